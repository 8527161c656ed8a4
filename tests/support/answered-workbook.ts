import type { ImportReading, PlanRow } from "#contract/importing";
import type { FakeWorkbook } from "./fake-import-bridge.ts";
import { known } from "./fake-sheets.ts";
import { createImportWorld } from "./import-world.ts";

/** The little roster with its period and unit known, so that nothing has to be asked before it is planned. */
export function answeredWorkbook(file: string, part: Partial<FakeWorkbook> = {}): FakeWorkbook {
  const book = known(createImportWorld().workbooks[0]);
  const sheets = book.reading.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => ({
      ...table,
      period: "2025",
      columns: table.columns.map((column) =>
        column.fields.includes("operatingRevenue") ? { ...column, unit: "万元" as const, confidence: 0.95 } : column,
      ),
    })),
  }));
  const reading: ImportReading = { ...(part.reading ?? book.reading), readingId: file, file, sheets };
  return { ...book, ...part, reading };
}

/** A planned row that needs no decision. */
export function plannedRow(at: number, kind: "add" | "update"): PlanRow {
  const row = 3 + at;
  const change = { field: "operatingRevenue", period: "2025", row, column: 2, after: `${row}0000`, raw: `${row}` };
  const about = { key: `名册!${row}`, row, name: `园册第${at}号有限公司`, sheet: "名册", table: 0, issues: [] };
  return kind === "add"
    ? { ...about, kind, creditCode: null, changes: [{ ...change, before: null }] }
    : { ...about, kind, enterpriseId: at, formerName: null, changes: [{ ...change, before: "10000" }] };
}
