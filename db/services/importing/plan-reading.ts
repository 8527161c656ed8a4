import { createRowTyper, type RowTyper } from "#domain/importing/row-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { SheetRow } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { rowChecks } from "#services/catalogue";
import type { OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import { narrowSheet } from "#services/importing/returned-reading";
import { createPlanBuilder, type PlanBuilder } from "#services/importing/plan-builder";
import { createKindFinder } from "#services/importing/planned-kinds";
import type { PlanSource, StagedPlan } from "#services/importing/staged-plan";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";
import { findBatchByHash } from "#store/queries/batches";
import { readEnvironmentError } from "#store/store-error";

type Failure = WorkbookError | Cancelled | EnvironmentError;

/** How to plan a reading. `skippedToo`: also the rows of tables that are left out are typed and kept for looking at. */
export interface ReadingPlan {
  readonly skippedToo: boolean;
}

/** Plans a whole reading against the book (对账本作预案): its rows stream through typing and planning onto the disk. Long sheets are read a second time. Of a file that was sent back and returns, only what was asked is taken. */
export async function planReading(
  book: Book,
  { opened, how, job }: { readonly opened: OpenedImport; readonly how: ReadingPlan; readonly job: Job },
): Promise<Result<StagedPlan, Failure>> {
  const kindOf = createKindFinder(book.db);
  const sources = opened.sheets.flatMap((sheet) =>
    sheet.tables.map(({ table, period, skipped }): PlanSource => {
      const source = { sheet: sheet.name, table, period, skipped };
      return opened.returned === null
        ? source
        : { ...source, ...narrowSheet(opened.returned, sheet.name, kindOf(table.subject)) };
    }),
  );
  let builder: PlanBuilder | null = null;
  try {
    builder = createPlanBuilder(book, {
      sources,
      index: opened.index,
      rowsExpected: opened.sheets.reduce((sum, { grid }) => sum + grid.rowCount, 0),
      earlierBatch: findBatchByHash(book.db, opened.workbook.hash)?.batchId ?? null,
      file: opened.returned === null ? opened.file : null,
      standing: opened.standing,
    });
    const streamed = await streamSheets(opened, { builder, how, job });
    if (streamed.ok && !job.cancelled()) return ok(builder.finish());
    builder.discard();
    return streamed.ok ? err({ type: "Cancelled" }) : streamed;
  } catch (cause) {
    builder?.discard();
    const known = readEnvironmentError(cause, book.name);
    if (known === null) throw cause;
    return err(known);
  }
}

interface Streaming {
  readonly builder: PlanBuilder;
  readonly how: ReadingPlan;
  readonly job: Job;
}

async function streamSheets(opened: OpenedImport, streaming: Streaming): Promise<Result<null, Failure>> {
  let first = 0;
  for (const sheet of opened.sheets) {
    const streamed = await streamSheet(opened, { sheet, first }, streaming);
    if (!streamed.ok) return streamed;
    for (const [at] of sheet.tables.entries()) {
      if (streaming.job.cancelled()) return err({ type: "Cancelled" });
      streaming.builder.finishTable(first + at);
    }
    first += sheet.tables.length;
  }
  return ok(null);
}

/** A table whose rows are typed as the sheet goes by. */
interface Typing {
  readonly number: number;
  readonly typer: RowTyper;
}

async function streamSheet(
  opened: OpenedImport,
  { sheet, first }: { readonly sheet: OpenedSheet; readonly first: number },
  { builder, how, job }: Streaming,
): Promise<Result<null, Failure>> {
  const { name, grid } = sheet;
  const typings = sheet.tables.flatMap(({ table, skipped }, at): Typing[] => {
    if (skipped && !how.skippedToo) return [];
    const context = { sheet: name, index: opened.index, checks: rowChecks, delimited: grid.delimited };
    return [{ number: first + at, typer: createRowTyper(table, context) }];
  });
  if (typings.length === 0) return ok(null);
  const take = (rows: readonly SheetRow[]): void => {
    // What streams on until the reader notices the cancel is for nobody.
    if (job.cancelled()) return;
    for (const { number, typer } of typings) builder.take(number, typeRows(typer, rows));
    const last = rows.at(-1);
    if (last !== undefined) job.progress(`正在核对「${name}」的数据`, last.index, grid.rowCount);
  };
  if (grid.complete) for (const rows of inLots(grid.rows)) take(rows);
  else {
    const streamed = await opened.workbook.streamRows(sheet.number, take, () => job.cancelled());
    if (!streamed.ok) return streamed;
  }
  if (job.cancelled()) return err({ type: "Cancelled" });
  for (const { number, typer } of typings) builder.take(number, typer.finish());
  return ok(null);
}

function typeRows(typer: RowTyper, rows: readonly SheetRow[]): readonly TypedRow[] {
  const typed: TypedRow[] = [];
  for (const row of rows) {
    const one = typer.push(row);
    if (one !== null) typed.push(one);
  }
  return typed;
}

/** As many rows as streaming hands over. */
const LOT = 500;

function* inLots(rows: readonly SheetRow[]): Iterable<readonly SheetRow[]> {
  for (let start = 0; start < rows.length; start += LOT) yield rows.slice(start, start + LOT);
}
