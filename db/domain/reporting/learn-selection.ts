/** Which enterprises of the book stood in a copy, and in which order (从已报表学名单范围和次序). */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";
import { INDUSTRY_DIVISIONS } from "#domain/reporting/industry-words";
import { isMet, type WordCondition } from "#domain/reporting/select-rows";

/** Entries that stood in the copy against all that the book has (对照名单). `base`: those the proposed selection takes. */
export interface CopiedEntries {
  readonly copied: ReadonlySet<number>;
  readonly all: readonly number[];
  readonly base: ReadonlySet<number>;
}

/** A stored field of all entries, for asking whom it sets apart. */
export interface EntryColumn {
  readonly field: Field;
  readonly values: ReadonlyMap<number, FieldValue>;
}

/** Fewer entries prove no rule. */
const LEAST_ENTRIES = 5;
/** Share of the copy's entries that a rule must take, and of what it takes that must be the copy's. */
const LEAST_RECALL = 0.9;
const LEAST_PRECISION = 0.85;
const LEAST_GAIN = 0.05;
const MOST_CONDITIONS = 2;

/** Adds the conditions that make the selection what stood in the copy; without such a rule it stays, and says so when the copy contradicts it. */
export function learnSelection(
  selection: ListSelection,
  entries: CopiedEntries,
  columns: readonly EntryColumn[],
): ListSelection {
  const { copied } = entries;
  if (copied.size < LEAST_ENTRIES) return selection;
  const conditions = columns.flatMap((column) => conditionsOf(column, copied));
  let current: Chosen = { set: entries.base, added: [] };
  for (let round = 0; round < MOST_CONDITIONS; round += 1) {
    const before = fitOf(current.set, copied);
    const next = conditions
      .map(({ condition, words, members }) => ({
        set: new Set([...current.set].filter((id) => members.has(id))),
        added: [...current.added, { condition, words }],
      }))
      .map((one) => ({ ...one, fit: fitOf(one.set, copied) }))
      .filter(
        ({ fit }) => fit.recall >= Math.min(LEAST_RECALL, before.recall) && fit.score >= before.score + LEAST_GAIN,
      )
      .toSorted((one, two) => two.fit.score - one.fit.score)[0];
    if (next === undefined) break;
    current = next;
  }
  return settle(selection, current, entries);
}

interface Chosen {
  readonly set: ReadonlySet<number>;
  readonly added: readonly { readonly condition: ListCondition; readonly words: string }[];
}

interface Fit {
  readonly hits: number;
  readonly recall: number;
  readonly precision: number;
  readonly score: number;
}

function fitOf(set: ReadonlySet<number>, copied: ReadonlySet<number>): Fit {
  const hits = [...copied].filter((id) => set.has(id)).length;
  const [recall, precision] = [hits / copied.size, set.size === 0 ? 0 : hits / set.size];
  return {
    hits,
    recall,
    precision,
    score: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision),
  };
}

function settle(selection: ListSelection, { set, added }: Chosen, { copied, base }: CopiedEntries): ListSelection {
  const fit = fitOf(set, copied);
  if (added.length > 0 && fit.recall >= LEAST_RECALL && fit.precision >= LEAST_PRECISION) {
    const words = added.map((one) => one.words).join("、");
    const reason = `已报表的 ${copied.size} 户里 ${fit.hits} 户符合“${words}”，账本里符合的共 ${set.size} 户`;
    return { ...selection, where: [...selection.where, ...added.map(({ condition }) => condition)], reason };
  }
  const before = fitOf(base, copied);
  if (selection.where.length > 0 && before.recall < 0.5) {
    const reason = `${selection.reason}；但已报表的 ${copied.size} 户里只有 ${before.hits} 户符合，请确认`;
    return { ...selection, reason };
  }
  if (before.recall >= LEAST_RECALL && before.precision < 0.5) {
    const reason = `${selection.reason}；账本里符合的有 ${base.size} 户，已报表只有 ${copied.size} 户，没有找出只取这些的条件，请确认`;
    return { ...selection, reason };
  }
  return selection;
}

interface ConditionFound {
  readonly condition: WordCondition;
  readonly words: string;
  readonly members: ReadonlySet<number>;
}

