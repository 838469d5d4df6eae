import { type Hand, texts, words } from './hand.ts';

/** CSV as spreadsheets, shops and hands write it. */
export function csvByHand(hand: Hand): string {
  const delimiter = hand.pick([',', ',', ';', '\t', '|']);
  const eol = hand.pick(['\n', '\r\n', '\r\n', '\r']);
  const quotes = hand.pick([0, 0.3, 1]);
  const columns = 2 + hand.below(5);
  const cell = (text: string): string => {
    const needs = text.includes(delimiter) || /["\r\n]/.test(text);
    if (!needs && !hand.chance(quotes)) return text;
    return `"${text.replaceAll('"', '""')}"${hand.chance(0.03) ? ' ' : ''}`;
  };
  const someText = (): string => {
    if (hand.chance(0.2)) return '';
    const text = hand.chance(0.5)
      ? hand.pick(texts)
      : Array.from({ length: 1 + hand.below(6) }, () => hand.pick(words)).join(' ');
    return eol === '\r' ? text.replaceAll('\n', ' ') : text;
  };
  const header = Array.from({ length: columns }, (_, index) =>
    cell(hand.pick(['title', 'Price', '颜色', 'a b']) + index),
  );
  const rows = Array.from({ length: 2 + hand.below(6) }, () => {
    if (hand.chance(0.05)) return hand.pick(['', delimiter.repeat(columns - 1)]);
    const width = hand.chance(0.1) ? 1 + hand.below(columns) : columns;
    return [cell(`sku${hand.below(99)}`), ...Array.from({ length: width - 1 }, () => cell(someText()))].join(
      delimiter,
    );
  });
  const separator = hand.chance(0.05) ? `sep=${delimiter}${eol === '\r' ? '\n' : eol}` : '';
  return separator + [header.join(delimiter), ...rows].join(eol) + hand.pick(['', eol, eol]);
}
