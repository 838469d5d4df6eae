import { meta } from '../model/fields.ts';
import { listing } from '../model/listing.ts';
import { message } from '../model/message.ts';
import messageNames from '../model/message-types.yaml';
import { seller } from '../model/seller.ts';
import { store } from '../model/store.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { Bilingual } from '../rule/rule.ts';

/** Chinese names of parts of fields; the fields themselves carry theirs in the model. */
const parts: Readonly<Record<string, string>> = {
  'price.amount': '售价',
  'price.currency': '币种',
  'price.compare_at': '划线价',
  'price.compare_at_basis': '划线价依据',
  'price.history': '价格历史',
  'price.lowest_prior': '近期最低价',
  'size_chart.unit': '尺码表单位',
  'size_chart.basis': '尺码表测量方式',
  'size_chart.systems': '尺码表的尺码体系',
  'size_chart.rows': '尺码表数据',
  'size_chart.how_to_measure': '测量说明',
  'images.alt': '图片替代文字',
  'images.role': '图片角色',
  'images.view': '图片视角',
  'images.src': '图片地址',
  'images.source': '图片来源',
  'images.license': '图片授权',
  'attributes.color': '颜色',
  'attributes.size': '尺寸',
  'attributes.material': '材质',
  'attributes.weight': '重量',
  'attributes.brand': '品牌',
  'variants.size': '变体尺码',
  'variants.color': '变体颜色',
  'variants.price': '变体价格',
  'signoff.updated_at': '更新日期',
  'signoff.owner': '内容负责人',
};

/** Platforms as they write themselves; the rest get a capital. */
const platforms: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  ebay: { en: 'eBay', zh: 'eBay' },
  alibaba: { en: 'Alibaba.com', zh: '阿里巴巴国际站' },
  aliexpress: { en: 'AliExpress', zh: '速卖通' },
  dhgate: { en: 'DHgate', zh: '敦煌网' },
  taobao: { en: 'Taobao', zh: '淘宝' },
  tiktok: { en: 'TikTok Shop', zh: 'TikTok Shop' },
  amazon: { en: 'Amazon', zh: 'Amazon' },
  google: { en: 'Google', zh: 'Google' },
  shopify: { en: 'Shopify', zh: 'Shopify' },
  etsy: { en: 'Etsy', zh: 'Etsy' },
  joom: { en: 'Joom', zh: 'Joom' },
  woocommerce: { en: 'WooCommerce', zh: 'WooCommerce' },
};

/** What pictures show: the values of role and view. */
const pictures: typeof platforms = {
  'picture.main': { en: 'main picture', zh: '主图' },
  'picture.detail': { en: 'detail', zh: '细节' },
  'picture.on-model': { en: 'on model', zh: '真人模特' },
  'picture.flat-lay': { en: 'flat lay', zh: '平铺' },
  'picture.hanger': { en: 'on hanger', zh: '挂拍' },
  'picture.lifestyle': { en: 'in use', zh: '场景' },
  'picture.in-scale': { en: 'in scale', zh: '尺寸对比' },
  'picture.size-chart': { en: 'size chart', zh: '尺码表' },
  'picture.swatch': { en: 'swatch', zh: '色卡' },
  'picture.packaging': { en: 'packaging', zh: '包装' },
  'picture.front': { en: 'front', zh: '正面' },
  'picture.back': { en: 'back', zh: '背面' },
  'picture.side': { en: 'side', zh: '侧面' },
  'picture.top': { en: 'top', zh: '俯视' },
  'picture.bottom': { en: 'bottom', zh: '底部' },
  'picture.inside': { en: 'inside', zh: '内部' },
  'picture.untold': { en: 'not said', zh: '未说明' },
};

