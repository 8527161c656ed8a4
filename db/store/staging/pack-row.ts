import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";

/** Writes typed rows small (行的紧凑写法): what the cells of a row have in common with those of other rows is kept once per table. */
export interface RowPacker {
  readonly pack: (row: TypedRow) => string;
  /** Issues are kept elsewhere; the row comes back without them. */
  readonly unpack: (packed: string) => TypedRow;
}

/** A cell as its layout says it: field, column (0: said with the row), period, whether a blank clears. */
type CellShape = readonly [field: string, column: number, period: string | null, clears: boolean];
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
  const shapes: (readonly CellShape[])[] = [];
  return {
    pack: (row) => {
      const elsewhere: PackedPlace[] = [];
      const values: PackedValue[] = [];
      let key = "";
      for (const [at, cell] of row.cells.entries()) {
        const isOwn = cell.row === row.row && row.raw[cell.column - 1] === cell.raw;
        if (!isOwn) elsewhere.push([at, cell.row, cell.column, cell.raw]);
        key += `${cell.field} ${isOwn ? cell.column : 0} ${cell.period ?? ""} ${cell.clears === true ? 1 : 0}\n`;
        values.push(packValue(cell));
      }
      let shape = numbers.get(key);
      if (shape === undefined) {
        shape = shapes.push(shapeOf(row.cells, elsewhere)) - 1;
        numbers.set(key, shape);
      }
      const packed: PackedRow = [shape, row.row, row.raw, values, elsewhere, row.hidden === true ? 1 : 0];
      return JSON.stringify(packed);
    },
    unpack: (text) => {
      const [shape, row, raw, values, elsewhere, hidden]: PackedRow = JSON.parse(text);
      const places = new Map(elsewhere.map((place) => [place[0], place]));
      const cells = (shapes[shape] ?? []).map(([field, own, period, clears], at): TypedCell => {
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

function shapeOf(cells: readonly TypedCell[], elsewhere: readonly PackedPlace[]): readonly CellShape[] {
  const away = new Set(elsewhere.map(([at]) => at));
  return cells.map((cell, at) => [
    cell.field,
    away.has(at) ? 0 : cell.column,
    cell.period ?? null,
    cell.clears === true,
  ]);
}

function packValue({ value, raw }: TypedCell): PackedValue {
  if (typeof value === "number") return [value];
  return value === raw ? 0 : value;
}

function unpackValue(packed: PackedValue, raw: string): FieldValue | null {
  if (packed === 0) return raw;
  return typeof packed === "object" && packed !== null ? packed[0] : packed;
}
