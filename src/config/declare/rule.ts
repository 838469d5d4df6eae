import { categoryOf } from '../../facts/category/index.ts';
import { fold } from '../../facts/fold.ts';
import type { Document } from '../../model/document.ts';
import { type Path, valueAt } from '../../model/path.ts';
import type { FindingDetails, Outcome, RuleFinding } from '../../rule/finding.ts';
import { notApplicable, pass } from '../../rule/finding.ts';
import type { AnyRule, CatalogRule, Context, Rule, RuleMeta } from '../../rule/rule.ts';
import { whereTest } from '../overrides.ts';
import { messagesOf, type Objection, objections, type Value } from './checks.ts';
import type { Declared } from './entry.ts';
import { phraseOf, plainPhrase } from './message.ts';
import { declareNotes, type MessageId } from './phrases.ts';

// biome-ignore lint/suspicious/noExplicitAny: messages and notes come from a config, not from a rule's own file
type AnyContext = Context<any, any, any, any>;

/** Whether a declared rule is meant for a document. */
type Applies = (document: Document, context: AnyContext) => boolean;

/** A declared rule as the engine runs it; with `unique` it is one over the catalog. */
export function declaredRule(declared: Declared): AnyRule {
  const applies = appliesTo(declared);
  const meta = metaOf(declared);
  const judge = (document: Document, context: AnyContext, copies: readonly RuleFinding[]): Outcome =>
    applies(document, context) ? judged(declared, document, context, copies) : notApplicable('when');
  if (!declared.checks.some(({ kind }) => kind === 'unique')) {
    const rule: Rule = {
      ...meta,
      scope: 'document',
      check: (_, context) => judge(context.document, context, []),
    };
    return rule;
  }
  const rule: CatalogRule<never, never, never, never, Emission, Summary, Summary> = {
    ...(meta as RuleMeta<never, never, never, never>),
    scope: 'catalog',
    collect: (value, context, reference) =>
      reference || !applies(context.document, context)
        ? undefined
        : { key: context.document.key, names: namesOf(declared, value, context) },
    fold: uniqueFold,
    judge: (value, summary, context) =>
      judge(context.document, context, copiesOf(declared, value, summary, context)),
  };
  return rule;
}

function metaOf({ id, on, severity, consequence, fields, checks, message, advice }: Declared): RuleMeta {
  const ids = [...new Set(checks.flatMap(({ kind }) => messagesOf[kind]))];
  const title = message ?? { en: id, zh: id };
  return {
    id,
    on: [on],
    severity,
    consequence,
    needs: fields,
    absent: checks.some(({ kind }) => kind === 'require') ? 'finding' : 'pass',
    fix: checks.some(({ kind }) => kind === 'replace') ? 'auto-review' : 'advice',
    guidelines: [],
    presets: ['core', 'recommended', 'strict'],
    version: 1,
    title,
    messages: Object.fromEntries(ids.map(name => [name, phraseOf(name, message)])),
    notes: { ...declareNotes, ...(advice ? { advice: plainPhrase(advice) } : {}) },
    options: {},
    sources: {},
    docs: { what: title, why: title, how: advice ?? title },
    examples: { valid: [], invalid: [] },
  };
}

function appliesTo({ when }: Declared): Applies {
  const holds = whereTest(when);
  return (document, { run }) =>
    holds(document.value, () =>
      document.kind === 'listing' ? categoryOf(document as Document<'listing'>, run)?.path : undefined,
    );
}

