/** Cuts a table of a form into its groups (分组): by headings between the rows, by merged cells at the left, by 小计. */
import { columnsOf, type Span } from "#domain/reporting/find-body";
import { recordRowsOf, type TableArea } from "#domain/reporting/find-lists";
import { lineLabels } from "#domain/reporting/find-records";
import type { GroupHeading } from "#domain/reporting/list-area";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";

/** Rows of a table that belong together (一组). */
export interface TableGroup {
  readonly records: readonly number[];
  readonly totalRows: readonly number[];
  readonly heading: GroupHeading | null;
}

/** The groups of a table, one when it has none. The grand total goes with the last. */
export function findGroups(map: SheetMap, table: TableArea): readonly TableGroup[] {
  const groups = byTitles(map, table) ?? byLeftColumn(map, table) ?? bySubtotals(map, table);
  if (groups !== null) return groups.filter(({ records }) => records.length > 0);
  const totalRows = table.body.flatMap(({ row, role }) => (role === "total" || role === "subtotal" ? [row] : []));
  return [{ records: recordRowsOf(table), totalRows, heading: null }];
}

interface GroupDraft {
  readonly records: number[];
  readonly totalRows: number[];
  heading: GroupHeading | null;
}

/** 一、云麓产业园 between the rows. */
function byTitles(map: SheetMap, table: TableArea): TableGroup[] | null {
  if (!table.body.some(({ role }) => role === "group")) return null;
  const groups: GroupDraft[] = [];
  let current: GroupDraft | null = null;
  const grand: number[] = [];
  for (const { row, role } of table.body) {
    if (role === "group") {
      const column = columnsOf(table).find((one) => map.text(row, one).trim() !== "") ?? table.firstColumn;
      const heading = { text: map.text(row, column).trim(), area: map.area(row, column), column: null };
      current = { records: [], totalRows: [], heading };
      groups.push(current);
    } else if (current === null && role === "record") {
      current = { records: [row], totalRows: [], heading: null };
      groups.push(current);
    } else if (role === "record") current?.records.push(row);
    else if (role !== "example") (current?.totalRows ?? grand).push(row);
  }
  return withGrandTotal(groups, grand);
}

function withGrandTotal(groups: readonly GroupDraft[], grand: readonly number[]): TableGroup[] {
  groups.at(-1)?.totalRows.push(...grand);
  return [...groups];
}

/** How far to the right a group's name may stand. */
const LEFT_COLUMNS = 3;

/** 云麓产业园 in a merged cell beside its rows. Printed names of single records are no groups. */
function byLeftColumn(map: SheetMap, table: TableArea): TableGroup[] | null {
  const hasSubtotals = table.body.some(({ role }) => role === "subtotal");
  const records = recordRowsOf(table);
  for (const column of columnsOf(table).slice(0, LEFT_COLUMNS)) {
    const starts = records.filter((row) => map.area(row, column).firstRow === row || row === records[0]);
    const headings = starts.flatMap((row) => headingAt(map, row, column) ?? []);
    if (headings.length < 2 || headings.length !== starts.length) continue;
    if (isRecordPerHeading(map, table, headings)) return null;
    const isTall = headings.filter(({ area }) => area.lastRow > area.firstRow).length * 2 > headings.length;
    if (!isTall || new Set(headings.map(({ text }) => text)).size < headings.length) continue;
    const groups = headings.map((heading): GroupDraft => {
      const { firstRow, lastRow } = heading.area;
      const inside = table.body.filter(({ row }) => row >= firstRow && row <= lastRow);
      return {
        records: inside.flatMap(({ row, role }) => (role === "record" ? [row] : [])),
        totalRows: inside.flatMap(({ row, role }) => (role === "record" || role === "example" ? [] : [row])),
        heading,
      };
    });
    if (!hasSubtotals && isPrintedEverywhere(map, table, { groups, column })) return null;
    addTotalsBehind(table, groups);
    return groups;
  }
  return null;
}

/** A printed name over lines that say the same each time (本年、上年) is a record of several rows. */
function isRecordPerHeading(map: SheetMap, table: TableArea, headings: readonly GroupHeading[]): boolean {
  const [first] = headings;
  const height = first === undefined ? 1 : first.area.lastRow - first.area.firstRow + 1;
  if (height < 2 || headings.some(({ area }) => area.lastRow - area.firstRow + 1 !== height)) return false;
  const records = recordRowsOf(table);
  return columnsOf(table).some((column) => lineLabels(map, { column, records, height }) !== null);
}

function headingAt(map: SheetMap, row: number, column: number): GroupHeading | null {
  const text = map.text(row, column).trim();
  return /\p{L}/u.test(text) && text.length <= 40 ? { text, area: map.area(row, column), column } : null;
}

/** Tasks under a merged field of work: each row is printed already, nothing need be chosen for a group. */
function isPrintedEverywhere(
  map: SheetMap,
  table: TableArea,
  { groups, column }: { readonly groups: readonly GroupDraft[]; readonly column: number },
): boolean {
  const records = groups.flatMap((group) => group.records);
  return columnsOf(table)
    .filter((one) => one > column)
    .some((one) => {
      const printed = records.filter((row) => map.isMaster(row, one) && /\p{L}/u.test(map.text(row, one)));
      return (
        printed.length > records.length * 0.8 &&
        new Set(printed.map((row) => map.text(row, one))).size > printed.length / 2
      );
    });
}

/** Totals that stand below the merged cell of their group. */
function addTotalsBehind(table: TableArea, groups: readonly GroupDraft[]): void {
  const known = new Set(groups.flatMap(({ totalRows }) => totalRows));
  for (const { row, role } of table.body) {
    if ((role !== "total" && role !== "subtotal") || known.has(row)) continue;
    groups.findLast(({ records }) => (records[0] ?? row) < row)?.totalRows.push(row);
  }
}

/** Rows closed by a 小计 each, whatever names them. */
function bySubtotals(map: SheetMap, table: TableArea): TableGroup[] | null {
  const subtotals = table.body.filter(({ role }) => role === "subtotal");
  if (subtotals.length < 2) return null;
  const groups: GroupDraft[] = [];
  let current: GroupDraft = { records: [], totalRows: [], heading: null };
  for (const { row, role } of table.body) {
    if (role === "record") {
      if (current.totalRows.length > 0 || groups.length === 0) {
        current = { records: [], totalRows: [], heading: null };
        groups.push(current);
      }
      current.records.push(row);
    } else if (role === "subtotal" || role === "total") current.totalRows.push(row);
  }
  for (const group of groups) group.heading = nameInRows(map, table, group) ?? nameInSubtotal(map, table, group);
  return groups;
}

/** The group's name on its first row alone. */
function nameInRows(map: SheetMap, table: Span, { records }: GroupDraft): GroupHeading | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  for (const column of columnsOf(table).slice(0, LEFT_COLUMNS)) {
    const heading = headingAt(map, first, column);
    if (heading === null) continue;
    return others.every((row) => map.text(row, column).trim() === "" || map.text(row, column) === heading.text)
      ? heading
      : null;
  }
  return null;
}

/** 云麓产业园小计 names the group at its end. */
function nameInSubtotal(map: SheetMap, table: Span, { totalRows }: GroupDraft): GroupHeading | null {
  const [row] = totalRows;
  if (row === undefined) return null;
  for (const column of columnsOf(table).slice(0, LEFT_COLUMNS)) {
    const name = /^(.{2,})小计$/u.exec(foldText(map.text(row, column)))?.[1];
    if (name !== undefined) return { text: name, area: map.area(row, column), column: null };
  }
  return null;
}
