import type { Orientation } from "#domain/importing/recognised-table";
import type { UnitId } from "#domain/indicators/unit";

/** What was decided for the files of a sender or layout (导入方案), so that the next one asks nothing. */
export interface ImportRecipe {
  /** Layout fingerprint of the whole file (版式指纹). */
  readonly fingerprint: string;
  readonly sender: string | null;
  readonly tables: readonly RecipeTable[];
}

/** What was decided for one table. */
export interface RecipeTable {
  /** Fingerprint of its header: folded header paths in order, without anything of the data. */
  readonly fingerprint: string;
  readonly sheet: string;
  readonly title: string | null;
  readonly orientation: Orientation;
  readonly headerRows: readonly [number, number];
  /** Unit of the whole table where a person said it or the table did. */
  readonly unit: UnitId | null;
  readonly unitSaid: boolean;
  readonly skipped: boolean;
  readonly columns: readonly RecipeColumn[];
  /** Rows to leave out (忽略的行): folded text of the name cell, as the person refused them. */
  readonly ignoredRows: readonly string[];
}

/** What was decided for one column, found again by its header path. */
export interface RecipeColumn {
  readonly headerPath: readonly string[];
  /** Which one of several columns with the same path, from 0. */
  readonly repeat: number;
  readonly fields: readonly string[];
  readonly unit: UnitId | null;
  readonly blank: "keep" | "clear";
  readonly valueMap: Readonly<Record<string, string>> | null;
  /** A person decided it, as against a proposal that was let stand. */
  readonly said: boolean;
}

/** How a recipe fits a file (方案套用情况). `drift`: what no longer fits, one Chinese sentence each. */
export interface RecipeFit {
  readonly recipeId: number;
  readonly name: string;
  readonly version: number;
  readonly kind: "whole" | "part";
  readonly applied: number;
  readonly drift: readonly string[];
}