/** The facts of a return policy, and what its sentences are about. */
const policy: typeof platforms = {
  'policy.window': { en: 'return window', zh: '退货期' },
  'policy.window-start': { en: 'start of the window', zh: '退货期起算日' },
  'policy.refund-method': { en: 'way of the refund', zh: '退款方式' },
  'policy.conditions': { en: 'conditions', zh: '退货条件' },
  'policy.process': { en: 'how to ask', zh: '申请方式' },
  'policy.address': { en: 'return address', zh: '退货地址' },
  'policy.return-freight': { en: 'return freight', zh: '退货运费' },
  'policy.original-freight': { en: 'original freight', zh: '原运费' },
  'policy.refund-time': { en: 'refund time', zh: '退款时效' },
  'policy.returns': { en: 'returns', zh: '退货' },
  'policy.refunds': { en: 'refunds', zh: '退款' },
  'policy.freight': { en: 'freight and fees', zh: '运费和费用' },
  'policy.delivery': { en: 'delivery', zh: '配送' },
  'policy.faulty-goods': { en: 'faulty goods', zh: '问题商品' },
  'policy.contact': { en: 'contact', zh: '联系方式' },
};

/** The parts of a shipping page, the steps after an order, and the places of a shop. */
const shippingParts: typeof platforms = {
  'page.order-confirmation': { en: 'order confirmation', zh: '订单确认' },
  'page.processing': { en: 'processing time', zh: '处理时间' },
  'page.options': { en: 'options with cost and time', zh: '物流方式（费用和时效）' },
  'page.special': { en: 'special instructions', zh: '特别说明' },
  'page.dispatch': { en: 'dispatch notice', zh: '发货通知' },
  'page.delivery': { en: 'delivery notice', zh: '送达通知' },
  'page.not-home': { en: 'nobody at home', zh: '无人收货' },
  'page.customs': { en: 'customs', zh: '关税' },
  'page.placed': { en: 'order placed', zh: '下单' },
  'page.confirmed': { en: 'confirmed', zh: '确认' },
  'page.processed': { en: 'processed', zh: '备货' },
  'page.shipped': { en: 'dispatched', zh: '发货' },
  'page.delivered': { en: 'delivered', zh: '送达' },
  'said.return-window': { en: 'return window', zh: '退货期' },
  'said.return-payer': { en: 'payer of the return freight', zh: '退货运费承担方' },
  'said.refund-days': { en: 'refund time', zh: '退款时效' },
  'said.handling': { en: 'handling time', zh: '备货时间' },
  'said.transit': { en: 'transit time', zh: '运输时效' },
  'said.free-threshold': { en: 'free-shipping threshold', zh: '包邮门槛' },
  'said.currency': { en: 'currency', zh: '币种' },
  'said.preorder-end': { en: 'end of the pre-order', zh: '预售截止日' },
  'place.footer': { en: 'footer', zh: '页脚' },
  'place.product': { en: 'product page', zh: '商品页' },
  'place.checkout': { en: 'checkout', zh: '结账' },
  'place.cart': { en: 'cart', zh: '购物车' },
  'place.home': { en: 'home page', zh: '首页' },
};

/** What a description has to say. */
const copyParts: typeof platforms = {
  'copy.composition': { en: 'what it is made of', zh: '面料成分' },
  'copy.care': { en: 'care', zh: '洗护方式' },
  'copy.fit': { en: 'size and fit', zh: '尺寸与合身度' },
};

/** Ways to pay that are no brand's name in both languages. */
const payment: typeof platforms = {
  'payment.cards': { en: 'cards', zh: '信用卡/借记卡' },
  'payment.invoice': { en: 'invoice', zh: '账单付款（Rechnung）' },
  'payment.sepa': { en: 'SEPA direct debit', zh: 'SEPA 直接借记' },
  'payment.cod': { en: 'cash on delivery', zh: '货到付款' },
  'payment.bank-transfer': { en: 'bank transfer', zh: '银行转账' },
  'payment.alipay': { en: 'Alipay', zh: '支付宝' },
  'payment.wechat-pay': { en: 'WeChat Pay', zh: '微信支付' },
  'payment.unionpay': { en: 'UnionPay', zh: '银联' },
  'payment.convenience-store': { en: 'convenience stores', zh: '便利店付款' },
};

