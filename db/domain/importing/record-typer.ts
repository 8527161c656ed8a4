import type { CellIssue } from "#domain/importing/cell-issue";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { Finding } from "#domain/importing/cell-typer";
import { createRowClassifier } from "#domain/importing/classify-row";
import { createCarrierWords } from "#domain/importing/carrier-words";
import { type ColumnTyper, createColumnTypers, type RawRow, type RowSink } from "#domain/importing/column-typers";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { createRecordPeriod, isPeriodic, type RecordPeriod } from "#domain/importing/record-period";
import { createRowPreparer } from "#domain/importing/prepare-row";
import { createRowChecker } from "#domain/importing/row-checks";
import { nameColumnOf } from "#domain/importing/table-names";
import { HIDDEN_ROW, RECORD_CANCELLED, type TypingContext } from "#domain/importing/typing-context";
import { createRowSettler } from "#domain/importing/settle-row";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** Types the records of a table whose records are rows, as they stream by in order (按行解析). `push` answers a record when the next one begins, because its name may go on in the row below; `finish` answers the last. */
export interface RecordTyper {
  readonly push: (row: SheetRow) => TypedRow | null;
  readonly finish: () => TypedRow | null;
}

/** Compiles the typer of a table with records in rows (建记录解析器). */
export function createRecordTyper(table: RecognisedTable, context: TypingContext): RecordTyper {
  const classify = createRowClassifier(table);
  const type = createRecordTyping(table, context);
  const none = new Set(
    table.nonDataRows.filter(({ kind }) => kind === "codeRow" || kind === "ignored").map(({ row }) => row),
  );
  let pending: Pending | null = null;
  const release = (): TypedRow | null => {
    const typed = pending === null ? null : type(pending.row, pending.joined);
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

/** Types one whole record (整条解析). */
export type RecordTyping = (row: SheetRow, joined: JoinedRow | null) => TypedRow;

/** Columns of a record that went on in the row below, with that row (断行续接). */
export interface JoinedRow {
  readonly row: number;
  readonly columns: readonly number[];
}

/** Compiles the typing of whole records (建整条解析器). */
export function createRecordTyping(table: RecognisedTable, context: TypingContext): RecordTyping {
  const typers = createColumnTypers(table, context);
  const check = createRowChecker(table, context.sheet, context.checks, context.index);
  const cancelled = cancelledColumn(table);
  const prepare = createRowPreparer(table, context.index);
  const complete = createCompleter(table);
  const putWords = createCarrierWords(table, context.index);
  const periodOf = createRecordPeriod(table);
  const settle = createRowSettler(table, context);
  return (row, joined) => {
    const cells: TypedCell[] = [];
    const issues: CellIssue[] = [];
    const { shown, raws, odd } = prepare(row);
    const sink = createSink(context.sheet, { cells, issues, raws, row: row.index });
    const texts = row.cells.map(cellText);
    const raw: RawRow = {
      cells: shown.cells,
      texts: shown === row ? texts : shown.cells.map(cellText),
      row: row.index,
    };
    for (const typer of typers) typeColumn(typer, shown, { raw, sink });
    reportBoxes(cells, odd, sink);
    if (joined !== null) reportJoined(joined, row, { table, sink });
    if (check !== null) check(row.cells, row.index, (issue) => issues.push(issue));
    if (cancelled !== null) reportCancelled(row, cancelled, { sheet: context.sheet, issues });
    if (row.hidden) issues.push(hiddenRow(row, table, context.sheet));
    const dated = periodOf === null ? cells : withPeriod(cells, periodOf(row), { context, issues });
    const typed = settle({ row: row.index, cells: putWords(complete(dated)), issues, raw: texts });
    return row.hidden ? { ...typed, hidden: true } : typed;
  };
}

/** Boxes to tick in single cells of columns that write 是 or √. */
function reportBoxes(cells: readonly TypedCell[], columns: readonly number[], sink: RowSink): void {
  for (const cell of cells) {
    if (!columns.includes(cell.column)) continue;
    const read = cell.value === null ? "没有勾选，按空白处理" : `读作“${cell.value === true ? "是" : "否"}”`;
    const reason = `写成了勾选框，${read}，与本列其他写法不同`;
    sink.finding({ kind: "boolean-variant", severity: "warning", reason }, cell);
  }
}

interface Pending {
  readonly row: SheetRow;
  readonly joined: JoinedRow | null;
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

interface Sunk {
  readonly cells: TypedCell[];
  readonly issues: CellIssue[];
  /** Texts as written of cells that were prepared, by column. */
  readonly raws: ReadonlyMap<number, string> | null;
  readonly row: number;
}

function createSink(sheet: string, { cells, issues, raws, row }: Sunk): RowSink {
  const asWritten = (cell: TypedCell): TypedCell => {
    const raw = cell.row === row ? raws?.get(cell.column) : undefined;
    return raw === undefined ? cell : { ...cell, raw };
  };
  return {
    value: (cell) => cells.push(raws === null ? cell : asWritten(cell)),
    finding: (finding: Finding, cell: TypedCell) =>
      issues.push({
        sheet,
        cell: cellAddress(cell.row, cell.column),
        row: cell.row,
        column: cell.column,
        severity: finding.severity,
        kind: finding.kind,
        raw: asWritten(cell).raw,
        field: cell.field,
        reason: finding.reason,
        suggestion: finding.suggestion ?? null,
      }),
  };
}

/** Says what the columns add to their cells: the period of figures of another year, and that a blank clears. Cells of the table's own period come first. */
function createCompleter(table: RecognisedTable): (cells: readonly TypedCell[]) => readonly TypedCell[] {
  const told = new Map(
    table.columns
      .filter(({ period, blank }) => (period ?? null) !== null || blank === "clear")
      .map((column) => [column.column, column]),
  );
  if (told.size === 0) return (cells) => cells;
  return (cells) => {
    const completed = cells.map((cell) => completeCell(cell, told.get(cell.column)));
    return [
      ...completed.filter(({ period }) => period === undefined),
      ...completed.filter(({ period }) => period !== undefined),
    ];
  };
}

function completeCell(cell: TypedCell, column: ColumnMapping | undefined): TypedCell {
  if (column === undefined) return cell;
  const raw = cell.raw.trim();
  const clears = column.blank === "clear" && cell.value === null && (raw === "" || raw === column.usualBlank);
  return {
    ...cell,
    ...(column.period == null ? {} : { period: column.period }),
    ...(clears ? { clears: true } : {}),
  };
}

/** Figures of a record that names another year go to that year; where nobody knows which, they are left out with a word. */
function withPeriod(
  cells: readonly TypedCell[],
  period: RecordPeriod,
  { context, issues }: { readonly context: TypingContext; readonly issues: CellIssue[] },
): readonly TypedCell[] {
  if (period === null) return cells;
  return cells.map((cell) => {
    if (!isPeriodic(cell.field, context.index)) return cell;
    if (period !== "unknown") return { ...cell, period };
    if (cell.value === null) return cell;
    const reason = "这一行写的是上年的数，表里没有写明是哪一年，未导入，请先指明报告期";
    createSink(context.sheet, { cells: [], issues, raws: null, row: cell.row }).finding(
      { kind: "period-unknown", severity: "error", reason },
      cell,
    );
    return { ...cell, value: null };
  });
}

/** A hidden row is read, and said to be hidden: whether to take it is a person's decision. */
function hiddenRow(row: SheetRow, table: RecognisedTable, sheet: string): CellIssue {
  const coded = table.columns.find(({ fields }) => fields.includes("creditCode"));
  const column = (nameColumnOf(table) ?? coded)?.column ?? table.firstColumn;
  return {
    sheet,
    cell: cellAddress(row.index, column),
    row: row.index,
    column,
    severity: "warning",
    kind: HIDDEN_ROW,
    raw: cellText(row.cells[column - 1]),
    field: null,
    reason: `第 ${row.index} 行在表里是隐藏的或被筛选掉的，要不要导入请您决定`,
    suggestion: null,
  };
}

function reportJoined(
  joined: JoinedRow,
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
