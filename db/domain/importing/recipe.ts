import type { Orientation } from "#domain/importing/recognised-table";
import type { UnitId } from "#domain/indicators/unit";

/** What was decided for the files of a sender or layout (导入方案), so that the next one asks nothing. */
export interface ImportRecipe {
  /** Layout fingerprint of the whole file (版式指纹) as the program reads it before anybody corrects it. */
  readonly fingerprint: string;
  readonly sender: string | null;
  readonly tables: readonly RecipeTable[];
}

/** What was decided for one table. */
export interface RecipeTable {
  /** Fingerprint of its header as taken: folded header paths in order, without anything of the data. */
  readonly fingerprint: string;
  /** Fingerprint of the header as the program proposed it, and its rows; null when a person marked the table where none was found. */
  readonly proposed: { readonly fingerprint: string; readonly headerRows: readonly [number, number] } | null;
  readonly sheet: string;
  /** As written; compared without years, quarters and months. */
  readonly title: string | null;
  readonly orientation: Orientation;
  /** Kind of the register the table lists (台账类别), where a person said so. Absent: nobody did. */
  readonly subject?: string | undefined;
  readonly headerRows: readonly [number, number];
  /** Unit of the whole table where a person said it or the table did. */
  readonly unit: UnitId | null;
  readonly unitSaid: boolean;
  readonly skipped: boolean;
  /** A person decided to skip or to take it. */
  readonly skippedSaid: boolean;
  /** Where the period stands that a person said (报告期出处); the period itself is never remembered. `asked`: nowhere. Null: the person said none. */
  readonly periodFrom: "table" | "file" | "asked" | null;
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
  /** The unit the file itself stated for the column; null when it stated none. */
  readonly statedUnit: UnitId | null;
  readonly blank: "keep" | "clear";
  readonly valueMap: Readonly<Record<string, string>> | null;
  /** A person decided it, as against a proposal that was let stand. */
  readonly said: boolean;
  /** A person said its unit. */
  readonly unitSaid: boolean;
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
