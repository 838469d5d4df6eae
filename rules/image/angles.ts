import {
  categoryOf,
  defineRule,
  isService,
  isWithin,
  noData,
  notApplicable,
  type Picture,
  pass,
  picturesOf,
  say,
} from '../../src/rule/index.ts';

/** What shows no whole side of the product, whatever it says besides. */
const PARTIAL: ReadonlySet<string> = new Set(['detail', 'size-chart', 'swatch', 'packaging']);
/** Sides a picture can say it shows. */
const VIEWS: ReadonlySet<string> = new Set(['front', 'back', 'side', 'top', 'bottom', 'inside', 'in-scale']);

/** The first picture shows the front unless it says another side. */
const viewsOf = ({ index, shows }: Picture): readonly string[] => {
  const views = shows.filter(show => VIEWS.has(show));
  const isMain = shows.includes('main') || index === 0;
  return views.length === 0 && isMain && !shows.some(show => PARTIAL.has(show)) ? ['front'] : views;
};

export default defineRule({
  id: 'image/angles',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['images'],
  absent: 'finding',
  looks: true,
  fix: 'advice',
  guidelines: ['S1-05'],
  presets: ['recommended', 'strict'],
  version: 2,
  title: { en: 'Front, back or side view is missing', zh: '缺少正面/背面/侧面图' },
  messages: {
    missing: say('No picture shows: {views:fields}.', '缺少以下角度的图片：{views:fields}。'),
    lesser: {
      ...say('No picture shows: {views:fields}.', '缺少以下角度的图片：{views:fields}。'),
      severity: 'info',
    },
  },
  notes: {
    shown: say(
      {
        one: '{pictures:count} picture ({shown:fields})',
        other: '{pictures:count} pictures ({shown:fields})',
      },
      '{pictures:count} 张图片（{shown:fields}）',
    ),
    add: say(
      'Add the missing views; say the side in the alt text or set view: back.',
      '补拍缺少的角度，并在替代文字里写明，或设置 view: back。',
    ),
  },
  options: {
    views: {
      default: ['front', 'back', 'side'],
      en: 'Views wanted: front, back, side, top, bottom, inside, in-scale',
      zh: '要求的角度：front（正）、back（背）、side（侧）、top、bottom、inside、in-scale',
    },
    lesser: {
      default: ['side'],
      en: 'Views whose absence alone is only a hint',
      zh: '仅缺这些角度时只作提示',
    },
    categories: {
      default: ['apparel', 'bags', 'home/furniture', 'electronics'],
      en: 'Categories that are looked at from all sides',
      zh: '需要多角度展示的类目',
    },
    except: {
      default: ['apparel/socks', 'apparel/accessories'],
      en: 'Categories within them that are not',
      zh: '其中不要求多角度的类目',
    },
    sparse: {
      default: 3,
      en: 'A listing with fewer pictures gets a hint only: too few pictures is a fault of its own',
      zh: '图片少于该张数时只作提示（图片数量不足另行检查）',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-05)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Asks for pictures of the front, the back and the side of clothes, bags, furniture and electronics. Views are read from role and view, alt text and file name; the first picture counts as the front. A picture that does not say its side may be the one that is missing, so the rule judges only where more views are missing than such pictures are there.',
      zh: '服装、箱包、家具、数码类商品应有正面、背面和侧面图。角度取自角色与视角字段、替代文字和文件名，首图按正面算。没写明角度的图片可能正是缺少的那张，因此只有缺少的角度多于这类图片时才判断。',
    },
    why: {
      en: 'What buyers cannot see from behind they imagine, and send back when it is otherwise.',
      zh: '看不到背面和侧面，买家只能想象，实物不符就会退货。',
    },
    how: {
      en: 'Photograph the product from the missing sides and say so: view: back, or an alt text “…, back”.',
      zh: '补拍缺少的角度并写明：view: back，或替代文字“…，背面”。',
    },
  },
  examples: {
    valid: [
      {
        name: 'front, back and side',
        value: {
          title: 'Canvas Backpack',
          category: 'bags',
          images: [
            { src: '1.jpg', role: 'main' },
            { src: '2.jpg', view: 'back' },
            { src: '3.jpg', alt: 'Side view' },
          ],
        },
      },
      {
        name: 'pictures that do not say their side may be the ones',
        outcome: 'no-data',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', view: 'front' },
            { src: '2.jpg', role: 'on-model' },
            { src: '3.jpg', role: 'on-model' },
          ],
        },
      },
      {
        name: 'a soap has no sides',
        outcome: 'not-applicable',
        value: { title: 'Olive Oil Soap', category: 'beauty', images: [{ src: '1.jpg', role: 'main' }] },
      },
      {
        name: 'a shop that asks for the inside of bags',
        options: { views: ['inside'], lesser: [], categories: ['bags'], except: [] },
        value: { title: 'Canvas Backpack', category: 'bags', images: [{ src: '1.jpg', view: 'inside' }] },
      },
    ],
    invalid: [
      {
        name: 'neither back nor side',
        value: {
          title: 'Canvas Backpack',
          category: 'bags',
          images: [
            { src: '1.jpg', view: 'front' },
            { src: '2.jpg', role: 'detail' },
            { src: '3.jpg', role: 'detail' },
          ],
        },
        findings: [{ messageId: 'missing', path: ['images'] }],
      },
      {
        name: '只缺侧面',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', alt: '正面' },
            { src: '2.jpg', alt: '背面' },
            { src: '3.jpg', alt: '领口特写' },
          ],
        },
        findings: [{ messageId: 'lesser', path: ['images'] }],
      },
      {
        name: 'the second flat-lay may be the back, none is left for the side',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', role: 'flat-lay' },
            { src: '2.jpg', role: 'flat-lay' },
            { src: '3.jpg', role: 'detail' },
          ],
        },
        findings: [{ messageId: 'lesser', path: ['images'] }],
      },
      {
        name: 'one picture is too few to ask more',
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [{ src: '1.jpg', view: 'front' }] },
        findings: [{ messageId: 'lesser', path: ['images'] }],
      },
      {
        name: 'one picture, where a team wants to be warned',
        options: { sparse: 1 },
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [{ src: '1.jpg', view: 'front' }] },
        findings: [{ messageId: 'missing', path: ['images'] }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const category = categoryOf(document, run)?.path;
    if (category === undefined) return noData('category');
    const within = (nodes: readonly string[]): boolean => nodes.some(node => isWithin(category, node));
    if (!within(options.categories) || within(options.except)) return notApplicable('category');
    const at = ['images'];
    const advice = context.note('add', {});
    const { distinct, judgeable } = picturesOf(document, run);
    const views = distinct.map(viewsOf);
    const missing = options.views.filter(view => !views.some(shown => shown.includes(view)));
    if (missing.length === 0) return pass;
    const named = (some: readonly string[]) => some.map(view => `picture.${view}`);
    if (distinct.length === 0) {
      // That there is no picture at all is the warning of image/count.
      return context.absent('images', () =>
        context.finding('missing', { views: named(missing) }, { at, severity: 'info', advice }),
      );
    }
    const unsaid = distinct.filter(
      ({ shows }, index) => views[index]?.length === 0 && !shows.some(show => PARTIAL.has(show)),
    ).length;
    if (!judgeable || unsaid >= missing.length) return noData('images.view');
    const shown = distinct.map(({ shows: [first] }) => `picture.${first ?? 'untold'}`);
    // The pictures that do not say may well be the views that matter more.
    const grave = missing.filter(view => !options.lesser.includes(view));
    const sure = grave.length > unsaid ? missing : missing.filter(view => options.lesser.includes(view));
    const details = {
      at,
      loss: sure.length / options.views.length,
      evidence: { ...context.note('shown', { pictures: distinct.length, shown }), source: 'guide' },
      advice,
    };
    const sparse = distinct.length < options.sparse;
    const lesser = sparse || sure.every(view => options.lesser.includes(view));
    const finding = context.finding(lesser ? 'lesser' : 'missing', { views: named(sure) }, details);
    // a file of main pictures only says nothing of the others
    return sparse ? context.absent('images.gallery', () => finding) : context.outcome([finding]);
  },
});
