import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { isBlankCell } from "#domain/importing/cell-text";
import type { HeaderBlock } from "#domain/importing/find-headers";
import { readHeaderText } from "#domain/importing/header-text";
import { matchHeader } from "#domain/importing/match-header";
import type { SheetView } from "#domain/importing/sheet-view";

/** The column ranges of the tables under one header (并排表的列范围): one, or several when tables stand side by side. */
export function columnSpans(
  view: SheetView,
  block: HeaderBlock,
  index: CatalogueIndex,
): readonly { readonly first: number; readonly last: number }[] {
  const headed: boolean[] = [];
  for (let column = 1; column <= view.grid.columnCount; column += 1) headed.push(hasHeader(view, block, column));
  const first = headed.indexOf(true) + 1;
  const last = headed.lastIndexOf(true) + 1;
  if (first === 0) return [];
  const spans: { first: number; last: number }[] = [];
  // A sheet may have 16,384 columns, so each is looked at once.
  const named = new Set<number>();
  let lastNamed = 0;
  for (let column = first; column <= last; column += 1) {
    if (headed[column - 1] === false || !isNameColumn(view, block, { column, index })) continue;
    named.add(column);
    lastNamed = column;
  }
  let start = first;
  let namedBefore = 0;
  for (let column = first; column <= last; column += 1) {
    const nameInSpan = namedBefore >= start;
    const isName = named.has(column);
    const isGap = nameInSpan && lastNamed > column && headed[column - 1] === false && !hasData(view, block, column);
    if (isGap) {
      spans.push({ first: start, last: column - 1 });
      start = column + 1;
    } else if (isName && nameInSpan && headed[column - 2] === true && isSerialColumn(view, block, column - 1)) {
      spans.push({ first: start, last: column - 2 });
      start = column - 1;
    } else if (isName && nameInSpan && repeatsFrom(view, block, { start, column })) {
      spans.push({ first: start, last: column - 1 });
      start = column;
    }
    if (isName) namedBefore = column;
  }
  spans.push({ first: start, last });
  return spans;
}

/** The same headings in the same order once more: a list folded into two columns (双栏), without a gap between. */
function repeatsFrom(
  view: SheetView,
  block: HeaderBlock,
  { start, column }: { readonly start: number; readonly column: number },
): boolean {
  const width = column - start;
  if (width < 2) return false;
  const textOf = (at: number): string => block.nameRows.map((row) => view.textAt(row, at)).join("/");
  for (let at = 0; at < width; at += 1) if (textOf(start + at) !== textOf(column + at)) return false;
  return true;
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

function isNameColumn(
  view: SheetView,
  block: HeaderBlock,
  { column, index }: { readonly column: number; readonly index: CatalogueIndex },
): boolean {
  const path = block.nameRows.map((row) => view.textAt(row, column)).filter((text, at, all) => text !== all[at - 1]);
  const { fields } = matchHeader({ path, code: null }, index);
  return fields.some((id) => index.names.has(id));
}

function isSerialColumn(view: SheetView, block: HeaderBlock, column: number): boolean {
  return block.nameRows.some((row) => readHeaderText(view.textAt(row, column)).name === "序号");
}
