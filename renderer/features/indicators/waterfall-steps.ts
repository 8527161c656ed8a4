import type { ValueChange } from "#contract/indicators";

/** One bar of a waterfall (瀑布图), in percent of the width; `rise` null: a level, not a step. */
export interface WaterfallStep {
  readonly label: string;
  readonly amount: string;
  readonly left: number;
  readonly width: number;
  readonly rise: boolean | null;
  /** A level of which the drawing shows only the end: the scale does not begin at 0. */
  readonly isCut: boolean;
}

interface Reach {
  readonly label: string;
  readonly amount: string;
  readonly from: number;
  readonly to: number;
  readonly isLevel: boolean;
}

/** The bars from the value before over every part to the value after; null where one of the ends is missing. Positions only: the amounts stay as they are. */
export function waterfallSteps(
  change: ValueChange,
  words: { readonly before: string; readonly after: string },
): readonly WaterfallStep[] | null {
  const { before, after, parts } = change;
  if (before === null || after === null) return null;
  let level = Number(before);
  const reaches: Reach[] = [{ label: words.before, amount: before, from: 0, to: level, isLevel: true }];
  for (const { label, amount } of parts) {
    reaches.push({ label, amount, from: level, to: level + Number(amount), isLevel: false });
    level += Number(amount);
  }
  reaches.push({ label: words.after, amount: after, from: 0, to: Number(after), isLevel: true });
  return placeBars(reaches);
}

/** Where all steps are small beside the levels, the scale begins near them, and the levels are cut off at the left. */
function placeBars(reaches: readonly Reach[]): readonly WaterfallStep[] {
  const steps = reaches.filter(({ isLevel }) => !isLevel).flatMap(({ from, to }) => [from, to]);
  const ends = [...steps, ...reaches.filter(({ isLevel }) => isLevel).map(({ to }) => to)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const spread = high - low;
  const floor = low > 0 && spread < low ? low - spread * 0.5 : Math.min(0, low);
  const top = floor > 0 ? high : Math.max(0, high);
  const scale = top - floor === 0 ? 1 : top - floor;
  const place = (value: number): number => ((Math.max(value, floor) - floor) / scale) * 100;
  return reaches.map(({ label, amount, from, to, isLevel }) => ({
    label,
    amount,
    left: Math.min(place(from), place(to)),
    width: Math.abs(place(to) - place(from)),
    rise: isLevel ? null : to >= from,
    isCut: isLevel && floor > 0,
  }));
}
