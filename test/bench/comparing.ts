import { planesOf } from '../../src/facts/pixels/planes.ts';
import type { Raster } from '../../src/facts/pixels/raster.ts';
import { sketchOf } from '../../src/facts/pixels/sketch.ts';
import { alikeAmong } from '../../src/facts/same-picture/alike.ts';
import type { Distinct } from '../../src/facts/same-picture/distinct.ts';
import { series } from '../eval/photographs.ts';

/** A drawn picture: pixels, and which of them are background. */
interface Drawn {
  readonly raster: Raster;
  readonly background: Uint8Array;
}

/** Longer side of a drawn picture: three pixels for each cell of a sketch. */
const side = 96;
/** Width by height of pictures, as shops have them: most are square. */
const aspects = [1, 1, 1, 1, 3 / 4, 4 / 5, 4 / 3];

/** One picture in so many is a copy of another. */
const copyEvery = 10;

/** A change that leaves a picture the same. */
interface Copying {
  readonly name: string;
  apply(picture: Drawn, random: () => number): Drawn;
}

const copyings: readonly Copying[] = [
  {
    name: 'recompressed',
    apply: (picture, random) => repainted(picture, value => value + 6 * (random() - 0.5)),
  },
  { name: 'darker', apply: picture => repainted(picture, value => 0.85 * value) },
  { name: 'mirrored', apply: ({ raster, background }) => windowOf({ raster, background }, 0, 0, 1, 1, true) },
  ...[0.9, 0.8, 0.7, 0.6].map(
    (share): Copying => ({
      name: `cropped to ${100 * share} %`,
      apply: (picture, random) =>
        windowOf(picture, random() * (1 - share), random() * (1 - share), share, share),
    }),
  ),
];

/**
 * Processor time of comparing `count` drawn pictures, one in ten a copy of another: by picture, with the copies that
 * are found and the strangers that are taken for one.
 */
export function comparing(count: number): string {
  const random = series(count);
  const pictures: Distinct[] = [];
  const planted: { readonly at: number; readonly of: number; readonly name: string }[] = [];
  const originals = Math.ceil((count * (copyEvery - 1)) / copyEvery);
  for (let number = 0; number < originals; number++) {
    const drawn = drawnPicture(series(1 + number * 7919));
    pictures.push(lookOf(drawn));
    if (number % (copyEvery - 1) !== 0) continue;
    const copying = copyings[planted.length % copyings.length] as Copying;
    planted.push({ at: pictures.length, of: pictures.length - 1, name: copying.name });
    pictures.push(lookOf(copying.apply(drawn, random)));
  }
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = process.cpuUsage();
  const alike = alikeAmong(pictures);
  const { user, system } = process.cpuUsage(start);
  const after = process.memoryUsage();
  const isPlanted = new Set(planted.map(({ at, of }) => `${of} ${at}`));
  const strangers = alike.flatMap((list, at) =>
    list.filter(({ other }) => other > at && !isPlanted.has(`${at} ${other}`)),
  ).length;
  const recalls = copyings.map(({ name }) => {
    const own = planted.filter(copy => copy.name === name);
    const found = own.filter(({ at, of }) => alike[at]?.some(({ other }) => other === of)).length;
    return `${name} ${found} of ${own.length}`;
  });
  const memory = (after.heapUsed + after.external - before.heapUsed - before.external) / 2 ** 20;
  return [
    `comparing ${pictures.length} drawn pictures: ${((user + system) / 1000 / pictures.length).toFixed(2)} ms of processor time each, ${memory.toFixed(0)} MB`,
    `  found: ${recalls.join(', ')}; other pairs named: ${strangers}`,
  ].join('\n');
}

const lookOf = ({ raster, background }: Drawn): Distinct => {
  const planes = planesOf(raster, { least: [0, 0, 0], most: [255, 255, 255] });
  return { sketch: sketchOf(raster, planes.cells, background), aspect: raster.width / raster.height };
};

