/** Drizzle tables of filled forms (导出、已填单元格、取数对应). */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { enterprise } from "./enterprises.ts";
import { sourceRow } from "./imports.ts";
import { journalLine } from "./journal.ts";

export const formExport = sqliteTable("form_export", {
  id: integer("id").primaryKey(),
  form: text("form").notNull(),
  fingerprint: text("fingerprint").notNull(),
  file: text("file").notNull(),
  period: text("period"),
  exportedAt: text("exported_at").notNull(),
  exportedBy: text("exported_by").notNull(),
  filledCells: integer("filled_cells").notNull(),
  parts: text("parts").notNull(),
});

export const exportCell = sqliteTable(
  "export_cell",
  {
    exportId: integer("export_id")
      .notNull()
      .references(() => formExport.id),
    sheet: text("sheet").notNull(),
    cell: text("cell").notNull(),
    text: text("text").notNull(),
    rule: text("rule").notNull(),
    enterpriseId: integer("enterprise_id").references(() => enterprise.id),
    field: text("field"),
    period: text("period"),
    stored: text("stored"),
    sourceRow: integer("source_row").references(() => sourceRow.id),
    sourceColumn: integer("source_column"),
    editLine: integer("edit_line").references(() => journalLine.id),
  },
  (table) => [primaryKey({ columns: [table.exportId, table.sheet, table.cell] })],
);

export const formBinding = sqliteTable("form_binding", {
  fingerprint: text("fingerprint").primaryKey(),
  form: text("form").notNull(),
  binding: text("binding").notNull(),
  confirmedAt: text("confirmed_at").notNull(),
});
