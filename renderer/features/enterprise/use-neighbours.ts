import type { RosterPlace } from "#contract/enterprises";
import { useLastRoster } from "../../api/held-roster";
import { useQuery } from "../../api/use-query";

const whole = { search: "", filters: [], sort: [] } as const;

/** The enterprises before and after one, in the order and filters the roster was last looked at; null while unknown. */
export function useNeighbours(id: number, kind: string | undefined): RosterPlace | null {
  const last = useLastRoster();
  const question = last !== null && last.kind === kind ? last : { ...whole, kind };
  const known = kind !== undefined;
  return useQuery("enterprises/place", { ...question, id }, { enabled: known, keepPrevious: true }).value ?? null;
}
