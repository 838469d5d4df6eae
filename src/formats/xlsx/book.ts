import { WorkbookFault } from './fault.ts';
import type { Epoch } from './number.ts';
import { sharedStrings } from './strings.ts';
import { cellForms, type NumberForm } from './styles.ts';
import { attributeOf, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** A sheet that a reader of the workbook sees, by the name on its tab. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** What all sheets of a workbook share. */
export interface Book {
  readonly sheets: readonly SheetPart[];
  readonly hiddenSheets: number;
  readonly strings: readonly string[];
  readonly forms: readonly NumberForm[];
  readonly epoch: Epoch;
}

interface Relation {
  readonly id: string;
  /** The last step of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  readonly part: string;
}

/** Reads a workbook without its sheets' cells. Macros, pictures and links stay packed. @throws WorkbookFault */
export function readBook(archive: Archive): Book {
  const root =
    relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(root)) throw new WorkbookFault('binary-workbook');
  const workbook = archive.read(root);
  if (!workbook) throw new WorkbookFault('not-a-workbook');
  const relations = relationsOf(archive, root);
  const sheets: SheetPart[] = [];
  let hiddenSheets = 0;
  let epoch: Epoch = 1900;
  readXml(workbook, root, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const id = attributeOf(attributes, 'id');
      const relation = relations.find(candidate => candidate.id === id);
      // Charts and old macro sheets stand among the sheets, but hold no cells.
      if (relation?.type !== 'worksheet') return;
      if (/hidden/i.test(attributes.state ?? '')) hiddenSheets++;
      else sheets.push({ name: attributes.name ?? '', part: relation.part });
    },
  });
  const shared = partOf(archive, relations, 'sharedStrings');
  const styles = partOf(archive, relations, 'styles');
  return {
    sheets,
    hiddenSheets,
    epoch,
    strings: shared ? sharedStrings(shared.bytes, shared.part) : [],
    forms: styles ? cellForms(styles.bytes, styles.part) : [],
  };
}

function partOf(
  archive: Archive,
  relations: readonly Relation[],
  wanted: string,
): { readonly part: string; readonly bytes: Uint8Array } | undefined {
  const part = relations.find(({ type }) => type === wanted)?.part;
  const bytes = part === undefined ? undefined : archive.read(part);
  return part === undefined || !bytes ? undefined : { part, bytes };
}

/** What a part refers to inside the archive; the archive itself is the part without a name. */
function relationsOf(archive: Archive, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const bytes = archive.read(name);
  const relations: Relation[] = [];
  if (!bytes) return relations;
  readXml(bytes, name, {
    open(element, { Id = '', Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolve(folder, Target) });
    },
  });
  return relations;
}

/** A target as the name of a part: relative to its folder, or from the root with a leading slash. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
