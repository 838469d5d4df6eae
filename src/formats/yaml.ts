import type { Node, Pair, YAMLError, YAMLMap, Document as YamlDocument } from 'yaml';
import { isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import { isRecord, listPath } from './collection.ts';
import type { Format, InputProblem, Parsed, SourceFile, TreeRecord } from './format.ts';
import { syntaxProblem, triage } from './syntax.ts';
import { locateIn, locateKeyIn, scalarTextIn, type TreeNode } from './tree.ts';
import { isMerge, keyName, rangeOf, yamlTree } from './yaml-tree.ts';

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
 * end makes sure of that.
 */
function documentsOf(text: string): readonly YamlDocument[] {
  const options = { merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
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
  const faults = [...document.errors.map(error => faultOf(error, source.text)), ...nodeFaults(document)];
  faults.sort((left, right) => left.range.start - right.range.start);
  if (root === null || (isScalar(root) && root.value === null && root.source === '')) {
    return { records: [], problems: faults.slice(0, 1) };
  }
  const candidates = recordNodes(document, root).map(node => ({ node, range: rangeOf(node) }));
  const { sound, problems } = triage(
    candidates,
    faults.filter(fault => fault.messageId !== 'duplicate-key'),
  );
  const reported = [...problems, ...faults.filter(fault => fault.messageId === 'duplicate-key')];
  const records: TreeRecord[] = [];
  for (const { node, range } of sound) {
    const value = toValue(node, document);
    if (isRecord(value)) records.push(recordOf(source, document, node, value));
    else
      reported.push(syntaxProblem(value === tooManyAliases ? 'alias-bomb' : 'not-a-document', range, {}, 1));
  }
  return { records, problems: reported };
}

/** The nodes that are a record each: the items of the document's list, or the document itself. */
function recordNodes(document: YamlDocument, root: Node): readonly Node[] {
  const path = isMap(root) ? listPath(root.toJS(document, { maxAliasCount: -1 })) : [];
  const list = path === undefined ? root : path.length === 0 ? root : document.getIn(path, true);
  return isSeq(list) ? (list.items as Node[]) : [root];
}

const tooManyAliases = Symbol('too many aliases');

/** How many values aliases may stand for in one record: more than any listing repeats, less than a bomb. */
const maxAliasCount = 10_000;

/** Plain JS values; aliases that multiply without end are refused. */
function toValue(node: Node, document: YamlDocument): unknown {
  try {
    return node.toJS(document, { maxAliasCount });
  } catch {
    return tooManyAliases;
  }
}

function recordOf(source: SourceFile, document: YamlDocument, node: Node, value: unknown): TreeRecord {
  const tree = (): TreeNode => yamlTree(source.text, document, node);
  return {
    value,
    range: rangeOf(node),
    locate: (path, span) => locateIn(tree(), path, span),
    locateKey: path => locateKeyIn(tree(), path),
    scalarText: path => scalarTextIn(tree(), path),
  };
}

/** What the parser lets pass: keys said twice, aliases without an anchor or inside their own anchor. */
function nodeFaults(document: YamlDocument): InputProblem[] {
  const faults: InputProblem[] = [];
  visit(document, {
    Map: (_, map) => void faults.push(...duplicateKeys(map)),
    Alias: (_, alias, path) => {
      const target = alias.resolve(document);
      const data = { name: alias.source };
      if (target === undefined) faults.push(syntaxProblem('unknown-alias', rangeOf(alias), data));
      else if (path.includes(target)) faults.push(syntaxProblem('circular-alias', rangeOf(alias), data));
    },
  });
  return faults;
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
