import { meta } from '../model/fields.ts';
import { listing } from '../model/listing.ts';
import { message } from '../model/message.ts';
import messageNames from '../model/message-types.yaml';
import { seller } from '../model/seller.ts';
import { store } from '../model/store.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { Bilingual } from '../rule/rule.ts';
import names from './labels.yaml';

const { fields, labels } = names as {
  readonly fields: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, Bilingual>>;
};

/** Types of messages, as `message.dispatch`. */
const messageTypes = (messageNames as { readonly types: Readonly<Record<string, Bilingual>> }).types;
/** What messages are about, as `topic.price`. */
const topics = (messageNames as { readonly topics: Readonly<Record<string, Bilingual>> }).topics;
/** What messages have to say, as `element.carrier`. */
const elements = (messageNames as { readonly elements: Readonly<Record<string, Bilingual>> }).elements;

const kinds = { store, message, seller, listing } as const;

/** The name of a field, platform, market, language (`language.de`), kind of picture, part of the copy, policy fact, kind of promotion or file format in the report's language; unknown names stay as they are. */
export function labelOf(name: string, language: ReportLanguage): string {
  const known = Object.hasOwn(labels, name) ? labels[name] : undefined;
  if (known) return known[language];
  const type = name.startsWith('message.') ? messageTypes[name.slice('message.'.length)] : undefined;
  if (type) return type[language];
  const topic = name.startsWith('topic.') ? topics[name.slice('topic.'.length)] : undefined;
  if (topic) return topic[language];
  const element = name.startsWith('element.') ? elements[name.slice('element.'.length)] : undefined;
  if (element) return element[language];
  if (name.startsWith('language.')) return languageName(name.slice('language.'.length), language);
  if (/^[A-Z]{2}$/.test(name)) return regionOf(name, language);
  return language === 'zh' ? chineseField(name) : englishField(name);
}

/** `size_chart.unit` → `size chart unit`. Names of a shop's own (with capitals, blanks, other scripts) stay. */
function englishField(name: string): string {
  return /^[a-z][a-z0-9_.[\]]*$/.test(name) ? name.replace(/\[\d*\]/g, '').replace(/[_.]+/g, ' ') : name;
}

function chineseField(name: string): string {
  const path = name.replace(/\[\d*\]/g, '');
  const part = fields[path];
  if (part) return part;
  const steps = path.split('.');
  const kind = kinds[steps[0] as keyof typeof kinds];
  const [field, rest] = kind && steps.length > 1 ? [steps[1], steps.slice(2)] : [steps[0], steps.slice(1)];
  const label = fieldLabel(field as string, kind);
  if (!label) return name;
  return rest.length === 0 ? label : `${label}（${rest.join('.')}）`;
}

function fieldLabel(name: string, kind?: (typeof kinds)[keyof typeof kinds]): string | undefined {
  const candidates = kind ? [kind] : [listing, store, message, seller];
  for (const { shape } of candidates) {
    const schema = Object.entries(shape).find(([field]) => field === name)?.[1];
    if (schema) return meta.get(schema)?.zh;
  }
  return undefined;
}

const displayed = new Map<string, Intl.DisplayNames>();

function displayNames(type: 'region' | 'language', language: ReportLanguage): Intl.DisplayNames {
  const key = `${type}|${language}`;
  const known = displayed.get(key);
  if (known) return known;
  const made = new Intl.DisplayNames(language, { type });
  displayed.set(key, made);
  return made;
}

/** `DE` → Germany, 德国. */
const regionOf = (code: string, language: ReportLanguage): string => named('region', code, language);
/** The languages that listings mostly are in: `Intl` takes longer to name them than a small run takes. */
const commonLanguages: Readonly<Record<string, Bilingual>> = {
  de: { en: 'German', zh: '德语' },
  en: { en: 'English', zh: '英语' },
  es: { en: 'Spanish', zh: '西班牙语' },
  fr: { en: 'French', zh: '法语' },
  ja: { en: 'Japanese', zh: '日语' },
  zh: { en: 'Chinese', zh: '中文' },
};

/** `de-DE` → German (Germany), 德语（德国）. */
export const languageName = (code: string, language: ReportLanguage): string =>
  commonLanguages[code]?.[language] ?? named('language', code, language);

function named(type: 'region' | 'language', code: string, language: ReportLanguage): string {
  try {
    return displayNames(type, language).of(code) ?? code;
  } catch {
    return code;
  }
}
