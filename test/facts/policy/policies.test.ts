import { describe, expect, test } from 'vitest';
import { type PolicyFact, policyFacts, returnPolicy } from '../../../src/facts/policy/index.ts';
import { run, storeWith } from './run.ts';

interface Case {
  readonly style: string;
  readonly text: string;
  /** Facts it does not state. */
  readonly missing: readonly PolicyFact[];
  readonly window?: number;
  readonly refund?: number;
}

const policies: readonly Case[] = [
  {
    style: 'bullets',
    text: `Returns
- 45 days from the day your parcel arrives
- Unwashed, unworn, swing ticket still on
- Write to hello@lanternwool.example before you post anything
- Post it to Lantern Wool, 14 Kiln Lane, Hexham NE46 1AB
- You cover postage back to us
- We refund the item price within 6 working days of it reaching the workshop
- The delivery charge you paid is not refunded`,
    missing: [],
    window: 45,
    refund: 6,
  },
  {
    style: 'questions and answers',
    text: `## Can I send something back?
Yes, for any reason, within three weeks of delivery.

## What state does it need to be in?
Unopened, with the seal in place.

## How do I start?
Open a return request in your account and print the label we email you.

## Do I pay for it?
No, returns are free of charge.

## When will I see my money?
Up to 10 days after the parcel reaches us.`,
    missing: ['original-freight'],
    window: 21,
    refund: 10,
  },
  {
    style: 'legal',
    text: `The Consumer may withdraw from the contract within fourteen (14) days of receipt of the goods without stating grounds. The right of withdrawal does not apply to goods made to the Consumer's specifications. To exercise the right of withdrawal the Consumer shall notify the Seller by e-mail. The Consumer shall bear the direct cost of returning the goods. The Seller shall reimburse all payments received, including the costs of standard delivery, no later than fourteen days from the day on which it is informed of the withdrawal.`,
    missing: ['address'],
    window: 14,
    refund: 14,
  },
  {
    style: 'table',
    text: `<table><tr><th>Return window</th><td>60 days after delivery</td></tr><tr><th>Condition</th><td>Original box, all accessories</td></tr><tr><th>Return shipping</th><td>Paid by us in the US, by you elsewhere</td></tr><tr><th>Refund</th><td>Within 5 business days after we check the item</td></tr></table>`,
    missing: ['process', 'address', 'original-freight'],
    window: 60,
    refund: 5,
  },
  {
    style: 'one paragraph',
    text: `Not the right fit? Mail it back inside 2 weeks for a swap or your money back, as long as it hasn't been worn outdoors and the tags are attached. Drop us a line at shop@oakandtide.example and we'll send you the address. Return postage is on you, sorry!`,
    missing: ['original-freight', 'refund-time'],
    window: 14,
  },
  {
    style: 'only faulty goods',
    text: `We do not take returns because you changed your mind. If a plate arrives chipped or broken, email a photo within 5 days of delivery and we will send a new one at our cost.`,
    missing: ['window', 'address', 'return-freight', 'original-freight', 'refund-time'],
  },
  {
    style: 'HTML page',
    text: `<h1>Refunds</h1><p>Changed your mind? You have <strong>30 days</strong> after receiving your order to return it.</p><h2>How it works</h2><ol><li>Sign in and choose the item under My orders.</li><li>Pack it in its original packaging.</li><li>Hand it to the courier with the prepaid label.</li></ol><h2>Your money</h2><p>Refunds are paid to the card you used, usually 3 to 5 business days after we have inspected the item. Shipping fees are non-refundable.</p>`,
    missing: ['return-freight'],
    window: 30,
    refund: 5,
  },
  {
    style: 'marketplace seller',
    text: `Buyer has 30 days to return. Buyer pays return shipping. Item must be returned in the same condition as received. Please message us through the order page to open a return request.`,
    missing: ['address', 'original-freight', 'refund-time'],
    window: 30,
  },
  {
    style: 'nothing taken back',
    text: `ALL SALES ARE FINAL. We do not offer refunds or exchanges.`,
    missing: ['window', 'process', 'address', 'return-freight', 'original-freight', 'refund-time'],
  },
  {
    style: 'a shipping page',
    text: `Orders leave our studio within 2 business days. Standard delivery takes 3-5 business days and costs $6. Express arrives the next day. We ship to the US and Canada; duties are the responsibility of the customer.`,
    missing: [...policyFacts],
  },
  {
    style: '分条',
    text: `一、退货期限：自签收次日起 15 天内可申请退货。
二、退货条件：商品未经使用，吊牌、包装、赠品齐全。
三、退货步骤：进入“我的订单”，点击申请退货并上传照片。
四、退货地址：广东省佛山市禅城区季华五路 28 号仓储部收。
五、运费：质量问题由本店承担往返运费，其他原因由买家自理。下单时支付的运费不予退还。
六、退款：仓库签收退件后 3 个工作日内原路退回。`,
    missing: [],
    window: 15,
    refund: 3,
  },
  {
    style: '七天无理由',
    text: `本店支持七天无理由退换货，商品需保持完好，不影响二次销售。退换请先联系客服。已赠送运费险。`,
    missing: ['address', 'original-freight', 'refund-time'],
    window: 7,
  },
  {
    style: '问答',
    text: `问：不喜欢可以退吗？
答：可以，收货后10天内都可以退，前提是没有洗过、穿过。
问：怎么退？
答：跟客服说一声，客服会把退货地址发给您。
问：运费谁出？
答：退货的运费您出，质量问题我们出。
问：多久退款？
答：收到退件后48小时内退款。`,
    missing: ['original-freight'],
    window: 10,
    refund: 2,
  },
  {
    style: '条款',
    text: `消费者有权自收到商品之日起七日内退货，且无需说明理由，但消费者定作的、鲜活易腐的商品除外。消费者退货的商品应当完好。经营者应当自收到退回商品之日起七日内返还消费者支付的商品价款。退回商品的运费由消费者承担。`,
    missing: ['process', 'address', 'original-freight'],
    window: 7,
    refund: 7,
  },
  {
    style: '只管质量问题',
    text: `商品出现质量问题，请在签收后 3 天内联系客服并提供照片，我们免费补发。非质量问题不退不换。`,
    missing: ['window', 'address', 'return-freight', 'original-freight', 'refund-time'],
  },
  {
    style: '繁體',
    text: `【退貨須知】商品到貨享十日鑑賞期，退回商品須為全新狀態且包裝完整。請至會員中心填寫退貨申請單，物流將到府收件，運費由本公司負擔。退款將於收到退貨後 7 個工作天內完成。`,
    missing: ['address', 'original-freight'],
    window: 10,
    refund: 7,
  },
  {
    style: '表格',
    text: `<table><tr><td>退货期</td><td>签收后14天</td></tr><tr><td>退货运费</td><td>买家承担</td></tr><tr><td>退款时效</td><td>验收后5天</td></tr></table>`,
    missing: ['conditions', 'process', 'address', 'original-freight'],
    window: 14,
    refund: 5,
  },
  {
    style: '配送页',
    text: `下单后48小时内发货，默认发中通快递，偏远地区补邮费10元。请当面验货后再签收。`,
    missing: [...policyFacts],
  },
  {
    style: '承诺',
    text: `我们承诺30天超长退换，免费上门取件，退款秒到账，让您购物无忧。`,
    missing: ['conditions', 'process', 'address', 'original-freight', 'refund-time'],
    window: 30,
  },
  {
    style: '英文站中文说明',
    text: `退货政策：收到货后30天内可退。请发邮件至 care@mapleyarn.example 说明订单号和原因，我们会回复退货标签。退货免运费。款项会在我们收到包裹后的10天内退回原支付账户，首次运费不退。`,
    missing: ['conditions'],
    window: 30,
    refund: 10,
  },
];

describe('reads the facts of a policy', () => {
  test.each(policies.map(policy => [policy.style, policy] as const))('%s', (_, policy) => {
    const read = returnPolicy(storeWith(policy.text), run);
    expect(policyFacts.filter(fact => !read?.facts[fact])).toEqual(
      policyFacts.filter(fact => policy.missing.includes(fact)),
    );
    if (policy.window) expect(read?.facts.window?.days).toBe(policy.window);
    if (policy.refund) expect(read?.facts['refund-time']?.days).toBe(policy.refund);
  });
});