function judged(
  declared: Declared,
  document: Document,
  context: AnyContext,
  copies: readonly RuleFinding[],
): Outcome {
  const around = {
    text: (path: Path) => context.text(path),
    values: (field: string) => valuesAt(document.value, field.split('.')),
  };
  const findings: RuleFinding[] = [...copies];
  const absences: Outcome[] = [];
  for (const field of declared.fields) {
    const values = around.values(field);
    const at = field.split('.');
    if (values.length === 0 && valueAt(document.value, at) === undefined) {
      absences.push(
        context.absent(field, () =>
          findingOf({ messageId: 'require', data: {} }, field, at, declared, context),
        ),
      );
      continue;
    }
    for (const value of values)
      for (const check of declared.checks)
        for (const found of objections(check, value, around))
          findings.push(findingOf(found, field, value.path, declared, context));
  }
  const missing = absences.flatMap(outcome => (outcome.kind === 'findings' ? outcome.findings : []));
  if (findings.length + missing.length > 0) return context.outcome([...missing, ...findings]);
  return absences.find(outcome => outcome.kind === 'no-data') ?? pass;
}

function findingOf(
  { messageId, data, span, instead }: Objection,
  field: string,
  at: Path,
  { advice }: Declared,
  context: AnyContext,
  more: Partial<FindingDetails> = {},
): RuleFinding {
  const edits =
    span && instead !== undefined ? [{ op: 'splice' as const, path: at, span, text: instead }] : [];
  return context.finding(messageId, { field, ...data } as never, {
    at,
    ...(span ? { span } : {}),
    ...(advice ? { advice: context.note('advice', {} as never) } : {}),
    ...(edits.length > 0
      ? { fix: { safety: 'unsafe', title: context.note('replace', data as never), edits } }
      : {}),
    ...more,
  });
}

/** The scalars at a dotted field, each item of a list on its own. */
function valuesAt(value: unknown, steps: Path, path: Path = []): Value[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, steps, [...path, index]));
  const [step, ...rest] = steps;
  if (step !== undefined) return valuesAt(valueAt(value, [step]), rest, [...path, step]);
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar && String(value).trim() !== '' ? [{ path, raw: value }] : [];
}

interface Emission {
  readonly key: string;
  readonly names: readonly string[];
}
/** Keys of the documents that have a value, by the value: enough to name another one. */
type Summary = Map<string, readonly string[]>;
const namedKeys = 2;

const uniqueFold = {
  empty: (): Summary => new Map(),
  add(summary: Summary, { key, names }: Emission): Summary {
    for (const name of names) summary.set(name, least([...(summary.get(name) ?? []), key]));
    return summary;
  },
  merge(left: Summary, right: Summary): Summary {
    for (const [name, keys] of right) left.set(name, least([...(left.get(name) ?? []), ...keys]));
    return left;
  },
  seal: (summary: Summary): Summary =>
    new Map(
      [...summary].filter(([, keys]) => keys.length > 1).sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
};

/** The first few in the order of their names, whatever order they came in. */
const least = (keys: readonly string[]): readonly string[] => [...new Set(keys)].sort().slice(0, namedKeys);

/** What must be unique: field, folded value, and within one shop its seller. */
function nameOf(field: string, raw: unknown, document: Document, { run }: AnyContext): string {
  const { seller = '' } = document.value as { readonly seller?: string };
  return [run.scope === 'marketplace' ? '' : seller, field, fold(String(raw)).folded].join('\n');
}

const namesOf = ({ fields }: Declared, value: unknown, context: AnyContext): readonly string[] =>
  fields.flatMap(field =>
    valuesAt(value, field.split('.')).map(({ raw }) => nameOf(field, raw, context.document, context)),
  );

function copiesOf(
  declared: Declared,
  value: unknown,
  summary: Summary,
  context: AnyContext & { peer(key: string): Document | undefined },
): RuleFinding[] {
  const { key } = context.document;
  return declared.fields.flatMap(field =>
    valuesAt(value, field.split('.')).flatMap(({ path, raw }) => {
      const other = summary.get(nameOf(field, raw, context.document, context))?.find(entry => entry !== key);
      if (other === undefined) return [];
      const { id = other } = (context.peer(other)?.value ?? {}) as { readonly id?: string };
      const found: { messageId: MessageId; data: Record<string, unknown> } = {
        messageId: 'unique',
        data: { value: String(raw), id },
      };
      return [findingOf(found, field, path, declared, context, { related: [{ key: other, path }] })];
    }),
  );
}
