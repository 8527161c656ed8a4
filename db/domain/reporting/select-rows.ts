import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";

/** Whether an enterprise belongs into a list (取数范围判断). `stored` answers the stored value of a field, null when blank; a blank never meets a condition. */
export function isSelected(
  selection: Pick<ListSelection, "where">,
  stored: (field: string) => string | number | boolean | null,
): boolean {
  return selection.where.every((condition) => isMet(condition, stored(condition.field)));
}

function isMet(condition: ListCondition, value: string | number | boolean | null): boolean {
  if (value === null) return false;
  if ("equals" in condition) return value === condition.equals || String(value) === String(condition.equals);
  if ("equalsAny" in condition)
    return condition.equalsAny.some((one) => value === one || String(value) === String(one));
  const digits = String(value).replace(/^[A-Za-z]/u, "");
  return condition.startsWithAny.some((start) => digits.startsWith(start));
}
