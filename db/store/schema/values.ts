/** Drizzle tables of values (字段值、指标值). */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { enterprise } from "./enterprises.ts";
import { sourceRow } from "./imports.ts";
import { journalLine } from "./journal.ts";

export const storedField = sqliteTable("stored_field", {
  id: integer("id").primaryKey(),
  field: text("field").notNull().unique(),
});

export const storedPeriod = sqliteTable("stored_period", {
  id: integer("id").primaryKey(),
  period: text("period").notNull().unique(),
});

export const enterpriseAttribute = sqliteTable(
  "enterprise_attribute",
  {
    fieldId: integer("field_id")
      .notNull()
      .references(() => storedField.id),
    enterpriseId: integer("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    value: text("value").notNull(),
    kind: integer("kind").notNull(),
    sourceRow: integer("source_row").references(() => sourceRow.id),
    sourceColumn: integer("source_column"),
    editLine: integer("edit_line").references(() => journalLine.id),
  },
  (table) => [primaryKey({ columns: [table.fieldId, table.enterpriseId] })],
);

export const observation = sqliteTable(
  "observation",
  {
    fieldId: integer("field_id")
      .notNull()
      .references(() => storedField.id),
    periodId: integer("period_id")
      .notNull()
      .references(() => storedPeriod.id),
    enterpriseId: integer("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    value: text("value").notNull(),
    kind: integer("kind").notNull(),
    sourceRow: integer("source_row").references(() => sourceRow.id),
    sourceColumn: integer("source_column"),
    editLine: integer("edit_line").references(() => journalLine.id),
  },
  (table) => [primaryKey({ columns: [table.fieldId, table.periodId, table.enterpriseId] })],
);
