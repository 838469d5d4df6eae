import type { Format, InputProblem, Parsed, Range, SourceFile, TreeRecord } from './format.ts';
import { syntaxProblem } from './syntax.ts';
import { locateIn, locateKeyIn, scalarTextIn, type TreeNode } from './tree.ts';
import { scanXml, type XmlElement } from './xml-scan.ts';
import { xmlTree, xmlValue } from './xml-tree.ts';

/** XML: RSS, Atom and other lists of products, a record an item. */
export const xml: Format = { name: 'xml', extensions: ['.xml'], parse };

/** Elements that are a record each, the outermost of them, whatever their namespace. */
const recordNames = new Set(['item', 'entry', 'product', 'offer', 'listing']);

const isRecordName = (name: string): boolean =>
  recordNames.has(name.slice(name.indexOf(':') + 1).toLowerCase());

function parse({ text }: SourceFile): Parsed {
  const records: TreeRecord[] = [];
  const problems: InputProblem[] = [];
  let open: XmlElement | undefined;
  let spoiled: InputProblem | undefined;
  let outside = false;
  let bare: { readonly first: Range; count: number } | undefined;
  scanXml(
    text,
    { start: 0, end: text.length },
    {
      opened(element) {
        if (open || !isRecordName(element.name)) return;
        open = element;
        element.kept = true;
      },
      closed(element) {
        if (!open) return;
        // From the inside out, so that no depth of the file is a depth of calls.
        element.value = xmlValue(text, element);
        if (element !== open) return;
        const { value } = element;
        if (spoiled) problems.push({ ...spoiled, data: { ...spoiled.data, rows: 1 } });
        else if (typeof value === 'object' && value !== null) records.push(recordOf(text, element, value));
        else problems.push(syntaxProblem('not-a-document', element.nameRange, {}, 1));
        open = undefined;
        spoiled = undefined;
      },
      fault(problem) {
        if (open) spoiled ??= problem;
        // What is wrong around the records mostly follows from one thing.
        else if (!outside && problems.length === 0) {
          outside = true;
          problems.push(problem);
        }
      },
      bare(range) {
        if (bare) bare.count++;
        else bare = { first: range, count: 1 };
      },
    },
  );
  if (bare) {
    const sign = text.slice(bare.first.start, bare.first.end);
    problems.push(syntaxProblem('bare-sign', bare.first, { sign, count: bare.count }));
  }
  if (records.length === 0 && problems.length === 0) problems.push(nothing(text));
  return { shape: 'tree', format: 'xml', records, problems };
}

function nothing(text: string): InputProblem {
  const start = text.length - text.trimStart().length;
  if (start === text.length) return syntaxProblem('empty', { start: 0, end: 0 });
  return syntaxProblem('not-a-document', { start, end: Math.max(start, text.trimEnd().length) });
}

function recordOf(text: string, { start, end }: XmlElement, value: object): TreeRecord {
  const range = { start, end };
  let known: TreeNode | undefined;
  const root = (): TreeNode => {
    known ??= xmlTree(text, elementIn(text, range));
    return known;
  };
  return {
    value,
    range,
    locate: (path, span) => locateIn(root(), path, span),
    locateKey: path => locateKeyIn(root(), path),
    scalarText: path => scalarTextIn(root(), path),
  };
}

/** The element that begins a stretch of a file, with all that is inside. */
export function elementIn(text: string, range: Range, onFault: () => void = () => {}): XmlElement {
  let root: XmlElement | undefined;
  scanXml(text, range, {
    opened(element, parents) {
      if (parents.length === 0) element.kept = true;
    },
    closed(element, parents) {
      if (parents.length === 0) root ??= element;
    },
    fault: onFault,
    bare: onFault,
  });
  if (!root) throw new Error(`no element at ${range.start}`);
  return root;
}
