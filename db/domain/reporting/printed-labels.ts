/** Print that no list may write over (印好的文字不覆盖): rows with the label of a total, and texts that are neither an example nor last year's entry. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { findTicks } from "#domain/reporting/find-ticks";
import type { FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { heightOf } from "#domain/reporting/list-slots";
import { printOf, type PrintedSheet } from "#domain/reporting/printed-sheet";
import { isTotalLabel } from "#domain/reporting/total-words";
import { foldText } from "#domain/shared/chinese-text";

/** The lists of a reading without the rows that print a label of their own: whatever was read before, these are no records. */
export function withoutLabelRows(
  reading: FormReading,
  sheets: ReadonlyMap<string, PrintedSheet>,
  index: CatalogueIndex,
): FormReading {
  const lists = reading.lists.map((list) => {
    const sheet = sheets.get(list.sheet);
    return sheet === undefined || list.printed !== undefined ? list : withoutLabels(list, sheet, index);
  });
  return lists.every((list, i) => list === reading.lists[i]) ? reading : { ...reading, lists };
}

function withoutLabels(list: FormList, sheet: PrintedSheet, index: CatalogueIndex): FormList {
  const known = new Set(list.totalRows);
  const labels: number[] = [];
  for (let row = list.firstRow; row <= list.lastRow; row += 1)
    if (!known.has(row) && isLabelRow(list, { sheet, row, index })) labels.push(row);
  labels.push(...explainingRows(list, { sheet, index, labels: [...known, ...labels] }));
  if (labels.length === 0) return list;
  const taken = new Set(labels);
  const height = heightOf(list);
  let { firstRow, lastRow } = list;
  while (taken.has(firstRow) && firstRow < lastRow) firstRow += 1;
  while (taken.has(lastRow) && lastRow - height >= firstRow) lastRow -= 1;
  return { ...list, firstRow, lastRow, totalRows: [...list.totalRows, ...labels].toSorted((a, b) => a - b) };
}

/** Rows that say something about columns and are nobody's (万元、选一项): a text in a column to be filled that the rows around do not repeat, and no serial number. At least one row is left for records. */
function explainingRows(
  list: FormList,
  {
    sheet,
    index,
    labels,
  }: { readonly sheet: PrintedSheet; readonly index: CatalogueIndex; readonly labels: readonly number[] },
): readonly number[] {
  if (heightOf(list) > 1) return [];
  const rows = Array.from({ length: list.lastRow - list.firstRow + 1 }, (_, i) => list.firstRow + i).filter(
    (row) => !labels.includes(row),
  );
  const guards = createPrintGuard(list, sheet, index);
  const inputs = list.columns.filter(({ kind }) => kind === "input");
  const serials = list.columns.filter(({ kind }) => kind === "sequence");
  const isSaid = (row: number) =>
    serials.every(({ column }) => printOf(sheet.content(row, column)) === null) &&
    inputs.some((column) => {
      if (!guards(row, column)) return false;
      const text = textAt(sheet, row, column.column);
      return !rows.some((other) => other !== row && textAt(sheet, other, column.column) === text);
    });
  const said = rows.filter(isSaid);
  return said.length < rows.length ? said : [];
}

/** How far to the right the label of a total may stand. */
const LABEL_COLUMNS = 4;

interface RowPlace {
  readonly sheet: PrintedSheet;
  readonly row: number;
  readonly index: CatalogueIndex;
}

/** 企业总计 in one of the first columns, or a text that runs over the cell of the name. */
function isLabelRow(list: FormList, { sheet, row, index }: RowPlace): boolean {
  const names = namingColumns(list, index).map(({ column }) => column);
  const first = list.columns.slice(0, LABEL_COLUMNS).map(({ column }) => textAt(sheet, row, column));
  if (first.some((text) => text !== null && isTotalLabel(foldText(text)))) return true;
  return names.some((column) => {
    const master = sheet.master(row, column);
    return master.row === row && master.column < column && textAt(sheet, row, master.column) !== null;
  });
}

function namingColumns({ columns }: FormList, index: CatalogueIndex): readonly FormColumn[] {
  return columns.filter(({ kind, binding: { source } }) => {
    if (kind !== "input" || source?.kind !== "field") return false;
    return index.byId.get(source.field)?.kind === "identity" || index.names.has(source.field);
  });
}

function textAt(sheet: PrintedSheet, row: number, column: number): string | null {
  const content = sheet.content(row, column);
  const text = typeof content === "number" ? null : printOf(content);
  return text !== null && /\p{L}/u.test(text) ? text : null;
}

const EXAMPLE = /例|示范|样表|样本|[X×x＊*]{2,}|某|张三|李四|如[：:]/u;
const PLACEHOLDER = /^[\s（(【[]*(?:请|填写|填报|选填|必填|下拉|点击|按|如|例|从)|^[\s\d]*[年月日.\s]+$/u;

/** Whether a list leaves the text of a cell: it is no example, no placeholder and stands in a row that names nobody. */
export function createPrintGuard(
  list: FormList,
  sheet: PrintedSheet,
  index: CatalogueIndex,
): (firstRow: number, column: FormColumn) => boolean {
  const names = namingColumns(list, index);
  // 18位 in the column of the code is no code.
  const isNamed = (text: string | null, { binding: { source } }: FormColumn): boolean =>
    text !== null &&
    (!/\p{Script=Han}/u.test(text) || (source?.kind === "field" && index.byId.get(source.field)?.type === "name"));
  const lines = Array.from({ length: heightOf(list) }, (_, line) => line);
  const isEntry = (firstRow: number): boolean =>
    names.length === 0 ||
    names.some((column) => isNamed(printOf(sheet.content(firstRow + (column.line ?? 0), column.column)), column)) ||
    lines.some((line) => list.columns.some(({ column }) => EXAMPLE.test(textAt(sheet, firstRow + line, column) ?? "")));
  return (firstRow, { column, line = 0 }) => {
    const text = textAt(sheet, firstRow + line, column);
    if (text === null || PLACEHOLDER.test(text) || findTicks(text) !== null) return false;
    return !isEntry(firstRow);
  };
}
