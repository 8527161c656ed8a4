/** Proposes which entries a list wants (取数范围), from its titles and the name of its group. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { matchHeader } from "#domain/importing/match-header";
import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";
import {
  type KnownValues,
  matchValues,
  stripped,
  type ValueSearch,
  valueOfField,
} from "#domain/reporting/match-values";
import { foldText } from "#domain/shared/chinese-text";

/** Divisions of GB/T 4754-2017 that are 工业: B 采矿业 06–12, C 制造业 13–43, D 电力热力燃气及水 44–46. */
const INDUSTRY_DIVISIONS = Array.from({ length: 41 }, (_, i) => String(i + 6).padStart(2, "0"));

interface TitleRule {
  /** Kind of the register it is about. */
  readonly kind: string;
  readonly words: RegExp;
  readonly unless?: RegExp;
  readonly field: string;
  readonly condition: (field: string) => ListCondition;
}

const NOT_YET = /培育|后备|拟|申报|推荐|入库|意向|候选/u;

const RULES: readonly TitleRule[] = [
  {
    kind: "enterprise",
    words: /规模以下|规下/u,
    field: "aboveScale",
    condition: (field) => ({ field, equals: false }),
  },
  {
    kind: "enterprise",
    words: /规模以上|规上/u,
    unless: NOT_YET,
    field: "aboveScale",
    condition: (field) => ({ field, equals: true }),
  },
  {
    kind: "enterprise",
    words: /(?:规模以上|规上)工业|工业企业/u,
    field: "industryCode",
    condition: (field) => ({ field, startsWithAny: INDUSTRY_DIVISIONS }),
  },
  {
    kind: "enterprise",
    words: /非高新技术企业|非高企/u,
    field: "highTechEnterprise",
    condition: (field) => ({ field, equals: false }),
  },
  {
    kind: "enterprise",
    words: /高新技术企业|高企/u,
    unless: /培育|后备|拟|申报|推荐|意向|候选|非高新技术企业|非高企/u,
    field: "highTechEnterprise",
    condition: (field) => ({ field, equals: true }),
  },
  { kind: "enterprise", words: /在孵/u, field: "incubationStatus", condition: (field) => ({ field, equals: "在孵" }) },
  {
    kind: "enterprise",
    words: /毕业企业/u,
    unless: /在孵/u,
    field: "incubationStatus",
    condition: (field) => ({ field, equals: "毕业" }),
  },
  {
    kind: "carrier",
    words: /孵化器/u,
    unless: /众创空间|加速器|载体/u,
    field: "carrierType",
    condition: (field) => ({ field, equals: "科技企业孵化器" }),
  },
  {
    kind: "carrier",
    words: /众创空间/u,
    unless: /孵化器|加速器|载体/u,
    field: "carrierType",
    condition: (field) => ({ field, equals: "众创空间" }),
  },
  ...["大学科技园", "加速器"].map(
    (type): TitleRule => ({
      kind: "carrier",
      words: new RegExp(type, "u"),
      unless: new RegExp(
        ["孵化器", "众创空间", "大学科技园", "加速器", "载体"].filter((one) => one !== type).join("|"),
        "u",
      ),
      field: "carrierType",
      condition: (field) => ({ field, equals: type }),
    }),
  ),
];

/** Where a list says whom it wants. */
export interface SelectionWords {
  readonly index: CatalogueIndex;
  readonly kind: string;
  readonly known: KnownValues;
  /** Titles from the nearest to the farthest: over the list, over the sheet, the sheet's name. */
  readonly titles: readonly string[];
  readonly group: GroupWords | null;
  /** The table is cut into groups: without a condition of its own each would take everybody. */
  readonly isGrouped: boolean;
}

/** The name of a group, and the field its column's heading names. */
interface GroupWords {
  readonly text: string;
  readonly field: string | null;
}

/** A selection with what it could not take into account; `doubt` null: nothing. */
export interface ProposedSelection {
  readonly selection: ListSelection;
  readonly doubt: string | null;
  /** The field whose value names the group. */
  readonly groupField: string | null;
}

