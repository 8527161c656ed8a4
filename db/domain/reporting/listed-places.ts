/** The places of a form in one list, as they were kept and as they are read (位置清单). */
import { splitUnit, type UnitId } from "#domain/indicators/unit";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { latestYear, placeKey } from "#domain/reporting/place-words";
import type { SavedBinding, SavedSource } from "#domain/reporting/saved-binding";

/** A place as it was kept (原位置). `list`: place of its list in the binding, null for single cells; `at`: its number there. */
export interface WasPlace {
  readonly list: number | null;
  readonly at: number;
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  /** Null when its words were not kept. */
  readonly key: string | null;
  readonly unit: UnitId | null;
  /** Units stated at the other places of the same list, or of the same sheet. */
  readonly nearby: readonly UnitId[];
  readonly saved: SavedSource;
}

/** A place of the form at hand (现位置). */
export interface NowPlace {
  readonly list: number | null;
  readonly at: number;
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly key: string;
  readonly unit: UnitId | null;
  readonly nearby: readonly UnitId[];
  readonly binding: Binding;
  readonly isInput: boolean;
}

/** Lists the places of a kept binding. */
export function placesBefore(saved: SavedBinding): readonly WasPlace[] {
  const paths = saved.lists.flatMap(({ columns }) => columns.map(({ path }) => path ?? []));
  const year = saved.year === null ? latestYear(paths) : Number(saved.year);
  const columns = saved.lists.flatMap(({ sheet, columns: ofList }, list) => {
    const nearby = unitsAround(ofList.map(({ path, unit }) => ({ words: path ?? [], unit })));
    return ofList.map((column, at): WasPlace => {
      const { letter, path, unit } = column;
      const key = path === null ? null : placeKey(path, year);
      return { list, at, sheet, cell: letter, label: path?.at(-1) ?? letter, key, unit, nearby, saved: column };
    });
  });
  const around = bySheet(saved.cells);
  const cells = saved.cells.map((place, at): WasPlace => {
    const { sheet, cell, label, unit } = place;
    const key = label === null ? null : placeKey([label], year);
    return { list: null, at, sheet, cell, label: label ?? cell, key, unit, nearby: around(sheet), saved: place };
  });
  return [...columns, ...cells];
}

/** Lists the places of a reading. `stated`: the report year of its form, where known. */
export function placesNow(reading: FormReading, stated: number | null): readonly NowPlace[] {
  const year =
    stated ?? latestYear(reading.lists.flatMap(({ columns }) => columns.map(({ headerPath }) => headerPath)));
  const columns = reading.lists.flatMap(({ sheet, columns: ofList }, list) => {
    const nearby = unitsAround(ofList.map(({ headerPath: words, unit }) => ({ words, unit })));
    return ofList.map(({ letter, headerPath, unit, binding, kind }, at): NowPlace => {
      const [key, label] = [placeKey(headerPath, year), headerPath.at(-1) ?? letter];
      return { list, at, sheet, cell: letter, label, key, unit, nearby, binding, isInput: kind === "input" };
    });
  });
  const around = bySheet(reading.cells);
  const cells = reading.cells.map(
    ({ sheet, cell, label, unit, binding }, at): NowPlace => ({
      list: null,
      at,
      sheet,
      cell,
      label: label === "" ? cell : label,
      key: placeKey([label], year),
      unit,
      nearby: around(sheet),
      binding,
      isInput: true,
    }),
  );
  return [...columns, ...cells];
}

/** Units that places have without saying so themselves: the ones the table or the sheet states. */
function unitsAround(
  places: readonly { readonly words: readonly string[]; readonly unit: UnitId | null }[],
): readonly UnitId[] {
  const stated = places.flatMap(({ words, unit }) =>
    unit === null || words.some((text) => splitUnit(text).unit !== null) ? [] : [unit],
  );
  return [...new Set(stated)];
}

function bySheet(
  cells: readonly { readonly sheet: string; readonly label: string | null; readonly unit: UnitId | null }[],
): (sheet: string) => readonly UnitId[] {
  const known = new Map<string, readonly UnitId[]>();
  return (sheet) => {
    const own = cells.filter((cell) => cell.sheet === sheet);
    const units = known.get(sheet) ?? unitsAround(own.map(({ label, unit }) => ({ words: [label ?? ""], unit })));
    known.set(sheet, units);
    return units;
  };
}
