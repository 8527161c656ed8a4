/** Drizzle tables of the book itself (账本): state, settings, zones and parks. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const bookState = sqliteTable("book_state", {
  id: integer("id").primaryKey(),
  revision: integer("revision").notNull(),
  namesRevision: integer("names_revision").notNull(),
});

export const bookSetting = sqliteTable("book_setting", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});

export const zone = sqliteTable("zone", {
  id: integer("id").primaryKey(),
  name: text("name").notNull().unique(),
  level: text("level", { enum: ["national", "provincial", "reserve"] }).notNull(),
  divisionCode: text("division_code"),
});

export const park = sqliteTable("park", {
  id: integer("id").primaryKey(),
  zoneId: integer("zone_id")
    .notNull()
    .references(() => zone.id),
  name: text("name").notNull(),
});
