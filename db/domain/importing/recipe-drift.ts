import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { columnKeys, keyText, pathKey } from "#domain/importing/layout-fingerprint";
import type { RecipeTable } from "#domain/importing/recipe";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { UnitId } from "#domain/indicators/unit";

/** A column whose unit the file now states otherwise than the recipe knows it. */
export interface UnitChange {
  /** Letter of the column. */
  readonly letter: string;
  readonly label: string;
  readonly from: UnitId;
  readonly to: UnitId;
}

/** Most names in one sentence. */
const MOST_NAMED = 5;

/** Says which units changed, all columns of one change in one sentence (单位变化). */
export function unitChanges(changes: readonly UnitChange[]): readonly string[] {
  const groups = Map.groupBy(changes, ({ from, to }) => `由${from}改成了${to}`);
  return [...groups].map(([change, columns]) => `${named(columns.map(({ label }) => label))}的单位${change}，请确认`);
}

/** Says how the table itself changed (表的变化). */
export function describeTableDrift(model: RecipeTable, table: RecognisedTable): readonly string[] {
  if (model.orientation !== table.orientation)
    return [`表的方向变了：上次是${LIES[model.orientation]}，这次是${LIES[table.orientation]}`];
  if (table.orientation === "form") return [];
  const more = height(table.headerRows) - height(model.headerRows);
  if (more === 0) return [];
  return [more > 0 ? `表头多了${count(more)}行` : `表头少了${count(-more)}行`];
}

const LIES: Readonly<Record<RecognisedTable["orientation"], string>> = {
  rows: "一行一家企业",
  columns: "一列一家企业",
  form: "一张表一家企业",
};

/** Says which columns are new, which are gone, and which lost their field (列的变化). */
export function describeHeaderDrift(
  model: RecipeTable,
  table: RecognisedTable,
  index: CatalogueIndex,
): readonly string[] {
  const known = keysOf(model.columns);
  const found = keysOf(table.columns);
  const leaves = new Set([...model.columns].map(leafKey));
  const ownLeaves = new Set(table.columns.map(leafKey));
  const added = [...found].filter(([key, column]) => !known.has(key) && !leaves.has(leafKey(column)));
  const gone = [...known].filter(([key, column]) => !found.has(key) && !ownLeaves.has(leafKey(column)));
  const lost = [...known].filter(
    ([key, { said, fields }]) => said && found.has(key) && fields.some((id) => !index.byId.has(id)),
  );
  return [
    ...sentence(
      "新增了",
      added.map(([, column]) => leafText(column)),
      "列",
    ),
    ...sentence(
      "少了",
      gone.map(([, column]) => leafText(column)),
      "列",
    ),
    ...lost.map(([, column]) => `${named([leafText(column)])}列上次对应的字段这个账本里没有，请重新指定`),
  ];
}

function sentence(verb: string, names: readonly string[], noun: string): readonly string[] {
  return names.length === 0 ? [] : [`${verb}${named(names)}${names.length > MOST_NAMED ? "" : noun}`];
}

/** “甲”“乙”, beyond a few 等 7 列. */
function named(labels: readonly string[]): string {
  const distinct = [...new Set(labels)];
  const shown = distinct
    .slice(0, MOST_NAMED)
    .map((label) => `“${label}”`)
    .join("");
  return distinct.length > MOST_NAMED ? `${shown}等 ${distinct.length} 列` : shown;
}

function keysOf<Column extends Pick<ColumnMapping, "headerPath">>(columns: readonly Column[]): Map<string, Column> {
  const keys = columnKeys(columns);
  return new Map(
    columns.flatMap((column, at) => {
      const key = keys[at] ?? null;
      return key === null ? [] : [[keyText(key), column] as const];
    }),
  );
}

function leafKey({ headerPath }: Pick<ColumnMapping, "headerPath">): string {
  return pathKey(headerPath.slice(-1));
}

function leafText({ headerPath }: Pick<ColumnMapping, "headerPath">): string {
  return (headerPath.at(-1) ?? "").replace(/\s+/gu, "");
}

function height([first, last]: readonly [number, number]): number {
  return last - first + 1;
}

function count(rows: number): string {
  return "零一两三四五六七八九".charAt(rows) || String(rows);
}
