/** Writes what is derived from an enterprise's values — names, code, certificates — as a projection says (重写身份). The forward path is `deriveIdentity`; this one serves undo and redo. */
import { foldName } from "#domain/shared/chinese-text";
import type { WritableDb } from "../connection.ts";
import { searchTexts } from "./derive-identity.ts";
import { type IdentityNumbers, type Layer, placeOf, type Projection } from "./enterprise-history.ts";
import { readCodedKinds } from "./entry-kind.ts";
import { codeStanding } from "./identity.ts";

/** Prepared once: an import is taken back enterprise by enterprise. */
export interface IdentityRows {
  /** Makes an enterprise what the projection says, there again if it was removed. */
  readonly write: (enterpriseId: number, projection: Projection) => void;
  /** Removes it with all its names and certificates. */
  readonly remove: (enterpriseId: number, how: { readonly at: string; readonly mergedInto: number | null }) => void;
}

/** Starts for one command. */
export function createIdentityRows(
  db: WritableDb,
  { numbers, namesRevision }: { readonly numbers: IdentityNumbers; readonly namesRevision: number },
): IdentityRows {
  const remove = db.prepare("UPDATE enterprise SET removed_at = ?, merged_into = ?, names_revision = ? WHERE id = ?");
  const update = db.prepare(
    `UPDATE enterprise SET name = ?, folded_name = ?, former_names = ?, initials = ?, credit_code = ?, code_standing = ?,
       removed_at = NULL, merged_into = NULL, names_revision = ? WHERE id = ?`,
  );
  const belongings = ["enterprise_name", "qualification"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`),
  );
  const addName = db.prepare(
    `INSERT INTO enterprise_name (enterprise_id, name, folded_name, held_until, source_row, source_column, edit_line, stated)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addCertificate = db.prepare(
    `INSERT INTO qualification (enterprise_id, kind, number, issued, valid_until, source_row, source_column, edit_line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const kindOf = db.prepare<[number], string>("SELECT kind FROM enterprise WHERE id = ?").pluck();
  const isCoded = readCodedKinds(db);
  return {
    write: (id, { values, formerNames, certificates }) => {
      const name = textOf(values.get(placeOf({ fieldId: numbers.name, periodId: 0 })));
      if (name === null) throw new Error(`enterprise ${id} has no name in its history`);
      const stated = textOf(values.get(placeOf({ fieldId: numbers.creditCode, periodId: 0 })));
      const code = isCoded(kindOf.get(id) ?? "") ? stated : null;
      for (const drop of belongings) drop.run(id);
      for (const { name: former, until, source } of formerNames) {
        const { sourceRow, sourceColumn, editLine } = source;
        addName.run(id, former, foldName(former), until, sourceRow, sourceColumn, editLine, until === null ? 1 : 0);
      }
      const texts = searchTexts(
        name,
        formerNames.map((former) => former.name),
      );
      update.run(
        name,
        texts.foldedName,
        texts.formerNames,
        texts.initials,
        code,
        codeStanding(code),
        namesRevision,
        id,
      );
      for (const { kind, number, issued, validUntil, source } of certificates) {
        const { sourceRow, sourceColumn, editLine } = source;
        addCertificate.run(id, kind, number, issued, validUntil, sourceRow, sourceColumn, editLine);
      }
    },
    remove: (id, { at, mergedInto }) => {
      remove.run(at, mergedInto, namesRevision, id);
      for (const drop of belongings) drop.run(id);
    },
  };
}

function textOf(layer: Layer | undefined): string | null {
  return layer === undefined || layer.stored === null ? null : String(layer.stored.value);
}
