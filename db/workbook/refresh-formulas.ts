import type { SheetFill } from "#domain/reporting/sheet-fill";
import { readLeaf } from "./edit-xml.ts";
import type { Reference } from "./formula-pieces.ts";
import { listFormulaTexts, type NamedCells, type NamedTable, nameCells, readsOf } from "./formula-reads.ts";
import type { CellXml, RowXml, SheetXml } from "./sheet-xml.ts";
import { type Calculator, createCalculator } from "./calculate-formulas.ts";
import { createSource } from "./calculation-source.ts";
import type { RowRun, RunCell } from "./row-run.ts";
import { CellError, type Scalar } from "./formula-functions.ts";
import { dropAttribute, encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** What is needed to know which results are stale. */
export interface Refreshing {
  readonly sheets: readonly { readonly name: string; readonly xml: SheetXml }[];
  /** Text of workbook.xml, for the defined names. */
  readonly workbook: string;
  /** Text at a place of the table of texts. */
  readonly textAt: (index: number) => string;
  readonly fills: readonly SheetFill[];
  /** Tables that formulas name. */
  readonly tables?: readonly NamedTable[];
}

/** What has changed by a fill, and what stands there now. */
export interface Refreshed {
  /** Whether any formula had to be calculated anew. */
  readonly calculated: boolean;
  /** Whether cells of a reference may show something else than before. */
  readonly meets: (reference: Reference, home: string) => boolean;
  /** Content of a cell; undefined when only an office program can calculate it. */
  readonly value: (sheet: string, row: number, column: number) => Scalar | undefined;
}

/** Renews the cached results of all formulas that depend on written cells (重算缓存结果), so that no viewer shows a number of the blank form: totals, counts and ratios are calculated, the result of anything beyond is taken out. Null when nothing was filled. */
export function refreshFormulas(refreshing: Refreshing): Refreshed | null {
  if (refreshing.fills.every((fill) => !changesCells(fill))) return null;
  const names = readNames(refreshing.workbook);
  const { stale, touched } = listStaleFormulas(refreshing, names);
  const runs = listRunFormulas(refreshing.sheets);
  const source = createSource({ ...refreshing, name: (name) => names.get(name)?.plain ?? null, stale });
  const calculator = createCalculator(source);
  // From the top of a list down, so that running totals find the row above done.
  for (const run of runs) refreshRun(run, calculator);
  for (const formula of stale) {
    writeResult(formula, calculator.result(formula.sheet, formula.row.row, formula.cell.column));
  }
  return {
    calculated: stale.length > 0 || runs.length > 0,
    meets: (reference, home) => touched.meets(reference, home),
    value: (sheet, row, column) => {
      const content = source.cell(sheet, row, column);
      if (content === null || typeof content !== "object" || content instanceof CellError) return content;
      return calculator.result(sheet, row, column) ?? undefined;
    },
  };
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
  /** Must be calculated anew whatever was written. */
  readonly unsteady: boolean;
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

/** Lists the formulas whose results may have changed: they read a written cell, directly or through others, or stand on a sheet whose rows have moved. */
function listStaleFormulas(
  refreshing: Refreshing,
  names: ReadonlyMap<string, NamedCells>,
): { readonly stale: PlacedFormula[]; readonly touched: TouchedCells } {
  const touched = new TouchedCells();
  for (const fill of refreshing.fills) markTouched(fill, touched);
  let waiting = listFormulas(refreshing, names);
  const stale: PlacedFormula[] = [];
  for (let found = true; found; ) {
    found = false;
    const still: PlacedFormula[] = [];
    for (const formula of waiting) {
      if (!formula.unsteady && !formula.reads.some((reference) => touched.meets(reference, formula.sheet))) {
        still.push(formula);
        continue;
      }
      touched.add(formula.sheet, formula.row.row, formula.cell.column);
      stale.push(formula);
      found = true;
    }
    // The other way round next time: running totals may run upwards, and ten thousand of them must not take ten thousand turns.
    waiting = still.reverse();
  }
  return { stale, touched };
}

function markTouched(
  { sheet, insertions, removals = [], writes, blocks = [] }: SheetFill,
  touched: TouchedCells,
): void {
  if (insertions.some((one) => one.count > 0) || removals.some((one) => one.how === "remove")) touched.addSheet(sheet);
  for (const { row, column } of writes) touched.add(sheet, row, column);
  for (const { firstRow, count, height, cells } of blocks) {
    for (const { column } of count > 0 ? cells : []) {
      touched.add(sheet, firstRow, column);
      touched.add(sheet, firstRow + count * height - 1, column);
    }
  }
}

function listFormulas(refreshing: Refreshing, names: ReadonlyMap<string, NamedCells>): PlacedFormula[] {
  return refreshing.sheets.flatMap(({ name, xml }) => {
    const moved = refreshing.fills.some((fill) => fill.sheet === name && movesOwnRows(fill));
    return listFormulaTexts(xml).map(({ row, cell, text, reads }) => {
      const read = readsOf(reads, names, refreshing.tables ?? []);
      return { row, cell, text, sheet: name, reads: read.references, unsteady: moved || read.unsteady };
    });
  });
}

function movesOwnRows({ insertions, removals = [] }: SheetFill): boolean {
  return insertions.some((one) => one.count > 0) || removals.some((one) => one.how === "remove");
}

/** Defined names and the cells they stand for. */
function readNames(workbook: string): Map<string, NamedCells> {
  const names = new Map<string, NamedCells>();
  for (const element of listElements(workbook, "definedName")) {
    const name = (readAttribute(element.tag, "name") ?? "").toLowerCase();
    const known = names.get(name);
    const text = readLeaf(element.inner);
    const own = nameCells(text);
    // The same name may mean other cells on another sheet.
    names.set(name, known === undefined ? own : { texts: [...known.texts, text], plain: null });
  }
  return names;
}

/** Written cells, kept as one span of rows per sheet and column. */
class TouchedCells {
  private readonly spans = new Map<string, Map<number, [number, number]>>();
  private readonly sheets = new Set<string>();

  /** All cells of a sheet: its rows have moved. */
  addSheet(sheet: string): void {
    this.sheets.add(sheet.toLowerCase());
  }

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
    const sheet = (reference.sheet ?? home).toLowerCase();
    if (this.sheets.has(sheet)) return true;
    const columns = this.spans.get(sheet);
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
