import type { Phrase } from '../../rule/phrase.ts';
import type { Bilingual } from '../../rule/rule.ts';
import { type Fault, fault } from '../problem.ts';
import { type Check, messagesOf } from './checks.ts';
import { declareFaults, defaultMessages, type MessageId, placeholderKinds } from './phrases.ts';

const placeholder = /\{(\w+)\}/g;
type Name = keyof typeof placeholderKinds;

/** Names that every message of these checks fills. */
function filledBy(checks: readonly Check[]): readonly string[] {
  const ids = checks.flatMap(({ kind }) => messagesOf[kind]);
  const names = ids.map(id =>
    [...String(defaultMessages[id].zh).matchAll(/\{(\w+):/g)].map(([, name]) => name as string),
  );
  const shared = (names[0] ?? []).filter(name => names.every(others => others.includes(name)));
  return [...new Set([...shared, 'field'])];
}

/** Placeholders of a team's message that its checks do not fill. */
export function messageFaults(
  { message, advice }: { readonly message?: Bilingual | undefined; readonly advice?: Bilingual | undefined },
  checks: readonly Check[],
): { readonly found: Fault; readonly path: readonly string[] }[] {
  const valid = filledBy(checks);
  const faultsIn = (of: Bilingual | undefined, key: string, names: readonly string[]) =>
    (['en', 'zh'] as const).flatMap(lang =>
      [...(of?.[lang] ?? '').matchAll(placeholder)]
        .map(([, name]) => name as string)
        .filter(name => !names.includes(name))
        .map(name => ({
          found: fault(declareFaults.placeholder, { name }, { valid: names.map(entry => `{${entry}}`) }),
          path: [key, lang],
        })),
    );
  return [...faultsIn(message, 'message', valid), ...faultsIn(advice, 'advice', [])];
}

/** The message of a team, with the kind of each placeholder; the one of the check where it gives none. */
export function phraseOf(id: MessageId, message: Bilingual | undefined): Phrase {
  if (!message) return defaultMessages[id] as Phrase;
  return { en: typed(message.en), zh: typed(message.zh) };
}

/** A sentence without placeholders as a phrase. */
export const plainPhrase = ({ en, zh }: Bilingual): Phrase => ({ en, zh });

const typed = (text: string): string =>
  text.replace(placeholder, (_, name: string) => `{${name}:${placeholderKinds[name as Name]}}`);
