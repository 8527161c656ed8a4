import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText } from "#domain/importing/cell-text";
import type { CellIssue } from "#domain/importing/cell-issue";
import { isValueCheck, type ValueCheck } from "#domain/importing/value-checks";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** A relation between cells of one row (表内审核关系). Operands are statistics codes or field ids; a check runs only where the table has all of its columns in one unit. Violations are warnings. */
export type RowCheck =
  /** `whole` equals the sum of `parts`. */
  | {
      readonly kind: "sum";
      readonly id: string;
      readonly whole: string;
      readonly parts: readonly string[];
      readonly says: string;
    }
  /** `whole` is not less than `part` (其中项). */
  | {
      readonly kind: "atLeast";
      readonly id: string;
      readonly whole: string;
      readonly part: string;
      readonly says: string;
      /** Share by which the part may exceed the whole; absent: none. */
      readonly slack?: number;
      /** Only compared where both are above zero (利润). */
      readonly positive?: boolean;
    }
  /** Where `when` reads `equals`, `needs` must be filled. */
  | {
      readonly kind: "requires";
      readonly id: string;
      readonly when: string;
      readonly equals: string;
      readonly needs: string;
      readonly says: string;
    }
  | ValueCheck;

/** The checks of a table, ready to run on raw rows (表内审核器). Cells are those of the row from column A. */
export type RowChecker = (
  cells: readonly (CellContent | undefined)[],
  row: number,
  report: (issue: CellIssue) => void,
) => void;

/** Prepares the checks that apply to a table (建表内审核器), over mapped and unmapped coded columns alike. Null when none does. */
export function createRowChecker(
  table: RecognisedTable,
  sheet: string,
  checks: readonly RowCheck[],
  index: CatalogueIndex,
): RowChecker | null {
  const places = placesOf(table, index);
  const onRaw = checks.filter((check) => !isValueCheck(check, index));
  const ready = onRaw.map((check) => prepare(check, places, sheet)).filter((check) => check !== null);
  if (ready.length === 0) return null;
  return (cells, row, report) => {
    for (const check of ready) check(cells, row, report);
  };
}

interface Place {
  readonly column: number;
  readonly unit: string | null;
  readonly field: string | null;
}

function placesOf(table: RecognisedTable, index: CatalogueIndex): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { column, code, fields, unit } of table.columns) {
    const [field] = fields;
    const place = { column, unit, field: field ?? null };
    if (code !== null) places.set(code, place);
    if (field !== undefined && index.byId.has(field) && !places.has(field)) places.set(field, place);
  }
  return places;
}

function prepare(check: RowCheck, places: ReadonlyMap<string, Place>, sheet: string): RowChecker | null {
  if (check.kind === "requires") return prepareRequires(check, places, sheet);
  if (check.kind !== "sum" && check.kind !== "atLeast") return null;
  const parts = check.kind === "sum" ? check.parts : [check.part];
  const whole = places.get(check.whole);
  const columns = parts.map((part) => places.get(part)).filter((place) => place !== undefined);
  const last = columns.at(-1);
  if (whole === undefined || last === undefined || columns.length !== parts.length) return null;
  if (columns.some(({ unit }) => unit !== whole.unit)) return null;
  return (cells, row, report) => {
    const total = numberOf(cells[whole.column - 1]);
    if (total === null) return;
    let sum = 0;
    for (const { column } of columns) {
      const part = numberOf(cells[column - 1]);
      if (part === null) return;
      sum += part;
    }
    const fails = check.kind === "sum" ? Math.abs(total - sum) > tolerance(total) : sum > total + tolerance(total);
    if (fails)
      report(
        violation(
          check,
          { sheet, row, place: last, raw: cellText(cells[last.column - 1]) },
          `${check.says}：${total} 与 ${round(sum)} 不符`,
        ),
      );
  };
}

function prepareRequires(
  check: Extract<RowCheck, { kind: "requires" }>,
  places: ReadonlyMap<string, Place>,
  sheet: string,
): RowChecker | null {
  const when = places.get(check.when);
  const needs = places.get(check.needs);
  if (when === undefined || needs === undefined) return null;
  return (cells, row, report) => {
    if (cellText(cells[when.column - 1]).trim() !== check.equals) return;
    if (cellText(cells[needs.column - 1]).trim() !== "") return;
    report(violation(check, { sheet, row, place: needs, raw: "" }, `${check.says}，这里空着`));
  };
}

function violation(
  check: RowCheck,
  at: { readonly sheet: string; readonly row: number; readonly place: Place; readonly raw: string },
  reason: string,
): CellIssue {
  return {
    sheet: at.sheet,
    cell: cellAddress(at.row, at.place.column),
    row: at.row,
    column: at.place.column,
    severity: "warning",
    kind: `check-failed:${check.id}`,
    raw: at.raw,
    field: at.place.field,
    reason,
    suggestion: null,
  };
}

/** Only numbers as such are compared; anything else has its own issue. */
function numberOf(content: CellContent | undefined): number | null {
  if (typeof content === "number") return content;
  if (typeof content === "string") return /^-?\d+(?:\.\d+)?$/u.test(content) ? Number(content) : null;
  if (typeof content === "object" && content.kind === "formula" && typeof content.value === "number")
    return content.value;
  return null;
}

/** Rounding of the parts: half a unit in the last place shown, never more than 0.01 %. */
function tolerance(total: number): number {
  return Math.max(1e-6, Math.min(0.5, Math.abs(total) * 1e-4));
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
