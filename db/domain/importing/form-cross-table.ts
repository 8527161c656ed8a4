import type { Box, BoxView } from "#domain/importing/form-boxes";
import type { FormPair } from "#domain/importing/form-pairs";
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** A small table of indicators inside a form (指标｜单位｜本年｜上年): one pair per figure, and the boxes it takes up. */
export interface CrossTable {
  readonly pairs: readonly Omit<FormPair, "section">[];
  readonly claimed: readonly { readonly row: number; readonly column: number }[];
}

/** Reads the cross table whose head these boxes of one row are (读小交叉表); null when they are none. */
export function readCrossTable(boxes: BoxView, own: readonly Box[]): CrossTable | null {
  const groups = groupsOf(own, boxes);
  if (groups === null) return readYearLines(boxes, own);
  const head = groups.flatMap(({ figures }) => figures.map(({ column }) => column));
  const pairs: Omit<FormPair, "section">[] = [];
  const claimed: { row: number; column: number }[] = own.map((box) => ({ row: box.row, column: box.column }));
  const last = boxes.view.grid.rowCount;
  const under = own.filter(({ column }) => head.includes(column)).map(({ lastRow }) => lastRow);
  for (let at = Math.max(...under) + 1; at <= last; at += 1) {
    const read = groups.map((group) => readLine(boxes, at, group));
    if (read.every((line) => line === null)) break;
    for (const line of read) pairs.push(...(line ?? []));
    for (const box of boxes.boxesOf(at)) claimed.push({ row: box.row, column: box.column });
  }
  return pairs.length === 0 ? null : { pairs, claimed };
}

/** The columns of one group: where the indicator's name stands, its unit, and its figures. */
interface Group {
  readonly label: number;
  unit: number | null;
  readonly figures: { readonly column: number; readonly head: string; readonly said: string }[];
}

const LABEL_HEAD = /^(?:主要|经济|财务|核心)*(?:指标|项目|内容|科目|事项)(?:名称)?$/u;
const UNIT_HEAD = /^(?:计量|数量)?单位$/u;
const FIGURE_HEAD =
  /^(?:数值|数额|金额|数量|指标值|填报数|填报值|实际数|实际值|数据|实际完成|完成数|填报内容|填写内容|具体数值)$/u;
const THIS_YEAR = /^(?:本年度?|本期|当年|当期|今年|报告期)(?:累计)?(?:实际|完成|实绩)?(?:数|值|额|情况)?$/u;
const LAST_YEAR = /^(?:上年度?|上一年度?|去年)(?:实际|完成|实绩)?(?:数|值|额|情况)?$/u;
const SAME_SPAN = /^(?:(?:上年|去年)?同期)(?:累计)?(?:实际|完成|实绩)?(?:数|值|额|情况)?$/u;
const DATED =
  /^(?:19|20)\d\d年?(?:度|末|底|全年|\d{1,2}-\d{1,2}月|\d{1,2}月|上半年|[一二三四1-4]季度)?(?:累计)?(?:实际|完成)?(?:数|值|额)?$/u;

/** What the head of a column of figures says before the indicator's name: "" this year, 上年, 上年同期, 2024年; null: no figures (同比). */
function sayingOf(text: string): string | null {
  const head = foldText(text).replace(/\([^()]*元[^()]*\)$/u, "");
  if (FIGURE_HEAD.test(head) || THIS_YEAR.test(head)) return "";
  if (LAST_YEAR.test(head)) return "上年";
  if (SAME_SPAN.test(head)) return "上年同期";
  return DATED.test(head) ? head.replace(/(?:实际|完成)?(?:数|值|额)?$/u, "") : null;
}

function groupsOf(own: readonly Box[], boxes: BoxView): readonly Group[] | null {
  const groups: Group[] = [];
  let labels = 0;
  let figures = 0;
  const hasCorner = own.some(({ text }) => LABEL_HEAD.test(foldText(text)));
  for (const box of own) {
    const head = foldText(box.text);
    // Without a head over the names 2021 may as well be a figure.
    const said = /^\d+$/u.test(head) && !hasCorner ? null : sayingOf(box.text);
    const group = groups.at(-1);
    if (LABEL_HEAD.test(head)) {
      groups.push({ label: box.column, unit: null, figures: [] });
      labels += 1;
    } else if (said !== null) {
      const to = group ?? { label: cornerOf(boxes, box), unit: null, figures: [] };
      if (group === undefined) groups.push(to);
      to.figures.push({ column: box.column, head: box.text, said });
      figures += 1;
    } else if (group !== undefined && UNIT_HEAD.test(head)) group.unit = box.column;
  }
  const hasFigures = groups.some((group) => group.figures.length > 0);
  return hasFigures && (labels > 0 || figures > 1) ? groups.filter((group) => group.figures.length > 0) : null;
}

