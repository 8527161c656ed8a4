/** Single places inside a printed text: 填表人：____, 本年度营业收入____万元 (文字中的空格). */
import type { CellSearch, Place } from "#domain/reporting/find-cells";
import { findGaps, type Gap } from "#domain/reporting/find-gaps";
import type { Binding, FormCell } from "#domain/reporting/form-binding";
import { bindSetting, unbound } from "#domain/reporting/form-labels";
import { readGrowth } from "#domain/reporting/growth";
import { growthOf, matchColumn } from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { isUnitFor } from "#domain/importing/match-header";
import { cellAddress } from "#domain/workbook/cell-address";

/** The gaps of a text, each with its proposal. */
export function gapCells(search: CellSearch, place: Place): FormCell[] {
  const { map } = search;
  const gaps = findGaps(map.text(place.row, place.column)).map((gap) => withLabelBeside(map, place, gap));
  const cell = cellAddress(place.row, place.column);
  return gaps.map((gap, i) => ({
    sheet: map.sheet.name,
    cell,
    label: gap.label,
    prefix: gap.before,
    ...(gap.after === "" ? {} : { suffix: gap.after }),
    unit: gap.unit,
    allowed: [],
    numberFormat: null,
    binding: bindGap(search, gap, gaps.slice(0, i)),
  }));
}

/** 成立时间 | 　　年　月　日: a blank date that fills its cell answers the label left of it; only without one it is the day of the report. */
function withLabelBeside(map: SheetMap, { row, column }: Place, gap: Gap): Gap {
  const isAlone = gap.isDate && gap.before.trim() === "" && gap.after.trim() === "" && /^填报日期$/u.test(gap.label);
  const before = map.area(row, column).firstColumn - 1;
  if (!isAlone || before < 1) return gap;
  const beside = map
    .text(row, before)
    .trim()
    .replace(/[：:]\s*$/u, "");
  return /\p{L}/u.test(beside) && findGaps(map.text(row, before)).length === 0 ? { ...gap, label: beside } : gap;
}

/** Proposes what answers a label that stands in a text or over a line to write on. */
export function bindText(search: CellSearch, label: string, isDate: boolean): Binding {
  const setting = bindSetting(label);
  if (setting !== null) return setting;
  const { binding } = matchColumn({ headerPath: [label], code: null, whole: undefined }, search.context);
  if (!isDate) return binding;
  const field = binding.source?.kind === "field" ? search.index.byId.get(binding.source.field) : undefined;
  return field?.type === "date" ? binding : unbound("不清楚这里要填哪一天，请人工填写");
}

function bindGap(search: CellSearch, gap: Gap, before: readonly Gap[]): Binding {
  if (gap.isInSentence && gap.label !== "报告年份") return bindInSentence(search, gap, before);
  const context = { ...search.context, tableUnit: gap.unit ?? search.context.tableUnit };
  const binding = bindText({ ...search, context }, gap.label, gap.isDate);
  const printed = gap.after
    .replace(/[（(](?:盖章|公章|签章|签字|签名|章)[）)]/gu, "")
    .replace(/[）)〕］\]】\s\u3000度。；;，,]/gu, "");
  const isTold = /^(?:报告年份|统计时点)$/u.test(gap.label) || gap.unit !== null;
  // The print names the day, so that only the year of the report is asked.
  if (gap.label === "统计时点" && /^\s*\d{1,2}月\d{1,2}日/u.test(gap.after)) return { ...binding, confidence: 0.8 };
  return isTold ? binding : weaken(binding, printed);
}

/** A measure in a sentence: its unit must be that of the field, and 其中 is a part of the clause before. */
function bindInSentence(search: CellSearch, gap: Gap, before: readonly Gap[]): Binding {
  const { context, index } = search;
  const rise = readGrowth(gap.label);
  if (rise !== null && rise.measure === "" && gap.unit === "%") return riseOf(search, before);
  const whole = before.findLast(({ label }) => !label.startsWith("其中"))?.label;
  const asked = { headerPath: [gap.label], code: null, whole: whole === undefined ? undefined : [whole] };
  const { binding } = matchColumn(asked, { ...context, tableUnit: gap.unit ?? context.tableUnit });
  if (binding.source?.kind !== "field") return binding;
  const field = index.byId.get(binding.source.field);
  if (gap.unit === null || field === undefined) return binding;
  if (!isUnitFor(gap.unit, field.dimension))
    return unbound(`空格后面印的是“${gap.unit}”，与“${field.label}”不是一类数，请人工填写`);
  return binding;
}

/** 营业收入____万元，同比增长____%: how much the measure of the gap before rose. */
function riseOf(search: CellSearch, before: readonly Gap[]): Binding {
  const measure = before.at(-1);
  const taken = measure?.isInSentence === true ? bindInSentence(search, measure, before.slice(0, -1)) : null;
  return (taken === null ? null : growthOf(taken, true)) ?? unbound("不清楚是哪一项的增长，请人工填写");
}

function weaken(binding: Binding, printed: string): Binding {
  if (printed === "" || binding.source === null) return binding;
  return { ...binding, confidence: 0.3, reason: `空格后面还印着“${printed}”，请确认怎样填写` };
}
