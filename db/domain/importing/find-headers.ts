import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { isBlankCell, isNumericCell } from "#domain/importing/cell-text";
import { headerHits, isCodeRow, isHeaderWord, isNumberingRow, isUnitRow, ownText } from "#domain/importing/header-rows";
import type { SheetView } from "#domain/importing/sheet-view";

/** The header of a table (表头区): all its rows, and which of them carry names, codes, units or column numbers. */
export interface HeaderBlock {
  readonly first: number;
  /** Last row with names, codes or units. */
  readonly last: number;
  readonly nameRows: readonly number[];
  readonly codeRow: number | null;
  readonly unitRow: number | null;
  /** 栏号 rows between header and data. */
  readonly numberRows: readonly number[];
  readonly firstDataRow: number;
}

/** Finds every header of a sheet from top to bottom (查找表头): rows with at least two words of the catalogue, with the group rows above and the sub-header, code and unit rows below that belong to them. */
export function findHeaders(view: SheetView, index: CatalogueIndex): readonly HeaderBlock[] {
  const anchors: number[] = [];
  for (const row of view.grid.rows) {
    const hits = headerHits(row, index, row.index <= HEAD_ROWS);
    if (hits >= 2 || (hits === 1 && row.index <= HEAD_ROWS && isNamedSubHeader(view, row.index, index)))
      anchors.push(row.index);
  }
  const blocks: HeaderBlock[] = [];
  const headings = new Set(anchors);
  let done = 0;
  for (const anchor of anchors) {
    if (anchor <= done) continue;
    const block = growBlock(view, anchor, { above: done, headings, index });
    blocks.push(block);
    done = block.firstDataRow - 1;
  }
  return blocks;
}

/** Header at a place a person pointed out (人工指定的表头). */
export function headerAt(view: SheetView, rows: readonly [number, number]): HeaderBlock {
  return finishBlock(view, rows[0], rows[1]);
}

/** Down to here rows are examined even when they hold numbers (a header may say 2024, 2025). */
const HEAD_ROWS = 40;
const TALLEST_HEADER = 8;

function growBlock(
  view: SheetView,
  anchor: number,
  around: { readonly above: number; readonly headings: ReadonlySet<number>; readonly index: CatalogueIndex },
): HeaderBlock {
  let first = anchor;
  while (first - 1 > around.above && anchor - first < TALLEST_HEADER && isGroupRow(view, first - 1, anchor)) first -= 1;
  let last = mergedDown(view, first, anchor);
  if (isSubHeader(view, last, last + 1) || isNamedSubHeader(view, last, around.index))
    last = mergedDown(view, first, last + 1);
  let next = furtherHeading(view, last, around.headings);
  while (next !== null && next - first < TALLEST_HEADER) {
    last = mergedDown(view, first, next);
    next = furtherHeading(view, last, around.headings);
  }
  return finishBlock(view, first, last);
}

function finishBlock(view: SheetView, first: number, lastName: number): HeaderBlock {
  const nameRows: number[] = [];
  let codeRow: number | null = null;
  let unitRow: number | null = null;
  for (let row = first; row <= lastName; row += 1) {
    if (isCodeRow(view, row)) codeRow = row;
    else if (row > first && isUnitRow(view, row)) unitRow = row;
    else nameRows.push(row);
  }
  const below = rowsBelow(view, lastName, { codeRow, unitRow });
  if (nameRows.length === 0 && below.codeRow !== null) nameRows.push(below.codeRow);
  return { first, nameRows, ...below };
}

