const BREAK = 0;
const SENTENCE = 1;
const WORD = 2;
/** A character of a script written without spaces: each is a token of its own. */
const SIGN = 3;

const sign = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const word = /[\p{L}\p{N}\p{M}]/u;
const sentence = /[\n!?;。｡•●▪■◆|]/u;

/** Class + 1 of each UTF-16 unit, filled as units are met. */
const classes = new Uint8Array(65_536);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  let kind = BREAK;
  // Supplementary ideographs (planes 2 and 3) come as pairs led by D840-D888; their second half belongs to them.
  if (unit >= 0xd840 && unit <= 0xd888) kind = SIGN;
  else if (sign.test(character)) kind = SIGN;
  else if (word.test(character)) kind = WORD;
  else if (sentence.test(character)) kind = SENTENCE;
  classes[unit] = kind + 1;
  return kind;
}

/** Words and signs of a text, with the sentence each stands in. Arrays are parallel. */
export interface Tokens {
  readonly start: number[];
  readonly end: number[];
  readonly low: number[];
  readonly high: number[];
  readonly sign: boolean[];
  readonly sentence: number[];
}

/**
 * Tokens of a folded text: a run of letters and digits is a word, a character of a script without spaces a
 * sign. A sentence ends at a line break, `! ? ; 。`, a bullet, or a full stop that a blank follows.
 */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { start: [], end: [], low: [], high: [], sign: [], sentence: [] };
  let sentences = 0;
  let open = false;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const kind = (classes[unit] || classify(unit) + 1) - 1;
    if (kind === WORD || kind === SIGN) {
      let low = 0x811c9dc5;
      let high = 0x9e3779b1;
      let end = i;
      const limit = kind === WORD ? text.length : unit >= 0xd840 && unit <= 0xd888 ? i + 2 : i + 1;
      while (end < limit) {
        const next = text.charCodeAt(end);
        if (kind === WORD && (classes[next] || classify(next) + 1) - 1 !== WORD) break;
        low = Math.imul(low ^ next, 0x01000193);
        high = Math.imul(high ^ next, 0x5bd1e995);
        high ^= high >>> 15;
        end++;
      }
      tokens.start.push(i);
      tokens.end.push(end);
      tokens.low.push(low);
      tokens.high.push(high);
      tokens.sign.push(kind === SIGN);
      tokens.sentence.push(sentences);
      open = true;
      i = end;
    } else {
      const stop = unit === 0x2e && !(text.charCodeAt(i + 1) > 0x20);
      if (open && (kind === SENTENCE || stop)) {
        sentences++;
        open = false;
      }
      i++;
    }
  }
  return tokens;
}
