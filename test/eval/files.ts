import { filesOfListings, lint, openFindings, percent, quantile } from './command.ts';

const columnsNamed = 12;

function describe(file: string): string {
  const report = lint(file);
  const [assumed] = report.run.assumed;
  const { rows, listings, rowsJoined, rowsReported, columnsRead, columnsIgnored } = assumed;
  const open = openFindings(report);
  const counts = open.map(findings => findings.length);
  const errors = open.filter(findings => findings.some(({ severity }) => severity === 'error')).length;
  const sign = rows === listings + rowsJoined + rowsReported ? '=' : '!=';
  const names = columnsIgnored.slice(0, columnsNamed).join(', ');
  const more = columnsIgnored.length > columnsNamed ? ` … ${columnsIgnored.length - columnsNamed} more` : '';
  return [
    `  ${file}`,
    `    ${assumed.dialect} · ${assumed.encoding} · ${assumed.language ?? 'language unknown'} · ${assumed.profiles.join(', ') || 'no platform'}`,
    `    ${rows} rows ${sign} ${listings} listings + ${rowsJoined} joined + ${rowsReported} reported`,
    `    ${columnsRead} columns read, ${columnsIgnored.length} ignored${names === '' ? '' : `: ${names}${more}`}`,
    `    findings a listing without hints: median ${quantile(counts, 0.5)}, nine in ten at most ${quantile(counts, 0.9)} · with an error ${percent(errors, counts.length)} %`,
  ].join('\n');
}

/** How every file of real data is read, and how much is found in it, through the built command. */
export async function evaluateFiles(): Promise<void> {
  console.log('\nfiles of listings: how they are read');
  for (const file of await filesOfListings()) console.log(describe(file));
}
