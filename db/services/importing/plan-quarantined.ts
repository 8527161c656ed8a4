/** Plans quarantined rows anew (隔离行重作预案): against the book as it is now, as if their sheets came again with those rows only. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { RowPlan } from "#domain/importing/import-plan";
import { rowKey } from "#domain/importing/plan-row";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { Standing } from "#domain/importing/standing";
import type { TakenRow } from "#domain/importing/take-row";
import { parseUnit } from "#domain/indicators/unit";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { columnLetters } from "#domain/workbook/cell-address";
import type { PlanOrigin } from "#services/importing/apply-staged";
import type { OpenPlan } from "#services/importing/import-sessions";
import { createPlanBuilder, type PlanBuilder } from "#services/importing/plan-builder";
import type { PlanSource } from "#services/importing/staged-plan";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";
import { type RowToPlanAnew, settleQuarantined } from "#store/queries/quarantine";
import { readEnvironmentError } from "#store/store-error";

/** A sheet's rows of one import, which lie together in the plan. */
interface QuarantinedTable {
  readonly source: PlanSource;
  readonly rows: readonly RowToPlanAnew[];
}

/** Plans the rows. Applying the plan settles those that were taken, in the same transaction; the others wait on where they are. */
export function planQuarantined(
  book: Book,
  rows: readonly RowToPlanAnew[],
  how: { readonly index: CatalogueIndex; readonly job: Job; readonly author: () => { at: string; by: string } },
): Result<OpenPlan, Cancelled | EnvironmentError> {
  const tables = gatherTables(rows);
  let builder: PlanBuilder | null = null;
  try {
    builder = createPlanBuilder(book, {
      sources: tables.map(({ source }) => source),
      index: how.index,
      rowsExpected: rows.length,
      earlierBatch: null,
      file: null,
      standing: standingOf(rows),
    });
    for (const [number, table] of tables.entries()) {
      how.job.progress("正在重新核对隔离的行", number, tables.length);
      if (how.job.cancelled()) {
        builder.discard();
        return err({ type: "Cancelled" });
      }
      builder.take(
        number,
        table.rows.map(({ typed }) => typed),
      );
      builder.finishTable(number);
    }
    const plan = builder.finish();
    return ok({ readingId: null, opened: null, plan, origin: originOf(rows), ...createSettling(book, tables, how) });
  } catch (cause) {
    builder?.discard();
    const known = readEnvironmentError(cause, book.name);
    if (known === null) throw cause;
    return err(known);
  }
}

/** Rows of one table of one import belong together; the tables are numbered through, so that rows of several workbooks have keys of their own. */
function gatherTables(rows: readonly RowToPlanAnew[]): readonly QuarantinedTable[] {
  const groups = new Map<string, [RowToPlanAnew, ...RowToPlanAnew[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.batchId, row.table.sheet, row.table.number]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const isMixed = new Set(rows.map(({ workbookHash }) => workbookHash)).size > 1;
  return [...groups.values()].map((group, number) => ({
    source: sourceOf(group[0], { number, isMixed }),
    rows: group,
  }));
}

function sourceOf(
  { table, workbook, workbookHash }: RowToPlanAnew,
  { number, isMixed }: { readonly number: number; readonly isMixed: boolean },
): PlanSource {
  const { sheet, period, units, title, subject } = table;
  const columns = Object.entries(units).map(([column, unit]) => unitColumn(Number(column), unit));
  const recognised: RecognisedTable = {
    ...NO_TABLE,
    index: number,
    title,
    columns,
    ...(subject === undefined ? {} : { subject }),
  };
  const source = { sheet, table: recognised, period, skipped: false };
  return isMixed ? { ...source, workbook: { name: workbook, hash: workbookHash } } : source;
}

/** The rows are typed already; of their table only what they were read under still matters. */
const NO_TABLE: RecognisedTable = {
  index: 0,
  orientation: "rows",
  titleCell: null,
  title: null,
  headerRows: [1, 1],
  codeRows: [],
  firstDataRow: 1,
  lastDataRow: 1,
  unit: null,
  unitCell: null,
  period: null,
  periodCell: null,
  firstColumn: 1,
  lastColumn: 1,
  columns: [],
  nonDataRows: [],
  fillDown: [],
};

function unitColumn(column: number, unit: string): ColumnMapping {
  return {
    column,
    letter: columnLetters(column),
    headerPath: [],
    fields: [],
    unit: parseUnit(unit),
    unitFrom: null,
    code: null,
    valueMap: null,
    confidence: 1,
    reason: "",
    alternativeOf: null,
    approximate: false,
  };
}

function originOf(rows: readonly RowToPlanAnew[]): PlanOrigin {
  const kind = "quarantine" as const;
  const [first] = rows;
  const books = new Set(rows.map(({ workbookHash }) => workbookHash)).size;
  if (first === undefined) return { workbook: "隔离区", workbookHash: "", kind, sender: null };
  const standing = standingOf(rows);
  if (books > 1) return { workbook: `隔离区（${books} 份文件的行）`, workbookHash: "", kind, sender: null, standing };
  return { workbook: first.workbook, workbookHash: first.workbookHash, kind, sender: first.sender, standing };
}

/** Rows keep the standing of the import that set them apart. Where several meet, none is taken for more final than it is. */
function standingOf(rows: readonly RowToPlanAnew[]): Standing {
  const standings = new Set(rows.map(({ standing }) => standing));
  if (standings.has("preliminary")) return "preliminary";
  return standings.size === 1 && standings.has("corrected") ? "corrected" : "confirmed";
}

/** Notes which rows were taken while the plan is written, and settles them at the end. */
function createSettling(
  book: Book,
  tables: readonly QuarantinedTable[],
  { author }: { readonly author: () => { at: string; by: string } },
): Required<Pick<OpenPlan, "onTaken" | "onWritten">> {
  const ids = new Map(
    tables.flatMap(({ source, rows }) =>
      rows.map(({ id, typed }): [string, number] => [rowKey(source, typed.row), id]),
    ),
  );
  // Told anew on every attempt: an apply that was cancelled leaves nothing behind.
  const isIn = new Map<number, boolean>();
  const adds = new Map<string, boolean>();
  return {
    onTaken: (row, outcome) => {
      adds.set(row.key, outcome === "add");
      const id = ids.get(row.key);
      if (id !== undefined) isIn.set(id, isImported(row, outcome, adds));
    },
    onWritten: ({ batchId }) => {
      const taken = [...isIn].filter(([, imported]) => imported).map(([id]) => id);
      settleQuarantined(book.db, taken, { batchId, ...author() });
    },
  };
}

/** A row all of whose changes were held back or refused is not imported by changing nothing. */
function isImported(row: RowPlan, outcome: TakenRow["kind"], adds: ReadonlyMap<string, boolean>): boolean {
  switch (outcome) {
    case "add":
    case "update":
      return true;
    case "unchanged":
      return row.kind === "unchanged";
    case "join":
      return row.kind === "update" && adds.get(row.addedBy ?? "") === true;
    case "aside":
      return false;
  }
}
