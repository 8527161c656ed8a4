import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { KnownEnterprise, PlannedChange } from "#domain/importing/import-plan";
import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";
import { isCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";

/** What a row would write (拟变更): every value that differs from what is known. Blank cells keep what is there. Observations without a period are left out: the caller asks for the period first. */
export function planChanges(
  row: TypedRow,
  known: KnownEnterprise | null,
  context: { readonly period: string | null; readonly index: CatalogueIndex; readonly keepsName: boolean },
): readonly PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const cell of row.cells) {
    const { field, value } = cell;
    if (value === null) continue;
    const isObservation = context.index.byId.get(field)?.kind === "observation";
    if (isObservation && context.period === null) continue;
    const period = isObservation ? context.period : null;
    const before = known === null ? null : knownValue(known, field, period);
    if (before !== null && isSame(cell, before, value)) continue;
    // The code of a record that was merged into this one finds it, but does not replace its code.
    if (field === "creditCode" && known?.formerCodes?.includes(String(value)) === true) continue;
    if (field === "enterpriseName" && before !== null && context.keepsName) continue;
    changes.push({ field, period, before, after: value, row: cell.row, column: cell.column, raw: cell.raw });
  }
  return changes;
}

function knownValue(known: KnownEnterprise, field: string, period: string | null): FieldValue | null {
  if (field === "enterpriseName") return known.name;
  if (field === "creditCode") return known.creditCode;
  return known.values[period === null ? field : `${field}@${period}`] ?? null;
}

function isSame(cell: TypedCell, before: FieldValue, after: FieldValue): boolean {
  if (before === after) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  switch (cell.field) {
    case "enterpriseName":
      return foldName(before) === foldName(after);
    case "creditCode":
      // The old organisation code inside an 18-digit code says nothing new (GB 32100: places 9—17).
      return isCreditCode(before) && before.slice(8, 17) === after;
    default:
      // 2007-02 against a stored 2007-02-05: the same date, known less exactly.
      return DATE.test(after) && DATE.test(before) && before.startsWith(`${after}-`);
  }
}

const DATE = /^\d{4}(?:-\d\d){0,2}$/u;
