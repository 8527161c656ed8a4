import { useCallback, useState } from "react";
import type { RosterFilter, RosterQuestion } from "#contract/enterprises";
import type { SavedView } from "#contract/registers";
import type { Field } from "#domain/catalogue/field";
import type { GridSort } from "../../ui/grid/grid-head";
import { isColumnFilter } from "./address-question";
import type { RosterColumns } from "./use-roster-columns";

/** How the person looks at the roster: what is asked, and how its columns lie. */
export interface RosterView extends RosterColumns {
  readonly search: string;
  readonly filters: readonly RosterFilter[];
  readonly sort: readonly GridSort[];
  readonly setSearch: (text: string) => void;
  readonly setFilter: (key: string, filters: readonly RosterFilter[]) => void;
  readonly dropFilter: (filter: RosterFilter) => void;
  readonly clearFilters: () => void;
  readonly sortBy: (key: string, add: boolean) => void;
  /** Looks as a kept view says; its columns are the only ones shown. */
  readonly show: (view: Pick<SavedView, "search" | "filters" | "sort" | "columns">) => void;
}

/** Groups of fields not shown until asked for. */
export const QUIET_GROUPS: readonly string[] = ["创新活动"];
/** Single fields not shown until asked for. */
const QUIET_FIELDS: readonly string[] = ["formerName", "postcode", "remarks"];

/** A kind with more columns than these does not show those nobody fills. */
const MANY = 32;
/** Of so many columns the first are shown though empty, … */
const FIRST = 8;
/** … and those that say what a thing is, and what it belongs to. */
const TELLING: ReadonlySet<Field["type"]> = new Set(["name", "choice", "link"]);

/** Fields left out of the grid until the person chooses; `filled`: attributes in use, unknown for enterprises. */
export function quietFields(
  fields: readonly Pick<Field, "id" | "group" | "type">[],
  filled: readonly string[] | undefined,
): readonly string[] {
  const unused = filled === undefined || fields.length <= MANY ? null : new Set(filled);
  return fields
    .filter(
      ({ id, group, type }, at) =>
        QUIET_GROUPS.includes(group) ||
        QUIET_FIELDS.includes(id) ||
        (unused !== null && at >= FIRST && !unused.has(id) && !TELLING.has(type)),
    )
    .map(({ id }) => id);
}

/** Holds the view, from where the person starts; `all`: ids of every field of the roster. */
export function useRosterView(start: RosterQuestion, columns: RosterColumns, all: readonly string[]): RosterView {
  const [search, setSearch] = useState(start.search);
  const [filters, setFilters] = useState<readonly RosterFilter[]>(start.filters);
  const [sort, setSort] = useState<readonly GridSort[]>(start.sort);
  return {
    ...columns,
    search,
    filters,
    sort,
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
    show: (view) => {
      setSearch(view.search);
      setFilters(view.filters);
      setSort(view.sort);
      if (view.columns.length === 0) return;
      columns.setHidden(all.filter((id) => !view.columns.includes(id)));
      columns.setOrder(view.columns);
    },
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
