/** What is laid over photographs to make truth: SVG of a picture's size. */
export interface Drawing {
  readonly kind: string;
  readonly strength: string;
  draw(width: number, height: number, random: () => number): string;
}

const latinFonts = ['DejaVu Sans', 'DejaVu Serif', 'Liberation Sans', 'Liberation Sans Narrow'];
const hanFont = 'Noto Sans CJK SC';
const english = ['FREE SHIPPING', 'BEST SELLER', 'Summer Sale 50% OFF', 'New Arrival', 'Buy 2 get 1 free'];
const chinese = ['全场包邮', '限时特价 第二件半价', '正品保证', '新品上市', '厂家直销 假一赔十'];
const colours = ['#e60012', '#000000', '#1a4fb4', '#ff6a00', '#2e7d32', '#8e24aa', '#555555'];
const loud = ['#e60012', '#ff6a00', '#d81b60', '#1a8f3c', '#1557c0'];

export const oneOf = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

/** Width of a text in ems, by rule of thumb. */
const ems = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '⺀' ? 1 : 0.62), 0);

const written = (text: string, font: string, attributes: string): string =>
  `<text font-family="${font}" ${attributes}>${text}</text>`;

type Place = 'top' | 'middle' | 'bottom';

export const text = (script: 'Latin' | 'Chinese', size: number, place: Place, opacity = 1): Drawing => ({
  kind: `text, ${script}, ${place}`,
  strength: `${Math.round(size * 1000) / 10} % high, opacity ${opacity}`,
  draw: (width, height, random) => {
    const words = oneOf(script === 'Latin' ? english : chinese, random);
    const font = script === 'Latin' ? oneOf(latinFonts, random) : hanFont;
    const high = Math.min(height * size, (width * 0.94) / ems(words));
    const y = { top: high * 1.2, middle: height * (0.35 + 0.3 * random()), bottom: height - high * 0.5 }[
      place
    ];
    const [anchor, x] = oneOf(
      [
        ['start', width * 0.03],
        ['middle', width / 2],
        ['end', width * 0.97],
      ] as const,
      random,
    );
    return written(
      words,
      font,
      `x="${x}" y="${y}" font-size="${high}" font-weight="${oneOf(['normal', 'bold'], random)}" text-anchor="${anchor}" fill="${oneOf(colours, random)}" fill-opacity="${opacity}"`,
    );
  },
});

export const badge = (size: number): Drawing => ({
  kind: 'badge',
  strength: `${Math.round(size * 1000) / 10} % wide`,
  draw: (width, height, random) => {
    const side = Math.min(width, height) * size;
    const margin = Math.min(width, height) * 0.025 * random();
    const x = random() < 0.5 ? width - side - margin : margin;
    const y = random() < 0.3 ? height - side - margin : margin;
    const words = oneOf(['SALE', 'NEW', '−30%', '热卖', '包邮'], random);
    const fill = oneOf(loud, random);
    const middle = `cx="${x + side / 2}" cy="${y + side / 2}"`;
    const shape =
      random() < 0.5
        ? `<circle ${middle} r="${side / 2}" fill="${fill}"/>`
        : `<rect x="${x}" y="${y}" width="${side}" height="${side * 0.7}" rx="${side / 20}" fill="${fill}"/>`;
    const down = shape.startsWith('<circle') ? 0.5 : 0.35;
    return `${shape}${written(words, hanFont, `x="${x + side / 2}" y="${y + side * down + side * 0.1}" font-size="${side * 0.28}" font-weight="bold" text-anchor="middle" fill="#fff"`)}`;
  },
});

export const banner = (size: number, opacity = 1): Drawing => ({
  kind: 'banner',
  strength: `${Math.round(size * 1000) / 10} % high, opacity ${opacity}`,
  draw: (width, height, random) => {
    const high = height * size;
    const top = random() < 0.35 ? 0 : height - high;
    const words = oneOf([...english, ...chinese], random);
    const letters = Math.min(high * 0.55, (width * 0.92) / ems(words));
    return `<rect y="${top}" width="${width}" height="${high}" fill="${oneOf([...loud, '#111'], random)}" fill-opacity="${opacity}"/>${written(words, hanFont, `x="${width / 2}" y="${top + high / 2 + letters * 0.36}" font-size="${letters}" font-weight="bold" text-anchor="middle" fill="#fff"`)}`;
  },
});

export const strewn = (opacity: number): Drawing => ({
  kind: 'watermark, strewn',
  strength: `opacity ${opacity}`,
  draw: (width, height, random) => {
    const size = width / 18;
    const words = oneOf(['shopname.example', 'SAMPLE SHOP', '样品图 版权所有'], random);
    const fill = oneOf(['#000', '#888', '#c00'], random);
    const rows = Array.from({ length: 24 }, (_, row) =>
      Array.from({ length: 8 }, (__, column) =>
        written(
          words,
          hanFont,
          `x="${(column - 3) * size * 11 + (row % 2) * size * 5}" y="${(row - 8) * size * 4}" font-size="${size}" fill="${fill}" fill-opacity="${opacity}"`,
        ),
      ).join(''),
    );
    return `<g transform="rotate(-30 ${width / 2} ${height / 2})">${rows.join('')}</g>`;
  },
});

