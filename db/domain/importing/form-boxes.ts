import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText, isBlankCell, isNumericCell } from "#domain/importing/cell-text";
import { isHeaderWord } from "#domain/importing/header-rows";
import { readHeaderText } from "#domain/importing/header-text";
import { matchHeader } from "#domain/importing/match-header";
import type { SheetView } from "#domain/importing/sheet-view";
import { parseUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import type { SheetRow } from "#domain/workbook/grid";

/** One cell or merged cell of a form (表格框). */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Trimmed; empty: blank. */
  readonly text: string;
  readonly numeric: boolean;
}

/** A sheet seen as boxes that lie beside and below one another (表格框视图). */
export interface BoxView {
  readonly view: SheetView;
  /** Filled boxes that begin in a row, from left to right. */
  readonly boxesOf: (row: number) => readonly Box[];
  /** Null beyond the used part of the sheet. */
  readonly boxAt: (row: number, column: number) => Box | null;
  readonly rightOf: (box: Box) => Box | null;
  readonly below: (box: Box) => Box | null;
  /** The text names something: a word of the catalogue, or a text like the others in a column of labels. */
  readonly isLabel: (box: Box) => boolean;
  /** The box begins in a column in which mostly labels begin, over all the sheet or near it. */
  readonly inLabelColumn: (box: Box) => boolean;
}

/** Prepares a sheet as boxes (建表格框视图). */
export function viewBoxes(view: SheetView, index: CatalogueIndex): BoxView {
  const { grid } = view;
  const boxesOfRow = (row: number, cells: SheetRow["cells"]): readonly Box[] =>
    cells
      .flatMap((content, at) => (isBlankCell(content) ? [] : (boxAt(row, at + 1) ?? [])))
      .filter((box, at, all) => box.text !== "" && box.row === row && all[at - 1]?.column !== box.column);
  const boxAt = (row: number, column: number): Box | null => {
    if (row < 1 || column < 1 || row > grid.rowCount || column > grid.columnCount) return null;
    const merge = view.mergeAt(row, column);
    const first = merge ?? { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column };
    const content = view.contentAt(first.firstRow, first.firstColumn);
    return {
      row: first.firstRow,
      column: first.firstColumn,
      lastRow: first.lastRow,
      lastColumn: first.lastColumn,
      text: cellText(content).trim(),
      numeric: isNumericCell(content),
    };
  };
  const rows = new Map(grid.rows.map(({ index: row, cells }) => [row, boxesOfRow(row, cells)] as const));
  const boxesOf = (row: number) => rows.get(row) ?? [];
  const labelColumns = columnsOfLabels([...rows.values()].flat(), index);
  const inLabelColumn = (box: Box): boolean => labelColumns.has(box.column) || isAmongLabels(box, boxesOf, index);
  return {
    view,
    boxesOf,
    boxAt,
    rightOf: (box) => boxAt(box.row, box.lastColumn + 1),
    below: (box) => boxAt(box.lastRow + 1, box.column),
    isLabel: (box) => isKnownLabel(box.text, index) || (looksLikeLabel(box) && inLabelColumn(box)),
    inLabelColumn,
  };
}

/** Whether a text is the label of a known or a deliberately unknown thing (标签用词). */
export function isKnownLabel(text: string, index: CatalogueIndex): boolean {
  if (text === "" || text.length > 40) return false;
  const known = remembered.get(index) ?? new Map<string, boolean>();
  remembered.set(index, known);
  const found = known.get(text) ?? knowsLabel(text, index);
  if (known.size > MOST_REMEMBERED) known.clear();
  known.set(text, found);
  return found;
}

/** The same words come again in every form of a workbook. */
const remembered = new WeakMap<CatalogueIndex, Map<string, boolean>>();
const MOST_REMEMBERED = 5000;

function knowsLabel(text: string, index: CatalogueIndex): boolean {
  const bare = text.replace(/[:：]\s*$/u, "");
  // A no in English, not the head of a column of numbers.
  if (/^NO\.?$/iu.test(bare)) return false;
  if (SUB_LABEL.test(foldText(bare))) return true;
  if (isHeaderWord(bare, index)) return true;
  const { name, unit } = readHeaderText(bare);
  if (index.lookalikes.has(name) || (unit !== null && name !== "" && name.length <= 15 && !/\d/u.test(name)))
    return true;
  if (/[:：]\s*$/u.test(text)) return true;
  if (name.length > 16 || /\d{4}/u.test(name)) return false;
  return matchHeader({ path: [bare], code: null }, index).fields.length > 0;
}

/** Words that only label something, whatever stands before them. */
const SUB_LABEL =
  /^(?:姓名|职务|职称|性别|学历|电话|手机|手机号码?|办公电话|固定电话|传真|邮箱|电子邮箱|E-?MAIL|QQ|微信|网址|身份证号码?|名称|金额|数量|时间|日期|编号|级别|类型|面积|开户银行|开户行|账号)$/u;

/** A short text without figures. */
function looksLikeLabel({ text, numeric }: Box): boolean {
  const folded = foldText(text);
  return (
    !numeric &&
    !/^附[件表]|(?:公司|集团|事务所|合作社|合伙\))$/u.test(folded) &&
    folded.length <= 24 &&
    !/\d{4,}/u.test(folded) &&
    /\p{Script=Han}/u.test(folded) &&
    parseUnit(folded) === null
  );
}

function columnsOfLabels(boxes: readonly Box[], index: CatalogueIndex): ReadonlySet<number> {
  const counts = new Map<number, { labels: number; others: number }>();
  for (const box of boxes) {
    const count = counts.get(box.column) ?? { labels: 0, others: 0 };
    counts.set(box.column, count);
    if (isKnownLabel(box.text, index)) count.labels += 1;
    else count.others += 1;
  }
  return new Set(
    [...counts].filter(([, { labels, others }]) => labels >= 2 && labels >= others).map(([column]) => column),
  );
}

const NEAR = 4;

/** Figures further down (a table inside the form) do not change what a column is here. */
function isAmongLabels({ row, column }: Box, boxesOf: BoxView["boxesOf"], index: CatalogueIndex): boolean {
  let [labels, others] = [0, 0];
  for (let near = Math.max(1, row - NEAR); near <= row + NEAR; near += 1) {
    const box = near === row ? undefined : boxesOf(near).find((one) => one.column === column);
    if (box === undefined) continue;
    if (isKnownLabel(box.text, index)) labels += 1;
    else if (!box.numeric) others += 1;
  }
  return labels >= 3 && labels > others;
}
