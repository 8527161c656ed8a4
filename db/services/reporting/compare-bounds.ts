/** Holds numbers and dates against the bounds of a list (数值、日期条件判断). */
import type { Field } from "#domain/catalogue/field";
import type { ConditionValue } from "#domain/indicators/formula";
import type { ComparedField } from "#domain/reporting/form-binding";
import { parseDecimal } from "#domain/shared/decimal";
import { createValueTest, type ValueTest } from "#services/measuring/value-test";

type Value = string | number | boolean | null;

/** The test of a condition on the values of its field and of the one read where that is blank. `day`: report day, `YYYY-MM-DD`. A blank, and a date too rough to tell, never meet it. */
export function prepareBounds(
  fields: ReadonlyMap<string, Field>,
  condition: ComparedField,
  day: string,
): (values: readonly Value[]) => boolean {
  const tests = [condition.field, condition.orElse].map((id) => testsOf(fields.get(id ?? ""), condition, day));
  return (values) => {
    const at = values.findIndex((value) => value !== null);
    const own = tests[at];
    return own?.every((test) => test(String(values[at])) === true) ?? false;
  };
}

/** Null: the bounds do not fit the field. */
function testsOf(field: Field | undefined, { compare, unit }: ComparedField, day: string): readonly ValueTest[] | null {
  if (field === undefined) return null;
  const tests: ValueTest[] = [];
  for (const { operator, value } of compare) {
    const wanted = wantedOf(field, { value, unit, day });
    if (wanted === null) return null;
    tests.push(createValueTest(field, operator, wanted));
  }
  return tests;
}

function wantedOf(
  field: Field,
  { value, unit, day }: { readonly value: string; readonly unit: string | null; readonly day: string },
): ConditionValue | null {
  if (field.type === "date") return { type: "date", date: dateOf(value, day) };
  const number = parseDecimal(value);
  return number.ok ? { type: "number", value: number.value, unit: unit ?? "" } : null;
}

/** 本年, 上年, 报告期末 and 3年前 as dates. */
function dateOf(value: string, day: string): string {
  const year = Number(day.slice(0, 4));
  if (value === "本年") return String(year);
  if (value === "上年") return String(year - 1);
  if (value === "报告期末") return day;
  const years = /^(\d+)年前$/u.exec(value)?.[1];
  return years === undefined ? value : `${year - Number(years)}${day.slice(4)}`;
}
