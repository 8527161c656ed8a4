/** Lays a roster out as a sheet (名册版式): title, meta line, merged two-level header, rows, totals with formulas, note and signatures. */
import { type Enterprise, round2 } from "./invent-enterprises.mts";
import { type CellData, type CellStyle, columnLetters, type SheetData } from "./sheet-writer.mts";

export type Value = string | number | null;

export interface Column {
  readonly group?: string;
  readonly label: string;
  readonly width: number;
  readonly value: (enterprise: Enterprise, place: number) => Value;
  readonly format?: string;
  readonly isSummed?: boolean;
}

export const MONEY = "#,##0.00";
export const COUNT = "#,##0";
export const DAY = "yyyy-mm-dd";

export interface RosterSheet {
  readonly name: string;
  readonly title: string;
  readonly meta: string;
  readonly columns: readonly Column[];
  readonly enterprises: readonly Enterprise[];
  /** `place/label` → what stands there instead. */
  readonly faults: ReadonlyMap<string, Value>;
}

const HEADER: CellStyle = { font: "黑体", align: "center", wrap: true, border: "box", fill: "DDEBF7" };
const FIRST_DATA_ROW = 5;

export function rosterSheet({ name, title, meta, columns, enterprises, faults }: RosterSheet): SheetData {
  const cells = new Map<string, CellData>();
  const last = columnLetters(columns.length);
  cells.set("A1", { value: title, style: { font: "黑体", size: 18, align: "center" } });
  cells.set("A2", { value: meta, style: { align: "left" } });
  const merges = [`A1:${last}1`, `A2:${last}2`, ...headerMerges(columns, cells)];
  enterprises.forEach((enterprise, place) => {
    columns.forEach((column, i) => {
      const fault = faults.get(`${place}/${column.label}`);
      const value = fault === undefined ? column.value(enterprise, place) : fault;
      cells.set(`${columnLetters(i + 1)}${FIRST_DATA_ROW + place}`, { value, style: bodyStyle(column, value) });
    });
  });
  const totalRow = FIRST_DATA_ROW + enterprises.length;
  addTotals(columns, cells, totalRow);
  cells.set(`A${totalRow + 1}`, { value: "注：本表数据均为演示而虚构，不对应任何真实企业。", style: {} });
  cells.set(`A${totalRow + 2}`, {
    value:
      "单位负责人：        统计负责人：        填表人：        联系电话：000-00000000        报出日期：2026年1月15日",
    style: {},
  });
  merges.push(
    `A${totalRow}:B${totalRow}`,
    `A${totalRow + 1}:${last}${totalRow + 1}`,
    `A${totalRow + 2}:${last}${totalRow + 2}`,
  );
  return {
    name,
    cells,
    merges,
    widths: columns.map((column) => column.width),
    heights: { 1: 34, 2: 20, 3: 22, 4: 32 },
    freezeAt: "C5",
    landscape: true,
    paper: "A3",
    printTitleRows: "$1:$4",
  };
}

function headerMerges(columns: readonly Column[], cells: Map<string, CellData>): string[] {
  const merges: string[] = [];
  columns.forEach(({ group, label }, i) => {
    const letter = columnLetters(i + 1);
    const isFirst = group !== undefined && columns[i - 1]?.group !== group;
    cells.set(`${letter}3`, { value: group === undefined ? label : isFirst ? group : null, style: HEADER });
    cells.set(`${letter}4`, { value: group === undefined ? null : label, style: HEADER });
    if (group === undefined) merges.push(`${letter}3:${letter}4`);
    if (isFirst)
      merges.push(`${letter}3:${columnLetters(i + columns.filter((column) => column.group === group).length)}3`);
  });
  return merges;
}

function bodyStyle(column: Column, value: Value): CellStyle {
  const align =
    typeof value === "number" && column.format !== DAY && column.label !== "序号"
      ? "right"
      : column.width <= 13
        ? "center"
        : "left";
  return { border: "box", align, ...(column.format === undefined ? {} : { format: column.format }) };
}

function addTotals(columns: readonly Column[], cells: Map<string, CellData>, totalRow: number): void {
  columns.forEach((column, i) => {
    const letter = columnLetters(i + 1);
    const style: CellStyle = {
      bold: true,
      border: "box",
      align: i < 2 ? "center" : "right",
      ...(column.isSummed && column.format !== undefined ? { format: column.format } : {}),
    };
    if (column.isSummed !== true) {
      cells.set(`${letter}${totalRow}`, { value: i === 0 ? "合计" : null, style });
      return;
    }
    let sum = 0;
    for (let row = FIRST_DATA_ROW; row < totalRow; row += 1) {
      const value = cells.get(`${letter}${row}`)?.value;
      if (typeof value === "number") sum += value;
    }
    cells.set(`${letter}${totalRow}`, {
      value: round2(sum),
      formula: `SUM(${letter}${FIRST_DATA_ROW}:${letter}${totalRow - 1})`,
      style,
    });
  });
}
