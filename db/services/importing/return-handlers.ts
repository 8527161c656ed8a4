import type { ServiceHandlers } from "#contract/contract";
import type { PlanRow } from "#contract/importing";
import { formatReturnMark, listReturnedCells, type ReturnedCell } from "#domain/importing/return-list";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { nameColumnOf } from "#domain/importing/table-names";
import { err, ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import type { ImportSessions } from "#services/importing/import-sessions";
import type { OpenedImport } from "#services/importing/opened-import";
import { allRows } from "#services/importing/staged-plan";
import { saveReturnFile } from "#store/queries/return-files";
import { plainSheetName } from "#workbook/plain-copy";
import { type ReturnLine, writeReturnFile } from "#workbook/return-file";

type ReturnHandlers = Pick<ServiceHandlers, "importing/return-file">;

const GUIDE = "请只改有批注的格子，改好后把整份文件发回，不要增删工作表。收到后只取下列格子，其他内容不会变动。";

/** Supplies the handler that sends a file back to its sender (制作退回表). */
export function createReturnHandlers({ book, ports }: Deps, sessions: ImportSessions): ReturnHandlers {
  return {
    "importing/return-file": async ({ jobId, planId, token }) => {
      const open = sessions.findPlan(planId);
      const opened = open?.readingId == null ? null : sessions.find(open.readingId);
      if (open === null || opened === null) return err({ type: "PlanOutdated" });
      const job = ports.job(jobId);
      const cells = listCells(opened, allRows(open.plan));
      if (cells.length === 0) return err({ type: "NothingToReturn", file: opened.file });
      if (job.cancelled()) return err({ type: "Cancelled" });
      job.progress("正在制作退回表", 0, null);
      const mark = `${opened.workbook.hash.slice(0, 8)}-${ports.ids
        .next()
        .replace(/[^0-9A-Za-z]/gu, "")
        .slice(0, 8)}`;
      const head = {
        title: `退回清单：「${opened.file}」有 ${cells.length} 处要改正`,
        mark: formatReturnMark(mark),
        guide: GUIDE,
      };
      const lines = cells.map((cell) => toLine(opened, cell));
      const written = await writeReturnFile({ name: opened.file, bytes: opened.bytes }, lines, head);
      if (!written.ok) return written;
      const { bytes, converted } = written.value;
      const asSent = converted ? cells.map((cell) => ({ ...cell, sheet: plainSheetName(cell.sheet) })) : cells;
      const saved = saveReturnFile(book.db, {
        mark,
        workbook: opened.file,
        workbookHash: opened.workbook.hash,
        cells: asSent,
        at: ports.clock.now(),
        by: readBookSettings(book.db).person,
      });
      if (!saved.ok) return saved;
      const file = await ports.files.write(token, bytes);
      return file.ok ? ok({ file: file.value.name, cells: cells.length }) : file;
    },
  };
}

function listCells(opened: OpenedImport, rows: Iterable<PlanRow>): readonly ReturnedCell[] {
  const cells: ReturnedCell[] = [];
  for (const row of rows) {
    const table = findTable(opened, row);
    if (table === undefined) continue;
    const nameCell = placeOf(table, nameColumn(table), row.row);
    for (const cell of listReturnedCells({ sheet: row.sheet, plan: row, issues: row.issues, nameCell }))
      cells.push(cell);
  }
  return cells;
}

function findTable(opened: OpenedImport, row: PlanRow): RecognisedTable | undefined {
  const sheet = opened.sheets.find(({ name }) => name === row.sheet);
  return sheet?.tables.find(({ table }) => table.index === row.table)?.table;
}

function nameColumn(table: RecognisedTable): ColumnMapping | undefined {
  const { columns } = table;
  return nameColumnOf(table) ?? columns.find(({ fields }) => fields.includes("creditCode")) ?? columns[0];
}

/** The real cell of a column in a record, whichever way the table lies. */
function placeOf(
  { orientation, firstColumn }: RecognisedTable,
  column: ColumnMapping | undefined,
  record: number,
): { readonly row: number; readonly column: number } {
  const across = column?.column ?? firstColumn;
  if (orientation === "form") return column?.cell ?? { row: 1, column: 1 };
  return orientation === "columns" ? { row: across, column: record } : { row: record, column: across };
}

function toLine(opened: OpenedImport, { field, name, ...cell }: ReturnedCell): ReturnLine {
  const label = field === null ? "整行" : (opened.index.byId.get(field)?.label ?? "");
  const { sheet, row, column, raw, reason, suggestion } = cell;
  return { sheet, row, column, who: name, heading: label, raw, reason, suggestion };
}
