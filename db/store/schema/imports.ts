/** Drizzle tables of imports (导入批次、来源表、原始行、隔离行、退回表). */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const importBatch = sqliteTable("import_batch", {
  id: integer("id").primaryKey(),
  workbook: text("workbook").notNull(),
  workbookHash: text("workbook_hash").notNull(),
  period: text("period"),
  appliedAt: text("applied_at").notNull(),
  appliedBy: text("applied_by").notNull(),
  added: integer("added").notNull(),
  updated: integer("updated").notNull(),
  unchanged: integer("unchanged").notNull(),
  undecided: integer("undecided").notNull(),
  rejected: integer("rejected").notNull(),
  valueCount: integer("value_count").notNull(),
  undoneAt: text("undone_at"),
  kind: text("kind", { enum: ["file", "quarantine", "return"] })
    .notNull()
    .default("file"),
  sender: text("sender"),
  standing: text("standing", { enum: ["preliminary", "confirmed", "corrected"] })
    .notNull()
    .default("confirmed"),
});

export const sourceTable = sqliteTable("source_table", {
  id: integer("id").primaryKey(),
  batchId: integer("batch_id")
    .notNull()
    .references(() => importBatch.id),
  sheet: text("sheet").notNull(),
  number: integer("number").notNull(),
  title: text("title"),
  period: text("period"),
  units: text("units").notNull(),
  workbook: text("workbook"),
  workbookHash: text("workbook_hash"),
});

export const sourceRow = sqliteTable("source_row", {
  id: integer("id").primaryKey(),
  tableId: integer("table_id")
    .notNull()
    .references(() => sourceTable.id),
  row: integer("row").notNull(),
  cells: text("cells").notNull(),
});

export const quarantineRow = sqliteTable("quarantine_row", {
  id: integer("id").primaryKey(),
  batchId: integer("batch_id")
    .notNull()
    .references(() => importBatch.id),
  sheet: text("sheet").notNull(),
  tableNumber: integer("table_number").notNull(),
  row: integer("row").notNull(),
  kind: text("kind", { enum: ["decision", "rejected", "refused"] }).notNull(),
  name: text("name").notNull(),
  creditCode: text("credit_code"),
  reason: text("reason").notNull(),
  typed: text("typed").notNull(),
  taken: text("taken").notNull(),
  settled: text("settled", { enum: ["imported", "dropped"] }),
  settledAt: text("settled_at"),
  settledBy: text("settled_by"),
  settledBatch: integer("settled_batch").references(() => importBatch.id),
});

export const returnFile = sqliteTable("return_file", {
  id: integer("id").primaryKey(),
  mark: text("mark").notNull().unique(),
  workbook: text("workbook").notNull(),
  workbookHash: text("workbook_hash").notNull(),
  batchId: integer("batch_id").references(() => importBatch.id),
  cells: text("cells").notNull(),
  madeAt: text("made_at").notNull(),
  madeBy: text("made_by").notNull(),
  takenAt: text("taken_at"),
});
