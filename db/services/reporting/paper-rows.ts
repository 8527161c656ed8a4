/** Rows of the working paper (底稿各行): a line for every reported cell, below computed ones a line for each part, with live formulas that work the number out again. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { TracePart } from "#domain/reporting/fill-request";
import { convertMeasure } from "#domain/indicators/unit-algebra";
import {
  type Decimal,
  decimalFromNumber,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from "#domain/shared/decimal";
import type { Provenance } from "#domain/shared/provenance";
import { periodWords } from "#services/reporting/trace-filed";
import type { PaperCell, PaperSheet } from "#workbook/write-paper";

/** Headings and widths (底稿栏目). */
export const PAPER_COLUMNS: PaperSheet["columns"] = [
  { heading: "表", width: 9 },
  { heading: "格", width: 6 },
  { heading: "栏目", width: 16 },
  { heading: "数", width: 13 },
  { heading: "单位", width: 6 },
  { heading: "怎么算的", width: 26 },
  { heading: "对象", width: 20 },
  { heading: "字段", width: 12 },
  { heading: "时期", width: 8 },
  { heading: "账本里的数", width: 14 },
  { heading: "账本单位", width: 6 },
  { heading: "复算", width: 13 },
  { heading: "差额", width: 7 },
  { heading: "来源文件", width: 18 },
  { heading: "来源表", width: 10 },
  { heading: "来源格", width: 7 },
  { heading: "原文", width: 14 },
  { heading: "导入或填写时间", width: 11 },
  { heading: "谁", width: 10 },
  { heading: "说明", width: 20 },
];

/** Letters of the columns that formulas name. */
const SHOWN = "D";
const STORED = "J";
const AGAIN = "L";

/** Where the rows stand: `firstRow` on the sheet, at most `most` of them. */
interface Place {
  readonly index: CatalogueIndex;
  readonly firstRow: number;
  readonly most: number;
}

/** Takes cells from the iterator until the sheet is full. */
export function* paperRows(
  cells: Iterator<FiledCell>,
  { index, firstRow, most }: Place,
): Generator<readonly PaperCell[]> {
  let row = firstRow;
  while (row - firstRow < most) {
    const next = cells.next();
    if (next.done === true) return;
    const cell = next.value;
    yield cellRow(cell, { index, row });
    for (const part of cell.parts) yield partRow(cell, part);
    row += 1 + cell.parts.length;
  }
}

function cellRow(
  cell: FiledCell,
  { index, row }: { readonly index: CatalogueIndex; readonly row: number },
): PaperCell[] {
  const field = cell.field === null ? undefined : index.byId.get(cell.field);
  const isNumber = field === undefined ? cell.words !== null : field.type === "integer" || field.type === "decimal";
  const shown = isNumber ? parseDecimal(cell.text.replaceAll(",", "")) : null;
  const stored = cell.stored === null ? null : parseDecimal(String(cell.stored));
  const storedUnit = field?.storedUnit ?? null;
  const again = shown?.ok === true ? workOut(cell, { shown: shown.value, storedUnit, row }) : null;
  const difference =
    again === null || shown?.ok !== true
      ? null
      : {
          formula: `ROUND(${SHOWN}${row}-${AGAIN}${row},10)`,
          decimal: subtractDecimals(shown.value, again.result),
        };
  return [
    cell.sheet,
    cell.cell,
    cell.label,
    shown?.ok === true ? { decimal: shown.value } : cell.text,
    cell.unit,
    cell.words === null || cell.rule.includes(cell.words) ? cell.rule : `${cell.rule}：${cell.words}`,
    cell.enterprise?.name ?? null,
    cell.fieldLabel ?? field?.label ?? null,
    periodWords(cell.period),
    isNumber && stored?.ok === true ? { decimal: stored.value } : storedText(cell),
    storedUnit,
    again === null ? null : { formula: again.formula, decimal: again.result },
    difference,
    ...sourceCells(cell.source),
    remarks(cell),
  ];
}

