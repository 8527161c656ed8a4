import { foldText } from "#domain/shared/chinese-text";
import type { ComparedField, ListCondition, ListSelection } from "#domain/reporting/form-binding";

/** A condition on a stored value. */
export type FieldCondition = Exclude<ListCondition, { readonly set: string }>;

/** A condition on the words of a stored value; bounds are told by whoever knows the report day. */
export type WordCondition = Exclude<FieldCondition, ComparedField>;

/** What a selection asks of stored values; sets are told by measuring. */
export function fieldConditions({ where }: Pick<ListSelection, "where">): readonly FieldCondition[] {
  return where.filter((condition) => condition.field !== undefined);
}

/** Whether the stored value of a field meets a condition (取数范围判断); a blank never does. */
export function isMet(condition: WordCondition, value: string | number | boolean | null): boolean {
  if (value === null) return false;
  if ("equals" in condition) return value === condition.equals || String(value) === String(condition.equals);
  if ("equalsAny" in condition) return isOneOf(value, condition.equalsAny);
  if ("not" in condition) return !isOneOf(value, condition.not);
  if ("contains" in condition)
    return condition.contains.some((word) => foldText(String(value)).includes(foldText(word)));
  const digits = String(value).replace(/^[A-Za-z]/u, "");
  return condition.startsWithAny.some((start) => digits.startsWith(start));
}

function isOneOf(value: string | number | boolean, words: readonly (string | number | boolean)[]): boolean {
  return words.some((one) => value === one || String(value) === String(one));
}
