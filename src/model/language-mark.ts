/** Languages that names are marked with; two letters alone could be anything. */
const LANGUAGE =
  '(zh|en|de|fr|es|it|pt|nl|pl|ja|ko|ru|ar|tr|vi|th|id|sv|da|cs|uk)(?:[-_]([A-Za-z]{2}|Han[st]))?';
const AT_END = new RegExp(`^(.+)[._-]${LANGUAGE}$`, 'i');
const AT_START = new RegExp(`^${LANGUAGE}[._/-](.+)$`, 'i');
const WHOLE = new RegExp(`^${LANGUAGE}$`, 'i');

/** A name without the language it is marked with: `order-confirmation.zh-CN`, `en_refund`. */
export interface MarkedName {
  /** The whole name where it has no mark. */
  readonly stem: string;
  /** BCP-47. */
  readonly language?: string;
}

export function markedName(name: string): MarkedName {
  const [, before, last, lastRegion] = AT_END.exec(name) ?? [];
  if (before !== undefined && last !== undefined) return { stem: before, language: tag(last, lastRegion) };
  const [, first, firstRegion, after] = AT_START.exec(name) ?? [];
  if (after !== undefined && first !== undefined) return { stem: after, language: tag(first, firstRegion) };
  const [, whole, region] = WHOLE.exec(name) ?? [];
  return whole === undefined ? { stem: name } : { stem: name, language: tag(whole, region) };
}

function tag(language: string, region: string | undefined): string {
  if (region === undefined) return language.toLowerCase();
  return `${language.toLowerCase()}-${region.length === 2 ? region.toUpperCase() : region}`;
}
