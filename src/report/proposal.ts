import { stringify } from 'yaml';
import type { Guess } from '../dialects/guess.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { speaker } from './render.ts';
import { init as words } from './team-words.ts';
import { visible } from './visible.ts';

/** What a sample of a catalog says of it. */
export interface Proposal {
  readonly files: readonly string[];
  readonly listings: number;
  readonly dialects: readonly string[];
  /** BCP-47, of most listings; empty where it is not clear. */
  readonly language: string;
  /** Whether all but a few listings are in it. */
  readonly oneLanguage: boolean;
  readonly markets: readonly string[];
  readonly profiles: readonly string[];
  /** Columns that look like a field nobody holds yet. */
  readonly columns: readonly Guess[];
  /** Columns that are not read. */
  readonly unread: readonly string[];
  readonly pictures: {
    readonly all: number;
    readonly told: number;
    /** Endings by which the names of untold pictures seem to tell what they show. */
    readonly endings: readonly { readonly ending: string; readonly listings: number }[];
    /** What they mostly mean, as patterns by role or view. */
    readonly names: Readonly<Record<string, string | readonly string[]>>;
    /** How many pictures these would tell. */
    readonly more: number;
  };
}

const shownColumns = 12;

/** The config that a proposal makes: what is sure as keys, what a person has to decide as comments. */
export function configText(proposal: Proposal, language: ReportLanguage): string {
  const say = speaker(language);
  const { files, listings, dialects, columns, unread, pictures } = proposal;
  const lines: string[] = [];
  const comment = (text: string): void => {
    lines.push(`# ${visible(text)}`);
  };
  const key = (name: string, value: unknown, isSure: boolean): void => {
    const flow = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
    const text = `${name}: ${stringify(value, flow).trimEnd()}`;
    lines.push(isSure ? text : `# ${text}`);
  };
  const formats = dialects.map(name => (name === 'native' ? 'YAML/JSON' : name));
  comment(say(words.head, { listings, files: files.length, dialects: formats }));
  comment(say(words.editor));
  lines.push('configVersion: 1');
  comment(say(words.preset));
  lines.push('extends: [recommended]', '');
  comment(say(proposal.profiles.length > 0 ? words.profiles : words.noProfiles));
  key(
    'profiles',
    proposal.profiles.length > 0 ? proposal.profiles : ['amazon'],
    proposal.profiles.length > 0,
  );
  comment(say(proposal.markets.length > 0 ? words.markets : words.noMarkets));
  key('markets', proposal.markets.length > 0 ? proposal.markets : ['DE'], proposal.markets.length > 0);
  const { oneLanguage } = proposal;
  comment(say(oneLanguage ? words.language : words.languages));
  key('language', proposal.language || 'en', oneLanguage);
  if (columns.length > 0) {
    lines.push('');
    comment(say(words.columns));
    key('fields', Object.fromEntries(columns.map(({ field, column }) => [field, column.name])), false);
  }
  if (unread.length > 0) {
    lines.push('');
    comment(say(words.unread, { names: unread.slice(0, shownColumns) }));
  }
  lines.push('');
  if (Object.keys(pictures.names).length > 0) {
    const { all, told, more, endings, names } = pictures;
    comment(say(words.pictureNames, { all, untold: all - told, names: endings.map(({ ending }) => ending) }));
    comment(say(words.pictureOrder, { more }));
    key('pictureNames', names, false);
  } else if (pictures.all > 0 && pictures.told * 2 < pictures.all) comment(say(words.pictures, pictures));
  comment(say(words.history));
  key('priceHistory', ['prices.csv'], false);
  comment(say(words.rules));
  lines.push('# rules:', '#   image/detail: {severity: error}', '');
  return `${lines.join('\n')}`;
}