/** What holds up parcels. */
const events: typeof platforms = {
  'event.lunar-new-year': { en: 'Lunar New Year', zh: '春节' },
  'event.golden-week': { en: 'National Day week', zh: '国庆长假' },
  'event.black-friday': { en: 'Black Friday', zh: '黑色星期五' },
  'event.christmas': { en: 'Christmas', zh: '圣诞节' },
};

/** Kinds of promotion in a title. */
const promo: typeof platforms = {
  'promo.shipping': { en: 'shipping', zh: '运费物流' },
  'promo.price': { en: 'price and campaign', zh: '价格活动' },
  'promo.gift': { en: 'gift', zh: '赠品' },
  'promo.popular': { en: 'popularity and urgency', zh: '热销催促' },
  'promo.authentic': { en: 'authenticity and shop', zh: '正品官方' },
  'promo.new': { en: 'novelty', zh: '新品' },
  'promo.own': { en: 'words of the team', zh: '自定义词' },
};

/** Types of messages, as `message.dispatch`. */
const messageTypes = (messageNames as { readonly types: Readonly<Record<string, Bilingual>> }).types;
/** What a file is. */
const formats: typeof platforms = {
  'format.jpeg': { en: 'JPEG', zh: 'JPEG' },
  'format.png': { en: 'PNG', zh: 'PNG' },
  'format.webp': { en: 'WebP', zh: 'WebP' },
  'format.gif': { en: 'GIF', zh: 'GIF' },
  'format.tiff': { en: 'TIFF', zh: 'TIFF' },
  'format.avif': { en: 'AVIF', zh: 'AVIF' },
  'format.heic': { en: 'HEIC', zh: 'HEIC' },
  'format.bmp': { en: 'BMP', zh: 'BMP' },
  'format.svg': { en: 'SVG', zh: 'SVG' },
  'format.pdf': { en: 'PDF', zh: 'PDF' },
  'format.html': { en: 'a web page', zh: '网页' },
  'format.unknown': { en: 'not known', zh: '无法识别' },
};
/** What messages are about, as `topic.price`. */
const topics = (messageNames as { readonly topics: Readonly<Record<string, Bilingual>> }).topics;
/** What messages have to say, as `element.carrier`. */
const elements = (messageNames as { readonly elements: Readonly<Record<string, Bilingual>> }).elements;

/** How a picture is another one. */
const likenesses: typeof platforms = {
  'likeness.same': { en: 'the same', zh: '相同' },
  'likeness.mirrored': { en: 'mirrored', zh: '左右翻转' },
  'likeness.cropped': { en: 'one cut out of the other', zh: '裁切' },
};

/** Edges of a picture. */
const edges: typeof platforms = {
  'edge.left': { en: 'left', zh: '左' },
  'edge.top': { en: 'top', zh: '上' },
  'edge.right': { en: 'right', zh: '右' },
  'edge.bottom': { en: 'bottom', zh: '下' },
};

const kinds = { store, message, seller, listing } as const;

/** The name of a field, platform, market, language (`language.de`), kind of picture, part of the copy, policy fact, kind of promotion or file format in the report's language; unknown names stay as they are. */
export function labelOf(name: string, language: ReportLanguage): string {
  const known =
    platforms[name] ??
    pictures[name] ??
    policy[name] ??
    shippingParts[name] ??
    copyParts[name] ??
    promo[name] ??
    payment[name] ??
    events[name] ??
    formats[name] ??
    edges[name] ??
    likenesses[name];
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
  const part = parts[path];
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

const names = new Map<string, Intl.DisplayNames>();

function displayNames(type: 'region' | 'language', language: ReportLanguage): Intl.DisplayNames {
  const key = `${type}|${language}`;
  const known = names.get(key);
  if (known) return known;
  const made = new Intl.DisplayNames(language, { type });
  names.set(key, made);
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
