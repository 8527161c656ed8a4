import type { InputOf } from "#contract/contract";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { RecipeFit } from "#domain/importing/recipe";
import type { Standing } from "#domain/importing/standing";
import type { TakenTable } from "#domain/importing/taken-table";
import type { Grid, SheetVisibility } from "#domain/workbook/grid";
import type { StoredReturn } from "#store/queries/return-files";
import type { OpenedWorkbook } from "#workbook/open-workbook";

/** A workbook opened for import (已读入的文件): its sheets and the tables found on them. */
export interface OpenedImport {
  readonly file: string;
  /** The file itself, for sending it back. */
  readonly bytes: Uint8Array;
  readonly workbook: OpenedWorkbook;
  /** The catalogue it is read with. */
  readonly index: CatalogueIndex;
  /** As they will be taken: recipe and corrections applied. */
  readonly sheets: readonly OpenedSheet[];
  /** As the program read them. */
  readonly fresh: readonly OpenedSheet[];
  /** Who sent it (报送单位): a person's word, else the file's, else its recipe's. */
  readonly sender: string | null;
  readonly senderSaid: boolean;
  /** The recipe in use, and how it fits. */
  readonly recipe: RecipeFit | null;
  /** Which recipe a person wants: the nearest one, none, or the one of this id. */
  readonly recipeWanted: "nearest" | "none" | number;
  /** It is a file this book sent back, corrected: only what was asked is taken. */
  readonly returned: StoredReturn | null;
  /** How final its figures are (数据性质): as its name and titles say, or as a person says. */
  readonly standing: Standing;
  /** What the person corrected, in order. */
  readonly steps: readonly CorrectionStep[];
}

/** One thing a person did to the tables of a reading (人工更正步骤). */
export type CorrectionStep =
  | ({ readonly kind: "correct" } & Omit<InputOf<"importing/correct">, "readingId">)
  | ({ readonly kind: "mark" } & Omit<InputOf<"importing/mark-table">, "readingId">);

/** A sheet with its tables; `number` is its place in the workbook, from 0. */
export interface OpenedSheet {
  readonly number: number;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly grid: Grid;
  readonly tables: readonly OpenedTable[];
}

/** A table as it will be taken: the proposal with recipe and the person's corrections applied. */
export type OpenedTable = TakenTable;
