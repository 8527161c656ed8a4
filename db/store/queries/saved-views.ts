/** Kept views of grids (常用视图). */
import { and, asc, eq } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { savedView } from "../schema/register.ts";

/** A view; `view`: JSON text of search, filters, order and columns. */
export interface StoredView {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly view: string;
}

/** Views of a kind, in the order of their names. */
export function listSavedViews(db: ReadableDb, kind: string): readonly StoredView[] {
  const { id, name, view } = savedView;
  return orm(db)
    .select({ id, kind: savedView.kind, name, view })
    .from(savedView)
    .where(eq(savedView.kind, kind))
    .orderBy(asc(name))
    .all();
}

/** Keeps a view; one of the same kind and name is replaced. */
export function putSavedView(
  db: WritableDb,
  { at, by, ...view }: Omit<StoredView, "id"> & { readonly at: string; readonly by: string },
): Result<StoredView, EnvironmentError> {
  return runCommand<StoredView, never>(db, () => {
    const row = { ...view, savedAt: at, savedBy: by };
    orm(db)
      .insert(savedView)
      .values(row)
      .onConflictDoUpdate({ target: [savedView.kind, savedView.name], set: row })
      .run();
    const isIt = and(eq(savedView.kind, view.kind), eq(savedView.name, view.name));
    const saved = orm(db).select({ id: savedView.id }).from(savedView).where(isIt).get();
    return ok({ ...view, id: saved?.id ?? 0 });
  });
}

/** Forgets a view. */
export function dropSavedView(db: WritableDb, id: number): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    orm(db).delete(savedView).where(eq(savedView.id, id)).run();
    return ok(null);
  });
}
