/** Empty cells that answer a label beside or above them (标签旁的空格). */
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import type { CellSearch, Place } from "#domain/reporting/find-cells";
import type { Binding, FormCell } from "#domain/reporting/form-binding";
import { bindSetting, unbound } from "#domain/reporting/form-labels";
import { readGrowth } from "#domain/reporting/growth";
import { blockUnit, isIndicatorHeading, isSection } from "#domain/reporting/label-tables";
import { type ColumnContext, growthOf, isTimeHeading, matchColumn } from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { bindText } from "#domain/reporting/text-cells";
import { foldText } from "#domain/shared/chinese-text";
import { cellAddress } from "#domain/workbook/cell-address";

const CODE_TEXT = /^(?:[A-Za-z]{1,5}_?\d[\w.-]*|0?\d{1,3})$/u;

/** The empty cells that answer a label: to its right, past code and unit, else below. */
export function cellsBeside(search: CellSearch, place: Place): FormCell[] {
  const { map } = search;
  const text = map.text(place.row, place.column);
  if (!isLabel(text)) return [];
  const right = readRight(map, place);
  const code = codeInLabel(text) ?? right.code;
  if (code === null && isSection(text)) return [];
  if (right.values.length === 0) return belowLabel(search, place, code);
  const several = right.values.length > 1;
  return right.values.flatMap((value, i) => {
    const heading = headingOf(map, value);
    // Without headings only the first of several blanks is the label's.
    if (i > 0 && heading === "") return [];
    return [describeValue(search, { label: place, value, code, unit: right.unit, several, heading })];
  });
}

/** The empty cell straight below a label of the same width (营业收入 over its amount). */
function belowLabel(search: CellSearch, label: Place, code: string | null): FormCell[] {
  const { map } = search;
  const area = map.area(label.row, label.column);
  const value = { row: area.lastRow + 1, column: area.firstColumn };
  if (value.row > map.rowCount || search.taken.has(value.row) || !map.isBlank(value.row, value.column)) return [];
  const below = map.area(value.row, value.column);
  const aligned =
    below.firstColumn === area.firstColumn && below.lastColumn === area.lastColumn && below.firstRow === value.row;
  if (!aligned || !map.isBordered(label.row, label.column) || !isValueCell(map, value)) return [];
  // Under 指标 | 代码 | 数值 the answers stand beside the labels of the rows below.
  if (hasIndicatorHeading(map, label.row)) return [];
  return [describeValue(search, { label, value, code, unit: null, several: false, heading: "" })];
}

interface RightOfLabel {
  readonly values: readonly Place[];
  readonly code: string | null;
  readonly unit: UnitId | null;
}

function readRight(map: SheetMap, label: Place): RightOfLabel {
  const values: Place[] = [];
  let code: string | null = null;
  let unit: UnitId | null = null;
  const { row } = label;
  for (let column = after(map, row, label.column); column <= map.columnCount; column = after(map, row, column)) {
    const text = map.text(row, column).trim();
    if (text === "" && isValueCell(map, { row, column })) {
      values.push({ row, column });
      continue;
    }
    if (text === "" || values.length > 0) break;
    const read = parseUnit(text);
    if (read === null && !CODE_TEXT.test(text)) break;
    unit = read ?? unit;
    if (read === null && /[A-Za-z]/u.test(text)) code = text;
  }
  return { values, code, unit };
}

function after(map: SheetMap, row: number, column: number): number {
  return map.area(row, column).lastColumn + 1;
}

/** The empty cell right of a label; null when there is none. */
export function valueBeside(map: SheetMap, place: Place): Place | null {
  const column = map.area(place.row, place.column).lastColumn + 1;
  const value = { row: place.row, column };
  return column <= map.columnCount && map.isBlank(place.row, column) && isValueCell(map, value) ? value : null;
}

function isLabel(text: string): boolean {
  const folded = foldText(text);
  return (
    folded.length >= 2 &&
    folded.length <= 60 &&
    /\p{L}/u.test(folded) &&
    !CODE_TEXT.test(folded) &&
    parseUnit(text) === null
  );
}

