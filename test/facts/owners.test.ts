import { expect, test } from 'vitest';
import names from '../../rules/profiles/names.yaml';
import owners from '../../rules/profiles/owners.yaml';
import { ownerOf, type ShopPart } from '../../src/facts/owners.ts';
import { run as bare } from './policy/run.ts';

const table = (owners as { readonly profiles: Readonly<Record<string, Readonly<Record<string, string>>>> })
  .profiles;
const run = { ...bare, owners: table as never };
const parts: readonly ShopPart[] = ['checkout', 'messages', 'returns', 'shipping', 'protection'];

test('every platform says of every part who owns it, and where that is written', () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys((names as { profiles: object }).profiles).sort());
  for (const [profile, { source, url: _, unverified: __, ...owned }] of Object.entries(table)) {
    expect(Object.keys(owned), profile).toEqual(parts);
    for (const owner of Object.values(owned)) expect(['platform', 'seller']).toContain(owner);
    expect(source, profile).toMatch(/\S{4}/);
  }
});

test('a part is the platform’s only where it is so on all platforms that are set', () => {
  expect(ownerOf(run, ['amazon', 'tiktok'], 'checkout')).toBe('platform');
  expect(ownerOf(run, ['amazon', 'shopify'], 'checkout')).toBe('seller');
  expect(ownerOf(run, ['etsy'], 'returns')).toBe('seller');
  expect(ownerOf(run, ['etsy'], 'messages')).toBe('platform');
});

test('a shop of one’s own, and a platform nothing is known of, are the seller’s', () => {
  for (const part of parts) {
    expect(ownerOf(run, [], part)).toBe('seller');
    expect(ownerOf(run, ['corner-market'], part)).toBe('seller');
  }
});