/** Code, unit and 栏号 rows that follow the names. */
function rowsBelow(
  view: SheetView,
  lastName: number,
  known: Pick<HeaderBlock, "codeRow" | "unitRow">,
): Omit<HeaderBlock, "first" | "nameRows"> {
  let { codeRow, unitRow } = known;
  let last = lastName;
  const numberRows: number[] = [];
  let next = lastName + 1;
  for (; next <= lastName + 3; next += 1) {
    if (isNumberingRow(view, next)) {
      numberRows.push(next);
      continue;
    }
    if (numberRows.length > 0) {
      // A unit row below the column numbers is no header row any more, but still says the units.
      if (unitRow !== null || !isUnitRow(view, next)) break;
      unitRow = next;
      numberRows.push(next);
      continue;
    }
    if (codeRow === null && isCodeRow(view, next)) codeRow = next;
    else if (unitRow === null && isUnitRow(view, next)) unitRow = next;
    else break;
    last = next;
  }
  return { last, codeRow, unitRow, numberRows, firstDataRow: next };
}

/** A row of group titles above the names: two or more short texts, merged or with gaps, no meta line with colons. */
function isGroupRow(view: SheetView, row: number, anchor: number): boolean {
  if (view.rowAt(row) === undefined) return false;
  if (isCodeRow(view, row)) return true;
  const found = groupCells(view, row, anchor);
  if (found === null) return false;
  const { groups, texts, wide, reaching } = found;
  // A cell merged down into the names says for certain that both rows are one header.
  if (reaching && wide > 0 && groups >= 2) return true;
  // A full row above a header is the end of another table, not a row of groups.
  const isGrouped = wide > 0 || view.grid.delimited || isUnmergedGroups(view, row);
  return isGrouped && groups >= 2 && texts < 0.7 * countTexts(view, anchor);
}

