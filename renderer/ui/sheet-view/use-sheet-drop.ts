import { type DragEvent, useState } from "react";
import type { CellRange } from "#domain/workbook/grid";
import type { CellPlace } from "./sheet-keys";

/** Something that can be dragged onto cells (拖到格子上). */
export interface SheetDrop {
  /** The drag's own data type; anything else that is dragged over the sheet is left alone. */
  readonly type: string;
  /** Where it would land, let go over this cell that shows this text; null: nowhere. */
  readonly targetAt: (cell: CellPlace, text: string) => CellRange | null;
  readonly onDrop: (cell: CellPlace, data: string) => void;
}

/** Follows what is dragged over the sheet: the cells it would land on, and the handlers of the plane. */
export function useSheetDrop(
  drop: SheetDrop | undefined,
  hit: (event: DragEvent<HTMLElement>) => { readonly cell: CellPlace; readonly text: string },
): {
  readonly target: CellRange | null;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  };
} {
  const [target, setTarget] = useState<CellRange | null>(null);
  const targetOf = (event: DragEvent<HTMLElement>): CellRange | null => {
    if (drop === undefined || !event.dataTransfer.types.includes(drop.type)) return null;
    const { cell, text } = hit(event);
    return drop.targetAt(cell, text);
  };
  return {
    target,
    handlers: {
      onDragOver: (event) => {
        const next = targetOf(event);
        setTarget((old) => (isSameRange(old, next) ? old : next));
        if (next === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDragLeave: () => setTarget(null),
      onDrop: (event) => {
        const landed = targetOf(event);
        setTarget(null);
        if (drop === undefined || landed === null) return;
        event.preventDefault();
        drop.onDrop(hit(event).cell, event.dataTransfer.getData(drop.type));
      },
    },
  };
}

function isSameRange(one: CellRange | null, other: CellRange | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.firstRow === other.firstRow &&
    one.lastRow === other.lastRow &&
    one.firstColumn === other.firstColumn &&
    one.lastColumn === other.lastColumn
  );
}
