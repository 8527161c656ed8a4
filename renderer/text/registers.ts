/** Sentences of the register's kinds (名册各类). */
export const registersText = {
  more: "更多名册",
  snapshots: "年度快照",
  missing: "没有这一类名册，可能它的政策包已经卸下。",
  related: "关系",
  belongsTo: "它属于",
  holds: "属于它的",
  onlyFirst: (count: number): string => `只列前 ${count} 条。`,
  noRelated: "还没有记录它与别的对象的关系。",
  current: "现在",
  past: "以前",
  total: (count: number): string => `共 ${count} 条`,
  name: "名称",
  words: "说明",
  state: "状态",
} as const;
