/** Why an entry is counted (计入依据): what its deciding fields say on the day, and the cell that says it. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import { findField, findList, type NamedList } from "#domain/indicators/formula-vocabulary";
import type { Provenance } from "#domain/shared/provenance";
import { holdingAttributes, holdingRecords, sinceFieldsOf } from "#services/measuring/as-of-rules";
import type { Scope } from "#services/measuring/scope";
import type { createFigureSources } from "#store/measuring/figure-sources";

/** Reads the cells behind figures. */
export type FigureSources = ReturnType<typeof createFigureSources>;

/** Words and cell for one entry. */
export interface Ground {
  readonly source: Provenance | null;
  readonly note: string | null;
}

/** Prepares the answer for the entries of a counting formula, by place; null when the formula counts nothing. */
export function createGrounds(
  formula: Formula,
  scope: Scope,
  sources: FigureSources,
): ((place: number) => Ground) | null {
  if (formula.type !== "count" && formula.type !== "coverage") return null;
  const list = findList(scope.day.vocabulary, formula.set.list);
  if (list === null) return null;
  const conditions = [
    ...leavesOf(formula.set),
    ...(formula.type === "coverage" ? splitCondition(formula.condition) : []),
  ];
  const asked = conditions.flatMap((condition) => fieldOf(condition, list, scope) ?? []);
  const held = conditions.flatMap((condition) => (condition.type === "holds" ? [condition.qualification] : []));
  const view = list.view === null ? [] : [list.view.field];
  const fields = [...new Set([...asked, ...view, ...sinceFieldsOf(list.kind.id), ...list.kind.fields])];
  const certificateOf = createCertificates(scope, held);
  return (place) => {
    const certificate = certificateOf(place);
    const texts = [...new Set(asked)].flatMap((field) => scope.day.attribute(list.kind.id, field)[place] ?? []);
    const words = certificate === null ? texts : [...texts, certificate.words];
    const cells: readonly Cell[] = [
      ...(certificate === null ? [] : [certificate.cell]),
      ...fields.map((field) => ({ place, field })),
    ];
    return { source: firstSource(cells, scope, sources), note: words.length === 0 ? null : words.join("、") };
  };
}

interface Cell {
  readonly place: number;
  readonly field: string;
}

function firstSource(cells: readonly Cell[], { day: { facts } }: Scope, sources: FigureSources): Provenance | null {
  for (const { place, field } of cells) {
    const source = sources(facts.idAt(place), { field, period: null });
    if (source !== null) return source;
  }
  return null;
}

function leavesOf({ where }: EntrySet): readonly Condition[] {
  return where === null ? [] : splitCondition(where);
}

function splitCondition(condition: Condition): readonly Condition[] {
  if (condition.type === "and" || condition.type === "or") return condition.parts.flatMap(splitCondition);
  return condition.type === "not" ? splitCondition(condition.of) : [condition];
}

/** The entry's own attribute a condition is about; null for those over links and for figures. */
function fieldOf(condition: Condition, { kind }: NamedList, { day }: Scope): string | null {
  const isOfField =
    condition.type === "compare" ||
    condition.type === "among" ||
    condition.type === "contains" ||
    condition.type === "filled";
  if (!isOfField) return null;
  const [name, ...further] = condition.path.steps;
  const field = name === undefined || further.length > 0 ? null : findField(day.vocabulary, kind, name);
  return field?.kind === "attribute" && field.type !== "boolean" ? field.id : null;
}

/** The certificate a holder is counted by: the record that ends last, else the older attribute. */
function createCertificates(
  { day: { facts, links } }: Scope,
  held: readonly string[],
): (place: number) => { readonly words: string; readonly cell: Cell } | null {
  if (held.length === 0) return () => null;
  const types = facts.attribute(holdingRecords.type);
  const until = facts.attribute(holdingRecords.until);
  const records = new Map<number, number>();
  for (const link of [...(links.from.get(holdingRecords.link)?.values() ?? [])].flat()) {
    const [at, holder] = [facts.placeOf(link.from), link.to === null ? -1 : facts.placeOf(link.to)];
    if (at < 0 || holder < 0 || !held.includes(types[at] ?? "")) continue;
    const known = records.get(holder);
    if (known === undefined || (until[at] ?? "9999") > (until[known] ?? "9999")) records.set(holder, at);
  }
  return (place) => {
    const record = records.get(place);
    if (record !== undefined) {
      const ends = until[record];
      const words = `${types[record] ?? ""}${ends === undefined ? "" : `（有效期至 ${ends}）`}`;
      return { words, cell: { place: record, field: holdingRecords.type } };
    }
    const rule = holdingAttributes.find(
      ({ type, flag }) => held.includes(type) && facts.attribute(flag)[place] !== undefined,
    );
    return rule === undefined ? null : { words: rule.type, cell: { place, field: rule.flag } };
  };
}
