import type { PlannedChange } from "#domain/importing/import-plan";
import type { TypedRow } from "#domain/importing/typed-row";
import type { WritableDb } from "../connection.ts";
import { createBulkInsert } from "./value-store.ts";

/** Where a value's cell is kept: the source row and its 1-based column. */
export interface CellPlace {
  readonly sourceRow: number;
  readonly sourceColumn: number;
}

interface Loose {
  readonly id: number;
  readonly cells: Record<number, string>;
}

/** Keeps the raw text of every row a value was taken from, once per row (原始行). A record's own row is a JSON list from column A. Cells that lie elsewhere (filled down from a merged cell, transposed sheets, one-enterprise forms) are kept as a JSON object by column. */
export function createSourceRows(db: WritableDb): {
  readonly place: (tableId: number, typed: TypedRow | undefined, change: PlannedChange) => CellPlace;
  readonly flush: () => void;
} {
  let nextId = (db.prepare<[], number | null>("SELECT max(id) FROM source_row").pluck().get() ?? 0) + 1;
  const insert = createBulkInsert(db, "source_row (id, table_id, row, cells)", 4);
  let own = new Map<TypedRow, number>();
  let loose = new Map<string, Loose & { readonly tableId: number; readonly row: number }>();

  const placeOwn = (tableId: number, typed: TypedRow): number => {
    const known = own.get(typed);
    if (known !== undefined) return known;
    const id = nextId;
    nextId += 1;
    own.set(typed, id);
    insert.add(id, tableId, typed.row, JSON.stringify(typed.raw));
    return id;
  };
  const placeLoose = (tableId: number, { row, column, raw }: PlannedChange): number => {
    const key = `${tableId}/${row}`;
    const known = loose.get(key);
    if (known !== undefined && (known.cells[column] ?? raw) === raw) {
      known.cells[column] = raw;
      return known.id;
    }
    if (known !== undefined) insert.add(known.id, known.tableId, known.row, JSON.stringify(known.cells));
    const id = nextId;
    nextId += 1;
    loose.set(key, { id, tableId, row, cells: { [column]: raw } });
    return id;
  };

  return {
    place: (tableId, typed, change) => {
      const inOwnRow = typed !== undefined && typed.row === change.row && typed.raw[change.column - 1] === change.raw;
      const sourceRow = inOwnRow ? placeOwn(tableId, typed) : placeLoose(tableId, change);
      return { sourceRow, sourceColumn: change.column };
    },
    flush: () => {
      for (const { id, tableId, row, cells } of loose.values()) insert.add(id, tableId, row, JSON.stringify(cells));
      insert.flush();
      own = new Map();
      loose = new Map();
    },
  };
}

/** Raw text of a column out of a stored source row. */
export function rawOfCell(cells: string, column: number): string {
  const stored: unknown = JSON.parse(cells);
  const raw: unknown = Array.isArray(stored) ? stored[column - 1] : looseCell(stored, column);
  return typeof raw === "string" ? raw : "";
}

function looseCell(stored: unknown, column: number): unknown {
  if (typeof stored !== "object" || stored === null) return undefined;
  return new Map(Object.entries(stored)).get(String(column));
}
