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
  noHistory: "还没有指标数据。导入带营业收入、人员等列的名册后，会按年份排在这里。",
  trendOf: (label: string): string => `看走势：${label}`,
  byYear: "按年",
  byHalf: "按半年",
  byQuarter: "按季",
  byMonth: "按月",
  byCumulative: (last: number): string => `1—${last}月累计`,
  noTrendOfWords: "这一项不是数，没有走势图。",
  noTrendOfOne: (period: string): string => `只有${period}一期，再有一期同样长短的数，这里就画出走势。`,
  noTrendOfMixed: "这几期长短不同，不能连成一条线。再有一期同样长短的数，这里就画出走势。",
  noQualifications: "没有登记资质。导入高企名单等资质表后，会列在这里。",
  noAttributes: "还没有登记其他信息。",
  noChanges: "没有变更记录。",
  kind: "资质",
  certificate: "证书编号",
  issued: "发证日期",
  validUntil: "有效期至",
  sources: "来源文件",
  journal: "变更记录",
  moment: "时间",
  by: "经手",
  what: "项目",
  before: "改前",
  after: "改后",
  placeOf: (position: number, total: number, classifier: string): string =>
    `名册中第 ${formatCount(position)} / ${formatCount(total)} ${classifier}`,
  previous: (classifier: string): string => `上一${classifier}`,
  next: (classifier: string): string => `下一${classifier}`,
  stepBack: "看上一条",
  stepOn: "看下一条",
  otherLevel: (written: string, day: string): string =>
    `名册里写的是${written}；到 ${day} 有级别认定记录的，按记录算。`,
  happenings: "变动",
  noHappenings: "还没有登记成立、更名、迁入、迁出这类变动。可以在名册“更多名册 › 企业变动”里记，或导入变动名单。",
  noDate: "日期不明",
  later: (day: string): string => `（${day} 之后）`,
  openRecord: "看这条记录",
  stateOn: (day: string): string => `${day} 这一天`,
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
  onlyName: "企业",
} as const;

/** What rosters only tick, by field: the standing it means. */
export const tickedFields: Readonly<Record<string, string>> = {
  highTechEnterprise: "高新技术企业",
  aboveScale: "规上企业",
};

/** How a certificate stands on a day, and what is not known of it. */
export const heldWords = {
  states: { valid: "有效", notYet: "还未取得", expired: "已过期", revoked: "已撤销" },
  doubts: {
    noIssue: "未填发证日期",
    noEnd: "未填有效期",
    insidePartial: "日期只到年或月，这一天前后不明",
  },
} as const;

/** How many values came from a workbook. */
export const sourceCount = (count: number): string => `${formatCount(count)} 个值`;
