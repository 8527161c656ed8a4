/** The words a formula may use (公式词汇): kinds, views, fields, and the units of other indicators. */
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** What formulas of a book can speak of (公式词汇). */
export interface FormulaVocabulary {
  readonly kinds: readonly KindDefinition[];
  /** By id. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Unit of another indicator by code or `pack/code`; null when there is none. */
  readonly indicatorUnit: (code: string) => string | null;
  /** Kind that 本身 stands for; null when it is not known. */
  readonly subject: string | null;
}

/** 本身 as a set: the one entry a formula is asked for — members of it are 在(本身). */
export const SELF = "本身";

/** A list of the language: a kind, or a view of one. */
export interface NamedList {
  readonly kind: KindDefinition;
  readonly view: KindView | null;
}

/** The list of a name (台账名): label or id of a kind, label of a view; null when there is none. */
export function findList({ kinds }: Pick<FormulaVocabulary, "kinds">, name: string): NamedList | null {
  const folded = foldText(name);
  const kind = kinds.find(({ id, label }) => id === name || foldText(label) === folded);
  if (kind !== undefined) return { kind, view: null };
  for (const owner of kinds) {
    const view = owner.views.find(({ label }) => foldText(label) === folded);
    if (view !== undefined) return { kind: owner, view };
  }
  return null;
}

/** The field of a kind by its name (字段名): label, id, the only one with that synonym, or 名称 for the entry's own name. */
export function findField(
  { fields }: Pick<FormulaVocabulary, "fields">,
  kind: KindDefinition,
  name: string,
): Field | null {
  const folded = foldText(name);
  const own = [...new Set([...kind.fields, kind.nameField])].flatMap((id) => fields.get(id) ?? []);
  const exact = own.find(({ id, label }) => id === name || foldText(label) === folded);
  if (exact !== undefined) return exact;
  if (folded === "名称") return fields.get(kind.nameField) ?? null;
  const similar = own.filter(({ synonyms }) => synonyms.some((word) => foldText(word) === folded));
  return similar.length === 1 ? (similar[0] ?? null) : null;
}

/** A path walked (路径): the fields of its steps, the last one holding the value, and the kind each belongs to. */
export interface WalkedPath {
  readonly links: readonly Field[];
  readonly field: Field;
}

/** Walks a path from kinds (路径解析); `missing` is the step nobody knows. A link that may name several kinds takes the first that has the next field. */
export function walkPath(
  vocabulary: Pick<FormulaVocabulary, "kinds" | "fields">,
  start: readonly KindDefinition[],
  steps: readonly string[],
): WalkedPath | { readonly missing: string; readonly kind: KindDefinition | null } {
  const links: Field[] = [];
  let kinds = start;
  for (const [at, step] of steps.entries()) {
    const field = kinds.flatMap((kind) => findField(vocabulary, kind, step) ?? [])[0];
    if (field === undefined) return { missing: step, kind: kinds[0] ?? null };
    if (at === steps.length - 1) return { links, field };
    const to = field.linksTo ?? [];
    if (to.length === 0) return { missing: steps[at + 1] ?? "", kind: null };
    links.push(field);
    kinds = vocabulary.kinds.filter(
      ({ id, group }) => to.includes(id) || (to.includes("ledger") && group === "ledger"),
    );
  }
  return { missing: "", kind: null };
}
