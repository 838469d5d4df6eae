import builtIn from '../../rules/index.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { readDocuments } from '../../src/dialects/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { memoryOf } from '../../src/engine/memory.ts';
import { yaml } from '../../src/formats/yaml.ts';

/** A finding, as tests compare them. */
export interface Told {
  readonly id: string | undefined;
  readonly rule: string;
  readonly messageId: string;
}

/** What the rules about messages say of the messages of a YAML text, with their options as they come. */
export function told(
  text: string,
  {
    profiles = [],
    markets = [],
    asOf = '2026-11-26',
    only = (id: string) => id.startsWith('message/') && id !== 'message/notice-placement',
  }: {
    profiles?: readonly string[];
    markets?: readonly string[];
    asOf?: string;
    only?: (id: string) => boolean;
  } = {},
): readonly Told[] {
  const file = 'messages.yaml';
  const source = { file, text, encoding: 'utf-8', bom: false } as const;
  const read = readDocuments(source, yaml.parse(source));
  const rules = builtIn.rules.filter(({ id }) => only(id));
  const result = lint({
    version: 'test',
    files: [
      {
        file,
        documents: read.documents,
        findings: [],
        assumed: {
          file,
          format: 'yaml',
          encoding: 'utf-8',
          profiles: [],
          markets: [],
          language: null,
          ...read,
          documents: read.documents.length,
        },
      },
    ],
    references: [],
    rules,
    run: {
      asOf,
      scope: 'store',
      categories: categoriesOf([builtIn], {}),
      owners: builtIn.owners,
      ...lexiconsWith(builtIn.lexicons, {}),
    },
    settings: document => ({
      profiles: 'profile' in document.value && document.value.profile ? [document.value.profile] : profiles,
      markets,
      rule: rule => ({
        severity: null,
        options: Object.fromEntries(
          Object.entries(rule.options).map(([name, option]) => [
            name,
            (option as { default: unknown }).default,
          ]),
        ),
      }),
    }),
    complete: [],
    memory: memoryOf([]),
    notes: () => [],
    otherFiles: 0,
    partial: false,
    timing: false,
  });
  return result.documents.flatMap(({ id, findings }) =>
    findings.map(({ rule, messageId }) => ({ id: id ?? undefined, rule, messageId })),
  );
}
