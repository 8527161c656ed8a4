/** Drizzle tables of the whole register (政策包、自建台账、指标设置、常用视图、年度快照、测算笔记). */
import { integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { importBatch, sourceRow } from "./imports.ts";
import { journalLine } from "./journal.ts";
import { storedField } from "./values.ts";

export const policyPack = sqliteTable("policy_pack", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  version: text("version").notNull(),
  hash: text("hash").notNull(),
  content: text("content").notNull(),
  own: integer("own").$type<0 | 1>().notNull(),
  batchId: integer("batch_id").references(() => importBatch.id),
  installedAt: text("installed_at").notNull(),
  installedBy: text("installed_by").notNull(),
});

export const registerKind = sqliteTable("register_kind", {
  id: text("id").primaryKey(),
  label: text("label").notNull().unique(),
  definition: text("definition").notNull(),
  createdAt: text("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  retiredAt: text("retired_at"),
});

export const targetSetting = sqliteTable(
  "target_setting",
  {
    pack: text("pack").notNull(),
    target: text("target").notNull(),
    setting: text("setting").notNull(),
    at: text("at").notNull(),
    by: text("by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.pack, table.target] })],
);

export const savedView = sqliteTable(
  "saved_view",
  {
    id: integer("id").primaryKey(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    view: text("view").notNull(),
    savedAt: text("saved_at").notNull(),
    savedBy: text("saved_by").notNull(),
  },
  (table) => [unique().on(table.kind, table.name)],
);

export const yearSnapshot = sqliteTable("year_snapshot", {
  id: integer("id").primaryKey(),
  name: text("name").notNull().unique(),
  year: integer("year").notNull(),
  day: text("day").notNull(),
  note: text("note").notNull(),
  hash: text("hash").notNull(),
  frozenAt: text("frozen_at").notNull(),
  frozenBy: text("frozen_by").notNull(),
});

export const snapshotEntry = sqliteTable(
  "snapshot_entry",
  {
    snapshotId: integer("snapshot_id")
      .notNull()
      .references(() => yearSnapshot.id),
    entryId: integer("entry_id").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    foldedName: text("folded_name").notNull(),
    formerNames: text("former_names").notNull(),
    creditCode: text("credit_code"),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.entryId] })],
);

export const snapshotValue = sqliteTable(
  "snapshot_value",
  {
    snapshotId: integer("snapshot_id")
      .notNull()
      .references(() => yearSnapshot.id),
    fieldId: integer("field_id")
      .notNull()
      .references(() => storedField.id),
    periodId: integer("period_id").notNull(),
    entryId: integer("entry_id").notNull(),
    value: text("value").notNull(),
    kind: integer("kind").notNull(),
    sourceRow: integer("source_row").references(() => sourceRow.id),
    sourceColumn: integer("source_column"),
    editLine: integer("edit_line").references(() => journalLine.id),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.fieldId, table.periodId, table.entryId] })],
);

export const whatIfNote = sqliteTable("what_if_note", {
  id: integer("id").primaryKey(),
  title: text("title").notNull(),
  content: text("content").notNull(),
  keptAt: text("kept_at").notNull(),
  keptBy: text("kept_by").notNull(),
});
