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
  [/^(?:单位|部门|机构)?负责人|^单位领导/u, "unitHead", 0.85],
  // Often another person than the head: a name under a stamp is not guessed.
  [/^分管领导|^主管领导|^审核人/u, "unitHead", 0.6],
  [/^(?:填表|填报|制表|经办|报送)人|^(?:填表|制表|经办)$/u, "preparedBy", 0.9],
  [/^联系(?:电话|方式)|^电话|^办公电话/u, "phone", 0.85],
  [/^(?:报出|填报|填表|报送|上报|制表)(?:日期|时间)/u, "reportDate", 0.9],
  [/^(?:报告期|报告年度|报告年份|统计年度|年度|年份)/u, "period", 0.8],
  [/^统计时点/u, "period", 0.6],
];

/** Proposes a setting for a label around the form (填报单位、负责人、日期); null when the label is none of them. */
export function bindSetting(label: string): Binding | null {
  const folded = foldText(label).replace(/\([^()]*\)/gu, "");
  // 填表人及电话 wants two things, and no setting holds both.
  if (/(?:及其?|和|与|、|\/)(?:联系)?(?:电话|手机|方式)/u.test(folded)) return null;
  for (const [pattern, setting, confidence] of SETTINGS) {
    if (!pattern.test(folded)) continue;
    return { source: { kind: "setting", setting }, confidence, reason: `“${folded}”取自设置里填好的内容` };
  }
  return null;
}
