import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from "react";
import type { AfterEdit, CellInputHandle, Editing } from "./cell-input";
import { type GridAction, readGridKey } from "./grid-keys";
import { placeOf } from "./grid-place";
import {
  clampPlace,
  type GridPlace,
  type GridRange,
  type GridSelection,
  type GridSize,
  nextPlace,
  rangeOf,
  selectPlace,
} from "./grid-range";
import type { GridChange, GridColumn, GridRows } from "./grid-types";
import { planClear, planFillDown } from "./plan-paste";

/** Selection and editing of a grid, by keyboard and mouse. */
export interface GridControl {
  readonly selection: GridSelection;
  readonly editing: Editing | null;
  readonly begin: () => void;
  readonly take: (text: string, after: AfterEdit) => void;
  readonly cancel: () => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onMouseMove: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

interface Surroundings<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: GridRows<Row>;
  readonly pageRows: number;
  readonly input: RefObject<CellInputHandle | null>;
  readonly reveal: (place: GridPlace) => void;
  readonly onEdit: (changes: readonly GridChange[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onGlance: (row: number) => void;
  readonly onDismiss: (range: GridRange) => void;
}

/** Holds what is selected and edited; a selection that outlives its rows is drawn back into the grid. */
export function useGridControl<Row>(around: Surroundings<Row>): GridControl {
  const [held, setSelection] = useState<GridSelection>(selectPlace({ row: 0, column: 0 }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const size: GridSize = { rows: around.rows.total, columns: around.columns.length };
  const selection = { anchor: clampPlace(held.anchor, size), head: clampPlace(held.head, size) };

  const select = (next: GridSelection): void => {
    setSelection(next);
    around.reveal(next.head);
  };
  const edit = (): void => {
    const row = around.rows.at(selection.anchor.row);
    const column = around.columns[selection.anchor.column];
    if (row === undefined || column?.editable !== true) return;
    setSelection(selectPlace(selection.anchor));
    around.reveal(selection.anchor);
    setEditing({ kind: "text", text: column.editText(row) });
  };
  const take = (text: string, after: AfterEdit): void => {
    setEditing(null);
    const column = around.columns[selection.anchor.column];
    const row = around.rows.at(selection.anchor.row);
    // What was refused is sent again even unchanged: it may be the stored text typed back in.
    const refused = row !== undefined && column?.mark(row)?.kind === "error";
    if (column !== undefined && row !== undefined && (refused || column.editText(row) !== text)) {
      around.onEdit([{ row: selection.anchor.row, column: column.key, text }]);
    }
    if (after !== "stay") select(selectPlace(placeAfter(selection.anchor, after, size)));
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const action = readGridKey({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey });
    if (action === null || event.altKey) return false;
    if (action.kind === "edit") edit();
    else if (!act(action, { ...around, selection, size, select })) return false;
    return true;
  };
  const mouse = mouseHandlers({ ...around, selection, size, select, edit });
  return {
    selection,
    editing,
    begin: () => {
      setSelection(selectPlace(selection.anchor));
      setEditing({ kind: "typing" });
    },
    take,
    cancel: () => {
      setEditing(null);
      around.onDismiss(rangeOf(selectPlace(selection.anchor)));
    },
    onKey,
    ...mouse,
  };
}

type Hands<Row> = Surroundings<Row> & {
  readonly selection: GridSelection;
  readonly size: GridSize;
  readonly select: (selection: GridSelection) => void;
};

/** Does what a key asked; false leaves the key to the browser. */
function act<Row>(action: GridAction, hands: Hands<Row>): boolean {
  const { selection, size, select, columns } = hands;
  const range = rangeOf(selection);
  switch (action.kind) {
    case "move":
    case "page":
    case "edge": {
      const from = action.extend ? selection.head : selection.anchor;
      const head = clampPlace(target(action, from, hands), size);
      select(action.extend ? { anchor: selection.anchor, head } : selectPlace(head));
      return true;
    }
    case "next":
      select(selectPlace(nextPlace(selection.anchor, size, action.backwards)));
      return true;
    case "all":
      select({ anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 } });
      return true;
    case "collapse":
      hands.onDismiss(range);
      select(selectPlace(selection.anchor));
      return true;
    case "clear":
      hands.onEdit(planClear(range, columns));
      return true;
    case "fillDown":
      hands.onEdit(planFillDown({ range, columns, rowAt: hands.rows.at }));
      return true;
    case "undo":
      hands.onUndo();
      return true;
    case "redo":
      hands.onRedo();
      return true;
    case "glance":
      hands.onGlance(selection.anchor.row);
      return true;
    case "edit":
      return false;
  }
}

function target<Row>(
  action: Extract<GridAction, { kind: "move" | "page" | "edge" }>,
  from: GridPlace,
  { size, pageRows }: Hands<Row>,
): GridPlace {
  if (action.kind === "move") return { row: from.row + action.rows, column: from.column + action.columns };
  if (action.kind === "page") return { row: from.row + (action.backwards ? -pageRows : pageRows), column: from.column };
  const edge = (which: "first" | "last" | null, here: number, count: number): number =>
    which === null ? here : which === "first" ? 0 : count - 1;
  return { row: edge(action.row, from.row, size.rows), column: edge(action.column, from.column, size.columns) };
}

function placeAfter(place: GridPlace, after: AfterEdit, size: GridSize): GridPlace {
  if (after === "right" || after === "left") return nextPlace(place, size, after === "left");
  const rows = { down: 1, up: -1, stay: 0 }[after];
  return clampPlace({ row: place.row + rows, column: place.column }, size);
}

function mouseHandlers<Row>(
  hands: Hands<Row> & { readonly edit: () => void },
): Pick<GridControl, "onMouseDown" | "onMouseMove" | "onDoubleClick"> {
  const { selection, size, select, input } = hands;
  const headAt = (place: GridPlace): GridPlace =>
    place.column < 0 ? { row: place.row, column: size.columns - 1 } : place;
  return {
    onMouseDown: (event) => {
      const place = placeOf(event);
      if (place === null || event.button !== 0) return;
      event.preventDefault();
      input.current?.finish();
      const anchor = event.shiftKey ? selection.anchor : { row: place.row, column: Math.max(0, place.column) };
      select({ anchor, head: headAt(place) });
      input.current?.focus();
    },
    onMouseMove: (event) => {
      if (event.buttons !== 1) return;
      const place = placeOf(event);
      if (place === null || (place.row === selection.head.row && place.column === selection.head.column)) return;
      if (event.target instanceof Element && event.target.closest(".grid-body") !== null) {
        select({ anchor: selection.anchor, head: headAt(place) });
      }
    },
    onDoubleClick: (event) => {
      const place = placeOf(event);
      if (place !== null && place.column >= 0) hands.edit();
    },
  };
}
