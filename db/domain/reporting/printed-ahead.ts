/** Printed names ahead of columns that would name entries themselves (行首印好的名称): parks, zones, carriers down the side of a table are its rows. */
import type { FormColumn, PrintedRows } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { namedBy } from "#domain/reporting/identity";
import type { ColumnContext } from "#domain/reporting/match-asked";

/** 一, 第二名, 示例1: texts that number rows and name nobody. */
const NUMBERING = /^[(（]?(?:第|企业|单位|公司|示例|例)?[一二三四五六七八九十百\d]{1,3}[)）]?[名位家户个]?[、.．]?$/u;

/** Whether printed names stand left of the columns that would name entries: parks, zones, carriers down the side of a table. */
export function standsAhead(found: PrintedRows, columns: readonly FormColumn[], context: ColumnContext): boolean {
  const naming = columns.filter(({ kind, binding }) => kind === "input" && namedBy(binding, context.index) !== null);
  const isNumbering = found.rows.every(({ text }) => NUMBERING.test(text.replace(/\s+/gu, "")));
  return !isNumbering && naming.every(({ column }) => column > found.column);
}

/** Beside printed names a column takes what these have; names of other things (入驻企业 beside carriers) are for a person to write. */
export function ofRow(column: FormColumn, kind: string | null, { index }: ColumnContext): FormColumn {
  const { source } = column.binding;
  const field = source?.kind === "field" ? index.byId.get(source.field) : undefined;
  if (column.kind !== "input" || field?.kind !== "identity" || field.subject === kind) return column;
  return { ...column, binding: unbound("表上每一行已经印好名称，这一列要填什么看不出来，请人工填写") };
}
