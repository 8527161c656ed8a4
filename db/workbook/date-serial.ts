import type { DateCell } from "#domain/workbook/grid";

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day a workbook can hold. */
const LAST_SERIAL = 2_958_465;
const DAYS_1904 = 1462;

/** ISO text of a date serial; null when no date has that number. Excel believes in 1900-02-29, so serials before 61 stand one day off. */
export function serialToIso(serial: number, date1904: boolean): string | null {
  const shifted = date1904 ? serial + DAYS_1904 : serial;
  if (!(shifted >= 1 && shifted < LAST_SERIAL + 1)) return null;
  const seconds = Math.round(shifted * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const time = seconds - day * DAY_SECONDS;
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY_MS).toISOString().slice(0, 10);
  return time === 0 ? date : `${date}T${new Date(time * 1000).toISOString().slice(11, 19)}`;
}

/** A date written as ISO text (`t="d"`) as a date cell; null when it is none. The serial is that of the 1900 system. */
export function isoToDateCell(text: string): DateCell | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/u.exec(text.trim());
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const serial = (Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(1899, 11, 30)) / DAY_MS;
  const iso = serialToIso(serial, false);
  return iso === null ? null : { kind: "date", serial, iso, text: iso.replace("T", " ") };
}
