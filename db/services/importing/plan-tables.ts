import type { EnterpriseLookup, ImportPlan, PlanCounts, RowPlan } from "#domain/importing/import-plan";
import { otherRows, planImport } from "#domain/importing/plan-import";
import { foldName } from "#domain/shared/chinese-text";
import type { OpenedImport, OpenedSheet, OpenedTable, TypedTable } from "#services/importing/opened-import";

/** A plan with the table it is for (一张表的预案). */
export interface PlannedTable {
  readonly sheet: OpenedSheet;
  readonly taken: OpenedTable;
  readonly plan: ImportPlan;
}

/** Plans every table that is taken (全部预案), in the order of the workbook; rows about carriers are refused with the reason. Pure. */
export function planTables(
  opened: OpenedImport,
  typed: readonly (readonly TypedTable[])[],
  lookup: EnterpriseLookup,
): readonly PlannedTable[] {
  const planned: PlannedTable[] = [];
  for (const [s, sheet] of opened.sheets.entries()) {
    for (const [t, taken] of sheet.tables.entries()) {
      const content = typed[s]?.[t];
      if (taken.skipped || content === undefined) continue;
      const plan = planImport({
        sheet: sheet.name,
        table: taken.table,
        typedRows: content.rows,
        lookup,
        period: taken.period,
        index: opened.index,
        others: planned.flatMap((earlier) => otherRows(earlier.plan)),
      });
      planned.push({ sheet, taken, plan: withoutRepeatedAdds(plan, planned) });
    }
  }
  return planned;
}

/** Adds up the counts of several tables. */
export function sumCounts(plans: readonly { readonly counts: PlanCounts }[]): PlanCounts {
  const sum = { add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 };
  for (const { counts } of plans) {
    sum.add += counts.add;
    sum.update += counts.update;
    sum.unchanged += counts.unchanged;
    sum.decision += counts.decision;
    sum.rejected += counts.rejected;
  }
  return sum;
}

/** An enterprise that an earlier table of the same workbook adds must not be added twice: the second row waits for a decision. */
function withoutRepeatedAdds(plan: ImportPlan, earlier: readonly PlannedTable[]): ImportPlan {
  if (earlier.length === 0) return plan;
  const added = new Set(earlier.flatMap((table) => table.plan.rows.flatMap(addedKeys)));
  let moved = 0;
  const rows = plan.rows.map((row): RowPlan => {
    if (row.kind !== "add" || !addedKeys(row).some((key) => added.has(key))) return row;
    moved += 1;
    const question = "本文件的另一张表也要新增这家企业。先写入那张表，再导入一次这个文件，这一行就会并入同一家企业";
    return { ...row, kind: "decision", question, about: "duplicate", group: null, candidates: [] };
  });
  const counts = { ...plan.counts, add: plan.counts.add - moved, decision: plan.counts.decision + moved };
  return { ...plan, rows, counts };
}

function addedKeys(row: RowPlan): string[] {
  if (row.kind !== "add") return [];
  return [`name:${foldName(row.name)}`, ...(row.creditCode === null ? [] : [`code:${row.creditCode}`])];
}
