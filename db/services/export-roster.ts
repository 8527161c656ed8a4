import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit } from "#domain/indicators/unit";
import { parseDecimal } from "#domain/shared/decimal";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { listRoster, type RosterQuery, type StoredRosterRow } from "#store/queries/roster";
import { guardStore } from "#store/store-error";
import type { EntryKind } from "#store/values/entry-kind";
import { type ExportCell, type ExportColumn, exportTable } from "#workbook/export-table";

/** The columns and rows wanted, and where to write them. */
export interface RosterExport extends Omit<RosterQuery, "offset" | "limit"> {
  readonly kind: EntryKind;
  /** What the entries are called: 企业. */
  readonly label: string;
  readonly token: string;
}

/** Rows read from the store at once. */
const CHUNK = 1000;

/** Writes the roster a person looks at as a plain workbook (导出名册): all rows of the question, chosen columns, shown units. */
export async function exportRoster(
  { book, ports }: Deps,
  { token, label, ...question }: RosterExport,
): Promise<Result<{ readonly file: string; readonly rows: number }, EnvironmentError>> {
  const index = readCatalogueIndex(book.db);
  const columns = question.columns.flatMap((key) => readColumn(key, index));
  const rows: ExportCell[][] = [];
  const read = guardStore(book.name, (): Result<null, EnvironmentError> => {
    for (let offset = 0; ; offset += CHUNK) {
      const window = listRoster(book.db, { ...question, offset, limit: CHUNK });
      rows.push(...window.rows.map((row) => columns.map((column) => exportCell(row, column, question.kind))));
      if (offset + CHUNK >= window.total) return ok(null);
    }
  });
  if (!read.ok) return read;
  const bytes = exportTable({
    sheet: sheetName(label),
    title: titleOf(`${readBookSettings(book.db).zoneName}${label}名册`, columns),
    columns: columns.map((column) => exportColumn(column, columns)),
    rows,
  });
  const written = await ports.files.write(token, bytes);
  return written.ok ? ok({ file: written.value.name, rows: rows.length }) : written;
}

interface Column {
  readonly key: string;
  readonly field: Field;
  readonly period: string | null;
}

function readColumn(key: string, index: CatalogueIndex): readonly Column[] {
  const [id = "", period = null] = key.split("@");
  const field = index.byId.get(id);
  return field === undefined ? [] : [{ key, field, period }];
}

/** Excel takes 31 characters and no marks of paths. */
function sheetName(label: string): string {
  return `${label.replace(/[\\/*?:[\]]/gu, "")}名册`.slice(0, 31);
}

/** 云麓高新区企业名册（2025年）: with the period when all figures are of one, so that the file can be read back in. */
function titleOf(title: string, columns: readonly Column[]): string {
  const [only] = periodsOf(columns);
  return `${title}${only === undefined || periodsOf(columns).length > 1 ? "" : `（${periodWords(only)}）`}`;
}

function periodsOf(columns: readonly Column[]): readonly string[] {
  return [...new Set(columns.flatMap(({ period }) => (period === null ? [] : [period])))];
}

function periodWords(period: string): string {
  const parsed = parsePeriod(period);
  return parsed.ok ? formatPeriod(parsed.value) : period;
}

/** 营业收入（万元）, with the period before it when the table shows several. */
function exportColumn({ field, period }: Column, columns: readonly Column[]): ExportColumn {
  const unit = field.shownUnit === null ? "" : `（${field.shownUnit}）`;
  const time = period === null || periodsOf(columns).length < 2 ? "" : periodWords(period);
  const heading = `${time}${field.label}${unit}`;
  const widest = { name: 32, address: 36, creditCode: 22 }[String(field.type)] ?? 10;
  return { heading, width: Math.max(widest, heading.length * 2 + 2) };
}

function exportCell(row: StoredRosterRow, { key, field }: Column, kind: EntryKind): ExportCell {
  if (key === kind.nameField) return row.name;
  if (key === kind.codeField) return row.creditCode;
  const value = row.values[key];
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  return field.type === "integer" || field.type === "decimal" ? shownNumber(value, field) : String(value);
}

function shownNumber(value: FieldValue, { storedUnit, shownUnit }: Field): ExportCell {
  const parsed = parseDecimal(String(value));
  if (!parsed.ok) return String(value);
  if (storedUnit === null || shownUnit === null) return { decimal: parsed.value };
  const converted = convertUnit(parsed.value, storedUnit, shownUnit);
  return { decimal: converted.ok ? converted.value : parsed.value };
}
