import { readHeaderText } from "#domain/importing/header-text";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { foldText } from "#domain/shared/chinese-text";

/** A column found again in another file (列的识别键): its folded header path, and which one of several with the same path. */
export interface ColumnKey {
  readonly path: string;
  readonly repeat: number;
}

/** The key of every column of a table, in order; columns without a header have none. Units, marks, numbering, years, quarters and months do not tell two columns apart: 2025年营业收入（万元） and 2026年营业收入（千元） are one. */
export function columnKeys(columns: readonly Pick<ColumnMapping, "headerPath">[]): readonly (ColumnKey | null)[] {
  const seen = new Map<string, number>();
  return columns.map(({ headerPath }) => {
    const path = pathKey(headerPath);
    if (path === "") return null;
    const repeat = seen.get(path) ?? 0;
    seen.set(path, repeat + 1);
    return { path, repeat };
  });
}

/** A column key as one text, for maps. */
export function keyText({ path, repeat }: ColumnKey): string {
  return `${path}#${repeat}`;
}

/** A header path as it is compared. */
export function pathKey(headerPath: readonly string[]): string {
  return headerPath
    .map((text) => timeless(readHeaderText(text).fullName))
    .filter((name) => name !== "")
    .join("/");
}

/** A title, sheet or file name as it is compared: without years, quarters, months and numbers of a series (2026年二季度 → ""). */
export function timelessName(text: string | null): string {
  return timeless(foldText(text ?? "")).replace(/\(\d*\)|[-_.,:]+$|^[-_.,:]+/gu, "");
}

/** Fingerprint of a table's header (表头指纹): how its records lie and what its columns are called, in order. */
export function tableFingerprint(table: Pick<RecognisedTable, "orientation" | "columns">): string {
  const keys = columnKeys(table.columns).flatMap((key) => (key === null ? [] : keyText(key)));
  return digest(`${table.orientation}|${keys.join("|")}`);
}

/** Fingerprint of a whole file's layout (版式指纹): its headers and titles, whatever the data, the period, the number of rows, the order of the sheets and the number of sheets alike. Empty when there is no table to go by. */
export function layoutFingerprint(tables: readonly RecognisedTable[]): string {
  const parts = new Set(tables.map((table) => `${timelessName(table.title)}|${tableFingerprint(table)}`));
  return parts.size === 0 ? "" : digest([...parts].toSorted().join("\n"));
}

/** Share of columns two headers have in common, 0–1, of the wider one (表头重合度). A column whose group heading changed counts a little less. */
export function headerOverlap(
  one: readonly Pick<ColumnMapping, "headerPath">[],
  other: readonly Pick<ColumnMapping, "headerPath">[],
): number {
  const mine = headingsOf(one);
  const theirs = headingsOf(other);
  const rest = new Set([...theirs].filter(([key]) => !mine.has(key)).map(([, leaf]) => leaf));
  let common = 0;
  for (const [key, leaf] of mine) {
    if (theirs.has(key)) common += 1;
    else if (rest.delete(leaf)) common += REGROUPED;
  }
  return common === 0 ? 0 : common / Math.max(mine.size, theirs.size);
}

/** What a column counts whose last heading is the same but not the groups above it. */
const REGROUPED = 0.9;

/** Key → last heading of every column. */
function headingsOf(columns: readonly Pick<ColumnMapping, "headerPath">[]): ReadonlyMap<string, string> {
  const keys = columnKeys(columns);
  return new Map(
    columns.flatMap(({ headerPath }, at) => {
      const key = keys[at] ?? null;
      return key === null ? [] : [[keyText(key), pathKey(headerPath.slice(-1))] as const];
    }),
  );
}

/** Takes the times out of a folded text. 上年 and 本年 stay: they tell columns apart. */
function timeless(folded: string): string {
  return folded.replace(TIMES, "");
}

const MONTH = "(?:0?[1-9]|1[0-2])";
const QUARTER = "第?(?:[1-4一二三四](?:季度?|季)|前[二三]季度?)|Q[1-4]|H[12]|[上下]半年";
const DAY = String.raw`\d{1,2}日`;
const TIMES = new RegExp(
  String.raw`(?:截至|截止)?(?:(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)|(?:19|20)\d{2}(?:(?:年度?|[-./])?(?:${MONTH}(?:-${MONTH})?月?(?:份)?(?:${DAY}|[-./]\d{1,2})?(?!\d)|${QUARTER})?|年度?)?(?:年[末底])?|${MONTH}-${MONTH}月份?|(?<!\d)${MONTH}月份?(?:${DAY})?|${QUARTER})`,
  "gu",
);

/** 64 bits of FNV-1a over UTF-16 units, as hexadecimal: good to tell layouts apart, no protection against forgery. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
