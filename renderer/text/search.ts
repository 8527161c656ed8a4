/** Sentences of the search box over everything (全局查找). */
export const searchText = {
  placeholder: "企业名称、统一社会信用代码、拼音首字母，或页面名称",
  enterprises: "企业",
  pages: "页面",
  nothing: "没有找到。可以换个简称，或用拼音首字母试试（例：yljm）。",
  hint: "↑↓ 选择　Enter 打开　Esc 关闭",
  more: (total: string): string => `共 ${total} 家，去名册里看全部`,
} as const;
