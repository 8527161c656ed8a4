/** Where the lists of a blank stand in a copy handed in before (空白表与已报表对位): other row numbers, columns moved, sheet renamed, words of another year. */
import { readTableUnit, splitUnit, type UnitId } from "#domain/indicators/unit";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormSheet, FormWorkbook } from "#domain/reporting/form-workbook";
import { differInMeaning, latestYear, likeness, placeKey } from "#domain/reporting/place-words";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";

/** A list of the blank found in the copy (对上的列表). */
export interface AlignedList {
  readonly map: SheetMap;
  /** Rows the header stands lower than on the blank. */
  readonly shift: number;
  /** Column of the copy by the place of the column in `FormList.columns`; columns that are not there are missing. */
  readonly columns: ReadonlyMap<number, number>;
  /** Unit that the copy states for it, by the same place. */
  readonly units: ReadonlyMap<number, UnitId | null>;
}

/** Finds each list in the copy; null where it is not there. */
export function alignLists(reading: FormReading, copy: FormWorkbook): readonly (AlignedList | null)[] {
  const maps = new Map<FormSheet, SheetMap>();
  const mapOf = (sheet: FormSheet) => {
    const known = maps.get(sheet) ?? createSheetMap(sheet);
    maps.set(sheet, known);
    return known;
  };
  return reading.lists.map((list) => {
    const named = copy.sheets.filter(({ name }) => name.trim() === list.sheet.trim());
    const own = bestOf(named.flatMap((sheet) => alignList(list, mapOf(sheet)) ?? []));
    const others = copy.sheets.filter((sheet) => !named.includes(sheet) && sheet.visibility === "visible");
    return own ?? bestOf(others.flatMap((sheet) => alignList(list, mapOf(sheet)) ?? []));
  });
}

function bestOf(found: readonly AlignedList[]): AlignedList | null {
  return found.toSorted((one, two) => two.columns.size - one.columns.size)[0] ?? null;
}

/** Least share of a list's headings that must stand in the copy. */
const LEAST_SHARE = 0.4;

function alignList(list: FormList, map: SheetMap): AlignedList | null {
  const headed = list.columns.filter(({ headerPath }) => headerPath.length > 0);
  const found = likelyShifts(list, map).flatMap((shift) => {
    const columns = matchColumns(list, map, shift);
    const least = Math.max(Math.min(2, headed.length), headed.length * LEAST_SHARE);
    return columns.size < least ? [] : [{ shift, columns }];
  });
  const best = found.toSorted(
    (one, two) => two.columns.size - one.columns.size || Math.abs(one.shift) - Math.abs(two.shift),
  )[0];
  if (best === undefined) return null;
  const table = tableUnit(map, list.headerRows[0] + best.shift);
  const units = new Map(
    [...best.columns].map(([at, column]) => {
      const path = headerPath(list, map, { shift: best.shift, column, line: list.columns[at]?.line ?? 0 });
      return [at, path.map((text) => splitUnit(text).unit).findLast((unit) => unit !== null) ?? table] as const;
    }),
  );
  return { map, ...best, units };
}

/** Shifts under which the lowest headings stand in one row, the likeliest first. */
function likelyShifts(list: FormList, map: SheetMap): readonly number[] {
  const wanted = new Set(list.columns.map(({ headerPath: path }) => placeKey(path.slice(-1), null)));
  const votes = new Map<number, number>();
  for (const { index, cells } of map.sheet.grid.rows) {
    if (index > list.headerRows[1] + FARTHEST) break;
    const texts = cells.flatMap((content) => (typeof content === "string" ? placeKey([content], null) : []));
    const count = new Set(texts.filter((text) => text !== "" && wanted.has(text))).size;
    // A heading merged downwards stands in its first row.
    for (let row = index; count > 0 && row <= index + 3; row += 1) {
      const shift = row - list.headerRows[1];
      votes.set(shift, Math.max(votes.get(shift) ?? 0, count));
    }
  }
  const near = (shift: number, count: number) => count - Math.abs(shift) * 0.01;
  const ordered = [...votes].toSorted((one, two) => near(...two) - near(...one)).map(([shift]) => shift);
  return [...new Set([0, ...ordered.slice(0, 8)])].filter((shift) => list.headerRows[0] + shift >= 1);
}

