import type { Field } from "#domain/catalogue/field";
import { formatCount } from "../../text/labels";
import { type ImportFile, wantedTables } from "./import-state";
import { openQuestions } from "./open-questions";
import { undecidedRows } from "./plan-choices";
import { heldChanges } from "./review-view";
import { surenessOf } from "./table-overlay";

/** Where a file stands among many (各文件的去向). `ready`: it can be written as it is; `asks`: a person has to look first, for the reasons given. */
export type Readiness =
  | { readonly state: "running" | "ready" | "written" | "stopped" }
  | { readonly state: "asks"; readonly reasons: readonly string[] };

/** Judges a file. Nothing is called ready on a guess: doubtful columns, rows to decide and held periods are all reasons to ask. */
export function readinessOf(file: ImportFile, fields: ReadonlyMap<string, Field>): Readiness {
  if (file.stage === "applied") return { state: "written" };
  if (file.stage === "failed" || file.stage === "cancelled") return { state: "stopped" };
  if (file.stage !== "open") return { state: "running" };
  const reasons = reasonsToAsk(file, fields);
  if (reasons.length > 0) return { state: "asks", reasons };
  return file.plan === null ? { state: "asks", reasons: ["还没有和账本比对"] } : { state: "ready" };
}

function reasonsToAsk(file: ImportFile, fields: ReadonlyMap<string, Field>): readonly string[] {
  // Each of these rows was doubtful once; they are never written without being looked at.
  if (file.quarantined !== null) return ["隔离区的行，请逐行核对"];
  const tables = wantedTables(file);
  if (tables.length === 0) return ["没有认出要导入的表"];
  const questions = openQuestions(file, fields);
  // What a recipe says has been looked at once already.
  const known = file.reading?.recipe?.kind === "whole";
  const doubtful = tables.flatMap(({ table }) => table.columns.filter((one) => surenessOf(one) === "doubtful")).length;
  const undecided = file.plan === null ? 0 : undecidedRows(file.plan, file.choices, file.notes);
  const held = file.plan === null ? 0 : heldChanges(file.plan);
  return [
    ...(questions.some((one) => one.kind === "period") ? ["没写是哪一期"] : []),
    ...(questions.some((one) => one.kind === "unit") ? ["没写单位"] : []),
    ...((file.reading?.recipe?.drift.length ?? 0) > 0 ? ["版式和导入方案不完全一样"] : []),
    ...(doubtful > 0 && !known ? [`${doubtful} 列请看一眼`] : []),
    ...(undecided > 0 ? [`${formatCount(undecided)} 行待定`] : []),
    ...(held > 0 ? [`${formatCount(held)} 处因期间已上报或冻结暂不写`] : []),
    ...(hasIssue(file, "older-period") ? ["表的期间比账本里的旧，会改掉较新的资料"] : []),
    ...(hasIssue(file, "preliminary-over-final") ? ["是快报数，会改掉账本里的正式数"] : []),
    ...(file.replanned ? ["会改掉别的文件刚写的数，请核对"] : []),
  ];
}

/** What would take better values back is looked at first. */
function hasIssue({ plan }: ImportFile, wanted: string): boolean {
  return plan?.issueKinds.some(({ kind }) => kind === wanted) ?? false;
}
