import { type PointerEvent, useRef, useState } from "react";
import type { ColumnLayout } from "./grid-columns";

/** Dragging a column's title to another place. */
export interface ColumnDrag {
  /** Key of the column under way. */
  readonly dragged: string | null;
  /** Where the mark of the new place stands, from the left edge of the content. */
  readonly markAt: number | null;
  readonly handlers: (key: string) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  /** Whether the click now arriving only ends a drag. */
  readonly justMoved: () => boolean;
}

/** A press shorter than this (px) is a click. */
const SLACK = 6;

interface Target {
  readonly key: string;
  readonly before: string | null;
  readonly markAt: number;
}

/** Follows a pressed title; lets go of it with Esc-like cancels of the system. */
export function useColumnDrag<Row>(
  layout: ColumnLayout<Row>,
  onMove: (key: string, before: string | null) => void,
): ColumnDrag {
  const pressed = useRef<number | null>(null);
  const moved = useRef(false);
  const [target, setTarget] = useState<Target | null>(null);
  const end = (): void => {
    pressed.current = null;
    setTarget(null);
  };
  return {
    dragged: target?.key ?? null,
    markAt: target?.markAt ?? null,
    justMoved: () => moved.current,
    handlers: (key) => ({
      onPointerDown: (event) => {
        moved.current = false;
        pressed.current = event.button === 0 ? event.clientX : null;
      },
      onPointerMove: (event) => {
        if (pressed.current === null || (!moved.current && Math.abs(event.clientX - pressed.current) < SLACK)) return;
        moved.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setTarget({ key, ...placeUnder(event, layout) });
      },
      onPointerUp: () => {
        if (target !== null && target.before !== key) onMove(key, target.before);
        end();
      },
      onPointerCancel: end,
    }),
  };
}

/** The column the pointer would drop before, and the place of the mark. */
function placeUnder<Row>(event: PointerEvent, layout: ColumnLayout<Row>): Omit<Target, "key"> {
  const head = event.currentTarget.closest(".grid-head");
  const x = event.clientX - (head?.getBoundingClientRect().left ?? 0);
  const next = layout.free.find(({ left, column }) => left + column.width / 2 > x);
  return { before: next?.column.key ?? null, markAt: next?.left ?? layout.width };
}
