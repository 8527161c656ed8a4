/** Tables of a text file made recognisable: cells parted by tabs, or by spaces under a header of years (文本中的表格). */

/** Puts " | " between the cells of such lines; other lines stay as they are. */
export function markTables(raw: string): string {
  return raw.includes("\t") || HEADER.test(raw) ? markSpaced(raw.split("\n").map(markTabs)).join("\n") : raw;
}

const HEADER = /^[ \u3000]*\S*(?:指标|项目|区域|地区|名称)\S*[ \u3000][^\n]*20\d\d/mu;

/** Two tabs or more make a row; a single one is an indent. An empty cell at either end was merged with the one above. */
function markTabs(line: string): string {
  const cells = line.split("\t").map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== "").length;
  return cells.length < 3 || filled < 2 || line.includes("|") ? line : cells.join(" | ");
}

/** A PDF leaves only spaces between cells: rows are the lines below a header that have as many words. */
function markSpaced(lines: readonly string[]): string[] {
  let width = 0;
  return lines.map((line) => {
    const words = line.trim().split(/[ \u3000]+/u);
    if (isHeader(line, words)) width = words.length;
    else if (words.length !== width || !/\d/u.test(words.at(-1) ?? "")) width = 0;
    return width > 0 ? words.join(" | ") : line;
  });
}

function isHeader(line: string, words: readonly string[]): boolean {
  const years = words.filter((word) => /^20\d\d年?(?:目标|计划)?$/u.test(word)).length;
  return !line.includes("|") && years >= 2 && /指标|项目|区域|地区|名称/u.test(words.slice(0, 2).join(""));
}
