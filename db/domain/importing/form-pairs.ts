import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { type Box, type BoxView, isKnownLabel } from "#domain/importing/form-boxes";
import { readCrossTable } from "#domain/importing/form-cross-table";
import { isAround, readLabelled, writesInline } from "#domain/importing/form-inline";
import { labelsAbove } from "#domain/importing/form-label-rows";
import { readHeaderText } from "#domain/importing/header-text";
import { splitLabelled } from "#domain/importing/labelled-text";
import { matchHeader } from "#domain/importing/match-header";
import { parseUnit, readTableUnit, type UnitId } from "#domain/indicators/unit";

/** A label of a form with the cell that holds its value (标签与填写格). */
export interface FormPair {
  /** Where the label stands; its place orders the pairs and tells blocks apart. */
  readonly label: { readonly row: number; readonly column: number };
  /** Group and label as written; the head of its column in a cross table comes last. */
  readonly path: readonly string[];
  /** The words the field is sought by, where they are not the path. */
  readonly names: readonly string[];
  /** Title of the part of the form it stands in (三、知识产权情况); empty: none. */
  readonly section: string;
  readonly cell: { readonly row: number; readonly column: number };
  /** Text of the value, trimmed. */
  readonly value: string;
  /** Unit beside the value or over the section. */
  readonly unit: UnitId | null;
}

/** Reads all labels with their values, from top to bottom (读出全部标签和值). */
export function readPairs(boxes: BoxView, index: CatalogueIndex): readonly FormPair[] {
  const walk: Walk = {
    boxes,
    index,
    pairs: [],
    claimed: new Set(),
    section: "",
    sectionUnit: null,
    isAbove: false,
    aboveColumns: new Set(),
    nextBand: null,
    isInline: writesInline(boxes, index),
    hasBands: false,
    group: null,
  };
  walk.hasBands = boxes.view.grid.rows.some(({ index: row }) => {
    const own = boxes.boxesOf(row);
    return own.length > 1 && labelsAbove(own, walk) === "values";
  });
  for (const { index: row } of boxes.view.grid.rows) walkRow(walk, row);
  return walk.pairs;
}

interface Walk {
  readonly boxes: BoxView;
  readonly index: CatalogueIndex;
  readonly pairs: FormPair[];
  /** Boxes that are values or belong to a table inside the form. */
  readonly claimed: Set<string>;
  section: string;
  sectionUnit: UnitId | null;
  /** The values of the last labels stood below them. */
  isAbove: boolean;
  /** Columns in which such labels have stood. */
  readonly aboveColumns: Set<number>;
  /** The row after the last such values. */
  nextBand: number | null;
  /** Values mostly stand in the cells of their labels. */
  readonly isInline: boolean;
  /** Somewhere on the sheet labels stand in a line over their values. */
  hasBands: boolean;
  /** The last label that stood before another label. */
  group: { readonly text: string; readonly row: number; readonly lastRow: number } | null;
}

const keyOf = ({ row, column }: Pick<Box, "row" | "column">): string => `${row},${column}`;

function walkRow(walk: Walk, row: number): void {
  const { boxes, claimed } = walk;
  const own = boxes.boxesOf(row).filter((box) => !claimed.has(keyOf(box)));
  if (own.length === 0 || isAround(own, walk)) return;
  if (takeCrossTable(walk, own)) return;
  const above = labelsAbove(own, walk);
  if (above === null && readSection(walk, own)) {
    if (walk.nextBand === row) walk.nextBand = (own[0]?.lastRow ?? row) + 1;
  } else if (above === "values") takeBand(walk, own);
  else if (above === "table") claimTable(walk, own);
  else for (const box of own) if (!claimed.has(keyOf(box))) readBox(walk, box);
}

function takeCrossTable(walk: Walk, own: readonly Box[]): boolean {
  const cross = readCrossTable(walk.boxes, own);
  if (cross === null) return false;
  for (const place of cross.claimed) walk.claimed.add(keyOf(place));
  for (const pair of cross.pairs)
    walk.pairs.push({ ...pair, section: walk.section, unit: pair.unit ?? walk.sectionUnit });
  return true;
}

function takeBand(walk: Walk, own: readonly Box[]): void {
  const { boxes } = walk;
  walk.isAbove = true;
  for (const box of own) walk.aboveColumns.add(box.column);
  walk.nextBand = 1 + Math.max(...own.map((box) => (boxes.below(box) ?? box).lastRow));
  for (const box of own) takeValue(walk, box, { value: boxes.below(box), unit: null });
}

/** A lone text that is no label begins a part of the form. */
function readSection(walk: Walk, own: readonly Box[]): boolean {
  const [box] = own;
  if (box === undefined || own.length > 1 || isLoneLabel(walk, box) || splitLabelled(box.text).length > 0) return false;
  if (box.numeric || box.text.length > 40) return true;
  walk.section = box.text;
  walk.sectionUnit = readTableUnit(box.text) ?? readHeaderText(box.text).unit;
  return true;
}

/** A cell across the form that is no known label is a heading, whatever stands in its column; so is 从业人员情况 across it. */
function isLoneLabel({ boxes, index }: Walk, box: Box): boolean {
  if (box.lastColumn - box.column < 2) return boxes.isLabel(box);
  const isGroup = /(?:情况|信息|指标|数据)(?:[(（][^()（）]*[)）]|】)*$/u.test(box.text);
  return !isGroup && matchHeader({ path: [box.text], code: null }, index).fields.length > 0;
}

