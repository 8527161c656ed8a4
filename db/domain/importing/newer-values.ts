/** What a plan owes to values that came later than its file (较新的值). */
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import type { Standing } from "#domain/importing/standing";
import { comparePeriods, formatPeriod, type Period, parsePeriod } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";

/** Where a stored value came from (值的来历): a person's hand, or a table of an import, with the table's period and how final its figures were. */
export type ValueOrigin =
  | { readonly kind: "person" }
  | { readonly kind: "import"; readonly batchId: number; readonly period: string | null; readonly standing: Standing };

/** Finds where a stored value came from; null when nothing is stored. */
export type OriginOf = (enterpriseId: number, place: Pick<PlannedChange, "field" | "period">) => ValueOrigin | null;

/** For a file that the book has taken before (重复导入同一文件): a value that came later — from another import or by hand — stays. So importing a file again never takes anything back. */
export function keepNewer(row: RowPlan, earlierBatch: number, originOf: OriginOf): RowPlan {
  if (row.kind !== "update" || row.addedBy !== undefined) return row;
  const changes = row.changes.filter((change) => {
    const origin = originOf(row.enterpriseId, change);
    return origin === null || (origin.kind === "import" && origin.batchId <= earlierBatch);
  });
  if (changes.length === row.changes.length) return row;
  const { key, name, enterpriseId } = row;
  if (changes.length === 0) return { kind: "unchanged", key, row: row.row, name, enterpriseId };
  const renames = changes.some(({ field }) => field === "enterpriseName");
  return { ...row, changes, formerName: renames ? row.formerName : null };
}

/** Issue kind of a row whose table is older than what it overwrites (旧表覆盖新值). */
export const OLDER_PERIOD = "older-period";

/** Warns, once per row, that a table of an earlier period changes attributes that a table of a later period stated (旧表覆盖新值). The change stays in the plan: the last import wins, but not unseen. */
export function findOlderPeriod(
  row: RowPlan,
  { sheet, period }: { readonly sheet: string; readonly period: string | null },
  originOf: OriginOf,
): CellIssue | null {
  const own = readPeriod(period);
  if (row.kind !== "update" || row.addedBy !== undefined || own === null) return null;
  const outdated: { readonly change: PlannedChange; readonly since: Period }[] = [];
  for (const change of row.changes) {
    if (change.period !== null || change.before === null) continue;
    const origin = originOf(row.enterpriseId, change);
    const since = origin?.kind === "import" ? readPeriod(origin.period) : null;
    if (since !== null && comparePeriods(since, own) > 0) outdated.push({ change, since });
  }
  const [first] = outdated;
  if (first === undefined) return null;
  const { row: at, column, raw, field } = first.change;
  const many = outdated.length === 1 ? "这一项" : `本行有 ${outdated.length} 项`;
  return {
    sheet,
    cell: cellAddress(at, column),
    row: at,
    column,
    severity: "warning",
    kind: OLDER_PERIOD,
    raw,
    field,
    reason: `${many}库里的值来自较新的表（${formatPeriod(first.since)}），本表是${formatPeriod(own)}的；照原样导入会改成本表的值，请核对`,
    suggestion: null,
  };
}

/** Issue kind of a row of preliminary figures that changes final ones (快报改正式数). */
export const PRELIMINARY_OVER_FINAL = "preliminary-over-final";

/** Warns, once per row, that preliminary figures (快报数) change figures of the same period that are confirmed, corrected or typed in by a person. The change stays in the plan, but not unseen. */
export function findLesserStanding(row: RowPlan, sheet: string, originOf: OriginOf): CellIssue | null {
  if (row.kind !== "update" || row.addedBy !== undefined) return null;
  const final = row.changes.filter((change) => {
    if (change.period === null || change.before === null) return false;
    const origin = originOf(row.enterpriseId, change);
    return origin !== null && (origin.kind === "person" || origin.standing !== "preliminary");
  });
  const [first] = final;
  if (first === undefined) return null;
  const many = final.length === 1 ? "这一项" : `本行有 ${final.length} 项`;
  return {
    sheet,
    cell: cellAddress(first.row, first.column),
    row: first.row,
    column: first.column,
    severity: "warning",
    kind: PRELIMINARY_OVER_FINAL,
    raw: first.raw,
    field: first.field,
    reason: `${many}库里已是正式数，本表是快报；照原样导入会改成快报数，请核对`,
    suggestion: null,
  };
}

function readPeriod(text: string | null): Period | null {
  const parsed = text === null ? null : parsePeriod(text);
  return parsed?.ok === true ? parsed.value : null;
}
