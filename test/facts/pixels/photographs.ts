import sharp, { type Sharp } from 'sharp';

/** A product of stripes and dots in one colour, `size` px high and wide, before a background. */
export function product(
  size: number,
  { colour = '#3a6ea5', background = '#ffffff', fill = 0.86, seed = 1 } = {},
): Sharp {
  const side = size * fill;
  const from = (size - side) / 2;
  const dots = Array.from({ length: 9 }, (_, dot) => {
    const x = from + side * (0.15 + (0.7 * ((dot * 37 * seed) % 97)) / 97);
    const y = from + side * (0.15 + (0.7 * ((dot * 53 + seed * 29) % 89)) / 89);
    return `<circle cx="${x}" cy="${y}" r="${side * (0.03 + ((dot * seed) % 5) / 90)}" fill="#ffffff" fill-opacity="0.7"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">
    <rect width="100%" height="100%" fill="${background}"/>
    <rect x="${from}" y="${from}" width="${side}" height="${side * 0.8}" rx="${side / 12}" fill="${colour}"/>
    <rect x="${from + side * 0.1 * seed}" y="${from}" width="${side * 0.07}" height="${side * 0.8}" fill="#10202c"/>
    ${dots.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background });
}

export const jpeg = (picture: Sharp, quality = 90): Promise<Buffer> => picture.jpeg({ quality }).toBuffer();
