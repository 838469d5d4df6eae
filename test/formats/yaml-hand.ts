import { type Hand, texts, words } from './hand.ts';

/** YAML as different hands write it: indentation, quotes, comments, blocks, brackets, anchors, line ends. */
export function yamlByHand(hand: Hand): string {
  const eol = hand.pick(['\n', '\n', '\n', '\r\n']);
  const step = hand.pick([2, 2, 2, 3, 4]);
  const listStep = hand.pick([0, step, 2]);
  const comments = hand.pick([0, 0.1, 0.4]);
  const anchors = hand.pick([0, 0, 0, 0.15]);
  const quotes = hand.pick(['plain', 'single', 'double', 'any']);
  let count = 0;
  const named: { name: string; map: boolean }[] = [];
  const mark = (): string => `# ⟨${++count}⟩ ${hand.pick(['note', '备注', '- x: y', '"q'])}`;
  const tail = (): string =>
    hand.chance(comments) ? ` ${' '.repeat(hand.below(3))}${mark()}` : hand.chance(0.05) ? '  ' : '';
  const between = (column: number): string => {
    let text = '';
    if (hand.chance(0.1)) text += hand.pick(['', '', '  ']) + eol;
    if (hand.chance(comments)) text += ' '.repeat(hand.chance(0.8) ? column : hand.below(6)) + mark() + eol;
    return text;
  };

  const plainable = (text: string) =>
    /^[a-zA-Z一-龥é][\w 一-龥é.%/()-]*[\w一-龥%é]$/.test(text) &&
    !/^(yes|no|true|false|null|on|off|y|n)$/i.test(text);
  const someText = (): string =>
    hand.chance(0.5)
      ? hand.pick(texts)
      : Array.from({ length: 1 + hand.below(9) }, () => hand.pick(words)).join(' ');
  const double = (text: string): string => {
    const made = JSON.stringify(text).replace(
      /[\x7f-\x9f\u2028\ufeff]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    return hand.chance(0.2) ? made.replace(/é/g, '\\xe9').replace(/👗/gu, '\\U0001F457') : made;
  };
  const isClean = (text: string) => !/[^\P{Cc}\t\n]|[\u2028\ufeff]/u.test(text);
  /** A scalar of one line, or folded at blanks below `column`. */
  const inline = (column: number, flow: boolean): string => {
    if (hand.chance(0.25))
      return hand.pick([
        '1',
        '19.90',
        '1.10',
        '00123',
        '1e3',
        '0x1F',
        'true',
        'false',
        '~',
        'null',
        '2024-01-01',
        '-0.5',
        'NO',
        '12:30',
      ]);
    const text = someText();
    const fold = (made: string): string =>
      hand.chance(0.3) && column >= 0
        ? made.replace(/(?<=[\wé一-龥]) (?=[\wé一-龥])/g, blank =>
            hand.chance(0.3) ? eol + ' '.repeat(column + 1 + hand.below(3)) : blank,
          )
        : made;
    const style = quotes === 'any' ? hand.pick(['plain', 'single', 'double']) : quotes;
    if (style === 'plain' && plainable(text) && !(flow && /[,[\]{}]/.test(text))) return fold(text);
    if (style !== 'double' && isClean(text) && !/[\n\t]/.test(text) && text.trim() === text)
      return fold(`'${text.replaceAll("'", "''")}'`);
    return fold(double(text));
  };
  const block = (column: number, parent: number): string | undefined => {
    const text = someText();
    const body = text.replace(/\n+$/, '');
    if (!isClean(text) || body === '' || /^[\s]|\n[ \t]*$|[ \t]$|\r|\t/.test(body)) return undefined;
    const indent = column + hand.pick([0, 0, 2]);
    const trailing = text.length - body.length;
    const folds = hand.chance(0.5) && !/\n[ \t]/.test(body) && !/[ \t]\n/.test(body);
    const chomp =
      trailing === 0 ? hand.pick(['-', '-', '']) : trailing === 1 ? hand.pick(['', '', '+']) : '+';
    const digit = hand.chance(0.1) && indent - parent < 10 && indent > parent ? String(indent - parent) : '';
    const lines = folds
      ? body
          .replace(/\n/g, '\n\n')
          .replace(/(?<=\S) (?=\S)/g, blank => (hand.chance(0.3) ? '\n' : blank))
          .split('\n')
      : body.split('\n');
    const padded = lines.map(line =>
      line === '' ? hand.pick(['', '', ' '.repeat(hand.below(indent + 1))]) : ' '.repeat(indent) + line,
    );
    const extra = chomp === '+' ? Math.max(0, trailing - 1) : hand.chance(0.1) ? 1 : 0;
    return `${folds ? '>' : '|'}${hand.chance(0.5) ? digit + chomp : chomp + digit}${tail()}${eol}${padded.join(eol)}${eol.repeat(extra)}`;
  };
  const key = (index: number): string => {
    const name =
      hand.pick([
        'id',
        'title',
        'price',
        'images',
        'seo',
        'tags',
        'alt',
        '颜色',
        'size chart',
        'on',
        '1',
        'a.b',
        "it's",
      ]) + (index > 0 ? index : '');
    const plain = hand.chance(0.8);
    return plain ? name : hand.chance(0.5) ? `'${name.replaceAll("'", "''")}'` : JSON.stringify(name);
  };
  const anchor = (map: boolean): string => {
    if (!hand.chance(anchors)) return '';
    const name = `a${named.length}`;
    named.push({ name, map });
    return `&${name} `;
  };
  const gap = hand.pick([1, 1, 1, 3]);

  const flowList = (depth: number, column: number): string =>
    flowItems('[', ']', depth, column, () => flowValue(depth + 1, column));
  const flowMap = (depth: number, column: number): string => {
    let index = 0;
    return flowItems('{', '}', depth, column, () => {
      const name = key(index++);
      if (hand.chance(0.05)) return name;
      return `${hand.chance(0.05) ? '? ' : ''}${name}:${hand.chance(0.05) ? '' : ` ${flowValue(depth + 1, column)}`}`;
    });
  };
  const flowItems = (
    open: string,
    close: string,
    depth: number,
    column: number,
    item: () => string,
  ): string => {
    const size = hand.below(4);
    const items = Array.from({ length: size }, item);
    const lines = depth === 0 && column >= 0 && hand.chance(0.4);
    const inner = ' '.repeat(Math.max(1, column + 2));
    if (!lines || size === 0) {
      const pad = hand.chance(0.3) ? ' ' : '';
      const trailing = size > 0 && hand.chance(0.1) ? ',' : '';
      return open + pad + items.join(hand.pick([', ', ', ', ',  '])) + trailing + pad + close;
    }
    const trailing = hand.chance(0.4);
    const texts = items.map((text, index) => {
      const comma = trailing || index < size - 1 ? ',' : '';
      const above = hand.chance(comments) ? inner + mark() + eol : '';
      return above + inner + text + comma + tail() + eol;
    });
    return `${open}${tail()}${eol}${texts.join('')}${' '.repeat(Math.max(1, column))}${close}`;
  };
  const flowValue = (depth: number, column: number): string => {
    if (depth < 2 && hand.chance(0.15)) return flowList(depth, column);
    if (depth < 2 && hand.chance(0.15)) return flowMap(depth, column);
    return inline(-1, true);
  };

  /** What follows `key:` in that column. */
  const behindKey = (column: number, depth: number): string => {
    if (anchors > 0 && named.length > 0 && hand.chance(anchors))
      return ` *${hand.pick(named).name}${tail()}${eol}`;
    const kind = hand.below(12);
    if (kind < 1) return `${hand.pick(['', '', ' ', ' ~', ' null'])}${tail()}${eol}`;
    if (kind < 2) {
      const made = block(column + step, column);
      if (made) return ` ${made}${eol}`;
    }
    if (kind < 3) return ` ${anchor(false)}${flowList(0, column)}${tail()}${eol}`;
    if (kind < 4) return ` ${anchor(true)}${flowMap(0, column)}${tail()}${eol}`;
    if (kind < 6 && depth < 3) {
      const head = anchor(true).trim();
      return `${head && ` ${head}`}${tail()}${eol}${mapLines(column + step, depth + 1)}`;
    }
    if (kind < 8 && depth < 3) return `${tail()}${eol}${listLines(column + listStep, depth + 1)}`;
    if (kind < 9 && hand.chance(0.1)) return ` !!str ${inline(column, false)}${tail()}${eol}`;
    return ` ${anchor(false)}${inline(column, false)}${tail()}${eol}`;
  };
  const mapLines = (column: number, depth: number, first = ' '.repeat(column)): string => {
    const size = 1 + hand.below(4);
    let text = '';
    for (let index = 0; index < size; index++) {
      const pad = index === 0 ? first : ' '.repeat(column);
      const above = index === 0 && first.trim() !== '' ? '' : between(column);
      const maps = named.filter(({ map }) => map);
      if (maps.length > 0 && hand.chance(0.2) && index > 0)
        text += `${above}${pad}<<: *${hand.pick(maps).name}${eol}`;
      else if (hand.chance(0.02))
        text += `${above}${pad}? ${key(index)}${eol}${' '.repeat(column)}:${behindKey(column, depth)}`;
      else text += `${above}${pad}${key(index)}:${behindKey(column, depth)}`;
    }
    return text;
  };
  const listLines = (column: number, depth: number): string => {
    const size = 1 + hand.below(3);
    let text = '';
    for (let index = 0; index < size; index++) {
      const dash = `${' '.repeat(column)}-${' '.repeat(gap)}`;
      const inner = column + 1 + gap;
      text += between(column);
      const kind = hand.below(10);
      if (kind < 1) text += `${dash.trimEnd()}${tail()}${eol}`;
      else if (kind < 5 && depth < 3)
        text += hand.chance(0.1)
          ? `${dash.trimEnd()}${eol}${mapLines(inner, depth + 1)}`
          : mapLines(inner, depth + 1, dash);
      else if (kind < 6) text += `${dash}${flowMap(0, column)}${tail()}${eol}`;
      else if (kind < 7 && depth < 3) text += `${dash}${listLines(inner, depth + 1).trimStart()}`;
      else text += `${dash}${inline(column, false)}${tail()}${eol}`;
    }
    return text;
  };

  const head = hand.chance(0.2) ? `${mark()}${eol}` : '';
  const shape = hand.below(8);
  let text: string;
  if (shape < 3) text = `id: x${eol}${mapLines(0, 0).replace(/^ +/, '')}`;
  else if (shape < 5)
    text = Array.from(
      { length: 1 + hand.below(3) },
      (_, index) => `${between(0)}-${' '.repeat(gap)}id: ${index}${eol}${mapLines(1 + gap, 1)}`,
    ).join('');
  else if (shape < 6)
    text = `products:${eol}${Array.from({ length: 1 + hand.below(3) }, (_, index) => `${' '.repeat(listStep)}- id: ${index}${eol}${mapLines(listStep + 2, 1)}`).join('')}`;
  else
    text = Array.from(
      { length: 2 },
      (_, index) => `---${tail()}${eol}${between(0)}id: ${index}${eol}${mapLines(0, 0)}`,
    ).join(hand.chance(0.2) ? `...${eol}` : '');
  const end = hand.chance(0.2) ? mark() + eol : '';
  const whole = head + text + end;
  return hand.chance(0.2) ? whole.replace(/\r?\n$/, '') : whole;
}
