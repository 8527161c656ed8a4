import { useCallback, useEffect, useRef, useState } from "react";
import { type GridColumns, parseGridColumns } from "#contract/grid-columns";
import { useCommand } from "../../api/use-command";
import { readRemembered, remember } from "../../ui/remembered";
import { WATCHED } from "./ledger-look";
import { enterpriseKind, type RosterKind } from "./roster-kind";

/** How the columns of the roster lie (列设置): kept in the book, so that every window on it shows the same. */
export interface RosterColumns {
  /** Field ids left out of the grid. */
  readonly hidden: readonly string[];
  /** Field ids in the order wanted; the others follow as the catalogue has them. */
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly setHidden: (fields: readonly string[]) => void;
  readonly setOrder: (fields: readonly string[]) => void;
  readonly setWidth: (field: string, width: number) => void;
}

/** While a column is drawn wider, its width is written once it rests this long (ms). */
const REST = 400;

/** Holds the columns and writes changes to the book, those of other kinds than enterprises to this window; `quiet` is what is hidden before anybody chose. */
export function useRosterColumns(
  { id: kind, group }: Pick<RosterKind, "id" | "group">,
  kept: GridColumns,
  quiet: readonly string[],
): RosterColumns {
  const isEnterprise = kind === enterpriseKind.id;
  const [start] = useState(() => (isEnterprise ? kept : parseGridColumns(readRemembered(`columns.${kind}`) ?? "")));
  const [columns, setColumns] = useState(start);
  const { run: saveInBook } = useCommand("book/save-columns");
  const save = useCallback(
    (next: GridColumns) => {
      if (isEnterprise) void saveInBook(next);
      else remember(`columns.${kind}`, JSON.stringify(next));
    },
    [isEnterprise, kind, saveInBook],
  );
  const written = useRef(start);
  useEffect(() => {
    if (columns === written.current) return;
    const write = (): void => {
      written.current = columns;
      save(columns);
    };
    const timer = setTimeout(write, REST);
    return () => {
      clearTimeout(timer);
    };
  }, [columns, save]);
  const latest = useRef(columns);
  latest.current = columns;
  // Leaving the page before the rest is over must not lose the last change.
  useEffect(
    () => () => {
      if (latest.current !== written.current) save(latest.current);
    },
    [save],
  );
  return {
    hidden: columns.hidden ?? quiet,
    order: columns.order.length === 0 && group === "ledger" ? WATCHED : columns.order,
    widths: columns.widths,
    setHidden: useCallback((hidden) => setColumns((before) => ({ ...before, hidden })), []),
    setOrder: useCallback((order) => setColumns((before) => ({ ...before, order })), []),
    setWidth: useCallback(
      (field, width) => setColumns((before) => ({ ...before, widths: { ...before.widths, [field]: width } })),
      [],
    ),
  };
}