/** A thing of a few shapes in one or two colours: most before white, some in a room. */
function drawnPicture(random: () => number): Drawn {
  const aspect = aspects[Math.floor(random() * aspects.length)] as number;
  const width = Math.round(side * Math.min(1, aspect));
  const height = Math.round(side / Math.max(1, aspect));
  const data = new Uint8Array(width * height * 3);
  const background = new Uint8Array(width * height);
  const isRoom = random() < 0.25;
  const wall = isRoom ? colourOf(random) : ([255, 255, 255] as const);
  const floor = isRoom ? colourOf(random) : wall;
  const horizon = height * (0.4 + 0.5 * random());
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      background[y * width + x] = isRoom ? 0 : 1;
      data.set(y < horizon ? wall : floor, (y * width + x) * 3);
    }
  const main = colourOf(random);
  const shapes = 3 + Math.floor(random() * 9);
  for (let shape = 0; shape < shapes; shape++) {
    const colour = shape === 0 || random() < 0.5 ? shaded(main, random) : colourOf(random);
    const size = shape === 0 ? 0.5 + 0.4 * random() : 0.08 + 0.4 * random();
    const [across, down] = [0.5 * width * size, 0.5 * height * size * (0.4 + 0.9 * random())];
    const x0 = width * (shape === 0 ? 0.45 + 0.1 * random() : 0.2 + 0.6 * random());
    const y0 = height * (shape === 0 ? 0.45 + 0.1 * random() : 0.2 + 0.6 * random());
    const turn = random() * Math.PI;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const isRound = random() < 0.5;
    const stripes = random() < 0.3 ? 0.2 + random() : 0;
    const reach = 1.5 * Math.max(across, down);
    const [bottom, right] = [Math.min(height, y0 + reach), Math.min(width, x0 + reach)];
    for (let y = Math.max(0, Math.floor(y0 - reach)); y < bottom; y++)
      for (let x = Math.max(0, Math.floor(x0 - reach)); x < right; x++) {
        const u = ((x - x0) * cos + (y - y0) * sin) / across;
        const v = ((y - y0) * cos - (x - x0) * sin) / down;
        if (isRound ? u * u + v * v > 1 : Math.abs(u) > 1 || Math.abs(v) > 1) continue;
        const light = (1 - 0.25 * u) * (stripes > 0 ? 1 + 0.3 * Math.sin(u * 12 * stripes) : 1);
        const at = (y * width + x) * 3;
        for (let channel = 0; channel < 3; channel++)
          data[at + channel] = Math.max(0, Math.min(255, (colour[channel] as number) * light));
        background[y * width + x] = 0;
      }
  }
  return { raster: { width, height, data }, background };
}

type Colour = readonly [number, number, number];

const colourOf = (random: () => number): Colour => {
  const light = 30 + 190 * random();
  const tint = (): number => Math.max(0, Math.min(255, light + 110 * (random() - 0.5)));
  return [tint(), tint(), tint()];
};

const shaded = (colour: Colour, random: () => number): Colour => {
  const by = 0.6 + 0.7 * random();
  return colour.map(value => Math.min(255, value * by)) as unknown as Colour;
};

const repainted = ({ raster, background }: Drawn, paint: (value: number) => number): Drawn => ({
  raster: {
    ...raster,
    data: Uint8Array.from(raster.data, value => Math.max(0, Math.min(255, paint(value)))),
  },
  background,
});

/** A part of a picture, from shares of its sides, without scaling. */
function windowOf(
  { raster, background }: Drawn,
  left: number,
  top: number,
  across: number,
  down: number,
  mirrored = false,
): Drawn {
  const [x0, y0] = [Math.floor(left * raster.width), Math.floor(top * raster.height)];
  const [width, height] = [Math.floor(across * raster.width), Math.floor(down * raster.height)];
  const data = new Uint8Array(width * height * 3);
  const bare = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y0 + y) * raster.width + x0 + (mirrored ? width - 1 - x : x);
      data.set(raster.data.subarray(from * 3, from * 3 + 3), (y * width + x) * 3);
      bare[y * width + x] = background[from] as number;
    }
  return { raster: { width, height, data }, background: bare };
}
