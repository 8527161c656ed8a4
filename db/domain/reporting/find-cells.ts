/** Finds the single places of a sheet (单格): gaps and boxes inside printed texts, and empty cells beside or below their label. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readTableUnit } from "#domain/indicators/unit";
import type { FormCell } from "#domain/reporting/form-binding";
import { cellsBeside, valueBeside } from "#domain/reporting/label-cells";
import type { ColumnContext } from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { gapCells } from "#domain/reporting/text-cells";
import { tickCells } from "#domain/reporting/tick-cells";

/** Where single cells may stand on a sheet. */
export interface CellSearch {
  readonly map: SheetMap;
  readonly index: CatalogueIndex;
  /** Rows that belong to lists. */
  readonly taken: ReadonlySet<number>;
  readonly context: ColumnContext;
}

/** A cell of the sheet. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The single cells from top to bottom. */
export function findCells(search: CellSearch): FormCell[] {
  const cells: FormCell[] = [];
  const used = new Set<string>();
  for (let row = 1; row <= search.map.rowCount; row += 1) {
    if (search.taken.has(row) || search.map.isHiddenRow(row)) continue;
    for (const cell of findInRow(search, row)) {
      const key = `${cell.cell} ${cell.prefix} ${cell.ticks?.[0]?.at ?? ""}`;
      if (!used.has(key)) cells.push(cell);
      used.add(key);
    }
  }
  return cells;
}

function findInRow(search: CellSearch, row: number): FormCell[] {
  const { map } = search;
  const found: FormCell[] = [];
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (!map.isMaster(row, column) || map.isBlank(row, column) || map.formula(row, column) !== null) continue;
    if (map.isHiddenColumn(column)) continue;
    const place = { row, column };
    found.push(...(insideText(search, place) ?? cellsBeside(search, place)));
  }
  return found;
}

/** Longest text that is looked into for gaps: a paragraph of a report, not an instruction. */
const LONGEST_TEXT = 600;

/** Gaps and boxes printed in the cell itself; null when it has none, so that its neighbours are looked at. */
function insideText(search: CellSearch, place: Place): FormCell[] | null {
  const { map } = search;
  const text = map.text(place.row, place.column);
  if (/^(?:注|说明|备注|填表说明|填报说明)\s*[：:]/u.test(text.trim()) || text.length > LONGEST_TEXT) return [];
  const ticked = tickCells(search, place);
  if (ticked !== null) return ticked;
  const cells = gapCells(search, place);
  if (cells.length === 0) return readTableUnit(text) === null ? null : [];
  const [only] = cells;
  const isPlain = cells.length === 1 && (only?.suffix ?? "") === "" && !/年[\s\S]*月/u.test(text);
  const beside = isPlain ? valueBeside(map, place) : null;
  const isThere =
    beside !== null && (map.isBordered(beside.row, beside.column) || map.isUnderlined(beside.row, beside.column));
  return isThere ? null : cells;
}
