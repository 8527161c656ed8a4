import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";

/** Writes typed rows small (行的紧凑写法): what the cells of a row have in common with those of other rows is kept once per table. */
export interface RowPacker {
  readonly pack: (row: TypedRow) => string;
  /** Issues are kept elsewhere; the row comes back without them. */
  readonly unpack: (packed: string) => TypedRow;
}

/** A cell as its layout says it; `column` 0: said with the row. */
interface CellShape {
  readonly field: string;
  readonly column: number;
  readonly period: string | null;
  readonly clears: boolean;
}
/** `scattered`: some cells do not lie in their record's own row. */
interface RowShape {
  readonly cells: readonly CellShape[];
  readonly scattered: boolean;
}
/** A value: 0 is the raw text itself; a number stands in a list of one. */
type PackedValue = null | boolean | string | 0 | readonly [number];
/** A cell that does not lie in its record's own row: its place among the cells, row, column, raw text. */
type PackedPlace = readonly [at: number, row: number, column: number, raw: string];
type PackedRow = readonly [
  shape: number,
  row: number,
  raw: readonly string[],
  values: readonly PackedValue[],
  elsewhere: readonly PackedPlace[],
  hidden: 0 | 1,
];

/** Starts with no layout known. Rows can only be unpacked by the packer that packed them. */
export function createRowPacker(): RowPacker {
  const numbers = new Map<string, number>();
  const shapes: RowShape[] = [];
  let last = 0;
  const findShape = (row: TypedRow): number => {
    let key = "";
    const cells = row.cells.map((cell) => shapeOf(cell, row));
    for (const { field, column, period, clears } of cells) key += `${field} ${column} ${period ?? ""} ${clears}\n`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const shape = shapes.push({ cells, scattered: cells.some(({ column }) => column === 0) }) - 1;
    numbers.set(key, shape);
    return shape;
  };
  return {
    pack: (row) => {
      // Rows of a table are nearly always laid out like the one before.
      if (!hasShape(row, shapes[last])) last = findShape(row);
      const elsewhere = shapes[last]?.scattered === true ? placesElsewhere(row) : NOWHERE;
      const packed: PackedRow = [
        last,
        row.row,
        row.raw,
        row.cells.map(packValue),
        elsewhere,
        row.hidden === true ? 1 : 0,
      ];
      return JSON.stringify(packed);
    },
    unpack: (text) => {
      const [shape, row, raw, values, elsewhere, hidden]: PackedRow = JSON.parse(text);
      const places = new Map(elsewhere.map((place) => [place[0], place]));
      const cells = (shapes[shape]?.cells ?? []).map(({ field, column: own, period, clears }, at): TypedCell => {
        const place = places.get(at);
        const column = place?.[2] ?? own;
        const text = place?.[3] ?? raw[column - 1] ?? "";
        const value = unpackValue(values[at] ?? null, text);
        const cell = { field, value, raw: text, row: place?.[1] ?? row, column };
        if (period === null && !clears) return cell;
        return { ...cell, ...(period === null ? {} : { period }), ...(clears ? { clears } : {}) };
      });
      const typed = { row, cells, issues: [], raw };
      return hidden === 1 ? { ...typed, hidden: true } : typed;
    },
  };
}

const NOWHERE: readonly PackedPlace[] = [];

function placesElsewhere(row: TypedRow): readonly PackedPlace[] {
  return row.cells.flatMap((cell, at): readonly PackedPlace[] =>
    isOwn(cell, row) ? NOWHERE : [[at, cell.row, cell.column, cell.raw]],
  );
}

function isOwn(cell: TypedCell, { row, raw }: TypedRow): boolean {
  return cell.row === row && (raw[cell.column - 1] ?? "") === cell.raw;
}

function shapeOf(cell: TypedCell, row: TypedRow): CellShape {
  const { field, column, period = null, clears = false } = cell;
  return { field, column: isOwn(cell, row) ? column : 0, period, clears };
}

function hasShape(row: TypedRow, shape: RowShape | undefined): boolean {
  if (shape?.cells.length !== row.cells.length) return false;
  // Millions of cells pass here: no pairs of entries() and no objects.
  for (let at = 0; at < row.cells.length; at += 1) {
    const cell = row.cells[at];
    const known = shape.cells[at];
    if (cell === undefined || known === undefined) return false;
    if (cell.field !== known.field || known.column !== (isOwn(cell, row) ? cell.column : 0)) return false;
    if ((cell.period ?? null) !== known.period || (cell.clears ?? false) !== known.clears) return false;
  }
  return true;
}

function packValue({ value, raw }: TypedCell): PackedValue {
  if (typeof value === "number") return [value];
  return value === raw ? 0 : value;
}

function unpackValue(packed: PackedValue, raw: string): FieldValue | null {
  if (packed === 0) return raw;
  return typeof packed === "object" && packed !== null ? packed[0] : packed;
}
