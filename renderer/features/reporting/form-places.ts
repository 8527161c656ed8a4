import type { Binding, FormList, FormReading } from "#domain/reporting/form-binding";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import type { UnitId } from "#domain/indicators/unit";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { Sureness } from "../../ui/sheet-view/sheet-overlay";
import { rangeHolds } from "../../ui/sheet-view/sheet-rectangle";

/** What a change of a binding names: a column of a list, or a cell. */
export type PlaceTarget =
  | { readonly kind: "column"; readonly list: number; readonly letter: string; readonly line?: number }
  | { readonly kind: "cell"; readonly sheet: string; readonly cell: string; readonly prefix?: string };

/** One place of a form that wants filling (待填处): a column of a list, the same column of all blocks of a grouped list, or a single cell. */
export interface FormPlace {
  readonly id: string;
  readonly sheet: string;
  readonly targets: readonly PlaceTarget[];
  /** Where it stands: one range for each block. */
  readonly ranges: readonly CellRange[];
  /** Records take this many rows, and this place is the row `line` of them. */
  readonly recordRows: number;
  readonly line: number;
  /** D 列, or B5. */
  readonly where: string;
  /** What the form prints there. */
  readonly label: string;
  readonly prefix: string;
  readonly unit: UnitId | null;
  readonly allowed: readonly string[];
  readonly ticks: readonly string[];
  /** Id of the kind whose entries it is about; null: of none. */
  readonly kind: string | null;
  readonly binding: Binding;
}

/** All places a person may bind, sheet by sheet; the authority's own formulas and sequences are not among them. */
export function formPlaces(reading: FormReading): readonly FormPlace[] {
  const byId = new Map<string, FormPlace>();
  for (const [number, list] of reading.lists.entries()) {
    const head = headOfGroup(reading, number);
    for (const place of columnPlaces(list, number, head)) {
      const known = byId.get(place.id);
      // Blocks that are bound otherwise are places of their own.
      const id =
        known !== undefined && !isSameBinding(known.binding, place.binding) ? `${place.id}@${number}` : place.id;
      byId.set(
        id,
        known === undefined || id !== place.id
          ? { ...place, id }
          : { ...known, targets: [...known.targets, ...place.targets], ranges: [...known.ranges, ...place.ranges] },
      );
    }
  }
  for (const place of cellPlaces(reading)) byId.set(place.id, place);
  return [...byId.values()];
}

/** The place that a cell belongs to; null where nothing is to be filled. */
export function placeAt(
  places: readonly FormPlace[],
  sheet: string,
  cell: { readonly row: number; readonly column: number } | null,
): FormPlace | null {
  if (cell === null) return null;
  return places.find((place) => place.sheet === sheet && placeHolds(place, cell)) ?? null;
}

/** Whether a cell is of a place. */
export function placeHolds(
  place: FormPlace,
  { row, column }: { readonly row: number; readonly column: number },
): boolean {
  return place.ranges.some(
    (range) =>
      rangeHolds(range, row, column) &&
      (place.recordRows === 1 || (row - range.firstRow) % place.recordRows === place.line),
  );
}

/** The number of the first of the lists that are blocks of one grouped list; the list's own where it is none. */
export function headOfGroup(reading: FormReading, number: number): number {
  const list = reading.lists[number];
  const field = list?.group?.field;
  if (list === undefined || field === undefined) return number;
  const shape = shapeOf(list);
  return reading.lists.findIndex(
    (other) => other.sheet === list.sheet && other.group?.field === field && shapeOf(other) === shape,
  );
}

/** Places with the most doubtful first; what is bound comes before what is left blank at equal doubt. */
export function byDoubt(places: readonly FormPlace[]): readonly FormPlace[] {
  const rank = { doubtful: 0, none: 1, sure: 2, fixed: 3 } as const;
  return [...places].sort(
    (a, b) => rank[placeSureness(a)] - rank[placeSureness(b)] || a.binding.confidence - b.binding.confidence,
  );
}

/** How surely a place is bound. */
export function placeSureness(place: { readonly binding: Binding }): Sureness {
  if (place.binding.source === null) return "none";
  return place.binding.confidence >= 0.85 ? "sure" : "doubtful";
}

/** Whether it has a proposal too unsure to be used: it stays blank until a person says so (没把握). */
export function isUnsettled({ binding }: { readonly binding: Binding }): boolean {
  return binding.source !== null && binding.confidence < FILL_THRESHOLD;
}

function columnPlaces(list: FormList, number: number, head: number): readonly FormPlace[] {
  const recordRows = list.recordRows ?? 1;
  return list.columns
    .filter((column) => column.kind === "input")
    .map((column) => {
      const line = column.line ?? 0;
      const part = recordRows === 1 ? {} : { line };
      return {
        id: `${list.sheet}#${head}!${column.letter}${recordRows === 1 ? "" : `.${line}`}`,
        sheet: list.sheet,
        targets: [{ kind: "column", list: number, letter: column.letter, ...part }],
        ranges: [
          { firstRow: list.firstRow, lastRow: list.lastRow, firstColumn: column.column, lastColumn: column.column },
        ],
        recordRows,
        line,
        where: recordRows === 1 ? `${column.letter} 列` : `${column.letter} 列第 ${line + 1} 行`,
        label: withoutSpace(column.headerPath.join(" / ")),
        prefix: "",
        unit: column.unit,
        allowed: column.allowed,
        ticks: [],
        kind: list.printed !== undefined && list.printed.kind === null ? null : (list.kind ?? "enterprise"),
        binding: column.binding,
      };
    });
}

function cellPlaces(reading: FormReading): readonly FormPlace[] {
  return reading.cells.flatMap((cell) => {
    const at = parseCellAddress(cell.cell);
    if (at === null) return [];
    return [
      {
        id: `${cell.sheet}!${cell.cell}${cell.prefix === "" ? "" : ` ${cell.prefix}`}`,
        sheet: cell.sheet,
        targets: [{ kind: "cell" as const, sheet: cell.sheet, cell: cell.cell, ...gapOf(reading, cell) }],
        ranges: [{ firstRow: at.row, lastRow: at.row, firstColumn: at.column, lastColumn: at.column }],
        recordRows: 1,
        line: 0,
        where: cellAddress(at.row, at.column),
        label: withoutSpace(cell.label),
        prefix: cell.prefix,
        unit: cell.unit,
        allowed: cell.allowed,
        ticks: (cell.ticks ?? []).map(({ word }) => word),
        kind: reading.subjectKind ?? "enterprise",
        binding: cell.binding,
      },
    ];
  });
}

// Named only where the cell has several gaps: a change of one must leave the others.
function gapOf(reading: FormReading, { sheet, cell, prefix }: FormReading["cells"][number]): { prefix?: string } {
  const gaps = reading.cells.filter((other) => other.sheet === sheet && other.cell === cell);
  return gaps.length > 1 ? { prefix } : {};
}

function shapeOf(list: FormList): string {
  return list.columns.map((column) => `${column.letter} ${column.headerPath.join("/")}`).join("\n");
}

function isSameBinding(one: Binding, other: Binding): boolean {
  return (
    JSON.stringify([one.source, one.empty, one.addsUp, one.writing]) ===
    JSON.stringify([other.source, other.empty, other.addsUp, other.writing])
  );
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
