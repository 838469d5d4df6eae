import { stringify } from 'yaml';
import type { LoadedConfig } from '../config/load.ts';
import { faults } from '../config/phrases.ts';
import { readPictureNames } from '../config/picture-names.ts';
import { here } from '../config/places.ts';
import { type Preset, presets } from '../config/presets.ts';
import { ConfigError, fault } from '../config/problem.ts';
import type { Config, Known } from '../config/schema.ts';
import { readSource } from '../config/source.ts';
import { validate } from '../config/validate.ts';
import { nearest } from '../model/near.ts';

/** Keys whose values are files, or code that is loaded from them. */
type FileKey =
  | 'extends'
  | 'files'
  | 'ignore'
  | 'store'
  | 'priceHistory'
  | 'references'
  | 'decisions'
  | 'plugins'
  | 'declare';

/** The keys of `listing-lint.yaml` that name no files, with values as they stand there; and the preset by name. */
export type LintConfig = Readonly<Partial<Record<Exclude<keyof Config, FileKey>, unknown>>> & {
  readonly extends?: Preset;
};

/**
 * A config given as an object, read as the file would be.
 * @throws ConfigError (as a rejection) with all that is wrong with it
 */
export async function configFrom(
  { extends: preset = 'recommended', ...given }: LintConfig,
  known: Known,
): Promise<LoadedConfig> {
  const text = stringify({ ...given, extends: preset });
  const source = readSource({ file: 'config', text, encoding: 'utf-8', bom: false });
  const { config, problems } = validate(source, known);
  const near = { near: nearest(preset, presets), valid: presets };
  const lost = presets.includes(preset)
    ? []
    : [source.problem(fault(faults.extendsPackage, { name: preset }, near), ['extends'])];
  const pictures = await readPictureNames([source]);
  const wrong = [...problems, ...lost, ...pictures.problems];
  if (wrong.length > 0) throw new ConfigError(wrong);
  return {
    layers: config ? [{ source, config }] : [],
    plugins: [],
    skipped: [],
    ...(pictures.shownByName ? { shownByName: pictures.shownByName } : {}),
    preset,
    folder: '',
    cwd: '',
    places: here,
  };
}