/** Lists above it may have grown by so many rows. */
const FARTHEST = 3000;

interface HeadingAt {
  readonly shift: number;
  readonly column: number;
  /** Of a record of several rows: which of them. */
  readonly line: number;
}

/** Heading texts of a column of the copy. Where records take several rows the lowest heading rows belong to one of them each. */
function headerPath(list: FormList, map: SheetMap, { shift, column, line }: HeadingAt): string[] {
  const [first, last] = [list.headerRows[0] + shift, list.headerRows[1] + shift];
  const lines = list.recordRows ?? 1;
  const own = last - lines + 1 + line;
  const path: string[] = [];
  let before = "";
  for (let row = first; row <= last; row += 1) {
    if (lines > 1 && row > last - lines && row !== own) continue;
    const area = map.area(row, column);
    const place = `${area.firstRow}:${area.firstColumn}`;
    const text = map.text(row, column).trim();
    if (text !== "" && place !== before) path.push(text);
    before = place;
  }
  return path;
}

function matchColumns(list: FormList, map: SheetMap, shift: number): ReadonlyMap<number, number> {
  const lines = [...new Set(list.columns.map(({ line = 0 }) => line))];
  const found = new Map<number, number>();
  for (const line of lines) for (const [at, column] of matchLine(list, map, { shift, line })) found.set(at, column);
  return found;
}

/** Exact words first, the nearest of the same; then what stands in the same order and is worded nearly so. */
function matchLine(
  list: FormList,
  map: SheetMap,
  { shift, line }: { readonly shift: number; readonly line: number },
): ReadonlyMap<number, number> {
  const keys = copiedKeys(list, map, { shift, line });
  const year = latestYear(list.columns.map((column) => column.headerPath));
  const wanted = list.columns.flatMap((one, at) =>
    (one.line ?? 0) === line ? [{ at, column: one.column, key: placeKey(one.headerPath, year) }] : [],
  );
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const take = (at: number, column: number | undefined) => {
    if (column === undefined) return;
    found.set(at, column);
    taken.add(column);
  };
  for (const { at, column, key } of wanted) {
    const same = [...keys].filter(([one, text]) => text === key && !taken.has(one)).map(([one]) => one);
    take(at, same.toSorted((one, two) => Math.abs(one - column) - Math.abs(two - column))[0]);
  }
  for (const { at, column, key } of wanted) {
    if (found.has(at)) continue;
    const aside = (found.get(at - 1) ?? column - 1) + 1;
    take(
      at,
      [aside, column].find((one) => !taken.has(one) && isRenamed(key, keys.get(one))),
    );
  }
  return found;
}

function copiedKeys(
  list: FormList,
  map: SheetMap,
  { shift, line }: { readonly shift: number; readonly line: number },
): ReadonlyMap<number, string> {
  const paths = new Map<number, string[]>();
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (map.area(list.headerRows[1] + shift, column).firstColumn !== column) continue;
    const path = headerPath(list, map, { shift, column, line });
    if (path.length > 0) paths.set(column, path);
  }
  const year = latestYear(paths.values());
  return new Map([...paths].map(([column, path]) => [column, placeKey(path, year)]));
}

function isRenamed(key: string, other: string | undefined): boolean {
  return other !== undefined && likeness(key, other) >= 0.6 && !differInMeaning(key, other);
}

/** Unit that the lines above a table state for all of it (表的单位); null when they state none. `before`: its first header row. */
export function tableUnit(map: SheetMap, before: number): UnitId | null {
  for (let row = before - 1; row >= Math.max(1, before - 6); row -= 1) {
    for (let column = map.columnCount; column >= 1; column -= 1) {
      if (!map.isMaster(row, column)) continue;
      const unit = readTableUnit(map.text(row, column));
      if (unit !== null) return unit;
    }
  }
  return null;
}
