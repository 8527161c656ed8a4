import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { columnKeys, keyText, layoutFingerprint, tableFingerprint } from "#domain/importing/layout-fingerprint";
import type { ImportRecipe, RecipeColumn, RecipeTable } from "#domain/importing/recipe";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import { periodOfFile, type TakenTable } from "#domain/importing/taken-table";
import { statedUnit } from "#domain/importing/stated-unit";
import { foldName } from "#domain/shared/chinese-text";
import type { Period } from "#domain/shared/period";

/** What an import decided (导入中的决定): its tables as finally taken, with the names of the rows a person refused. */
export interface DecidedImport {
  readonly fileName: string;
  readonly sender: string | null;
  readonly index: CatalogueIndex;
  readonly tables: readonly {
    readonly sheet: string;
    readonly taken: TakenTable;
    /** Names that stood in refused rows. */
    readonly refusedNames: readonly string[];
  }[];
}

/** Learns the recipe of a file from how it was taken (学习导入方案). Pure; the same decisions give the same recipe, whatever the data and the period. */
export function learnFromImport({ fileName, sender, index, tables }: DecidedImport): ImportRecipe {
  const proposed = tables.flatMap(({ taken }) => taken.proposed ?? []);
  const learnt = tables.map(({ sheet, taken, refusedNames }) =>
    learnTable(taken, { sheet, refusedNames, fileName, index }),
  );
  return { fingerprint: layoutFingerprint(proposed), sender, tables: withoutRepeats(learnt) };
}

/** Do two recipes decide the same? Names of sheets and titles may have moved on with the period. */
export function isSameRecipe(one: ImportRecipe, other: ImportRecipe): boolean {
  return decisionsOf(one) === decisionsOf(other);
}

function learnTable(
  { table, period, skipped, proposed, said }: TakenTable,
  about: {
    readonly sheet: string;
    readonly refusedNames: readonly string[];
    readonly fileName: string;
    readonly index: CatalogueIndex;
  },
): RecipeTable {
  const before = proposed === null ? new Map<string, ColumnMapping>() : columnsByKey(proposed.columns);
  const columns = [...columnsByKey(table.columns)].map(([key, column]): RecipeColumn => {
    const first = before.get(key) ?? column;
    const dimension = about.index.byId.get(column.fields[0] ?? "")?.dimension ?? null;
    return {
      headerPath: column.headerPath,
      repeat: Number(key.slice(key.lastIndexOf("#") + 1)),
      fields: column.fields,
      // What the cells of this file stated says nothing of bare numbers in the next.
      unit: column.unitFrom === "cells" ? null : column.unit,
      statedUnit: statedUnit(first, proposed ?? { unit: said.unit ? null : table.unit }, dimension).unit,
      blank: column.blank ?? "keep",
      // One that the program read off header or cells it reads again.
      valueMap: said.valueMaps.includes(column.letter) ? column.valueMap : null,
      said: said.columns.includes(column.letter),
      unitSaid: column.unit !== null && isSaid(column, said.unit),
    };
  });
  return {
    fingerprint: tableFingerprint(table),
    proposed: proposed === null ? null : { fingerprint: tableFingerprint(proposed), headerRows: proposed.headerRows },
    sheet: about.sheet,
    title: table.title,
    orientation: table.orientation,
    ...(table.subject === undefined || table.subject === proposed?.subject ? {} : { subject: table.subject }),
    headerRows: table.headerRows,
    unit: table.unit,
    unitSaid: said.unit,
    skipped,
    skippedSaid: said.skipped,
    periodFrom: said.period ? periodSource(period, proposed?.period ?? null, about.fileName) : null,
    columns,
    ignoredRows: [...new Set([...said.ignoredRows, ...about.refusedNames.map(foldName).filter(isNobody)])].toSorted(),
  };
}

/** A column's unit is a person's when nothing in the file supplied it, or when the table's was said. */
function isSaid({ unitFrom }: ColumnMapping, tableUnitSaid: boolean): boolean {
  return unitFrom === "person" || (unitFrom === "table" && tableUnitSaid);
}

/** Columns by the text of their key, those without a header left out. */
function columnsByKey(columns: readonly ColumnMapping[]): Map<string, ColumnMapping> {
  const keys = columnKeys(columns);
  return new Map(
    columns.flatMap((column, at) => {
      const key = keys[at] ?? null;
      return key === null ? [] : [[keyText(key), column] as const];
    }),
  );
}

function periodSource(period: Period | null, stated: string | null, fileName: string): RecipeTable["periodFrom"] {
  if (period === null) return null;
  if (period === stated) return "table";
  return period === periodOfFile(fileName) ? "file" : "asked";
}

/** Refusing an enterprise once is no rule for ever; refusing what is no enterprise (示例, 填写样例) is one. */
function isNobody(foldedName: string): boolean {
  return (
    foldedName !== "" &&
    !/(?:公司|厂|中心|院|所|社|部|店|行|室|集团|企业|工作室|合伙\p{L}*|事务所|学校|医院)$/u.test(foldedName)
  );
}

/** Tables of one layout that were treated alike (一企一表 on thirty sheets) are remembered once. */
function withoutRepeats(tables: readonly RecipeTable[]): readonly RecipeTable[] {
  const seen = new Set<string>();
  return tables.filter((table) => {
    const key = tableDecisions(table);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function decisionsOf({ fingerprint, sender, tables }: ImportRecipe): string {
  return JSON.stringify([fingerprint, sender, [...new Set(tables.map(tableDecisions))].toSorted()]);
}

function tableDecisions(table: RecipeTable): string {
  const { sheet: _sheet, title: _title, headerRows: _rows, proposed, columns, ...decisions } = table;
  const decided = columns.map(({ headerPath: _path, ...column }) => column);
  return JSON.stringify([decisions, proposed?.fingerprint ?? null, decided]);
}