function storedText({ stored }: FiledCell): string | null {
  if (typeof stored === "boolean") return stored ? "是" : "否";
  return stored === null ? null : String(stored);
}

function partRow(cell: FiledCell, { label, value, unit, source }: TracePart): PaperCell[] {
  const number = value === null ? null : parseDecimal(value);
  const said = number?.ok === true ? { decimal: number.value } : value;
  const blank = Array.from<null>({ length: 5 }).fill(null);
  return [
    cell.sheet,
    cell.cell,
    `　构成：${label}`,
    ...blank.slice(0, 3),
    label,
    null,
    null,
    said,
    unit,
    null,
    null,
    ...sourceCells(source),
    value === null ? "没有数，没有计入" : null,
  ];
}

function sourceCells(source: Provenance | null): readonly PaperCell[] {
  if (source === null) return [null, null, null, null, null, null];
  if (source.kind === "person") return ["手工填写", null, null, source.raw, source.at.slice(0, 10), source.person];
  const { workbook, sheet, cell, raw, unit, importedAt, batchId } = source;
  return [
    workbook,
    sheet,
    cell,
    unit === null ? raw : `${raw}（${unit}）`,
    importedAt.slice(0, 10),
    `第 ${batchId} 批导入`,
  ];
}

function remarks({ notes, parts, partsTotal, content, text }: FiledCell): string {
  const more =
    partsTotal > parts.length ? [`构成共 ${partsTotal} 项，只列出前 ${parts.length} 项，其余请在账本里查`] : [];
  const whole = content === null || content === text ? [] : [`整格内容：${content}`];
  return [...notes, ...more, ...whole].map((note) => note.replace(/。$/u, "")).join("；");
}

interface Again {
  readonly formula: string;
  readonly result: Decimal;
}

/** The number once more from what it came from, as a formula beside its result; null where it is no plain conversion, sum or count. */
function workOut(
  cell: FiledCell,
  { shown, storedUnit, row }: { readonly shown: Decimal; readonly storedUnit: string | null; readonly row: number },
): Again | null {
  const places = decimalsOf(shown);
  if (cell.words === null) {
    const stored = cell.stored === null ? null : parseDecimal(String(cell.stored));
    if (stored?.ok !== true) return null;
    return scaled(stored.value, { term: `${STORED}${row}`, from: storedUnit, to: cell.unit ?? storedUnit, places });
  }
  const { parts } = cell;
  if (parts.length === 0 || parts.length < cell.partsTotal) return null;
  const range = `${STORED}${row + 1}:${STORED}${row + parts.length}`;
  const [unit] = parts.map((part) => part.unit);
  const values = parts.flatMap(({ value, unit: of }) => {
    const number = value === null || of !== unit ? null : parseDecimal(value);
    return number?.ok === true ? [number.value] : [];
  });
  const sum =
    values.length === 0
      ? null
      : scaled(sumDecimals(values), { term: `SUM(${range})`, from: unit ?? null, to: cell.unit, places });
  if (sum !== null && sum.result === shown && parts.every((part) => part.unit === unit)) return sum;
  const count = decimalFromNumber(parts.length);
  return count === shown ? { formula: `ROWS(${range})`, result: count } : null;
}

function decimalsOf(value: Decimal): number {
  return value.split(".")[1]?.length ?? 0;
}

function scaled(
  value: Decimal,
  {
    term,
    from,
    to,
    places,
  }: { readonly term: string; readonly from: string | null; readonly to: string | null; readonly places: number },
): Again | null {
  if (from === to || from === null || to === null) {
    return { formula: `ROUND(${term},${places})`, result: roundDecimal(value, places) };
  }
  const [converted, factor] = [convertMeasure(value, from, to), convertMeasure(decimalFromNumber(1), from, to)];
  if (converted === null || factor === null) return null;
  return { formula: `ROUND(${term}*${factor},${places})`, result: roundDecimal(converted, places) };
}
