/** Whether a date is certainly before another (日期先后): only as far as both are known, so 2021 is not before 2021-03. Both `YYYY[-MM[-DD]]`. */
export function startsBefore(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) < other.slice(0, known);
}

/** Whole months from one date to another (相隔月数), days left aside; null when one is no date. A year alone counts from its January. */
export function monthsBetween(from: string, to: string): number | null {
  const [start, end] = [monthNumber(from), monthNumber(to)];
  return start === null || end === null ? null : end - start;
}

/** A stored date for sentences (日期文字): 2021年3月5日. */
export function sayDate(date: string): string {
  const [year = "", month, day] = date.split("-");
  const shown = [month, day].map((part) => (part === undefined ? null : Number(part)));
  return `${year}年${shown[0] == null ? "" : `${shown[0]}月`}${shown[1] == null ? "" : `${shown[1]}日`}`;
}

/** Cut by place: dates here are `YYYY[-MM[-DD]]`, and every row of a long roster asks. */
function monthNumber(date: string): number | null {
  const months = Number(date.slice(0, 4)) * 12 + (date.length > 4 ? Number(date.slice(5, 7)) : 1) - 1;
  return date.length >= 4 && Number.isInteger(months) ? months : null;
}
