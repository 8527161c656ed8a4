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
