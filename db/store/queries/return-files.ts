import { and, eq, isNull } from "drizzle-orm";
import type { ReturnedCell } from "#domain/importing/return-list";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { importBatch, quarantineRow, returnFile } from "../schema/imports.ts";

/** A file that went back to its sender (退回表), as the book remembers it. */
export interface StoredReturn {
  readonly id: number;
  readonly workbook: string;
  readonly workbookHash: string;
  readonly cells: readonly ReturnedCell[];
  /** The sender's file was imported then, and that import stands. */
  readonly imported: boolean;
  /** Rows of it that lie in quarantine still, as `sheet!row`, with their number there. */
  readonly wholeRows: ReadonlyMap<string, number>;
}

/** Remembers what was sent back under a mark. */
export function saveReturnFile(
  db: WritableDb,
  sent: {
    readonly mark: string;
    readonly workbook: string;
    readonly workbookHash: string;
    readonly cells: readonly ReturnedCell[];
    readonly at: string;
    readonly by: string;
  },
): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    const { mark, workbook, workbookHash, cells, at, by } = sent;
    orm(db)
      .insert(returnFile)
      .values({ mark, workbook, workbookHash, cells: JSON.stringify(cells), madeAt: at, madeBy: by })
      .run();
    return ok(null);
  });
}

/** Finds what was sent back under a mark; null when this book knows nothing of it. */
export function findReturnFile(db: ReadableDb, mark: string): StoredReturn | null {
  const found = orm(db).select().from(returnFile).where(eq(returnFile.mark, mark)).get();
  if (found === undefined) return null;
  const { id, workbook, workbookHash } = found;
  const standing = and(eq(importBatch.workbookHash, workbookHash), isNull(importBatch.undoneAt));
  const imported = orm(db).select({ id: importBatch.id }).from(importBatch).where(standing).limit(1).get();
  const apart = orm(db)
    .select({ id: quarantineRow.id, sheet: quarantineRow.sheet, row: quarantineRow.row })
    .from(quarantineRow)
    .innerJoin(importBatch, eq(importBatch.id, quarantineRow.batchId))
    .where(and(standing, isNull(quarantineRow.settled)))
    .all();
  return {
    id,
    workbook,
    workbookHash,
    cells: decodeCells(found.cells),
    imported: imported !== undefined,
    wholeRows: new Map(apart.map(({ id: waiting, sheet, row }) => [`${sheet}!${row}`, waiting])),
  };
}

/** The column holds what `saveReturnFile` wrote, nothing else. */
function decodeCells(text: string): readonly ReturnedCell[] {
  const stored: readonly ReturnedCell[] = JSON.parse(text);
  return stored;
}
