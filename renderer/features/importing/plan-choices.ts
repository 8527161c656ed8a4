import type { PlanRow, PlanSummary } from "#contract/importing";
import {
  type CauseAnswer,
  cellKey,
  columnKey,
  type DecisionCause,
  type PlanChoices,
  type PlannedChange,
  type RowDecision,
  type RowPlan,
} from "#domain/importing/import-plan";

/** What is known of rows a person has chosen about, so that what will be written can be counted without fetching the plan. By row key. */
export type RowNotes = Readonly<
  Record<string, { readonly kind: RowPlan["kind"]; readonly about: DecisionCause | null }>
>;

/** How a planned change stands (取舍状态). */
export type ChangeStanding = "taken" | "cellRefused" | "columnRefused" | "rowRefused" | "kindRefused" | "held";

type RowOfPlan = Pick<PlanRow, "key" | "kind" | "sheet" | "table">;

/** Leaves a row out, or takes it again. */
export function refuseRow(choices: PlanChoices, key: string, refused: boolean): PlanChoices {
  return { ...choices, refusedRows: toggled(choices.refusedRows, key, refused) };
}

/** Leaves one cell out, or takes it again. */
export function refuseCell(choices: PlanChoices, key: string, refused: boolean): PlanChoices {
  return { ...choices, refusedCells: toggled(choices.refusedCells, key, refused) };
}

/** Leaves a whole column out, or takes it again. */
export function refuseColumn(choices: PlanChoices, key: string, refused: boolean): PlanChoices {
  return { ...choices, refusedColumns: toggled(choices.refusedColumns, key, refused) };
}

/** Leaves all rows of a kind out, or takes them again. */
export function refuseKind(choices: PlanChoices, kind: "add" | "update", refused: boolean): PlanChoices {
  return { ...choices, refusedKinds: toggled(choices.refusedKinds, kind, refused) };
}

/** Answers a row, or takes the answer back (null). */
export function decideRow(choices: PlanChoices, key: string, decision: RowDecision | null): PlanChoices {
  const { [key]: _old, ...rest } = choices.decisions;
  return { ...choices, decisions: decision === null ? rest : { ...rest, [key]: decision } };
}

/** Answers several rows, each for itself. */
export function decideRows(
  choices: PlanChoices,
  answers: readonly (readonly [key: string, decision: RowDecision])[],
): PlanChoices {
  return { ...choices, decisions: { ...choices.decisions, ...Object.fromEntries(answers) } };
}

/** Answers all undecided rows of a cause at once, or takes the answer back (null). */
export function decideCause(choices: PlanChoices, cause: DecisionCause, answer: CauseAnswer | null): PlanChoices {
  const { [cause]: _old, ...rest } = choices.byCause;
  return { ...choices, byCause: answer === null ? rest : { ...rest, [cause]: answer } };
}

/** Of rows that are one enterprise takes one and leaves the others (null: leaves all). */
export function chooseOfGroup(
  choices: PlanChoices,
  keys: readonly string[],
  chosen: { readonly key: string; readonly decision: RowDecision } | null,
): PlanChoices {
  const answers = keys.map((key): readonly [string, RowDecision] => [
    key,
    key === chosen?.key ? chosen.decision : { kind: "skip" },
  ]);
  return { ...choices, decisions: { ...choices.decisions, ...Object.fromEntries(answers) } };
}

/** Lets the changes of a filed or frozen period through, or holds them again. */
export function releasePeriod(choices: PlanChoices, period: string, released: boolean): PlanChoices {
  return { ...choices, released: toggled(choices.released, period, released) };
}

/** Whether a change of a row will be written, and if not, why. */
export function standingOf(choices: PlanChoices, row: RowOfPlan, change: PlannedChange): ChangeStanding {
  if ((row.kind === "add" || row.kind === "update") && choices.refusedKinds.includes(row.kind)) return "kindRefused";
  if (choices.refusedRows.includes(row.key)) return "rowRefused";
  if (choices.refusedColumns.includes(columnKey({ sheet: row.sheet, index: row.table }, change)))
    return "columnRefused";
  if (choices.refusedCells.includes(cellKey(row.key, change))) return "cellRefused";
  const free = change.held === undefined || (change.period !== null && choices.released.includes(change.period));
  return free ? "taken" : "held";
}

/** Rows an apply would write now: additions, updates and decided rows, less those refused. A row whose cells are all refused still counts. */
export function rowsToWrite(plan: PlanSummary, choices: PlanChoices, notes: RowNotes): number {
  const left = (kind: "add" | "update"): number =>
    choices.refusedKinds.includes(kind)
      ? 0
      : plan.counts[kind] - choices.refusedRows.filter((key) => notes[key]?.kind === kind).length;
  return Math.max(0, left("add") + left("update") + decidedRows(plan, choices, notes));
}

/** Rows that still wait for an answer. */
export function undecidedRows(plan: PlanSummary, choices: PlanChoices, notes: RowNotes): number {
  const single = Object.keys(choices.decisions).filter((key) => {
    const about = notes[key]?.about ?? null;
    return about === null || choices.byCause[about] === undefined;
  }).length;
  const together = causesOf(choices).reduce((sum, cause) => sum + (plan.causes[cause] ?? 0), 0);
  return Math.max(0, plan.counts.decision - single - together);
}

function decidedRows(plan: PlanSummary, choices: PlanChoices, notes: RowNotes): number {
  const refused = new Set(choices.refusedRows);
  const single = Object.entries(choices.decisions);
  const written = single.filter(([key, one]) => one.kind !== "skip" && !refused.has(key)).length;
  const together = causesOf(choices)
    .filter((cause) => choices.byCause[cause] !== "skip")
    .map((cause) => (plan.causes[cause] ?? 0) - single.filter(([key]) => notes[key]?.about === cause).length);
  return written + together.reduce((sum, count) => sum + Math.max(0, count), 0);
}

function causesOf(choices: PlanChoices): readonly DecisionCause[] {
  return (["code", "name", "similar", "duplicate", "hidden"] as const).filter(
    (cause) => choices.byCause[cause] !== undefined,
  );
}

function toggled<Item>(list: readonly Item[], item: Item, wanted: boolean): readonly Item[] {
  const rest = list.filter((one) => one !== item);
  return wanted ? [...rest, item] : rest;
}
