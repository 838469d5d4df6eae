import { type Hand, texts, words } from './hand.ts';

/** JSON as different hands and programs write it. With `comments`, it is none that `JSON.parse` reads. */
export function jsonByHand(hand: Hand): string {
  const eol = hand.pick(['\n', '\n', '\r\n']);
  const indent = hand.pick(['  ', '    ', '\t', '   ']);
  const colon = hand.pick([': ', ': ', ':', ' : ']);
  const comma = colon === ':' ? ',' : hand.pick([', ', ',']);
  const comments = hand.chance(0.4) ? 0.2 : 0;
  const trailing = comments > 0 && hand.chance(0.5);
  const oneLine = hand.pick([0, 0.2, 1]);
  const ascii = hand.chance(0.2);
  let count = 0;

  const mark = (): string => {
    const text = `⟨${++count}⟩ ${hand.pick(['note', '备注', '"a": [', '# x, y'])}`;
    return hand.chance(0.5) ? `// ${text}` : `/* ${text} */`;
  };
  const string = (text: string): string => {
    const made = JSON.stringify(text);
    if (ascii) return made.replace(/[\x7f-\uffff]/g, escaped);
    if (hand.chance(0.2)) return made.replace(/[éa/]/g, unit => (unit === '/' ? '\\/' : escaped(unit)));
    return made;
  };
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const scalar = (): string => {
    if (hand.chance(0.3))
      return hand.pick([
        '0',
        '19.90',
        '1.10',
        '1e3',
        '-0.5',
        '-0',
        '12345678901234567890',
        'true',
        'false',
        'null',
      ]);
    return string(
      hand.chance(0.6)
        ? hand.pick(texts)
        : Array.from({ length: 1 + hand.below(8) }, () => hand.pick(words)).join(' '),
    );
  };
  const value = (depth: number, pad: string, flat: boolean): string => {
    const kind = hand.below(10);
    if (depth > 3 || kind < 6) return scalar();
    const size = hand.below(4);
    if (kind < 8)
      return brackets(
        '[',
        ']',
        pad,
        flat,
        Array.from({ length: size }, () => (inner: string, one: boolean) => value(depth + 1, inner, one)),
      );
    return object(depth, pad, flat, []);
  };
  const object = (depth: number, pad: string, flat: boolean, first: string[]): string => {
    const names = [
      ...first,
      ...Array.from(
        { length: hand.below(4) },
        (_, index) =>
          hand.pick(['title', 'price', 'images', '颜色', 'a b', 'é', '"q"', 'x/y']) +
          (hand.chance(0.9) ? index : ''),
      ),
    ];
    const members = names.map(
      (name, index) => (inner: string, one: boolean) =>
        `${string(name)}${colon}${index < first.length ? scalar() : value(depth + 1, inner, one)}`,
    );
    return brackets('{', '}', pad, flat, members);
  };
  const brackets = (
    open: string,
    close: string,
    pad: string,
    flat: boolean,
    members: ((inner: string, one: boolean) => string)[],
  ): string => {
    const one = flat || hand.chance(oneLine);
    const inner = pad + indent;
    const made = members.map(member => member(inner, one));
    if (made.length === 0) return open + hand.pick(['', '', ' ']) + close;
    if (one) {
      const note = !flat && hand.chance(comments) ? ` /* ⟨${++count}⟩ */ ` : '';
      return open + note + made.join(comma) + (trailing && hand.chance(0.3) ? ',' : '') + close;
    }
    const last = trailing && hand.chance(0.5);
    const lines = made.map((text, index) => {
      const above = hand.chance(comments) ? inner + mark() + eol : '';
      const behind = hand.chance(comments) ? ` ${mark()}` : hand.chance(0.05) ? ' ' : '';
      const sign = index < made.length - 1 || last ? ',' : '';
      return `${above}${inner}${text}${hand.chance(0.03) ? ' ' : ''}${sign}${behind}${hand.chance(0.03) ? eol : ''}${eol}`;
    });
    return `${open}${eol}${lines.join('')}${pad}${close}`;
  };
  const record = (pad: string, flat: boolean) => object(0, pad, flat, ['id', 'title']);

  const shape = hand.below(4);
  if (shape < 1) return record('', false) + hand.pick(['', eol]);
  if (shape < 2)
    return (
      Array.from({ length: 1 + hand.below(3) }, () => object(0, '', true, ['id', 'title'])).join(eol) +
      hand.pick(['', eol, eol + eol])
    );
  const items = Array.from(
    { length: 1 + hand.below(3) },
    () => (inner: string, one: boolean) => record(inner, one),
  );
  if (shape < 3) return brackets('[', ']', '', false, items) + eol;
  return (
    brackets('{', '}', '', false, [
      (inner, one) => `"products"${colon}${brackets('[', ']', inner, one, items)}`,
    ]) + eol
  );
}
