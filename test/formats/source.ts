import type { Parsed, Range, Sheet, SourceFile, TreeRecord } from '../../src/formats/format.ts';

export const source = (text: string, file = 'file'): SourceFile => ({
  file,
  text,
  encoding: 'utf-8',
  bom: false,
});

export const slice = (text: string, { start, end }: Range): string => text.slice(start, end);

export function records(parsed: Parsed): readonly TreeRecord[] {
  if (parsed.shape !== 'tree') throw new Error('not a tree');
  return parsed.records;
}

export function record(parsed: Parsed, index = 0): TreeRecord {
  const found = records(parsed)[index];
  if (!found) throw new Error(`no record ${index}`);
  return found;
}

export function sheet(parsed: Parsed): Sheet {
  const found = parsed.shape === 'table' ? parsed.sheets[0] : undefined;
  if (!found) throw new Error('no sheet');
  return found;
}

/** Message ids with the text they stand at. */
export function reported(parsed: Parsed, text: string): readonly string[] {
  return parsed.problems.map(problem => `${problem.messageId}: ${slice(text, problem.range)}`);
}
