import { describe, expect, test } from 'vitest';
import { type ShippingSection, shippingPage } from '../../../src/facts/shipping/index.ts';
import { run, storeSaying } from '../policy/run.ts';

/** The parts of a shipping page that a text states, in alphabetical order. */
const partsOf = (text: string): readonly string[] =>
  Object.keys(shippingPage(storeSaying({ shipping: text }), run)?.sections ?? {}).sort();

/** Sentences as shops write them, each with the one part that it states. */
const says: Readonly<Record<ShippingSection, readonly string[]>> = {
  'order-confirmation': [
    'Once your order is placed we send you a confirmation email.',
    'On placing your order you will receive a message confirming that we have it.',
    '下单成功后，系统会向您的手机发送确认短信。',
    'Nach Ihrer Bestellung erhalten Sie eine Bestellbestätigung.',
    'Vous recevez un e-mail de confirmation dès que votre commande est passée.',
    'Al hacer tu pedido recibirás un correo de confirmación.',
  ],
  processing: [
    'Shipping takes 5-20 additional business days to arrive; we dispatch within a day or two.',
    'Orders placed before 2 pm leave our workshop the same day.',
    'Each bag is made by hand; please allow 5 to 7 working days before it goes out.',
    '现货商品在付款后 48 小时内安排寄出。',
    'Ihre Bestellung verlässt das Lager innerhalb von 2 Werktagen nach Zahlungseingang.',
    'Nous préparons votre colis sous 24h ouvrées.',
    'El tiempo de preparación es de 24/48 horas laborables.',
  ],
  options: [
    'Tracked 48: £3.95, 2-3 working days after dispatch.',
    'Shipping costs are calculated at checkout.',
    '发货后 3-5 天送达，首重 8 元。',
    'Die Lieferzeit nach Zahlungseingang beträgt 1-3 Werktage.',
    'Point relais : 3,90 €, livraison en 3 jours ouvrés.',
    'Baleares: 7 €, plazo de entrega de 3 a 5 días laborables.',
  ],
  special: [
    'Make sure your delivery address is complete before you pay.',
    'We cannot ship to military addresses.',
    '收货地址如需修改，请在发货前告诉我们。',
    '乡镇地区快递可能无法派送，请留意。',
    'Eine Lieferung an Packstationen ist leider nicht vorgesehen.',
    'Vérifiez que votre adresse est exacte.',
    'Comprueba que la dirección sea correcta.',
  ],
  dispatch: [
    'We email you the tracking number when the parcel leaves.',
    'We will send you an e-mail once the box is on its way.',
    '寄出后您会收到含物流单号的短信。',
    'Mit der Versandbestätigung bekommen Sie Ihre Sendungsnummer.',
    'Un lien de suivi vous sera envoyé par e-mail.',
    'Te enviaremos el número de seguimiento por correo.',
  ],
  delivery: [
    'Our drivers will call you half an hour ahead.',
    'You will receive a text with your time slot.',
    'We will contact you to agree a convenient time.',
    '送货前司机会电话联系您。',
    'Die Spedition meldet sich bei Ihnen.',
    'Le transporteur vous appellera la veille.',
    'El repartidor te llamará antes de pasar.',
  ],
  'not-home': [
    'If nobody is at home, the postman leaves a card.',
    'Nobody there to sign? The courier tries again.',
    '如您无法亲自签收，可请邻居代收。',
    'Treffen wir niemanden an, geben wir das Paket beim Nachbarn ab.',
    'En votre absence, un avis de passage est déposé.',
    'Si no hay nadie en casa, se hará un segundo intento.',
  ],
  customs: [
    'Import duties are payable by the recipient.',
    '海外订单的关税由收件人承担。',
    'Anfallende Zölle trägt der Empfänger.',
    'Les droits de douane sont à la charge du destinataire.',
    'Los aranceles de importación corren por cuenta del cliente.',
  ],
};

describe.each(Object.entries(says))('%s', (part, sentences) => {
  test.each(sentences)('%s', sentence => expect(partsOf(sentence)).toContain(part));
});

/** Sentences that hold words of a part and do not state it. */
const saysNot: readonly [part: ShippingSection, sentence: string][] = [
  [
    'order-confirmation',
    'You will receive a confirmation email with your tracking number once your order ships.',
  ],
  ['special', 'Please enter your email address correctly for the newsletter.'],
  ['special', '特殊商品根据重量另收运费，大件商品运费 50 元。'],
  ['delivery', 'We email you the tracking number once the carrier has your parcel.'],
  ['delivery', '以短信通知您物流公司名称及包裹单号。'],
  ['dispatch', 'We do not provide tracking for letters.'],
  ['not-home', 'There are some areas we are unable to deliver to.'],
  ['not-home', '货到付款由快递代收货款。'],
  ['not-home', '款到快递的订单无法当场试穿，您可以在签收商品后试穿。'],
  ['customs', 'Your parcel may be held by customs.'],
  ['options', 'Please report damage within 48 hours of delivery.'],
];

test.each(saysNot)('no %s: %s', (part, sentence) => expect(partsOf(sentence)).not.toContain(part));

describe('a table told line by line', () => {
  test('a place under a heading on times heads no section of its own', () =>
    expect(partsOf('Versandkosten und -dauer\nÖsterreich\n3-12 Werktage\n8,99 €')).toContain('options'));
});