/** Proposes which entries a list wants, and says what its words ask beyond that. */
export function proposeSelection(words: SelectionWords): ProposedSelection {
  const titled = words.titles.map((title) => readTitle(title, words));
  const limit = titled.find((one) => one.limit !== null)?.limit ?? null;
  const chosen = titled.find(({ where }) => where.length > 0);
  const placed = titled.flatMap((one) => (one === chosen || one.places.length === 0 ? [] : [one]));
  const group = words.group === null ? null : readGroup(words.group, words);
  const grouped = group ?? [];
  const where = merge([grouped, chosen?.where ?? [], ...titled.map(({ places }) => places)]);
  const said = [
    chosen === undefined ? "标题没有限定范围，取这一类名册中的全部" : `标题写明“${chosen.words.join("”“")}”`,
    ...placed.map((one) => `工作表写明“${one.words.join("”“")}”`),
    ...(group === null || words.group === null ? [] : [`这一段是“${stripped(words.group.text)}”`]),
    ...(limit === null ? [] : [`标题写明只取前${limit.count}户`]),
  ];
  const doubt = doubtOf(words, { group, titled, limit });
  const reason = doubt ?? (group !== null && chosen === undefined ? said.slice(1) : said).join("，");
  return {
    selection: {
      where,
      orderBy: limit?.orderBy ?? "roster",
      reason,
      ...(limit === null ? {} : { limit: limit.count }),
    },
    doubt,
    groupField: group?.[0]?.field ?? null,
  };
}

/** Conditions in order, the first of each field. The narrowest are said last. */
function merge(lists: readonly (readonly ListCondition[])[]): ListCondition[] {
  const known = new Set<string>();
  const merged = lists.flatMap((conditions) => {
    const added = conditions.filter(({ field }) => field === undefined || !known.has(field));
    for (const { field } of conditions) known.add(field ?? "");
    return [added];
  });
  const [group = [], ...others] = merged;
  return [...others.flat(), ...group];
}

interface TitleReading {
  readonly where: readonly ListCondition[];
  /** Of those, the ones that name a place (云麓产业园). */
  readonly places: readonly ListCondition[];
  readonly words: readonly string[];
  readonly limit: { readonly count: number; readonly orderBy: string | null } | null;
  readonly unread: string | null;
}

/** Classes of enterprises that no field of the roster states. */
const UNREAD: Readonly<Record<string, RegExp>> = {
  enterprise:
    /专精特新|小巨人|瞪羚|独角兽|单项冠军|科技型中小企业|科技型小微|科技型企业|领军企业|上市企业|上市公司|拟上市|挂牌企业|外资企业|亏损企业|停产|高成长|新增|新认定|到期|培育|后备|拟申报|拟认定|申报|推荐|重点|骨干|龙头/u,
  carrier: /新认定|拟|申报|推荐|优秀|不合格|新增/u,
};

function readTitle(title: string, { index, kind, known }: SelectionWords): TitleReading {
  const folded = foldText(title);
  const where: ListCondition[] = [];
  const words: string[] = [];
  for (const rule of RULES) {
    const match = rule.words.exec(folded);
    if (rule.kind !== kind || match === null || rule.unless?.test(folded) || !index.byId.has(rule.field)) continue;
    if (where.some(({ field }) => field === rule.field)) continue;
    where.push(rule.condition(rule.field));
    words.push(match[0]);
  }
  const mark = kind === "enterprise" ? qualificationIn(folded, index) : null;
  if (mark !== null) {
    where.push({ set: `企业[具备("${mark.value}")]` });
    words.push(mark.word);
  }
  const places = placesIn(folded, { index, kind, known }).filter(
    (condition) => !where.some(({ field }) => field === condition.field),
  );
  for (const condition of places) {
    where.push(condition);
    if ("equals" in condition) words.push(String(condition.equals));
  }
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  const unread = UNREAD[kind]?.exec(mark === null ? folded : folded.replace(mark.word, ""))?.[0] ?? null;
  return { where, places, words: [...new Set(longest)], limit: readLimit(folded, index), unread };
}

