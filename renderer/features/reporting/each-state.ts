import type { RosterFilter } from "#contract/enterprises";
import type { FilledEach } from "#contract/reporting-each";
import type { ListCondition } from "#domain/reporting/form-binding";
import { nameByPattern, nameWords } from "#domain/reporting/name-pattern";
import { periodWords } from "../../text/format-value";

/** An entry that a form is filled for. */
export interface EachSubject {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
}

/** One form for each of many entries (一企一表): for whom, in what shape, under which names. */
export interface EachState {
  readonly who: "all" | "some" | "list";
  readonly where: readonly ListCondition[];
  readonly list: readonly EachSubject[];
  /** How many that makes, and the first of them, which the preview shows; null until counted. */
  readonly total: number | null;
  readonly first: EachSubject | null;
  readonly as: "zip" | "sheets";
  readonly pattern: string;
  readonly result: FilledEach | null;
}

/** How it begins: everybody, a file each, called by ordinal and name. */
export const emptyEach: EachState = {
  who: "all",
  where: [],
  list: [],
  total: null,
  first: null,
  as: "zip",
  pattern: "{序号}-{名称}",
  result: null,
};

/** Words that a name can be made of. */
export const patternWords = nameWords;

/** Conditions as the roster asks them. Only those on whole values are offered here. */
export function rosterFilters(where: readonly ListCondition[]): readonly RosterFilter[] {
  return where.flatMap((condition) => {
    if (!("equals" in condition || "equalsAny" in condition)) return [];
    const values = "equalsAny" in condition ? condition.equalsAny : [condition.equals];
    const texts = values.map((value) => (typeof value === "boolean" ? (value ? "1" : "0") : String(value)));
    return [{ key: condition.field, test: "oneOf" as const, text: "", values: texts }];
  });
}

/** The name the first of them would get, with its ending. */
export function exampleName(each: EachState, form: string, period: string | null): string {
  const { first, as, total, pattern } = each;
  if (first === null) return "";
  const name = nameByPattern(
    pattern,
    { ordinal: 1, total: total ?? 1, name: first.name, creditCode: first.creditCode, period, form },
    as === "zip" ? 100 : 31,
  );
  return as === "zip" ? `${name}.xlsx` : name;
}

/** The name proposed for the whole. */
export function eachFileName(each: EachState, form: string, period: string | null): string {
  const stem = [form.replace(/\.[A-Za-z]+$/u, ""), period === null ? null : periodWords(period), "一企一表"]
    .filter((part) => part !== null)
    .join("-");
  return `${stem}${each.as === "zip" ? ".zip" : ".xlsx"}`;
}
