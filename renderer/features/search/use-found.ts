import { keepPreviousData, useQueries } from "@tanstack/react-query";
import type { RosterWindow } from "#contract/enterprises";
import type { KindSummary } from "#contract/registers";
import { queryOf, useQuery } from "../../api/use-query";
import { searchText } from "../../text/search";

/** Something found, under the heading it belongs to. */
export interface Hit {
  readonly to: string;
  readonly group: string;
  readonly title: string;
  readonly note: string;
}

/** Enterprises shown at once, and entries of each other kind. */
const MOST = 8;
const FEW = 4;

/** Entries of every kind whose name, code or initials hold the text, kind by kind, enterprises first; kinds without entries are not asked. */
export function useFound(text: string): readonly Hit[] {
  const kinds = useQuery("registers/kinds", { asOf: null }).value ?? [];
  const asked = kinds.filter(({ id, count }) => count > 0 && id !== ENTERPRISE && id !== PROGRESS);
  const enabled = text !== "";
  const enterprises = useQuery("enterprises/list", questionOf(text, MOST), { enabled, keepPrevious: true });
  const answers = useQueries({
    queries: asked.map(({ id }) => ({
      ...queryOf("enterprises/list", { ...questionOf(text, FEW), kind: id }),
      enabled,
      placeholderData: keepPreviousData,
    })),
  });
  if (!enabled) return [];
  const others = asked.flatMap((kind, at) => hitsOf(answers[at]?.data, kind, text));
  const known = kinds.find(({ id }) => id === ENTERPRISE);
  return [...hitsOf(enterprises.value, known ?? null, text), ...others];
}

const ENTERPRISE = "enterprise";
/** Found with the line of the list they belong to. */
const PROGRESS = "progressEntry";

function questionOf(search: string, limit: number) {
  return { search, filters: [], sort: [], columns: [], offset: 0, limit };
}

/** `kind` null: enterprises, before the kinds are known. */
function hitsOf(window: RosterWindow | undefined, kind: KindSummary | null, text: string): readonly Hit[] {
  if (window === undefined) return [];
  const { rows, total } = window;
  const group = kind?.label ?? searchText.enterprises;
  const hits = rows.map((row) => ({
    to: `/entry/${row.id}`,
    group,
    title: row.name,
    note: row.creditCode ?? "",
  }));
  if (total <= rows.length) return hits;
  const roster = kind === null || kind.id === ENTERPRISE ? "/roster" : `/register/${encodeURIComponent(kind.id)}`;
  const to = `${roster}?search=${encodeURIComponent(text)}`;
  return [...hits, { to, group, title: searchText.more(total, kind?.classifier ?? "家"), note: "" }];
}
