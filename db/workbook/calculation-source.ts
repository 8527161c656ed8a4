import type { CalculationSource } from "./calculate-formulas.ts";
import { CellError, type Scalar } from "./formula-functions.ts";
import { createTreeMould, type TreeMould } from "./formula-mould.ts";
import type { Reference } from "./formula-pieces.ts";
import { findRun, type RunCell, type RunPlace } from "./row-run.ts";
import type { CellXml, RowXml, SheetXml } from "./sheet-xml.ts";
import { decodeXml, readAttribute, readStringItem } from "./xml-text.ts";

/** What a calculation reads of a form (重算的数据来源). */
export interface SourceParts {
  readonly sheets: readonly { readonly name: string; readonly xml: SheetXml }[];
  readonly textAt: (index: number) => string;
  /** Cells a name in small letters stands for; null when it is more than plain cells. */
  readonly name: (name: string) => Reference | null;
  /** Formulas whose results must not be read but calculated. */
  readonly stale: readonly { readonly cell: CellXml; readonly text: string }[];
}

/** Opens the cells of a form for calculation: rows of the form and rows added to its lists. */
export function createSource({ sheets, textAt, name: named, stale }: SourceParts): CalculationSource {
  const formulas = new Map(stale.map((formula) => [formula.cell, formula.text]));
  const opened = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), openSheet(sheet.xml)]));
  const moulds = new Map<RunCell, TreeMould>();
  return {
    cell: (sheet, row, column) => {
      const own = opened.get(sheet.toLowerCase());
      if (own === undefined) return null;
      const cell = findCell(own.rows.get(row), column);
      if (cell !== undefined) {
        const formula = formulas.get(cell);
        return formula === undefined ? readScalar(cell, textAt) : { formula };
      }
      const place = findRun(own.xml.runs, row);
      return place === null ? null : readRun(place, column, { textAt, moulds });
    },
    name: (name) => named(name.toLowerCase()),
    lastRow: (sheet) => opened.get(sheet.toLowerCase())?.lastRow ?? 0,
  };
}

function openSheet(xml: SheetXml): {
  readonly xml: SheetXml;
  readonly lastRow: number;
  readonly rows: ReadonlyMap<number, RowXml>;
} {
  const ends = xml.runs.map((run) => run.firstRow + run.count * run.height - 1);
  return {
    xml,
    lastRow: Math.max(xml.rows.at(-1)?.row ?? 0, ...ends),
    rows: new Map(xml.rows.map((row) => [row.row, row])),
  };
}

/** Most rows hold every column, so the cell mostly stands at its own number. */
function findCell<Cell extends { readonly column: number }>(
  row: { readonly cells: readonly Cell[] } | null | undefined,
  column: number,
): Cell | undefined {
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

function readRun(
  { run, record, line }: RunPlace,
  column: number,
  { textAt, moulds }: { readonly textAt: (index: number) => string; readonly moulds: Map<RunCell, TreeMould> },
): ReturnType<CalculationSource["cell"]> {
  const cell = findCell(run.lines[line], column);
  if (cell === undefined) return null;
  const { formula, values } = cell;
  if (formula !== null) {
    let mould = moulds.get(cell);
    if (mould === undefined) {
      mould = createTreeMould((at) => formula.at(at * run.height));
      moulds.set(cell, mould);
    }
    return { tree: mould(record) };
  }
  const type = values?.type(record);
  if (values === null || type === undefined) return readScalar(cell.cell, textAt);
  if (type === "blank") return null;
  return type === "s" ? textAt(values.index(record)) : values.number(record);
}
