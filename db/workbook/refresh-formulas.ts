import type { SheetFill } from "#domain/reporting/sheet-fill";
import { type FormulaPiece, parseFormula, type Reference } from "./formula-pieces.ts";
import { moveFormula } from "./shift-formula.ts";
import { type CellXml, readFormula, type RowXml, type SheetXml } from "./sheet-xml.ts";
import { type CalculationSource, createCalculator } from "./calculate-formulas.ts";
import { CellError, type Scalar } from "./formula-functions.ts";
import {
  decodeXml,
  dropAttribute,
  encodeXml,
  listElements,
  readAttribute,
  listStringItems,
  readStringItem,
  writeAttribute,
} from "./xml-text.ts";

/** What is needed to know which results are stale. */
export interface Refreshing {
  readonly sheets: readonly { readonly name: string; readonly xml: SheetXml }[];
  /** Text of workbook.xml, for the defined names. */
  readonly workbook: string;
  readonly strings: string | null;
  readonly fills: readonly SheetFill[];
}

/** Renews the cached results of all formulas that depend on written cells (重算缓存结果), so that no viewer shows a number of the blank form: totals, counts and ratios are calculated, the result of anything beyond is taken out. Answers whether there were any. */
export function refreshFormulas(refreshing: Refreshing): boolean {
  if (refreshing.fills.every((fill) => fill.writes.length === 0 && fill.insertions.length === 0)) return false;
  const stale = listStaleFormulas(refreshing);
  if (stale.length === 0) return false;
  const calculator = createCalculator(createSource(refreshing, stale));
  for (const formula of stale) {
    writeResult(formula, calculator.result(formula.sheet, formula.row.row, formula.cell.column));
  }
  return true;
}

function createSource(refreshing: Refreshing, stale: readonly PlacedFormula[]): CalculationSource {
  const formulas = new Map(stale.map((formula) => [formula.cell, formula.text]));
  const names = readNames(refreshing.workbook);
  const sheets = new Map(
    refreshing.sheets.map((sheet) => [
      sheet.name.toLowerCase(),
      {
        lastRow: sheet.xml.rows.at(-1)?.row ?? 0,
        rows: new Map(sheet.xml.rows.map((row) => [row.row, row])),
      },
    ]),
  );
  let strings: readonly string[] | null = null;
  const textAt = (index: number): string => {
    strings ??= listStringItems(refreshing.strings ?? "").map(readStringItem);
    return strings[index] ?? "";
  };
  return {
    cell: (sheet, row, column) => {
      const cell = findCell(sheets.get(sheet.toLowerCase())?.rows.get(row), column);
      if (cell === undefined) return null;
      const formula = formulas.get(cell);
      return formula === undefined ? readScalar(cell, textAt) : { formula };
    },
    name: (name) => {
      const cells = names.get(name.toLowerCase()) ?? [];
      return cells.length === 1 ? (cells[0] ?? null) : null;
    },
    lastRow: (sheet) => sheets.get(sheet.toLowerCase())?.lastRow ?? 0,
  };
}

/** Most rows hold every column, so the cell mostly stands at its own number. */
function findCell(row: RowXml | undefined, column: number): CellXml | undefined {
  const guess = row?.cells[column - 1];
  return guess?.column === column ? guess : row?.cells.find((cell) => cell.column === column);
}

function readScalar(cell: CellXml, textAt: (index: number) => string): Scalar {
  const type = readAttribute(cell.tag, "t") ?? "n";
  if (type === "inlineStr") return readStringItem(cell.inner);
  const value = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)</u.exec(cell.inner)?.[1];
  if (value === undefined || value === "") return null;
  if (type === "s") return textAt(Number(value));
  if (type === "str") return decodeXml(value);
  if (type === "b") return value === "1";
  return type === "e" ? new CellError(value) : Number(value);
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

function formatResult(result: Scalar): { readonly type: string | null; readonly text: string | null } {
  if (result === null) return { type: null, text: null };
  if (typeof result === "number") return { type: null, text: Number.isFinite(result) ? String(result) : null };
  if (typeof result === "boolean") return { type: "b", text: result ? "1" : "0" };
  return result instanceof CellError ? { type: "e", text: result.text } : { type: "str", text: result };
}

/** Lists the formulas whose results may have changed: they read a written cell, directly or through others, or stand on a sheet that has grown. */
function listStaleFormulas(refreshing: Refreshing): PlacedFormula[] {
  const touched = new TouchedCells();
  for (const fill of refreshing.fills)
    for (const write of fill.writes) touched.add(fill.sheet, write.row, write.column);
  const grown = new Set(refreshing.fills.filter((f) => f.insertions.some((i) => i.count > 0)).map((f) => f.sheet));
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
  for (const row of xml.rows) {
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
