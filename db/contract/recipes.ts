import { z } from "zod";
import type { ImportRecipe } from "#domain/importing/recipe";
import type { Field, FieldKind, FieldType } from "#domain/catalogue/field";
import type { EditError, ImportError } from "#contract/errors";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { command, query } from "#contract/define";

/** A recipe as the list shows it (导入方案). `family` keeps its versions together. */
export interface StoredRecipe {
  readonly id: number;
  readonly family: number;
  readonly version: number;
  readonly name: string;
  readonly sender: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
  /** Imports that used this family. */
  readonly uses: number;
  readonly recipe: ImportRecipe;
}

/** A field the zone added itself (自定义字段). */
export interface NewField {
  readonly label: string;
  readonly kind: Exclude<FieldKind, "identity">;
  readonly type: FieldType;
  /** Unit sign of its numbers; null when it has none. */
  readonly unit: string | null;
  /** Words of a choice. */
  readonly choices: readonly string[];
}

const fieldTypes = z.enum([
  "text",
  "code",
  "phone",
  "person",
  "address",
  "date",
  "boolean",
  "choice",
  "integer",
  "decimal",
]);
const recipeId = z.object({ id: z.number().int() });

/** What a clerk teaches the book once (导入方案、自定义字段). */
export const recipesContract = {
  /** Newest version of every family. */
  "recipes/list": query<null, readonly StoredRecipe[], EnvironmentError>(z.null()),
  "recipes/versions": query<{ family: number }, readonly StoredRecipe[], EnvironmentError>(
    z.object({ family: z.number().int() }),
  ),
  /** Saves an edited recipe as a new version. `columns`: by table and column number within the recipe. */
  "recipes/edit": command<
    {
      id: number;
      name: string;
      sender: string | null;
      columns: readonly {
        readonly table: number;
        readonly column: number;
        readonly fields: readonly string[];
        readonly unit: string | null;
        readonly blank: "keep" | "clear";
      }[];
    },
    StoredRecipe,
    ImportError | EnvironmentError
  >(
    z.object({
      id: z.number().int(),
      name: z.string().min(1).max(200),
      sender: z.string().max(200).nullable(),
      columns: z
        .array(
          z.object({
            table: z.number().int().min(0),
            column: z.number().int().min(0),
            fields: z.array(z.string()).max(10),
            unit: z.string().nullable(),
            blank: z.enum(["keep", "clear"]),
          }),
        )
        .max(2000),
    }),
  ),
  /** Retires a family: files of that layout are asked about again. */
  "recipes/remove": command<{ family: number }, null, EnvironmentError>(z.object({ family: z.number().int() })),
  /** Writes a recipe to a save target, to be carried to another machine. */
  "recipes/export": command<{ id: number; token: string }, { readonly file: string }, ImportError | EnvironmentError>(
    recipeId.extend({ token: z.string() }),
  ),
  /** Takes over a recipe file. */
  "recipes/take": command<{ token: string }, StoredRecipe, ImportError | EnvironmentError | WorkbookError>(
    z.object({ token: z.string() }),
  ),
  /** Adds a field of the zone's own; from then on it is everywhere. */
  "fields/create": command<NewField, Field, EditError | EnvironmentError>(
    z.object({
      label: z.string().min(1).max(60),
      kind: z.enum(["attribute", "observation"]),
      type: fieldTypes,
      unit: z.string().max(20).nullable(),
      choices: z.array(z.string().max(60)).max(200),
    }),
  ),
  /** Every field in force, of all kinds and lists (全部字段). */
  "fields/all": query<null, readonly Field[], EnvironmentError>(z.null()),
  /** The zone's own fields. */
  "fields/custom": query<null, readonly Field[], EnvironmentError>(z.null()),
  /** Renames a field of the zone's own. */
  "fields/rename": command<{ id: string; label: string }, Field, EditError | EnvironmentError>(
    z.object({ id: z.string(), label: z.string().min(1).max(60) }),
  ),
} as const;
