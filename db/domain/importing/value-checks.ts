import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { monthsBetween, sayDate, startsBefore } from "#domain/importing/date-order";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { RowCheck } from "#domain/importing/row-checks";
import { sayAmount } from "#domain/importing/slip-words";
import type { TypedCell } from "#domain/importing/typed-row";
import { parsePeriod, periodEnd } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";

/** A relation between the values of one record (值间审核关系), over catalogue fields in whatever unit or writing they stood. Violations are warnings. */
export type ValueCheck =
  /** The date `then` is not before `first` (入驻日期 ≤ 毕业日期), or not more than `months` before it. */
  | {
      readonly kind: "notBefore";
      readonly id: string;
      readonly first: string;
      readonly then: string;
      readonly months?: number;
      readonly says: string;
    }
  /** `to` is `years` after `from`, to the day before or the same day (高企证书三年有效). */
  | {
      readonly kind: "lasts";
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly years: number;
      readonly says: string;
    }
  /** The date is not later than `months` after the end of the table's period. */
  | {
      readonly kind: "notAfterPeriod";
      readonly id: string;
      readonly field: string;
      readonly months: number;
      readonly says: string;
    }
  | { readonly kind: "notNegative"; readonly id: string; readonly field: string; readonly says: string }
  /** Where `when` is `is`, `needs` is filled, if the table asks for it. */
  | {
      readonly kind: "implies";
      readonly id: string;
      readonly when: string;
      readonly is: string;
      readonly needs: string;
      readonly says: string;
    };

/** Whether a check is over values of fields (按值审核), not over raw cells with statistics codes. */
export function isValueCheck(check: RowCheck, index: CatalogueIndex): check is ValueCheck | AtLeast {
  if (check.kind === "atLeast") return index.byId.has(check.whole) && index.byId.has(check.part);
  return check.kind !== "sum" && check.kind !== "requires";
}

/** The checks of a table, ready for its records (值间审核器); answers the violations of one. */
export type ValueChecker = (cells: readonly TypedCell[]) => readonly CellIssue[];

/** Prepares the checks whose fields a table has (建值间审核器). Null when there is none. */
export function createValueChecker(
  table: RecognisedTable,
  {
    sheet,
    checks,
    index,
  }: { readonly sheet: string; readonly checks: readonly RowCheck[]; readonly index: CatalogueIndex },
): ValueChecker | null {
  const fields = new Set(table.columns.flatMap((column) => column.fields));
  const ready = checks
    .filter((check) => isValueCheck(check, index))
    .map((check) => ({ check, fields: fieldsOf(check) }))
    .filter((prepared) => prepared.fields.every((field) => fields.has(field)));
  if (ready.length === 0) return null;
  const wanted = new Set(ready.flatMap((prepared) => prepared.fields));
  const context: Context = { sheet, index, end: endOf(table.period) };
  return (cells) => {
    const values = new Map<string, TypedCell>();
    for (const cell of cells) {
      if (wanted.has(cell.field) && cell.period === undefined && !values.has(cell.field)) values.set(cell.field, cell);
    }
    const found: CellIssue[] = [];
    for (const {
      check,
      fields: [first = "", second = ""],
    } of ready) {
      const issue = violation(check, [values.get(first), values.get(second)], context);
      if (issue !== null) found.push(issue);
    }
    return found;
  };
}

type AtLeast = Extract<RowCheck, { kind: "atLeast" }>;

interface Context {
  readonly sheet: string;
  readonly index: CatalogueIndex;
  /** Last month of the table's period. */
  readonly end: string | null;
}

function endOf(period: string | null): string | null {
  const parsed = parsePeriod(period ?? "");
  return parsed.ok ? periodEnd(parsed.value) : null;
}

function fieldsOf(check: ValueCheck | AtLeast): readonly string[] {
  switch (check.kind) {
    case "atLeast":
      return [check.whole, check.part];
    case "notBefore":
      return [check.first, check.then];
    case "lasts":
      return [check.from, check.to];
    case "implies":
      return [check.when, check.needs];
    case "notAfterPeriod":
    case "notNegative":
      return [check.field];
  }
}

