/** What one version of a pack changes in another (政策包比较), in sentences. */
import { canonicalJson } from "#domain/packs/canonical-json";
import type { PolicyPack } from "#domain/packs/pack";

/** One part that comes, goes or becomes another. */
export interface PackChange {
  readonly what: "document" | "indicator" | "target" | "list" | "preset" | "alias" | "ruleSet" | "calendar" | "form";
  readonly how: "added" | "changed" | "removed";
  readonly name: string;
  readonly sentence: string;
}

interface Part {
  readonly id: string;
  readonly name: string;
  readonly data: object;
}

/** All changes from one version to another (列出改动). `before` null: the pack is new; `after` null: it goes. */
export function comparePacks(before: PolicyPack | null, after: PolicyPack | null): readonly PackChange[] {
  return groups.flatMap(({ what, word, parts }) => {
    const old = new Map((before === null ? [] : parts(before)).map((part) => [part.id, part]));
    const fresh = after === null ? [] : parts(after);
    const ids = new Set(fresh.map(({ id }) => id));
    const gone = [...old.values()].filter(({ id }) => !ids.has(id));
    return [
      ...fresh.flatMap((part) => compareParts(old.get(part.id), part, { what, word })),
      ...gone.map(({ name }): PackChange => ({ what, how: "removed", name, sentence: `去掉${word}“${name}”。` })),
    ];
  });
}

function compareParts(
  old: Part | undefined,
  { name, data }: Part,
  { what, word }: Pick<Group, "what" | "word">,
): readonly PackChange[] {
  if (old === undefined) return [{ what, how: "added", name, sentence: `新增${word}“${name}”。` }];
  if (canonicalJson(old.data) === canonicalJson(data)) return [];
  const before = new Map<string, unknown>(Object.entries(old.data));
  const after = new Map<string, unknown>(Object.entries(data));
  const words = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    memberInWords(key, before.get(key), after.get(key)),
  );
  return [{ what, how: "changed", name, sentence: `${word}“${name}”：${words.join("，")}。` }];
}

function memberInWords(key: string, before: unknown, after: unknown): readonly string[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const label = labels.get(key) ?? key;
  const [old, fresh] = [short(before), short(after)];
  return [old === null || fresh === null ? `${label}有改动` : `${label}由“${old}”改为“${fresh}”`];
}

const LONGEST = 60;

/** Null when it does not fit into a sentence. */
function short(value: unknown): string | null {
  if (value === null || value === undefined) return "无";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value);
  return text.length > LONGEST ? null : text;
}

interface Group {
  readonly what: PackChange["what"];
  readonly word: string;
  readonly parts: (pack: PolicyPack) => readonly Part[];
}

const groups: readonly Group[] = [
  {
    what: "document",
    word: "文件",
    parts: (pack) => pack.documents.map((data) => ({ id: data.id, name: data.title, data })),
  },
  {
    what: "indicator",
    word: "指标",
    parts: (pack) => pack.indicators.map((data) => ({ id: data.code, name: `${data.code} ${data.name}`, data })),
  },
  {
    what: "target",
    word: "目标",
    parts: (pack) => pack.targets.map((data) => ({ id: data.id, name: `${data.id} ${data.text}`.trim(), data })),
  },
  {
    what: "list",
    word: "清单",
    parts: (pack) => pack.lists.map((data) => ({ id: data.kind.id, name: data.kind.label, data })),
  },
  {
    what: "preset",
    word: "预置条目",
    parts: (pack) =>
      pack.presets.flatMap(({ kind, entries }) =>
        entries.map((data) => ({ id: `${kind}\n${data.name}\n${canonicalJson(data.values)}`, name: data.name, data })),
      ),
  },
  {
    what: "alias",
    word: "别名",
    parts: (pack) => pack.aliases.map((data) => ({ id: `${data.kind ?? ""}\n${data.name}`, name: data.name, data })),
  },
  {
    what: "ruleSet",
    word: "认定条件",
    parts: (pack) => pack.ruleSets.map((data) => ({ id: data.id, name: data.title, data })),
  },
  {
    what: "calendar",
    word: "报送日历",
    parts: (pack) => [
      ...pack.calendar.map((data) => ({ id: data.id, name: data.title, data })),
      ...pack.quarters.map((data) => ({ id: `quarters ${data.id}`, name: data.label, data })),
    ],
  },
  { what: "form", word: "表式", parts: (pack) => pack.forms.map((data) => ({ id: data.id, name: data.title, data })) },
];

const labels: ReadonlyMap<string, string> = new Map([
  ["name", "名称"],
  ["title", "标题"],
  ["number", "文号"],
  ["issuer", "发文机关"],
  ["issuedOn", "发文日期"],
  ["status", "效力"],
  ["note", "说明"],
  ["unit", "单位"],
  ["direction", "方向"],
  ["source", "出处"],
  ["effective", "有效年份"],
  ["formula", "公式"],
  ["group", "分组"],
  ["unconfirmed", "待核实"],
  ["decimals", "小数位数"],
  ["time", "时间口径"],
  ["indicator", "指标"],
  ["operator", "算子"],
  ["value", "目标值"],
  ["upper", "上限"],
  ["text", "原文写法"],
  ["baseYear", "基年"],
  ["targetYear", "目标年"],
  ["when", "考核时间"],
  ["scope", "适用范围"],
  ["reference", "参照值"],
  ["milestones", "里程碑"],
  ["tolerance", "容差"],
  ["readings", "口径"],
  ["owner", "责任单位"],
  ["doubt", "存疑"],
  ["soft", "软性要求"],
  ["kind", "台账"],
  ["fields", "栏目"],
  ["map", "图"],
  ["aliases", "其他写法"],
  ["document", "文件"],
  ["appliesTo", "适用条件"],
  ["conditions", "条件"],
  ["coefficients", "地区放宽"],
  ["who", "报送单位"],
  ["every", "周期"],
  ["due", "截止日"],
  ["quarters", "各季度"],
  ["label", "名称"],
  ["values", "内容"],
]);
