import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { KnownEnterprise, PlannedChange } from "#domain/importing/import-plan";
import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";
import { isCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";

/** Periods that must not change silently (已上报、已冻结的期间), with why. */
export type FrozenPeriods = ReadonlyMap<string, "filed" | "frozen">;

/** What changes are planned under (变更条件). `period`: where observations go that state none themselves. `keepsName`: the stored name stays. `frozen` absent: no period is. */
export interface ChangeContext {
  readonly period: string | null;
  readonly index: CatalogueIndex;
  readonly keepsName: boolean;
  readonly frozen?: FrozenPeriods;
  /** Kind of the entries; absent: enterprises. */
  readonly kind?: PlannedKind;
}

/** What a row would write (拟变更), in the order of its cells: every value that differs from what is known. Blank cells keep what is there, unless a person said that a blank clears. Observations without a period are left out: the caller asks for the period first. */
export function planChanges(
  row: TypedRow,
  known: KnownEnterprise | null,
  context: ChangeContext,
): readonly PlannedChange[] {
  const changes: PlannedChange[] = [];
  const kind = context.kind ?? plannedEnterprise;
  for (const cell of row.cells) {
    if (cell.value === null && cell.clears !== true) continue;
    const period = periodOfCell(cell, context);
    if (period === undefined) continue;
    const before = known === null ? null : knownValue(known, { field: cell.field, period, kind });
    if (saysNothingNew(cell, before, { kind, index: context.index })) continue;
    if (known !== null && before !== null && staysKnown(cell, known, { kind, keepsName: context.keepsName })) continue;
    const held = period === null ? undefined : context.frozen?.get(period);
    const { field, value: after, row: place, column, raw } = cell;
    const change = { field, period, before, after, row: place, column, raw };
    changes.push(held === undefined ? change : { ...change, held });
  }
  return changes;
}

/** The code of a record that was merged into this one finds it, but does not replace its code; nor does a name that is not meant to. */
function staysKnown(
  { field, value }: TypedCell,
  { formerCodes }: KnownEnterprise,
  { kind, keepsName }: { readonly kind: PlannedKind; readonly keepsName: boolean },
): boolean {
  if (field === kind.codeField) return formerCodes?.includes(String(value)) === true;
  return field === kind.nameField && keepsName;
}

/** Period a cell's value goes to (取值期间): null for identity and attributes, undefined for an observation that has none. */
export function periodOfCell(
  cell: Pick<TypedCell, "field" | "period">,
  { period, index }: Pick<ChangeContext, "period" | "index">,
): string | null | undefined {
  if (index.byId.get(cell.field)?.kind !== "observation") return null;
  return cell.period ?? period ?? undefined;
}

/** Says a new value the same as the stored one (同值)? Names are compared folded; a month says nothing new about a day in it. */
export function isSameValue(field: string, before: FieldValue, after: FieldValue): boolean {
  if (before === after) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  switch (field) {
    case "enterpriseName":
      return foldName(before) === foldName(after);
    case "creditCode":
      // The old organisation code inside an 18-digit code says nothing new (GB 32100: places 9—17).
      return isCreditCode(before) && before.slice(8, 17) === after.replace("-", "");
    default:
      // 2007-02 against a stored 2007-02-05: the same date, known less exactly.
      return DATE.test(after) && DATE.test(before) && before.startsWith(`${after}-`);
  }
}

/** A blank that clears says something where a value is stored; but a name or a code is corrected, never emptied. */
function saysNothingNew(
  { field, value }: TypedCell,
  before: FieldValue | null,
  { kind, index }: { readonly kind: PlannedKind; readonly index: CatalogueIndex },
): boolean {
  if (value === null) return before === null || field === kind.nameField || field === kind.codeField;
  if (before === null) return false;
  const isNamed = kind.id !== plannedEnterprise.id && NAMED.has(index.byId.get(field)?.type ?? "");
  return isNamed ? foldName(String(before)) === foldName(String(value)) : isSameValue(field, before, value);
}

/** Names of others are the same whatever their brackets and blanks. */
const NAMED: ReadonlySet<string> = new Set(["name", "link"]);

function knownValue(
  known: KnownEnterprise,
  { field, period, kind }: { readonly field: string; readonly period: string | null; readonly kind: PlannedKind },
): FieldValue | null {
  if (field === kind.nameField) return known.name;
  if (field === kind.codeField) return known.creditCode;
  return known.values[period === null ? field : `${field}@${period}`] ?? null;
}

const DATE = /^\d{4}(?:-\d\d){0,2}$/u;
