import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { FiledCell, FiledEntry } from "#domain/reporting/filed-cell";
import type { FormPlace } from "#domain/reporting/form-places";
import type { FoundEdit } from "#domain/reporting/hand-edits";
import type { ExportedRow, RowAlignment } from "#domain/reporting/hand-edits-rows";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress, columnNumber } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** A sheet as it is now, beside its rows as they were. */
export interface OnSheet {
  readonly sheet: string;
  readonly map: SheetMap;
  readonly alignment: RowAlignment;
}

/** Finds what somebody wrote where the book had nothing, and over formulas of the form (补填与改写公式). */
export function findAdded(
  rows: readonly ExportedRow[],
  places: readonly FormPlace[],
  on: OnSheet,
): readonly FoundEdit[] {
  const exported = {
    byRow: new Map(rows.map((row) => [row.row, row])),
    filled: new Set(rows.flatMap(({ row, cells }) => cells.map(({ column }) => cellAddress(row, column)))),
    subject: subjectOf(rows, places, on.sheet),
  };
  const asking = places.filter((place) => place.sheet === on.sheet && ASKING.has(place.kind));
  return [...asking.flatMap((place) => addedIn(place, exported, on)), ...findNewRows(rows, asking, on)];
}

/** Rows somebody put into a list for entries of its own: told, because nothing of them is in the record. A row counts when at least half of what the other rows hold is filled in. */
function findNewRows(
  rows: readonly ExportedRow[],
  places: readonly FormPlace[],
  { sheet, map, alignment }: OnSheet,
): readonly FoundEdit[] {
  const used = new Set(rows.flatMap(({ cells }) => (cells.length > 1 ? cells.map(({ column }) => column) : [])));
  const columns = places
    .filter(({ kind, firstRow, lastRow }) => kind === "field" && firstRow < lastRow)
    .map(({ letter }) => columnNumber(letter))
    .filter((column) => used.has(column));
  const stand = rows.flatMap(({ row, cells }) => (cells.length > 1 ? (alignment.rowNow(row) ?? []) : []));
  if (columns.length < 2 || stand.length === 0) return [];
  const edits: FoundEdit[] = [];
  const isWritten = (row: number, column: number): boolean => {
    const content = map.content(row, column);
    return !isBlankCell(content) && map.formula(row, column) === null && map.isMaster(row, column);
  };
  const last = stand.reduce((one, two) => Math.max(one, two));
  for (let row = stand.reduce((one, two) => Math.min(one, two)); row <= last + ADDED_BELOW; row += 1) {
    if (alignment.rowThen(row) !== null) continue;
    const written = columns.filter((column) => isWritten(row, column));
    const [first] = written;
    if (first === undefined || written.length < Math.max(2, columns.length / 2)) continue;
    const now = written.map((column) => cellText(map.content(row, column))).join("、");
    const why = "这一行是后来加的，导出时没有。要把这一家收进账本，请用“导入”，或者在名册里新增";
    const cell = cellAddress(row, first);
    edits.push({
      sheet,
      cell,
      exportedCell: cell,
      label: "新增的行",
      exported: "",
      now,
      filed: null,
      content: undefined,
      why,
    });
  }
  return edits;
}

/** Rows below the last one of the lists in which new ones are looked for. */
const ADDED_BELOW = 20;

interface Exported {
  readonly byRow: ReadonlyMap<number, ExportedRow>;
  readonly filled: ReadonlySet<string>;
  readonly subject: FiledEntry | null;
}

function addedIn(
  place: FormPlace,
  { byRow, filled, subject }: Exported,
  { map, alignment }: OnSheet,
): readonly FoundEdit[] {
  const edits: FoundEdit[] = [];
  const column = columnNumber(place.letter);
  const isSingle = place.firstRow === place.lastRow;
  for (let row = place.firstRow; row <= place.lastRow; row += place.step) {
    if (filled.has(cellAddress(row, column))) continue;
    const at = alignment.rowNow(row) ?? (isSingle ? nearRow(row, alignment, byRow) : null);
    if (at === null || !map.isMaster(at, column)) continue;
    const entry = isSingle ? subject : entryOf(byRow.get(row), column);
    const edit = addedAt(place, { row, at, entry, content: map.content(at, column) });
    if (edit !== null) edits.push(edit);
  }
  return edits;
}