/** A table inside the form (股东情况、项目清单) says nothing about the enterprise's own fields: its cells are passed over. */
function claimTable({ boxes, claimed, index }: Walk, heads: readonly Box[]): void {
  for (const box of heads) claimed.add(keyOf(box));
  let row = (heads[0]?.lastRow ?? 0) + 1;
  for (; ; row += 1) {
    const cells = heads.map((head) => boxes.boxAt(row, head.column));
    const filled = cells.filter((cell) => cell !== null && cell.text !== "");
    if (filled.length < 2 || cells.some((cell) => cell !== null && isKnownLabel(cell.text, index))) return;
    for (const box of boxes.boxesOf(row)) claimed.add(keyOf(box));
  }
}

function readBox(walk: Walk, box: Box): void {
  const { boxes } = walk;
  if (readInline(walk, box) || !boxes.isLabel(box)) return;
  const right = boxes.rightOf(box);
  if (right !== null && right.text !== "" && boxes.isLabel(right) && !isValueLikeLabel(walk, box, right)) {
    walk.group = { text: box.text, row: box.row, lastRow: box.lastRow };
    return;
  }
  const below = walk.isAbove && (right === null || right.text === "") ? boxes.below(box) : null;
  if (below !== null && below.text !== "" && !isKnownLabel(below.text, walk.index)) {
    takeValue(walk, box, { value: below, unit: null });
    return;
  }
  walk.isAbove = false;
  takeValue(walk, box, valueRight(walk, right));
}

/** 法定代表人：张三　电话：0000 in one cell. */
function readInline(walk: Walk, box: Box): boolean {
  const found = readLabelled(box, walk);
  for (const { label, value, unit } of found) {
    walk.pairs.push({
      label: { row: box.row, column: box.column },
      path: [label],
      names: [label],
      section: walk.section,
      cell: { row: box.row, column: box.column },
      value,
      unit: unit ?? walk.sectionUnit,
    });
  }
  return found.length > 0;
}

/** A value may read like a label: a text nobody knows behind a known label, or a known one (企业类型｜高新技术企业) outside the columns of labels; a label or nothing comes behind it. */
function isValueLikeLabel({ boxes, index }: Walk, label: Box, box: Box): boolean {
  // A tall cell before several lines of labels is their group.
  if (label.lastRow > label.row && box.lastRow < label.lastRow) return false;
  const next = boxes.rightOf(box);
  const isEnd = next === null || (next.text !== "" && boxes.isLabel(next));
  if (!isKnownLabel(box.text, index)) return isKnownLabel(label.text, index) && (isEnd || next?.text === "");
  return isEnd && !boxes.inLabelColumn(box);
}

/** Narrow empty columns may stand between a label and its value. */
const WIDEST_GAP = 3;

interface Found {
  readonly value: Box | null;
  readonly unit: UnitId | null;
}

function valueRight({ boxes }: Walk, right: Box | null): Found {
  const unit = right === null ? null : unitOf(right);
  // Label, unit, value: the unit stands between.
  if (right !== null && unit !== null) return { value: boxes.rightOf(right) ?? right, unit };
  if (right === null || right.text !== "")
    return { value: right, unit: right === null ? null : unitOf(boxes.rightOf(right)) };
  let next = boxes.rightOf(right);
  if (right.lastColumn === right.column) {
    for (
      let gap = 1;
      gap < WIDEST_GAP && next !== null && next.text === "" && next.lastColumn === next.column;
      gap += 1
    )
      next = boxes.rightOf(next);
    const isValue =
      next !== null && next.text !== "" && !boxes.isLabel(next) && unitOf(next) === null && !hasOwnValue(boxes, next);
    if (isValue && next !== null && !boxes.inLabelColumn(next))
      return { value: next, unit: unitOf(boxes.rightOf(next)) };
  }
  return { value: right, unit: unitOf(boxes.rightOf(right)) };
}

/** A word with a figure behind it is a label, known or not. */
function hasOwnValue(boxes: BoxView, box: Box): boolean {
  const isWord = !box.numeric && box.text.length <= 12 && /^\p{Script=Han}+$/u.test(box.text);
  return isWord && boxes.rightOf(box)?.numeric === true;
}

function unitOf(box: Box | null): UnitId | null {
  if (box === null || box.numeric || box.text === "" || box.text.length > 8) return null;
  return parseUnit(box.text.replace(/^[(（]|[)）]$/gu, ""));
}

function takeValue(walk: Walk, box: Box, { value, unit }: Found): void {
  const { claimed, section } = walk;
  const cell = value ?? { row: box.row, column: box.lastColumn + 1, text: "" };
  if (value !== null) claimed.add(keyOf(value));
  const label = box.text.replace(/\s*[:：]\s*$/u, "");
  const group = groupOf(walk, box);
  const path = group === null ? [label] : [group, label];
  walk.pairs.push({
    label: { row: box.row, column: box.column },
    path,
    names: path,
    section,
    cell: { row: cell.row, column: cell.column },
    value: cell.text,
    unit: unit ?? walk.sectionUnit,
  });
  claimed.add(keyOf(box));
}

/** What the labels of a line belong to: a tall cell at their left (经济指标 beside several lines), or a label in front that has no value of its own (联系人｜姓名｜李四｜电话｜…). */
function groupOf(walk: Walk, box: Box): string | null {
  const { boxes, claimed, group } = walk;
  if (group !== null && group.row <= box.row && box.row <= group.lastRow) return group.text;
  for (let column = box.column - 1; column >= 1; ) {
    const left = boxes.boxAt(box.row, column);
    if (left === null) return null;
    if (left.text !== "" && left.lastRow > left.row && !claimed.has(keyOf(left))) return left.text;
    column = left.column - 1;
  }
  return null;
}
