import type { ConditionVerdict } from "#contract/criteria";

/** Sentences of criteria checks (达标体检). */
export const criteriaText = {
  title: "达标体检",
  note: "一家载体或企业，对照一套或几套认定条件，逐条看够不够。",
  subject: "体检对象",
  subjectHint: "载体、企业或机构的名称",
  noSubject: "名册里没有叫这个名称的",
  carriers: "孵化载体",
  enterprises: "企业",
  rules: "认定条件",
  rulesHint: "选一套；选两套可以并排比较",
  print: "打印",
  startTitle: "选一个对象和一套条件",
  startBody: "例如选一家孵化器，再选 2018 年和 2025 年两套条件，就能看到新旧条件各差多少。",
  noRules: "这类对象没有现成的认定条件，可以装入含有条件的政策包。",
  condition: "条件",
  figures: "现值与要求",
  threshold: "要求",
  state: "结论",
  notApply: "不适用",
  coefficient: (label: string, factor: string): string => `按「${label}」放宽，门槛乘以 ${factor}`,
  full: (threshold: string): string => `原门槛 ${threshold}`,
  unconfirmed: "待核实",
  anyOf: "以下满足一项即可",
  asOf: (day: string): string => `截至 ${day}`,
  back: "政策包",
} as const;

/** The conclusion in words. */
export const conditionWords: Readonly<Record<ConditionVerdict["status"], string>> = {
  met: "达标",
  missed: "未达标",
  nodata: "缺数",
  manual: "需人工核对",
};
