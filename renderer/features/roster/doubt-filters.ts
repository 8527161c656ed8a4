import type { RosterFilter } from "#contract/enterprises";
import { CODE_FIELD } from "./roster-columns";

/** The condition that shows exactly the enterprises behind a doubt of the first page; none without a doubt. */
export function doubtFilters(doubt: string | null): readonly RosterFilter[] {
  return doubt === null ? [] : [{ key: CODE_FIELD, test: "doubt", text: "", values: [doubt] }];
}

/** Conditions a column's own filter panel holds and may replace; doubts stand outside it, as chips. */
export function isColumnFilter(filter: RosterFilter): boolean {
  return filter.test !== "doubt";
}
