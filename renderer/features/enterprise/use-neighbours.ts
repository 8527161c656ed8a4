import { useQuery } from "../../api/use-query";

/** The enterprises before and after one, among the first thousand of the roster in its own order; null at the ends. */
export function useNeighbours(
  id: number,
  name: string | null,
): { readonly previous: number | null; readonly next: number | null } {
  const list = useQuery(
    "enterprises/list",
    { search: "", filters: [], sort: [], columns: [], offset: 0, limit: 1000 },
    { enabled: name !== null },
  );
  const rows = list.value?.rows ?? [];
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return { previous: null, next: null };
  return { previous: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null };
}
