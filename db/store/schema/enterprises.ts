/** Drizzle table of entries (台账条目): enterprises, and every other kind. */
import { integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { park } from "./book.ts";
import { importBatch } from "./imports.ts";

export const enterprise = sqliteTable("enterprise", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  foldedName: text("folded_name").notNull(),
  initials: text("initials").notNull(),
  formerNames: text("former_names").notNull().default(""),
  creditCode: text("credit_code"),
  codeStanding: text("code_standing", {
    enum: ["valid", "checkFailed", "registration15", "organisation9", "malformed", "none"],
  }).notNull(),
  parkId: integer("park_id").references(() => park.id),
  createdBatch: integer("created_batch").references(() => importBatch.id),
  namesRevision: integer("names_revision").notNull(),
  removedAt: text("removed_at"),
  mergedInto: integer("merged_into").references((): AnySQLiteColumn => enterprise.id),
  kind: text("kind").notNull().default("enterprise"),
});
