import { type Answer, useQuery } from "../../api/use-query";

/** The fields of the kind an entry is of; waits until the kind is known. */
export function useEntryColumns(kind: string | undefined): Answer<"enterprises/columns"> {
  return useQuery("enterprises/columns", kind === undefined || kind === "enterprise" ? null : { kind }, {
    enabled: kind !== undefined,
  });
}
