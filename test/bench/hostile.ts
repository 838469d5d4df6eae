import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jpeg, product } from '../facts/pixels/photographs.ts';
import { hostilePictures, putHostile } from '../input/hostile-pictures.ts';
import { measured, type Ran } from './measured.ts';

/** The findings of `image/file` in a report, in short. */
const said = (stdout: string): string => {
  try {
    const { documents } = JSON.parse(stdout) as {
      documents: { findings: { rule: string; messageId: string; path: readonly unknown[] }[] }[];
    };
    const about = documents
      .flatMap(({ findings }) => findings)
      .filter(({ rule, path }) => rule === 'image/file' && path[1] === 1);
    return about.map(({ messageId }) => messageId).join(', ') || 'nothing to object';
  } catch {
    return 'NO REPORT';
  }
};

/** Runs the whole command over a listing with a sound picture and each hostile one, and over all of them at once. */
export async function hostileRuns(command: string, say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-bench-hostile-'));
  try {
    writeFileSync(join(folder, 'sound.jpg'), await jpeg(product(900)));
    const run = (names: readonly string[]): Promise<Ran> => {
      const images = ['sound.jpg', ...names].map(src => ({ src }));
      writeFileSync(join(folder, 'shop.json'), JSON.stringify([{ id: 'A', title: 'Oak Table', images }]));
      return measured(command, folder, [
        'shop.json',
        '--no-config',
        '--no-cache',
        '--format',
        'json',
        '--fail-on',
        'never',
      ]);
    };
    const plain = await run([]);
    say(
      `a sound picture alone: ${plain.peak.toFixed(0)} MB, ${plain.seconds.toFixed(1)} s of processor time`,
    );
    const line = (name: string, { status, stdout, stderr, peak, seconds }: Ran): string => {
      const more = peak - plain.peak;
      const wrong = status === 0 && stderr === '' && more < 300 ? '' : `   WRONG: status ${status} ${stderr}`;
      return `${name.padEnd(32)} ${more.toFixed(0).padStart(5)} MB more ${seconds.toFixed(1).padStart(6)} s   ${said(stdout)}${wrong}`;
    };
    for (const hostile of hostilePictures) {
      await putHostile(hostile, folder);
      say(line(hostile.name, await run([hostile.name])));
    }
    say(line('all of them at once', await run(hostilePictures.map(({ name }) => name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
