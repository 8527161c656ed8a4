import { type CellObject, SSF } from "xlsx";
import type { FormValue } from "#domain/reporting/form-binding";

/** Comparing single cells of two workbooks as the library shows them (逐格复核). */

/** Whether a cell holds anything. */
export function isFull(cell: CellObject | undefined): boolean {
  return cell !== undefined && (cell.f !== undefined || (cell.t !== "z" && cell.v !== undefined && cell.v !== ""));
}

/** Why a planned value is not what was read; null when it is. */
export function missOf(
  value: FormValue,
  {
    was,
    is,
    date1904,
  }: { readonly was: CellObject | undefined; readonly is: CellObject | undefined; readonly date1904: boolean },
): string | null {
  if (is?.f !== undefined) return was?.f === undefined ? "写入值的地方读到公式" : "这一格是公式，计划填的值没有写入";
  const shown = isFull(is) ? `“${String(is?.v ?? "")}”` : "空";
  switch (value.kind) {
    case "text":
      return isText(value.text, is) ? null : `应写文字“${value.text}”，读到${shown}`;
    case "number":
      return is?.t === "n" && is.v === Number(value.decimal) ? null : `应写数 ${value.decimal}，读到${shown}`;
    case "date":
      if (is?.t !== "n" || is.v !== serialOf(value.date, date1904)) return `应写日期 ${value.date}，读到${shown}`;
      return is.z === undefined || SSF.is_date(String(is.z))
        ? null
        : `写入了日期 ${value.date}，但这一格不是日期格式，会显示成数字`;
  }
}

/** An empty text and no text look the same, in the cell and in print. */
function isText(text: string, is: CellObject | undefined): boolean {
  const read = is === undefined || is.t === "z" ? "" : is.v;
  return typeof read === "string" && oneBreak(read) === oneBreak(text);
}

function oneBreak(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}

/** Day number counted from the two days the formats name, with the day 1900 never had. */
function serialOf(date: string, date1904: boolean): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(1904, 0, 1)) / 86_400_000;
  if (date1904) return days;
  return days + 1462 - (days + 1462 < 61 ? 1 : 0);
}

/** What happened to a cell nobody planned to change; null when nothing. `hidden`: what it held may be gone, because it lies under a merge or its shared formula begins elsewhere. `copied`: the row was added to a list. */
export function changeOf(
  was: CellObject | undefined,
  is: CellObject | undefined,
  { hidden, copied }: { readonly hidden: boolean; readonly copied: boolean },
): string | null {
  if (was?.f !== undefined || is?.f !== undefined) return formulaChange(was, is, hidden);
  if (isFull(was) !== isFull(is)) {
    // What lies unseen under a merge may be cleared; a number of the last record is not that of the ones added.
    if ((hidden || copied) && !isFull(is)) return null;
    return isFull(is) ? `计划外多了内容“${String(is?.v ?? "")}”` : `空表上的“${String(was?.v ?? "")}”不见了`;
  }
  if (!isFull(was) || (was?.t === is?.t && was?.v === is?.v)) return null;
  return `计划外的内容变了：原为“${String(was?.v ?? "")}”，读到“${String(is?.v ?? "")}”`;
}

function formulaChange(was: CellObject | undefined, is: CellObject | undefined, hidden: boolean): string | null {
  // Followers of a shared formula are told by their first cell, which a sample may lack.
  if (is?.f === undefined) return hidden ? null : `公式“=${was?.f ?? ""}”不见了`;
  if (was?.f === undefined) return hidden ? null : `计划外多了公式“=${is.f}”`;
  if (is.f.includes("#REF!") && !was.f.includes("#REF!")) return `公式“=${is.f}”丢了引用的单元格`;
  if (is.t === "e" && was.t !== "e") return `公式“=${is.f}”算出错误值，请核对它用到的数`;
  return null;
}
