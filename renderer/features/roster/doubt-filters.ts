import type { RosterFilter } from "#contract/enterprises";
import { CODE_FIELD } from "./roster-columns";

/** Conditions that show the rows behind a doubt of the first page. `none` is a missing credit code; other doubts stand as marks in the code column, first when sorted by it. */
export function doubtFilters(doubt: string | null): readonly RosterFilter[] {
  if (doubt === "none") {
    return [{ key: CODE_FIELD, test: "blank", text: "", values: [] }];
  }
  return [];
}
