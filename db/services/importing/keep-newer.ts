import type { ImportPlan, PlannedChange, RowPlan } from "#domain/importing/import-plan";
import type { ReadableDb } from "#store/connection";
import { createSourcedValueReader } from "#store/queries/sourced-values";

/** For a file that the book has taken before (重复导入同一文件): a value that came later — from another import or by hand — stays. So importing a file again never takes anything back. */
export function keepNewer(db: ReadableDb, plan: ImportPlan, earlierBatch: number): ImportPlan {
  const read = createSourcedValueReader(db);
  const isNewer = (enterpriseId: number, { field, period }: PlannedChange): boolean => {
    const source = read({ enterpriseId, field, period })?.source;
    return source !== undefined && (source.kind === "person" || source.batchId > earlierBatch);
  };
  const rows = plan.rows.map((row): RowPlan => {
    if (row.kind !== "update") return row;
    const changes = row.changes.filter((change) => !isNewer(row.enterpriseId, change));
    if (changes.length === row.changes.length) return row;
    const { key, name, enterpriseId } = row;
    if (changes.length === 0) return { kind: "unchanged", key, row: row.row, name, enterpriseId };
    const renames = changes.some(({ field }) => field === "enterpriseName");
    return { ...row, changes, formerName: renames ? row.formerName : null };
  });
  const settled = rows.filter((row, at) => row.kind === "unchanged" && plan.rows[at]?.kind === "update").length;
  const { update, unchanged } = plan.counts;
  return { ...plan, rows, counts: { ...plan.counts, update: update - settled, unchanged: unchanged + settled } };
}
