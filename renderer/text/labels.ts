/** Words every page uses (通用文字). */
export const labels = {
  product: "园册",
  home: "首页",
  roster: "名册",
  ledgers: "清单台账",
  targets: "指标与目标",
  packs: "政策包",
  importing: "导入",
  reporting: "报表",
  settings: "设置",
  search: "查找企业、载体、清单、页面",
  searchKey: "Ctrl K",
  collapse: "收起",
  expand: "展开",
  fillZoneName: "填写高新区名称",
  cancel: "取消",
  cancelling: "正在停下…",
  close: "关闭",
  retry: "重试",
  copyDetails: "复制详情",
  copied: "已复制",
  loading: "正在取数…",
  missing: "—",
  yes: "是",
  no: "否",
  blank: "空白",
  save: "保存",
  back: "返回",
  view: "查看",
  safeNote: "已存入账本的数据不受影响。",
  crashTitle: "这一页没能显示出来",
  crashBody: "已存入账本的数据不受影响。请点“重新打开”；若仍不行，请复制详情交给维护人员。",
  reopen: "重新打开",
  noPage: "没有这个页面",
  toHome: "回到首页",
  noEnterprise: "没有这一条，可能已被删除、撤销导入或合并。",
  toRoster: "回到名册",
  clear: "清除",
  unconfirmed: "待核实",
  more: "更多",
} as const;

/** As-of day in the top bar (截止日). */
export const asOf = (day: string): string => `截至 ${day}`;
/** Words of choosing another day (截至某日). */
export const asOfText = {
  label: "数据截至日期",
  hint: "名册、指标和目标都按这一天计算。",
  today: "回到今天",
  past: "非今日",
  yearEnd: (year: number): string => `${year} 年末`,
} as const;
/** Rows done of a job. */
export const progressText = (done: number, total: number | null): string =>
  total === null ? (done > 0 ? `已完成 ${formatCount(done)}` : "") : `${formatCount(done)} / ${formatCount(total)}`;
/** A count with thousands separators. */
export const formatCount = (count: number): string => count.toLocaleString("zh-CN");
/** Text handed to support. */
export const supportText = (sentence: string, reference: string | null, moment: string): string =>
  [`园册`, moment, sentence, reference === null ? "" : `编号 ${reference}`].filter((part) => part !== "").join("\n");
