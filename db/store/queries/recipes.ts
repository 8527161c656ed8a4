/** Recipes as the book keeps them (导入方案): a family of versions, each with its decisions in JSON that the service decodes. Writing is for use inside a command. */
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { importRecipe } from "../schema/recipes.ts";

/** A version of a recipe; `recipe` is JSON text. */
export interface RecipeRow {
  readonly id: number;
  readonly family: number;
  readonly version: number;
  readonly name: string;
  readonly sender: string | null;
  readonly fingerprint: string;
  readonly recipe: string;
  readonly savedAt: string;
  readonly savedBy: string;
  /** Imports that took this version. */
  readonly uses: number;
}

/** A version to be added. `family` null: the first of a family of its own. `uses`: imports it stands for already. */
export type NewRecipe = Omit<RecipeRow, "id" | "family" | "version"> & {
  readonly family: number | null;
  readonly batchId: number | null;
};

const row = {
  id: importRecipe.id,
  family: importRecipe.family,
  version: importRecipe.version,
  name: importRecipe.name,
  sender: importRecipe.sender,
  fingerprint: importRecipe.fingerprint,
  recipe: importRecipe.recipe,
  savedAt: importRecipe.savedAt,
  savedBy: importRecipe.savedBy,
  uses: importRecipe.uses,
};

/** All versions of families in force, the newest family first, within it the newest version first. */
export function listRecipeRows(db: ReadableDb): readonly RecipeRow[] {
  return orm(db)
    .select(row)
    .from(importRecipe)
    .where(isNull(importRecipe.retiredAt))
    .orderBy(desc(importRecipe.family), desc(importRecipe.version))
    .all();
}

/** All versions of a family, the oldest first, also of a retired one. */
export function listRecipeVersions(db: ReadableDb, family: number): readonly RecipeRow[] {
  return orm(db)
    .select(row)
    .from(importRecipe)
    .where(eq(importRecipe.family, family))
    .orderBy(asc(importRecipe.version))
    .all();
}

/** One version of a family in force; null when there is none. */
export function findRecipeRow(db: ReadableDb, id: number): RecipeRow | null {
  const inForce = and(eq(importRecipe.id, id), isNull(importRecipe.retiredAt));
  return orm(db).select(row).from(importRecipe).where(inForce).get() ?? null;
}

/** Adds a version and answers its id. */
export function insertRecipe(db: WritableDb, { family, ...recipe }: NewRecipe): number {
  const last = sql<number>`coalesce(max(${importRecipe.version}), 0)`;
  const newest =
    family === null
      ? undefined
      : orm(db).select({ version: last }).from(importRecipe).where(eq(importRecipe.family, family)).get();
  const free = orm(db)
    .select({ next: sql<number>`coalesce(max(${importRecipe.family}), 0) + 1` })
    .from(importRecipe)
    .get();
  const added = orm(db)
    .insert(importRecipe)
    .values({ ...recipe, family: family ?? free?.next ?? 1, version: (newest?.version ?? 0) + 1 })
    .returning({ id: importRecipe.id })
    .get();
  return added.id;
}

/** Notes one more import that took a version as it is. */
export function countRecipeUse(db: WritableDb, id: number): void {
  orm(db)
    .update(importRecipe)
    .set({ uses: sql`${importRecipe.uses} + 1` })
    .where(eq(importRecipe.id, id))
    .run();
}

/** Retires all versions of a family. */
export function retireRecipes(db: WritableDb, family: number, at: string): void {
  orm(db).update(importRecipe).set({ retiredAt: at }).where(eq(importRecipe.family, family)).run();
}
