/** Which entries stand in a list, and in which order (取数范围). */
import { foldName } from "#domain/shared/chinese-text";
import type { FormList, ListSelection } from "#domain/reporting/form-binding";
import { fillKey } from "#domain/reporting/fill-request";
import { type FieldCondition, fieldConditions, isMet, type WordCondition } from "#domain/reporting/select-rows";
import { findKind, readCatalogueIndex, readKinds } from "#services/catalogue";
import type { Measurer } from "#services/measuring/measure";
import { prepareBounds } from "#services/reporting/compare-bounds";
import { linkedKinds, readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { listRosterIds, readRosterRows } from "#store/queries/roster";
import { type EntryKind, enterpriseKind } from "#store/values/entry-kind";

/** What choosing needs: the kind of the list's entries, its sort keys, and who tells sets. */
export interface Choosing {
  readonly kind: EntryKind;
  readonly sort: readonly { readonly key: string; readonly descending: boolean }[];
  readonly measurer: Measurer;
}

/** Ids of the chosen entries (取数名单). */
export function selectEntries(
  db: ReadableDb,
  selection: ListSelection,
  { kind, sort, measurer }: Choosing,
): readonly number[] {
  const numericFields = numbersOf(db, sort);
  const ids = [...listRosterIds(db, { kind, search: "", filters: [], sort: [...sort], numericFields })];
  const conditions = [
    ...fieldConditions(selection).map((condition) => prepare(db, condition, measurer)),
    // Who has no figure is neither among the first nor among the last.
    ...(selection.limit === undefined ? [] : sort.map(({ key }) => known(key))),
  ];
  const sets = setsOf(selection).map((set) => membersOf(set, measurer));
  const inSets = sets.length === 0 ? ids : ids.filter((id) => sets.every((members) => members.has(id)));
  const chosen = conditions.length === 0 ? inSets : filterRows(db, inSets, { kind, conditions });
  return selection.limit === undefined ? chosen : chosen.slice(0, selection.limit);
}

/** The entry a text printed in a form names (固定行): by present, former or alias name, exactly, with or without numbering and the word for its kind (云计算产业集群, 云计算). `doubt`: several go by it. */
export function findPrinted(
  db: ReadableDb,
  text: string,
  kind: string,
): { readonly id: number | null; readonly doubt: string | null } {
  const links = readBookLinks(db);
  for (const form of printedForms(text, findKind(db, kind)?.label ?? "")) {
    const { to, doubt } = links.resolve(form, [kind]);
    if (to !== null) return { id: to, doubt: null };
    if (doubt !== null && /分不清/u.test(doubt)) return { id: null, doubt };
  }
  return { id: null, doubt: null };
}

function printedForms(text: string, label: string): readonly string[] {
  const plain = text.replace(/[\s\u3000]+/gu, "");
  const bare = plain.replace(
    /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳])/u,
    "",
  );
  // 创新型产业集群, 产业集群, 集群: a kind is called by the ends of its label too.
  const tails = [label, label.slice(-4), label.slice(-2)].filter((tail) => /集群$/u.test(tail));
  const tail = tails.find((one) => bare.endsWith(one) && bare.length > one.length + 1);
  const stem = tail === undefined ? bare : bare.slice(0, -tail.length);
  const others = tails.map((one) => `${stem}${one}`);
  return [...new Set([plain, bare, stem, ...others])];
}

/** What is wrong with the sets a list is chosen by (取数范围有误); null when nothing is. */
export function findSelectionFault({ selection, kind }: FormList, db: ReadableDb, measurer: Measurer): string | null {
  for (const set of setsOf(selection)) {
    const listed = measurer.list(set);
    if (!listed.ok) return `取数范围“${set}”看不懂：${listed.error.sentence}`;
    const own = kind ?? enterpriseKind.id;
    const other = listed.value.find((entry) => entry.kind !== own);
    const label = findKind(db, own)?.label ?? "企业";
    if (other !== undefined) return `取数范围“${set}”说的不是${label}，名单里一户也取不到。`;
  }
  return null;
}

