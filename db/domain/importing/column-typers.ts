import type { Field } from "#domain/catalogue/field";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { CellTyper, Finding, TyperContext } from "#domain/importing/cell-typer";
import { createFillDown, type FillDown } from "#domain/importing/fill-down";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { TypingContext } from "#domain/importing/typing-context";
import { blankBoolean, createBooleanTyper, createChoiceTyper } from "#domain/importing/type-choice";
import { createCreditCodeTyper } from "#domain/importing/type-credit-code";
import { createDateTyper } from "#domain/importing/type-date";
import { createNumberTyper } from "#domain/importing/type-number";
import { createCodeTyper } from "#domain/importing/type-code";
import { createNameTyper } from "#domain/importing/type-name";
import { createPhoneTyper } from "#domain/importing/type-phone";
import { createPersonTyper, createTextTyper, splitPersonAndPhone } from "#domain/importing/type-text";
import type { TypedCell } from "#domain/importing/typed-row";
import { plain, type Reading, refused } from "#domain/importing/cell-typer";
import type { CellContent } from "#domain/workbook/grid";

/** Where a column typer puts what it found. */
export interface RowSink {
  readonly value: (cell: TypedCell) => void;
  readonly finding: (finding: Finding, cell: TypedCell) => void;
}

/** A row on its way through the typers: its cells and their texts, from column A. */
export interface RawRow {
  readonly cells: readonly (CellContent | undefined)[];
  readonly texts: readonly string[];
  readonly row: number;
}

/** Types one column of a row (列解析器). */
export interface ColumnTyper {
  readonly column: number;
  readonly fillDown: FillDown | null;
  readonly type: (raw: RawRow, sink: RowSink) => void;
}

/** Compiles the typers of all mapped columns (建列解析器). */
export function createColumnTypers(table: RecognisedTable, context: TypingContext): readonly ColumnTyper[] {
  const typers: ColumnTyper[] = [];
  for (const column of table.columns) {
    const fields = column.fields.map((id) => context.index.byId.get(id)).filter((field) => field !== undefined);
    const [first, second] = fields;
    if (first === undefined || column.continuationOf) continue;
    const fillDown = createFillDown(table, column.column);
    const type =
      second === undefined
        ? singleField(first, column, { table, delimited: context.delimited })
        : twoFields([first, second], column, context.delimited);
    typers.push({ column: column.column, fillDown, type });
  }
  return typers;
}

/** Compiles the reader of one field's cells (单元格解析器). */
export function createCellTyper(context: TyperContext): CellTyper {
  switch (context.field.type) {
    case "integer":
    case "decimal":
      return createNumberTyper(context);
    case "date":
      return createDateTyper(context);
    case "boolean":
      return createBooleanTyper(context);
    case "choice":
      return createChoiceTyper(context);
    case "creditCode":
      return createCreditCodeTyper();
    case "code":
      return createCodeTyper(context);
    case "name":
    case "link":
      return createNameTyper();
    case "phone":
      return createPhoneTyper();
    case "person":
      return createPersonTyper();
    case "address":
    case "text":
      return createTextTyper(context);
  }
}

function singleField(
  field: Field,
  column: ColumnMapping,
  { table, delimited }: { readonly table: RecognisedTable; readonly delimited: boolean },
): ColumnTyper["type"] {
  const context: TyperContext = { field, column, delimited };
  const read = createCellTyper(context);
  const blank = field.type === "boolean" ? blankBoolean(context) : plain(null);
  const at = column.column;
  // In a yes/no column the same sign may say no; its own reader knows.
  const sign = field.type === "boolean" ? null : column.usualBlank;
  const rest = table.columns.find(({ continuationOf }) => continuationOf === column.letter)?.column ?? null;
  return ({ cells, texts, row }, sink) => {
    const content = cells[at - 1];
    if (rest !== null && !isBlankCell(cells[rest - 1])) {
      typeBroken({ content, rest: cells[rest - 1], read }, { field: field.id, row, column: at }, sink);
      return;
    }
    const raw = texts[at - 1] ?? "";
    const isBlank = content === undefined || isBlankCell(content) || raw.trim() === sign || isEmptyResult(content);
    const reading =
      content !== undefined && isNotCalculated(content) ? NOT_CALCULATED : isBlank ? blank : read(content, raw);
    put(reading, { field: field.id, value: reading.value, raw, row, column: at }, sink);
    const { also } = reading;
    if (also !== undefined && !table.columns.some(({ fields }) => fields.includes(also.field))) {
      sink.value({ ...also, raw, row, column: at });
    }
  };
}

/** A formula saved without its result, as programs write them that do not calculate. */
function isNotCalculated(content: CellContent): boolean {
  return typeof content === "object" && content.kind === "formula" && content.value === null;
}

const NOT_CALCULATED = refused(
  "formula-without-result",
  "单元格是公式，文件里没有存下计算结果，未导入，请用表格软件打开、保存后再导入",
);

/** `=IF(A1="","",A1)` shows nothing. */
function isEmptyResult(content: CellContent): boolean {
  return typeof content === "object" && content.kind === "formula" && isBlankCell(cellText(content));
}

function put(reading: Reading, cell: TypedCell, sink: RowSink): void {
  sink.value(cell);
  if (reading.finding !== null) sink.finding(reading.finding, cell);
  if (reading.more !== undefined) for (const finding of reading.more) sink.finding(finding, cell);
}

/** A name whose rest stands in the next column. */
function typeBroken(
  {
    content,
    rest,
    read,
  }: { readonly content: CellContent | undefined; readonly rest: CellContent | undefined; readonly read: CellTyper },
  place: { readonly field: string; readonly row: number; readonly column: number },
  sink: RowSink,
): void {
  const raw = cellText(content) + cellText(rest);
  const reading = read(raw, raw);
  const cell: TypedCell = { ...place, value: reading.value, raw };
  put(reading, cell, sink);
  const reason = `名称断在两列里，已合并读作“${String(reading.value)}”`;
  sink.finding({ kind: "name-broken-over-columns", severity: "warning", reason }, cell);
}

/** 联系人及电话: one cell, two values, both with that cell as their place. */
function twoFields(fields: readonly [Field, Field], column: ColumnMapping, delimited: boolean): ColumnTyper["type"] {
  const typers = fields.map((field) => ({ field, read: createCellTyper({ field, column, delimited }) }));
  const at = column.column;
  return ({ texts, row }, sink) => {
    const raw = texts[at - 1] ?? "";
    const { person, phone } = splitPersonAndPhone(raw);
    for (const { field, read } of typers) {
      const part = field.type === "phone" ? phone : person;
      const reading = part === "" ? plain(null) : read(part, part);
      put(reading, { field: field.id, value: reading.value, raw, row, column: at }, sink);
    }
  };
}
