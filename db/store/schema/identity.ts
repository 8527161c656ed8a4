/** Drizzle tables of what an enterprise is also known by (曾用名、资质、不是同一家). Apart from the enterprise itself, because they point at the journal, which points at enterprises. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { enterprise } from "./enterprises.ts";
import { sourceRow } from "./imports.ts";
import { journalLine } from "./journal.ts";

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
  stated: integer("stated").$type<0 | 1>().notNull(),
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

export const notSame = sqliteTable("not_same", {
  id: integer("id").primaryKey(),
  enterpriseId: integer("enterprise_id")
    .notNull()
    .references(() => enterprise.id),
  otherId: integer("other_id").references(() => enterprise.id),
  foldedName: text("folded_name").notNull().default(""),
  code: text("code").notNull().default(""),
  at: text("at").notNull(),
  by: text("by").notNull(),
});
