import { isBlankCell } from "#domain/importing/cell-text";
import type { HeaderBlock } from "#domain/importing/find-headers";
import { readHeaderText } from "#domain/importing/header-text";
import type { SheetView } from "#domain/importing/sheet-view";

/** The column ranges of the tables under one header (并排表的列范围): one, or several when tables stand side by side. */
export function columnSpans(
  view: SheetView,
  block: HeaderBlock,
): readonly { readonly first: number; readonly last: number }[] {
  const headed: boolean[] = [];
  for (let column = 1; column <= view.grid.columnCount; column += 1) headed.push(hasHeader(view, block, column));
  const first = headed.indexOf(true) + 1;
  const last = headed.lastIndexOf(true) + 1;
  if (first === 0) return [];
  const spans: { first: number; last: number }[] = [];
  let start = first;
  for (let column = first; column <= last; column += 1) {
    const isGap = headed[column - 1] === false && !hasData(view, block, column);
    const startsAgain = column > start && isNameColumn(view, block, column) && anyName(view, block, start, column - 1);
    if (isGap && anyName(view, block, start, column - 1) && anyName(view, block, column + 1, last)) {
      spans.push({ first: start, last: column - 1 });
      start = column + 1;
    } else if (startsAgain && headed[column - 2] === true && isSerialColumn(view, block, column - 1)) {
      spans.push({ first: start, last: column - 2 });
      start = column - 1;
    }
  }
  spans.push({ first: start, last });
  return spans;
}

function hasHeader(view: SheetView, block: HeaderBlock, column: number): boolean {
  return [...block.nameRows, ...(block.codeRow === null ? [] : [block.codeRow])].some(
    (row) => view.textAt(row, column) !== "",
  );
}

const LOOK_AHEAD = 60;

function hasData(view: SheetView, block: HeaderBlock, column: number): boolean {
  for (let row = block.firstDataRow; row < block.firstDataRow + LOOK_AHEAD; row += 1) {
    if (!isBlankCell(view.contentAt(row, column))) return true;
  }
  return false;
}

function anyName(view: SheetView, block: HeaderBlock, first: number, last: number): boolean {
  for (let column = first; column <= last; column += 1) if (isNameColumn(view, block, column)) return true;
  return false;
}

function isNameColumn(view: SheetView, block: HeaderBlock, column: number): boolean {
  return block.nameRows.some((row) =>
    /^(?:企业|单位|公司|载体|孵化器|入驻企业|在孵企业)(?:全称|名称?)$/u.test(
      readHeaderText(view.textAt(row, column)).name,
    ),
  );
}

function isSerialColumn(view: SheetView, block: HeaderBlock, column: number): boolean {
  return block.nameRows.some((row) => readHeaderText(view.textAt(row, column)).name === "序号");
}