/** What the roster states by a field of its own, and what is no class of enterprises. */
const OTHERWISE: ReadonlySet<string> = new Set(["高新技术企业", "规模以上企业", "创新型产业集群", "级别认定"]);

/** A class that enterprises belong to by a qualification (瞪羚企业名单); null when the title names none, or asks for those that are none yet. */
function qualificationIn(
  folded: string,
  index: CatalogueIndex,
): { readonly value: string; readonly word: string } | null {
  if (NOT_YET.test(folded)) return null;
  const choices = index.byId.get("qualificationType")?.choices ?? [];
  const found = choices
    .filter(({ value }) => !OTHERWISE.has(value))
    .flatMap(({ value, writtenAs }) => [value, ...writtenAs].map((word) => ({ value, word: foldText(word) })))
    .filter(({ word }) => word.length >= 2 && folded.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  return found[0] ?? null;
}

/** Parks and levels in a title; a district or a zone there is mostly the office's own. */
function placesIn(folded: string, search: ValueSearch): readonly ListCondition[] {
  const inTitle = new Set(["park", "carrier", "innovationCluster", "carrierLevel", "stayCarrier", "memberCluster"]);
  return matchValues(folded, search).conditions.filter(({ field }) => inTitle.has(field ?? ""));
}

const NUMERALS = "一二三四五六七八九十";

/** 营业收入前二十户, 前10名. */
function readLimit(folded: string, index: CatalogueIndex): TitleReading["limit"] {
  const match = /(.{0,12}?)(?:排名)?前(\d{1,3}|[二三四五]?十|[一二三四五六七八九]|百)(?:名|位|户|家|强|个)/u.exec(
    folded,
  );
  if (match === null) return null;
  const count = numeral(match[2] ?? "");
  const before = (match[1] ?? "").replace(/^.*[(、,年度]/u, "").replace(/(?:按|以|指标)/gu, "");
  const field = before === "" ? undefined : matchHeader({ path: [before], code: null }, index).fields[0];
  return count === 0 ? null : { count, orderBy: field ?? null };
}

function numeral(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === "百") return 100;
  if (!text.endsWith("十")) return NUMERALS.indexOf(text) + 1;
  return (text.length === 1 ? 1 : NUMERALS.indexOf(text.charAt(0)) + 1) * 10;
}

const HARMLESS =
  /^(?:企业|单位|公司|载体|平台|集群|基金|类|级|组|片区|区域|园区|部分|名单|情况|的|及其?他?|[()、,.·\-/]|\d)*$/u;

/** Conditions a group's name states; null when it states none for certain. */
function readGroup({ text, field: id }: GroupWords, words: SelectionWords): readonly ListCondition[] | null {
  const name = stripped(text);
  if (/^(?:其他|其它|其余)/u.test(name)) return null;
  const field = id === null ? undefined : words.index.byId.get(id);
  if (field !== undefined) {
    const value = valueOfField(text, field, words.known);
    if (value !== null) return [{ field: field.id, equals: value }];
  }
  const { conditions, rest } = matchValues(name, words);
  if (conditions.length > 0 && HARMLESS.test(rest)) return conditions;
  const titled = readTitle(name, words);
  return titled.where.length > 0 && titled.unread === null ? titled.where : null;
}

function doubtOf(
  words: SelectionWords,
  {
    group,
    titled,
    limit,
  }: {
    readonly group: readonly ListCondition[] | null;
    readonly titled: readonly TitleReading[];
    readonly limit: TitleReading["limit"];
  },
): string | null {
  if (words.isGrouped && group === null) {
    return words.group === null
      ? "这张表分段小计，看不出这一段是哪些，请先选定范围"
      : `这一段是“${stripped(words.group.text)}”，不清楚对应名册里的哪些，请先选定范围`;
  }
  if (limit !== null && limit.orderBy === null) return "标题没有写明按哪一项排先后，请先选定排序";
  // The nearest title says whom the list wants; a sheet's name counts only where nothing else does.
  const unread = titled[0]?.unread ?? null;
  return unread === null ? null : `标题里的“${unread}”名册上没有对应的条件，请先选定范围`;
}
