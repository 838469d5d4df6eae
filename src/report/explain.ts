import { stringify } from 'yaml';
import type { RuleMeta, ValidExample } from '../rule/rule.ts';
import type { PageContext } from './context.ts';
import { labelOf } from './labels.ts';
import { absences, fixKinds, outcomes, presets, manual as words } from './manual-words.ts';
import { speaker } from './render.ts';
import { consequences, finding, kinds, severities } from './words.ts';

/** A part of a rule's page: a heading with paragraphs, facts, a list or code. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly caption: string; readonly code: string };

const { found } = finding;

/** Enough to understand a rule; all of them stand in its tests. */
const shownExamples = 2;

/** The page of a rule: what, why, how to fix, at a glance, options, examples, sources. */
export function pageOf(rule: RuleMeta, { lang }: Pick<PageContext, 'lang'>): Section[] {
  const say = speaker(lang);
  const text = (value: string): Block => ({ kind: 'text', text: value });
  const sections: Section[] = [
    { heading: say(words.what), blocks: [text(rule.docs.what[lang])] },
    { heading: say(words.why), blocks: [text(rule.docs.why[lang])] },
    { heading: say(words.how), blocks: [text(rule.docs.how[lang])] },
    { heading: say(words.facts), blocks: [{ kind: 'facts', facts: factsOf(rule, lang) }] },
    { heading: say(words.options), blocks: optionBlocks(rule, lang) },
    { heading: say(words.examples), blocks: exampleBlocks(rule, lang) },
    { heading: say(words.sources), blocks: sourceBlocks(rule, lang) },
  ];
  return sections.filter(section => section.blocks.length > 0);
}

function factsOf(rule: RuleMeta, lang: PageContext['lang']): (readonly [string, string])[] {
  const say = speaker(lang);
  const list = (names: readonly string[]): string =>
    names.length === 0 ? say(words.none) : names.join(lang === 'zh' ? '、' : ', ');
  return [
    [say(words.severity), say(severities[rule.severity])],
    [say(words.consequence), say(consequences[rule.consequence])],
    [say(words.on), list(rule.on.map(kind => say(kinds[kind])))],
    [say(words.needs), list(rule.needs.map(field => fieldName(field, lang)))],
    [say(words.absence), say(absences[rule.absent])],
    [say(words.fix), say(fixKinds[rule.fix])],
    [say(words.presets), list(rule.presets.map(preset => say(presets[preset])))],
    [say(words.guidelines), list(rule.guidelines)],
  ];
}

/** The name to write in a file, with its label beside it where that says more. */
function fieldName(field: string, lang: PageContext['lang']): string {
  const label = labelOf(field, lang);
  if (lang !== 'zh' || label === field) return field;
  return `${label.replace(/（.*$/, '')}（${field}）`;
}

function optionBlocks(rule: RuleMeta, lang: PageContext['lang']): Block[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  const say = speaker(lang);
  const items = options.map(([name, option]) =>
    say(words.option, { name, meaning: option[lang], value: JSON.stringify(option.default) }),
  );
  const defaults = Object.fromEntries(options.map(([name, option]) => [name, option.default]));
  const config = stringify(
    { rules: { [rule.id]: { severity: rule.severity, ...defaults } } },
    { lineWidth: 0 },
  );
  return [
    { kind: 'list', items },
    { kind: 'code', caption: say(words.config), code: config.trimEnd() },
  ];
}

function exampleBlocks(rule: RuleMeta, lang: PageContext['lang']): Block[] {
  const say = speaker(lang);
  const bad = rule.examples.invalid.slice(0, shownExamples).map(
    (example): Block => ({
      kind: 'code',
      caption: say(words.bad, { name: example.name }),
      code: yamlOf(
        example.value,
        example.findings.map(({ words: what, messageId }) => say(found, { what: what ?? messageId })),
      ),
    }),
  );
  const good = rule.examples.valid.slice(0, shownExamples).map(
    (example): Block => ({
      kind: 'code',
      caption: say(words.good, { name: example.name }) + outcomeOf(example, lang),
      code: yamlOf(example.value, []),
    }),
  );
  return [...bad, ...good];
}

function outcomeOf({ outcome }: ValidExample, lang: PageContext['lang']): string {
  if (outcome === undefined || outcome === 'pass') return '';
  const text = speaker(lang)(outcomes[outcome]);
  return lang === 'zh' ? `（${text}）` : ` (${text})`;
}

/** The example as it would stand in a file; the words found follow as comments. */
function yamlOf(value: unknown, notes: readonly string[]): string {
  const comments = notes.map(text => `# ${text.replace(/\s+/g, ' ')}`);
  return [stringify(value, { lineWidth: 0 }).trimEnd(), ...comments].join('\n');
}

function sourceBlocks(rule: RuleMeta, lang: PageContext['lang']): Block[] {
  const say = speaker(lang);
  const items = Object.values(rule.sources).map(
    ({ title, asOf, url }) => say(words.source, { title, day: asOf }) + (url ? ` ${url}` : ''),
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
