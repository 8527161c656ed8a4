import type { Field } from "#domain/catalogue/field";
import type { ColumnMapping, NonDataKind, RecognisedTable } from "#domain/importing/recognised-table";
import { parseCellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import { joinRuns, linesWords } from "../../text/importing";
import type {
  CellChip,
  ColumnChip,
  HiddenTracks,
  RegionTone,
  RowChip,
  SheetRegion,
  Sureness,
} from "../../ui/sheet-view/sheet-overlay";
import { linesRange, mappingPlace, tableRange } from "./table-place";

/** Words for rows that are no records, as a clerk says them. */
export const nonDataWords: Readonly<Record<NonDataKind, string>> = {
  title: "标题",
  meta: "说明",
  header: "表头",
  codeRow: "栏号",
  total: "合计",
  subtotal: "小计",
  note: "注",
  footer: "表尾",
  blank: "空行",
  groupTitle: "分组",
  pageNumber: "页码",
  pageHeader: "页眉",
  repeatedHeader: "重复",
  ignored: "按导入方案忽略",
  continuation: "续行",
};

/** The coloured regions of a recognised table: title, header, data between the rows that are none, totals and ignored rows. Of a transposed table they stand side by side, of a form each value cell is one. */
export function tableRegions(table: RecognisedTable, active: boolean, skipped: boolean): readonly SheetRegion[] {
  const whole = { id: `${table.index}-whole`, tone: "outline" as const, word: "", range: tableRange(table) };
  if (skipped) return [{ ...whole, tone: "ignored", word: "不导入" }];
  const frame = active ? [whole] : [];
  if (table.orientation === "form") return [...formRegions(table), ...frame];
  const turned = table.orientation === "columns";
  // The lane beside the rows can only name what lies in rows; columns are named by the chips above them.
  const band = (tone: RegionTone, word: string, first: number, last: number): SheetRegion => ({
    id: `${table.index}-${word}-${first}`,
    tone,
    word: turned ? "" : word,
    range: linesRange(table, first, last),
  });
  return [
    ...joinLines(table).map((lines) => band(toneOf(lines.kind), nonDataWords[lines.kind], lines.first, lines.last)),
    ...(turned ? titleAbove(table) : []),
    band("header", "表头", table.headerRows[0], table.headerRows[1]),
    ...dataStretches(table).map(([first, last]) => band("data", "数据", first, last)),
    ...frame,
  ];
}

/** Stretches of records between the rows that are none, as [first, last]. */
export function dataStretches(table: RecognisedTable): readonly (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  const breaks = [
    ...new Set(
      [...table.nonDataRows.map((row) => row.row), ...table.codeRows].filter(
        (row) => row >= table.firstDataRow && row <= table.lastDataRow,
      ),
    ),
  ].sort((a, b) => a - b);
  let from = table.firstDataRow;
  for (const row of breaks) {
    if (row > from) stretches.push([from, row - 1]);
    from = row + 1;
  }
  if (from <= table.lastDataRow) stretches.push([from, table.lastDataRow]);
  return stretches;
}

/** Chips over the columns: what each one is taken for, and how surely. Of a transposed table what stands in each column; of a form none. */
export function columnChips(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly ColumnChip[] {
  if (table.orientation === "form") return [];
  if (table.orientation === "columns") return turnedChips(table);
  return table.columns.map((column) => ({
    column: column.column,
    text: fieldWords(column, fields),
    sureness: surenessOf(column),
    hint: mappingHint(column, fields),
  }));
}

/** Chips beside the rows of a transposed table: what each of its fields is taken for. */
export function rowChips(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly RowChip[] {
  if (table.orientation !== "columns") return [];
  return table.columns.map((column) => ({
    row: column.column,
    text: fieldWords(column, fields),
    sureness: surenessOf(column),
    hint: mappingHint(column, fields),
  }));
}

/** Chips lying on the value cells of a form. Where the program is sure the colour is enough, and the value stays readable. */
export function cellChips(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly CellChip[] {
  if (table.orientation !== "form") return [];
  return table.columns.map((column) => {
    const { row, column: at } = mappingPlace(table, column, 1);
    const sureness = surenessOf(column);
    return {
      id: `${table.index}-${column.letter}`,
      atEnd: true,
      range: { firstRow: row, lastRow: row, firstColumn: at, lastColumn: at },
      text: sureness === "sure" || sureness === "fixed" ? "" : fieldWords(column, fields),
      sureness,
      hint: mappingHint(column, fields),
    };
  });
}

/** What a column is taken for, in words with its unit. */
export function fieldWords(column: ColumnMapping, fields: ReadonlyMap<string, Field>): string {
  if (column.fields.length === 0) return "不导入";
  const labels = column.fields.map((id) => fields.get(id)?.label ?? carrierWords(column)).join("、");
  return column.unit === null ? labels : `${labels}（${column.unit}）`;
}

/** Fields of carriers (孵化载体) are none of the roster's: the column's own heading names them. */
export function carrierWords(column: ColumnMapping): string {
  const heading = column.headerPath.at(-1)?.replaceAll(/\s+/gu, "") ?? "";
  return heading === "" ? "载体项目" : `载体项目：${heading}`;
}

/** How surely a column has been recognised: what a person has chosen is sure. */
export function surenessOf(column: ColumnMapping): Sureness {
  if (column.fields.length === 0) return "none";
  if (column.alternativeOf !== null) return "fixed";
  return column.confidence >= 0.85 && !column.approximate ? "sure" : "doubtful";
}

/** Hidden rows and columns of a sheet as hatched regions, with a word beside each run of rows. */
export function hiddenOverlay(
  hidden: HiddenTracks,
  size: { readonly rows: number; readonly columns: number },
): { readonly regions: readonly SheetRegion[]; readonly chips: readonly CellChip[] } {
  const rows = joinRuns([...hidden.rows]);
  const columns = joinRuns([...hidden.columns]);
  const region = (id: string, range: CellRange): SheetRegion => ({ id, tone: "hidden", word: "", range });
  return {
    regions: [
      ...rows.map(([firstRow, lastRow]) =>
        region(`hidden-row-${firstRow}`, { firstRow, lastRow, firstColumn: 1, lastColumn: size.columns }),
      ),
      ...columns.map(([firstColumn, lastColumn]) =>
        region(`hidden-column-${firstColumn}`, { firstRow: 1, lastRow: size.rows, firstColumn, lastColumn }),
      ),
    ],
    chips: rows.map(([firstRow, lastRow]) => ({
      id: `hidden-chip-${firstRow}`,
      atEnd: false,
      // Beside the table, so that no cell of the row is covered.
      range: { firstRow, lastRow: firstRow, firstColumn: size.columns + 1, lastColumn: size.columns + 1 },
      text: "隐藏的行",
      sureness: "fixed" as const,
      hint: `${linesWords("rows", range(firstRow, lastRow))}在原表里是隐藏的，导入时会逐行问`,
    })),
  };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function mappingHint(column: ColumnMapping, fields: ReadonlyMap<string, Field>): string {
  return `${headingWords(column)} → ${fieldWords(column, fields)}。${column.reason}`;
}

/** The headings of a column on one line. */
export function headingWords(column: Pick<ColumnMapping, "headerPath">): string {
  return column.headerPath.join(" / ").replaceAll(/\s+/gu, " ");
}

function formRegions(table: RecognisedTable): readonly SheetRegion[] {
  return table.columns.flatMap((column) => {
    if (column.cell === undefined) return [];
    const { row, column: at } = column.cell;
    const tone = column.fields.length === 0 ? ("ignored" as const) : ("data" as const);
    const cell = { firstRow: row, lastRow: row, firstColumn: at, lastColumn: at };
    return [{ id: `${table.index}-${column.letter}`, tone, word: "", range: cell }];
  });
}

function turnedChips(table: RecognisedTable): readonly ColumnChip[] {
  const chip = (column: number, text: string, hint: string): ColumnChip => ({ column, text, sureness: "fixed", hint });
  const heads = range(table.headerRows[0], table.headerRows[1]).map((column) => chip(column, "表头", "栏目名在这一列"));
  const other = joinLines(table).flatMap((lines) =>
    range(lines.first, lines.last).map((column) => chip(column, nonDataWords[lines.kind], "这一列不是企业，不导入")),
  );
  const data = dataStretches(table)
    .flatMap(([first, last]) => range(first, last))
    .map((column) => chip(column, "一家企业", "这一列是一家企业"));
  return [...heads, ...other, ...data];
}

// What stands above a transposed table, from its title down.
function titleAbove(table: RecognisedTable): readonly SheetRegion[] {
  const title = table.titleCell === null ? null : parseCellAddress(table.titleCell);
  if (title === null || title.row >= table.firstColumn) return [];
  const { firstColumn, lastColumn } = tableRange(table);
  return [
    {
      id: `${table.index}-title`,
      tone: "title",
      word: "标题",
      range: { firstRow: title.row, lastRow: table.firstColumn - 1, firstColumn, lastColumn },
    },
  ];
}

function toneOf(kind: NonDataKind): RegionTone {
  if (kind === "title" || kind === "meta") return "title";
  if (kind === "header" || kind === "codeRow") return "header";
  return kind === "total" || kind === "subtotal" ? "total" : "ignored";
}

interface LineBand {
  readonly kind: NonDataKind;
  readonly first: number;
  readonly last: number;
}

// Neighbouring lines of one kind become one band; header lines are drawn on their own.
function joinLines(table: RecognisedTable): readonly LineBand[] {
  const codes = table.codeRows.map((row) => ({ row, kind: "codeRow" as const }));
  const listed = table.nonDataRows.filter((row) => row.kind !== "header" && row.kind !== "codeRow");
  const above = table.orientation === "rows" ? rowsAbove(table, new Set(listed.map((row) => row.row))) : [];
  const bands: LineBand[] = [];
  for (const { row, kind } of [...listed, ...codes, ...above].sort((a, b) => a.row - b.row)) {
    const last = bands[bands.length - 1];
    if (last?.kind === kind && last.last === row - 1) bands[bands.length - 1] = { ...last, last: row };
    else bands.push({ kind, first: row, last: row });
  }
  return bands;
}

// Rows from the title down to the header belong to the table even where nothing was said about them.
function rowsAbove(
  table: RecognisedTable,
  listed: ReadonlySet<number>,
): readonly { readonly row: number; readonly kind: NonDataKind }[] {
  const title = table.titleCell === null ? null : parseCellAddress(table.titleCell);
  if (title === null) return [];
  return Array.from({ length: Math.max(0, table.headerRows[0] - title.row) }, (_, index) => ({
    row: title.row + index,
    kind: index === 0 ? ("title" as const) : ("meta" as const),
  })).filter(({ row }) => !listed.has(row));
}
