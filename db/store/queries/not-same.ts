/** What a person has said is not the same enterprise (已确认不是同一家). */
import { foldName } from "#domain/shared/chinese-text";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { guardStore } from "../store-error.ts";

/** An enterprise and what it is not: another enterprise of the book (`otherId`), or the row of a file with that name and code. */
export interface NotSamePair {
  readonly enterpriseId: number;
  readonly otherId: number | null;
  readonly name: string;
  readonly creditCode: string | null;
}

/** A remembered pair as it is listed. */
export interface StoredNotSame {
  readonly id: number;
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly other: string;
  readonly code: string | null;
  readonly at: string;
  readonly by: string;
}

/** Remembers that two are different (记住不是同一家); nothing happens when it is known already. */
export function rememberNotSame(
  db: WritableDb,
  pair: NotSamePair,
  author: { readonly at: string; readonly by: string },
): Result<null, { readonly type: "EnterpriseNotFound" } | EnvironmentError> {
  // No command: what is known of enterprises stays as it is, and a plan that is open meanwhile must not become outdated.
  return guardStore<null, { readonly type: "EnterpriseNotFound" }>("", () => {
    const ids = pair.otherId === null ? [pair.enterpriseId] : [pair.enterpriseId, pair.otherId];
    const exists = db.prepare<[number], number>("SELECT 1 FROM enterprise WHERE id = ?").pluck();
    if (ids.some((id) => exists.get(id) === undefined)) return err({ type: "EnterpriseNotFound" });
    addNotSame(db, [pair], author);
    return ok(null);
  });
}

/** The same inside a command of the caller's: an import remembers every row that a person has called another enterprise. */
export function addNotSame(
  db: WritableDb,
  pairs: readonly NotSamePair[],
  { at, by }: { readonly at: string; readonly by: string },
): void {
  const insert = db.prepare(
    "INSERT OR IGNORE INTO not_same (enterprise_id, other_id, folded_name, code, at, by) VALUES (?, ?, ?, ?, ?, ?)",
  );
  for (const { enterpriseId, otherId, name, creditCode } of pairs) {
    if (otherId === null) insert.run(enterpriseId, null, foldName(name), creditCode ?? "", at, by);
    else insert.run(Math.min(enterpriseId, otherId), Math.max(enterpriseId, otherId), "", "", at, by);
  }
}

/** Forgets a remembered pair (不再记住): the question may be asked again. */
export function forgetNotSame(db: WritableDb, id: number): Result<null, EnvironmentError> {
  return guardStore<null, never>("", () => {
    db.prepare("DELETE FROM not_same WHERE id = ?").run(id);
    return ok(null);
  });
}

/** All remembered pairs, newest first. */
export function listNotSame(db: ReadableDb): readonly StoredNotSame[] {
  return db
    .prepare<[], StoredNotSame>(
      `SELECT n.id, n.enterprise_id AS enterpriseId, e.name AS enterprise,
              coalesce(o.name, n.folded_name) AS other, coalesce(o.credit_code, nullif(n.code, '')) AS code, n.at, n.by
         FROM not_same n JOIN enterprise e ON e.id = n.enterprise_id LEFT JOIN enterprise o ON o.id = n.other_id
        ORDER BY n.id DESC`,
    )
    .all();
}

/** Who is not whom, read once (读入). A remembered row is met again by its code, or by its name when neither then nor now it had a code. */
export function readNotSame(db: ReadableDb): {
  readonly isRow: (enterpriseId: number, row: { readonly foldedName: string; readonly code: string | null }) => boolean;
  readonly isPair: (a: number, b: number) => boolean;
} {
  const rows = new Set<string>();
  const pairs = new Set<string>();
  const all = db
    .prepare<[], [number, number | null, string, string]>(
      "SELECT enterprise_id, other_id, folded_name, code FROM not_same",
    )
    .raw();
  for (const [id, other, name, code] of all.iterate()) {
    if (other !== null) pairs.add(`${id} ${other}`);
    else rows.add(rowKey(id, { foldedName: name, code }));
  }
  return {
    isRow: (id, row) => rows.has(rowKey(id, row)),
    isPair: (a, b) => pairs.has(`${Math.min(a, b)} ${Math.max(a, b)}`),
  };
}

function rowKey(
  id: number,
  { foldedName, code }: { readonly foldedName: string; readonly code: string | null },
): string {
  return code === null || code === "" ? `${id} name ${foldedName}` : `${id} code ${code}`;
}
