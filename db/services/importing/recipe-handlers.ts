/** What a clerk teaches the book once: recipes and fields of the zone's own (导入方案、自定义字段). */
import type { InputOf, ServiceHandlers } from "#contract/contract";
import type { ImportError } from "#contract/errors";
import type { StoredRecipe } from "#contract/recipes";
import type { ImportRecipe, RecipeColumn } from "#domain/importing/recipe";
import { parseUnit } from "#domain/indicators/unit";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex } from "#services/catalogue";
import { addCustomField, readCustomFields, relabelCustomField } from "#services/custom-fields";
import type { Deps } from "#services/deps";
import { exportRecipe, takeRecipe } from "#services/importing/carry-recipe";
import { decodeRecipe } from "#services/importing/recipes";
import { runCommand } from "#store/command";
import type { WritableDb } from "#store/connection";
import {
  findRecipeRow,
  insertRecipe,
  listRecipeRows,
  listRecipeVersions,
  type RecipeRow,
  retireRecipes,
} from "#store/queries/recipes";
import { guardStore } from "#store/store-error";

type RecipeHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `recipes/${string}` | `fields/${string}`>>;

/** Supplies the handlers. */
export function createRecipeHandlers(deps: Deps): RecipeHandlers {
  const { book, ports } = deps;
  const author = () => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const recipesChanged = (): void => ports.publish({ type: "data-changed", topics: ["imports"] });
  const fieldsChanged = (): void => ports.publish({ type: "data-changed", topics: ["enterprises", "reporting"] });
  return {
    "recipes/list": () => guardStore(book.name, () => ok(newestOfFamilies(listRecipeRows(book.db)))),
    "recipes/versions": ({ family }) =>
      guardStore(book.name, () =>
        ok(listRecipeVersions(book.db, family).flatMap((row) => storedRecipe(row, row.uses) ?? [])),
      ),
    "recipes/edit": (edit) => {
      const edited = editRecipe(book.db, edit, author());
      if (edited.ok) recipesChanged();
      return edited;
    },
    "recipes/remove": ({ family }) => {
      const removed = runCommand<null, never>(book.db, () => {
        retireRecipes(book.db, family, ports.clock.now());
        return ok(null);
      });
      if (removed.ok) recipesChanged();
      return removed;
    },
    "recipes/export": ({ id, token }) => exportRecipe(deps, id, token),
    "recipes/take": async ({ token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const taken = takeRecipe(book.db, file.value, author());
      if (!taken.ok) return taken;
      recipesChanged();
      fieldsChanged();
      return readBack(book.db, taken.value);
    },
    "fields/create": (draft) => {
      const made = addCustomField(book.db, draft, author());
      if (made.ok) fieldsChanged();
      return made;
    },
    "fields/all": () => guardStore(book.name, () => ok(readCatalogueIndex(book.db).catalogue.fields)),
    "fields/custom": () => guardStore(book.name, () => ok(readCustomFields(book.db))),
    "fields/rename": ({ id, label }) => {
      const renamed = relabelCustomField(book.db, id, label);
      if (renamed.ok) fieldsChanged();
      return renamed;
    },
  };
}

/** The newest version of every family, with the imports of all its versions. */
function newestOfFamilies(rows: readonly RecipeRow[]): readonly StoredRecipe[] {
  const families = Map.groupBy(rows, ({ family }) => family);
  return [...families.values()].flatMap((versions) => {
    const [newest] = versions;
    const uses = versions.reduce((sum, row) => sum + row.uses, 0);
    return newest === undefined ? [] : (storedRecipe(newest, uses) ?? []);
  });
}

function storedRecipe(row: RecipeRow, uses: number): StoredRecipe | null {
  const { id, family, version, name, sender, savedAt, savedBy } = row;
  const recipe = decodeRecipe(row)?.recipe;
  return recipe === undefined ? null : { id, family, version, name, sender, savedAt, savedBy, uses, recipe };
}

function readBack(db: WritableDb, id: number): Result<StoredRecipe, ImportError> {
  const row = findRecipeRow(db, id);
  const stored = row === null ? null : storedRecipe(row, row.uses);
  return stored === null ? err({ type: "RecipeNotFound" }) : ok(stored);
}

type RecipeEdit = InputOf<"recipes/edit">;

/** Saves an edited recipe as the next version of its family. What was edited counts as said by a person. */
function editRecipe(
  db: WritableDb,
  edit: RecipeEdit,
  { at, by }: { readonly at: string; readonly by: string },
): Result<StoredRecipe, ImportError | EnvironmentError> {
  return runCommand(db, (): Result<StoredRecipe, ImportError> => {
    const row = findRecipeRow(db, edit.id);
    const before = row === null ? null : decodeRecipe(row);
    if (row === null || before === null) return err({ type: "RecipeNotFound" });
    const wrong = findWrong(db, edit);
    if (wrong !== null) return err({ type: "RecipeUnreadable", file: row.name, reason: wrong });
    const sender = edit.sender?.trim() || null;
    const recipe = { ...withColumns(before.recipe, edit), sender };
    const id = insertRecipe(db, {
      family: row.family,
      name: edit.name.trim() || row.name,
      sender,
      fingerprint: recipe.fingerprint,
      recipe: JSON.stringify(recipe),
      savedAt: at,
      savedBy: by,
      uses: 0,
      batchId: null,
    });
    return readBack(db, id);
  });
}

/** A clause that says what cannot be saved; null when everything can. */
function findWrong(db: WritableDb, { columns }: RecipeEdit): string | null {
  const { byId } = readCatalogueIndex(db);
  const unit = columns.find((column) => column.unit !== null && parseUnit(column.unit) === null)?.unit;
  if (unit !== undefined) return `不认识单位“${unit}”`;
  return columns.some(({ fields }) => fields.some((id) => !byId.has(id))) ? "选了账本里没有的字段" : null;
}

function withColumns(recipe: ImportRecipe, { columns }: RecipeEdit): ImportRecipe {
  const edits = new Map(columns.map((edit) => [`${edit.table} ${edit.column}`, edit]));
  const tables = recipe.tables.map((table, t) => ({
    ...table,
    columns: table.columns.map((column, c): RecipeColumn => {
      const edit = edits.get(`${t} ${c}`);
      if (edit === undefined) return column;
      const unit = edit.unit === null ? null : parseUnit(edit.unit);
      const { fields, blank } = edit;
      const sameFields = fields.join(" ") === column.fields.join(" ");
      return {
        ...column,
        fields,
        unit,
        blank,
        valueMap: sameFields ? column.valueMap : null,
        said: column.said || !sameFields || blank !== column.blank,
        unitSaid: column.unitSaid || unit !== column.unit,
      };
    }),
  }));
  return { ...recipe, tables };
}
