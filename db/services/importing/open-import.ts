import { indexOfKind, recogniseTables } from "#domain/importing/recognise-tables";
import { readStanding, type Standing } from "#domain/importing/standing";
import { periodOfTable, SAID_NOTHING } from "#domain/importing/taken-table";
import type { Cancelled } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import type { OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import { findReturned, findReturnMark } from "#services/importing/returned-reading";
import { withRecipe } from "#services/importing/recipes";
import type { Job } from "#services/ports";
import type { ReadableDb } from "#store/connection";
import { openWorkbook } from "#workbook/open-workbook";

/** Opens a file, finds its tables and takes over what an earlier import taught about them (读入文件). `subject`: kind of the register its tables list, where a person says so. Nothing is written. */
export async function openImport(
  db: ReadableDb,
  file: { readonly name: string; readonly bytes: Uint8Array },
  job: Job,
  subject?: string,
): Promise<Result<OpenedImport, WorkbookError | Cancelled>> {
  const opened = await openWorkbook(file, () => job.cancelled());
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const index = readCatalogueIndex(db);
  const own = subject === undefined ? index : indexOfKind(index, subject);
  const sheets: OpenedSheet[] = [];
  for (const [number, { name, visibility }] of workbook.sheets.entries()) {
    job.progress(`正在识别工作表「${name}」`, number, workbook.sheets.length);
    const grid = await workbook.readGrid(number);
    if (!grid.ok) return grid;
    const found = findReturnMark(grid.value) === null ? recogniseTables(grid.value, own) : [];
    const tables = found.map((table) => ({
      table,
      period: periodOfTable(table, file.name),
      skipped: visibility !== "visible",
      proposed: table,
      said: SAID_NOTHING,
    }));
    sheets.push({ number, name, visibility, grid: grid.value, tables });
  }
  const fresh = withCommonPeriod(sheets);
  const undecided = { sender: null, senderSaid: false, recipe: null, recipeWanted: "nearest", steps: [] } as const;
  const returned = findReturned(
    db,
    sheets.map(({ grid }) => grid),
  );
  const { name, bytes } = file;
  const reading = { file: name, bytes, workbook, index, sheets: fresh, fresh, returned, ...undecided };
  return ok(withRecipe(db, { ...reading, standing: standingOf(name, fresh) }));
}

/** What a file calls itself says how final its figures are; sheets that are left out say nothing. */
function standingOf(file: string, sheets: readonly OpenedSheet[]): Standing {
  const taken = sheets.filter(({ tables }) => tables.some(({ skipped }) => !skipped));
  const titles = taken.flatMap(({ name, tables }) => [name, ...tables.map(({ table }) => table.title ?? "")]);
  return readStanding([file, ...titles]);
}

/** A table that states no period takes that of its workbook, when all tables that state one agree. */
function withCommonPeriod(sheets: readonly OpenedSheet[]): readonly OpenedSheet[] {
  const stated = new Set(sheets.flatMap(({ tables }) => tables.flatMap(({ period }) => period ?? [])));
  const [common] = stated;
  if (common === undefined || stated.size > 1) return sheets;
  return sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((taken) => ({ ...taken, period: taken.period ?? common })),
  }));
}
