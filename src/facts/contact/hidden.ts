import type { Span } from '../../model/path.ts';

const TARGET = /<a\b[^<>]*?\bhref\s*=\s*(["'])(https?:\/\/([^\s"'/<>]+)[^"'<>]*)\1/gi;

/** Where links of HTML lead, in the raw value. */
export function hiddenLinks(raw: string): readonly { readonly span: Span; readonly host: string }[] {
  if (!/<a\s/i.test(raw)) return [];
  return [...raw.matchAll(TARGET)].map(match => {
    const [whole, quote = '', target = '', host = ''] = match;
    const start = match.index + whole.length - target.length - quote.length;
    return { span: { start, end: start + target.length }, host: host.toLowerCase() };
  });
}