export const centred = (opacity: number): Drawing => ({
  kind: 'watermark, one in the middle',
  strength: `opacity ${opacity}`,
  draw: (width, height, random) =>
    written(
      oneOf(['SAMPLE SHOP', 'shop.example'], random),
      oneOf(latinFonts, random),
      `x="${width / 2}" y="${height * (0.45 + 0.2 * random())}" font-size="${width / 9}" font-weight="bold" text-anchor="middle" fill="${oneOf(['#000', '#888', '#fff'], random)}" fill-opacity="${opacity}" transform="rotate(${oneOf([0, -20, -30], random)} ${width / 2} ${height / 2})"`,
    ),
});

export const logo = (size: number): Drawing => ({
  kind: 'logo in a corner',
  strength: `${Math.round(size * 1000) / 10} % high`,
  draw: (width, height, random) => {
    const side = height * size;
    const fill = oneOf(colours, random);
    return `<circle cx="${width * 0.03 + side / 2}" cy="${height * 0.03 + side / 2}" r="${side * 0.4}" fill="none" stroke="${fill}" stroke-width="${side * 0.12}"/>${written(oneOf(['NORDLUX', 'Acme Home'], random), 'DejaVu Sans', `x="${width * 0.03 + side * 1.2}" y="${height * 0.03 + side * 0.72}" font-size="${side * 0.65}" font-weight="bold" fill="${fill}"`)}`;
  },
});

export const framed = (size: number): Drawing => ({
  kind: 'frame',
  strength: `${Math.round(size * 1000) / 10} % wide`,
  draw: (width, height, random) => {
    const line = Math.max(2, Math.min(width, height) * size);
    return `<rect x="${line / 2}" y="${line / 2}" width="${width - line}" height="${height - line}" fill="none" stroke="${oneOf(colours, random)}" stroke-width="${line}"/>`;
  },
});

/** Letters printed on a product: a slight turn, as cloth and bottles give it. */
export const printed: Drawing = {
  kind: 'print',
  strength: '',
  draw: (width, height, random) =>
    written(
      oneOf(['GOOD DAY', 'NORTH', '运动', 'Original 1984'], random),
      random() < 0.3 ? hanFont : oneOf(latinFonts, random),
      `x="${width / 2}" y="${height / 2}" font-size="${height * (0.05 + 0.06 * random())}" font-weight="bold" text-anchor="middle" fill="${oneOf([...colours, '#fff'], random)}" transform="rotate(${random() < 0.5 ? 0 : -12 + 24 * random()} ${width / 2} ${height / 2})"`,
    ),
};

/** Small parts in a row beside a product: beads, rings, pins, samples of colour. */
export const parts: Drawing = {
  kind: 'parts',
  strength: '',
  draw: (width, height, random) => {
    const count = 6 + Math.floor(random() * 8);
    const [y, part] = [height * 0.93, oneOf(['bead', 'disc', 'ring', 'pin', 'sample'], random)];
    const fill = oneOf(colours, random);
    const shapes = Array.from({ length: count }, (_, at) => {
      const [x, r] = [width * (0.1 + (0.8 * at) / count), Math.min(height * 0.05, (width * 0.3) / count)];
      const own = `hsl(${at * 40},65%,50%)`;
      return {
        bead: `<circle cx="${x}" cy="${y}" r="${r}" fill="url(#light)"/>`,
        disc: `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`,
        ring: `<circle cx="${x}" cy="${y}" r="${r * 0.8}" fill="none" stroke="url(#light)" stroke-width="${r * 0.3}"/>`,
        pin: `<rect x="${x}" y="${y - r}" width="${r * 0.35}" height="${r * 2}" fill="url(#light)"/><rect x="${x - r * 0.2}" y="${y - r}" width="${r * 0.75}" height="${r * 0.4}" fill="#777"/>`,
        sample: `<rect x="${x}" y="${y - r}" width="${r * 1.8}" height="${r * 1.8}" fill="${own}"/>`,
      }[part];
    });
    return `<defs><linearGradient id="light" x2="1" y2="1"><stop offset="0" stop-color="#eee"/><stop offset="0.5" stop-color="${fill}"/><stop offset="1" stop-color="#222"/></linearGradient></defs>${shapes.join('')}`;
  },
};

/** Every kind in its strengths. */
export const overlays: readonly Drawing[] = [
  ...(['Latin', 'Chinese'] as const).flatMap(script =>
    (['top', 'middle', 'bottom'] as const).flatMap(place =>
      [0.07, 0.12].map(size => text(script, size, place)),
    ),
  ),
  ...(['Latin', 'Chinese'] as const).flatMap(script =>
    [0.6, 0.3].map(opacity => text(script, 0.09, 'top', opacity)),
  ),
  ...[0.14, 0.2, 0.3].map(badge),
  ...[0.07, 0.12, 0.2].map(size => banner(size)),
  banner(0.12, 0.6),
  ...[0.12, 0.25, 0.45].map(strewn),
  ...[0.3, 0.6].map(centred),
  logo(0.1),
];

export const svgOf = (width: number, height: number, body: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`);