/** How many are looked at in one go. */
const PAGE = 2000;

type Value = string | number | boolean | null;

/** `keys`: what is read of an entry, `field` or `field@period`. */
interface Prepared {
  readonly keys: readonly string[];
  readonly test: (id: number, values: readonly Value[]) => boolean;
}

const known = (key: string): Prepared => ({ keys: [key], test: (_id, [value = null]) => value !== null });

/** Attributes that are numbers sort as such. */
function numbersOf(db: ReadableDb, sort: Choosing["sort"]): ReadonlySet<string> {
  const { byId } = readCatalogueIndex(db);
  const isNumber = (key: string) => /^(?:integer|decimal)$/u.test(byId.get(key)?.type ?? "");
  return new Set(sort.map(({ key }) => key).filter(isNumber));
}

function filterRows(
  db: ReadableDb,
  ids: readonly number[],
  { kind, conditions }: { readonly kind: EntryKind; readonly conditions: readonly Prepared[] },
): readonly number[] {
  const columns = [...new Set(conditions.flatMap(({ keys }) => keys))];
  const chosen: number[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const { id, values } of readRosterRows(db, ids.slice(from, from + PAGE), { kind, columns })) {
      const isChosen = conditions.every(({ keys, test }) =>
        test(
          id,
          keys.map((key) => values[key] ?? null),
        ),
      );
      if (isChosen) chosen.push(id);
    }
  }
  return chosen;
}

function prepare(db: ReadableDb, condition: FieldCondition, { question }: Measurer): Prepared {
  if ("compare" in condition) {
    const keyOf = (field: string) => fillKey(field, isFigure(db, field) ? question.period : null);
    const keys = [condition.field, ...(condition.orElse === undefined ? [] : [condition.orElse])].map(keyOf);
    const isWithin = prepareBounds(readCatalogueIndex(db).byId, condition, question.asOf);
    return { keys, test: (_id, values) => isWithin(values) };
  }
  const test = prepareWords(db, condition);
  return { keys: [condition.field], test: (id, [value = null]) => test(id, value) };
}

function isFigure(db: ReadableDb, field: string): boolean {
  return readCatalogueIndex(db).byId.get(field)?.kind === "observation";
}

/** A field that names another entry equals every name that entry goes by. */
function prepareWords(db: ReadableDb, condition: WordCondition): (id: number, value: Value) => boolean {
  const { field } = condition;
  const definition = readCatalogueIndex(db).byId.get(field);
  const kinds = definition === undefined ? [] : linkedKinds(definition, readKinds(db));
  if (kinds.length === 0 || "startsWithAny" in condition || "contains" in condition)
    return (_id, value) => isMet(condition, value);
  const links = readBookLinks(db);
  const words = wordsOf(condition);
  const meant = new Set(words.map((word) => links.resolve(String(word), kinds).to).filter((id) => id !== null));
  const folded = new Set(words.map((word) => foldName(String(word))));
  const isNamed = (id: number, value: Value): boolean =>
    (value !== null && folded.has(foldName(String(value)))) ||
    (links.from.get(field)?.get(id) ?? []).some(
      ({ to, text }) => (to !== null && meant.has(to)) || folded.has(foldName(text)),
    );
  return "not" in condition ? (id, value) => value !== null && !isNamed(id, value) : isNamed;
}

function wordsOf(condition: Extract<WordCondition, { equals: unknown } | { equalsAny: unknown } | { not: unknown }>) {
  if ("equals" in condition) return [condition.equals];
  return "not" in condition ? condition.not : condition.equalsAny;
}

function setsOf({ where }: ListSelection): readonly string[] {
  return where.flatMap((condition) => ("set" in condition ? [condition.set] : []));
}

/** A set that is wrong has no members; `findSelectionFault` says so. */
function membersOf(set: string, measurer: Measurer): ReadonlySet<number> {
  const listed = measurer.list(set);
  return new Set(listed.ok ? listed.value.map(({ id }) => id) : []);
}
