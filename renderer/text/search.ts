import { formatCount } from "./labels";

/** Sentences of the search box over everything (全局查找). */
export const searchText = {
  placeholder: "企业、载体、集群、清单条目的名称，信用代码，拼音首字母，或页面名称",
  enterprises: "企业",
  pages: "页面",
  nothing: "没有找到。可以换个简称，或用拼音首字母试试（例：yljm）。",
  hint: "↑↓ 选择　Enter 打开　Esc 关闭",
  more: (total: number, classifier: string): string => `共 ${formatCount(total)} ${classifier}，看全部`,
} as const;
