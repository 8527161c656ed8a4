import { eq } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { formBinding } from "../schema/reporting.ts";

/** The confirmed binding of a form, as JSON text that the service writes and decodes (取数对应); null when the form is new. */
export function findFormBinding(db: ReadableDb, fingerprint: string): string | null {
  const known = orm(db)
    .select({ binding: formBinding.binding })
    .from(formBinding)
    .where(eq(formBinding.fingerprint, fingerprint))
    .get();
  return known?.binding ?? null;
}

/** Remembers a confirmed binding under the form's fingerprint. */
export function saveFormBinding(
  db: WritableDb,
  {
    fingerprint,
    form,
    binding,
    at,
  }: { readonly fingerprint: string; readonly form: string; readonly binding: string; readonly at: string },
): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    const confirmed = { form, binding, confirmedAt: at };
    orm(db)
      .insert(formBinding)
      .values({ fingerprint, ...confirmed })
      .onConflictDoUpdate({ target: formBinding.fingerprint, set: confirmed })
      .run();
    return ok(null);
  });
}
