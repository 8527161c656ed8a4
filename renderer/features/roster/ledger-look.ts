import type { RosterRow } from "#contract/enterprises";
import { overdueSince } from "../../text/roster";
import type { FieldColumn } from "./roster-columns";

/** Columns by which a list is watched (清单): laid right after the name until a person orders them otherwise. */
export const WATCHED: readonly string[] = ["entryState", "deadline", "responsibleUnit"];

const DONE: ReadonlySet<unknown> = new Set(["完成", "销号"]);

/** Says of the deadline of a line that is not done and late on a day, how late it is. The state has to be among the columns. */
export function overdueMark(row: RosterRow, column: FieldColumn, day: string): string | null {
  if (column.field.id !== "deadline") return null;
  const deadline = row.values.deadline;
  if (typeof deadline !== "string" || DONE.has(row.values.entryState)) return null;
  return deadline < day.slice(0, deadline.length) ? overdueSince(deadline, day) : null;
}
