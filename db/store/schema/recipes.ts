/** Drizzle tables of what a clerk taught the book (导入方案、自定义字段、已报期间). */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { importBatch } from "./imports.ts";

export const importRecipe = sqliteTable("import_recipe", {
  id: integer("id").primaryKey(),
  family: integer("family").notNull(),
  version: integer("version").notNull(),
  name: text("name").notNull(),
  sender: text("sender"),
  fingerprint: text("fingerprint").notNull(),
  recipe: text("recipe").notNull(),
  savedAt: text("saved_at").notNull(),
  savedBy: text("saved_by").notNull(),
  batchId: integer("batch_id").references(() => importBatch.id),
  uses: integer("uses").notNull(),
  retiredAt: text("retired_at"),
});

export const customField = sqliteTable("custom_field", {
  id: text("id").primaryKey(),
  label: text("label").notNull().unique(),
  definition: text("definition").notNull(),
  createdAt: text("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  retiredAt: text("retired_at"),
});

export const frozenPeriod = sqliteTable("frozen_period", {
  period: text("period").primaryKey(),
  kind: text("kind", { enum: ["filed", "frozen"] }).notNull(),
  note: text("note").notNull(),
  at: text("at").notNull(),
  by: text("by").notNull(),
});
