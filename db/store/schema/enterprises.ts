/** Drizzle tables of enterprises (企业、曾用名、资质). */
import { integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { park } from "./book.ts";
import { importBatch, sourceRow } from "./imports.ts";
import { journalLine } from "./journal.ts";

export const enterprise = sqliteTable("enterprise", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  foldedName: text("folded_name").notNull(),
  initials: text("initials").notNull(),
  formerNames: text("former_names").notNull().default(""),
  creditCode: text("credit_code"),
  codeStanding: text("code_standing").notNull(),
  parkId: integer("park_id").references(() => park.id),
  createdBatch: integer("created_batch").references(() => importBatch.id),
  namesRevision: integer("names_revision").notNull(),
  removedAt: text("removed_at"),
  mergedInto: integer("merged_into").references((): AnySQLiteColumn => enterprise.id),
});

export const enterpriseName = sqliteTable("enterprise_name", {
  id: integer("id").primaryKey(),
  enterpriseId: integer("enterprise_id")
    .notNull()
    .references(() => enterprise.id),
  name: text("name").notNull(),
  foldedName: text("folded_name").notNull(),
  heldFrom: text("held_from"),
  heldUntil: text("held_until"),
  sourceRow: integer("source_row").references(() => sourceRow.id),
  sourceColumn: integer("source_column"),
  editLine: integer("edit_line").references(() => journalLine.id),
  stated: integer("stated").notNull(),
});

export const qualification = sqliteTable("qualification", {
  id: integer("id").primaryKey(),
  enterpriseId: integer("enterprise_id")
    .notNull()
    .references(() => enterprise.id),
  kind: text("kind").notNull(),
  number: text("number"),
  issued: text("issued"),
  validUntil: text("valid_until"),
  sourceRow: integer("source_row").references(() => sourceRow.id),
  sourceColumn: integer("source_column"),
  editLine: integer("edit_line").references(() => journalLine.id),
});
