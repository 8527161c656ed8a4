import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { isUnitFor } from "#domain/importing/match-header";
import { readNumberText } from "#domain/importing/number-text";
import { readPlaceholder } from "#domain/importing/placeholder";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { UnitId } from "#domain/indicators/unit";

/** Gives columns without a unit the one their cells state themselves (1200万元、3.2亿元；取自单元格的单位): the commonest, where no filled cell is a bare number. An empty column beside such columns needs no unit of its own either. `textsOf` answers the texts of a column's value cells, blanks included. */
export function takeOwnUnits(
  columns: readonly ColumnMapping[],
  textsOf: (column: ColumnMapping, at: number) => readonly string[],
  index: CatalogueIndex,
): readonly ColumnMapping[] {
  const stated = columns.map((column, at) => {
    const field = index.byId.get(column.fields[0] ?? "");
    const isOpen = column.unit === null && field?.type === "decimal" && field.dimension !== null;
    return isOpen ? unitsOf(textsOf(column, at), field) : null;
  });
  const ofTable = commonest(stated.flatMap((units) => units ?? []));
  return columns.map((column, at) => {
    const units = stated[at];
    const unit = units == null ? null : (commonest(units) ?? ofTable);
    const field = index.byId.get(column.fields[0] ?? "");
    if (units == null || unit === null || !isUnitFor(unit, field?.dimension ?? null)) return column;
    const said = units.length > 0 ? `单位按单元格里自己写的（${unit}）` : "这里没有要换算的数，不用指明单位";
    return { ...column, unit, unitFrom: "cells", reason: `${column.reason.replace(QUESTION, "")}；${said}` };
  });
}

/** What asked for the unit, in the reason of a mapping. */
const QUESTION = /；[^；]*需要您指明$/u;

/** The units the cells state; null when one holds a bare number. Nothing is 0 in any unit, and what is no number is refused cell by cell. */
function unitsOf(texts: readonly string[], { dimension }: Field): readonly UnitId[] | null {
  const units: UnitId[] = [];
  for (const text of texts) {
    if (text.trim() === "" || readPlaceholder(text) !== null) continue;
    const read = readNumberText(text, dimension);
    if (read.kind !== "number") continue;
    if (read.unit !== null && isUnitFor(read.unit, dimension)) units.push(read.unit);
    else if (read.decimal !== "0") return null;
  }
  return units;
}

function commonest(units: readonly UnitId[]): UnitId | null {
  const counts = new Map<UnitId, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
