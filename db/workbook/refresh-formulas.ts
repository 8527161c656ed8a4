import type { SheetFill } from "#domain/reporting/sheet-fill";
import { type FormulaPiece, parseFormula, type Reference } from "./formula-pieces.ts";
import { moveFormula } from "./shift-formula.ts";
import { type CellXml, readFormula, type RowXml, rowsWithFormulas, type SheetXml } from "./sheet-xml.ts";
import { type Calculator, createCalculator } from "./calculate-formulas.ts";
import { createSource } from "./calculation-source.ts";
import type { RowRun, RunCell } from "./row-run.ts";
import { CellError, type Scalar } from "./formula-functions.ts";
import { decodeXml, dropAttribute, encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** What is needed to know which results are stale. */
export interface Refreshing {
  readonly sheets: readonly { readonly name: string; readonly xml: SheetXml }[];
  /** Text of workbook.xml, for the defined names. */
  readonly workbook: string;
  /** Text at a place of the table of texts. */
  readonly textAt: (index: number) => string;
  readonly fills: readonly SheetFill[];
}

/** Renews the cached results of all formulas that depend on written cells (重算缓存结果), so that no viewer shows a number of the blank form: totals, counts and ratios are calculated, the result of anything beyond is taken out. Answers whether there were any. */
export function refreshFormulas(refreshing: Refreshing): boolean {
  if (refreshing.fills.every((fill) => !changesCells(fill))) return false;
  const stale = listStaleFormulas(refreshing);
  const runs = listRunFormulas(refreshing.sheets);
  if (stale.length === 0 && runs.length === 0) return false;
  const source = createSource({ ...refreshing, names: readNames(refreshing.workbook), stale });
  const calculator = createCalculator(source);
  // From the top of a list down, so that running totals find the row above done.
  for (const run of runs) refreshRun(run, calculator);
  for (const formula of stale) {
    writeResult(formula, calculator.result(formula.sheet, formula.row.row, formula.cell.column));
  }
  return true;
}

function changesCells(fill: SheetFill): boolean {
  return [fill.writes, fill.insertions, fill.removals ?? [], fill.blocks ?? []].some((list) => list.length > 0);
}

/** A formula of a record added to a list; in every record. */
interface RunFormulaCells {
  readonly sheet: string;
  readonly run: RowRun;
  readonly line: number;
  readonly cells: readonly RunCell[];
}

function listRunFormulas(sheets: Refreshing["sheets"]): RunFormulaCells[] {
  return sheets.flatMap(({ name, xml }) =>
    xml.runs.flatMap((run) =>
      run.lines.flatMap((own, line) => {
        const cells = own?.cells.filter((cell) => cell.formula !== null) ?? [];
        return cells.length === 0 ? [] : [{ sheet: name, run, line, cells }];
      }),
    ),
  );
}

function refreshRun({ sheet, run, line, cells }: RunFormulaCells, calculator: Calculator): void {
  for (let record = 0; record < run.count; record += 1) {
    const row = run.firstRow + record * run.height + line;
    for (const cell of cells) {
      const { type, text } = formatResult(calculator.result(sheet, row, cell.column));
      cell.requireValues().setResult(record, type, text);
    }
  }
}

/** A formula cell and what it reads. */
export interface PlacedFormula {
  readonly sheet: string;
  readonly row: RowXml;
  readonly cell: CellXml;
  readonly text: string;
  readonly reads: readonly Reference[];
}

function writeResult(formula: PlacedFormula, result: Scalar): void {
  const { cell, row } = formula;
  const value = listElements(cell.inner, "v")[0];
  const without = value === undefined ? cell.inner : cell.inner.slice(0, value.start) + cell.inner.slice(value.end);
  const prefix = /^<([\w.-]+:)?/u.exec(cell.tag)?.[1] ?? "";
  const { type, text } = formatResult(result);
  cell.inner = text === null ? without : `${without}<${prefix}v>${encodeXml(text)}</${prefix}v>`;
  cell.tag = type === null ? dropAttribute(cell.tag, "t") : writeAttribute(cell.tag, "t", type);
  row.source = null;
}

function formatResult(result: Scalar): { readonly type: "b" | "e" | "str" | null; readonly text: string | null } {
  if (result === null) return { type: null, text: null };
  if (typeof result === "number") return { type: null, text: Number.isFinite(result) ? String(result) : null };
  if (typeof result === "boolean") return { type: "b", text: result ? "1" : "0" };
  return result instanceof CellError ? { type: "e", text: result.text } : { type: "str", text: result };
}

/** Lists the formulas whose results may have changed: they read a written cell, directly or through others, or stand on a sheet that has grown. */
function listStaleFormulas(refreshing: Refreshing): PlacedFormula[] {
  const touched = new TouchedCells();
  for (const fill of refreshing.fills) markTouched(fill, touched);
  const grown = new Set(
    refreshing.fills
      .filter((f) => f.insertions.some((i) => i.count > 0) || (f.removals ?? []).length > 0)
      .map((f) => f.sheet),
  );
  let waiting = listFormulas(refreshing);
  const stale: PlacedFormula[] = [];
  for (let found = true; found; ) {
    found = false;
    const still: PlacedFormula[] = [];
    for (const formula of waiting) {
      if (!isStale(formula, grown, touched)) {
        still.push(formula);
        continue;
      }
      touched.add(formula.sheet, formula.row.row, formula.cell.column);
      stale.push(formula);
      found = true;
    }
    waiting = still;
  }
  return stale;
}

function markTouched({ sheet, writes, blocks = [] }: SheetFill, touched: TouchedCells): void {
  for (const { row, column } of writes) touched.add(sheet, row, column);
  for (const { firstRow, count, height, cells } of blocks) {
    for (const { column } of count > 0 ? cells : []) {
      touched.add(sheet, firstRow, column);
      touched.add(sheet, firstRow + count * height - 1, column);
    }
  }
}

const UNSTEADY = /\b(?:INDIRECT|OFFSET|NOW|TODAY|RAND|CELL|INFO)\s*\(|\[/iu;

function isStale(formula: PlacedFormula, grown: ReadonlySet<string>, touched: TouchedCells): boolean {
  if (grown.has(formula.sheet) || UNSTEADY.test(formula.text)) return true;
  return formula.reads.some((reference) => touched.meets(reference, formula.sheet));
}

function listFormulas(refreshing: Refreshing): PlacedFormula[] {
  const names = readNames(refreshing.workbook);
  return refreshing.sheets.flatMap(({ name, xml }) =>
    listTexts(xml).map((place) => ({ ...place, sheet: name, reads: readsOf(parseFormula(place.text), names) })),
  );
}

/** Formulas of a sheet, followers of shared ones with the text they stand for. */
function listTexts(xml: SheetXml): Pick<PlacedFormula, "row" | "cell" | "text">[] {
  const masters = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  const places: Pick<PlacedFormula, "row" | "cell" | "text">[] = [];
  for (const row of rowsWithFormulas(xml)) {
    for (const cell of row.cells) {
      const formula = readFormula(cell);
      if (formula === null) continue;
      const index = formula.sharedIndex ?? "";
      if (formula.text !== "") masters.set(index, { text: formula.text, row: row.row, column: cell.column });
      const master = formula.sharedIndex === null ? undefined : masters.get(index);
      const text =
        master === undefined
          ? formula.text
          : moveFormula(master.text, row.row - master.row, cell.column - master.column);
      places.push({ row, cell, text });
    }
  }
  return places;
}

function readsOf(pieces: readonly FormulaPiece[], names: ReadonlyMap<string, readonly Reference[]>): Reference[] {
  return pieces.flatMap((piece) => {
    if (typeof piece !== "string") return [piece];
    const words = piece.match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu) ?? [];
    return words.flatMap((word) => names.get(word.toLowerCase()) ?? []);
  });
}

/** Defined names and the cells they stand for. */
function readNames(workbook: string): Map<string, readonly Reference[]> {
  const names = new Map<string, readonly Reference[]>();
  for (const element of listElements(workbook, "definedName")) {
    const name = (readAttribute(element.tag, "name") ?? "").toLowerCase();
    const cells = parseFormula(decodeXml(element.inner)).filter((piece) => typeof piece !== "string");
    names.set(name, [...(names.get(name) ?? []), ...cells]);
  }
  return names;
}

/** Written cells, kept as one span of rows per sheet and column. */
class TouchedCells {
  private readonly spans = new Map<string, Map<number, [number, number]>>();

  add(sheet: string, row: number, column: number): void {
    const key = sheet.toLowerCase();
    let columns = this.spans.get(key);
    if (columns === undefined) {
      columns = new Map();
      this.spans.set(key, columns);
    }
    const span = columns.get(column);
    if (span === undefined) columns.set(column, [row, row]);
    else if (row < span[0]) span[0] = row;
    else if (row > span[1]) span[1] = row;
  }

  meets(reference: Reference, home: string): boolean {
    if (reference.external) return false;
    if (reference.lastSheet !== null) return true;
    const columns = this.spans.get((reference.sheet ?? home).toLowerCase());
    if (columns === undefined) return false;
    const to = reference.to ?? reference.from;
    const [firstRow, lastRow] = ordered(reference.from.row ?? 1, to.row ?? Number.POSITIVE_INFINITY);
    const [firstColumn, lastColumn] = ordered(reference.from.column ?? 1, to.column ?? Number.POSITIVE_INFINITY);
    for (const [column, [first, last]] of columns) {
      if (column >= firstColumn && column <= lastColumn && first <= lastRow && last >= firstRow) return true;
    }
    return false;
  }
}

function ordered(one: number, two: number): [number, number] {
  return one <= two ? [one, two] : [two, one];
}
