import type { RosterFilter, RosterQuestion } from "#contract/enterprises";
import { CODE_FIELD } from "./roster-columns";

/** The condition that shows exactly the enterprises behind a doubt of the first page; none without a doubt. */
function doubtFilters(doubt: string | null): readonly RosterFilter[] {
  return doubt === null ? [] : [{ key: CODE_FIELD, test: "doubt", text: "", values: [doubt] }];
}

/** What an address asks of a roster: a search, the enterprises behind a doubt, the lines of a list that are not done, those due first in front, or the lines that say certain words in a column; null without a wish. */
export function questionOf(address: URLSearchParams): RosterQuestion | null {
  if (!["search", "doubt", "open", "is"].some((wish) => address.has(wish))) return null;
  const open = address.has("open");
  return {
    search: address.get("search") ?? "",
    filters: [...doubtFilters(address.get("doubt")), ...(open ? [OPEN] : []), ...wordFilters(address)],
    sort: open ? [{ key: "deadline", descending: false }] : [],
  };
}

/** `is` names the column, each `one` a word as it is written there. */
function wordFilters(address: URLSearchParams): readonly RosterFilter[] {
  const key = address.get("is");
  return key === null ? [] : [{ key, test: "oneOf", text: "", values: address.getAll("one") }];
}

/** States in which there is still something to do; blank is one of them. */
const OPEN: RosterFilter = { key: "entryState", test: "oneOf", text: "", values: ["未启动", "推进", ""] };

/** Conditions a column's own filter panel holds and may replace; doubts stand outside it, as chips. */
export function isColumnFilter(filter: RosterFilter): boolean {
  return filter.test !== "doubt";
}
