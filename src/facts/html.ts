import { Tokenizer } from 'htmlparser2';
import { type Plain, plainBuilder } from './plain.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that stand on lines of their own (HTML Living Standard, rendering, flow content), and `br`. */
const BLOCK = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody tfoot thead tr ul',
);
/** Elements inside a line. */
const INLINE = words(
  'a abbr acronym audio b bdi bdo big button cite code col colgroup del dfn em embed font i img input ins kbd label link mark meta object picture q s samp select small source span strike strong sub sup td th time tt u var video wbr',
);
/** Elements whose content is not text for a reader. */
const UNREAD = words(
  'head iframe math mj-head noembed noframes noscript script style svg template textarea title xmp',
);
/** Elements after which a line break in the source is only a blank. */
const LAYOUT = words('br div h1 h2 h3 h4 h5 h6 p');

/** Whether `raw` holds a tag of HTML or an entity; `5 < 7`, `<3` and `AT&T` do not make a text HTML. */
export function isHtml(raw: string): boolean {
  for (let at = raw.indexOf('<'); at !== -1; at = raw.indexOf('<', at + 1)) {
    if (raw.startsWith('!--', at + 1) || elementAt(raw, at) !== undefined) return true;
  }
  return raw.includes('&') && /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i.test(raw);
}

const TAG = /<\/?([a-z][a-z\d]*(?:-[a-z\d]+)*)(?=[\s/>])/iy;

/** Whether an element stands on lines of its own: of HTML, or of MJML, whose elements all do. */
const isBlock = (name: string): boolean => BLOCK.has(name) || name === 'mjml' || name.startsWith('mj-');
const isLayout = (name: string): boolean => LAYOUT.has(name) || name.startsWith('mj-');

/** The name of the HTML or MJML element whose tag begins at `at`. */
function elementAt(raw: string, at: number): string | undefined {
  TAG.lastIndex = at;
  const name = TAG.exec(raw)?.[1]?.toLowerCase();
  return name !== undefined && (isBlock(name) || INLINE.has(name) || UNREAD.has(name)) ? name : undefined;
}

/** In text without elements of layout, as shop systems store it before laying it out, line breaks count. */
function keepsLineBreaks(raw: string): boolean {
  for (let at = raw.indexOf('<'); at !== -1; at = raw.indexOf('<', at + 1)) {
    if (isLayout(elementAt(raw, at) ?? '')) return false;
  }
  return true;
}

/** The plain text of an HTML text: what a reader sees, with a line break at each block and a tab between cells. */
export function parseHtml(raw: string): Plain {
  const build = plainBuilder(raw);
  const breaks = keepsLineBreaks(raw);
  let unread: { name: string; depth: number } | undefined;
  let preformatted = 0;
  let name = '';
  let tagStart = 0;
  let attribute = '';
  let attributes: { [name: string]: string; colspan?: string; rowspan?: string } = {};

  const open = (end: number): void => {
    if (unread) {
      if (unread.name === name) unread.depth += 1;
      return;
    }
    if (UNREAD.has(name)) unread = { name, depth: 1 };
    else if (isBlock(name)) build.lineBreak();
    if (name === 'pre') preformatted += 1;
    if (name === 'table') build.tables.open(tagStart);
    else if (name === 'tr') build.tables.row();
    else if (name === 'td' || name === 'th') {
      build.tab();
      build.tables.cell(end, name === 'th', Number(attributes.colspan), Number(attributes.rowspan));
    }
  };
  const close = (start: number): void => {
    if (unread) {
      if (unread.name === name && --unread.depth === 0) unread = undefined;
      return;
    }
    if (isBlock(name)) build.lineBreak();
    if (name === 'pre' && preformatted > 0) preformatted -= 1;
    if (name === 'table') build.tables.close(raw.indexOf('>', start) + 1 || raw.length);
  };

  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(start, end) {
        name = raw.slice(start, end).toLowerCase();
        tagStart = start - 1;
        attributes = {};
      },
      onattribname(start, end) {
        attribute = raw.slice(start, end).toLowerCase();
      },
      onattribdata(start, end) {
        attributes[attribute] = (attributes[attribute] ?? '') + raw.slice(start, end);
      },
      onopentagend: end => open(end + 1),
      onselfclosingtag(end) {
        open(end + 1);
        if (unread?.name === name) close(end);
      },
      onclosetag(start, end) {
        name = raw.slice(start, end).toLowerCase();
        close(end);
      },
      ontext(start, end) {
        if (!unread) build.text(start, end, breaks || preformatted > 0);
      },
      ontextentity(codepoint, end) {
        if (!unread) build.entity(String.fromCodePoint(codepoint), raw.lastIndexOf('&', end - 1), end);
      },
      onattribend: ignore,
      onattribentity: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(raw);
  tokenizer.end();
  return build.finish();
}
