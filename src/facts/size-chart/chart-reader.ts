import type { Span } from '../../model/path.ts';
import { ChartBuilder, type Heading, isSystem } from './builder.ts';
import type { LengthUnit, Quantity } from './chart.ts';
import type { Token } from './token.ts';

type Cell = { quantities: Quantity[]; start: number; end: number; listed: boolean; gap: number };
type Column = (Heading & { kind: 'measure' }) | { readonly kind: 'label' };

/**
 * Reads the tokens of one region. It knows three ways of writing a chart and tells them by what stands before
 * a run of numbers: `Size S Bust 88 Waist 70` (a measure), `Bust Waist: S 88 70` (a size, below a header of
 * measures), `S M L: Bust 88 92 96` (a measure, below a row of sizes).
 */
export class ChartReader {
  readonly chart = new ChartBuilder();
  extent: Span | undefined;
  private header: Column[] = [];
  private headerUnits: LengthUnit[] = [];
  private headerAt = 0;
  private sizeRow: string[] = [];
  private section: LengthUnit[] = [];
  private cells: Cell[] = [];
  private before: Token['kind'] | undefined;
  private underSizeWord = false;
  private sizeTaken = false;
  private headerBegins = false;
  private rows = 0;
  private lastEnd = -1;
  private readonly cased: string;
  private readonly rawSpan: (folded: Span) => Span;

  constructor(cased: string, rawSpan: (folded: Span) => Span) {
    this.cased = cased;
    this.rawSpan = rawSpan;
  }

  take(token: Token): void {
    if (token.kind === 'quantity') {
      // a number behind other words is no part of the row: “width 35 cm, depth of the pocket 22 cm”
      if (this.cells.length === 0 || token.gap === 0 || token.joined) this.addQuantity(token);
      if (this.before === 'size' && token.start === this.lastEnd) this.chart.exact = false;
      this.lastEnd = token.end;
      return;
    }
    if (token.kind === 'other' && this.cells.length > 0) {
      if (this.header.some(column => column.kind === 'label'))
        this.cells.push({ quantities: [], start: token.start, end: token.end, listed: false, gap: 0 });
      return;
    }
    if (token.kind === 'size' && this.takenBackwards(token)) return;
    const hadNumbers = this.cells.length > 0;
    this.lastEnd = token.end;
    this.flush();
    if (hadNumbers) this.before = 'quantity';
    switch (token.kind) {
      case 'size-word':
        // “… short sleeve   Size Bust Length”: here the header begins; “Waist Size” is one column
        if (token.gap > 0 || /\n|\s{2}/u.test(this.cased.slice(token.start - 2, token.start)))
          this.headerBegins = true;
        this.underSizeWord = true;
        if (hadNumbers || this.before !== 'measure') this.section = [];
        break;
      case 'size':
        if (this.before !== 'size' || hadNumbers) this.sizeRow = [];
        this.sizeRow.push(token.label);
        this.headerBegins = false;
        this.sizeTaken = false;
        break;
      case 'label':
        if (isSystem(token.label)) this.chart.systems.add(token.label);
        if (token.numbers.length === 0) this.addColumn({ kind: 'label' }, token, hadNumbers);
        else if (
          token.numbers.length === 1 &&
          (isSystem(token.label) || token.label === 'age') &&
          (this.sizeRow.length === 0 || this.sizeTaken)
        ) {
          this.sizeRow = [`${token.label.toUpperCase()} ${token.numbers[0]}`];
          this.sizeTaken = false;
        }
        this.headerBegins = false;
        break;
      case 'measure':
        this.addColumn(
          {
            kind: 'measure',
            measure: token.measure,
            label: token.label,
            units: [],
            span: this.rawSpan(token),
          },
          token,
          hadNumbers,
        );
        break;
      case 'unit':
        this.addUnit(token.unit, hadNumbers);
        break;
      default:
    }
    if (token.kind !== 'size-word' && token.kind !== 'other') this.before = token.kind;
  }

