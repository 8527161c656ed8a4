import { useCallback, useState } from "react";
import type { RosterFilter } from "#contract/enterprises";
import type { GridSort } from "../../ui/grid/grid-head";
import { isColumnFilter } from "./doubt-filters";
import { readRemembered, remember } from "../../ui/remembered";

/** How the person looks at the roster; columns and widths are kept between starts. */
export interface RosterView {
  readonly search: string;
  readonly filters: readonly RosterFilter[];
  readonly sort: readonly GridSort[];
  /** Field ids left out of the grid. */
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly setSearch: (text: string) => void;
  readonly setFilter: (key: string, filters: readonly RosterFilter[]) => void;
  readonly dropFilter: (filter: RosterFilter) => void;
  readonly clearFilters: () => void;
  readonly sortBy: (key: string, add: boolean) => void;
  readonly setHidden: (fields: readonly string[]) => void;
  readonly setWidth: (field: string, width: number) => void;
}

/** Groups of fields not shown until asked for. */
export const QUIET_GROUPS: readonly string[] = ["创新活动"];
/** Single fields not shown until asked for. */
const QUIET_FIELDS: readonly string[] = ["formerName", "postcode", "remarks"];

/** Fields left out of the grid until the person chooses. */
export function quietFields(fields: readonly { readonly id: string; readonly group: string }[]): readonly string[] {
  return fields
    .filter((field) => QUIET_GROUPS.includes(field.group) || QUIET_FIELDS.includes(field.id))
    .map((field) => field.id);
}

/** Holds the view; `quiet` is what is hidden before the person ever chose columns. */
export function useRosterView(
  start: { readonly search: string; readonly filters: readonly RosterFilter[] },
  quiet: readonly string[],
): RosterView {
  const [search, setSearch] = useState(start.search);
  const [filters, setFilters] = useState<readonly RosterFilter[]>(start.filters);
  const [sort, setSort] = useState<readonly GridSort[]>([]);
  const [hidden, setHidden] = useState<readonly string[]>(() => readList("roster.hidden") ?? quiet);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>(() => readNumbers("roster.widths"));
  return {
    search,
    filters,
    sort,
    hidden,
    widths,
    setSearch,
    setFilter: useCallback((key, next) => {
      setFilters((before) => [...before.filter((filter) => filter.key !== key || !isColumnFilter(filter)), ...next]);
    }, []),
    dropFilter: useCallback((dropped) => setFilters((before) => before.filter((filter) => filter !== dropped)), []),
    clearFilters: useCallback(() => {
      setFilters([]);
      setSearch("");
    }, []),
    sortBy: useCallback((key, add) => setSort((before) => nextSort(before, key, add)), []),
    setHidden: useCallback((fields) => {
      remember("roster.hidden", JSON.stringify(fields));
      setHidden(fields);
    }, []),
    setWidth: useCallback((field, width) => {
      setWidths((before) => {
        const after = { ...before, [field]: width };
        remember("roster.widths", JSON.stringify(after));
        return after;
      });
    }, []),
  };
}

/** A click turns a key up, down, off; with Shift the other keys stay. */
export function nextSort(before: readonly GridSort[], key: string, add: boolean): readonly GridSort[] {
  const present = before.find((sort) => sort.key === key);
  const others = add ? before.filter((sort) => sort.key !== key) : [];
  if (present === undefined) return [...others, { key, descending: false }];
  if (present.descending) return others;
  const turned = { key, descending: true };
  return add ? before.map((sort) => (sort.key === key ? turned : sort)) : [turned];
}

function readList(key: string): readonly string[] | null {
  const parsed = readJson(key);
  return Array.isArray(parsed) ? parsed.filter((entry) => typeof entry === "string") : null;
}

function readNumbers(key: string): Readonly<Record<string, number>> {
  const parsed = readJson(key);
  if (typeof parsed !== "object" || parsed === null) return {};
  const entries = Object.entries(parsed).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return Object.fromEntries(entries);
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(readRemembered(key) ?? "null");
  } catch {
    return null;
  }
}
