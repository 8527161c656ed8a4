/** How entries of a kind are known by (条目身份): the book keeps every name under `enterpriseName` and every identifying code under `creditCode`, whatever the kind calls them. */
import type { KindDefinition } from "#domain/register/kind";
import type { ReadableDb } from "../connection.ts";
import { listStoredKinds } from "../queries/register-kinds.ts";
import { identityFields } from "./identity.ts";

/** What the store needs to know of a kind (类别). `nameFrom` absent: its entries have names of their own. */
export type EntryKind = Pick<KindDefinition, "id" | "nameField" | "codeField"> &
  Partial<Pick<KindDefinition, "nameFrom">>;

/** The kind when nobody names one. */
export const enterpriseKind: EntryKind = {
  id: "enterprise",
  nameField: identityFields.name,
  codeField: identityFields.creditCode,
};

/** The field under which a value of the kind is stored: 载体名称 lies under `enterpriseName` like every name. */
export function storedFieldOf(kind: EntryKind, field: string): string {
  if (field === kind.nameField) return identityFields.name;
  return kind.codeField !== null && field === kind.codeField ? identityFields.creditCode : field;
}

/** The field as the kind calls it; the other way round. */
export function shownFieldOf(kind: EntryKind, field: string): string {
  if (field === identityFields.name) return kind.nameField;
  return kind.codeField !== null && field === identityFields.creditCode ? kind.codeField : field;
}

/** Tells the kinds whose code identifies the entry. A carrier's 统一社会信用代码 is its operator's: it describes and identifies nobody. */
export function readCodedKinds(db: ReadableDb): (kind: string) => boolean {
  const others = listStoredKinds(db).flatMap((definition) => {
    const { id, codeField }: { id?: unknown; codeField?: unknown } = JSON.parse(definition);
    return typeof codeField === "string" ? [String(id)] : [];
  });
  const coded = new Set([enterpriseKind.id, ...others]);
  return (kind) => coded.has(kind);
}
