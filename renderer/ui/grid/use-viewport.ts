import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ColumnLayout, PlacedColumn } from "./grid-columns";
import type { GridPlace } from "./grid-range";
import { type RowMeasures, type RowWindow, rowWindow, scrollTopFor } from "./row-window";

/** What of a large grid is in sight, and how to bring more into it. */
export interface Viewport<Row> {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: RowWindow;
  readonly columns: readonly PlacedColumn<Row>[];
  readonly scrollLeft: number;
  /** Rows that fit at once. */
  readonly pageRows: number;
  readonly onScroll: () => void;
  readonly reveal: (place: GridPlace) => void;
}

/** Follows scrolling and size of the grid's scroller. Rows have one height, so their window is arithmetic; columns differ in width and are TanStack's. */
export function useViewport<Row>(input: {
  readonly total: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly layout: ColumnLayout<Row>;
}): Viewport<Row> {
  const { total, rowHeight, headHeight, layout } = input;
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, left: 0 });
  const view = useViewHeight(scroller) - headHeight;
  const measures: RowMeasures = { total, rowHeight, view };
  const columns = useColumnWindow(scroller, layout);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element !== null) setScroll({ top: element.scrollTop, left: element.scrollLeft });
  }, []);
  const reveal = (place: GridPlace): void => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = scrollTopFor(measures, place.row, element.scrollTop);
    const placed = layout.all[place.column];
    // Home goes to the very left, although the first columns never leave it.
    if (place.column === 0) element.scrollLeft = 0;
    if (placed === undefined || placed.column.frozen) return;
    const right = placed.left + placed.column.width - element.clientWidth;
    if (placed.left - layout.frozenWidth < element.scrollLeft) element.scrollLeft = placed.left - layout.frozenWidth;
    else if (right > element.scrollLeft) element.scrollLeft = right;
  };
  return {
    scroller,
    rows: rowWindow(measures, scroll.top),
    columns,
    scrollLeft: scroll.left,
    pageRows: Math.max(1, Math.floor(view / rowHeight) - 1),
    onScroll,
    reveal,
  };
}

function useViewHeight(scroller: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(() => window.innerHeight);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      if (element.clientHeight > 0) setHeight(element.clientHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return height;
}

function useColumnWindow<Row>(
  scroller: RefObject<HTMLDivElement | null>,
  layout: ColumnLayout<Row>,
): readonly PlacedColumn<Row>[] {
  const { free, frozenWidth } = layout;
  const virtual = useVirtualizer({
    count: free.length,
    horizontal: true,
    overscan: 2,
    paddingStart: frozenWidth,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => free[index]?.column.width ?? 0,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are stale exactly when the layout changed
  useEffect(() => virtual.measure(), [layout]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  // Rows are memoised on this list, so it stays the same object while the same columns are in sight.
  return useMemo(() => free.slice(first, last + 1), [free, first, last]);
}
