const special = /[*?{]/;

/** Whether a name is a pattern. */
export const isGlob = (text: string): boolean => special.test(text);

/**
 * Tests texts against a glob: `*` is any run of characters but `/`, `?` one of them, `**` any run at all,
 * `{a,b}` one of several, `\` takes the next character as it is. `a/**` also means `a`, as in `.gitignore`.
 * Case counts.
 */
export function globTest(pattern: string): (text: string) => boolean {
  const source = new RegExp(`^(?:${translate(pattern)})$`, 'su');
  return text => source.test(text);
}

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');

function translate(pattern: string): string {
  let source = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const stars = /^(\/?)\*\*+(\/?)/.exec(rest);
    if (stars && (at === 0 || stars[1] === '/' || /[{,]/.test(pattern[at - 1] as string))) {
      source += anyFolders(stars[1] === '/', stars[2] === '/', at + stars[0].length === pattern.length);
      at += stars[0].length - 1;
      continue;
    }
    const character = String.fromCodePoint(pattern.codePointAt(at) as number);
    at += character.length - 1;
    if (character === '*') {
      at += (/^\*+/.exec(rest) as RegExpExecArray)[0].length - 1;
      source += '[^/]*';
    } else if (character === '?') source += '[^/]';
    else if (character === '\\' && at + 1 < pattern.length) source += literal(pattern[++at] as string);
    else if (character === '{' && closes(rest)) {
      source += '(?:';
      depth += 1;
    } else if (character === '}' && depth > 0) {
      source += ')';
      depth -= 1;
    } else if (character === ',' && depth > 0) source += '|';
    else source += literal(character);
  }
  return source;
}

/** `**` between, before or behind folders, which may be none at all. */
function anyFolders(before: boolean, after: boolean, last: boolean): string {
  if (before && after) return '/(?:.*/)?';
  if (before) return last ? '(?:/.*)?' : '/.*';
  return after ? '(?:.*/)?' : '.*';
}

/** Whether the brace that `rest` begins with is closed. */
function closes(rest: string): boolean {
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '\\') at += 1;
    else if (rest[at] === '{') depth += 1;
    else if (rest[at] === '}') depth -= 1;
    if (depth === 0) return true;
  }
  return false;
}
