import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { columnKeys, keyText, pathKey } from "#domain/importing/layout-fingerprint";
import { isUnitFor } from "#domain/importing/match-header";
import type { ChosenRecipe, RecipeTrust } from "#domain/importing/recipe-choose";
import type { UnitChange } from "#domain/importing/recipe-drift";
import { statedUnit, unitForField } from "#domain/importing/stated-unit";
import type { RecipeColumn, RecipeTable } from "#domain/importing/recipe";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { unitDimension } from "#domain/indicators/unit";

/** A table with the decisions about its columns taken over (列的决定已套用). */
export interface AppliedColumns {
  readonly table: RecognisedTable;
  /** Decisions that were taken over. */
  readonly applied: number;
  /** Letters of columns whose mapping a person decided. */
  readonly letters: readonly string[];
  /** Those of them whose coded values a person explained. */
  readonly valueMaps: readonly string[];
  /** The table's unit was supplied by the recipe because a person had said it. */
  readonly unitSaid: boolean;
  readonly units: readonly UnitChange[];
}

/** Takes over what a recipe knows of a table's columns: meaning, blank rule and value map where a person decided them, units where the file states none or they are in doubt. */
export function applyColumns(
  table: RecognisedTable,
  model: RecipeTable,
  { chosen, index }: { readonly chosen: ChosenRecipe; readonly index: CatalogueIndex },
): AppliedColumns {
  const source = sourceWords(chosen);
  const find = columnFinder(table.columns, model.columns);
  const units: UnitChange[] = [];
  const letters: string[] = [];
  const valueMaps: string[] = [];
  let applied = 0;
  const mapped = table.columns.map((column, at) => {
    const known = find(at);
    if (known === null) return column;
    const meant = withMeaning(column, known, { source, index, table });
    if (known.said && meant !== null) {
      letters.push(column.letter);
      if (known.valueMap !== null) valueMaps.push(column.letter);
      applied += 1;
    }
    const settled = settleUnit(meant ?? column, known, { trust: chosen.trust, source, index, table });
    if (settled.change !== null) units.push(settled.change);
    if (settled.supplied) applied += 1;
    return settled.column;
  });
  const columns = withoutRivals(mapped, letters, index);
  const asked = new Set(units.map(({ letter }) => letter));
  const withTable = supplyTableUnit({ ...table, columns }, model, { trust: chosen.trust, source, index, asked });
  return { ...withTable, applied: applied + (withTable.unitSaid ? 1 : 0), letters, valueMaps, units };
}

/** 按“青砚街道”2026-03 的导入方案. */
function sourceWords({ known }: ChosenRecipe): string {
  return `按“${known.recipe.sender ?? known.name}”${known.savedAt.slice(0, 7)} 的导入方案`;
}

/** Finds a column's memory: by its whole path, else by its last heading where only one column on either side has it. */
function columnFinder(
  columns: readonly ColumnMapping[],
  models: readonly RecipeColumn[],
): (at: number) => RecipeColumn | null {
  const byKey = new Map(
    models.map((model) => [keyText({ path: pathKey(model.headerPath), repeat: model.repeat }), model]),
  );
  const keys = columnKeys(columns);
  const taken = new Set(keys.flatMap((key) => (key === null ? [] : keyText(key))));
  const byLeaf = onlyOnes(
    models.filter((model) => !taken.has(keyText({ path: pathKey(model.headerPath), repeat: model.repeat }))),
  );
  const ownLeaves = onlyOnes(columns);
  return (at) => {
    const key = keys[at] ?? null;
    if (key === null) return null;
    const whole = byKey.get(keyText(key));
    if (whole !== undefined) return whole;
    const leaf = leafOf(columns[at]?.headerPath ?? []);
    return ownLeaves.has(leaf) ? (byLeaf.get(leaf) ?? null) : null;
  };
}

function leafOf(headerPath: readonly string[]): string {
  return pathKey(headerPath.slice(-1));
}

/** By last heading, those that stand alone under it. */
function onlyOnes<Column extends Pick<ColumnMapping, "headerPath">>(columns: readonly Column[]): Map<string, Column> {
  const found = new Map<string, Column>();
  const repeated = new Set<string>();
  for (const column of columns) {
    const leaf = leafOf(column.headerPath);
    if (found.has(leaf)) repeated.add(leaf);
    else if (leaf !== "") found.set(leaf, column);
  }
  for (const leaf of repeated) found.delete(leaf);
  return found;
}

