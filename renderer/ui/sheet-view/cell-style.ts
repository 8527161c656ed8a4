import type { CSSProperties } from "react";
import type { BorderStyle, CellLook } from "#domain/workbook/sheet-look";

/** CSS of a workbook's cell look at a zoom (单元格外观). `numeric` decides the alignment where the look says nothing, as Excel does. */
export function cellStyle(look: CellLook | undefined, numeric: boolean, zoom: number): CSSProperties {
  const horizontal = look?.horizontal ?? (numeric ? "right" : "left");
  return {
    justifyContent: justify[horizontal],
    textAlign: horizontal === "justify" || horizontal === "fill" ? "left" : horizontal,
    alignItems: align[look?.vertical ?? "bottom"],
    fontSize: ((look?.size ?? 11) * 96 * zoom) / 72,
    ...(look?.font === undefined ? {} : { fontFamily: fontStack(look.font) }),
    ...(look?.bold === true || isHeavyTitleFont(look?.font) ? { fontWeight: 600 } : {}),
    ...(look?.italic === true ? { fontStyle: "italic" } : {}),
    ...(look?.underline === true ? { textDecoration: "underline" } : {}),
    ...(look?.color === undefined ? {} : { color: look.color }),
    ...(look?.fill === undefined ? {} : { backgroundColor: look.fill }),
    ...(look?.wrap === true ? { whiteSpace: "pre-wrap", overflowWrap: "anywhere" } : {}),
  };
}

/**
 * Letter spacing in pixels that keeps an unbreakable word on one line, or null where it may wrap: the screen's font is a
 * little wider than the form's, and a credit code that fitted its cell there would break and lose its end here.
 */
export function condensed(text: string, fontSize: number, width: number): number | null {
  if (text === "" || !/^[\x21-\x7e]+$/u.test(text)) return null;
  const wide = [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * fontSize;
  const over = (wide - width) / text.length;
  if (over <= 0) return 0;
  // Much too long is no matter of fonts: Excel breaks such a word as well.
  return over > 0.16 * fontSize ? null : -over;
}

// Widths in em, at the wide end of the fonts that stand in.
function letterWidth(letter: string): number {
  if (/[A-Z@%&]/u.test(letter)) return /[MW@%]/u.test(letter) ? 0.9 : 0.66;
  return /[ijl.,:;'|!]/u.test(letter) ? 0.34 : 0.57;
}

/** CSS of one border line; undefined where there is none. */
export function borderLine(style: BorderStyle | undefined, zoom: number): string | undefined {
  if (style === undefined) return undefined;
  const [width, line] = lines[style];
  return `${Math.max(1, Math.round(width * Math.min(1, zoom)))}px ${line} #3c4350`;
}

/** A font of a Chinese workbook with what stands in where it is not installed: 宋体 and 仿宋 keep their serifs, 黑体 stays plain. */
export function fontStack(font: string): string {
  const plain = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif';
  const serif = 'SimSun, "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif';
  const quoted = `"${font.replaceAll('"', "")}"`;
  return /宋|song|仿|fang|楷|kai|times|serif|ming/iu.test(font) ? `${quoted}, ${serif}` : `${quoted}, ${plain}`;
}

// 方正小标宋 is drawn heavy; its stand-ins are not.
function isHeavyTitleFont(font: string | undefined): boolean {
  return font?.includes("小标宋") ?? false;
}

const justify = {
  left: "flex-start",
  center: "center",
  right: "flex-end",
  justify: "flex-start",
  fill: "flex-start",
} as const;
// Safe: text taller than its cell shows its first line, not its middle.
const align = { top: "flex-start", center: "safe center", bottom: "safe flex-end" } as const;
const lines = {
  hair: [1, "dotted"],
  thin: [1, "solid"],
  medium: [2, "solid"],
  thick: [3, "solid"],
  double: [3, "double"],
  dashed: [1, "dashed"],
  dotted: [1, "dotted"],
} as const satisfies Record<BorderStyle, readonly [number, string]>;

/** How far the text of a cell may go: over the blank neighbours (`spill` pixels), cut off before the next cell that says something, as in Excel; else it would stand in that cell's figures. */
export function textWidth(width: number, spill: number): CSSProperties {
  return spill > 0 ? { maxWidth: width + spill, overflow: "hidden" } : { maxWidth: width };
}
