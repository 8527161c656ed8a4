import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { type AppliedRecipe, applyRecipe, showsMarkedTable } from "#domain/importing/recipe-apply";
import {
  chooseRecipe,
  type ChosenRecipe,
  type KnownRecipe,
  type RecipeSubject,
  trustRecipe,
} from "#domain/importing/recipe-choose";
import { senderOf } from "#domain/importing/sender-name";
import { readCatalogueIndex } from "#services/catalogue";
import { applyStep } from "#services/importing/correct-opened";
import type { CorrectionStep, OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import { readRecipe } from "#services/importing/recipe-file";
import type { ReadableDb } from "#store/connection";
import { findRecipeRow, listRecipeRows, type RecipeRow } from "#store/queries/recipes";

/** Puts a reading together again (套用导入方案): as the program read it, with the sender's or layout's recipe, then with everything the person corrected. */
export function withRecipe(db: ReadableDb, opened: OpenedImport): OpenedImport {
  const index = readCatalogueIndex(db);
  const tables = opened.fresh.flatMap((sheet) => sheet.tables);
  const stated = opened.senderSaid ? opened.sender : senderOf(opened.file, tables);
  const chosen = choose(db, opened, stated);
  const applied = apply(opened, chosen, index);
  const sheets = opened.steps.reduce(
    (standing, step) =>
      isMarkedAlready(standing, step) ? standing : applyStep(standing, step, { index, file: opened.file }),
    applied?.sheets ?? opened.fresh,
  );
  const ofRecipe = chosen === null || chosen.trust === "headings" ? null : chosen.known.recipe.sender;
  return { ...opened, index, sheets, sender: stated ?? ofRecipe, recipe: applied?.fit ?? null };
}

/** The recipe has found the table that the person marked before the recipe was applied. */
function isMarkedAlready(sheets: readonly OpenedSheet[], step: CorrectionStep): boolean {
  if (step.kind !== "mark") return false;
  const tables = sheets.find(({ name }) => name === step.sheet)?.tables ?? [];
  return tables.some(
    ({ table: { orientation, headerRows } }) =>
      orientation === step.orientation && headerRows[0] === step.headerRows[0],
  );
}

/** A recipe of the book with its decisions decoded. Null: another version of the program wrote it in a way this one does not know; the file is then asked about as if for the first time. */
export function decodeRecipe({ id, family, version, name, savedAt, recipe }: RecipeRow): KnownRecipe | null {
  const decoded = readRecipe(recipe);
  return decoded === null ? null : { id, family, version, name, savedAt, recipe: decoded };
}

/** Recipes to choose from: of every family in force the newest version of each layout, so that a sender who alternates between two layouts finds both. */
export function listKnownRecipes(db: ReadableDb): readonly KnownRecipe[] {
  const seen = new Set<string>();
  return listRecipeRows(db)
    .filter(({ family, fingerprint }) => {
      const key = `${family} ${fingerprint}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .flatMap((row) => decodeRecipe(row) ?? []);
}

function choose(db: ReadableDb, opened: OpenedImport, sender: string | null): ChosenRecipe | null {
  const { recipeWanted, fresh } = opened;
  const subject: RecipeSubject = {
    sender,
    tables: fresh.flatMap(({ tables }) => tables.map(({ table }) => table)),
    showsMarked: (recipe) => showsMarkedTable({ sheets: fresh, index: opened.index }, recipe),
  };
  if (recipeWanted === "none") return null;
  if (recipeWanted === "nearest") return chooseRecipe(subject, listKnownRecipes(db));
  const row = findRecipeRow(db, recipeWanted);
  const known = row === null ? null : decodeRecipe(row);
  return known === null ? null : trustRecipe(subject, known);
}

/** A recipe of somebody else's that has nothing to say is not mentioned. */
function apply(
  { file: fileName, fresh: sheets, recipeWanted }: OpenedImport,
  chosen: ChosenRecipe | null,
  index: CatalogueIndex,
): AppliedRecipe<OpenedSheet> | null {
  if (chosen === null) return null;
  const applied = applyRecipe({ fileName, sheets, index }, chosen);
  const isForeign = recipeWanted === "nearest" && !chosen.whole && chosen.trust === "headings";
  return isForeign && applied.fit.applied === 0 ? null : applied;
}
