import { type Book, openBook } from "#store/connection";
import { type ApplyRequest, applyPlan } from "#store/queries/apply-plan";
import { type ImportPlan, type PlannedChange, type RowPlan, takeAll } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";
import type { Result } from "#domain/shared/result";

/** Real SQLite for the store's tests: an open book, and plans written down row by row. */
export async function memoryBook(): Promise<Book> {
  return requireOk(await openBook(":memory:"));
}

/** The value of a success; a failure ends the test with its words. */
export function requireOk<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A row as a test writes it: values by `field` or `field@period`, columns in that order from A. */
export interface TestRow {
  readonly name: string;
  readonly id?: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** A plan of rows; a row with `id` updates, one without adds. Data starts on row 2. */
export function planOf(rows: readonly TestRow[], sheet = "名册"): ImportPlan {
  const plans = rows.map((row, index) => rowPlan(row, index + 2, sheet));
  const typedRows: TypedRow[] = plans.map((plan) => ({
    row: plan.row,
    cells: [],
    issues: [],
    raw: plan.changes.map((change) => change.raw),
  }));
  const add = plans.filter((plan) => plan.kind === "add").length;
  const counts = { add, update: plans.length - add, unchanged: 0, decision: 0, rejected: 0 };
  return { sheet, period: null, rows: plans, typedRows, issues: [], counts };
}

/** Applies rows as one batch. */
export function applyRows(
  book: Book,
  rows: readonly TestRow[],
  how: Partial<Omit<ApplyRequest, "tables">> & { readonly workbook?: string; readonly at?: string } = {},
): ImportReceipt {
  return requireOk(applyPlan(book.db, requestOf([planOf(rows)], how)));
}

/** An apply request with everything usual filled in. */
export function requestOf(
  plans: readonly ImportPlan[],
  how: Partial<Omit<ApplyRequest, "tables">> & { readonly workbook?: string; readonly at?: string } = {},
): ApplyRequest {
  const { workbook = "企业名册.xlsx", at = "2026-11-21T08:00:00.000Z", ...rest } = how;
  return {
    batch: { workbook, workbookHash: `hash of ${workbook}`, period: "2025", at, by: "小王" },
    tables: plans.map((plan) => ({
      table: { sheet: plan.sheet, number: 0, title: null, period: "2025", units: { 3: "万元" } },
      plan,
    })),
    choices: takeAll,
    revision: null,
    onProgress: () => {},
    cancelled: () => false,
    ...rest,
  };
}

function rowPlan(
  { name, id, values }: TestRow,
  row: number,
  sheet: string,
): Extract<RowPlan, { kind: "add" | "update" }> {
  const entries: readonly (readonly [string, FieldValue])[] = [["enterpriseName", name], ...Object.entries(values)];
  const changes: PlannedChange[] = entries.map(([key, after], index) => {
    const [field = key, period = null] = key.split("@");
    return { field, period, before: null, after, row, column: index + 1, raw: `${String(after)} ` };
  });
  const key = `${sheet}!${row}`;
  if (id !== undefined) return { kind: "update", key, row, name, enterpriseId: id, changes, formerName: null };
  const code = values.creditCode;
  return { kind: "add", key, row, name, creditCode: typeof code === "string" ? code : null, changes };
}
