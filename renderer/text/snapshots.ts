import { formatCount } from "./labels";

/** Sentences of frozen years (年度快照). */
export const snapshotsText = {
  title: "年度快照",
  note: "把名册和数字按某一天定格。以后再怎么改，快照里的数都能原样算出来。",
  freeze: "定格一年",
  emptyTitle: "还没有快照",
  emptyBody: "年末名单确认以后定格一次，“翻番”“净增”“逐年递增”才有可靠的基数。",
  name: "名称",
  year: "年度",
  day: "截至",
  remark: "说明",
  counts: "定格时的数量",
  frozen: "定格于",
  frozenNow: (name: string): string => `「${name}」已定格。`,
  nameMissing: "请填写名称。",
  usual: (year: number): string => `${year}年末`,
  frozenTitle: (name: string, day: string): string => `${name}（截至 ${day}）的名册`,
  kind: "看哪一类",
  search: "按名称找",
  entry: "名称",
  noneFound: "没有找到。",
  listed: (shown: number, total: number): string =>
    shown < total
      ? `共 ${formatCount(total)} 条，只列前 ${formatCount(shown)} 条，可以按名称找。`
      : `共 ${formatCount(total)} 条`,
  countWords: (label: string, count: number): string => `${label} ${formatCount(count)}`,
} as const;
