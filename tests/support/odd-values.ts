/** Rosters as many hands write them, made from a seed: conventions differ by column and slip from cell to cell. Every cell comes with its truth (随机名册). */
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellContent, Grid, SheetRow } from "#domain/workbook/grid";
import {
  booleanColumn,
  certificateColumn,
  choiceColumn,
  codeColumn,
  dateColumn,
  industryColumn,
  nameColumn,
  personColumn,
  phoneColumn,
} from "./odd-columns.ts";
import { createDice, right, type Written } from "./odd-dice.ts";
import { areaColumn, countColumn, moneyColumns } from "./odd-numbers.ts";

/** What a cell says in truth. `value` undefined: open to reading, if it is reported. `report`: it must not pass without an issue. */
export interface TrueCell {
  readonly row: number;
  readonly field: string;
  readonly written: CellContent | undefined;
  readonly value: FieldValue | null | undefined;
  readonly report: boolean;
}

/** A made sheet with its truth. `usual` counts the cells written as their column is: they need no word. */
export interface OddSheet {
  readonly grid: Grid;
  readonly cells: readonly TrueCell[];
}

/** Makes the sheet of a seed; the same seed makes the same sheet. Every fourth is a text file. */
export function oddSheet(seed: number): OddSheet {
  const dice = createDice(seed);
  const delimited = seed % 4 === 0;
  const columns = [
    nameColumn(dice),
    codeColumn(dice),
    dateColumn(dice),
    booleanColumn(dice),
    phoneColumn(dice),
    ...moneyColumns(dice),
    countColumn(dice),
    areaColumn(dice),
    certificateColumn(dice),
    industryColumn(dice),
    choiceColumn(dice),
    personColumn(dice),
  ];
  const unitLine = dice.pick(["单位：万元、人", "（计量单位：万元）", "金额单位：万元"]);
  const head: CellContent[][] = [
    ["高新区企业名册（2025年度）"],
    [unitLine],
    ["序号", ...columns.map(({ header }) => header)],
  ];
  const cells: TrueCell[] = [];
  const body = Array.from({ length: 24 + dice.below(30) }, (_, at) => {
    const row = head.length + at + 1;
    const written = columns.map(({ field, write }) => {
      const cell = delimited ? asText(write(at)) : write(at);
      cells.push({ row, field, ...cell });
      return cell.written;
    });
    return [at + 1, ...written];
  });
  const rows: SheetRow[] = [...head, ...body].map((row, at) => ({ index: at + 1, hidden: false, cells: row }));
  const grid: Grid = {
    name: "名册",
    visibility: "visible",
    rows,
    complete: true,
    rowCount: rows.length,
    columnCount: columns.length + 1,
    merges: [],
    hiddenColumns: [],
    delimited,
  };
  return { grid, cells };
}

/** What a text file keeps of a cell; a formula without its result leaves nothing. */
function asText(cell: Written): Written {
  const { written } = cell;
  if (typeof written !== "object" && typeof written !== "number") return cell;
  if (typeof written === "number") return { ...cell, written: String(written) };
  if (written.kind !== "formula") return { ...cell, written: written.text };
  if (written.value === null) return right(undefined, null);
  return { ...cell, written: written.value === "" ? undefined : String(written.value) };
}
