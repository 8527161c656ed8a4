import type { BookSettings } from "#contract/book";
import type { ReadableDb, WritableDb } from "#store/connection";
import { readSettings, saveSettings } from "#store/queries/settings";

const blank: BookSettings = {
  zoneName: "",
  reportingUnit: "",
  unitHead: "",
  statisticsHead: "",
  preparedBy: "",
  phone: "",
  person: "经办人",
  gridDensity: "normal",
};

/** The book's settings, blanks where nothing was filled in yet (账本设置). */
export function readBookSettings(db: ReadableDb): BookSettings {
  const stored = readSettings(db);
  const density = stored.gridDensity;
  const text = (name: keyof BookSettings): string => stored[name] ?? blank[name];
  return {
    zoneName: text("zoneName"),
    reportingUnit: text("reportingUnit"),
    unitHead: text("unitHead"),
    statisticsHead: text("statisticsHead"),
    preparedBy: text("preparedBy"),
    phone: text("phone"),
    person: text("person") || blank.person,
    gridDensity: density === "compact" || density === "roomy" ? density : "normal",
  };
}

/** Stores them all. */
export function saveBookSettings(db: WritableDb, settings: BookSettings): ReturnType<typeof saveSettings> {
  return saveSettings(db, { ...settings });
}
