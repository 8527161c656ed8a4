/** Days and parts of days in the register's dates (截至某日的比较). */

/** Last day of a date that may be only a year or a month, `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (所述期间的最后一日): something dated 2017 has certainly happened by 2017-12-31, and lasts until then. */
export function lastDayOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length !== 7) return date;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return `${date}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
}
