import { describe, expect, test } from 'vitest';
import { type TemplateEmission, templatesFold, templatesOf } from '../../../src/facts/message/shops.ts';

const message = (folder: string, type: string, language = 'en'): TemplateEmission => ({
  folder,
  platform: '',
  key: `${folder}/${type}.${language}.md#0`,
  type,
  language,
});
const gathered = (...emissions: readonly TemplateEmission[]) =>
  templatesFold.seal(emissions.reduce(templatesFold.add, templatesFold.empty()));
const languagesOf = (file: string, ...emissions: readonly TemplateEmission[]) => [
  ...(templatesOf(gathered(...emissions), file, [])?.types.keys() ?? []),
];

describe('templates of a shop', () => {
  const north = [{ folder: 'north' }, message('north/messages', 'refund', 'en')];
  const south = [{ folder: 'south' }, message('south/messages', 'refund', 'de')];

  test('of two shops in one run are those of the folder around them', () => {
    expect(languagesOf('north/messages/refund.en.md', ...north, ...south)).toEqual(['en']);
    expect(languagesOf('south/messages/refund.de.md', ...south, ...north)).toEqual(['de']);
  });

  test('of the only shop may stand anywhere', () => {
    expect(languagesOf('mail/thanks.en.md', { folder: 'shop' }, message('mail', 'thanks'))).toEqual(['en']);
  });

  test('beside all shops are nobody’s', () => {
    expect(languagesOf('north/messages/x.md', ...north, ...south, message('', 'thanks', 'fr'))).toEqual([
      'en',
    ]);
  });

  test('are found in folders of Windows', () => {
    const emissions = [{ folder: 'north' }, { folder: 'south' }, message('north/messages', 'refund')];
    expect(languagesOf('north\\messages\\refund.en.md', ...emissions)).toEqual(['en']);
  });

  test('begin with the first message, whatever the order they come in', () => {
    const [a, b] = [message('', 'dispatch'), message('', 'refund')];
    const first = (emissions: readonly TemplateEmission[]) =>
      templatesOf(gathered(...emissions), 'x.md', [])?.first;
    expect(first([a, b])).toBe(first([b, a]));
  });
});
