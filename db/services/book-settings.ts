import type { BookSettings, FilledSettings } from "#contract/book";
import { type GridColumns, parseGridColumns } from "#contract/grid-columns";
import type { ReadableDb, WritableDb } from "#store/connection";
import { readSettings, saveSettings } from "#store/queries/settings";

const blank: FilledSettings = {
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
  const text = (name: keyof FilledSettings): string => stored[name] ?? blank[name];
  return {
    zoneName: text("zoneName"),
    reportingUnit: text("reportingUnit"),
    unitHead: text("unitHead"),
    statisticsHead: text("statisticsHead"),
    preparedBy: text("preparedBy"),
    phone: text("phone"),
    person: text("person") || blank.person,
    gridDensity: density === "compact" || density === "roomy" ? density : "normal",
    gridColumns: parseGridColumns(stored.gridColumns),
  };
}

/** Stores what a person fills in; the columns stay. */
export function saveBookSettings(db: WritableDb, settings: FilledSettings): ReturnType<typeof saveSettings> {
  const { zoneName, reportingUnit, unitHead, statisticsHead, preparedBy, phone, person, gridDensity } = settings;
  const filled = { zoneName, reportingUnit, unitHead, statisticsHead, preparedBy, phone, person, gridDensity };
  return saveSettings(db, filled satisfies FilledSettings);
}

/** Stores how the columns of the roster are laid out, as one JSON text. */
export function saveGridColumns(db: WritableDb, columns: GridColumns): ReturnType<typeof saveSettings> {
  return saveSettings(db, { gridColumns: JSON.stringify(columns) });
}
