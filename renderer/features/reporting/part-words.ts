/** What a part of a workbook file holds, as a clerk would call it. */
export function partWords(part: string): string {
  const name = part.replace(/^\//u, "").toLowerCase();
  return known.find(([pattern]) => pattern.test(name))?.[1] ?? "其他内容";
}

/** Parts counted by what they hold, most frequent first (工作表 3、图片 1). */
export function countParts(parts: readonly string[]): readonly { readonly words: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(partWords(part), (counts.get(partWords(part)) ?? 0) + 1);
  return [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count);
}

const known: readonly (readonly [RegExp, string])[] = [
  [/\.rels$|^\[content_types\]/u, "内部目录"],
  [/^xl\/worksheets\//u, "工作表"],
  [/^xl\/chartsheets?\//u, "图表页"],
  [/^xl\/charts\//u, "图表"],
  [/^xl\/drawings\//u, "图形和批注框"],
  [/^xl\/media\//u, "图片"],
  [/^xl\/(threaded)?comments/u, "批注"],
  [/^xl\/styles/u, "格式"],
  [/^xl\/theme\//u, "主题颜色和字体"],
  [/^xl\/sharedstrings/u, "文字表"],
  [/^xl\/calcchain/u, "计算次序（打开时自动重建）"],
  [/^xl\/workbook/u, "工作簿设置"],
  [/^xl\/printersettings/u, "打印机设置"],
  [/^xl\/vbaproject/u, "宏"],
  [/^xl\/(pivot|tables|querytables)/u, "表格和透视表"],
  [/^xl\/externallinks/u, "外部链接"],
  [/^customxml\//u, "附加数据"],
  [/^docprops\//u, "文件属性"],
];