const GROUP_WORD = /信息|情况|指标|数据|经济|人员|知识产权|专利|基本|联系|财务|研发|资质|其他|其它|(?:19|20)\d\d年/u;
const TITLE_WORD = /(?:表|名册|名单|台账|清单|汇总|目录|明细)(?:[(（].*)?$/u;

/** Titles of groups that nobody merged: each with blanks behind it, most of them words for groups. */
function isUnmergedGroups(view: SheetView, row: number): boolean {
  const cells = view.rowAt(row)?.cells ?? [];
  const texts = cells.flatMap((content) =>
    typeof content === "string" && !isBlankCell(content) ? [content.trim()] : [],
  );
  const hasGap = cells.some(
    (content, at) => typeof content === "string" && at + 1 < cells.length && isBlankCell(cells[at + 1]),
  );
  const words = texts.filter((text) => GROUP_WORD.test(text)).length;
  return hasGap && words >= texts.length / 2 && !texts.some((text) => TITLE_WORD.test(text));
}

interface GroupCells {
  /** Texts over a name or over several columns. */
  readonly groups: number;
  readonly texts: number;
  readonly wide: number;
  /** A cell is merged down into the row of names. */
  readonly reaching: boolean;
}

/** Counts the cells of a possible group row; null when one of them can be no group title. */
function groupCells(view: SheetView, row: number, anchor: number): GroupCells | null {
  let [groups, texts, wide] = [0, 0, 0];
  let reaching = false;
  const width = view.rowAt(row)?.cells.length ?? 0;
  for (let column = 1; column <= width; column += 1) {
    const text = ownText(view, row, column);
    if (text === "") continue;
    if (!isGroupTitle(text) || isNumericCell(view.contentAt(row, column))) return null;
    const merge = view.mergeAt(row, column);
    const isWide = merge !== null && merge.lastColumn > merge.firstColumn;
    texts += 1;
    if (isWide) wide += 1;
    if (isWide || view.textAt(anchor, column) !== "") groups += 1;
    reaching ||= merge !== null && merge.lastRow >= anchor;
  }
  return { groups, texts, wide, reaching };
}

function isGroupTitle(text: string): boolean {
  return text.length <= 40 && !/[:：]|单位[(（:：]|^附[件表]/u.test(text);
}

function countTexts(view: SheetView, row: number): number {
  const cells = view.rowAt(row)?.cells ?? [];
  return cells.filter((content) => !isBlankCell(content)).length;
}

/** Follows vertical merges that begin in the header downwards. */
function mergedDown(view: SheetView, first: number, last: number): number {
  let end = last;
  for (let row = first; row <= end; row += 1) {
    for (let column = 1; column <= view.grid.columnCount; column += 1) {
      const merge = view.mergeAt(row, column);
      if (merge !== null && merge.lastRow > end && merge.lastRow - first < TALLEST_HEADER) end = merge.lastRow;
    }
  }
  return end;
}

/** A second header row without vertical merges (CSV): every text stands below a group title or below a gap that a title to its left covers. */
function isSubHeader(view: SheetView, above: number, row: number): boolean {
  const sheetRow = view.rowAt(row);
  if (sheetRow === undefined || isNumberingRow(view, row) || isUnitRow(view, row)) return false;
  let words = 0;
  let underGap = 0;
  for (let column = 1; column <= sheetRow.cells.length; column += 1) {
    const content = view.contentAt(row, column);
    if (isBlankCell(content)) continue;
    if (typeof content !== "string" || content.length > 30 || /\d{4,}/u.test(content)) return false;
    const isUnder = ownText(view, above, column) === "";
    const isGroup = ownText(view, above, column + 1) === "" && ownText(view, row, column + 1) !== "";
    if (!isUnder && !isGroup) return false;
    words += 1;
    if (isUnder) underGap += 1;
  }
  return words >= 2 && underGap >= 1;
}

/** A row whose every text is a word of the catalogue under a title that is none (经济指标 over 研发费用 alone). */
function isNamedSubHeader(view: SheetView, above: number, index: CatalogueIndex): boolean {
  const cells = view.rowAt(above + 1)?.cells ?? [];
  let words = 0;
  for (let column = 1; column <= cells.length; column += 1) {
    const text = ownText(view, above + 1, column);
    if (text === "") continue;
    const over = view.textAt(above, column);
    if (!isHeaderWord(text, index) || over === "" || isHeaderWord(over, index)) return false;
    words += 1;
  }
  return words > 0;
}

/** Where the header goes on below: heading rows right below one another are one header, unless both name all the same. Rows of sparse groups may stand between (经济指标 over 营业收入). */
function furtherHeading(view: SheetView, above: number, headings: ReadonlySet<number>): number | null {
  const row = nextHeading(view, above, headings);
  if (row === null) return null;
  const cells = view.rowAt(row)?.cells ?? [];
  let differing = 0;
  for (let column = 1; column <= cells.length; column += 1) {
    const text = ownText(view, row, column);
    if (text !== "" && text !== view.textAt(above, column)) differing += 1;
  }
  return differing >= 2 ? row : null;
}

/** Rows of groups between two heading rows: with four header rows there are two at most. */
const MOST_BETWEEN = 2;

function nextHeading(view: SheetView, above: number, headings: ReadonlySet<number>): number | null {
  const texts = countTexts(view, above);
  for (let row = above + 1; row <= above + 1 + MOST_BETWEEN; row += 1) {
    if (headings.has(row)) return row;
    if (!isSparseText(view, row, texts) && !isLoneGroup(view, row)) return null;
  }
  return null;
}

/** One group title over several names, right below another title: 经济指标 under 企业信息. */
function isLoneGroup(view: SheetView, row: number): boolean {
  const cells = view.rowAt(row)?.cells ?? [];
  const filled = cells.flatMap((content, at) => (isBlankCell(content) ? [] : [at + 1]));
  const [column] = filled;
  if (filled.length !== 1 || column === undefined) return false;
  const merge = view.mergeAt(row, column);
  const isWide = merge !== null && merge.lastColumn > merge.firstColumn && column > 1;
  return isWide && isGroupTitle(ownText(view, row, column)) && view.textAt(row - 1, column) !== "";
}

/** A few short words and nothing else. */
function isSparseText(view: SheetView, row: number, headingTexts: number): boolean {
  const cells = (view.rowAt(row)?.cells ?? []).filter((content) => !isBlankCell(content));
  const isWords = cells.every((content) => typeof content === "string" && content.length <= 30);
  return isWords && cells.length > 1 && cells.length < headingTexts * 0.7;
}
