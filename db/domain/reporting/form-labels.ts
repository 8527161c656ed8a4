import { foldText } from "#domain/shared/chinese-text";
import type { Binding, BoundSource } from "#domain/reporting/form-binding";

/** Binding of a place that nothing is known for. */
export function unbound(reason: string): Binding {
  return { source: null, confidence: 0, reason };
}

type Setting = Extract<BoundSource, { kind: "setting" }>["setting"];

/** Words printed around a form and the settings that answer them; the first match counts (表头表尾用语, 国家统计报表制度的表式惯例). */
const SETTINGS: readonly (readonly [RegExp, Setting, number])[] = [
  [/^(?:填报|报送|填表|申报|上报|汇总|编报|制表)(?:单位|机构|部门)/u, "reportingUnit", 0.9],
  [/^(?:高新区|开发区|园区)名称/u, "zoneName", 0.85],
  [/^(?:统计|统计工作)负责人/u, "statisticsHead", 0.9],
  [/^(?:单位|部门|机构)?负责人|^分管领导|^主管领导|^单位领导|^审核人/u, "unitHead", 0.85],
  [/^(?:填表|填报|制表|经办|报送)人/u, "preparedBy", 0.9],
  [/^联系(?:电话|方式)|^电话|^办公电话/u, "phone", 0.85],
  [/^(?:报出|填报|填表|报送|上报|制表)(?:日期|时间)/u, "reportDate", 0.9],
  [/^(?:报告期|报告年度|报告年份|统计年度|年度|年份)/u, "period", 0.8],
  [/^统计时点/u, "period", 0.6],
];

/** Proposes a setting for a label around the form (填报单位、负责人、日期); null when the label is none of them. */
export function bindSetting(label: string): Binding | null {
  const folded = foldText(label).replace(/\([^()]*\)/gu, "");
  for (const [pattern, setting, confidence] of SETTINGS) {
    if (!pattern.test(folded)) continue;
    return { source: { kind: "setting", setting }, confidence, reason: `“${folded}”取自设置里填好的内容` };
  }
  return null;
}

/** A place inside a printed text (文字中的空): `before` stays in front of the value, `after` behind it. */
export interface Gap {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly isDate: boolean;
}

const LABELLED = /([^：:\s\u3000_]+(?:[\u3000 ][^：:\s\u3000_]+)?)[：:]/gu;
const BLANK_DATE = /(?:20)?[\s\u3000_]*年[\s\u3000_]*月(?:[\s\u3000_]*日)?/u;
const BLANK_YEAR = /(?:20)?[\s\u3000_]{1,}年/u;

/** Finds the gaps of a printed text: labels with nothing behind the colon, and years left blank (20　　年). */
export function findGaps(text: string): Gap[] {
  const unlabelled = gapWithoutLabel(text);
  if (unlabelled !== null) return unlabelled;
  const labels = [...text.matchAll(LABELLED)];
  const gaps: Gap[] = [];
  let from = 0;
  for (const [i, match] of labels.entries()) {
    const start = match.index + match[0].length;
    const end = labels[i + 1]?.index ?? text.length;
    const gap = readGap(text.slice(start, end));
    if (gap === null) continue;
    gaps.push({ label: (match[1] ?? "").trim(), before: text.slice(from, start), after: "", isDate: gap.isDate });
    from = start + gap.length;
    // Two blanks stay in front of the next label so that value and label do not run together.
    if (from === end && i < labels.length - 1) from = Math.max(start, end - 2);
  }
  const last = gaps.at(-1);
  return last === undefined ? [] : [...gaps.slice(0, -1), { ...last, after: text.slice(from).trimEnd() }];
}

/** Forms that stand for themselves: a blank date, a blank year in a title, 统计时点 with its fixed day; null when labels must be looked at. */
function gapWithoutLabel(text: string): Gap[] | null {
  const date = BLANK_DATE.exec(text.trim())?.[0];
  if (date !== undefined && date === text.trim()) return [{ label: "填报日期", before: "", after: "", isDate: true }];
  const point = /^(\s*统计时点\s*[：:])\s*(?:20)?[\s\u3000_]{2,}年(.*)$/u.exec(text);
  if (point !== null) return [{ label: "统计时点", before: point[1] ?? "", after: point[2] ?? "", isDate: false }];
  return /[：:]/u.test(text) ? null : yearGap(text, "报告年份");
}

/** How much behind a colon is gap; null when a value is printed there already. */
function readGap(rest: string): { readonly isDate: boolean; readonly length: number } | null {
  const date = BLANK_DATE.exec(rest);
  if (date !== null && rest.slice(0, date.index).trim() === "")
    return { isDate: true, length: date.index + date[0].length };
  const blank = /^[\s\u3000_＿]*/u.exec(rest)?.[0].length ?? 0;
  // Printed text behind a wide gap belongs to the value (　　　市科技局); behind the colon at once it is the value itself.
  return blank === rest.length || blank >= 3 ? { isDate: false, length: blank } : null;
}

function yearGap(text: string, label: string): Gap[] {
  const match = BLANK_YEAR.exec(text);
  if (match === null || /月/u.test(text.slice(match.index))) return [];
  const at = match.index + match[0].length;
  return [{ label, before: text.slice(0, match.index), after: text.slice(at), isDate: false }];
}
