/** The zone's own fields as the book keeps them (自定义字段): a definition in JSON that the service decodes, and the label. Writing is for use inside a command. */
import { asc, eq } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm, preparedQuery } from "../orm.ts";
import { customField } from "../schema/recipes.ts";

/** A stored field; `definition` is JSON text. */
export interface StoredCustomField {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

const fieldsQuery = preparedQuery((queries) =>
  queries
    .select({ id: customField.id, label: customField.label, definition: customField.definition })
    .from(customField)
    .orderBy(asc(customField.createdAt), asc(customField.id))
    .prepare(),
);

/** All of them, oldest first. Asked with every command, so it is prepared once. */
export function listCustomFields(db: ReadableDb): readonly StoredCustomField[] {
  return fieldsQuery(db).all();
}

/** Adds one. */
export function insertCustomField(
  db: WritableDb,
  field: StoredCustomField & { readonly at: string; readonly by: string },
): void {
  const { at, by, ...stored } = field;
  orm(db)
    .insert(customField)
    .values({ ...stored, createdAt: at, createdBy: by })
    .run();
}

/** Replaces label and definition of one. */
export function updateCustomField(db: WritableDb, { id, label, definition }: StoredCustomField): void {
  orm(db).update(customField).set({ label, definition }).where(eq(customField.id, id)).run();
}
