import type { Path, Span } from '../model/path.ts';
import type { Store } from '../model/store.ts';

type Checkout = NonNullable<Store['checkout']>;

/** What the form of a checkout page says, and where in the page each of it stands. */
export interface CheckoutPage {
  readonly checkout: Checkout;
  readonly places: readonly { readonly path: Path; readonly span: Span }[];
}

/** Kinds of input that a buyer does not fill in. */
const NOT_ASKED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search']);

/**
 * The fields and the last button of a checkout page in HTML; undefined where there is no form to read, as in a text.
 * The button is for the language of the page (`<html lang>`), else for `language`.
 */
export function checkoutPage(html: string, language: string | undefined): CheckoutPage | undefined {
  const page = html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/giu, hidden =>
    ' '.repeat(hidden.length),
  );
  const fields: { name: string; required: boolean }[] = [];
  const places: { path: Path; span: Span }[] = [];
  const choices = new Set<string>();
  for (const { 0: tag, index, groups = {} } of page.matchAll(
    /<(?<kind>input|select|textarea)\b(?<attributes>[^>]*)>/giu,
  )) {
    const { kind = '', attributes = '' } = groups;
    const type = kind.toLowerCase() === 'input' ? (attribute(attributes, 'type') ?? 'text') : kind;
    const own = attribute(attributes, 'name');
    // All buttons of one choice are one question.
    if (NOT_ASKED.has(type.toLowerCase()) || (type === 'radio' && own !== undefined && choices.has(own)))
      continue;
    if (type === 'radio' && own !== undefined) choices.add(own);
    const name =
      labelOf(page, index, attribute(attributes, 'id')) ??
      attribute(attributes, 'aria-label') ??
      attribute(attributes, 'placeholder') ??
      own;
    if (name === undefined) continue;
    places.push({
      path: ['checkout', 'fields', fields.length],
      span: { start: index, end: index + tag.length },
    });
    fields.push({ name, required: /\brequired\b|aria-required\s*=\s*["']?true/iu.test(attributes) });
  }
  const button = lastButton(page);
  if (fields.length === 0 && !button) return undefined;
  const spoken = /<html\b[^>]*\blang\s*=\s*["']?([a-z]{2})/iu.exec(page)?.[1]?.toLowerCase() ?? language;
  if (!button || spoken === undefined) return { checkout: { fields }, places };
  places.push({ path: ['checkout', 'order_button', spoken], span: button.span });
  return { checkout: { fields, order_button: { [spoken]: button.text } }, places };
}

/** The label that names an input by its id, or that it stands in. */
function labelOf(page: string, at: number, id: string | undefined): string | undefined {
  for (const { 0: whole, 1: attributes = '', 2: inner = '', index } of page.matchAll(
    /<label\b([^>]*)>([\s\S]*?)<\/label>/giu,
  )) {
    const names = id !== undefined && attribute(attributes, 'for') === id;
    if (names || (index < at && at < index + whole.length)) return wordsOf(inner) || undefined;
  }
  return undefined;
}

/** The last button that sends a form, with its words where they stand. */
function lastButton(page: string): { readonly text: string; readonly span: Span } | undefined {
  const found = [
    ...page.matchAll(
      /<button\b(?<button>[^>]*)>(?<inner>[\s\S]*?)<\/button>|<input\b(?<input>[^>]*\btype\s*=\s*["']?submit[^>]*)>/giu,
    ),
  ].flatMap(({ 0: whole, index, groups = {} }) => {
    const { button, inner = '', input = '' } = groups;
    if (button !== undefined && /\btype\s*=\s*["']?(?:button|reset)/iu.test(button)) return [];
    const text = button === undefined ? (attribute(input, 'value') ?? '') : wordsOf(inner);
    const written = whole.indexOf(text, button === undefined ? 0 : whole.indexOf('>'));
    // Words with markup between them: the whole button.
    const span =
      written < 0
        ? { start: index, end: index + whole.length }
        : { start: index + written, end: index + written + text.length };
    return text === '' ? [] : [{ text, span }];
  });
  return found.at(-1);
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(
    attributes,
  );
  const value = (found?.[1] ?? found?.[2] ?? found?.[3])?.trim();
  return value ? value : undefined;
}

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s*[*：:]\s*$/u, '')
    .trim();
