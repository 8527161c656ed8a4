import { and, desc, eq, sql } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { formBindingVersion } from "../schema/reporting.ts";

/** The newest confirmed binding of a form, as JSON text that the service writes and decodes (取数对应); null when the form is new. */
export function findFormBinding(db: ReadableDb, fingerprint: string): string | null {
  const known = orm(db)
    .select({ binding: formBindingVersion.binding })
    .from(formBindingVersion)
    .where(eq(formBindingVersion.fingerprint, fingerprint))
    .orderBy(desc(formBindingVersion.version))
    .limit(1)
    .get();
  return known?.binding ?? null;
}

/** A version of a binding as it is kept (取数对应的一版). */
export interface StoredBinding extends BindingToSave {
  readonly version: number;
}

/** Every version the book keeps, newest first (全部已存对应). */
export function listFormBindings(db: ReadableDb): readonly StoredBinding[] {
  return orm(db)
    .select(stored)
    .from(formBindingVersion)
    .orderBy(desc(formBindingVersion.confirmedAt), desc(formBindingVersion.version))
    .all();
}

/** One of them; null when there is none. */
export function findBindingVersion(db: ReadableDb, fingerprint: string, version: number): StoredBinding | null {
  const found = orm(db)
    .select(stored)
    .from(formBindingVersion)
    .where(and(eq(formBindingVersion.fingerprint, fingerprint), eq(formBindingVersion.version, version)))
    .get();
  return found ?? null;
}

const stored = {
  fingerprint: formBindingVersion.fingerprint,
  version: formBindingVersion.version,
  form: formBindingVersion.form,
  year: formBindingVersion.year,
  binding: formBindingVersion.binding,
  at: formBindingVersion.confirmedAt,
  by: formBindingVersion.confirmedBy,
};

/** A confirmed binding to be remembered (待保存的取数对应). `year`: of the report period; null when it has none. */
export interface BindingToSave {
  readonly fingerprint: string;
  readonly form: string;
  readonly year: string | null;
  readonly binding: string;
  readonly at: string;
  readonly by: string;
}

/** Remembers a confirmed binding under the form's fingerprint, as a new version when it differs from the last one. */
export function saveFormBinding(db: WritableDb, binding: BindingToSave): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    const { fingerprint, form, year, at, by } = binding;
    const last = orm(db)
      .select({ version: sql<number | null>`max(${formBindingVersion.version})` })
      .from(formBindingVersion)
      .where(eq(formBindingVersion.fingerprint, fingerprint))
      .get();
    const version = last?.version ?? 0;
    const same = orm(db)
      .select({ year: formBindingVersion.year })
      .from(formBindingVersion)
      .where(
        and(
          eq(formBindingVersion.fingerprint, fingerprint),
          eq(formBindingVersion.version, version),
          eq(formBindingVersion.binding, binding.binding),
        ),
      )
      .get();
    if (same?.year === year) return ok(null);
    orm(db)
      .insert(formBindingVersion)
      .values({
        fingerprint,
        version: version + 1,
        form,
        year,
        binding: binding.binding,
        confirmedAt: at,
        confirmedBy: by,
      })
      .run();
    return ok(null);
  });
}
