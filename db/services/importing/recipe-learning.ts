import type { ImportRecipe } from "#domain/importing/recipe";
import { headerOverlap, timelessName } from "#domain/importing/layout-fingerprint";
import type { KnownRecipe } from "#domain/importing/recipe-choose";
import { isSameRecipe, learnFromImport } from "#domain/importing/recipe-learn";
import { isSameSender } from "#domain/importing/sender-name";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import type { OpenedImport } from "#services/importing/opened-import";
import { decodeRecipe, listKnownRecipes } from "#services/importing/recipes";
import { runCommand } from "#store/command";
import type { WritableDb } from "#store/connection";
import { countRecipeUse, findRecipeRow, insertRecipe } from "#store/queries/recipes";

/** What an import that a person saw has to teach (可学习的导入). `refused`: rows the person left out. */
export interface ImportLesson {
  readonly opened: OpenedImport;
  readonly refused: readonly { readonly sheet: string; readonly table: number; readonly name: string }[];
  readonly batchId: number;
  readonly at: string;
  readonly by: string;
}

/** Learns the recipe of an applied import (学习导入方案). The same decisions as before only count as a use; others become a new version, or a family of their own. Only for imports that a person looked at: an unattended one decided nothing. Inside a command it writes along with it. */
export function learnRecipe(db: WritableDb, lesson: ImportLesson): Result<null, EnvironmentError> {
  const work = (): Result<null, never> => {
    saveLesson(db, lesson);
    return ok(null);
  };
  return db.inTransaction ? work() : runCommand(db, work);
}

function saveLesson(db: WritableDb, lesson: ImportLesson): void {
  const { opened, batchId, at, by } = lesson;
  const recipe = learn(lesson);
  if (recipe.tables.every(({ skipped }) => skipped)) return;
  const family = familyOf(db, opened, recipe);
  const known = listKnownRecipes(db).filter((other) => other.family === family);
  const same = known.find((other) => isSameRecipe(other.recipe, recipe));
  if (same !== undefined) {
    countRecipeUse(db, same.id);
    return;
  }
  insertRecipe(db, {
    family,
    name: known[0]?.name ?? nameOf(opened, recipe),
    sender: recipe.sender,
    fingerprint: recipe.fingerprint,
    recipe: JSON.stringify(recipe),
    savedAt: at,
    savedBy: by,
    uses: 1,
    batchId,
  });
}

function learn({ opened, refused }: ImportLesson): ImportRecipe {
  const tables = opened.sheets.flatMap((sheet) =>
    sheet.tables.map((taken) => {
      const rows = refused.filter((row) => row.sheet === sheet.name && row.table === taken.table.index);
      return { sheet: sheet.name, taken, refusedNames: rows.map(({ name }) => name) };
    }),
  );
  return learnFromImport({ fileName: opened.file, sender: opened.sender, index: opened.index, tables });
}

/** Share of common columns from which on a changed layout is the next version of the old one. */
const NEXT_VERSION = 0.6;
/** The same where nobody knows the senders. */
const NEXT_VERSION_OF_UNKNOWN = 0.8;

/** The family whose next version this is; null: a layout or sender of its own. */
function familyOf(db: WritableDb, opened: OpenedImport, recipe: ImportRecipe): number | null {
  const row = opened.recipe === null ? null : findRecipeRow(db, opened.recipe.recipeId);
  const used = row === null ? null : decodeRecipe(row);
  if (used !== null && continues(recipe, used)) return used.family;
  const alike = listKnownRecipes(db).find(
    (other) => other.recipe.fingerprint === recipe.fingerprint && continues(recipe, other),
  );
  return alike?.family ?? null;
}

function continues(recipe: ImportRecipe, { recipe: earlier }: KnownRecipe): boolean {
  const unknown = recipe.sender === null && earlier.sender === null;
  if (!unknown && !isSameSender(recipe.sender, earlier.sender)) return false;
  if (recipe.fingerprint !== "" && recipe.fingerprint === earlier.fingerprint) return true;
  const overlaps = recipe.tables.flatMap(({ columns }) =>
    earlier.tables.map((table) => headerOverlap(columns, table.columns)),
  );
  return Math.max(0, ...overlaps) >= (unknown ? NEXT_VERSION_OF_UNKNOWN : NEXT_VERSION);
}

/** Longest name given by the program. */
const LONGEST_NAME = 60;

/** 青砚街道：企业名册; without a sender the table's or the file's own title, without its period. */
function nameOf({ file }: OpenedImport, { sender, tables }: ImportRecipe): string {
  const titled = timelessName(tables.find(({ skipped, title }) => !skipped && title !== null)?.title ?? null);
  const title = titled === "" ? timelessName(file.replace(/\.[^.]+$/u, "")) : titled;
  const parts = sender === null || title.includes(sender) ? [title] : [sender, title];
  const name = parts.filter((part) => part !== "").join("：");
  return (name === "" ? file : name).slice(0, LONGEST_NAME);
}
