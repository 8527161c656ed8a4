import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";

/** A condition on a stored value. */
export type FieldCondition = Exclude<ListCondition, { readonly set: string }>;

/** What a selection asks of stored values; sets are told by measuring. */
export function fieldConditions({ where }: Pick<ListSelection, "where">): readonly FieldCondition[] {
  return where.filter((condition) => condition.field !== undefined);
}

/** Whether the stored value of a field meets a condition (取数范围判断); a blank never does. */
export function isMet(condition: FieldCondition, value: string | number | boolean | null): boolean {
  if (value === null) return false;
  if ("equals" in condition) return value === condition.equals || String(value) === String(condition.equals);
  if ("equalsAny" in condition)
    return condition.equalsAny.some((one) => value === one || String(value) === String(one));
  const digits = String(value).replace(/^[A-Za-z]/u, "");
  return condition.startsWithAny.some((start) => digits.startsWith(start));
}