function isValueCell(map: SheetMap, place: Place): boolean {
  if (!map.isOpen(place.row, place.column)) return false;
  if (map.isUnderlined(place.row, place.column) && followsColon(map, place)) return true;
  const unlocked = map.isReleased(place.row, place.column);
  return unlocked || map.isBordered(place.row, place.column) || map.allowed(place.row, place.column).length > 0;
}

/** An underline is a place to write on only right after its label: 填表人：____ */
function followsColon(map: SheetMap, place: Place): boolean {
  const before = place.column - 1;
  return before >= 1 && /[：:]\s*$/u.test(map.text(place.row, map.area(place.row, before).firstColumn));
}

function codeInLabel(text: string): string | null {
  return /[（(]\s*([A-Za-z]{2,5}_?\d[\w.]*)\s*[）)]/u.exec(text)?.[1] ?? null;
}

interface Answer {
  readonly label: Place;
  readonly value: Place;
  readonly code: string | null;
  readonly unit: UnitId | null;
  /** Several value cells stand beside the label; their headings tell them apart. */
  readonly several: boolean;
  /** What stands over the value (本年、上年同期、同比增长); empty when nothing does. */
  readonly heading: string;
}

function describeValue(search: CellSearch, answer: Answer): FormCell {
  const { map } = search;
  const text = map.text(answer.label.row, answer.label.column);
  const own = text.replace(/[（(]\s*[A-Za-z]{2,5}_?\d[\w.]*\s*[）)]/u, "").replace(/[：:]\s*$/u, "");
  const { heading } = answer;
  const label = cleanLabel(own);
  const unit = answer.unit ?? sectionUnit(map, answer.label) ?? search.context.tableUnit;
  const whole = /^[\s\u3000]*其中/u.test(own) ? labelAbove(map, answer.label) : undefined;
  const context = { ...search.context, tableUnit: unit };
  const path = isTimeHeading(heading) ? [heading, own] : [own];
  const match =
    riseOf(search, answer, { own, context }) ?? matchColumn({ headerPath: path, code: answer.code, whole }, context);
  const allowed = map.allowed(answer.value.row, answer.value.column);
  const isGrowth = readGrowth(heading) !== null;
  return {
    sheet: map.sheet.name,
    cell: cellAddress(answer.value.row, answer.value.column),
    label: answer.several && heading !== "" ? `${label}（${heading}）` : label,
    prefix: "",
    unit: isGrowth ? "%" : (match.unit ?? (match.binding.source === null ? unit : null)),
    allowed: allowed.length > 0 ? allowed : codedWords(text),
    numberFormat: map.look(answer.value.row, answer.value.column)?.numberFormat ?? null,
    // 填表人：____ below the table is who fills the form, as when the gap is printed in the cell itself.
    binding: map.isUnderlined(answer.value.row, answer.value.column)
      ? bindText(search, label, false)
      : bindAnswer(match.binding, { ...answer, label: label, subjectKnown: search.context.subject !== null }),
  };
}

/** 营业收入同比增长（%） names its measure, 同比增长（%） means that of the label left of it; null for a label that asks for no growth. */
function riseOf(
  { map }: CellSearch,
  { label, several, heading }: Answer,
  { own, context }: { readonly own: string; readonly context: ColumnContext },
): { readonly binding: Binding; readonly unit: UnitId } | null {
  const growth = readGrowth(own);
  if (growth === null || (several && heading !== "")) return null;
  // A rate is the same in every unit of money.
  const rated: ColumnContext = { ...context, tableUnit: context.tableUnit ?? "万元" };
  const measure = growth.measure === "" ? labelBefore(map, label) : growth.measure;
  const named =
    measure === null ? null : matchColumn({ headerPath: [measure], code: null, whole: undefined }, rated).binding;
  const rise = named === null ? null : growthOf(named, growth.isRate);
  return { binding: rise ?? unbound("看不出是哪一项的同比，请人工填写"), unit: "%" };
}

