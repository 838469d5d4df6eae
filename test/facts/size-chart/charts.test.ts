import { describe, expect, test } from 'vitest';
import { type Chart, inferUnit, sizeCharts } from '../../../src/facts/size-chart/index.ts';
import { listing, run } from './run.ts';

const chartsOf = (description: string): readonly Chart[] =>
  sizeCharts(listing({ title: 'Shirt', description }), run);
const unitOf = (description: string): string | undefined => chartsOf(description)[0]?.unit.kind;
/** `bust 88 92 | waist 70 74` */
const read = (description: string): string =>
  (chartsOf(description)[0]?.columns ?? [])
    .map(({ measure, cells }) => `${measure} ${cells.map(({ quantities: [first] }) => first?.low).join(' ')}`)
    .join(' | ');

describe('reads a chart however it is written', () => {
  test.each([
    ['records', 'Size S: Bust 88, Waist 70. Size M: Bust 92, Waist 74.', 'bust 88 92 | waist 70 74'],
    ['rows below a header', 'Size Bust Waist\nS 88 70\nM 92 74', 'bust 88 92 | waist 70 74'],
    ['numeric sizes below a header', 'Size Bust Waist 36 88 70 38 92 74', 'bust 88 92 | waist 70 74'],
    ['measures behind a row of sizes', 'SIZE S M\nBUST 88 92\nWAIST 70 74', 'bust 88 92 | waist 70 74'],
    ['a measure with its sizes', 'Bust: S 88, M 92. Waist: S 70, M 74.', 'bust 88 92 | waist 70 74'],
    [
      'objects of a script',
      'rows: [{ size: "S", bust: "88", waist: "70" }, { size: "M", bust: "92", waist: "74" }]',
      'bust 88 92 | waist 70 74',
    ],
    [
      'arrays of a script',
      'cols: ["Bust", "Waist"], rows: [["S", 88, 70], ["M", 92, 74]]',
      'bust 88 92 | waist 70 74',
    ],
    ['run together', 'SizeBustWaistS88cm/34.6"70cm/27.6"M92cm/36.2"74cm/29.1"', 'bust 88 92 | waist 70 74'],
    [
      'a Markdown table',
      '| Size | Bust | Waist |\n|---|---|---|\n| S | 88 | 70 |\n| M | 92 | 74 |',
      'bust 88 92 | waist 70 74',
    ],
    [
      'an HTML table',
      '<table><tr><th>Size</th><th>Bust</th><th>Waist</th></tr><tr><td>S</td><td>88</td><td>70</td></tr><tr><td>M</td><td>92</td><td>74</td></tr></table>',
      'bust 88 92 | waist 70 74',
    ],
    [
      'an HTML table with measures in rows',
      '<table><tr><th>Size</th><th>S</th><th>M</th></tr><tr><td>Bust</td><td>88</td><td>92</td></tr><tr><td>Waist</td><td>70</td><td>74</td></tr></table>',
      'bust 88 92 | waist 70 74',
    ],
    ['Chinese', '尺码 S 胸围 88 腰围 70 尺码 M 胸围 92 腰围 74', 'bust 88 92 | waist 70 74'],
    ['German', 'Größe | Brustumfang | Taille\n36 | 88 | 70\n38 | 92 | 74', 'bust 88 92 | waist 70 74'],
    ['Japanese', 'サイズ バスト ウエスト\nS 88 70\nM 92 74', 'bust 88 92 | waist 70 74'],
    ['size systems aside', 'Size US UK Bust Waist S 4 8 88 70 M 6 10 92 74', 'bust 88 92 | waist 70 74'],
    ['ages aside', 'Size Bust Waist Age 80 48 46 1-2Y 90 50 48 2-3Y', 'bust 48 50 | waist 46 48'],
    [
      'fractions',
      'Size S: Bust 34 1/2, Waist 27¾. Size M: Bust 36 1/2, Waist 29¾.',
      'bust 34.5 36.5 | waist 27.75 29.75',
    ],
    ['sizes behind their numbers', 'Chest: 34-36 (S), 38-40 (M), 42-44 (L)', 'bust 34 38 42'],
    ['sizes set equal to a length', 'Insole length: 36 = 23 cm, 37 = 23.7 cm', 'foot 23 23.7'],
    ['half a width doubled', '尺码 S 胸围 44*2 尺码 M 胸围 46*2', 'bust 88 92'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('finds no chart', () => {
  test.each([
    ['in a list of sizes', 'Sizes S, M, L and XL. 95% cotton. Wash at 30 degrees.'],
    ['in sizes for sale', 'Waist sizes: 28, 30, 32, 34. Length: 30, 32, 34.'],
    ['in size systems', 'US 5, 6, 7, 8. EU 36 37 38 39.'],
    ['in the model’s measurements', 'Model is 175 cm tall, bust 84, waist 62, hips 90 and wears size S.'],
    ['in the sides of a bag', 'The bag measures 30 cm x 20 cm x 10 cm, strap length 110 cm, height 25 cm.'],
    ['in the volume of a rucksack', '60L backpack. Height 65 cm, width 35 cm, depth 22 cm. Sizes M and L.'],
    ['in prose on measuring', 'Measure around your bust, waist and hips, one inch below the seam.'],
    [
      'in advice on measuring',
      'Waist: measure 1 inch above the navel. Hips: measure 8 inches below the waist.',
    ],
    ['in a standard', 'USB 2.0 cable, length 2 m, 3 pieces, waist bag included'],
  ])('%s', (_, text) => {
    expect(chartsOf(text)).toEqual([]);
  });
});

describe('knows whether the unit is stated', () => {
  const bare = 'Size S: Bust 88, Waist 70. Size M: Bust 92, Waist 74.';
  test.each([
    ['missing', bare],
    ['missing', `${bare} Model is 175 cm tall.`],
    ['only-in-note', `${bare} Please allow 2-3 cm difference.`],
    ['only-in-note', `${bare} 1 inch = 2.54 cm.`],
    ['missing', '[{ size: "S", bust: "34" }, { size: "M", bust: "36" }]'],
    ['stated', '[{ size: "S", bustIn: 34 }, { size: "M", bustIn: 36 }]'],
    ['stated', `All measurements are in inches. ${bare}`],
    ['stated', `Size chart (cm): ${bare}`],
    ['stated', `单位：cm ${bare}`],
    ['stated', 'Size S: Bust 34", Waist 27". Size M: Bust 36", Waist 29".'],
    ['stated', 'Size S: Bust 34”, Waist 27”. Size M: Bust 36”, Waist 29”.'],
    ['stated', 'Size(cm) S Bust: 88 M Bust: 92 Size(inch) S Bust: 34.6 M Bust: 36.2'],
    [
      'stated',
      '<table><caption>Women (cm)</caption><tr><th></th><th>S</th><th>M</th></tr><tr><th>Bust</th><td>84</td><td>88</td></tr></table>',
    ],
    [
      'stated',
      '<div><button>CM</button><button>INCH</button></div><table><tr><th>Size</th><th>Bust</th></tr><tr><td>S</td><td>84</td></tr><tr><td>M</td><td>88</td></tr></table>',
    ],
    [
      'mixed',
      '<table><tr><th>Size</th><th>Waist</th></tr><tr><td>28</td><td>71 cm</td></tr><tr><td>30</td><td>30 in</td></tr></table>',
    ],
    ['mixed', 'Size S: Bust 88 cm. Size M: Bust 36 inches. Size L: Bust 96 cm.'],
    ['mixed-columns', 'Size S: Bust 88 cm, Waist 27 inches. Size M: Bust 92 cm, Waist 29 inches.'],
  ])('%s: %s', (expected, text) => {
    expect(unitOf(text)).toBe(expected);
  });

  test('a sentence in another field holds for the chart', () => {
    const charts = sizeCharts(listing({ description: bare, bullets: ['All measurements in cm.'] }), run);
    expect(charts[0]?.unit).toEqual({ kind: 'stated', units: ['cm'] });
  });
});

test('says body, garment or both, unless it is taken back', () => {
  const chart = 'Size S: Bust 88 cm. Size M: Bust 92 cm.';
  const basis = (text: string): unknown => chartsOf(`${chart} ${text}`)[0]?.basis;
  expect(basis('')).toBeUndefined();
  expect(basis('Garments are measured flat.')).toBe('garment');
  expect(basis('These are body measurements.')).toBe('body');
  expect(basis('These are body measurements, not garment measurements.')).toBe('body');
  expect(basis('Compare with your own body measurements.')).toBeUndefined();
  expect(basis('平铺测量')).toBe('garment');
  expect(basis('Angegeben sind Körpermaße.')).toBe('body');
  expect(basis('Body measurements and garment measurements are listed.')).toBe('both');
});

test('spans point at the words of the raw value', () => {
  const raw =
    '<p>Größen:</p><table><tr><th>Size</th><th><b>Bust</b></th></tr><tr><td>S</td><td>88&nbsp;cm</td></tr><tr><td>M</td><td>92&nbsp;cm</td></tr></table>';
  const [column] = chartsOf(raw)[0]?.columns ?? [];
  expect(raw.slice(column?.span?.start, column?.span?.end)).toBe('Bust');
  expect(column?.cells.map(({ span }) => raw.slice(span?.start, span?.end))).toEqual([
    '88&nbsp;cm',
    '92&nbsp;cm',
  ]);
});

describe('infers the unit only where all measures agree on one', () => {
  const ranges = { bust: [70, 150], waist: [50, 150] } as const;
  test.each([
    ['cm', 'Size S: Bust 88, Waist 70. Size M: Bust 92, Waist 74.'],
    ['in', 'Size S: Bust 34, Waist 27. Size M: Bust 36, Waist 29.'],
    [undefined, 'Size S: Bust 34, Waist 70. Size M: Bust 36, Waist 74.'],
    [undefined, 'Size S: Bust 12, Waist 9. Size M: Bust 13, Waist 10.'],
    [undefined, 'Size S: Waist 55. Size M: Waist 58.'],
  ])('%s', (unit, text) => {
    expect(inferUnit(chartsOf(text)[0] as Chart, ranges)?.unit).toBe(unit);
  });
});
