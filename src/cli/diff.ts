import { createTwoFilesPatch } from 'diff';
import type { FileState } from '../engine/fix/state.ts';
import type { Sheet } from '../formats/format.ts';
import { columnLetter } from '../model/place.ts';

/** What changes between two states of a file: a unified diff of a text, cell by cell of a workbook. */
export function diffOf(from: FileState, to: FileState): string {
  return from.source.bytes ? workbookDiff(from, to) : textDiff(from, to);
}

function textDiff({ file, source: before }: FileState, { source: after }: FileState): string {
  const patch = createTwoFilesPatch('a', 'b', before.text, after.text, '', '', { context: 3 });
  // The package writes other letters than ASCII as numbers, which nobody can read.
  return `${heading(file)}${patch.slice(patch.indexOf('@@'))}`;
}

const heading = (file: string): string => `--- a/${file}\n+++ b/${file}\n`;

function workbookDiff(from: FileState, to: FileState): string {
  const lines: string[] = [];
  if (from.parsed.shape !== 'table' || to.parsed.shape !== 'table') return '';
  for (const [index, before] of from.parsed.sheets.entries()) {
    const after = to.parsed.sheets[index];
    if (after) lines.push(...sheetDiff(before, after));
  }
  return `${heading(from.file)}${lines.join('\n')}\n`;
}

function* sheetDiff(before: Sheet, after: Sheet): Iterable<string> {
  const rows = new Map([after.header, ...after.rows].map(row => [row.number, row]));
  for (const { number, cells } of [before.header, ...before.rows]) {
    const now = rows.get(number)?.cells ?? [];
    for (let column = 0; column < Math.max(cells.length, now.length); column++) {
      const [old = '', written = ''] = [cells[column], now[column]];
      if (old === written) continue;
      yield `@@ ${before.name ?? ''}!${columnLetter(column)}${number} @@`;
      yield* old.split('\n').map(line => `-${line}`);
      yield* written.split('\n').map(line => `+${line}`);
    }
  }
}