/** The next label left of one in the same row. */
function labelBefore(map: SheetMap, label: Place): string | null {
  for (let column = label.column - 1; column >= 1; column -= 1) {
    const text = map.text(label.row, column);
    if (map.isMaster(label.row, column) && isLabel(text)) return text;
  }
  return null;
}

const VALUE_HEADING =
  /^(?:数值|数量|金额|总额|合计|总计|填报(?:数|值|内容)|指标值|实际(?:完成)?(?:数|值|情况)?|完成(?:数|值|情况)|数据|数|值|本单位|内容|填写内容|填报情况|情况|企业填写)$/u;

function bindAnswer(
  binding: Binding,
  asked: {
    readonly heading: string;
    readonly label: string;
    readonly several: boolean;
    readonly subjectKnown: boolean;
  },
): Binding {
  const { heading } = asked;
  const growth = readGrowth(heading);
  if (growth !== null) return growthOf(binding, growth.isRate) ?? unbound("本栏由人工填写或另行计算");
  const folded = foldText(heading).replace(/\([^()]*\)$/u, "");
  if (/占比|备注|比重|目标|计划|预计|预期|任务|环比|排名|增加|增长|增减/u.test(folded))
    return unbound("本栏由人工填写或另行计算");
  if (asked.several && heading !== "" && !isTimeHeading(heading) && !VALUE_HEADING.test(folded)) {
    return unbound(`列标题“${heading.replace(/\s+/gu, "")}”不是时期，不清楚取哪一项，请人工填写`);
  }
  if (binding.source !== null) return binding;
  const setting = bindSetting(asked.label);
  if (setting === null || !asked.subjectKnown) return setting ?? binding;
  // 负责人 inside the table of one enterprise is that enterprise's, not ours.
  return { ...setting, confidence: 0.4, reason: `“${asked.label}”也可能指表中单位的，请确认` };
}

function cleanLabel(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");
}

/** `性质 1.事业 2.企业`: the codes that may be written, with their meaning. */
function codedWords(text: string): string[] {
  const found = [...text.matchAll(/(\d)\s*[.．、]\s*([\p{Script=Han}]+)/gu)].map((match) => `${match[1]}.${match[2]}`);
  return found.length >= 2 ? found : [];
}

/** The heading over a value, where a row of headings names the columns. */
function headingOf(map: SheetMap, value: Place): string {
  for (let row = value.row - 1; row >= 1; row -= 1) {
    if (!map.isBordered(row, value.column)) return "";
    const text = map.text(row, value.column).trim();
    if (text === "" || !/\p{L}/u.test(text)) continue;
    const isHeading = isTimeHeading(text) || readGrowth(text) !== null || hasIndicatorHeading(map, row);
    return isHeading ? text : "";
  }
  return "";
}

function hasIndicatorHeading(map: SheetMap, row: number): boolean {
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (isIndicatorHeading(map.text(row, column))) return true;
  }
  return false;
}

/** The nearest label above that is no 其中 itself. */
function labelAbove(map: SheetMap, label: Place): readonly string[] | undefined {
  for (let row = label.row - 1; row >= 1; row -= 1) {
    const text = map.text(row, label.column);
    if (text.trim() === "") return undefined;
    if (!/^[\s\u3000]/u.test(text)) return [text];
  }
  return undefined;
}

/** Unit of the block a label stands in: the nearest heading above that states one, in its own column, else in those left of it (a block can run on from the left half of the form). */
function sectionUnit(map: SheetMap, label: Place): UnitId | null {
  for (let column = label.column; column >= 1; column -= 1) {
    for (let row = column === label.column ? label.row - 1 : label.row; row >= 1; row -= 1) {
      const text = map.text(row, column);
      if (isIndicatorHeading(text)) break;
      const unit = blockUnit(text);
      if (unit !== null) return unit;
    }
  }
  return null;
}
