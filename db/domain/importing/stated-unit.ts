import { readHeaderText } from "#domain/importing/header-text";
import { isUnitFor } from "#domain/importing/match-header";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { Field } from "#domain/catalogue/field";
import { type Dimension, type UnitId, unitDimension } from "#domain/indicators/unit";

/** The unit a file itself states for a column (表中写明的单位), for a field of the given dimension: in its header, in the unit row, or for the whole table. Null: none that fits; what a person or a default supplied does not count. */
export function statedUnit(
  column: ColumnMapping,
  table: Pick<RecognisedTable, "unit">,
  dimension: Dimension | null,
): Pick<ColumnMapping, "unit" | "unitFrom"> {
  const inHeader = column.headerPath
    .map((text) => readHeaderText(text).unit)
    .findLast((unit): unit is UnitId => unit !== null && isUnitFor(unit, dimension));
  if (inHeader !== undefined) return { unit: inHeader, unitFrom: "header" };
  const { unit, unitFrom } = column;
  if (unitFrom === "codeRow" && unit !== null && isUnitFor(unit, dimension)) return { unit, unitFrom };
  // The table's unit is that of its money (单位：万元); areas and counts have their own.
  if (dimension === "money" && table.unit !== null && isUnitFor(table.unit, dimension)) {
    return { unit: table.unit, unitFrom: "table" };
  }
  return { unit: null, unitFrom: null };
}

/** The unit of a column that is given another field (改列对应后的单位): what the file states, else what the field's values are always in; null for money, which is never guessed. */
export function unitForField(
  column: ColumnMapping,
  table: Pick<RecognisedTable, "unit">,
  field: Field | undefined,
): Pick<ColumnMapping, "unit" | "unitFrom"> {
  if (field === undefined || field.dimension === null) return { unit: null, unitFrom: null };
  const stated = statedUnit(column, table, field.dimension);
  if (stated.unit !== null)
    return field.type === "integer" ? { ...stated, unit: countUnit(stated.unit, field) } : stated;
  if (field.dimension === "money" || field.storedUnit === null) return { unit: null, unitFrom: null };
  return { unit: field.storedUnit, unitFrom: "field" };
}

/** 件 and 项, 家 and 个 count the same things; 万人 does not. */
function countUnit(stated: UnitId, { storedUnit }: Field): UnitId {
  return storedUnit !== null && unitDimension(stated) !== "persons" ? storedUnit : stated;
}
