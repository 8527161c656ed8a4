import { readXml, readXmlInteger, type XmlAttributes } from "./xml-reader.ts";

/** The colours a workbook can name: its theme and its palette. */
export interface WorkbookColors {
  /** `#RRGGBB` of a colour element (`rgb`, `theme` with `tint`, or `indexed`); null for automatic. */
  resolve(attributes: XmlAttributes): string | null;
}

/** Order in which a theme part lists its colours; cells count light before dark (ECMA-376 part 1, 18.8.3). */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

const OFFICE_THEME = "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080".split(" ");

/** The fixed palette (ECMA-376 part 1, 18.8.27); its first eight colours stand twice. */
const PALETTE = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** Reads the theme part; `palette` replaces the fixed one where a workbook brings its own. */
export function createWorkbookColors(theme: string | null, palette: readonly string[]): WorkbookColors {
  const named = theme === null ? OFFICE_THEME : readTheme(theme);
  return {
    resolve(attributes) {
      const { rgb, theme: number, indexed, tint } = attributes;
      const base =
        rgb !== undefined
          ? rgb.slice(-6)
          : number !== undefined
            ? named[readXmlInteger(number, -1)]
            : indexed !== undefined
              ? (palette[readXmlInteger(indexed, -1)]?.slice(-6) ?? PALETTE[readXmlInteger(indexed, -1)])
              : undefined;
      if (base === undefined || !/^[0-9a-f]{6}$/iu.test(base)) return null;
      return `#${applyTint(base, Number(tint ?? 0)).toUpperCase()}`;
    },
  };
}

function readTheme(document: string): readonly string[] {
  const colors = new Map<string, string>();
  let slot = "";
  readXml(document, {
    open(name, attributes) {
      if (THEME_ORDER.includes(name)) slot = name;
      const value = name === "srgbClr" ? attributes.val : name === "sysClr" ? attributes.lastClr : undefined;
      if (slot !== "" && value !== undefined && !colors.has(slot)) colors.set(slot, value);
    },
    close(name) {
      if (name === slot) slot = "";
    },
  });
  return THEME_ORDER.map((name, i) => colors.get(name) ?? OFFICE_THEME[i] ?? "000000");
}

/** Lightens (tint above 0) or darkens a colour by its lightness (ECMA-376 part 1, 18.8.19). */
function applyTint(color: string, tint: number): string {
  if (!(tint !== 0 && tint >= -1 && tint <= 1)) return color;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (high + low) / 2;
  const target = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const spread = high === low ? 0 : (high - low) / (1 - Math.abs(2 * lightness - 1));
  const newSpread = spread * (1 - Math.abs(2 * target - 1));
  return [red, green, blue]
    .map((part) => (high === low ? target : target + ((part - lightness) / (high - low)) * newSpread))
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("");
}
