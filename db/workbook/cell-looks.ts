import type { BorderLook, BorderStyle, CellLook } from "#domain/workbook/sheet-look";
import { createWorkbookColors, type WorkbookColors } from "./theme-colors.ts";
import { isXmlTrue, readXml, readXmlInteger, type XmlAttributes } from "./xml-reader.ts";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Side = keyof BorderLook;

const BORDER_STYLES: Readonly<Record<string, BorderStyle>> = {
  hair: "hair",
  thin: "thin",
  medium: "medium",
  thick: "thick",
  double: "double",
  dashed: "dashed",
  dotted: "dotted",
  dashDot: "dashed",
  dashDotDot: "dashed",
  slantDashDot: "dashed",
  mediumDashed: "medium",
  mediumDashDot: "medium",
  mediumDashDotDot: "medium",
};
const HORIZONTAL: Readonly<Record<string, NonNullable<CellLook["horizontal"]>>> = {
  left: "left",
  center: "center",
  centerContinuous: "center",
  right: "right",
  justify: "justify",
  distributed: "justify",
  fill: "fill",
};
const VERTICAL: Readonly<Record<string, NonNullable<CellLook["vertical"]>>> = {
  top: "top",
  center: "center",
  justify: "center",
  distributed: "center",
  bottom: "bottom",
};

/** Reads how each cell style looks, in the order of style numbers. */
export function readCellLooks(styles: string, theme: string | null): readonly CellLook[] {
  const colors = createWorkbookColors(theme, readPalette(styles));
  const reader = new LookReader(colors);
  readXml(styles, reader);
  return reader.looks;
}

function readPalette(styles: string): readonly string[] {
  const palette: string[] = [];
  if (!styles.includes("indexedColors")) return palette;
  readXml(styles, {
    open(name, attributes) {
      if (name === "rgbColor") palette.push(attributes.rgb ?? "");
    },
  });
  return palette;
}

class LookReader {
  readonly looks: CellLook[] = [];
  private readonly colors: WorkbookColors;
  private readonly fonts: Writable<CellLook>[] = [];
  private readonly fills: (string | null)[] = [];
  private readonly borders: Writable<BorderLook>[] = [];
  private section = "";
  private side: Side | null = null;
  private pattern = "";

  constructor(colors: WorkbookColors) {
    this.colors = colors;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (SECTIONS.has(name)) this.section = name;
    else if (this.section === "fonts") this.readFont(name, attributes);
    else if (this.section === "fills") this.readFill(name, attributes);
    else if (this.section === "borders") this.readBorder(name, attributes);
    else if (this.section === "cellXfs") this.readStyle(name, attributes);
  }

  close(name: string): void {
    if (name === this.section) this.section = "";
  }

  private readFont(name: string, attributes: XmlAttributes): void {
    if (name === "font") this.fonts.push({});
    const font = this.fonts.at(-1);
    if (font === undefined) return;
    const value = attributes.val;
    const on = value === undefined || isXmlTrue(value);
    if ((name === "name" || name === "rFont") && value !== undefined) font.font = value;
    if (name === "sz" && Number(value) > 0) font.size = Number(value);
    if (name === "b" && on) font.bold = true;
    if (name === "i" && on) font.italic = true;
    if (name === "u" && value !== "none") font.underline = true;
    const color = name === "color" ? this.colors.resolve(attributes) : null;
    if (color !== null && color !== "#000000") font.color = color;
  }

  /** A solid fill shows its foreground colour; other patterns are shown as their foreground too, the nearest a flat cell can come. */
  private readFill(name: string, attributes: XmlAttributes): void {
    if (name === "fill") this.fills.push(null);
    if (name === "patternFill") this.pattern = attributes.patternType ?? "none";
    const last = this.fills.length - 1;
    const shown = name === "fgColor" ? this.pattern !== "none" : name === "color" && this.fills[last] === null;
    if (shown) this.fills[last] = this.colors.resolve(attributes);
  }

  private readBorder(name: string, attributes: XmlAttributes): void {
    if (name === "border") this.borders.push({});
    this.side = SIDES[name] ?? null;
    const style = BORDER_STYLES[attributes.style ?? ""];
    const border = this.borders.at(-1);
    if (this.side !== null && style !== undefined && border !== undefined) border[this.side] = style;
  }

  private readStyle(name: string, attributes: XmlAttributes): void {
    if (name === "xf") this.looks.push(this.combine(attributes));
    const look: Writable<CellLook> | undefined = this.looks.at(-1);
    if (name !== "alignment" || look === undefined) return;
    const horizontal = HORIZONTAL[attributes.horizontal ?? ""];
    const vertical = VERTICAL[attributes.vertical ?? ""];
    if (horizontal !== undefined) look.horizontal = horizontal;
    if (vertical !== undefined) look.vertical = vertical;
    if (isXmlTrue(attributes.wrapText)) look.wrap = true;
  }

  private combine(attributes: XmlAttributes): CellLook {
    const look: Writable<CellLook> = { ...this.fonts[readXmlInteger(attributes.fontId, 0)] };
    const fill = this.fills[readXmlInteger(attributes.fillId, 0)] ?? null;
    const border = this.borders[readXmlInteger(attributes.borderId, 0)] ?? {};
    if (fill !== null) look.fill = fill;
    if (Object.keys(border).length > 0) look.border = border;
    return look;
  }
}

const SECTIONS = new Set(["fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "extLst"]);
const SIDES: Readonly<Record<string, Side>> = {
  left: "left",
  start: "left",
  right: "right",
  end: "right",
  top: "top",
  bottom: "bottom",
};
