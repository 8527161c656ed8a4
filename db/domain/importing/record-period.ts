import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText } from "#domain/importing/cell-text";
import { readHeaderText } from "#domain/importing/header-text";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { parsePeriod, previousYear, readPeriod } from "#domain/shared/period";
import type { SheetRow } from "#domain/workbook/grid";

/** Habit of a column that says of which period each record is (年度列): its records carry figures of several years. */
export const PERIOD_HABIT = "period";

/** What a record says about the period of its figures (记录报告期). Null: the table's own, or the record says nothing. `unknown`: it says 上年 and nobody knows of which. */
export type RecordPeriod = string | "unknown" | null;

/** Reads the period of single records (取记录报告期); null when no column of the table says it. */
export function createRecordPeriod(table: RecognisedTable): ((row: SheetRow) => RecordPeriod) | null {
  const column = table.columns.find(({ habit, fields }) => habit === PERIOD_HABIT && fields.length === 0)?.column;
  if (column === undefined) return null;
  return (row) => periodOfText(cellText(row.cells[column - 1]).trim(), table.period);
}

/** Whether a text says a period and nothing else (报告期用词): 2025, 2025年, 本年, 上年. */
export function isPeriodText(text: string): boolean {
  if (/^(?:19|20)\d\d$/u.test(text)) return true;
  if (text.length > 14 || text === "") return false;
  return readHeaderText(text).periodOnly;
}

function periodOfText(text: string, period: string | null): RecordPeriod {
  if (text === "" || !isPeriodText(text)) return null;
  const { relative } = readHeaderText(text);
  if (relative !== null) {
    const own = period === null ? null : parsePeriod(period);
    return own?.ok === true && (relative === "sameSpan" || own.value.length === 4)
      ? previousYear(own.value)
      : "unknown";
  }
  const said = readPeriod(text);
  return said === null || said === period ? null : said;
}

/** Whether a field's values belong to a period at all (是否分期的指标). */
export function isPeriodic(field: string, index: CatalogueIndex): boolean {
  return index.byId.get(field)?.kind === "observation";
}
