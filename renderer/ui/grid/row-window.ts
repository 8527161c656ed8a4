/** Browsers stop at about 33 million pixels, at 125 % zoom earlier; beyond this height the scroll bar is a scaled one. */
const TALLEST = 15_000_000;
/** Rows kept below and above what is seen. */
const OVERSCAN = 8;
/** Rows are placed relative to a base, so that no position outgrows the browser's numbers. */
const BASE_STEP = 1000;

/** What part of the rows is drawn, and where. */
export interface RowWindow {
  /** Height of the scrolled content in the browser. */
  readonly height: number;
  readonly first: number;
  readonly last: number;
  /** Most rows drawn at once at these sizes. */
  readonly slots: number;
  /** First row really in sight. */
  readonly firstSeen: number;
  readonly base: number;
  /** Where row `base` stands in the scrolled content. */
  readonly baseTop: number;
}

/** Sizes the window is computed from; `view` is the height rows are seen in. */
export interface RowMeasures {
  readonly total: number;
  readonly rowHeight: number;
  readonly view: number;
}

/** The rows to draw at a scroll position. */
export function rowWindow(measures: RowMeasures, scrollTop: number): RowWindow {
  const { total, rowHeight, view } = measures;
  const top = scrollTop * stretchOf(measures);
  const firstSeen = Math.max(0, Math.min(total - 1, Math.floor(top / rowHeight)));
  const first = Math.max(0, firstSeen - OVERSCAN);
  const last = Math.min(total - 1, Math.ceil((top + view) / rowHeight) + OVERSCAN);
  const base = Math.floor(first / BASE_STEP) * BASE_STEP;
  return {
    height: Math.min(total * rowHeight, TALLEST),
    first,
    last,
    slots: Math.ceil(view / rowHeight) + 2 * OVERSCAN + 2,
    firstSeen,
    base,
    baseTop: scrollTop + base * rowHeight - top,
  };
}

/** The scroll position that brings a row into sight, moving as little as possible. */
export function scrollTopFor(measures: RowMeasures, row: number, scrollTop: number): number {
  const stretch = stretchOf(measures);
  const top = scrollTop * stretch;
  const rowTop = row * measures.rowHeight;
  const lowest = rowTop + measures.rowHeight - measures.view;
  if (rowTop < top) return rowTop / stretch;
  return lowest > top ? Math.ceil(lowest / stretch) : scrollTop;
}

/** How many pixels of rows one pixel of the scroll bar stands for. */
function stretchOf({ total, rowHeight, view }: RowMeasures): number {
  const content = total * rowHeight;
  return content <= TALLEST ? 1 : (content - view) / (TALLEST - view);
}
