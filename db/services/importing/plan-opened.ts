import { keepNewer } from "#services/importing/keep-newer";
import type { OpenedImport, TypedTable } from "#services/importing/opened-import";
import { nameWords } from "#services/name-words";
import { type PlannedTable, planTables } from "#services/importing/plan-tables";
import type { ReadableDb } from "#store/connection";
import { findBatchByHash } from "#store/queries/batches";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";

/** Records from which on it pays to read the whole roster once instead of asking one by one. */
const PRELOAD_FROM = 1000;

/** Plans a typed workbook against the book as it stands (对账本作预案). */
export function planOpened(
  db: ReadableDb,
  opened: OpenedImport,
  typed: readonly (readonly TypedTable[])[],
): readonly PlannedTable[] {
  const records = typed.flat().reduce((sum, table) => sum + table.rows.length, 0);
  const lookup = createEnterpriseLookup(db, { preload: records >= PRELOAD_FROM, nameWords });
  const planned = planTables(opened, typed, lookup);
  const earlier = findBatchByHash(db, opened.workbook.hash);
  if (earlier === null) return planned;
  return planned.map((table) => ({ ...table, plan: keepNewer(db, table.plan, earlier.batchId) }));
}
