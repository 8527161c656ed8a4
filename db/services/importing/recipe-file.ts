import { z } from "zod";
import { decodeField } from "#domain/catalogue/decode-catalogue";
import type { Field } from "#domain/catalogue/field";
import type { ImportRecipe } from "#domain/importing/recipe";
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import { err, ok, type Result } from "#domain/shared/result";
import { createHash } from "node:crypto";

/** A recipe on its way to another machine (导入方案文件), with the zone's own fields it speaks of. */
export interface RecipeFile {
  readonly name: string;
  readonly sender: string | null;
  readonly savedAt: string;
  readonly fields: readonly Field[];
  readonly recipe: ImportRecipe;
}

const unit = z
  .string()
  .nullable()
  .transform((text, context): UnitId | null => {
    const known = text === null ? null : parseUnit(text);
    if (text !== null && known === null) context.addIssue({ code: "custom", message: `unknown unit ${text}` });
    return known;
  });
const rows = z.tuple([z.number().int().min(1), z.number().int().min(1)]);
const column = z.strictObject({
  headerPath: z.array(z.string()),
  repeat: z.number().int().min(0),
  fields: z.array(z.string()).max(10),
  unit,
  statedUnit: unit,
  blank: z.enum(["keep", "clear"]),
  valueMap: z.record(z.string(), z.string()).nullable(),
  said: z.boolean(),
  unitSaid: z.boolean(),
});
const recipe = z.strictObject({
  fingerprint: z.string(),
  sender: z.string().nullable(),
  tables: z
    .array(
      z.strictObject({
        fingerprint: z.string(),
        proposed: z.strictObject({ fingerprint: z.string(), headerRows: rows }).nullable(),
        sheet: z.string(),
        title: z.string().nullable(),
        orientation: z.enum(["rows", "columns", "form"]),
        subject: z.string().max(100).optional(),
        headerRows: rows,
        unit,
        unitSaid: z.boolean(),
        skipped: z.boolean(),
        skippedSaid: z.boolean(),
        periodFrom: z.enum(["table", "file", "asked"]).nullable(),
        columns: z.array(column).max(2000),
        ignoredRows: z.array(z.string()).max(10_000),
      }),
    )
    .max(1000),
});
const envelope = z.strictObject({
  kind: z.literal("parkbook-recipe"),
  version: z.literal(1),
  name: z.string().min(1).max(200),
  sender: z.string().max(200).nullable(),
  savedAt: z.string(),
  fields: z.array(z.unknown()).max(1000),
  recipe,
  checksum: z.string(),
});

/** Reads the decisions of a recipe from JSON text; null when they are none. */
export function readRecipe(text: string): ImportRecipe | null {
  const decoded = recipe.safeParse(parseJson(text));
  return decoded.success ? decoded.data : null;
}

/** Writes a recipe file: readable JSON with a checksum over its content. */
export function writeRecipeFile({ name, sender, savedAt, fields, recipe: decided }: RecipeFile): string {
  const content = { kind: "parkbook-recipe", version: 1, name, sender, savedAt, fields, recipe: decided };
  return `${JSON.stringify({ ...content, checksum: checksum(content) }, null, 1)}\n`;
}

/** Reads a recipe file; a failure is a clause in Chinese that says what is wrong with it. */
export function readRecipeFile(bytes: Uint8Array): Result<RecipeFile, string> {
  if (bytes.length > LARGEST) return err("文件太大，不是园册导出的导入方案");
  const json = parseJson(new TextDecoder().decode(bytes));
  const kind = member(json, "kind");
  if (kind !== "parkbook-recipe") return err("它不是园册导出的导入方案");
  const version = member(json, "version");
  if (typeof version === "number" && version > 1) return err("它由更新版的园册导出，请先升级园册");
  const decoded = envelope.safeParse(json);
  if (!decoded.success) return err("内容不完整，或者被改动过");
  const { checksum: stated, ...content } = decoded.data;
  if (checksum(content) !== stated) return err("内容与校验码不符，可能没有传完整或被改动过");
  const fields = content.fields.map(decodeField);
  if (fields.some((field) => !field.ok)) return err("其中的自定义字段写错了");
  const { name, sender, savedAt, recipe: decided } = content;
  return ok({
    name,
    sender,
    savedAt,
    recipe: decided,
    fields: fields.flatMap((field) => (field.ok ? field.value : [])),
  });
}

/** Bytes; a recipe of a thousand columns has about a third of a million. */
const LARGEST = 8_000_000;

/** SHA-256 over the content with sorted keys, so that the order of members does not matter. */
function checksum(content: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => [name, sorted(held)]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
