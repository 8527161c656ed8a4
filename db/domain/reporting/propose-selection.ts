/** Proposes which entries a list wants (取数范围), from its titles, its notes and the name of its group. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";
import { type KnownValues, matchValues, stripped, valueOfField } from "#domain/reporting/match-values";
import { narrowingSentences } from "#domain/reporting/note-scopes";
import { againstOthers, readNarrowing } from "#domain/reporting/read-narrowing";
import { placeKey } from "#domain/reporting/place-words";
import { readTitle, type TitleReading } from "#domain/reporting/read-title";
import { type AskedOrder, askedOrder, type TitleLimit } from "#domain/reporting/title-order";

/** Where a list says whom it wants. */
export interface SelectionWords {
  readonly index: CatalogueIndex;
  readonly kind: string;
  readonly known: KnownValues;
  /** Year the form's figures are about; null when it states none. */
  readonly year: number | null;
  /** Titles from the nearest to the farthest: over the list, over the sheet, the sheet's name. */
  readonly titles: readonly string[];
  /** What the form says beside the list: 填报范围, 填报说明. */
  readonly notes: readonly string[];
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
  const scope = scopeOf(words);
  const narrowed = readNarrowing(words, titled);
  const limit = titled.find((one) => one.limit !== null)?.limit ?? null;
  const chosen = titled.find(({ where }) => where.length > 0);
  const placed = titled.flatMap((one) => (one === chosen || one.places.length === 0 ? [] : [one]));
  const group = words.group === null ? null : readGroup(words.group, words);
  const where = merge([
    group ?? [],
    scope?.where ?? [],
    narrowed.where,
    chosen?.where ?? [],
    ...titled.map(({ places }) => places),
  ]);
  const asked = orderOf(words);
  const said = [
    ...(scope === null || isSaidBy(scope, chosen) ? [] : [`填报范围写明“${scope.words.join("”“")}”`]),
    ...narrowed.words.map((one) => `说明写明“${one}”`),
    ...(chosen === undefined ? [] : [`标题写明“${chosen.words.join("”“")}”`]),
    ...placed.map((one) => `工作表写明“${one.words.join("”“")}”`),
    ...(group === null || words.group === null ? [] : [`这一段是“${stripped(words.group.text)}”`]),
    ...(limit === null ? [] : [`标题写明只取${limit.descending ? "前" : "后"}${limit.count}户`]),
  ];
  const everybody = where.length > 0 || group !== null ? [] : ["标题没有限定范围，取这一类名册中的全部"];
  const doubt =
    doubtOf(words, { group, titled, chosen, scope, limit }) ??
    narrowed.doubt ??
    againstOthers(narrowed, [scope?.where ?? [], ...titled.map((one) => one.where)]);
  return {
    selection: {
      where,
      ...ordered(limit, asked, words),
      reason: doubt ?? [...everybody, ...said, ...orderWords(limit, asked)].join("，"),
      ...(limit === null ? {} : { limit: limit.count }),
      ...askedBy(words, titled),
    },
    doubt,
    groupField: group?.[0]?.field ?? null,
  };
}

/** What the form names as its 填报范围: the one that names anybody, else one nobody can make out. */
function scopeOf(words: SelectionWords): TitleReading | null {
  const scopes = words.notes.flatMap(scopesOf).map((text) => readTitle(text, words, true));
  return scopes.find(({ names }) => names) ?? scopes.find(({ unread }) => unread !== null) ?? null;
}

const SCOPE = /(?:填报|统计|报送|填写|调查|名单)(?:范围|对象)\s*[:：为是]\s*([^。；;\n]+)/gu;

/** 填报范围：2025年新入园的企业. */
function scopesOf(note: string): readonly string[] {
  return [...note.matchAll(SCOPE)].flatMap(([, text = ""]) => (text.trim() === "" ? [] : [text.trim()]));
}

/** The titles and notes that say something of the range, as they are the same from year to year. */
function askedBy(
  { titles, notes, index }: SelectionWords,
  titled: readonly TitleReading[],
): Pick<ListSelection, "asked"> {
  const narrowing = notes.flatMap((note) => narrowingSentences(note, index).map(({ sentence }) => sentence));
  const saying = titles.filter((_, i) => {
    const read = titled[i];
    return read !== undefined && (read.names || read.limit !== null || read.unread !== null);
  });
  const asked = placeKey([...saying, ...notes.flatMap(scopesOf), ...narrowing], null);
  return asked === "" ? {} : { asked };
}

/** The title says all of it too. */
function isSaidBy({ where }: TitleReading, chosen: TitleReading | undefined): boolean {
  const said = new Set(chosen?.where.map((condition) => JSON.stringify(condition)));
  return where.every((condition) => said.has(JSON.stringify(condition)));
}

/** The first order a note asks for. */
function orderOf(words: SelectionWords): AskedOrder | null {
  const sentences = words.notes.flatMap((note) => note.split(/[。；;\n]/u));
  return sentences.flatMap((sentence) => askedOrder(sentence, words) ?? [])[0] ?? null;
}

function ordered(
  limit: TitleLimit | null,
  asked: AskedOrder | null,
  { index }: SelectionWords,
): Pick<ListSelection, "orderBy" | "descending"> {
  if (limit !== null) {
    // The highest come first of figures by themselves; anything else must be told.
    const isFigure = index.byId.get(limit.orderBy ?? "")?.kind === "observation";
    const isUsual = limit.orderBy === null || limit.descending === isFigure;
    return { orderBy: limit.orderBy ?? "roster", ...(isUsual ? {} : { descending: limit.descending }) };
  }
  if (asked === null || asked.orderBy === null) return { orderBy: "roster" };
  return { orderBy: asked.orderBy, ...(asked.descending === undefined ? {} : { descending: asked.descending }) };
}

function orderWords(limit: TitleLimit | null, asked: AskedOrder | null): readonly string[] {
  if (limit !== null || asked === null) return [];
  return asked.orderBy === null
    ? [`表上写的“${asked.words}”不清楚按哪一项排，请自行选定次序`]
    : [`表上写明“${asked.words}”`];
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
  const titled = readTitle(name, words, true);
  return titled.where.length > 0 && titled.unread === null ? titled.where : null;
}

function doubtOf(
  words: SelectionWords,
  {
    group,
    titled,
    chosen,
    scope,
    limit,
  }: {
    readonly group: readonly ListCondition[] | null;
    readonly titled: readonly TitleReading[];
    readonly chosen: TitleReading | undefined;
    readonly scope: TitleReading | null;
    readonly limit: TitleLimit | null;
  },
): string | null {
  if (words.isGrouped && group === null) {
    return words.group === null
      ? "这张表分段小计，看不出这一段是哪些，请先选定范围"
      : `这一段是“${stripped(words.group.text)}”，不清楚对应名册里的哪些，请先选定范围`;
  }
  if (limit !== null && limit.orderBy === null) return "标题没有写明按哪一项排先后，请先选定排序";
  if (scope !== null && scope.unread !== null) return `填报范围里的“${scope.unread}”名册上没有对应的条件，请先选定范围`;
  // The nearest title says whom the list wants; those farther off count where it names nobody, and where they do.
  const speaking = [titled[0], titled.find(({ names }) => names), chosen];
  const unread = speaking.flatMap((one) => one?.unread ?? [])[0];
  return unread === undefined ? null : `标题里的“${unread}”名册上没有对应的条件，请先选定范围`;
}
