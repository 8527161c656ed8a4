import type { ImportError } from "#contract/errors";
import type { Field } from "#domain/catalogue/field";
import type { ImportRecipe } from "#domain/importing/recipe";
import { isSameRecipe } from "#domain/importing/recipe-learn";
import { foldText } from "#domain/shared/chinese-text";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readCatalogueIndex } from "#services/catalogue";
import { insertField, readCustomFields } from "#services/custom-fields";
import type { Deps } from "#services/deps";
import { readRecipeFile, writeRecipeFile } from "#services/importing/recipe-file";
import { decodeRecipe, listKnownRecipes } from "#services/importing/recipes";
import { runCommand } from "#store/command";
import type { WritableDb } from "#store/connection";
import { findRecipeRow, insertRecipe } from "#store/queries/recipes";

/** Writes a recipe to a save target (导出方案), with the zone's own fields it speaks of. */
export async function exportRecipe(
  { book, ports }: Deps,
  id: number,
  token: string,
): Promise<Result<{ readonly file: string }, ImportError | EnvironmentError>> {
  const row = findRecipeRow(book.db, id);
  if (row === null) return err({ type: "RecipeNotFound" });
  const recipe = decodeRecipe(row)?.recipe;
  if (recipe === undefined) return err({ type: "RecipeNotFound" });
  const used = new Set(recipe.tables.flatMap(({ columns }) => columns.flatMap(({ fields }) => fields)));
  const fields = readCustomFields(book.db).filter((field) => used.has(field.id));
  const { name, sender, savedAt } = row;
  const text = writeRecipeFile({ name, sender, savedAt, fields, recipe });
  const written = await ports.files.write(token, new TextEncoder().encode(text));
  return written.ok ? ok({ file: written.value.name }) : written;
}

/** Takes over a recipe file (导入方案文件) and answers the id of the recipe: a family of its own, unless the book has the same one already. The zone's own fields it needs are found by label, else made. */
export function takeRecipe(
  db: WritableDb,
  file: { readonly name: string; readonly bytes: Uint8Array },
  { at, by }: { readonly at: string; readonly by: string },
): Result<number, ImportError | EnvironmentError> {
  const read = readRecipeFile(file.bytes);
  if (!read.ok) return err({ type: "RecipeUnreadable", file: file.name, reason: read.error });
  const { name, sender, savedAt } = read.value;
  return runCommand(db, (): Result<number, ImportError> => {
    const ids = fieldsHere(db, read.value.fields, { at, by });
    const recipe = withFields(read.value.recipe, ids);
    const { byId } = readCatalogueIndex(db);
    const foreign = recipe.tables.some(({ columns }) =>
      columns.some(({ fields }) => fields.some((id) => !byId.has(id))),
    );
    if (foreign) return err({ type: "RecipeUnreadable", file: file.name, reason: "里面有这个版本不认识的字段" });
    const same = listKnownRecipes(db).find((known) => isSameRecipe(known.recipe, recipe));
    if (same !== undefined) return ok(same.id);
    const { fingerprint } = recipe;
    const text = JSON.stringify(recipe);
    return ok(
      insertRecipe(db, {
        family: null,
        name,
        sender,
        fingerprint,
        recipe: text,
        savedAt,
        savedBy: by,
        uses: 0,
        batchId: null,
      }),
    );
  });
}

/** Where each field of the other book is found in this one: one that goes by the same label, else a new one. */
function fieldsHere(
  db: WritableDb,
  fields: readonly Field[],
  author: { readonly at: string; readonly by: string },
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const field of fields) {
    const named = readCatalogueIndex(db).byFoldedName.get(foldText(field.label))?.[0]?.field;
    if (named !== undefined) {
      found.set(field.id, named.id);
      continue;
    }
    const { label, type, shownUnit: unit, choices } = field;
    const kind = field.kind === "observation" ? "observation" : "attribute";
    const draft = { label, kind, type, unit, choices: choices.map(({ value }) => value) } as const;
    const made = insertField(db, draft, author);
    if (made.ok) found.set(field.id, made.value.id);
  }
  return found;
}

function withFields(recipe: ImportRecipe, ids: ReadonlyMap<string, string>): ImportRecipe {
  const tables = recipe.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, fields: column.fields.map((id) => ids.get(id) ?? id) })),
  }));
  return { ...recipe, tables };
}
