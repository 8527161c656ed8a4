/** Names made of values follow them (组成的名称): a certificate without its date is called by it once an import tells it. */
import { composeName } from "#domain/register/compose-name";
import type { WritableDb } from "../connection.ts";
import { type EntryKind, storedFieldOf } from "./entry-kind.ts";
import { identityFields } from "./identity.ts";
import { fieldNumber, periodNumber } from "./interning.ts";
import type { ValueChange } from "./journal-change.ts";
import type { StoredValue, ValueKey } from "./stored-value.ts";

/** The change of name that goes with changes of an entry, with the cell that brought it about for its source; null when the name stays. */
export function composedNameChange(
  db: WritableDb,
  {
    kind,
    enterpriseId,
    changes,
  }: { readonly kind: EntryKind; readonly enterpriseId: number; readonly changes: readonly ValueChange[] },
  read: (key: ValueKey) => StoredValue | null,
): ValueChange | null {
  const { nameFrom = null } = kind;
  if (nameFrom === null) return null;
  const periodId = periodNumber(db, null);
  const numberOf = (field: string): number => fieldNumber(db, storedFieldOf(kind, field));
  const changed = (fieldId: number): ValueChange | undefined =>
    changes.find((change) => change.fieldId === fieldId && change.periodId === periodId);
  const cause = nameFrom.map((field) => changed(numberOf(field))?.after ?? null).find((after) => after !== null);
  const nameId = fieldNumber(db, identityFields.name);
  if (cause === undefined || cause === null || changed(nameId) !== undefined) return null;
  const name = composeName({ nameFrom }, (field) => {
    const fieldId = numberOf(field);
    const change = changed(fieldId);
    const value = change === undefined ? read({ fieldId, periodId, enterpriseId }) : change.after;
    return value === null ? undefined : String(value.value);
  });
  const before = read({ fieldId: nameId, periodId, enterpriseId });
  if (name === null || name === before?.value) return null;
  return { fieldId: nameId, periodId, after: { ...cause, value: name }, before, typed: null };
}
