/** Parts of a package in words a clerk understands; paths inside a file tell nobody anything. */

/** What a part is, by its usual place. */
export function partInWords(path: string): string {
  const name = path.replaceAll("\\", "/").toLowerCase();
  return WORDS.find(([place]) => name.includes(place))?.[1] ?? "一部分内容";
}

const WORDS: readonly (readonly [place: string, words: string])[] = [
  ["worksheets/", "工作表内容"],
  ["sharedstrings", "文字内容"],
  ["styles.", "格式内容"],
  ["workbook.xml.rels", "工作表目录"],
  ["workbook.", "工作表目录"],
];
