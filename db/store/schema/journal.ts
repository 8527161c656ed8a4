/** Drizzle tables of the journal (变更记录), append-only by triggers. */
import { integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { enterprise } from "./enterprises.ts";
import { importBatch } from "./imports.ts";

export const journalEntry = sqliteTable("journal_entry", {
  id: integer("id").primaryKey(),
  kind: text("kind").notNull(),
  at: text("at").notNull(),
  by: text("by").notNull(),
  batchId: integer("batch_id").references(() => importBatch.id),
  reverses: integer("reverses").references((): AnySQLiteColumn => journalEntry.id),
});

export const journalLine = sqliteTable("journal_line", {
  id: integer("id").primaryKey(),
  entryId: integer("entry_id")
    .notNull()
    .references(() => journalEntry.id),
  enterpriseId: integer("enterprise_id")
    .notNull()
    .references(() => enterprise.id),
  existence: integer("existence").notNull(),
  changes: text("changes").notNull(),
});
