import type { RosterPlace } from "#contract/enterprises";
import { useLastRoster } from "../../api/held-roster";
import { useQuery } from "../../api/use-query";

const whole = { search: "", filters: [], sort: [] } as const;

/** The enterprises before and after one, in the order and filters the roster was last looked at; null while unknown. */
export function useNeighbours(id: number, known: boolean): RosterPlace | null {
  const question = useLastRoster() ?? whole;
  return useQuery("enterprises/place", { ...question, id }, { enabled: known, keepPrevious: true }).value ?? null;
}
