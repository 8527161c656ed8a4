import type { EditError } from "#contract/errors";
import { type CustomFieldDraft, createCustomField, renameCustomField } from "#domain/catalogue/custom-field";
import type { Field } from "#domain/catalogue/field";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readCatalogueIndex } from "#services/catalogue";
import { runCommand } from "#store/command";
import type { ReadableDb, WritableDb } from "#store/connection";
import { insertCustomField, listCustomFields, updateCustomField } from "#store/queries/custom-fields";

/** Who does it, and when. */
interface Author {
  readonly at: string;
  readonly by: string;
}

/** The zone's own fields (自定义字段), oldest first. */
export function readCustomFields(db: ReadableDb): readonly Field[] {
  const { byId } = readCatalogueIndex(db);
  return listCustomFields(db).flatMap(({ id }) => byId.get(id) ?? []);
}

/** Adds a field of the zone's own (新增自定义字段); from the next command on it is known everywhere. */
export function addCustomField(
  db: WritableDb,
  draft: CustomFieldDraft,
  author: Author,
): Result<Field, EditError | EnvironmentError> {
  return runCommand(db, () => insertField(db, draft, author));
}

/** The same for use inside a command. */
export function insertField(db: WritableDb, draft: CustomFieldDraft, author: Author): Result<Field, EditError> {
  const number = 1 + Math.max(0, ...listCustomFields(db).map(({ id }) => Number(id.replace(/^.*:/u, "")) || 0));
  const made = createCustomField(draft, number, readCatalogueIndex(db));
  if (!made.ok) return made;
  const { id, label } = made.value;
  insertCustomField(db, { id, label, definition: JSON.stringify(made.value), ...author });
  return made;
}

/** Gives a field of the zone's own another label (改名). */
export function relabelCustomField(
  db: WritableDb,
  id: string,
  label: string,
): Result<Field, EditError | EnvironmentError> {
  return runCommand(db, (): Result<Field, EditError> => {
    const index = readCatalogueIndex(db);
    const field = readCustomFields(db).find((known) => known.id === id);
    if (field === undefined) return err({ type: "FieldNotFound" });
    const renamed = renameCustomField(field, label, index);
    if (!renamed.ok) return renamed;
    updateCustomField(db, { id, label: renamed.value.label, definition: JSON.stringify(renamed.value) });
    return ok(renamed.value);
  });
}
