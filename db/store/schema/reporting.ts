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
  formSha256: text("form_sha256"),
  outputSha256: text("output_sha256"),
  about: text("about"),
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

export const formBindingVersion = sqliteTable(
  "form_binding_version",
  {
    fingerprint: text("fingerprint").notNull(),
    version: integer("version").notNull(),
    form: text("form").notNull(),
    year: text("year"),
    binding: text("binding").notNull(),
    confirmedAt: text("confirmed_at").notNull(),
    confirmedBy: text("confirmed_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fingerprint, table.version] })],
);

export const exportRule = sqliteTable(
  "export_rule",
  {
    exportId: integer("export_id")
      .notNull()
      .references(() => formExport.id),
    number: integer("number").notNull(),
    rule: text("rule").notNull(),
  },
  (table) => [primaryKey({ columns: [table.exportId, table.number] })],
);

export const exportRow = sqliteTable(
  "export_row",
  {
    exportId: integer("export_id")
      .notNull()
      .references(() => formExport.id),
    sheet: text("sheet").notNull(),
    row: integer("row").notNull(),
    place: integer("place").notNull(),
    entryId: integer("entry_id").references(() => enterprise.id),
    entryName: text("entry_name"),
    cells: text("cells").notNull(),
  },
  (table) => [primaryKey({ columns: [table.exportId, table.sheet, table.row, table.place] })],
);

export const exportPart = sqliteTable(
  "export_part",
  {
    entryId: integer("entry_id").notNull(),
    exportId: integer("export_id")
      .notNull()
      .references(() => formExport.id),
    sheet: text("sheet").notNull(),
    row: integer("row").notNull(),
    place: integer("place").notNull(),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.exportId, table.sheet, table.row, table.place] })],
);

export const absorbedCell = sqliteTable("absorbed_cell", {
  id: integer("id").primaryKey(),
  exportId: integer("export_id").references(() => formExport.id),
  file: text("file").notNull(),
  sheet: text("sheet").notNull(),
  cell: text("cell").notNull(),
  exported: text("exported").notNull(),
  found: text("found").notNull(),
  taken: integer("taken").notNull(),
  reason: text("reason").notNull(),
  at: text("at").notNull(),
  by: text("by").notNull(),
});
