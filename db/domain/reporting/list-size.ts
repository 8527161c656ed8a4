/** How many entries the list below a sentence has (名单户数): 截至2025年底，共____家. */
import type { FormCell, FormList } from "#domain/reporting/form-binding";
import type { FillRequest } from "#domain/reporting/fill-request";
import { foldText } from "#domain/shared/chinese-text";
import { parseCellAddress } from "#domain/workbook/cell-address";

/** Binds gaps that ask only how many there are (共____家) to the list that follows on their sheet; anything that names what is counted stays. */
export function bindListSizes(cells: readonly FormCell[], lists: readonly FormList[]): readonly FormCell[] {
  return cells.map((cell) => {
    const { source, confidence } = cell.binding;
    if (source !== null || confidence >= 1 || !asksSize(cell) || listsBelow(cell, lists).length === 0) return cell;
    const reason = "只问一共多少，取下面名单的户数";
    return { ...cell, binding: { source: { kind: "setting", setting: "listSize" }, confidence: 0.85, reason } };
  });
}

/** The number; null where the list below is not filled, or there is none. */
export function sizeOfListBelow({ lists, reading }: FillRequest, cell: FormCell): number | null {
  const below = listsBelow(cell, reading.lists);
  const sizes = below.map((list) => lists.find((one) => reading.lists[one.list] === list)?.rows);
  if (below.length === 0 || sizes.some((rows) => rows === undefined)) return null;
  return sizes.reduce((sum, rows = []) => sum + rows.filter((row) => row !== null).length, 0);
}

/** The nearest list below, all its blocks together; side-by-side columns are one list. */
function listsBelow({ sheet, cell }: FormCell, lists: readonly FormList[]): readonly FormList[] {
  const row = parseCellAddress(cell)?.row ?? 0;
  const after = lists.filter(
    (list) => list.sheet === sheet && list.headerRows[0] > row && list.continues === undefined && list.growable,
  );
  const nearest = Math.min(...after.map(({ headerRows }) => headerRows[0]));
  return after.filter(({ headerRows }) => headerRows[0] === nearest);
}

/** Nothing but a date, a title and 共 stands before the gap, a counting word behind it. */
function asksSize({ label, prefix, suffix = "", ticks }: FormCell): boolean {
  const before = foldText(prefix);
  const isTotal = /(?:^|[(,，。;:])(?:截[至止到][^,，]*[,，])?(?:总?共|共计|合计|共有)$/u.test(before);
  return ticks === undefined && isTotal && !/\p{L}{3,}/u.test(label) && /^\s*[家户个条项]/u.test(suffix);
}
