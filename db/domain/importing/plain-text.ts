import { type Finding, noted, type Reading, refused } from "#domain/importing/cell-typer";
import type { CellContent } from "#domain/workbook/grid";

/** Blanks and invisible marks around a text (首尾空白). */
export const OUTER_BLANKS = /^[\s\p{Cf}\p{Zs}]+|[\s\p{Cf}\p{Zs}]+$/gu;

/** White space, full-width blanks, invisible marks, or characters outside the common set (不寻常字符): such a text needs a closer look. */
export const UNUSUAL = /[\s\p{Cf}\p{Zs}\u3400-\u4dbf]|[\u{20000}-\u{3ffff}]/u;

/** What a text column cannot take from a cell (文字列不收的内容): an error value, or the zero a formula gives for a blank it points at. Null: it is text. */
export function notText(content: CellContent, raw: string): Reading | null {
  if (typeof content !== "object") return null;
  const value = content.kind === "formula" ? content.value : content;
  if (typeof value === "object" && value?.kind === "error") {
    return refused("formula-error", `单元格是公式错误 ${raw}，未导入`);
  }
  return content.kind === "formula" && content.value === 0
    ? noted(null, "formula-zero", "公式结果是 0，像是引用了空单元格，按空白处理")
    : null;
}

/** A date typed or turned into a cell for words (日期串到文字列). Null: it is none. */
export function isDateCell(content: CellContent): boolean {
  if (typeof content !== "object") return false;
  return (
    content.kind === "date" ||
    (content.kind === "formula" && typeof content.value === "object" && content.value?.kind === "date")
  );
}

/** Says that a text was spoilt on its way (乱码): characters that stand for lost ones, GBK read as Latin letters, question marks among Chinese characters. */
export function garbled(text: string): Finding | null {
  return GARBLED.test(text) ? warning("text-garbled", `“${text}”里有乱码或丢失的字，照原样导入，请核对`) : null;
}

/** U+FFFD and private characters; accented Latin letters in a row; ? or □ between Chinese characters. */
const GARBLED =
  /[\ufffd\ue000-\uf8ff]|[\u00a1-\u00ff]{4}|锟斤拷|烫烫|[\u4e00-\u9fff][?\u25a1]+[\u4e00-\u9fff]|[\u4e00-\u9fff]\?{2,}|&(?:nbsp|amp|lt|gt|#\d+);|<br\s*\/?>|_x[0-9A-F]{4}_/iu;

/** Invisible marks inside a text (不可见字符), which make two equal texts differ. */
export const HIDDEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/** Says a character only GB 18030 has (生僻字): it is lost in GBK files and missing in old fonts. */
export function rareCharacter(value: string): Finding | null {
  const rare = RARE.exec(value)?.[0];
  return rare === undefined
    ? null
    : warning("gb18030-only-character", `含生僻字“${rare}”，旧系统或旧字体可能显示不出，已照原样保留`);
}

/** A warning without a suggestion (提醒). */
export function warning(kind: string, reason: string): Finding {
  return { kind, severity: "warning", reason, suggestion: null };
}

const RARE = /[\u3400-\u4dbf]|[\u{20000}-\u{3ffff}]/u;
