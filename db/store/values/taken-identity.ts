/** Tells whether a name or code that comes back with an undo or redo belongs to somebody else by now (名称、代码已被占用). */
import { readCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";
import type { ReadableDb } from "../connection.ts";
import { enterpriseKind } from "./entry-kind.ts";
import { type IdentityNumbers, type Layer, placeOf, type Projection } from "./enterprise-history.ts";

/** Why the enterprise cannot have its name or code back, in Chinese; null when it can. */
export type TakenCheck = (enterpriseId: number, from: Projection, to: Projection) => string | null;

interface Holder {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
}

/** Prepared for the reversal of `root`. Enterprises that the reversal itself brought back (`handled`) and those that held the name or code before `root` do not count: they stood side by side before. */
export function createTakenCheck(
  db: ReadableDb,
  {
    numbers,
    root,
    handled,
  }: { readonly numbers: IdentityNumbers; readonly root: number; readonly handled: ReadonlySet<number> },
): TakenCheck {
  const byCode = db.prepare<[string, number], Holder>(
    "SELECT id, name, credit_code FROM enterprise WHERE credit_code = ? AND removed_at IS NULL AND +kind = 'enterprise' AND id <> ?",
  );
  const byName = db.prepare<[string, number], Holder>(
    "SELECT id, name, credit_code FROM enterprise WHERE folded_name = ? AND removed_at IS NULL AND +kind = 'enterprise' AND id <> ?",
  );
  const kindOf = db.prepare<[number], string>("SELECT kind FROM enterprise WHERE id = ?").pluck();
  const since = createSinceCheck(db, root);
  const isNewcomer = (holder: Holder, fieldId: number): boolean => !handled.has(holder.id) && since(holder.id, fieldId);
  return (enterpriseId, from, to) => {
    // Entries of other kinds may share a name: an incubator and a maker space, a cluster in two lists.
    if (kindOf.get(enterpriseId) !== enterpriseKind.id) return null;
    const name = textAt(to, numbers.name);
    const code = textAt(to, numbers.creditCode);
    const hasCode = code !== null && readCreditCode(code).kind === "valid";
    if (hasCode && code !== textAt(from, numbers.creditCode)) {
      const holder = byCode.all(code, enterpriseId).find((one) => isNewcomer(one, numbers.creditCode));
      if (holder !== undefined) return `统一社会信用代码 ${code} 现在是“${holder.name}”的，名称和代码保留现在的样子`;
    }
    const before = textAt(from, numbers.name);
    if (name === null || (before !== null && foldName(before) === foldName(name))) return null;
    const namesake = byName
      .all(foldName(name), enterpriseId)
      .find((one) => !(hasCode && one.credit_code !== null) && isNewcomer(one, numbers.name));
    if (namesake === undefined) return null;
    return `账本里现在另有一家企业叫“${namesake.name}”，分不清是不是同一家，名称和代码保留现在的样子`;
  };
}

/** Did an enterprise get the value of a field after the entry? */
function createSinceCheck(db: ReadableDb, root: number): (enterpriseId: number, fieldId: number) => boolean {
  const writtenBy = db
    .prepare<[number, number], number | null>(
      `SELECT coalesce(
         (SELECT l.entry_id FROM journal_line l WHERE l.id = a.edit_line),
         (SELECT e.id FROM source_row r JOIN source_table t ON t.id = r.table_id
            JOIN journal_entry e ON e.batch_id = t.batch_id AND e.kind = 'import' WHERE r.id = a.source_row))
       FROM enterprise_attribute a WHERE a.field_id = ? AND a.enterprise_id = ?`,
    )
    .pluck();
  return (enterpriseId, fieldId) => (writtenBy.get(fieldId, enterpriseId) ?? 0) > root;
}

function textAt({ values }: Projection, fieldId: number): string | null {
  const layer: Layer | undefined = values.get(placeOf({ fieldId, periodId: 0 }));
  return layer === undefined || layer.stored === null ? null : String(layer.stored.value);
}
