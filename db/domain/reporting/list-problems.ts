/** What a person should know about the columns of a list (列表的问题), gathered in one pass over its cells without keeping their values. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { describeBlankRows } from "#domain/reporting/describe-blanks";
import type { FillProblem } from "#domain/reporting/fill-request";
import type { FormedValue, ValueProblem } from "#domain/reporting/form-value";
import { type FilledColumn, formedAt, type ListFilling } from "#domain/reporting/list-filling";
import { counterOf } from "#domain/reporting/list-layout";
import { rowOfSlot } from "#domain/reporting/list-slots";
import { cellAddress } from "#domain/workbook/cell-address";

/** Goes through a list once: how many cells will be filled and can be traced, and what is to be said of its columns. */
export function checkList(
  filling: ListFilling,
  index: CatalogueIndex,
): { readonly filled: number; readonly entries: number; readonly problems: readonly FillProblem[] } {
  const { layout } = filling;
  const tallies = filling.columns.map((column) => ({ column, tally: newTally() }));
  let filled = 0;
  let entries = 0;
  for (let slot = 0; slot < layout.used; slot += 1) {
    const row = layout.rows[layout.entryAt(slot)];
    if (row === undefined || row === null) continue;
    entries += 1;
    for (const { column, tally } of tallies) {
      const formed = formedAt(layout, column, slot);
      if (formed === null) continue;
      if (formed.value !== null && column.filler.trace !== null) filled += 1;
      if (formed.absent || formed.problem !== null) count(tally, formed, slot);
    }
  }
  const problems = tallies.flatMap(({ column, tally }) => describeTally({ filling, index, entries }, column, tally));
  return { filled, entries, problems };
}

interface Tally {
  blank: number;
  /** First record with nothing to fill in. */
  firstBlank: number;
  readonly groups: Map<string, { readonly problem: ValueProblem; readonly slot: number; count: number }>;
  /** Sorts of problems beyond the most that are told. */
  more: number;
}

/** Different things told about one column at most; a column of other words altogether must not fill the screen. */
const MOST_GROUPS = 20;

function newTally(): Tally {
  return { blank: 0, firstBlank: 0, groups: new Map(), more: 0 };
}

function count(tally: Tally, formed: FormedValue, slot: number): void {
  const { problem } = formed;
  if (problem === null) {
    if (tally.blank === 0) tally.firstBlank = slot;
    tally.blank += 1;
    return;
  }
  const key = problem.group ?? problem.reason;
  const known = tally.groups.get(key);
  if (known !== undefined) known.count += 1;
  else if (tally.groups.size < MOST_GROUPS) tally.groups.set(key, { problem, slot, count: 1 });
  else tally.more += 1;
}

interface Told {
  readonly filling: ListFilling;
  readonly index: CatalogueIndex;
  readonly entries: number;
}

function describeTally(
  { filling: { layout }, index, entries }: Told,
  { column, line }: FilledColumn,
  tally: Tally,
): readonly FillProblem[] {
  const { area, runs, height } = layout;
  const counter = counterOf(area) === "户" ? "家" : "条";
  const at = (slot: number): Pick<FillProblem, "sheet" | "cell"> => ({
    sheet: area.sheet,
    cell: cellAddress((rowOfSlot(runs, slot, height) ?? area.firstRow) + line, column.column),
  });
  const { source } = column.binding;
  const empty = column.binding.empty ?? null;
  const problems: FillProblem[] = [...tally.groups.values()].map(({ problem, slot, count: cells }) => ({
    ...at(slot),
    severity: problem.severity,
    reason: cells === 1 ? problem.reason : `${problem.reason}（这一列共有 ${cells} 格这样）`,
  }));
  const last = [...tally.groups.values()].at(-1);
  if (tally.more > 0 && last !== undefined) {
    const reason = `这一列另外还有 ${tally.more} 格有类似的问题`;
    problems.push({ ...at(last.slot), severity: "warning", reason });
  }
  if (tally.blank > 0 && source !== null) {
    const reason = describeBlankRows(source, { blank: tally.blank, rows: entries, empty, counter }, index);
    problems.push({ ...at(tally.firstBlank), severity: "warning", reason });
  }
  return problems;
}
