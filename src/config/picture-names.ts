import { fileName, ownName } from '../facts/picture-words.ts';
import type * as Engine from './pattern.ts';
import type { Pattern } from './pattern.ts';
import { faults } from './phrases.ts';
import { type ConfigProblem, type Fault, fault } from './problem.ts';
import type { ConfigSource } from './source.ts';

/** The names of pictures that configs tell of. */
export interface PictureNamesRead {
  /** Roles and views that the patterns say of a picture at `src`; absent where there are none. */
  readonly shownByName?: (src: string) => readonly string[];
  readonly problems: readonly ConfigProblem[];
}

/** What no file name holds. */
const separators = '/\\';

/**
 * Reads the patterns of configs, the one that counts most last: what it says of a role or view replaces what was said
 * before. Names of another shape are left to the schema.
 */
export async function readPictureNames(sources: readonly ConfigSource[]): Promise<PictureNamesRead> {
  if (sources.every(source => Object.keys(namesIn(source)).length === 0)) return { problems: [] };
  // The engine is heavy: only where there is a pattern.
  const engine = await import('./pattern.ts');
  const problems: ConfigProblem[] = [];
  const patterns = new Map<string, readonly Pattern[]>();
  for (const source of sources) {
    for (const [show, given] of Object.entries(namesIn(source))) {
      const texts = [given].flat().filter(text => typeof text === 'string');
      const ways: Pattern[] = [];
      for (const [index, text] of texts.entries()) {
        const read = patternOf(text, engine);
        if ('phrase' in read) problems.push(source.problem(read, ['pictureNames', show, index]));
        else ways.push(read);
      }
      patterns.set(show, ways);
    }
  }
  const entries = [...patterns];
  return {
    problems,
    shownByName(src) {
      const name = fileName(src);
      const own = ownName(name);
      return entries.flatMap(([show, ways]) =>
        ways.some(way => way.matcher(own).find() || way.matcher(name).find()) ? [show] : [],
      );
    },
  };
}

/** What stands under `pictureNames`. */
const namesIn = (source: ConfigSource): object =>
  Object((source.value as { readonly pictureNames?: unknown } | undefined)?.pictureNames);

/** A pattern of file names, capital letters or not, or why it is none. */
function patternOf(text: string, { compilePattern, neverMatches }: typeof Engine): Pattern | Fault {
  const pattern = compilePattern(text, { anyCase: true });
  if ('phrase' in pattern) return pattern;
  if (neverMatches(pattern, separators)) return fault(faults.nameNeverMatches, {});
  return pattern.matcher('').find() ? fault(faults.nameAlwaysMatches, {}) : pattern;
}
