import type { Look, Measurement, Pixels } from '../facts/pixels/measurement.ts';
import type { Run } from '../facts/run.ts';
import { distinctOf, suppliedAmong } from '../facts/same-picture/supplied.ts';
import type { PictureSample } from '../rule/index.ts';

/** A sound photograph of a grey product on white. */
const pixels: Pixels = {
  entropy: 5,
  ring: { white: 1, pure: 1, even: 1, colour: [255, 255, 255] },
  subject: {
    apart: true,
    box: { left: 0.06, top: 0.1, width: 0.88, height: 0.8 },
    fill: 0.88,
    area: 0.5,
    touches: [0, 0, 0, 0],
  },
  border: 0,
  light: { mean: 120, deviation: 50, dark: 0, bright: 0 },
  sharpness: { variance: 900, blur: 0.6 },
  edges: 0.12,
  overlays: [],
  colours: [{ lab: [50, 0, 0], share: 0.9 }],
  sketch: { luma: new Uint8Array(1024), cells: new Uint8Array(192), weights: new Uint8Array(64) },
};
const photograph: Measurement = {
  format: 'jpeg',
  bytes: 400_000,
  size: { width: 1600, height: 1600 },
  frames: 1,
  marks: {},
  pixels,
};

/** The look that a sample of a rule's example stands for; without one, the picture cannot be read. */
export function lookFor(sample: PictureSample | undefined): Look {
  if (sample === undefined) return { kind: 'unseen', missing: 'pixels' };
  if (typeof sample === 'string')
    return {
      kind: 'fault',
      fault: sample,
      ...(sample === 'not-a-picture' ? { found: 'html' as const } : {}),
    };
  return {
    kind: 'seen',
    picture: { ...photograph, ...sample, pixels: { ...pixels, ...sample.pixels } },
  };
}

/** Which pictures of an example are those of its suppliers. */
export function suppliedBy(
  suppliers: Readonly<Record<string, PictureSample>>,
  look: NonNullable<Run['look']>,
  looks: Iterable<Look>,
): NonNullable<Run['supplied']> {
  const theirs = Object.entries(suppliers).flatMap(([file, sample]) => {
    const distinct = distinctOf(lookFor(sample));
    return distinct ? [{ file, ...distinct }] : [];
  });
  const found = suppliedAmong(looks, theirs);
  return (file, src) => found.get(look(file, src));
}
