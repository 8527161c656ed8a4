import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";

/** The confirmed binding of a form, as JSON text that the service writes and decodes (取数对应); null when the form is new. */
export function findFormBinding(db: ReadableDb, fingerprint: string): string | null {
  return (
    db.prepare<[string], string>("SELECT binding FROM form_binding WHERE fingerprint = ?").pluck().get(fingerprint) ??
    null
  );
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
    db.prepare(
      `INSERT INTO form_binding (fingerprint, form, binding, confirmed_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (fingerprint) DO UPDATE SET form = excluded.form, binding = excluded.binding, confirmed_at = excluded.confirmed_at`,
    ).run(fingerprint, form, binding, at);
    return ok(null);
  });
}
