import {
  defineRule,
  gtinLengths,
  hasCheckDigit,
  type Listing,
  noData,
  type Path,
  type RuleFinding,
  type Source,
  say,
} from '../../src/rule/index.ts';
import data from '../profiles/gtin.yaml';

interface Origin {
  readonly title: string;
  readonly url: string;
}
const world = data as {
  readonly as_of: string;
  readonly source: Origin;
  readonly internal: readonly string[];
  readonly coupon: readonly string[];
  readonly internal_eight: readonly string[];
  readonly demanding: Readonly<Record<string, Origin>>;
  readonly none: readonly string[];
  readonly dummies: readonly string[];
  readonly mpn_placeholders: readonly string[];
};
const dated = (origin: Origin): Source => ({ ...origin, asOf: world.as_of });

/** What is wrong with a code. */
type Fault = 'kind' | 'own-number' | 'check-digit' | 'internal' | 'coupon' | 'placeholder';
interface Place {
  readonly at: Path;
  readonly code: string;
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
const isNone = (text: string): boolean => world.none.includes(plain(text));
const beginsWith = (prefixes: readonly string[], digits: string): boolean =>
  prefixes.some(prefix => digits.startsWith(prefix));

/** The codes of a listing, each once; a cell may hold several. */
function codesOf({ gtin, variants = [] }: Listing): readonly Place[] {
  const written: readonly (readonly [Path, string | undefined])[] = [
    [['gtin'], gtin],
    ...variants.map((variant, index) => [['variants', index, 'gtin'], variant.gtin] as const),
  ];
  const places = new Map<string, Place>();
  for (const [at, text] of written) {
    for (const part of (text ?? '').split(/[,;|]/)) {
      const code = part.trim();
      if (code !== '' && !isNone(code) && !places.has(code)) places.set(code, { at, code });
    }
  }
  return [...places.values()];
}

/** ISBN-10: weights 10 to 1, modulo 11, X for ten (ISO 2108). */
function isIsbn10(code: string): boolean {
  if (!/^\d{9}[\dXx]$/.test(code)) return false;
  const sum = [...code].reduce(
    (total, digit, at) => total + (10 - at) * (/x/i.test(digit) ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

/** What is wrong with a code, if anything; hyphens and blanks are a way to write it. */
function faultOf(code: string): Fault | undefined {
  const digits = code.replace(/[\s\u00a0-]/g, '');
  if (isIsbn10(digits)) return undefined;
  if (!/^\d+$/.test(digits)) return 'kind';
  if (/^(\d)\1*$/.test(digits) || world.dummies.includes(digits)) return 'placeholder';
  if (!gtinLengths.includes(digits.length)) return 'kind';
  const full = digits.replace(/^0(?=\d{13}$)/, '').padStart(13, '0');
  const isEight = digits.length === 8 || full.startsWith('00000');
  if (beginsWith(isEight ? world.internal_eight : world.internal, isEight ? digits.slice(-8) : full))
    return 'internal';
  if (!isEight && beginsWith(world.coupon, full)) return 'coupon';
  if (hasCheckDigit(digits)) return undefined;
  // Shops number their goods with eight digits of their own far more often than they mistype an EAN-8.
  return digits.length === 8 ? 'own-number' : 'check-digit';
}

/** The digit that would make a code valid. */
const checkDigitOf = (code: string): string => {
  const body = code.replace(/\D/g, '').slice(0, -1);
  return [...'0123456789'].find(digit => hasCheckDigit(body + digit)) as string;
};

/** Whether zeros in front, lost in a spreadsheet or a number, make a code valid. */
const lacksZero = (code: string): boolean =>
  /^\d{7}$|^\d{11}$/.test(code) && hasCheckDigit(code.padStart(code.length + 1, '0'));

const pen = (gtin: string, more: object = {}) => ({ id: 'PEN-1', title: 'Brass Pen', gtin, ...more });

export default defineRule({
  id: 'identity/gtin',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['gtin'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-12'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'GTIN/EAN/UPC/ISBN check digit wrong or restricted, MPN placeholder',
    zh: 'GTIN 校验位错误/受限前缀，或 MPN 为占位值',
  },
  messages: {
    'check-digit': say(
      'The check digit of {code:quote} is wrong: after these digits it would be {digit:text}.',
      '条码 {code:quote} 校验位错误：按前面的数字应为 {digit:text}。',
    ),
    'check-digit-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: the check digit is wrong, after these digits it would be {digit:text}.',
        '{platforms:fields} 不接受条码 {code:quote}：校验位错误，按前面的数字应为 {digit:text}。',
      ),
      severity: 'error',
    },
    internal: {
      ...say(
        '{code:quote} is a code for use inside a shop, no GTIN: other shops use it for other goods.',
        '{code:quote} 是店内码，不是 GTIN：其他店铺可能用于别的商品。',
      ),
      severity: 'info',
    },
    'internal-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: codes that begin so are for use inside a shop.',
        '{platforms:fields} 不接受条码 {code:quote}：该前缀仅供店内使用。',
      ),
      severity: 'error',
    },
    coupon: say(
      '{code:quote} begins as coupons and refund receipts do: it is no article’s code.',
      '{code:quote} 的前缀用于优惠券或退款凭证，不是商品条码。',
    ),
    'coupon-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: it begins as coupons and refund receipts do.',
        '{platforms:fields} 不接受条码 {code:quote}：该前缀用于优惠券或退款凭证。',
      ),
      severity: 'error',
    },
    kind: {
      ...say(
        '{code:quote} is no known kind of code: a GTIN (EAN, UPC, ISBN) has 8, 12, 13 or 14 digits.',
        '{code:quote} 不是已知的条码类型：GTIN（EAN、UPC、ISBN）应为 8、12、13 或 14 位数字。',
      ),
      severity: 'info',
    },
    'kind-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: a GTIN has 8, 12, 13 or 14 digits.',
        '{platforms:fields} 不接受条码 {code:quote}：GTIN 应为 8、12、13 或 14 位数字。',
      ),
      severity: 'error',
    },
    'own-number': {
      ...say(
        '{code:quote} has eight digits but no valid check digit: it seems to be the shop’s own number, no GTIN.',
        '{code:quote} 有 8 位但校验位不符：像是店铺自编的编号，不是 GTIN。',
      ),
      severity: 'info',
    },
    'own-number-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: its eight digits have no valid check digit.',
        '{platforms:fields} 不接受条码 {code:quote}：8 位数字的校验位不符。',
      ),
      severity: 'error',
    },
    placeholder: say(
      '{code:quote} only fills the field: it is no article’s code.',
      '{code:quote} 只是占位数字，不是商品条码。',
    ),
    'placeholder-refused': {
      ...say(
        '{platforms:fields} refuses {code:quote}: it only fills the field.',
        '{platforms:fields} 不接受条码 {code:quote}：只是占位数字。',
      ),
      severity: 'error',
    },
    mpn: say('The MPN {code:quote} only fills the field.', '制造商编号（MPN）{code:quote} 只是占位值。'),
  },
  notes: {
    codes: say(
      'codes of the listing with this fault: {count:number} of {of:number}',
      '商品 {of:number} 个条码中有 {count:number} 个存在该问题',
    ),
    'look-up': say(
      'Copy the code from the packaging or ask the supplier; leave the field empty if there is none.',
      '从包装上重新抄录条码，或向供应商索取；没有条码就留空。',
    ),
    'add-zero': say(
      'A zero seems to be lost in front: {code:text} is valid. Keep codes as text.',
      '开头似乎丢了一个 0：{code:text} 有效。请将条码保存为文本。',
    ),
    'as-sku': say(
      'Keep it as the SKU, and put the manufacturer’s GTIN here or nothing.',
      '把它作为 SKU，此处填写制造商的 GTIN 或留空。',
    ),
    'empty-mpn': say(
      'Put the manufacturer’s part number, or leave the field empty.',
      '填写制造商的零件编号，或留空。',
    ),
  },
  options: {},
  sources: {
    gs1: dated(world.source),
    ...Object.fromEntries(Object.entries(world.demanding).map(([name, origin]) => [name, dated(origin)])),
  },
  docs: {
    what: {
      en: 'Codes of the listing and its variants: the check digit (GS1, modulo 10), the number of digits, prefixes for use inside a shop (02, 04, 2) and for coupons (05, 981-984, 99), digits that only fill the field; an MPN that names nothing. ISBN-10 is accepted. A fault is an error on platforms that refuse such a code; a shop’s own code on its own site is a hint. Codes that a spreadsheet broke are told as input/excel-damage, once.',
      zh: '检查商品及变体的条码：校验位（GS1 模 10）、位数、店内码前缀（02、04、2）和优惠券前缀（05、981–984、99）、占位数字，以及无意义的 MPN。接受 ISBN-10。在会拒绝此类条码的平台上为错误，自有网站上的店内码仅作提示。被电子表格破坏的条码只在 input/excel-damage 中提示一次。',
    },
    why: {
      en: 'Platforms join offers by GTIN: with a wrong one a listing is refused or stands under another product.',
      zh: '平台按 GTIN 合并同款商品：条码错误会被拒绝，或被归到别的商品下。',
    },
    how: {
      en: 'Take the code from the packaging. Store codes as text, so that zeros in front stay.',
      zh: '按包装抄录条码，并以文本格式保存，避免丢失开头的 0。',
    },
  },
  examples: {
    valid: [
      { name: 'an EAN', value: pen('4006381333931') },
      { name: 'a UPC, an EAN-8 and a carton', value: pen('036000291452, 73513537, 10614141000415') },
      { name: 'books', value: [pen('978-3-16-148410-0', { variants: [{ sku: 'P', gtin: '316148410X' }] })] },
      { name: '没有条码', value: pen('无'), outcome: 'no-data' },
      {
        name: 'said to have none',
        value: pen('Does not apply'),
        outcome: 'no-data',
        run: { profiles: ['ebay'] },
      },
      { name: 'a code that a spreadsheet broke', value: pen('4.00638E+12'), outcome: 'no-data' },
      { name: 'no field', value: { id: 'PEN-2', title: 'Brass Pen' }, outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'a digit mistyped',
        value: pen('4006381333932'),
        findings: [{ messageId: 'check-digit', words: '4006381333932' }],
      },
      {
        name: 'the same where the platform refuses it',
        value: pen('4006381333932'),
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'check-digit-refused', path: ['gtin'] }],
      },
      {
        name: 'variants, told once',
        value: {
          id: 'PEN-3',
          title: 'Brass Pen',
          variants: [
            { sku: 'A', gtin: '4006381333931' },
            { sku: 'B', gtin: '4006381333949' },
            { sku: 'C', gtin: '4006381333957' },
          ],
        },
        findings: [{ messageId: 'check-digit', path: ['variants', 1, 'gtin'] }],
      },
      { name: 'a code of the shop', value: pen('2000000012346'), findings: [{ messageId: 'internal' }] },
      {
        name: '店内短码',
        value: pen('02398939', { title: '黄铜笔' }),
        findings: [{ messageId: 'internal' }],
      },
      {
        name: 'a code of the shop on a platform',
        value: pen('0212345678903'),
        run: { profiles: ['google'] },
        findings: [{ messageId: 'internal-refused' }],
      },
      { name: 'a coupon', value: pen('9812345678906'), findings: [{ messageId: 'coupon' }] },
      {
        name: 'a coupon on a platform',
        value: pen('9912345678903'),
        run: { profiles: ['google'] },
        findings: [{ messageId: 'coupon-refused' }],
      },
      { name: 'an article number', value: pen('PEN-BRASS-01'), findings: [{ messageId: 'kind' }] },
      {
        name: 'a number too short',
        value: pen('36000291452'),
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'kind-refused' }],
      },
      { name: 'a number of the shop', value: pen('43446342'), findings: [{ messageId: 'own-number' }] },
      {
        name: 'a number of the shop on a platform',
        value: pen('43446342'),
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'own-number-refused' }],
      },
      {
        name: 'digits to fill the field',
        value: pen('1234567890128'),
        findings: [{ messageId: 'placeholder' }],
      },
      {
        name: 'zeros on a platform',
        value: pen('0000000000000'),
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'placeholder-refused' }],
      },
      {
        name: 'an MPN that names nothing',
        value: pen('4006381333931', { mpn: 'TBD' }),
        findings: [{ messageId: 'mpn', path: ['mpn'], words: 'TBD' }],
      },
    ],
  },

  check(value, context) {
    const { mpn = '' } = value;
    const codes = codesOf(value);
    const readable = codes.filter(({ code }) => !/^\d(?:[.,]\d+)?E\+\d+$/i.test(code));
    const findings: RuleFinding[] = [];
    const platforms = context.profiles.filter(profile => profile in world.demanding);
    for (const fault of ['kind', 'own-number', 'placeholder', 'internal', 'coupon', 'check-digit'] as const) {
      const places = readable.filter(({ code }) => faultOf(code) === fault);
      const [first] = places;
      if (first) findings.push(told(fault, first, places.length));
    }
    if (world.mpn_placeholders.includes(plain(mpn))) {
      const details = { at: ['mpn'], loss: 0.3, advice: context.note('empty-mpn', {}) };
      findings.push(context.finding('mpn', { code: mpn }, details));
    }
    if (findings.length > 0) return context.outcome(findings);
    if (codes.length === 0) return context.absent('gtin');
    return readable.length === 0 ? noData('gtin') : context.outcome([]);

    function told(fault: Fault, { at, code }: Place, count: number): RuleFinding {
      const details = {
        at,
        loss: count / readable.length,
        evidence: {
          ...context.note('codes', { count, of: readable.length }),
          source: platforms[0] ?? 'gs1',
        },
        advice: lacksZero(code)
          ? context.note('add-zero', { code: `0${code}` })
          : context.note(
              fault === 'internal' || fault === 'kind' || fault === 'own-number' ? 'as-sku' : 'look-up',
              {},
            ),
        ...(platforms.length > 0 && { appliesTo: { profiles: platforms } }),
      };
      const refused = platforms.length > 0;
      if (fault === 'check-digit') {
        const digits = { code, digit: checkDigitOf(code) };
        return refused
          ? context.finding('check-digit-refused', { ...digits, platforms }, details)
          : context.finding('check-digit', digits, details);
      }
      return refused
        ? context.finding(`${fault}-refused`, { code, platforms }, details)
        : context.finding(fault, { code }, details);
    }
  },
});