  /** `Chest: 34-36 (S), 38-40 (M)`: the size stands behind its number, in brackets. */
  private takenBackwards(token: Token & { kind: 'size' }): boolean {
    const [cell] = this.cells;
    const [heading] = this.header;
    if (
      this.cells.length !== 1 ||
      this.header.length !== 1 ||
      this.before !== 'measure' ||
      !cell ||
      heading?.kind !== 'measure'
    )
      return false;
    if (this.cased[token.start - 1] !== '(') return false;
    this.put(heading, this.chart.size(token.label), cell.quantities, cell);
    this.cells = [];
    return true;
  }

  end(): void {
    this.flush();
  }

  private addColumn(column: Column, token: Token, hadNumbers: boolean): void {
    const goesOn =
      !hadNumbers && (this.before === 'measure' || this.before === 'label' || this.before === 'unit');
    if (!goesOn || this.headerBegins) {
      this.headerBegins = false;
      this.header = [];
      this.headerUnits = [];
      this.headerAt = token.start;
    }
    this.header.push(column);
  }

  private addUnit(unit: LengthUnit, hadNumbers: boolean): void {
    const last = this.header.at(-1);
    if (hadNumbers && last?.kind === 'measure' && this.header.length === 1) {
      // the next row of the same measure, in the other unit
      this.header = [{ ...last, units: [unit] }];
      return;
    }
    const behindMeasure =
      !hadNumbers && last?.kind === 'measure' && (this.before === 'measure' || this.before === 'unit');
    if (behindMeasure) this.headerUnits.push(unit);
    if (behindMeasure && this.header.length > 0) {
      this.header[this.header.length - 1] = { ...last, units: [...last.units, unit] };
    } else {
      this.section = this.before === 'unit' ? [...this.section, unit] : [unit];
      this.chart.units.add(unit);
    }
  }

  private addQuantity(token: Token & { kind: 'quantity' }): void {
    const last = this.cells.at(-1);
    if (last && token.joined) {
      last.quantities.push(token.quantity);
      last.end = token.end;
    } else {
      this.cells.push({
        quantities: [token.quantity],
        start: token.start,
        end: token.end,
        listed: token.listed,
        gap: token.gap,
      });
    }
  }

  /** Gives a run of numbers its measures and sizes. */
  private flush(): void {
    const { cells } = this;
    if (cells.length === 0) return;
    this.cells = [];
    const measures = this.header.filter(column => column.kind === 'measure');
    const [only] = measures;
    if (this.before === 'size') this.row(cells, this.sizeRow.at(-1) ?? '');
    else if (only && measures.length === 1 && this.header.length === 1) this.column(only, cells);
    else if (measures.length >= 2) this.block(cells);
    else if (this.before === 'label') this.row(cells, this.sizeRow.at(-1) ?? '');
  }

  /** `S 88 70`: one size below a header, or with no header at all where the numbers are lengths. */
  private row(cells: readonly Cell[], label: string): void {
    if (label === '') return;
    const width = this.header.length;
    const size = (): number => this.chart.size(label);
    if (width === 0) {
      const [cell] = cells;
      const first = cell?.quantities[0];
      if (cell && cells.length === 1 && first?.unit !== undefined) {
        this.put({ measure: 'unnamed', label: '', units: [] }, size(), cell.quantities, cell);
      }
      return;
    }
    const spread = this.spreadUnits();
    const perColumn = cells.length % width === 0 ? cells.length / width : spread ? 0 : 1;
    // more or fewer numbers than columns: which number belongs to which measure is a guess
    if (cells.length % width !== 0) this.chart.exact = false;
    if (perColumn === 0 || (cells.length < width && this.rows > 0)) return;
    this.rows++;
    for (const [index, column] of this.header.entries()) {
      if (column.kind === 'label') continue;
      const mine = cells.slice(index * perColumn, (index + 1) * perColumn);
      const [first] = mine;
      if (first === undefined) continue;
      const quantities = mine.flatMap((cell, part) =>
        cell.quantities.map(quantity =>
          spread?.[part] && quantity.unit === undefined ? { ...quantity, unit: spread[part] } : quantity,
        ),
      );
      this.put(spread ? { ...column, units: spread } : column, size(), quantities, first);
    }
    this.sizeTaken = true;
  }