/** The tall cell before a name, when there is one (研发情况 beside 研发费用 and 研发人员). */
function tallLeftOf(boxes: BoxView, label: Box): readonly string[] {
  const left = boxes.boxAt(label.row, label.column - 1);
  return left === null || left.text === "" || left.lastRow === left.row ? [] : [left.text];
}

const YEAR_HEAD = /^(?:年度|年份|时间|期间|指标|项目|年度指标)$/u;

/** The same table turned: indicators across, years down (年度｜营业收入｜净利润 over 2023, 2024, 2025). Null when the rows below name no years. */
function readYearLines(boxes: BoxView, own: readonly Box[]): CrossTable | null {
  const at = own.findIndex(({ text }) => YEAR_HEAD.test(foldText(text)));
  const corner = own[at];
  const heads = own.slice(at + 1);
  if (corner === undefined || heads.length === 0 || !heads.every((head) => boxes.isLabel(head) || !head.numeric))
    return null;
  const group = tallLeftOf(boxes, corner);
  const pairs: Omit<FormPair, "section">[] = [];
  const claimed: { row: number; column: number }[] = own.map((box) => ({ row: box.row, column: box.column }));
  for (let row = corner.lastRow + 1; row <= boxes.view.grid.rowCount; row += 1) {
    const year = boxes.boxAt(row, corner.column);
    const said =
      year === null || year.row !== row
        ? null
        : sayingOf(/^(?:19|20)\d\d$/u.test(year.text) ? `${year.text}年` : year.text);
    if (year === null || said === null) break;
    for (const head of heads) {
      const box = boxes.boxAt(row, head.column);
      pairs.push({
        label: { row: head.row, column: head.column },
        path: [...group, head.text, year.text],
        names: [...group, `${said}${head.text}`],
        cell: { row, column: head.column },
        value: box?.text ?? "",
        unit: null,
      });
    }
    for (const box of boxes.boxesOf(row)) claimed.push({ row: box.row, column: box.column });
  }
  return pairs.length === 0 ? null : { pairs, claimed };
}

/** Under an empty corner the names begin with the first box of the next row. */
function cornerOf(boxes: BoxView, head: Box): number {
  return boxes.boxesOf(head.lastRow + 1)[0]?.column ?? 1;
}

/** The figures of one indicator; null where the table has ended: no name, a heading across, or cells that do not stand under the heads. */
function readLine(boxes: BoxView, row: number, group: Group): readonly Omit<FormPair, "section">[] | null {
  const label = boxes.boxAt(row, group.label);
  if (label === null || label.row !== row || label.text === "" || label.numeric || /[:：]/u.test(label.text))
    return null;
  const first = group.figures[0]?.column ?? 0;
  if (label.lastColumn >= first) return null;
  const unitBox = group.unit === null ? null : boxes.boxAt(row, group.unit);
  const unitText = unitBox?.text ?? "";
  if (unitBox !== null && (unitBox.numeric || unitText.length > 8)) return null;
  const over = tallLeftOf(boxes, label);
  const unit: UnitId | null = parseUnit(unitText.replace(/^[(（]|[)）]$/gu, ""));
  const pairs: Omit<FormPair, "section">[] = [];
  for (const { column, head, said } of group.figures) {
    const box = boxes.boxAt(row, column);
    if (box !== null && (box.column !== column || (box.text !== "" && boxes.isLabel(box)))) return null;
    pairs.push({
      label: { row: label.row, column: label.column },
      path: [...over, label.text, head],
      names: [...over, `${said}${label.text}`],
      cell: { row: box?.row ?? row, column },
      value: box?.text ?? "",
      unit,
    });
  }
  return pairs;
}
