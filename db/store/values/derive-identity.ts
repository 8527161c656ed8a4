import { foldName } from "#domain/shared/chinese-text";
import type { WritableDb } from "../connection.ts";
import { readCodedKinds } from "./entry-kind.ts";
import { findFieldNumber } from "./interning.ts";
import { codeStanding, identityFields, qualificationFields, splitFormerNames } from "./identity.ts";
import { pinyinInitials } from "./pinyin-initials.ts";
import type { StoredValue } from "./stored-value.ts";
import { createValueReader } from "./value-store.ts";

/** What the search looks through, computed once per new name. */
export interface SearchTexts {
  readonly foldedName: string;
  /** Folded former names, joined by `|`. */
  readonly formerNames: string;
  /** Initials of present and former names, joined by `|`. */
  readonly initials: string;
}

/** Fields of which any change asks for `deriveIdentity`. */
export const derivingFields: ReadonlySet<string> = new Set([
  identityFields.name,
  identityFields.creditCode,
  identityFields.formerName,
  ...qualificationFields.flatMap(({ number, issued, validUntil }) => [number, issued, validUntil]),
]);

/** Search texts of a name and the names before it. */
export function searchTexts(name: string, formerNames: readonly string[]): SearchTexts {
  const foldedName = foldName(name);
  const former = formerNames.map(foldName);
  return {
    foldedName,
    formerNames: former.join("|"),
    initials: [foldedName, ...former].map(pinyinInitials).join("|"),
  };
}

/** Brings names, code and qualifications of an enterprise in line with its stored values (身份字段同步). `keepFormer`: a changed name leaves the old one behind as 曾用名; false when a change is taken back or a slip corrected by hand. */
export function deriveIdentity(
  db: WritableDb,
  enterpriseId: number,
  how: { readonly at: string; readonly keepFormer: boolean; readonly namesRevision: number },
): void {
  const reader = createValueReader(db);
  const read = (field: string): StoredValue | null => {
    const fieldId = findFieldNumber(db, field);
    return fieldId === undefined ? null : reader({ fieldId, periodId: 0, enterpriseId });
  };
  const entry = db
    .prepare<[number], { name: string; kind: string }>("SELECT name, kind FROM enterprise WHERE id = ?")
    .get(enterpriseId);
  if (entry === undefined) throw new Error(`no enterprise ${enterpriseId}`);
  const oldName = entry.name;
  const nameValue = read(identityFields.name);
  const name = nameValue === null ? oldName : String(nameValue.value);
  if (nameValue !== null && foldName(name) !== foldName(oldName)) {
    db.prepare("DELETE FROM enterprise_name WHERE enterprise_id = ? AND folded_name = ? AND stated = 0").run(
      enterpriseId,
      foldName(name),
    );
    if (how.keepFormer)
      insertName(db, enterpriseId, { name: oldName, until: how.at.slice(0, 10), stated: 0 }, nameValue);
  }
  deriveStatedNames(db, enterpriseId, read(identityFields.formerName));
  const code = readCodedKinds(db)(entry.kind) ? read(identityFields.creditCode) : null;
  updateEnterprise(db, enterpriseId, { name, code: code === null ? null : String(code.value), ...how });
  for (const fields of qualificationFields) {
    const parts = { number: read(fields.number), issued: read(fields.issued), validUntil: read(fields.validUntil) };
    deriveQualification(db, enterpriseId, fields.kind, { ...parts, keepFormer: how.keepFormer });
  }
}

function insertName(
  db: WritableDb,
  enterpriseId: number,
  { name, until, stated }: { readonly name: string; readonly until: string | null; readonly stated: 0 | 1 },
  { sourceRow, sourceColumn, editLine }: StoredValue,
): void {
  db.prepare(
    `INSERT INTO enterprise_name (enterprise_id, name, folded_name, held_until, source_row, source_column, edit_line, stated)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(enterpriseId, name, foldName(name), until, sourceRow, sourceColumn, editLine, stated);
}

/** 曾用名 as a file or a person states it, beside the ones observed through renaming. */
function deriveStatedNames(db: WritableDb, enterpriseId: number, stated: StoredValue | null): void {
  db.prepare("DELETE FROM enterprise_name WHERE enterprise_id = ? AND stated = 1").run(enterpriseId);
  if (stated === null) return;
  for (const name of splitFormerNames(String(stated.value))) {
    insertName(db, enterpriseId, { name, until: null, stated: 1 }, stated);
  }
}

function updateEnterprise(
  db: WritableDb,
  enterpriseId: number,
  {
    name,
    code,
    namesRevision,
  }: { readonly name: string; readonly code: string | null; readonly namesRevision: number },
): void {
  const former = db
    .prepare<[number], string>("SELECT name FROM enterprise_name WHERE enterprise_id = ? ORDER BY id")
    .pluck()
    .all(enterpriseId);
  const texts = searchTexts(name, former);
  db.prepare(
    `UPDATE enterprise SET name = ?, folded_name = ?, former_names = ?, initials = ?, credit_code = ?, code_standing = ?,
       names_revision = ? WHERE id = ?`,
  ).run(
    name,
    texts.foldedName,
    texts.formerNames,
    texts.initials,
    code,
    codeStanding(code),
    namesRevision,
    enterpriseId,
  );
}

interface QualificationParts {
  readonly number: StoredValue | null;
  readonly issued: StoredValue | null;
  readonly validUntil: StoredValue | null;
  readonly keepFormer: boolean;
}

/** The newest row follows the fields; a new certificate number starts a new row, so the earlier certificate stays on record. */
function deriveQualification(db: WritableDb, enterpriseId: number, kind: string, parts: QualificationParts): void {
  const last = db
    .prepare<[number, string], { id: number; number: string | null }>(
      "SELECT id, number FROM qualification WHERE enterprise_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
    )
    .get(enterpriseId, kind);
  const number = textOf(parts.number);
  const renewed = last !== undefined && last.number !== null && number !== null && last.number !== number;
  if (last !== undefined && !(renewed && parts.keepFormer)) {
    db.prepare("DELETE FROM qualification WHERE id = ?").run(last.id);
  }
  if (renewed && !parts.keepFormer) {
    db.prepare("DELETE FROM qualification WHERE enterprise_id = ? AND kind = ? AND number = ?").run(
      enterpriseId,
      kind,
      number,
    );
  }
  const source = parts.number ?? parts.issued ?? parts.validUntil;
  if (source === null) return;
  db.prepare(
    `INSERT INTO qualification (enterprise_id, kind, number, issued, valid_until, source_row, source_column, edit_line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    enterpriseId,
    kind,
    number,
    textOf(parts.issued),
    textOf(parts.validUntil),
    source.sourceRow,
    source.sourceColumn,
    source.editLine,
  );
}

function textOf(stored: StoredValue | null): string | null {
  return stored === null ? null : String(stored.value);
}
