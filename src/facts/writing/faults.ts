import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { type Unseen, type UnseenKind, unseenIn, without } from './invisible.ts';
import { type Protected, protectedIn, touches } from './protected.ts';
import { overlaps, type Replacement, type Slip } from './slip.ts';

/** A slip with its places in the raw value. `mend` is absent where no edit is certain or may be made. */
export interface Place {
  readonly span: Span;
  readonly words: string;
  readonly mend?: Replacement;
}

/** All slips of one kind in a text. */
export interface Fault<K extends string = string> {
  readonly kind: K;
  readonly places: readonly Place[];
}

/** A text in which slips are looked for, and in which each edit is made at most once. */
export interface Proof<K extends string> {
  readonly text: Text;
  /** The plain text without the characters that a reader does not see: in it slips have their spans. */
  readonly seen: string;
  readonly unseen: readonly Unseen[];
  /** Whether a stretch of `seen` is somebody's name, a code or an address. */
  isProtected(span: Span): boolean;
  /** Takes slips found in `seen`; one whose edit another one has made already is none of its own. */
  take(kind: K, slips: readonly Slip[]): void;
  /** Takes characters that a reader does not see. */
  takeUnseen(kind: K, slips: readonly Unseen[]): void;
  faults(): readonly Fault<K>[];
}

/** Opens a text for proof-reading. `names` is asked once something is found; `empty` are the unseen characters that say nothing. */
export function proofOf<K extends string>(
  text: Text,
  names: () => readonly string[],
  empty: readonly UnseenKind[],
): Proof<K> {
  const { plain, raw } = text;
  const unseen = unseenIn(plain);
  const { seen, map } = without(
    plain,
    unseen.filter(({ kind }) => empty.includes(kind)),
  );
  const places = new Map<K, Place[]>();
  const made: Span[] = [];
  let kept: Protected | undefined;
  const guard = (): Protected => {
    kept ??= protectedIn(text, names());
    return kept;
  };

  /** The same change in the raw value; undefined where it would touch a tag, an entity, code or a name. */
  const inRaw = ({ span, text: replacement }: Replacement): Replacement | undefined => {
    const point = span.start === span.end;
    const around = point ? { start: span.start - 1, end: span.end + 1 } : span;
    const source = text.sourceSpan(around);
    if (raw.slice(source.start, source.end) !== plain.slice(around.start, around.end)) return undefined;
    if (touches(guard().raw, source)) return undefined;
    return { span: point ? { start: source.start + 1, end: source.start + 1 } : source, text: replacement };
  };
  const add = (kind: K, { span, mend }: Slip): void => {
    if (touches(guard().plain, mend?.span ?? span)) return;
    const edit = mend && inRaw(mend);
    if (edit && made.some(other => overlaps(other, edit.span))) return;
    if (edit && edit.span.start < edit.span.end) made.push(edit.span);
    const place = text.sourceSpan(span);
    if (!edit && touches(guard().raw, place)) return;
    const known = places.get(kind) ?? [];
    known.push({ span: place, words: plain.slice(span.start, span.end), ...(edit && { mend: edit }) });
    places.set(kind, known);
  };
  return {
    text,
    seen,
    unseen,
    isProtected: span => touches(guard().plain, map.source(span)),
    take(kind, slips) {
      for (const { span, mend } of slips)
        add(kind, {
          span: map.source(span),
          ...(mend && { mend: { span: map.source(mend.span), text: mend.text } }),
        });
    },
    takeUnseen(kind, slips) {
      for (const slip of slips) add(kind, slip);
    },
    faults: () => [...places].map(([kind, found]) => ({ kind, places: found })),
  };
}
