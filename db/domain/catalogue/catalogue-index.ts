import type { Field, FieldCatalogue } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** A field found under one of its wordings (命中的字段): by its label, or by a synonym. */
export interface NamedField {
  readonly field: Field;
  readonly by: "label" | "synonym";
}

/** A field found under a statistics code (命中的代码). `alternative`: the code carries the same fact but another one is preferred. */
export interface CodedField {
  readonly field: Field;
  readonly alternative: boolean;
}

/** The catalogue prepared for look-ups (字段目录索引). All name keys are folded by `foldText`; codes are lower case. */
export interface CatalogueIndex {
  readonly catalogue: FieldCatalogue;
  readonly byId: ReadonlyMap<string, Field>;
  /** By Chinese label as written in the catalogue. */
  readonly byLabel: ReadonlyMap<string, Field>;
  readonly byCode: ReadonlyMap<string, CodedField>;
  /** By folded label or synonym; labels first. A wording may belong to two subjects (总面积 of a carrier …). */
  readonly byFoldedName: ReadonlyMap<string, readonly NamedField[]>;
  /** Folded wordings that look like a field but are another thing (勿混) → ids of the fields they must not become. */
  readonly lookalikes: ReadonlyMap<string, ReadonlySet<string>>;
  /** All folded names, longest first, for finding a name inside a longer header. */
  readonly foldedNames: readonly string[];
  /** Fields that say whom a row of a table is about (主体字段): 企业名称, 载体名称; in the index of another kind its own. */
  readonly names: ReadonlySet<string>;
  /** The kind whose tables this index reads; null: enterprises and carriers, as files mostly hold them. */
  readonly kind: KindDefinition | null;
  /** Indexes for the tables of all other kinds, by kind. */
  readonly kinds: ReadonlyMap<string, CatalogueIndex>;
}

/** Kinds whose tables are recognised without being told (默认识别的台账). */
const usualSubjects: ReadonlySet<string> = new Set(["enterprise", "carrier"]);

/** Builds the index of a catalogue (建字段索引). Every field is found by its id; by wordings and codes only those of the kinds in `named`, because 名称 or 级别 means another thing in every list. */
export function buildCatalogueIndex(
  catalogue: FieldCatalogue,
  named: ReadonlySet<string> = usualSubjects,
): CatalogueIndex {
  const byId = new Map<string, Field>();
  const byLabel = new Map<string, Field>();
  const byCode = new Map<string, CodedField>();
  const byFoldedName = new Map<string, NamedField[]>();
  const lookalikes = new Map<string, Set<string>>();
  for (const field of catalogue.fields) {
    byId.set(field.id, field);
    if (!byLabel.has(field.label) || named.has(field.subject)) byLabel.set(field.label, field);
    if (!named.has(field.subject)) continue;
    for (const code of field.alternativeCodes) byCode.set(code, { field, alternative: true });
  }
  const recognised = catalogue.fields.filter(({ subject }) => named.has(subject));
  for (const field of recognised) {
    for (const code of field.codes) byCode.set(code, { field, alternative: false });
    addName(byFoldedName, field.label, { field, by: "label" });
  }
  for (const field of recognised) {
    for (const synonym of field.synonyms) addName(byFoldedName, synonym, { field, by: "synonym" });
    for (const wording of field.notThese) addLookalike(lookalikes, wording, field.id);
  }
  const foldedNames = [...byFoldedName.keys()].toSorted((a, b) => b.length - a.length);
  const names = new Set(
    recognised.filter(({ kind, type }) => kind === "identity" && type === "name").map(({ id }) => id),
  );
  const usual = { catalogue, byId, byLabel, byCode, byFoldedName, lookalikes, foldedNames };
  return { ...usual, names, kind: null, kinds: new Map() };
}

function addName(names: Map<string, NamedField[]>, wording: string, named: NamedField): void {
  const key = foldText(wording);
  const known = names.get(key);
  if (known === undefined) names.set(key, [named]);
  else if (!known.some((other) => other.field.id === named.field.id)) known.push(named);
}

function addLookalike(lookalikes: Map<string, Set<string>>, wording: string, id: string): void {
  const key = foldText(wording);
  const known = lookalikes.get(key);
  if (known === undefined) lookalikes.set(key, new Set([id]));
  else known.add(id);
}
