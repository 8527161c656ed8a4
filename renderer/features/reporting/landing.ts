import type { UnitId } from "#domain/indicators/unit";
import type { FormReading } from "#domain/reporting/form-binding";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { CellPlace } from "../../ui/sheet-view/sheet-keys";
import { rangeHolds } from "../../ui/sheet-view/sheet-rectangle";
import { type FormPlace, formPlaces, type PlaceTarget, placeAt } from "./form-places";

/** Where something put on a cell goes (落点): a place of the form, or a free cell that becomes one. */
export interface Landing {
  readonly targets: readonly PlaceTarget[];
  readonly range: CellRange;
  readonly where: string;
  readonly unit: UnitId | null;
  readonly place: FormPlace | null;
}

/** Where it goes; null where nothing may be put: on printed words, on the authority's own columns. A header stands for its column. */
export function landingAt(reading: FormReading, sheet: string, cell: CellPlace, text: string): Landing | null {
  const places = formPlaces(reading);
  const place = placeAt(places, sheet, cell) ?? headerPlace(reading, places, sheet, cell);
  if (place !== null) {
    const range = place.ranges.find((one) => rangeHolds(one, cell.row, cell.column)) ?? place.ranges[0];
    if (range === undefined) return null;
    return { targets: place.targets, range, where: place.where, unit: place.unit, place };
  }
  if (text.trim() !== "" || isOwnColumn(reading, sheet, cell)) return null;
  const address = cellAddress(cell.row, cell.column);
  return {
    targets: [{ kind: "cell", sheet, cell: address }],
    range: { firstRow: cell.row, lastRow: cell.row, firstColumn: cell.column, lastColumn: cell.column },
    where: address,
    unit: null,
    place: null,
  };
}

function headerPlace(
  reading: FormReading,
  places: readonly FormPlace[],
  sheet: string,
  { row, column }: CellPlace,
): FormPlace | null {
  const list = reading.lists.find((one) => one.sheet === sheet && row >= one.headerRows[0] && row <= one.headerRows[1]);
  return list === undefined ? null : placeAt(places, sheet, { row: list.firstRow, column });
}

function isOwnColumn(reading: FormReading, sheet: string, { row, column }: CellPlace): boolean {
  return reading.lists.some(
    (list) =>
      list.sheet === sheet &&
      row >= list.firstRow &&
      row <= list.lastRow &&
      list.columns.some((one) => one.column === column && one.kind !== "input"),
  );
}
