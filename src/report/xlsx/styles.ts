/** How a cell looks; what is not said is as usual: top-aligned, wrapped, black on white. */
interface Look {
  readonly bold?: boolean;
  /** RGB in hex digits. */
  readonly color?: string;
  readonly fill?: string;
  /** Number format code. */
  readonly format?: string;
}

/** The looks of a review, by name. `input` is where a person writes. */
const looks = {
  text: {},
  heading: { bold: true },
  header: { bold: true, color: 'FFFFFF', fill: '1F3864' },
  inputHeader: { bold: true, color: 'FFFFFF', fill: 'BF8F00' },
  error: { bold: true, color: '9C0006', fill: 'FFC7CE' },
  warning: { color: '7F6000', fill: 'FFEB9C' },
  info: { color: '1F4E79', fill: 'DDEBF7' },
  input: { fill: 'FFF9E5' },
  inputDate: { fill: 'FFF9E5', format: 'yyyy\\-mm\\-dd' },
  points: { format: '0.0' },
  small: { color: '7F7F7F' },
} as const satisfies Readonly<Record<string, Look>>;

export type Style = keyof typeof looks;

const names = Object.keys(looks) as Style[];

/** The number that a cell's `s` attribute gives. */
export const styleIndex = (style: Style): number => names.indexOf(style) + 1;

/** The part `xl/styles.xml` (ECMA-376 part 1, 18.8). The first two fills are the application's own. */
export function stylesXml(): string {
  const all: Look[] = names.map(name => looks[name]);
  const fonts = all.map(
    ({ bold, color }) =>
      `<font>${bold ? '<b/>' : ''}<sz val="11"/>${color ? `<color rgb="FF${color}"/>` : ''}<name val="Calibri"/></font>`,
  );
  const fills = all.map(({ fill }) =>
    fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`
      : '<fill><patternFill patternType="none"/></fill>',
  );
  const formats = all.flatMap(({ format }, index) =>
    format ? `<numFmt numFmtId="${164 + index}" formatCode="${format}"/>` : [],
  );
  const side = (name: string) => `<${name} style="thin"><color rgb="FFD9D9D9"/></${name}>`;
  const borders = `<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>`;
  const cells = all.map(
    ({ format }, index) =>
      `<xf numFmtId="${format ? 164 + index : 0}" fontId="${index + 1}" fillId="${index + 2}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  );
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    `<fonts count="${fonts.length + 1}"><font><sz val="11"/><name val="Calibri"/></font>${fonts.join('')}</fonts>`,
    `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills>`,
    borders,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
