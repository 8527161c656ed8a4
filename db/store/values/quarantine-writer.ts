/** Puts rows of an import into quarantine (写入隔离区): whole, with what planning them anew needs of their table. */
import type { TypedRow } from "#domain/importing/typed-row";
import type { WritableDb } from "../connection.ts";
import type { ImportTable } from "./import-writer.ts";
import { createBulkInsert } from "./value-store.ts";

/** A row that stays out: undecided, impossible or refused, and why. `row`: number of the row, of a transposed table of the column, of a form 1. */
export interface RowSetAside {
  readonly kind: "decision" | "rejected" | "refused";
  readonly row: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly reason: string;
}

/** Starts for a batch; `flush` writes. */
export function createQuarantineWriter(
  db: WritableDb,
  batchId: number,
): {
  readonly add: (table: ImportTable, row: RowSetAside, typed: TypedRow | undefined) => void;
  readonly flush: () => void;
  readonly count: () => number;
} {
  const rows = createBulkInsert(
    db,
    "quarantine_row (batch_id, sheet, table_number, row, kind, name, credit_code, reason, typed, taken)",
    10,
  );
  const takenOf = new Map<ImportTable, string>();
  let count = 0;
  return {
    add: (table, { kind, row, name, creditCode, reason }, typed) => {
      const taken = takenOf.get(table) ?? JSON.stringify(table);
      takenOf.set(table, taken);
      const whole: TypedRow = typed ?? { row, cells: [], issues: [], raw: [] };
      const { sheet, number } = table;
      rows.add(batchId, sheet, number, row, kind, name, creditCode, reason, JSON.stringify(whole), taken);
      count += 1;
    },
    flush: rows.flush,
    count: () => count,
  };
}