/** Conditions on one field that nearly all entries of the copy meet and not all others. */
function conditionsOf({ field, values }: EntryColumn, copied: ReadonlySet<number>): readonly ConditionFound[] {
  const counts = new Map<FieldValue, number>();
  for (const id of copied) {
    const value = values.get(id);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ordered = [...counts].toSorted((one, two) => two[1] - one[1]);
  const found = [
    ...equalsOf(field, ordered, copied.size),
    ...(field.type === "code" ? startsOf(field, ordered, copied.size) : []),
  ];
  return found.flatMap(({ condition, words }) => {
    const members = new Set([...values].filter(([, value]) => isMet(condition, value)).map(([id]) => id));
    return members.size === 0 ? [] : [{ condition, words, members }];
  });
}

type Worded = Omit<ConditionFound, "members">;

function equalsOf(field: Field, ordered: readonly (readonly [FieldValue, number])[], size: number): Worded[] {
  const [top] = ordered;
  if (top === undefined) return [];
  if (top[1] >= size * LEAST_RECALL) {
    return [{ condition: { field: field.id, equals: top[0] }, words: wordsOf(field, [top[0]]) }];
  }
  // A few words of many, each of them not rare, may be what the form is about (两个片区).
  const some = ordered.slice(0, 3).filter(([, count]) => count >= Math.max(3, size * 0.08));
  const covered = some.reduce((sum, [, count]) => sum + count, 0);
  if (some.length < 2 || covered < size * 0.95 || field.type === "boolean") return [];
  const words = some.map(([value]) => value);
  return [{ condition: { field: field.id, equalsAny: words }, words: wordsOf(field, words) }];
}

/** Divisions of GB/T 4754 are the first two digits. */
function startsOf(field: Field, ordered: readonly (readonly [FieldValue, number])[], size: number): Worded[] {
  const divisions = new Map<string, number>();
  for (const [value, count] of ordered) {
    const start = String(value)
      .replace(/^[A-Za-z]/u, "")
      .slice(0, 2);
    divisions.set(start, (divisions.get(start) ?? 0) + count);
  }
  const [top] = [...divisions].toSorted((one, two) => two[1] - one[1]);
  const industry = [...divisions]
    .filter(([start]) => INDUSTRY_DIVISIONS.includes(start))
    .reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(top !== undefined && top[1] >= size * LEAST_RECALL
      ? [{ condition: { field: field.id, startsWithAny: [top[0]] }, words: `${field.label}以 ${top[0]} 开头` }]
      : []),
    ...(industry >= size * LEAST_RECALL && field.id === "industryCode"
      ? [{ condition: { field: field.id, startsWithAny: INDUSTRY_DIVISIONS }, words: "工业（行业代码 06—46）" }]
      : []),
  ];
}

function wordsOf(field: Field, values: readonly FieldValue[]): string {
  const said = values.map((value) => (value === true ? "是" : value === false ? "否" : String(value))).join("或");
  return `${field.label}＝${said}`;
}

/** A way to sort (次序): `key` as `ListSelection.orderBy` names it. */
export interface OrderColumn {
  readonly key: string;
  readonly label: string;
  readonly values: ReadonlyMap<number, string | number>;
}

/** Pairs of different neighbours that an order must explain. */
const LEAST_PAIRS = 5;
const LEAST_ORDER = 0.97;

/** By what the entries of the copy were sorted; null when by nothing the book knows. */
export function learnOrder(
  copied: readonly number[],
  columns: readonly OrderColumn[],
): { readonly orderBy: string; readonly descending: boolean; readonly words: string } | null {
  for (const { key, label, values } of columns) {
    const known = copied.flatMap((id) => values.get(id) ?? []);
    if (known.length < copied.length * 0.9) continue;
    let [rising, falling] = [0, 0];
    for (const [i, value] of known.entries()) {
      const before = known[i - 1];
      if (before === undefined || before === value) continue;
      if (before < value) rising += 1;
      else falling += 1;
    }
    if (rising + falling < LEAST_PAIRS) continue;
    const descending = falling > rising;
    if (Math.max(rising, falling) < (rising + falling) * LEAST_ORDER) continue;
    const way = key === "roster" ? "" : descending ? "从大到小" : "从小到大";
    if (key === "roster" && descending) continue;
    return { orderBy: key, descending, words: `已报表按${label}${way}排列` };
  }
  return null;
}
