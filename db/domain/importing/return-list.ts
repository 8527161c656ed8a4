import type { CellIssue } from "#domain/importing/cell-issue";
import type { RowPlan } from "#domain/importing/import-plan";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";
import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import { identify, type RowIdentity } from "#domain/importing/row-identity";
import type { TypedRow } from "#domain/importing/typed-row";

/** A cell that goes back to its sender (退回的格子), with what is needed to know its row again when the file returns. Rows and columns as in the sender's sheet. */
export interface ReturnedCell {
  readonly sheet: string;
  /** Number of its record: the row, of a transposed table the column, of a form 1. */
  readonly record: number;
  readonly row: number;
  readonly column: number;
  /** Catalogue id; null: the row as a whole is asked about. */
  readonly field: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly raw: string;
  readonly reason: string;
  readonly suggestion: string | null;
}

/** What a plan says of a row, as far as a return list needs it. `nameCell`: where its name stands. */
export interface ReturnableRow {
  readonly sheet: string;
  readonly plan: RowPlan;
  readonly issues: readonly CellIssue[];
  readonly nameCell: { readonly row: number; readonly column: number };
}

/** Problems whose value was read all the same (只是写法不同): they are told on the screen and not sent back. */
const READ_ANYWAY =
  /^(?:number-as-text|fullwidth|unit-suffix|date-|boolean-|credit-code-(?:lowercase|fullwidth|spaces|nbsp|tab|apostrophe)|name-(?:line-break|broken|spaces)|placeholder|text-none|ditto|person-unusual|link-|hidden-row|older-period|preliminary-over-final|record-cancelled|formula)/u;

/** Lists the cells of a row that its sender must look at (列出要退回的格子): every error, every doubt about a value, and the question or refusal about the row itself. */
export function listReturnedCells({ sheet, plan, issues, nameCell }: ReturnableRow): readonly ReturnedCell[] {
  const base = { sheet, record: plan.row, name: plan.name, code: "creditCode" in plan ? plan.creditCode : null };
  const asked = plan.kind === "decision" && plan.about !== "hidden" ? plan.question : refusal(plan);
  // A doubled row is asked about as a row already.
  const told = issues.filter((issue) => isForSender(issue) && !(asked !== null && issue.kind.startsWith("duplicate-")));
  const cells = told.map(
    (issue): ReturnedCell => ({
      ...base,
      row: issue.row,
      column: issue.column,
      field: issue.field,
      raw: issue.raw,
      reason: issue.reason,
      suggestion: issue.suggestion,
    }),
  );
  if (asked === null) return cells;
  const place = { ...nameCell, field: null, raw: plan.name, reason: asked, suggestion: null };
  return [...cells, { ...base, ...place }];
}

function isForSender({ severity, kind }: CellIssue): boolean {
  return !READ_ANYWAY.test(kind) || (severity === "error" && !kind.startsWith("record-cancelled"));
}

/** A withdrawn record is no fault of the sender's. */
function refusal(plan: RowPlan): string | null {
  if (plan.kind !== "rejected" || /撤销|退回清单/u.test(plan.reason)) return null;
  return plan.reason;
}

/** A file that came back (改好的退回表): what was asked, and which rows had not been taken then and are taken whole now, as `sheet!row`. */
export interface ReturnedFile {
  readonly cells: readonly ReturnedCell[];
  readonly wholeRows: { readonly has: (row: string) => boolean };
}

/** What may be taken of a row of a returned file (只取退回的格子). `whole`: everything; `fields`: these only; `none`: the row was not asked about. */
export type ReturnedScope =
  | { readonly kind: "whole" }
  | {
      readonly kind: "fields";
      readonly fields: ReadonlySet<string>;
      /** The faulty code that was asked about, with the name beside it then (退回时的代码); null when the code was no question. */
      readonly askedCode: { readonly code: string; readonly nameKey: string } | null;
    }
  | { readonly kind: "none" };

/** Finds what was asked about a row (对照退回清单): by its number if name or code still agree or were what was asked, else by code, else by name, for rows move. */
export function createReturnedScope(
  file: ReturnedFile,
  kind: PlannedKind = plannedEnterprise,
): (sheet: string, row: RowIdentity) => ReturnedScope {
  const byRow = groupCells(file.cells, ({ sheet, record }) => `${sheet}!${record}`);
  const byCode = groupCells(file.cells, ({ code }) => code ?? "");
  const byName = groupCells(file.cells, ({ name }) => foldName(name));
  return (sheet, row) => {
    const here = byRow.get(`${sheet}!${row.row}`);
    const found =
      here !== undefined && isSameRow(here, row, kind)
        ? here
        : ((row.code === null ? undefined : byCode.get(row.code)) ?? byName.get(row.nameKey));
    if (found === undefined) return { kind: "none" };
    const [first] = found;
    if (first !== undefined && file.wholeRows.has(`${first.sheet}!${first.record}`)) return { kind: "whole" };
    const fields = new Set(found.flatMap(({ field }) => field ?? []));
    return { kind: "fields", fields, askedCode: findAskedCode(found) };
  };
}

function findAskedCode(cells: readonly ReturnedCell[]): Extract<ReturnedScope, { kind: "fields" }>["askedCode"] {
  const asked = cells.find(({ field }) => field === "creditCode");
  if (asked === undefined) return null;
  const reading = readCreditCode(asked.raw);
  return { code: reading.kind === "checkFailed" ? reading.code : asked.raw, nameKey: foldName(asked.name) };
}

/** The row that was asked about, or another one that has moved there. */
function isSameRow(cells: readonly ReturnedCell[], row: RowIdentity, kind: PlannedKind): boolean {
  return cells.some(
    ({ name, code, field }) =>
      field === kind.nameField ||
      (field !== null && field === kind.codeField) ||
      // Nobody was named then: the number of the row is all there was.
      (name === "" && code === null) ||
      foldName(name) === row.nameKey ||
      (code !== null && code === row.code),
  );
}

function groupCells(
  cells: readonly ReturnedCell[],
  keyOf: (cell: ReturnedCell) => string,
): ReadonlyMap<string, readonly ReturnedCell[]> {
  const groups = new Map<string, ReturnedCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return groups;
}

/** Keeps of a row only what was asked for (按退回清单收窄), and what says who it is; null when it was not asked about. */
export function narrowToScope(
  row: TypedRow,
  scope: ReturnedScope,
  kind: PlannedKind = plannedEnterprise,
): TypedRow | null {
  if (scope.kind === "whole") return row;
  if (scope.kind === "none") return null;
  const { code } = identify(row, kind);
  // The name tells who it is only where no code does, or a corrected one that nobody knows yet; else a name nobody asked about would rename.
  const keepsName = code === null || (scope.askedCode !== null && scope.askedCode.code !== code);
  const identifying = new Set([...(kind.nameFrom ?? []), ...kind.identity, kind.codeField ?? ""]);
  const keeps = (field: string): boolean =>
    scope.fields.has(field) || identifying.has(field) || (field === kind.nameField && keepsName);
  const cells = row.cells.filter(({ field }) => keeps(field));
  return { ...row, cells, issues: row.issues.filter(({ field }) => field === null || keeps(field)) };
}

/** The line by which a returned file is known again (退回编号). */
export function formatReturnMark(mark: string): string {
  return `退回编号：${mark}（请勿改动这一行）`;
}

/** Reads the mark out of that line; null when it is none. */
export function parseReturnMark(text: string): string | null {
  return /退回编号[:：]\s*([0-9A-Za-z-]{6,40})/u.exec(text)?.[1] ?? null;
}
