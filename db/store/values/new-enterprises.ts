import { foldName } from "#domain/shared/chinese-text";
import type { WritableDb } from "../connection.ts";
import { searchTexts } from "./derive-identity.ts";
import { enterpriseKind, readCodedKinds } from "./entry-kind.ts";
import { codeStanding, identityFields, qualificationFields, splitFormerNames } from "./identity.ts";
import type { StoredValue } from "./stored-value.ts";
import { createBulkInsert } from "./value-store.ts";

/** Inserts entries that an import or a person adds, with the names and qualifications their values state; the bulk twin of `deriveIdentity`. `kind` absent: enterprises. */
export function createNewEnterprises(
  db: WritableDb,
  { batchId, namesRevision }: { readonly batchId: number | null; readonly namesRevision: number },
): {
  /** Answers the new entry's id. */
  readonly add: (name: string, storedOf: (field: string) => StoredValue | null, kind?: string) => number;
  readonly flush: () => void;
} {
  let nextId = (db.prepare<[], number | null>("SELECT max(id) FROM enterprise").pluck().get() ?? 0) + 1;
  const enterprises = createBulkInsert(
    db,
    "enterprise (id, name, folded_name, initials, former_names, credit_code, code_standing, created_batch, names_revision, kind)",
    10,
  );
  const names = createBulkInsert(
    db,
    "enterprise_name (enterprise_id, name, folded_name, source_row, source_column, edit_line, stated)",
    7,
  );
  const qualifications = createBulkInsert(
    db,
    "qualification (enterprise_id, kind, number, issued, valid_until, source_row, source_column, edit_line)",
    8,
  );
  const addQualifications = (id: number, storedOf: (field: string) => StoredValue | null): void => {
    for (const fields of qualificationFields) {
      const number = storedOf(fields.number);
      const issued = storedOf(fields.issued);
      const until = storedOf(fields.validUntil);
      const source = number ?? issued ?? until;
      if (source === null) continue;
      const { sourceRow, sourceColumn, editLine } = source;
      qualifications.add(
        id,
        fields.kind,
        textOf(number),
        textOf(issued),
        textOf(until),
        sourceRow,
        sourceColumn,
        editLine,
      );
    }
  };
  const isCoded = readCodedKinds(db);
  return {
    add: (plannedName, storedOf, kind = enterpriseKind.id) => {
      const id = nextId;
      nextId += 1;
      const name = textOf(storedOf(identityFields.name)) ?? plannedName;
      const code = isCoded(kind) ? textOf(storedOf(identityFields.creditCode)) : null;
      const stated = storedOf(identityFields.formerName);
      const former = stated === null ? [] : splitFormerNames(String(stated.value));
      const texts = searchTexts(name, former);
      const standing = codeStanding(code);
      enterprises.add(
        id,
        name,
        texts.foldedName,
        texts.initials,
        texts.formerNames,
        code,
        standing,
        batchId,
        namesRevision,
        kind,
      );
      if (stated !== null) {
        const { sourceRow, sourceColumn, editLine } = stated;
        for (const one of former) names.add(id, one, foldName(one), sourceRow, sourceColumn, editLine, 1);
      }
      addQualifications(id, storedOf);
      return id;
    },
    flush: () => {
      enterprises.flush();
      names.flush();
      qualifications.flush();
    },
  };
}

function textOf(stored: StoredValue | null): string | null {
  return stored === null ? null : String(stored.value);
}