function violation(
  check: ValueCheck | AtLeast,
  [one, other]: readonly [TypedCell | undefined, TypedCell | undefined],
  context: Context,
): CellIssue | null {
  if (one === undefined) return null;
  if (check.kind === "notNegative" || check.kind === "notAfterPeriod") return ofOne(check, one, context);
  if (other === undefined) return null;
  switch (check.kind) {
    case "atLeast":
      return partExceeds(check, [one, other], context);
    case "notBefore":
      return datesCross(check, [one, other], context);
    case "lasts":
      return lastsOtherwise(check, [one, other], context);
    case "implies":
      return String(one.value) === check.is && other.value === null && other.raw.trim() === ""
        ? issueOn(other, check, { context, reason: `${check.says}，这里空着` })
        : null;
  }
}

type Pair = readonly [TypedCell, TypedCell];

function ofOne(
  check: Extract<ValueCheck, { kind: "notNegative" | "notAfterPeriod" }>,
  cell: TypedCell,
  context: Context,
): CellIssue | null {
  const { value } = cell;
  if (check.kind === "notNegative") {
    const isNegative = typeof value === "string" && value.startsWith("-");
    return isNegative ? issueOn(cell, check, { context, reason: `“${cell.raw.trim()}”是负数，${check.says}` }) : null;
  }
  if (typeof value !== "string" || context.end === null) return null;
  const late = monthsBetween(context.end, value.length === 4 ? `${value}-01` : value);
  if (late === null || late <= check.months) return null;
  const reason = `“${cell.raw.trim()}”读作 ${sayDate(value)}，${check.says}（本表截至 ${sayDate(context.end)}）`;
  return issueOn(cell, check, { context, reason });
}

/** Rounding of the part: half a unit, never more than 0.01 %. */
function partExceeds(check: AtLeast, [whole, part]: Pair, context: Context): CellIssue | null {
  if (whole.value === null || part.value === null) return null;
  const [total, share] = [Number(whole.value), Number(part.value)];
  if (check.positive === true && !(total > 0 && share > 0)) return null;
  const tolerance = Math.max(1e-6, Math.min(0.5, Math.abs(total) * 1e-4)) + Math.abs(total) * (check.slack ?? 0);
  if (!(share > total + tolerance)) return null;
  const unit = context.index.byId.get(check.whole)?.storedUnit ?? null;
  const reason = `${check.says}：${sayAmount(total, unit)}与 ${sayAmount(share, unit)}不符`;
  return issueOn(part, check, { context, reason });
}

function datesCross(
  check: Extract<ValueCheck, { kind: "notBefore" }>,
  [first, then]: Pair,
  context: Context,
): CellIssue | null {
  if (typeof first.value !== "string" || typeof then.value !== "string") return null;
  if (!startsBefore(then.value, first.value)) return null;
  if (check.months !== undefined && (monthsBetween(then.value, first.value) ?? 0) <= check.months) return null;
  const reason = `${check.says}：${sayDate(first.value)} 与 ${sayDate(then.value)} 不符`;
  return issueOn(then, check, { context, reason });
}

function lastsOtherwise(
  check: Extract<ValueCheck, { kind: "lasts" }>,
  [from, to]: Pair,
  context: Context,
): CellIssue | null {
  if (typeof from.value !== "string" || typeof to.value !== "string") return null;
  const months = monthsBetween(from.value, to.value);
  const isWhole = from.value.length > 4 && to.value.length > 4;
  const wanted = check.years * 12;
  const fits =
    months !== null && (isWhole ? months === wanted || months === wanted - 1 : Math.abs(months - wanted) <= 12);
  if (fits) return null;
  const reason = `${check.says}：${sayDate(from.value)} 与 ${sayDate(to.value)} 不符`;
  return issueOn(to, check, { context, reason });
}

function issueOn(
  cell: TypedCell,
  { id }: { readonly id: string },
  { context, reason }: { readonly context: Context; readonly reason: string },
): CellIssue {
  const { row, column, raw, field } = cell;
  const place = { sheet: context.sheet, cell: cellAddress(row, column), row, column };
  const kind = `check-failed:${id}`;
  return { ...place, severity: "warning", kind, raw, field, reason: `${reason}；照原样导入，请核对`, suggestion: null };
}
