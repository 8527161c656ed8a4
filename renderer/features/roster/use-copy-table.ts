import type { RosterRow } from "#contract/enterprises";
import { editableText, fieldHeading, isNumeric, periodWords } from "../../text/format-value";
import { copiedRows, rosterText } from "../../text/roster";
import { putOnClipboard } from "../../ui/clipboard";
import { countCells, type GridRange } from "../../ui/grid/grid-range";
import { formatTabularText } from "../../ui/grid/tabular-text";
import { useNotice } from "../../ui/notice";
import { type FieldColumn, valueAt } from "./roster-columns";
import type { RosterRows } from "./use-roster-rows";

/** Rows one copy may hold; more goes by export. */
const MOST_COPIED = 5000;

/** Copies a table with headings (复制为表格): what is selected, or with a single cell selected all rows and columns shown. */
export function useCopyTable(input: {
  readonly columns: readonly FieldColumn[];
  readonly rows: RosterRows;
  readonly range: GridRange;
}): () => Promise<void> {
  const { rows, range } = input;
  const tell = useNotice();
  return async () => {
    const whole = countCells(range) <= 1;
    const first = whole ? 0 : range.firstRow;
    const last = whole ? (rows.total ?? 0) - 1 : range.lastRow;
    const columns = whole ? input.columns : input.columns.slice(range.firstColumn, range.lastColumn + 1);
    if (last - first >= MOST_COPIED) return tell({ kind: "warning", text: rosterText.copyTableTooLarge });
    const fetched = await rows.fetchRows(first, last);
    const lines = [columns.map(heading), ...fetched.map((row) => textsOf(row, columns))];
    putOnClipboard({ text: formatTabularText(lines), html: tableMarkup(lines, columns) });
    tell({ kind: "done", text: copiedRows(fetched.length, columns.length) });
  };
}

function heading({ field, period }: FieldColumn): string {
  return period === null ? fieldHeading(field) : `${periodWords(period)}${fieldHeading(field)}`;
}

function textsOf(row: RosterRow, columns: readonly FieldColumn[]): readonly string[] {
  return columns.map((column) => editableText(valueAt(row, column), column.field));
}

/** The same as a table: Excel and WPS turn codes and telephone numbers of plain text into numbers, and lose digits; marked as text they keep them. */
function tableMarkup(lines: readonly (readonly string[])[], columns: readonly FieldColumn[]): string {
  const cell = (text: string, at: number, head: boolean): string => {
    const field = columns[at]?.field;
    const number = !head && field !== undefined && isNumeric(field);
    return `<td${number ? "" : ` style="mso-number-format:'\\@'"`}>${escapeMarkup(text)}</td>`;
  };
  const rows = lines.map((line, row) => `<tr>${line.map((text, at) => cell(text, at, row === 0)).join("")}</tr>`);
  return `<table>${rows.join("")}</table>`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
