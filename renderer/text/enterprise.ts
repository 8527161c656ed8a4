import type { Provenance } from "#domain/shared/provenance";
import { formatMoment } from "./format-value";
import { formatCount } from "./labels";

/** Sentences of the page of one enterprise (企业详情). */
export const enterpriseText = {
  code: "统一社会信用代码",
  noCode: "没有统一社会信用代码",
  overview: "概况",
  history: "历年数据",
  qualifications: "资质",
  changes: "来源与变更",
  formerNames: "曾用名",
  until: (day: string): string => `（至 ${day}）`,
  indicator: "指标",
  noHistory: "还没有这家企业的指标数据。导入带营业收入、人员等列的名册后，会按年份排在这里。",
  noQualifications: "没有登记资质。导入高企名单等资质表后，会列在这里。",
  noAttributes: "还没有登记其他信息。",
  noChanges: "没有变更记录。",
  kind: "资质",
  certificate: "证书编号",
  issued: "发证日期",
  validUntil: "有效期至",
  state: "状态",
  valid: "有效",
  expired: "已过期",
  sources: "来源文件",
  journal: "变更记录",
  moment: "时间",
  by: "经手",
  what: "项目",
  before: "改前",
  after: "改后",
  previous: "上一家",
  next: "下一家",
  openPage: "打开详情页",
  roster: "名册",
  source: "来源",
  sourceOf: (label: string): string => `查看来源：${label}`,
  workbook: "工作簿",
  sheet: "工作表",
  cell: "单元格",
  raw: "原文",
  unit: "读取单位",
  imported: "导入时间",
  typedBy: "手工填写",
  person: "经手人",
  typedAt: "填写时间",
  highTech: "高新技术企业",
  aboveScale: "规上企业",
  onlyName: "企业",
} as const;

/** How many values came from a workbook. */
export const sourceCount = (count: number): string => `${formatCount(count)} 个值`;

/** A source in one line. */
export function sourceWords(source: Provenance): string {
  return source.kind === "import"
    ? `${source.workbook} · ${source.sheet.trim()} · ${source.cell}`
    : `${enterpriseText.typedBy} · ${source.person} · ${formatMoment(source.at)}`;
}
