import { describe, expect, it } from 'vitest';
import detail from '../../rules/image/detail.ts';
import builtIn from '../../rules/index.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { contextFor } from '../../src/engine/context.ts';
import { picturesOf } from '../../src/facts/images.ts';
import { fileWords } from '../../src/facts/picture-words.ts';
import type { Run } from '../../src/facts/run.ts';
import type { Carriage, Document } from '../../src/model/document.ts';
import { categories } from './category/categories.ts';

const run: Run = {
  asOf: '2026-11-24',
  scope: 'store',
  categories,
  owners: {},
  ...lexiconsWith(builtIn.lexicons, {}),
};
const listingOf = (value: object) =>
  ({ kind: 'listing', value, carriage: () => 'carries' }) as unknown as Document<'listing'>;
/** What the only picture of a listing shows. */
const shown = (image: object, title = 'Chelsea Boots Hanna') =>
  picturesOf(listingOf({ title, images: [image] }), run).distinct[0]?.shows;

describe('words of a file name', () => {
  it.each([
    ['https://cdn.example/a/b/MH01-Gray_back.jpg?v=168', 'mh gray back'],
    ['img/ChelseaBootFront02.PNG', 'chelsea boot front'],
    ['/p/%E7%BB%86%E8%8A%82%E5%9B%BE-1.jpg', '细节图'],
    ['tee_925x@2x.jpg', 'tee'],
    ['shop-2048x2048.webp', 'shop'],
    ['UntitledSession_7c464dfc-d288-4d82-8abd-85c1a4f11da6.jpg', 'untitled session'],
    ['adce4c860bd841e0a853aafd00b362d7_42_detail.jpg', 'detail'],
    ['data:image/png;base64,detail', ''],
    ['bad%E7name.jpg', 'bad e name'],
  ])('%s', (src, words) => expect(fileWords(src)).toBe(words));
});

describe('what a picture shows', () => {
  it.each([
    ['Close-up of the elastic', 'detail'],
    ['Detail: seam', 'detail'],
    ['Detail of the sole', 'detail'],
    ['Boots, sole detail', 'detail'],
    ['Zipper', 'detail'],
    ['Sole of the boot', 'detail'],
    ['鞋底', 'detail'],
    ['面料特写', 'detail'],
    ['Nahaufnahme der Sohle', 'detail'],
    ['Gros plan sur la couture', 'detail'],
    ['Primer plano de la suela', 'detail'],
    ['縫い目のアップ', 'detail'],
    ['ディテール', 'detail'],
    ['Chelsea Boots – back', 'back'],
    ['Rückansicht', 'back'],
    ['模特图', 'on-model'],
    ['Size chart', 'size-chart'],
  ])('alt %s: %s', (alt, view) => expect(shown({ alt })).toContain(view));

  it.each([
    ['Lace detail dress', 'Ivory Dress'],
    ['Dress with lace detail', 'Ivory Dress'],
    ['Boar Hair Detailing Brush', 'Boar Hair Detailing Brush'],
    ['Detail brush', 'Detail Brush Set'],
    ['Macro Lens 100 mm', 'Macro Lens 100 mm'],
    ['Zipper hoodie in black with hood and kangaroo pocket', 'Basic Hoodie'],
    ['Hoodie with pocket', 'Hoodie'],
    ['Back pocket jeans', 'Slim Jeans'],
    ['Side table', 'Oak Table'],
    ['Chelsea Boots Hanna', 'Chelsea Boots Hanna'],
    ['Chelsea Boots Hanna - Black - 38', 'Chelsea Boots Hanna'],
    ['注重做工的男士商务纯棉长袖衬衫', '男士衬衫'],
    ['Picture 3', 'Chelsea Boots'],
    ['', 'Chelsea Boots'],
  ])('alt %s of %s says nothing', (alt, title) => expect(shown({ alt }, title)).toEqual([]));

  it.each([
    ['boots_41_detail.jpg', ['detail']],
    ['hanna-closeup.jpg', ['detail']],
    ['xijie-2.jpg', ['detail']],
    ['boots-detail-large.jpg', ['detail']],
    ['boots_front.jpg', ['front']],
    ['boots_23_hover_model.jpg', ['on-model']],
    ['boots_1.jpg', []],
    ['boots-main.jpg', []],
    ['IMG_0345.jpg', []],
    ['lace-detail-dress.jpg', []],
  ])('file %s: %j', (src, expected) => expect(shown({ src })).toEqual(expected));

  it('takes role and view as declared, with what the alt text adds', () => {
    expect(shown({ role: 'main', view: 'front', alt: 'Close-up' })).toEqual(['main', 'front', 'detail']);
  });
});

describe('pictures of a listing', () => {
  const judge = (...images: object[]) => picturesOf(listingOf({ title: 'Boots', images }), run);
  it('counts an address once', () => {
    expect(judge({ src: 'a.jpg', role: 'main' }, { src: 'a.jpg', role: 'detail' }).distinct).toHaveLength(1);
    expect(judge({ role: 'main' }, { role: 'detail' }).distinct).toHaveLength(2);
  });
  it('can be judged where half of them are told, or there are fewer than two', () => {
    expect(judge().judgeable).toBe(true);
    expect(judge({ src: '1.jpg' }).judgeable).toBe(true);
    expect(judge({ src: '1.jpg', role: 'main' }, { src: '2.jpg' }).judgeable).toBe(true);
    expect(judge({ src: '1.jpg', role: 'main' }, { src: '2.jpg' }, { src: '3.jpg' }).judgeable).toBe(false);
  });
});

describe('image/detail', () => {
  const check = (
    value: object,
    options: Readonly<Record<string, unknown>> = {},
    carriage: Carriage = 'carries',
  ) => {
    const document = listingOf(value);
    const defaults = Object.fromEntries(
      Object.entries(detail.options).map(([name, option]) => [name, option.default]),
    );
    const setting = { severity: null, options: { ...defaults, ...options } };
    const surroundings = {
      carriage: () => carriage,
      settings: () => ({ profiles: [], markets: [], rule: () => setting }),
      peer: () => undefined,
    };
    return detail.check(document.value, contextFor(detail, document, run, setting, surroundings) as never);
  };
  it.each(detail.examples.valid.map(example => [example.name, example] as const))(
    '%s',
    (_, { value, options, outcome }) => {
      expect(check(value as object, options).kind).toBe(outcome ?? 'pass');
    },
  );
  // Those that look at pixels are run with the others of the rules.
  const unseen = detail.examples.invalid.filter(example => !('pictures' in example));
  it.each(unseen.map(example => [example.name, example] as const))(
    '%s',
    (_, { value, options, findings }) => {
      const outcome = check(value as object, options);
      expect(outcome.kind === 'findings' && outcome.findings.map(({ messageId }) => ({ messageId }))).toEqual(
        findings.map(({ messageId }) => ({ messageId })),
      );
    },
  );
  it('says nothing of a file without pictures', () => {
    expect(check({ title: 'Boots' }, {}, 'cannot')).toEqual({ kind: 'no-data', field: 'images' });
  });
  it('names what each picture shows', () => {
    const outcome = check({
      title: 'Boots',
      images: [{ role: 'main', src: '1' }, { src: 'boots_back.jpg' }, { src: '3.jpg' }],
    });
    expect(outcome).toMatchObject({
      findings: [
        { evidence: { data: { pictures: 3, shown: ['picture.main', 'picture.back', 'picture.untold'] } } },
      ],
    });
  });
});