const ASKING: ReadonlySet<FormPlace["kind"]> = new Set(["field", "computed", "formula", "setting"]);

function addedAt(
  place: FormPlace,
  {
    row,
    at,
    entry,
    content,
  }: {
    readonly row: number;
    readonly at: number;
    readonly entry: FiledEntry | null;
    readonly content: CellContent | undefined;
  },
): FoundEdit | null {
  const { sheet, label, letter } = place;
  const isFormula = typeof content === "object" && content.kind === "formula";
  const column = columnNumber(letter);
  const where = { sheet, cell: cellAddress(at, column), exportedCell: cellAddress(row, column), label };
  if (place.kind === "formula") {
    if (isFormula || isBlankCell(content)) return null;
    const why = "这一格是表里自带的公式，被改成了固定的内容。合计应由公式算出，请改回公式或改它所加的各项";
    return { ...where, exported: "（公式）", now: cellText(content), filed: null, content, why };
  }
  if (isBlankCell(content) || isFormula || (entry === null && place.kind === "field")) return null;
  const written = withoutPrint(cellText(content), place.print);
  if (written === "") return null;
  const edit = { ...where, exported: "", now: written ?? cellText(content), content: written ?? content };
  if (written === null) return { ...edit, filed: null, why: "格子里印好的文字也改了，分不清哪些是填的内容" };
  const filed: FiledCell = { ...UNFILLED, ...where, ...pick(place), enterprise: entry };
  return { ...edit, content: place.print === null ? content : written, filed, why: null };
}

/** What stands behind the print; empty when nothing does, null when the print itself is another. */
function withoutPrint(now: string, print: string | null): string | null {
  if (print === null) return now;
  const bare = (text: string): string => text.replace(GAP, "");
  if (bare(now) === bare(print)) return "";
  const head = print.trim().replace(GAP_AT_END, "");
  return now.trim().startsWith(head) && head !== "" ? now.trim().slice(head.length).replace(GAP_AROUND, "") : null;
}

/** Room left for writing: blanks and lines. */
const GAP = /[\s\u3000_＿]+/gu;
const GAP_AT_END = /[\s\u3000_＿]+$/u;
const GAP_AROUND = /^[\s\u3000_＿]+|[\s\u3000_＿]+$/gu;

function pick({ field, period, unit, formula, setting, kind }: FormPlace) {
  const rule = kind === "setting" ? `取自设置：${setting ?? ""}` : "";
  return { field, period, unit, formula, rule, words: kind === "computed" ? "" : null };
}

const UNFILLED = {
  text: "",
  content: null,
  fieldLabel: null,
  stored: null,
  source: null,
  notes: [],
  parts: [],
  partsTotal: 0,
};

/** The entry beside a blank cell: with double columns the one on its side. */
function entryOf(row: ExportedRow | undefined, column: number): FiledEntry | null {
  const beside = (row?.cells ?? []).filter(({ exported: [first] }) => first.enterprise !== null);
  const left = beside.filter((cell) => cell.column < column).toSorted((one, two) => two.column - one.column)[0];
  const ids = new Set(beside.map(({ exported: [first] }) => first.enterprise?.id));
  if (ids.size > 1) return left?.exported[0].enterprise ?? null;
  return beside[0]?.exported[0].enterprise ?? null;
}

/** The one entry that the single cells are about. */
function subjectOf(rows: readonly ExportedRow[], places: readonly FormPlace[], sheet: string): FiledEntry | null {
  const single = new Set(
    places
      .filter((place) => place.sheet === sheet && place.firstRow === place.lastRow)
      .map(({ letter, firstRow }) => `${letter}${firstRow}`),
  );
  const entries = new Map<number, FiledEntry>();
  for (const { cells } of rows) {
    for (const { exported } of cells) {
      const [{ cell, enterprise }] = exported;
      if (enterprise !== null && single.has(cell)) entries.set(enterprise.id, enterprise);
    }
  }
  return entries.size === 1 ? ([...entries.values()][0] ?? null) : null;
}

/** A row nothing was filled into went where the next filled row above it went. */
function nearRow(row: number, { rowNow }: RowAlignment, rows: ReadonlyMap<number, ExportedRow>): number | null {
  for (let above = row - 1; above > 0; above -= 1) {
    if (!rows.has(above)) continue;
    const now = rowNow(above);
    if (now !== null) return row + now - above;
  }
  return row;
}
