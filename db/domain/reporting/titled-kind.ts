/** Whose entries a table lists by the titles over it (标题说的是谁): 三、大学科技园 over a bare 名称 means carriers. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Binding, FormColumn } from "#domain/reporting/form-binding";
import { foldText } from "#domain/shared/chinese-text";

/** 名称 alone: of whom is for the titles to say. */
const BARE = /^(?:名称|名)$/u;
/** Names of places where enterprises sit; on a list of carriers they are the carriers' own. */
const PLACE_NAME = /^.{0,8}(?:科技园|孵化园|创业园|园区|园|基地|空间|孵化器|加速器|工场|综合体|载体|中心|平台)名称$/u;
const ENTERPRISES = /企业|公司|高企|规上|纳税人|法人单位|商户/u;
const CARRIERS =
  /(?:国家|省级?|市级?)?(?:大学|高校)科技园|科技企业孵化器|(?:企业)?孵化器|众创空间|(?:企业)?加速器|(?:创新)?创业孵化(?:基地|载体)?|(?:双创|孵化|创新创业|创业)载体|创业(?:服务中心|基地|园)|产业创新服务综合体/gu;

/** The kind the nearest title names that names any; null when none does. */
export function titledKind(titles: readonly string[]): "carrier" | "enterprise" | null {
  for (const title of titles) {
    const folded = foldText(title);
    const rest = folded.replace(CARRIERS, "");
    if (ENTERPRISES.test(rest) || /在孵|毕业/u.test(rest)) return "enterprise";
    if (rest !== folded) return "carrier";
  }
  return null;
}

/** Whether a column is headed by 名称 and nothing that says whose. */
export function isBareName({ headerPath }: FormColumn): boolean {
  return BARE.test(heading(headerPath));
}

/** The carrier's name where the titles say that carriers are listed: 名称, 科技园名称, 基地名称. Null for any other heading. */
export function carrierNameOf(column: FormColumn, index: CatalogueIndex): Binding | null {
  const words = heading(column.headerPath);
  const isName = BARE.test(words) || PLACE_NAME.test(words);
  if (column.kind !== "input" || !isName || index.kind !== null || !index.byId.has("carrierName")) return null;
  const source = { kind: "field", field: "carrierName", unit: null, period: null } as const;
  return { source, confidence: 0.85, reason: "标题写明列的是孵化载体，这一列是载体的名称" };
}

function heading(path: readonly string[]): string {
  return foldText(path.at(-1) ?? "").replace(/\([^()]*\)/gu, "");
}

/** Headings that only enterprises have (统一社会信用代码、法定代表人): with one of these a bare 名称 is theirs. */
export function speaksOfEnterprises(columns: readonly FormColumn[]): boolean {
  return columns.some(({ headerPath }) =>
    /企业|公司|信用代码|法定代表人|法人|注册资[本金]|登记注册/u.test(foldText(headerPath.join(""))),
  );
}
