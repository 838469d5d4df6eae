import type { Pair, YAMLMap, YAMLSeq, Document as YamlDocument } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { InlineStyle, Likeness, YamlStyle } from './yaml-text.ts';

/** The style of a file, by how most of its lines are. */
export function yamlStyle(text: string, documents: readonly YamlDocument[]): YamlStyle {
  const lists = [...text.matchAll(/^( *)[^\s#][^\r\n]*:[ \t]*\r?\n( *)- /gm)].slice(0, 100);
  const [first] = lists;
  const listStep = first ? (first[2] as string).length - (first[1] as string).length : 2;
  const nested = /^( *)(?:- )?[^\s#-][^\r\n]*:[ \t]*\r?\n( +)[^\s#-]/m.exec(text);
  const step = nested ? (nested[2] as string).length - (nested[1] as string).length : 2;
  const single = text.match(/(?<=[:\-[,] )'/g)?.length ?? 0;
  const double = text.match(/(?<=[:\-[,] )"/g)?.length ?? 0;
  return {
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    step: step > 0 && documents.length > 0 ? step : 2,
    listStep: Math.max(0, listStep),
    quote: single > double ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE',
  };
}

/** How the texts of a list or map are written, as far as they agree: all quoted the same way, else plain. */
export function likenessOf(node: YAMLMap | YAMLSeq | undefined): Likeness {
  const pairs = isMap(node) ? (node.items as Pair[]) : [];
  const values = isSeq(node)
    ? node.items.flatMap(item => (isMap(item) ? (item.items as Pair[]).map(({ value }) => value) : [item]))
    : pairs.map(({ value }) => value);
  const keys = isSeq(node)
    ? node.items.flatMap(item => (isMap(item) ? (item.items as Pair[]).map(({ key }) => key) : []))
    : pairs.map(({ key }) => key);
  return { keys: common(keys), texts: common(values) };
}

function common(nodes: readonly unknown[]): InlineStyle {
  const types = new Set(
    nodes.flatMap(node => (isScalar(node) && typeof node.value === 'string' ? [node.type] : [])),
  );
  const [only] = types;
  return types.size === 1 && (only === 'QUOTE_SINGLE' || only === 'QUOTE_DOUBLE') ? only : 'PLAIN';
}
