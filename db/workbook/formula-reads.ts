import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import { type Corner, parseFormula, type Reference } from "./formula-pieces.ts";
import { moveFormula } from "./shift-formula.ts";
import {
  type CellXml,
  formulaCellsOf,
  readFormula,
  type RowXml,
  rowsWithFormulas,
  type SheetXml,
} from "./sheet-xml.ts";
import { listElements, readAttribute } from "./xml-text.ts";

/** What a defined name says (名称): its texts, one for each sheet that has its own, and the cells when it is plainly those. */
export interface NamedCells {
  readonly texts: readonly string[];
  readonly plain: Reference | null;
}

/** A table that formulas may name (表格). */
export interface NamedTable {
  readonly name: string;
  readonly sheet: string;
  readonly range: CellRange;
}

/** Reads the text of a name. Cells without `$` lie beside the asking cell and `OFFSET(…)` anywhere, so neither is plain. */
export function nameCells(text: string): NamedCells {
  const pieces = parseFormula(text.trim());
  const [only] = pieces;
  const plain = pieces.length === 1 && only !== undefined && typeof only !== "string" && isFixed(only) ? only : null;
  return { texts: [text], plain };
}

function isFixed({ from, to }: Reference): boolean {
  const fixed = (corner: Corner) =>
    (corner.row === null || corner.rowFixed) && (corner.column === null || corner.columnFixed);
  return fixed(from) && (to === null || fixed(to));
}

/** What formulas read (公式读取的区域). `unsteady` ones may read anything. */
export interface Reads {
  readonly references: readonly Reference[];
  readonly unsteady: boolean;
}

/** Lists what the formulas of a cell read, names and tables included. OFFSET reads somewhere on the sheet it starts from; INDIRECT reads what its text says, or anything. */
export function readsOf(
  formulas: readonly string[],
  names: ReadonlyMap<string, NamedCells>,
  tables: readonly NamedTable[],
): Reads {
  const references: Reference[] = [];
  let unsteady = false;
  const open = [...formulas];
  const seen = new Set<string>();
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    const pieces = parseFormula(text);
    const cells = pieces.filter((piece) => typeof piece !== "string");
    references.push(...(/\bOFFSET\s*\(/iu.test(text) ? cells.map(wholeSheet) : cells));
    for (const call of text.matchAll(/\bINDIRECT\s*\(\s*("(?:[^"]|"")*"\s*[,)])?/giu)) {
      if (call[1] === undefined) unsteady = true;
      else open.push(call[1].slice(1, call[1].lastIndexOf('"')).replaceAll('""', '"'));
    }
    for (const piece of pieces) {
      if (typeof piece !== "string") continue;
      references.push(...tablesOf(piece, tables));
      for (const word of wordsOf(piece)) {
        if (seen.has(word)) continue;
        seen.add(word);
        open.push(...(names.get(word)?.texts ?? []));
      }
    }
  }
  return { references, unsteady };
}

function wordsOf(piece: string): readonly string[] {
  return (piece.match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu) ?? []).map((word) => word.toLowerCase());
}

/** Tables named by a structured reference: `表1[金额]`, or `[@金额]` within its own. */
function tablesOf(piece: string, tables: readonly NamedTable[]): readonly Reference[] {
  if (!piece.includes("[")) return [];
  const named = new Set(
    Array.from(piece.matchAll(/([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[/gu), (match) => match[1]?.toLowerCase()),
  );
  const own = piece.includes("[@") || named.has(undefined);
  return tables.filter((table) => own || named.has(table.name.toLowerCase())).map(tableCells);
}

function tableCells({ sheet, range }: NamedTable): Reference {
  const corner = (row: number, column: number): Corner => ({ row, rowFixed: true, column, columnFixed: true });
  return {
    prefix: "",
    sheet,
    lastSheet: null,
    external: false,
    from: corner(range.firstRow, range.firstColumn),
    to: corner(range.lastRow, range.lastColumn),
  };
}

function wholeSheet(reference: Reference): Reference {
  const anywhere: Corner = { row: null, rowFixed: true, column: null, columnFixed: true };
  return { ...reference, from: anywhere, to: null };
}

/** A formula cell, the text it stands for, and the texts that say what it reads. */
export interface FormulaText {
  readonly row: RowXml;
  readonly cell: CellXml;
  readonly text: string;
  readonly reads: readonly string[];
}

/** No formula; cells that a formula of another cell fills can be calculated by an office program only. */
const FILLED = "{";

/** Lists the formulas of a sheet, followers of shared ones with the text they stand for, and the cells that array formulas and data tables fill. */
export function listFormulaTexts(xml: SheetXml): readonly FormulaText[] {
  const masters = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  const places: FormulaText[] = [];
  const blocks: { readonly range: CellRange; readonly reads: readonly string[] }[] = [];
  for (const row of rowsWithFormulas(xml)) {
    for (const cell of formulaCellsOf(row)) {
      const formula = readFormula(cell);
      if (formula === null) continue;
      const block = blockOf(cell, formula.text);
      if (block !== null) {
        blocks.push(block);
        continue;
      }
      const index = formula.sharedIndex ?? "";
      if (formula.text !== "") masters.set(index, { text: formula.text, row: row.row, column: cell.column });
      const master = formula.sharedIndex === null ? undefined : masters.get(index);
      const text =
        master === undefined
          ? formula.text
          : moveFormula(master.text, row.row - master.row, cell.column - master.column);
      places.push({ row, cell, text, reads: [text] });
    }
  }
  return blocks.length === 0 ? places : [...places, ...filledCells(xml, blocks)];
}

/** The cells that an array formula or a data table fills, when they are several, and what it reads. */
function blockOf(cell: CellXml, text: string): { readonly range: CellRange; readonly reads: readonly string[] } | null {
  if (!/\st\s*=\s*["'](?:array|dataTable)/u.test(cell.inner)) return null;
  const { tag = "" } = listElements(cell.inner, "f")[0] ?? {};
  const range = parseCellRange(readAttribute(tag, "ref") ?? "");
  const isTable = readAttribute(tag, "t") === "dataTable";
  if (range === null || (!isTable && range.firstRow === range.lastRow && range.firstColumn === range.lastColumn))
    return null;
  // A data table puts the numbers beside and above it into its input cells.
  const inputs = ["r1", "r2"].flatMap((name) => readAttribute(tag, name) ?? []);
  return { range, reads: isTable ? inputs : [text] };
}

function filledCells(
  xml: SheetXml,
  blocks: readonly { readonly range: CellRange; readonly reads: readonly string[] }[],
): readonly FormulaText[] {
  return xml.rows.flatMap((row) =>
    blocks.flatMap(({ range, reads }) => {
      if (row.row < range.firstRow || row.row > range.lastRow) return [];
      const cells = row.cells.filter((cell) => range.firstColumn <= cell.column && cell.column <= range.lastColumn);
      return cells.map((cell) => ({ row, cell, text: FILLED, reads }));
    }),
  );
}
