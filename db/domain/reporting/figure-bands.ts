/** Which figure of enterprises words name, and the bands they cut it into (企业指标与分档): 营业收入, 营业收入2000万元以下. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { matchHeader } from "#domain/importing/match-header";
import { readBand, readHeadingWords } from "#domain/reporting/formula-words";

/** A band as conditions of the formula language. `of`: what is counted, when said; `bounds`: which bounds belong to it, in words. */
export interface FigureBand {
  readonly label: string;
  readonly conditions: readonly string[];
  readonly of: string;
  readonly bounds: string;
}

/** Reads a band of a figure the catalogue knows; null for any other text. */
export function readFigureBand(text: string, index: CatalogueIndex): FigureBand | null {
  const band = readBand(text);
  if (band === null) return null;
  const field = enterpriseFigure([band.figure], index) ?? enterpriseFigure([bandFigure(band.figure)], index);
  if (field === null) return null;
  const { label } = field;
  const conditions = [
    ...(band.from === null ? [] : [`${label} ${band.above ? ">" : "≥"} ${band.from}`]),
    ...(band.until === null ? [] : [`${label} ${band.through ? "≤" : "<"} ${band.until}`]),
  ];
  const bounds = band.above ? "不含本数" : band.through ? "上下限都含本数" : "下限含本数、上限不含";
  return { label, conditions, of: band.of, bounds };
}

/** A band without its figure, as a table prints it under 按营业收入规模分 or beside 营业收入规模. */
export function isBareBand(text: string): boolean {
  return readBand(text)?.figure === "";
}

/** The figure by which a heading says that a table is cut into bands (营业收入规模、按营收分); null when it names none. */
export function bandedFigure(heading: string): string | null {
  const figure = heading
    .replace(/\s+/gu, "")
    .replace(/^(?:其中[:：]?)?(?:按照?)?/u, "")
    .replace(/(?:划分|分组|分档|分类|分)$/u, "")
    .replace(/(?:规模|区间|档次|分档|范围|情况)$/u, "");
  return figure.length < 2 || figure === "企业" ? null : figure;
}

/** The figure of enterprises a heading names, with its group before it when it is only a part of a name (其中：发明 under 专利授权). */
export function enterpriseFigure(texts: readonly string[], index: CatalogueIndex): Field | null {
  const leaf = texts.at(-1) ?? "";
  const over = texts.at(-2);
  const paths = [[...texts], [leaf], ...partPaths(leaf, over)];
  for (const path of paths) {
    const match = matchHeader(
      { path, code: null, subject: "enterprise", ...(over === undefined ? {} : { whole: [over] }) },
      index,
    );
    const field = match.fields.length === 1 ? index.byId.get(match.fields[0] ?? "") : undefined;
    const fits = field?.subject === "enterprise" && field.kind === "observation" && field.type !== "text";
    if (fits && match.confidence >= 0.8 && !match.approximate) return field;
  }
  return null;
}

/** 专利授权 / 其中:发明 → 当年发明专利授权件数. */
function partPaths(leaf: string, over: string | undefined): readonly string[][] {
  const words = readHeadingWords(leaf);
  if (over === undefined || words.core.length > 4) return [];
  const group = readHeadingWords(over).core;
  return ["", "当年"].flatMap((lead) => ["", "数", "件数"].map((tail) => [`${lead}${words.core}${group}${tail}`]));
}

/** 营收 stands for 营业收入 where a band is meant. */
export function bandFigure(word: string): string {
  return word.replace(/^(?:年|年度|当年)/u, "").replace(/^(?:营收|收入|销售收入|主营业务收入|主营收入)$/u, "营业收入");
}
