/** What was decided of hand edits in filled forms (手工改动的处理记录). */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { absorbedCell } from "../schema/reporting.ts";

/** A decision (处理). `cell` as it was exported; `found`: what stood there. */
export interface AbsorbedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly exported: string;
  readonly found: string;
  readonly taken: boolean;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Of which filled form: an export of the book, or, null, only the file. */
export interface AbsorbedFrom {
  readonly exportId: number | null;
  readonly file: string;
}

/** Puts decisions on record. */
export function saveAbsorbed(
  db: WritableDb,
  { exportId, file }: AbsorbedFrom,
  decisions: readonly AbsorbedCell[],
): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    for (const decision of decisions) {
      orm(db)
        .insert(absorbedCell)
        .values({ ...decision, taken: decision.taken ? 1 : 0, exportId, file })
        .run();
    }
    return ok(null);
  });
}

/** Decisions about a filled form, the newest first. */
export function listAbsorbed(db: ReadableDb, { exportId, file }: AbsorbedFrom): readonly AbsorbedCell[] {
  const from =
    exportId === null
      ? and(isNull(absorbedCell.exportId), eq(absorbedCell.file, file))
      : eq(absorbedCell.exportId, exportId);
  return orm(db)
    .select()
    .from(absorbedCell)
    .where(from)
    .orderBy(desc(absorbedCell.id))
    .all()
    .map(({ sheet, cell, exported, found, taken, reason, at, by }) => ({
      sheet,
      cell,
      exported,
      found,
      taken: taken === 1,
      reason,
      at,
      by,
    }));
}
