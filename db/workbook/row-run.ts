import { columnLetters } from "#domain/workbook/cell-address";
import { CellValues } from "./cell-values.ts";
import { ADDRESS, type CellXml } from "./sheet-xml.ts";
import { dropAttribute, encodeXml, writeAttribute } from "./xml-text.ts";

/** Rows added to a list that are not written out yet (待写出的行): the XML of one record and what is different in each. Long lists never stand in memory row by row. */
export interface RowRun {
  readonly firstRow: number;
  /** Records. */
  readonly count: number;
  /** Physical rows of one record. */
  readonly height: number;
  /** The record's rows; null where the form has none. */
  readonly lines: readonly (RunLine | null)[];
}

/** One physical row of the record: its opening tag around the row number, its cells by column. */
export interface RunLine {
  readonly tag: readonly [string, string];
  readonly cells: RunCell[];
  /** Style that the row's tag gives to cells it does not have. */
  readonly style: string | null;
}

/** Formula of a copied cell: its element around the text, and the text `rows` further down. */
export interface RunFormula {
  readonly around: readonly [string, string];
  readonly at: (rows: number) => string;
}

/** Texts that cells of the run show, by their place in the table. */
export interface RunTexts {
  /** Content of a cell that shows the text, and the type its tag says. */
  readonly content: (index: number) => string;
  readonly type: "s" | "inlineStr";
}

/** Where a row lies in a run: which record, and which of its rows. */
export interface RunPlace {
  readonly run: RowRun;
  readonly record: number;
  readonly line: number;
}

/** Finds the run a row lies in; null when it is a row of the form itself. */
export function findRun(runs: readonly RowRun[], row: number): RunPlace | null {
  for (const run of runs) {
    const step = row - run.firstRow;
    if (step < 0 || step >= run.count * run.height) continue;
    const line = step % run.height;
    return run.lines[line] === null ? null : { run, record: (step - line) / run.height, line };
  }
  return null;
}

/** A cell of the record with its values in all copies. */
export class RunCell {
  readonly column: number;
  /** What stands in it where nothing is written. */
  readonly cell: CellXml;
  readonly formula: RunFormula | null;
  private readonly letters: string;
  private readonly prefix: string;
  private readonly count: number;
  private readonly tags = new Map<string | null, readonly [string, string]>();
  private readonly still: readonly [string, string];
  private packed: CellValues | null = null;

  constructor(cell: CellXml, formula: RunFormula | null, count: number) {
    this.column = cell.column;
    this.cell = cell;
    this.formula = formula;
    this.count = count;
    this.letters = columnLetters(cell.column);
    this.prefix = /^<([\w.-]+:)?/u.exec(cell.tag)?.[1] ?? "";
    const [before, after] = this.cut(cell.tag);
    this.still = [before, cell.inner === "" ? `${after.slice(0, -1)}/>` : `${after}${cell.inner}</${this.prefix}c>`];
  }

  /** Values written so far. */
  get values(): CellValues | null {
    return this.packed;
  }

  requireValues(): CellValues {
    this.packed ??= new CellValues(this.count);
    return this.packed;
  }

  /** XML of the cell in one record. */
  print(place: { readonly record: number; readonly row: number; readonly rows: number }, texts: RunTexts): string {
    const { record, row, rows } = place;
    const type = this.packed?.type(record);
    if (this.formula !== null) return this.printFormula(this.formula, { record, row, rows, type: type ?? null });
    if (type === undefined || this.packed === null) return this.still[0] + row + this.still[1];
    if (type === "s") {
      const [before, after] = this.typed(texts.type);
      return `${before}${row}${after}${texts.content(this.packed.index(record))}</${this.prefix}c>`;
    }
    const [before, after] = this.typed(null);
    if (type === "blank") return `${before}${row}${after.slice(0, -1)}/>`;
    return `${before}${row}${after}<${this.prefix}v>${this.packed.text(record)}</${this.prefix}v></${this.prefix}c>`;
  }

  private printFormula(
    formula: RunFormula,
    {
      record,
      row,
      rows,
      type,
    }: { readonly record: number; readonly row: number; readonly rows: number; readonly type: string | null },
  ): string {
    const [before, after] = this.typed(type);
    const [open, close] = formula.around;
    const text = `${open.replace(ADDRESS, this.letters + row)}${encodeXml(formula.at(rows))}${close}`;
    const result = this.packed?.type(record) === undefined ? null : (this.packed?.text(record) ?? null);
    const value = result === null ? "" : `<${this.prefix}v>${encodeXml(result)}</${this.prefix}v>`;
    return `${before}${row}${after}${text}${value}</${this.prefix}c>`;
  }

  private typed(type: string | null): readonly [string, string] {
    const known = this.tags.get(type);
    if (known !== undefined) return known;
    const { tag } = this.cell;
    const cut = this.cut(type === null ? dropAttribute(tag, "t") : writeAttribute(tag, "t", type));
    this.tags.set(type, cut);
    return cut;
  }

  /** The tag before and after the row number; the column's letters stand in the first half. */
  private cut(tag: string): readonly [string, string] {
    const at = tag.indexOf(ADDRESS);
    return [tag.slice(0, at) + this.letters, tag.slice(at + ADDRESS.length)];
  }
}

/** Finds a cell of a line or makes it in its place. */
export function requireRunCell(
  run: RowRun,
  line: RunLine,
  place: { readonly column: number; readonly prefix: string },
): RunCell {
  const { cells } = line;
  const { column, prefix } = place;
  const guess = cells[column - 1];
  if (guess?.column === column) return guess;
  let at = 0;
  while (at < cells.length && (cells[at]?.column ?? 0) < column) at += 1;
  const found = cells[at];
  if (found?.column === column) return found;
  const dress = line.style === null ? "" : ` s="${line.style}"`;
  const made = new RunCell({ column, tag: `<${prefix}c r="${ADDRESS}"${dress}>`, inner: "" }, null, run.count);
  cells.splice(at, 0, made);
  return made;
}