/** Null: the fields that were chosen are no longer known. */
function withMeaning(
  column: ColumnMapping,
  known: RecipeColumn,
  {
    source,
    index,
    table,
  }: { readonly source: string; readonly index: CatalogueIndex; readonly table: RecognisedTable },
): ColumnMapping | null {
  if (!known.said || known.fields.some((id) => !index.byId.has(id))) return null;
  const kept = column.fields.length === known.fields.length && column.fields.every((id, at) => id === known.fields[at]);
  const reason = known.fields.length === 0 ? `${source}，不导入这一列` : source;
  const own = unitForField(column, table, index.byId.get(known.fields[0] ?? ""));
  return {
    ...column,
    fields: known.fields,
    ...(kept ? {} : own),
    confidence: 1,
    reason,
    valueMap: known.valueMap ?? (kept ? column.valueMap : null),
    habit: kept ? (column.habit ?? null) : null,
    alternativeOf: null,
    approximate: false,
    ...(known.blank === "clear" ? { blank: known.blank } : {}),
  };
}

interface UnitContext {
  readonly table: RecognisedTable;
  readonly trust: RecipeTrust;
  readonly source: string;
  readonly index: CatalogueIndex;
}

interface SettledUnit {
  readonly column: ColumnMapping;
  readonly supplied: boolean;
  readonly change: UnitChange | null;
}

/** A unit the file states holds. One that it states otherwise than before is a question, unless a person has answered the same one before; one it does not state is supplied. */
function settleUnit(
  column: ColumnMapping,
  known: RecipeColumn,
  { trust, source, index, table }: UnitContext,
): SettledUnit {
  const asIs: SettledUnit = { column, supplied: false, change: null };
  const field = index.byId.get(column.fields[0] ?? "");
  const { unit } = known;
  if (field === undefined || unit === null || !isUnitFor(unit, field.dimension) || unit === column.unit) return asIs;
  const stated = statedUnit(column, table, field.dimension).unit;
  const believed = trust === "sender" || (trust === "layout" && known.unitSaid);
  if (stated === null || (stated === known.statedUnit && known.unitSaid)) {
    // A default of the field itself (平方米) gives way only to what a person said.
    if (!believed || (column.unitFrom === "field" && !known.unitSaid)) return asIs;
    const before = column.reason === source ? "" : `${withoutQuestion(column.reason)}；`;
    const reason = `${before}${source}，单位为${unit}`;
    return { column: { ...column, unit, unitFrom: "person", reason }, supplied: true, change: null };
  }
  const change = { letter: column.letter, label: field.label, from: unit, to: stated };
  if (trust === "headings") return asIs;
  if (field.type !== "decimal") return { ...asIs, change };
  const reason = `${column.reason}；上次的单位是${unit}，这次写的是${stated}，请确认单位`;
  return { column: { ...column, unit: null, unitFrom: null, reason }, supplied: false, change };
}

/** The question that the recipe has answered. */
function withoutQuestion(reason: string): string {
  return reason.replace(/；表里没有写金额单位，需要您指明|；没有写面积单位，按平方米理解/u, "");
}

/** The unit of the whole table, where the file states none; it reaches new money columns too. */
function supplyTableUnit(
  table: RecognisedTable,
  model: RecipeTable,
  { trust, source, index, asked }: Omit<UnitContext, "table"> & { readonly asked: ReadonlySet<string> },
): Pick<AppliedColumns, "table" | "unitSaid"> {
  const { unit } = model;
  const believed = trust === "sender" || (trust === "layout" && model.unitSaid);
  if (unit === null || table.unit !== null || !believed) {
    return { table, unitSaid: model.unitSaid && unit !== null && table.unit === unit };
  }
  const columns = table.columns.map((column): ColumnMapping => {
    const dimension = index.byId.get(column.fields[0] ?? "")?.dimension ?? null;
    if (column.unit !== null || dimension !== unitDimension(unit) || asked.has(column.letter)) return column;
    return {
      ...column,
      unit,
      unitFrom: "table",
      reason: `${withoutQuestion(column.reason)}；${source}，全表单位为${unit}`,
    };
  });
  return { table: { ...table, unit, unitCell: null, columns }, unitSaid: model.unitSaid };
}

/** A field that a person gave to one column is not taken from another. */
function withoutRivals(
  columns: readonly ColumnMapping[],
  said: readonly string[],
  index: CatalogueIndex,
): readonly ColumnMapping[] {
  const claimed = new Map(
    columns
      .filter(({ letter }) => said.includes(letter))
      .flatMap(({ fields, letter }) => fields.map((id) => [id, letter])),
  );
  return columns.map((column) => {
    const rival = column.fields.find((id) => claimed.has(id) && claimed.get(id) !== column.letter);
    if (rival === undefined || said.includes(column.letter)) return column;
    const label = index.byId.get(rival)?.label ?? "";
    return {
      ...column,
      fields: column.fields.filter((id) => id !== rival),
      alternativeOf: rival,
      reason: `“${label}”按导入方案由另一列提供，未导入这一列`,
    };
  });
}
