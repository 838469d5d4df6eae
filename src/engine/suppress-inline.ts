import { CST, isCollection, isMap, isNode, isPair, isSeq, Lexer, parseAllDocuments } from 'yaml';
import type { Replacement } from '../formats/edit.ts';
import type { Range, SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { Suppression, SuppressionScope } from './suppress.ts';

const mark = 'listing-lint-ignore';

/**
 * The suppressions that stand in comments of a YAML file:
 *
 *     # listing-lint-ignore image/detail, size/chart-unit -- the reason until=2026-12-05
 *     # listing-lint-ignore-file title/length -- the reason
 *
 * Above a key or an item they hold for all of it, behind one for what begins on the line. Only comments count,
 * never texts that look like one.
 */
export function inlineSuppressions(source: SourceFile): readonly Suppression[] {
  if (!source.text.includes(mark)) return [];
  const found = commentsOf(source.text).flatMap(comment => {
    const text = source.text.slice(comment.start, comment.end);
    const match = /^#\s*listing-lint-ignore(-file)?(?:\s+(.*))?$/s.exec(text.trimEnd());
    return match
      ? [{ comment, wholeFile: match[1] !== undefined, said: suppressionText(match[2] ?? '') }]
      : [];
  });
  if (found.length === 0) return [];
  const targets = targetsOf(source.text);
  return found.flatMap(({ comment, wholeFile, said: { rules, ...said } }) => {
    const place = toLocation(source, comment);
    const target = wholeFile ? undefined : targetFor(comment, targets, source.text);
    const scope: SuppressionScope = wholeFile
      ? { kind: 'file', file: source.file }
      : { kind: 'stretch', file: source.file, stretch: target ? toLocation(source, target) : null };
    return rules.map(rule => ({
      rule,
      ...said,
      scope,
      place,
      removal: [{ kind: 'text', replacement: removalOf(rule, rules, comment, source.text) }],
    }));
  });
}

/** `image/detail, title/length -- a reason until=2026-12-05`: without rules, one that stands for all. */
export function suppressionText(text: string): { rules: readonly string[]; reason: string; until?: string } {
  const [named, ...rest] = text.split(/(?:^|\s)--(?:\s|$)/);
  const date = /(?:^|\s)until=(\S*)/;
  const until = date.exec(text)?.[1];
  const rules = (named as string)
    .replace(date, '')
    .split(/[\s,]+/)
    .filter(rule => rule !== '');
  const reason = rest.join(' -- ').replace(date, '').trim();
  return { rules: rules.length > 0 ? rules : [''], reason, ...(until === undefined ? {} : { until }) };
}

/** The comment with its line where it stands alone on it; of several rules the one. */
function removalOf(rule: string, rules: readonly string[], comment: Range, text: string): Replacement {
  if (rules.length > 1) return withoutRule(rule, comment, text);
  const before = /[^\S\r\n]*$/.exec(text.slice(0, comment.start))?.[0].length ?? 0;
  const start = comment.start - before;
  const isAlone = start === 0 || /[\r\n]/.test(text[start - 1] as string);
  const lineEnd = isAlone ? (/^[^\S\r\n]*(\r\n|\n|\r)?/.exec(text.slice(comment.end))?.[0].length ?? 0) : 0;
  return { start, end: comment.end + lineEnd, text: '' };
}

/** A name goes with the comma behind it, the last one with the comma before it. */
function withoutRule(rule: string, comment: Range, text: string): Replacement {
  const said = text.slice(comment.start, comment.end);
  const names = said.split(/\s--(?:\s|$)/)[0] as string;
  const at = names.search(/(?<=listing-lint-ignore(?:-file)?\s)/);
  const found = at + ` ${names.slice(at).replaceAll(',', ' ')} `.indexOf(` ${rule} `);
  const behind = /^[\s,]*/.exec(names.slice(found + rule.length))?.[0].length ?? 0;
  const isLast = found + rule.length + behind >= names.length;
  const before = isLast ? (/[\s,]*$/.exec(names.slice(0, found))?.[0].length ?? 0) : 0;
  const start = comment.start + found - before;
  return { start, end: comment.start + found + rule.length + (isLast ? 0 : behind), text: '' };
}

/** Ranges of the comments: the lexer tells them from scalars, which it announces with a mark of its own. */
function commentsOf(text: string): Range[] {
  const comments: Range[] = [];
  let offset = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = scalar ? null : CST.tokenType(lexeme);
    scalar = type === 'scalar';
    if (scalar || type === 'doc-mode' || type === 'flow-error-end') continue;
    if (type === 'comment') comments.push({ start: offset, end: offset + lexeme.length });
    offset += lexeme.length;
  }
  return comments;
}

/** A key with its value, or an item of a list. */
interface Target extends Range {
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
}

/** All keys and items of a file in the order they begin, the outer before the inner. */
function targetsOf(text: string): readonly Target[] {
  const targets: Target[] = [];
  const walk = (node: unknown): void => {
    if (!isCollection(node)) return;
    const flow = node.flow === true;
    for (const item of node.items) {
      const [first, last] = isPair(item) ? [item.key, item.value ?? item.key] : [item, item];
      const start = isNode(first) ? first.range?.[0] : undefined;
      const end = isNode(last) ? last.range?.[1] : undefined;
      if (start !== undefined && end !== undefined)
        targets.push({ start, end: Math.max(end, start + 1), flow });
      if (isMap(node) && isPair(item)) walk(item.value);
      else if (isSeq(node)) walk(item);
    }
  };
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  for (const document of Array.isArray(documents) ? documents : []) walk(document.contents);
  return targets.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** What a comment is about: what begins on its line before it, else the next thing that begins. */
function targetFor(comment: Range, targets: readonly Target[], text: string): Target | undefined {
  const lineStart =
    Math.max(text.lastIndexOf('\n', comment.start - 1), text.lastIndexOf('\r', comment.start - 1)) + 1;
  const beside = targets.filter(({ start }) => start >= lineStart && start < comment.start);
  const next = () => targets.find(({ start }) => start >= comment.end);
  return beside.findLast(({ flow }) => !flow) ?? beside.at(-1) ?? next();
}
