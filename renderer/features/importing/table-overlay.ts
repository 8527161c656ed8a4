import type { Field } from "#domain/catalogue/field";
import type { ColumnMapping, NonDataKind, RecognisedTable } from "#domain/importing/recognised-table";
import { parseCellAddress } from "#domain/workbook/cell-address";
import type { ColumnChip, RegionTone, SheetRegion, Sureness } from "../../ui/sheet-view/sheet-overlay";

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
  continuation: "续行",
};

/** The coloured regions of a recognised table: title, header, data between the rows that are none, totals and ignored rows. */
export function tableRegions(table: RecognisedTable, active: boolean, skipped: boolean): readonly SheetRegion[] {
  const columns = { firstColumn: table.firstColumn, lastColumn: table.lastColumn };
  const band = (tone: RegionTone, word: string, firstRow: number, lastRow: number): SheetRegion => ({
    id: `${table.index}-${word}-${firstRow}`,
    tone,
    word,
    range: { firstRow, lastRow, ...columns },
  });
  const whole = band("outline", "", Math.min(table.headerRows[0], table.firstDataRow), table.lastDataRow);
  if (skipped) return [band("ignored", "不导入", whole.range.firstRow, whole.range.lastRow)];
  return [
    ...joinRows(table).map((rows) => band(toneOf(rows.kind), nonDataWords[rows.kind], rows.firstRow, rows.lastRow)),
    band("header", "表头", table.headerRows[0], table.headerRows[1]),
    ...dataStretches(table).map(([first, last]) => band("data", "数据", first, last)),
    ...(active ? [whole] : []),
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

/** Chips over the columns: what each one is taken for, and how surely. */
export function columnChips(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly ColumnChip[] {
  return table.columns.map((column) => ({
    column: column.column,
    text: fieldWords(column, fields),
    sureness: surenessOf(column),
    hint: `${column.headerPath.join(" / ")} → ${fieldWords(column, fields)}。${column.reason}`,
  }));
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

function toneOf(kind: NonDataKind): RegionTone {
  if (kind === "title" || kind === "meta") return "title";
  if (kind === "header" || kind === "codeRow") return "header";
  return kind === "total" || kind === "subtotal" ? "total" : "ignored";
}

interface RowBand {
  readonly kind: NonDataKind;
  readonly firstRow: number;
  readonly lastRow: number;
}

// Neighbouring rows of one kind become one band; header rows are drawn on their own.
function joinRows(table: RecognisedTable): readonly RowBand[] {
  const codes = table.codeRows.map((row) => ({ row, kind: "codeRow" as const }));
  const listed = table.nonDataRows.filter((row) => row.kind !== "header" && row.kind !== "codeRow");
  const rows = [...listed, ...codes, ...rowsAbove(table, new Set(listed.map((row) => row.row)))];
  const bands: RowBand[] = [];
  for (const { row, kind } of rows.sort((a, b) => a.row - b.row)) {
    const last = bands[bands.length - 1];
    if (last?.kind === kind && last.lastRow === row - 1) bands[bands.length - 1] = { ...last, lastRow: row };
    else bands.push({ kind, firstRow: row, lastRow: row });
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
