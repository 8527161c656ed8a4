/** The words Chinese organisation names are made of, read from a catalogue file (企业名称用词). */
import { foldText } from "#domain/shared/chinese-text";
import { err, ok, type Result } from "#domain/shared/result";

/** Kind of an organisation by its form (组织形式): `company` 有限（责任）公司, `stock` 股份有限公司, `partnership` 合伙企业, the others by what they call themselves; `none` when the name does not say. */
export type FormKind =
  | "company"
  | "stock"
  | "partnership"
  | "office"
  | "cooperative"
  | "works"
  | "shop"
  | "institute"
  | "centre"
  | "association"
  | "school"
  | "hospital"
  | "farm"
  | "none";

/** Words of names, ready for looking up (名称用词表). All words folded as `foldText` does. */
export interface NameWords {
  /** Region word → places it may mean, each as a path `湖南省/长沙市/望城区`. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
  /** Short names of districts and counties (望城): regions only behind the place they belong to. */
  readonly regionsBelow: ReadonlyMap<string, readonly string[]>;
  /** 高新区, 经开区 and such, behind a region. */
  readonly zones: ReadonlySet<string>;
  readonly forms: ReadonlyMap<string, FormKind>;
  readonly branches: readonly string[];
  /** What a remark in brackets begins with: 筹, 原, 已更名. */
  readonly notes: readonly string[];
  /** Word of trade → number of its group; words of one group are near each other. */
  readonly industries: ReadonlyMap<string, number>;
  /** First character of regions → length of the longest one that begins so: most names are done with one look. */
  readonly regionStarts: ReadonlyMap<string, number>;
  /** Length of the longest word, in characters. */
  readonly longest: { readonly form: number; readonly industry: number; readonly zone: number };
}

/** The file is not shaped as expected (用词文件有误). */
export interface NameWordsMalformed {
  readonly type: "NameWordsMalformed";
  readonly path: string;
  readonly expected: string;
}

/** Reads `name-words.json` (读入名称用词). Regions are lines `省`, `>市>县 县`, `>>县 县` (districts straight below a province); `全称=简称` where the short name is unusual. Sources stand in the file. */
export function decodeNameWords(json: unknown): Result<NameWords, NameWordsMalformed> {
  const regions = texts(member(json, "regions"));
  const industries = texts(member(json, "industries"));
  const forms = readForms(member(json, "forms"));
  if (regions.length === 0) return malformed("regions", "a list of texts");
  if (industries.length === 0) return malformed("industries", "a list of texts");
  if (forms === null) return malformed("forms", "a list of kind and words");
  const table = readRegions(regions);
  const trades = new Map<string, number>();
  for (const [group, line] of industries.entries()) {
    for (const word of split(line)) trades.set(word, group);
  }
  const zones = new Set(split(text(member(json, "zones"))));
  return ok({
    ...table,
    regionStarts: startsOf([...table.regions.keys(), ...table.regionsBelow.keys()]),
    zones,
    forms,
    branches: split(text(member(json, "branches"))),
    notes: split(text(member(json, "notes"))),
    industries: trades,
    longest: {
      form: longestOf(forms.keys()),
      industry: longestOf(trades.keys()),
      zone: longestOf(zones),
    },
  });
}

const FORM_KINDS: readonly FormKind[] = [
  "company",
  "stock",
  "partnership",
  "office",
  "cooperative",
  "works",
  "shop",
  "institute",
  "centre",
  "association",
  "school",
  "hospital",
  "farm",
];

function malformed(path: string, expected: string): Result<never, NameWordsMalformed> {
  return err({ type: "NameWordsMalformed", path, expected });
}

function readForms(value: unknown): ReadonlyMap<string, FormKind> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const forms = new Map<string, FormKind>();
  for (const item of value) {
    const kind = FORM_KINDS.find((known) => known === member(item, "is"));
    if (kind === undefined) return null;
    for (const word of split(text(member(item, "words")))) if (!forms.has(word)) forms.set(word, kind);
  }
  return forms;
}

function readRegions(lines: readonly string[]): Pick<NameWords, "regions" | "regionsBelow"> {
  const regions = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  let province = "";
  for (const line of lines) {
    const [head = "", city = "", counties = ""] = line.split(">");
    if (head !== "") province = addRegion(regions, regions, { item: head, above: "" });
    const above = city === "" ? province : addRegion(regions, regions, { item: city, above: province });
    for (const item of split(counties)) {
      // 义乌, 浏阳 are used alone, 朝阳 and 新华 without 区 are too often not a place.
      const isCity = item.split("=")[0]?.endsWith("市") ?? false;
      addRegion(regions, isCity ? regions : below, { item, above });
    }
  }
  return { regions, regionsBelow: below };
}

/** Enters a region under its full and its short name; answers its path. */
function addRegion(
  full: Map<string, string[]>,
  short: Map<string, string[]>,
  { item, above }: { readonly item: string; readonly above: string },
): string {
  const [name = "", given] = item.split("=");
  const brief = given ?? name.replace(/(?:地区|省|市|区|县|盟|旗)$/u, "");
  const path = above === "" ? name : `${above}/${name}`;
  push(full, name, path);
  if (brief !== name && brief.length > 1) push(short, brief, path);
  return path;
}

function push(map: Map<string, string[]>, word: string, path: string): void {
  const paths = map.get(word);
  if (paths === undefined) map.set(word, [path]);
  else paths.push(path);
}

function startsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (const word of words) starts.set(word.charAt(0), Math.max(starts.get(word.charAt(0)) ?? 0, word.length));
  return starts;
}

function longestOf(words: Iterable<string>): number {
  let longest = 0;
  for (const word of words) longest = Math.max(longest, word.length);
  return longest;
}

function split(line: string): string[] {
  return line
    .split(" ")
    .map(foldText)
    .filter((word) => word !== "");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
