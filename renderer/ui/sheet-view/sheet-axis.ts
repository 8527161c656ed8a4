/** One direction of a sheet (行或列): where each track begins, in pixels at the shown zoom. Tracks are 1-based. */
export interface SheetAxis {
  readonly count: number;
  readonly total: number;
  /** Pixel at which a track begins; `start(count + 1)` is the total. */
  readonly start: (track: number) => number;
  /** 0 for a hidden track. */
  readonly size: (track: number) => number;
  /** The track under a pixel, clamped to 1…count. */
  readonly trackAt: (pixel: number) => number;
}

/** Builds an axis from a default size and the tracks that differ; sizes are rounded to whole pixels so that lines stay sharp. */
export function createSheetAxis(
  count: number,
  defaultSize: number,
  sizes: Readonly<Record<number, number>>,
  zoom: number,
): SheetAxis {
  const starts = new Float64Array(count + 2);
  for (let track = 1; track <= count; track += 1) {
    const size = Math.max(0, Math.round((sizes[track] ?? defaultSize) * zoom));
    starts[track + 1] = (starts[track] ?? 0) + size;
  }
  const start = (track: number): number => starts[Math.min(Math.max(track, 1), count + 1)] ?? 0;
  return {
    count,
    total: start(count + 1),
    start,
    size: (track) => (track < 1 || track > count ? 0 : start(track + 1) - start(track)),
    trackAt: (pixel) => findTrack(starts, count, pixel),
  };
}

/** Tracks to draw for a stretch of pixels, with some more on either side. */
export function tracksBetween(
  axis: SheetAxis,
  from: number,
  to: number,
  extra: number,
): { readonly first: number; readonly last: number } {
  if (axis.count === 0) return { first: 1, last: 0 };
  return {
    first: Math.max(1, axis.trackAt(from) - extra),
    last: Math.min(axis.count, axis.trackAt(to) + extra),
  };
}

/** The next track in a direction that is not hidden; the given one when there is none. */
export function nextShownTrack(axis: SheetAxis, from: number, step: number): number {
  const direction = Math.sign(step);
  let track = from;
  for (let left = Math.abs(step); left > 0; left -= 1) {
    let next = track + direction;
    while (next >= 1 && next <= axis.count && axis.size(next) === 0) next += direction;
    if (next < 1 || next > axis.count) return track;
    track = next;
  }
  return track;
}

// The last track that begins at or before the pixel; of hidden tracks that share a start the visible one wins.
function findTrack(starts: Float64Array, count: number, pixel: number): number {
  let low = 1;
  let high = Math.max(1, count);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= pixel) low = middle;
    else high = middle - 1;
  }
  return low;
}
