import type { Alias, Node, Pair, YAMLError, YAMLMap, Document as YamlDocument } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import { isRecord, listPath } from './collection.ts';
import type { Format, InputProblem, Parsed, SourceFile, TreeRecord } from './format.ts';
import { syntaxProblem, triage } from './syntax.ts';
import { locateIn, locateKeyIn, scalarTextIn, type TreeNode } from './tree.ts';
import { rangeOf, yamlTree } from './yaml-tree.ts';
import { isMerge, keyName, type Targets, yamlValue } from './yaml-value.ts';

/** YAML 1.2 with merge keys: one document, a list, or several `---` documents. */
export const yaml: Format = { name: 'yaml', extensions: ['.yaml', '.yml'], parse };

function parse(source: SourceFile): Parsed {
  const reads = documentsOf(source.text).map(document => readDocument(source, document));
  const records = reads.flatMap(read => read.records);
  const problems = reads.flatMap(read => read.problems);
  if (records.length === 0 && problems.length === 0)
    problems.push(syntaxProblem('empty', { start: 0, end: 0 }));
  return { shape: 'tree', format: 'yaml', records, problems };
}

/**
 * The documents of a text. A quote that never closes makes the parser take all the rest into one scalar,
 * unless some quote follows: then it sees where the indentation or a `---` ends it. A comment of quotes at the
 * end makes sure of that. The writer asks for the tokens, with which brackets, colons and dashes have a place.
 */
export function documentsOf(text: string, keepSourceTokens = false): readonly YamlDocument[] {
  const options = {
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens,
  } as const;
  const parsed = parseAllDocuments(text, options) as readonly YamlDocument[];
  const unclosed = parsed.some(document => document.errors.some(isUnclosedQuote));
  return unclosed ? (parseAllDocuments(`${text}\n#"'`, options) as readonly YamlDocument[]) : parsed;
}

const isUnclosedQuote = (error: YAMLError): boolean =>
  error.code === 'MISSING_CHAR' && /closing ["']quote/.test(error.message);

interface Read {
  readonly records: readonly TreeRecord[];
  readonly problems: readonly InputProblem[];
}

function readDocument(source: SourceFile, document: YamlDocument): Read {
  const root = document.contents;
  const { targets, faults: nodeFaults } = inspect(document);
  const faults = [...document.errors.map(error => faultOf(error, source.text)), ...nodeFaults];
  faults.sort((left, right) => left.range.start - right.range.start);
  if (root === null || (isScalar(root) && root.value === null && root.source === '')) {
    return { records: [], problems: faults.slice(0, 1) };
  }
  const candidates = recordNodes(document, root, targets).map(node => ({ node, range: rangeOf(node) }));
  const isFatal = ({ messageId }: InputProblem) => messageId !== 'duplicate-key';
  const { sound, problems } = triage(candidates, faults.filter(isFatal));
  const reported = [...problems, ...faults.filter(fault => !isFatal(fault))];
  const records: TreeRecord[] = [];
  for (const { node, range } of sound) {
    const value = yamlValue(node, targets);
    if (isRecord(value)) records.push(recordOf(source, targets, node, value));
    else reported.push(syntaxProblem(value === undefined ? 'alias-bomb' : 'not-a-document', range, {}, 1));
  }
  return { records, problems: reported };
}

/** The nodes that are a record each: the items of the document's list, or the document itself. */
export function recordNodes(document: YamlDocument, root: Node, targets: Targets): readonly Node[] {
  const path = isMap(root) ? listPath(yamlValue(root, targets)) : [];
  const list = path === undefined || path.length === 0 ? root : document.getIn(path, true);
  return isSeq(list) ? (list.items as Node[]) : [root];
}

function recordOf(source: SourceFile, targets: Targets, node: Node, value: unknown): TreeRecord {
  const tree = (): TreeNode => yamlTree(source.text, targets, node);
  return {
    value,
    range: rangeOf(node),
    locate: (path, span) => locateIn(tree(), path, span),
    locateKey: path => locateKeyIn(tree(), path),
    scalarText: path => scalarTextIn(tree(), path),
  };
}

export interface Inspection {
  readonly targets: Targets;
  readonly faults: readonly InputProblem[];
}

/** What each alias stands for, and what the parser lets pass: keys said twice, aliases that stand for nothing. */
export function inspect(document: YamlDocument): Inspection {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const faults: InputProblem[] = [];
  const follow = (alias: Alias, path: readonly unknown[]): void => {
    const target = anchors.get(alias.source);
    const fault =
      target === undefined ? 'unknown-alias' : path.includes(target) ? 'circular-alias' : undefined;
    if (fault) faults.push(syntaxProblem(fault, rangeOf(alias), { name: alias.source }));
    else if (target) targets.set(alias, target);
  };
  visit(document, {
    Node: (_, node, path) => {
      if (isAlias(node)) follow(node, path);
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isMap(node)) faults.push(...duplicateKeys(node));
    },
  });
  return { targets, faults };
}

function duplicateKeys(map: YAMLMap): InputProblem[] {
  const seen = new Set<string>();
  const faults: InputProblem[] = [];
  for (const pair of map.items as Pair[]) {
    if (isMerge(pair)) continue;
    const name = keyName(pair.key);
    if (seen.has(name)) faults.push(syntaxProblem('duplicate-key', rangeOf(pair.key as Node), { key: name }));
    seen.add(name);
  }
  return faults;
}

/** Message by error code of the `yaml` package; codes of one kind share a sentence. */
const messages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'tab-indent',
  BAD_INDENT: 'indentation',
  BLOCK_AS_IMPLICIT_KEY: 'indentation',
  BLOCK_IN_FLOW: 'indentation',
  MULTILINE_IMPLICIT_KEY: 'multiline-key',
  BAD_DQ_ESCAPE: 'bad-escape',
  BAD_SCALAR_START: 'unquoted-sign',
  MISSING_CHAR: 'missing-sign',
};

function faultOf(error: YAMLError, text: string): InputProblem {
  const [start, end] = error.pos;
  const messageId = isUnclosedQuote(error) ? 'unclosed-quote' : (messages[error.code] ?? 'unexpected');
  const stop = Math.min(text.length, Math.max(end, start + 1));
  return syntaxProblem(messageId, { start: Math.min(start, text.length), end: stop });
}
