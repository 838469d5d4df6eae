import { readFileSync } from 'node:fs';
import builtIn from '../../rules/index.ts';
import { shared } from './shared.ts';

interface Guideline {
  readonly id: string;
  readonly cn: string;
  readonly en: string;
}
interface SpecRule {
  readonly id: string;
  readonly guidelines: readonly string[];
}

const specOf = <T>(file: string): T => JSON.parse(readFileSync(new URL(`spec/${file}`, shared), 'utf8')) as T;

/** The example of a rule that proves a guideline: the one that says so, else its first finding. */
function proofOf(rule: string, guideline: string): string | undefined {
  const examples = builtIn.rules.find(({ id }) => id === rule)?.examples.invalid;
  return (examples?.find(({ proves = [] }) => proves.includes(guideline)) ?? examples?.[0])?.name;
}

/** Guideline by guideline the rules that check it, each with the example that proves it. */
export function evaluateGuidelines(): string {
  const rules = specOf<SpecRule[]>('rules.json');
  const guidelines = specOf<Guideline[]>('guidelines.json');
  let checked = 0;
  const lines = guidelines.map(({ id, en }) => {
    const own = rules.filter(rule => rule.guidelines.includes(id));
    const proofs = own.map(({ id: rule }) => {
      const proof = proofOf(rule, id);
      return proof === undefined ? `${rule}: NO RULE YET` : `${rule}: “${proof}”`;
    });
    if (own.some(({ id: rule }) => proofOf(rule, id) !== undefined)) checked += 1;
    return [`  ${id} ${en}`, ...proofs.map(proof => `    ${proof}`)].join('\n');
  });
  const missing = rules.filter(({ id }) => !builtIn.rules.some(rule => rule.id === id));
  return [
    `guidelines: ${checked} of ${guidelines.length} have a rule`,
    ...lines,
    `  rules not built: ${missing.map(({ id }) => id).join(', ') || 'none'}`,
  ].join('\n');
}
