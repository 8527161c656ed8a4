import type { CellIssue } from "#domain/importing/cell-issue";
import { createRowTyper, type RowTyper } from "#domain/importing/row-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Cancelled } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import type { SheetRow } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { rowChecks } from "#services/catalogue";
import type { OpenedImport, OpenedSheet, TypedTable } from "#services/importing/opened-import";
import type { Job } from "#services/ports";

/** Types every record of every table (解析全部数据行), by sheet, then by table. Long sheets are streamed a second time. */
export async function typeTables(
  opened: OpenedImport,
  job: Job,
): Promise<Result<readonly (readonly TypedTable[])[], WorkbookError | Cancelled>> {
  const sheets: (readonly TypedTable[])[] = [];
  for (const sheet of opened.sheets) {
    const typed = await typeSheet(opened, sheet, job);
    if (!typed.ok) return typed;
    sheets.push(typed.value);
  }
  return ok(sheets);
}

async function typeSheet(
  opened: OpenedImport,
  sheet: OpenedSheet,
  job: Job,
): Promise<Result<readonly TypedTable[], WorkbookError | Cancelled>> {
  const collectors = sheet.tables.map(({ table }) =>
    createCollector(
      createRowTyper(table, {
        sheet: sheet.name,
        index: opened.index,
        checks: rowChecks,
        delimited: sheet.grid.delimited,
      }),
    ),
  );
  const take = (rows: readonly SheetRow[]): void => {
    for (const collector of collectors) collector.take(rows);
    const last = rows.at(-1);
    if (last !== undefined) job.progress(`正在核对「${sheet.name}」的数据`, last.index, sheet.grid.rowCount);
  };
  if (collectors.length > 0) {
    if (sheet.grid.complete) take(sheet.grid.rows);
    else {
      const streamed = await opened.workbook.streamRows(sheet.number, take);
      if (!streamed.ok) return streamed;
    }
  }
  return ok(collectors.map((collector) => collector.finish()));
}

interface Collector {
  readonly take: (rows: readonly SheetRow[]) => void;
  readonly finish: () => TypedTable;
}

function createCollector(typer: RowTyper): Collector {
  const rows: TypedRow[] = [];
  const issues: CellIssue[] = [];
  const keep = (row: TypedRow | null): void => {
    if (row === null) return;
    rows.push(row);
    for (const issue of row.issues) issues.push(issue);
  };
  return {
    take: (batch) => {
      for (const row of batch) keep(typer.push(row));
    },
    finish: () => {
      for (const row of typer.finish()) keep(row);
      return { rows, issues };
    },
  };
}
