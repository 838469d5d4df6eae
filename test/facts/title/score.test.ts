import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import stuffing from '../../../rules/title/stuffing.ts';
import { applyEdits } from '../../../src/model/edit.ts';
import { findingsOn, scored, titled } from './titles.ts';

const limit = stuffing.options.warn.default;

describe('keyword lists', () => {
  test.each([
    '2024春秋新款韩版宽松连帽卫衣女学生百搭长袖上衣外套潮',
    '北欧ins风客厅地毯卧室满铺床边毯茶几沙发地垫家用',
    '加厚保暖棉拖鞋女冬季家居家用室内防滑毛绒拖鞋情侣男棉鞋',
    '婴儿推车可坐可躺轻便折叠手推车宝宝伞车儿童车',
    '收纳箱塑料大号衣服整理箱储物盒零食玩具收纳盒家用储物箱',
    '雨伞女晴雨两用遮阳伞防晒太阳伞折叠伞',
    '吉他入门零基础自学教程书籍吉他教材 吉他谱大全 从入门到精通 吉他教程',
    'Laufschuhe Herren Damen Turnschuhe Sportschuhe Sneaker Joggingschuhe',
    'Handyhülle Hülle Schutzhülle Tasche Etui für das iPhone 12',
    'Robe Femme Été Robe Longue Boho Robe de Plage Robe de Soirée Mariage Fête',
    'Funda Carcasa Estuche Protector Cubierta para Galaxy A12',
    'Women Tote Bag Handbag Purse Shoulder Bag Satchel Large',
    'Garden Hose Water Pipe Expandable Hose Pipe Flexible Hose Garden Watering Hose',
    'Laptop Stand Notebook Holder Computer Riser Desktop Bracket Mount',
  ])('%s', title => expect(scored(title).score).toBeGreaterThanOrEqual(limit));
});

describe('titles in good order', () => {
  test.each([
    '优雅家 女装 羊毛混纺圆领针织衫 米白色 M',
    '晨屿 破壁机 L18-Y915S 1.75L 低音 免手洗 白色',
    '云川 深层洁净洗衣液 薰衣草香 3kg×2瓶',
    '儿童 纯棉 长袖 家居服套装 100-150 cm',
    '山茶花补水保湿面霜 50 ml',
    'Damen Winterstiefel aus Leder mit Reißverschluss, Größe 38, Schwarz',
    'Chemise en lin pour homme, coupe droite, bleu ciel, taille L',
    'Mochila para portátil de 15,6 pulgadas con puerto USB, gris, 25 L',
    'Corvo Wireless Noise Cancelling Headphones, 30 h Battery, Black',
    'Northwind 4.8 L Tilt-Head Stand Mixer KSM175, 300 W, Empire Red',
    "Kids' Bunk Bed with Ladder and Guard Rail, Pine, 90 x 200 cm, White",
    "Men's Waterproof Hiking Boots, Mid, Leather, Brown, US 10",
    'Coffee Table Book: The Art of Coffee, 240 Pages, Hardcover',
    'Refurbished Northwind Tower 5060, i5, 16GB DDR4, 512GB SSD, DVD-RW, Wi-Fi, Keyboard and Mouse',
  ])('%s', title => expect(scored(title).score).toBeLessThan(limit));
});

test('length and bare words alone are no keyword list', () => {
  const words = Array.from(
    { length: 40 },
    (_, index) => `${'bcdfg'[index % 5]}${'aeiou'[index % 5]}lm${'aeiouxyz'[index >> 3]}r`,
  );
  expect(new Set(words).size).toBeGreaterThan(20);
  expect(scored([...new Set(words)].join(' ')).score).toBeLessThan(limit);
});

test('the finding names the words as they are written, under the span', () => {
  const title = 'Blue Ｒａｉｎ Ｃｏａｔ Parka Anorak for Hikers';
  const [finding] = findingsOn('stuffing', title);
  expect(finding?.data).toEqual({ words: ['Ｃｏａｔ', 'Parka', 'Anorak'] });
  expect(finding?.evidence?.data).toMatchObject({ words: ['Parka', 'Anorak'] });
  expect(title.slice(finding?.span?.start, finding?.span?.end)).toBe('Ｃｏａｔ Parka Anorak');
});

test('a strong case costs more than a weak one', () => {
  const [weak] = findingsOn('stuffing', 'Rain Coat Parka Anorak');
  const [strong] = findingsOn('stuffing', 'Rain Coat Parka Anorak Windbreaker Jacket');
  expect(weak?.loss).toBe(0.6);
  expect(strong?.loss).toBe(1);
});

const vocabulary = fc.constantFrom(
  'coat',
  'Parka',
  'for',
  'kitchen',
  '12 cm',
  '外套',
  '保湿',
  ',',
  '(',
  ')',
  '+',
  '花瓶',
  'Lampe',
  'é',
  '😀',
  '3 in 1',
  'Women',
);
const titles = fc.array(vocabulary, { maxLength: 25 }).map(words => words.join(' '));

test('the score is a share, and words of a finding are words of the title', () => {
  fc.assert(
    fc.property(titles, title => {
      const { score } = scored(title);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      for (const finding of findingsOn('stuffing', title)) {
        for (const word of finding.data.words as string[]) expect(title).toContain(word);
      }
    }),
  );
});

test('the fix of word-repeat comes to an end', () => {
  fc.assert(
    fc.property(titles, title => {
      let fixed = title;
      for (let pass = 0; pass < 10; pass++) {
        const edits = findingsOn('word-repeat', fixed).flatMap(finding => finding.fix?.edits ?? []);
        if (edits.length === 0) return;
        const shorter = applyEdits(titled(fixed).value, edits).title ?? '';
        expect(shorter.length).toBeLessThan(fixed.length);
        fixed = shorter;
      }
      expect.unreachable('ten passes did not do');
    }),
  );
});

test('a word on a hyphen is not cut off', () => {
  const [finding] = findingsOn('word-repeat', 'Desk Lamp, Wall Lamp, Lamp-Oil');
  expect(finding?.messageId).toBe('repeated');
  expect(finding?.fix).toBeUndefined();
});