  /** `Bust 88`, or `Bust 88 92 96` below a row of sizes. */
  private column(heading: Heading, cells: readonly Cell[]): void {
    const [first, second] = cells;
    if (first === undefined) return;
    const inBrackets = this.cased[first.start - 1] === '[';
    if (second && cells.length === 2 && inBrackets && this.sizeRow.length === 1) {
      const [low, high] = [...first.quantities, ...second.quantities];
      if (low && high)
        this.put(heading, this.chart.size(this.sizeRow[0] ?? ''), [{ ...low, high: high.high }], {
          ...first,
          end: second.end,
        });
      return;
    }
    if (cells.length === 1 || (this.sizeRow.length === 1 && cells.length < 2)) {
      const label = this.sizeRow.at(0) ?? '#1';
      // “Waist: measure 1 inch above …” is no measurement
      if (this.sizeRow.length === 0 && first.gap > 0) return;
      this.put(heading, this.chart.size(label), first.quantities, first);
      this.sizeTaken = true;
      return;
    }
    const sizes = this.sizeRow.length >= 2 ? this.sizeRow : [];
    // numbers set off by commas, with no letter sizes to go by, are a choice of sizes
    if (!inBrackets && sizes.every(size => /^\d/u.test(size)) && cells.slice(1).every(cell => cell.listed))
      return;
    const perSize = sizes.length > 0 && cells.length === 2 * sizes.length ? 2 : 1;
    for (const [index, cell] of cells.entries()) {
      const position = Math.floor(index / perSize);
      this.put(heading, this.chart.size(sizes[position] ?? `#${position + 1}`), cell.quantities, cell);
    }
  }

  /** Rows without letter sizes below a header: `Size Bust Waist 36 84 66 38 88 70`. */
  private block(cells: readonly Cell[]): void {
    const width = this.header.length;
    const labelled =
      this.underSizeWord && cells.length % (width + 1) === 0 && cells[0]?.quantities[0]?.unit === undefined;
    const step = labelled ? width + 1 : width;
    if (cells.length % step !== 0) return;
    for (let start = 0, row = 1; start < cells.length; start += step, row++) {
      const label = cells[start];
      const size = this.chart.size(labelled && label ? this.cased.slice(label.start, label.end) : `#${row}`);
      for (const [index, column] of this.header.entries()) {
        const cell = cells[start + index + (labelled ? 1 : 0)];
        if (cell && column.kind === 'measure') this.put(column, size, cell.quantities, cell);
      }
    }
  }

  /** `Waist Hip Length cm inch cm inch cm inch`: the units of every column stand behind the last. */
  private spreadUnits(): LengthUnit[] | undefined {
    const width = this.header.length;
    const count = this.headerUnits.length;
    if (width < 2 || count === 0 || count % width !== 0) return undefined;
    const others = this.header
      .slice(0, -1)
      .every(column => column.kind === 'label' || column.units.length === 0);
    return others ? this.headerUnits.slice(0, count / width) : undefined;
  }

  private put(heading: Heading, size: number, quantities: readonly Quantity[], cell: Cell): void {
    const [unit] = this.section;
    const sectioned =
      this.section.length === 1 && heading.units.length === 0
        ? quantities.map(quantity => (quantity.unit === undefined && unit ? { ...quantity, unit } : quantity))
        : quantities;
    this.chart.cell(heading, size, sectioned, { span: this.rawSpan(cell) });
    const start = Math.min(
      this.extent?.start ?? cell.start,
      this.headerAt === 0 ? cell.start : this.headerAt,
      cell.start,
    );
    this.extent = { start, end: Math.max(this.extent?.end ?? 0, cell.end) };
  }
}
