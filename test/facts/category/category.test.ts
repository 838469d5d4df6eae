import { describe, expect, it } from 'vitest';
import builtIn from '../../../rules/index.ts';
import { categoriesOf } from '../../../src/config/categories.ts';
import { traitsOf } from '../../../src/facts/category/tree.ts';
import type { Listing } from '../../../src/model/listing.ts';
import { categoryOf, hasTrait, isService } from '../../../src/rule/index.ts';
import { listing } from '../size-chart/run.ts';
import { run } from '../title/titles.ts';

const of = (value: Partial<Listing>, own: Readonly<Record<string, string>> = {}) =>
  categoryOf(listing(value), { ...run, categories: categoriesOf([builtIn], own) });
const stated = (category: string, own?: Readonly<Record<string, string>>) => of({ category }, own)?.path;
const told = (title: string, language: string) => of({ title, language })?.path;
const service = (value: Partial<Listing>) => isService(listing(value), run);

describe('a stated category', () => {
  it.each([
    // The tree's own paths.
    ['apparel/swimwear', 'apparel/swimwear'],
    ['Apparel/Dress', 'apparel/dresses'],
    ['home', 'home'],
    // Google and Shopify.
    ['Apparel & Accessories > Clothing > Swimwear', 'apparel/swimwear'],
    ['Apparel & Accessories > Clothing > Swimwear > Bikini Tops', 'apparel/swimwear'],
    ['211', 'apparel/swimwear'],
    ['187 - Apparel & Accessories > Shoes', 'apparel/shoes'],
    ['Home & Garden > Linens & Bedding > Bedding > Quilts', 'home/bedding'],
    // Amazon.
    ['CELLULAR_PHONE_CASE', 'electronics/phone-accessories'],
    ['swimwear', 'apparel/swimwear'],
    ['FOUNTAIN_PEN', 'office'],
    ['COFFEE_MAKER', 'home/appliances'],
    // What shops write.
    ['Home > Kitchen > Mugs', 'home/kitchen'],
    ['Home/Kitchen', 'home/kitchen'],
    ['Home > Women > Necklaces', 'jewelry'],
    ['Clothing, Clothing > T-shirts', 'apparel/tops'],
    ['Clothing > Accessories', 'apparel/accessories'],
    ['Gear\nBags', 'bags'],
    ['Toys > Kitchen', 'toys'],
    ['Pets/Dogs/Clothing', 'pets'],
    ['女装/女士精品 > 连衣裙', 'apparel/dresses'],
    ['美容护肤/美体/精油', 'beauty'],
    ['Damen > Schuhe > Stiefel', 'apparel/shoes'],
    ['Maison > Linge de lit', 'home/bedding'],
    ['Mujer > Vestidos', 'apparel/dresses'],
  ])('%s', (text, path) => {
    expect(stated(text)).toBe(path);
  });

  it.each([
    'Home',
    'Sale',
    'Women',
    'Accessories',
    'Uncategorized',
    'Gifts for her',
    '166',
    'Apparel & Accessories',
    '999999',
  ])('says nothing as %s', text => {
    expect(stated(text)).toBeUndefined();
  });

  it('is what the config says of it, below it too', () => {
    const own = { SWIM26: 'apparel/swimwear', 'Sale > Last pairs': 'apparel/shoes' };
    expect(stated('SWIM26', own)).toBe('apparel/swimwear');
    expect(stated('sale / last pairs / 38', own)).toBe('apparel/shoes');
    expect(of({ category: 'SWIM26' }, own)?.certainty).toBe(1);
  });

  it('counts before the title', () => {
    expect(of({ category: 'home/textiles', title: 'Summer Dress' })).toMatchObject({
      path: 'home/textiles',
      from: 'stated',
    });
  });

  it('leaves the word to the title where it says nothing', () => {
    expect(of({ category: 'Sale', title: 'Linen Summer Dress', language: 'en' })).toMatchObject({
      path: 'apparel/dresses',
      from: 'title',
    });
  });
});

describe('a title', () => {
  it.each([
    ['Linen Wrap Dress, Sage Green', 'en', 'apparel/dresses'],
    ['Phone Case for Travellers', 'en', 'electronics/phone-accessories'],
    ['Slim Leather Case Samsung Galaxy', 'en', 'electronics/phone-accessories'],
    ['Running Shoes with Reflective Laces', 'en', 'apparel/shoes'],
    ['法式收腰碎花连衣裙', 'zh', 'apparel/dresses'],
    ['Damen Winterjacke mit Kapuze', 'de', 'apparel/outerwear'],
    ['Manteau en laine pour homme', 'fr', 'apparel/outerwear'],
    ['Vestido largo de lino', 'es', 'apparel/dresses'],
  ])('tells the category of its head: %s', (title, language, path) => {
    expect(told(title, language)).toBe(path);
  });

  it.each([
    ['Leather Case, Brown', 'en'],
    ['Towel Holder', 'en'],
    ['Aurora 3000', 'en'],
    ['Dress Lamp', 'en'],
    ['保护壳', 'zh'],
    ['Летнее платье', 'ru'],
  ])('tells none where it leaves a doubt: %s', (title, language) => {
    expect(told(title, language)).toBeUndefined();
  });
});

describe('a service', () => {
  it.each([
    ['Gift Card', 'en'],
    ['Norrfolk Gift Card – $50', 'en'],
    ['Shipping Protection', 'en'],
    ['Donation', 'en'],
    ['电子礼品卡 100元', 'zh'],
    ['补差价', 'zh'],
    ['Geschenkgutschein 50 €', 'de'],
    ['Carte cadeau 30 €', 'fr'],
    ['Tarjeta regalo', 'es'],
  ])('is told by its title: %s', (title, language) => {
    expect(service({ title, language })).toBe(true);
  });

  it.each([
    ['Gift Card Holder', 'en'],
    ['Gift Card Box with Ribbon', 'en'],
    ['Coffee Mug with Gift Card', 'en'],
    ['Donation Box', 'en'],
    ['Lamp, extended warranty', 'en'],
    ['礼品卡包装盒', 'zh'],
    ['Porte carte cadeau', 'fr'],
    ['Linen Dress', 'en'],
  ])('is not %s', (title, language) => {
    expect(service({ title, language })).toBe(false);
  });

  it('is what the listing says it is, then what its category says', () => {
    expect(service({ type: 'product', title: 'Gift Card', language: 'en' })).toBe(false);
    expect(service({ type: 'service', title: 'Linen Dress' })).toBe(true);
    expect(service({ category: 'Insurance', title: 'Route' })).toBe(true);
  });
});

describe('traits', () => {
  it('are those of the nearest node that has any', () => {
    expect(traitsOf('apparel/tops', run.categories)).toContain('sized');
    expect(traitsOf('apparel/accessories', run.categories)).toEqual(['worn']);
    expect(traitsOf('home/decor', run.categories)).toEqual([]);
  });

  it('are not known where the category is not', () => {
    expect(hasTrait('sized', listing({ title: 'Aurora 3000', language: 'en' }), run)).toBeUndefined();
    expect(hasTrait('sized', listing({ category: 'apparel/tops' }), run)).toBe(true);
    expect(hasTrait('sized', listing({ category: 'toys' }), run)).toBe(false);
  });
});
