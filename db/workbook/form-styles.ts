import type { FormCellLook } from "#domain/reporting/form-workbook";
import { builtInFormat } from "./number-format.ts";
import { listElements, readAttribute } from "./xml-text.ts";

/** What each cell style of a workbook says about filling (样式表). */
export function readFormStyles(xml: string | null): readonly FormCellLook[] {
  if (xml === null) return [];
  const formats = new Map(
    listElements(xml, "numFmt").map((format) => [
      readAttribute(format.tag, "numFmtId") ?? "",
      readAttribute(format.tag, "formatCode") ?? "General",
    ]),
  );
  const borders = listElements(listElements(xml, "borders")[0]?.inner ?? "", "border").map((border) =>
    linedSides(border.inner),
  );
  return listElements(listElements(xml, "cellXfs")[0]?.inner ?? "", "xf").map((style) => {
    const id = readAttribute(style.tag, "numFmtId") ?? "0";
    const format = formats.get(id) ?? builtInFormat(Number(id));
    const protection = listElements(style.inner, "protection")[0]?.tag ?? "";
    const lines = borders[Number(readAttribute(style.tag, "borderId") ?? 0)] ?? [];
    return {
      numberFormat: /^general$/iu.test(format) ? null : format,
      locked: !/^(?:0|false)$/u.test(readAttribute(protection, "locked") ?? "1"),
      // Two sides with a line make a table cell; a single line is an underline or the edge of a neighbour.
      bordered: lines.length >= 2,
      underlined: lines.length === 1 && lines[0] === "bottom",
    };
  });
}

function linedSides(inner: string): readonly string[] {
  return ["left", "right", "top", "bottom"].filter((side) =>
    new RegExp(`<(?:[\\w.-]+:)?${side}\\s[^>]*style\\s*=\\s*["'](?!none)`, "u").test(inner),
  );
}
