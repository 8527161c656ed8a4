import type { RosterFilter } from "#contract/enterprises";
import { CODE_FIELD } from "./roster-columns";

/** Conditions that show the rows behind a doubt of the first page; a doubt without one shows the whole roster. */
export function doubtFilters(doubt: string | null): readonly RosterFilter[] {
  if (doubt !== null && /code.*(missing|absent|blank)|(no|without)-?code|missing.*code/iu.test(doubt)) {
    return [{ key: CODE_FIELD, test: "blank", text: "", values: [] }];
  }
  return [];
}
