import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { Finding } from "#domain/importing/cell-typer";
import { createRowClassifier } from "#domain/importing/classify-row";
import { type ColumnTyper, createColumnTypers, type RawRow, type RowSink } from "#domain/importing/column-typers";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { createRowChecker, type RowCheck } from "#domain/importing/row-checks";
import { settleRow } from "#domain/importing/settle-row";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** What typing needs besides the table (解析条件). */
export interface TypingContext {
  readonly sheet: string;
  readonly index: CatalogueIndex;
  readonly checks: readonly RowCheck[];
  /** Text files hold everything as text. */
  readonly delimited: boolean;
}

/** Types the rows of one table as they stream by in order (逐行解析). A record is answered when the next one begins, because its name may go on in the row below; `finish` answers the last. Rows outside the table and rows that are no records answer nothing. */
export interface RowTyper {
  readonly push: (row: SheetRow) => TypedRow | null;
  readonly finish: () => TypedRow | null;
}

/** Compiles the typer of a table (建行解析器). */
export function createRowTyper(table: RecognisedTable, context: TypingContext): RowTyper {
  const classify = createRowClassifier(table);
  const type = createTyping(table, context);
  const none = new Set(table.nonDataRows.filter(({ kind }) => kind === "codeRow").map(({ row }) => row));
  let pending: Pending | null = null;
  const release = (): TypedRow | null => {
    const typed = pending === null ? null : type(pending);
    pending = null;
    return typed;
  };
  return {
    push: (row) => {
      if (row.index < table.firstDataRow || row.index > table.lastDataRow || none.has(row.index)) return null;
      const kind = classify(row);
      if (kind === "continuation" && pending !== null) {
        pending = joinRows(pending, row);
        return null;
      }
      if (kind !== "data" && kind !== "continuation") return null;
      const released = release();
      pending = { row, joined: null };
      return released;
    },
    finish: release,
  };
}

interface Pending {
  readonly row: SheetRow;
  /** Columns that went on in the row below, with that row. */
  readonly joined: { readonly row: number; readonly columns: readonly number[] } | null;
}

function joinRows(pending: Pending, below: SheetRow): Pending {
  const cells: (CellContent | undefined)[] = [...pending.row.cells];
  const columns: number[] = [];
  for (const [at, content] of below.cells.entries()) {
    if (isBlankCell(content)) continue;
    cells[at] = cellText(cells[at]) + cellText(content);
    columns.push(at + 1);
  }
  return { row: { ...pending.row, cells }, joined: { row: below.index, columns } };
}

function createTyping(table: RecognisedTable, context: TypingContext): (pending: Pending) => TypedRow {
  const typers = createColumnTypers(table, context);
  const check = createRowChecker(table, context.sheet, context.checks, context.index);
  const cancelled = cancelledColumn(table);
  return ({ row, joined }) => {
    const cells: TypedCell[] = [];
    const issues: CellIssue[] = [];
    const sink = createSink(context.sheet, cells, issues);
    const texts = row.cells.map(cellText);
    const raw: RawRow = { cells: row.cells, texts, row: row.index };
    for (const typer of typers) typeColumn(typer, row, { raw, sink });
    if (joined !== null) reportJoined(joined, row, { table, sink });
    if (check !== null) check(row.cells, row.index, (issue) => issues.push(issue));
    if (cancelled !== null) reportCancelled(row, cancelled, { sheet: context.sheet, issues });
    return settleRow({ row: row.index, cells, issues, raw: texts });
  };
}

function typeColumn(
  typer: ColumnTyper,
  row: SheetRow,
  { raw, sink }: { readonly raw: RawRow; readonly sink: RowSink },
): void {
  const filled = typer.fillDown === null ? null : typer.fillDown(row);
  if (filled === null) typer.type(raw, sink);
  else {
    const cells: (CellContent | undefined)[] = [];
    const texts: string[] = [];
    cells[typer.column - 1] = filled.content;
    texts[typer.column - 1] = cellText(filled.content);
    typer.type({ cells, texts, row: filled.row }, sink);
  }
}

function createSink(sheet: string, cells: TypedCell[], issues: CellIssue[]): RowSink {
  return {
    value: (cell) => cells.push(cell),
    finding: (finding: Finding, cell: TypedCell) =>
      issues.push({
        sheet,
        cell: cellAddress(cell.row, cell.column),
        row: cell.row,
        column: cell.column,
        severity: finding.severity,
        kind: finding.kind,
        raw: cell.raw,
        field: cell.field,
        reason: finding.reason,
        suggestion: finding.suggestion ?? null,
      }),
  };
}

function reportJoined(
  joined: NonNullable<Pending["joined"]>,
  row: SheetRow,
  { table, sink }: { readonly table: RecognisedTable; readonly sink: RowSink },
): void {
  for (const column of joined.columns) {
    const [field] = table.columns.find((mapping) => mapping.column === column)?.fields ?? [];
    if (field === undefined) continue;
    const cell = { field, value: null, raw: cellText(row.cells[column - 1]), row: row.index, column };
    const reason = `内容断在两行里，已与第 ${joined.row} 行合并`;
    sink.finding({ kind: "name-broken-over-rows", severity: "warning", reason }, cell);
  }
}

/** 数据状态 of a Torch export: `dis` marks a record that was withdrawn (撤销). */
function cancelledColumn(table: RecognisedTable): number | null {
  const column = table.columns.find(({ headerPath }) =>
    /^(?:数据|记录|填报)状态$/u.test(headerPath.at(-1)?.trim() ?? ""),
  );
  return column?.column ?? null;
}

function reportCancelled(
  row: SheetRow,
  column: number,
  { sheet, issues }: { readonly sheet: string; readonly issues: CellIssue[] },
): void {
  const raw = cellText(row.cells[column - 1]);
  if (!/^(?:dis|撤销|已撤销|作废|已作废|删除|已删除)$/iu.test(raw.trim())) return;
  issues.push({
    sheet,
    cell: cellAddress(row.index, column),
    row: row.index,
    column,
    severity: "warning",
    kind: RECORD_CANCELLED,
    raw,
    field: null,
    reason: `数据状态是“${raw.trim()}”（撤销），这条记录不算在内，不导入`,
    suggestion: null,
  });
}

/** Issue kind of a withdrawn record (撤销记录); such rows are planned as rejected. */
export const RECORD_CANCELLED = "record-cancelled";
