/** Compares a stored value with what a condition says (值的比较): numbers by value, levels by rank, dates by the span they stand for. */
import type { Field } from "#domain/catalogue/field";
import type { Comparison, ConditionValue } from "#domain/indicators/formula";
import { convertMeasure } from "#domain/indicators/unit-algebra";
import { levelOrder } from "#domain/register/kind";
import { lastDayOf } from "#domain/register/day-of";
import { foldText } from "#domain/shared/chinese-text";
import { compareDecimals, parseDecimal } from "#domain/shared/decimal";
import { readLevel } from "#services/measuring/as-of-rules";

/** Whether a text meets the test; null: the text does not say. */
export type ValueTest = (text: string) => boolean | null;

/** The test of a comparison on values of a field. */
export function createValueTest(field: Field, operator: Comparison, value: ConditionValue): ValueTest {
  switch (value.type) {
    case "boolean": {
      const wanted = String((operator === "≠") !== value.value);
      return (text) => text === wanted;
    }
    case "number":
      return field.type === "date" ? testDate(operator, value.value) : testNumber(field, operator, value);
    case "date":
      return testDate(operator, value.date);
    case "text":
      if (field.type === "date") return testDate(operator, value.text);
      return operator === "=" || operator === "≠"
        ? testText(field, operator, value.text)
        : testRank(field, operator, value.text);
  }
}

/** The test of 属于: one of these words. */
export function createAmongTest(field: Field, words: readonly string[]): ValueTest {
  const wanted = new Set(words.flatMap((word) => spellings(field, word)));
  return (text) => wanted.has(foldText(text));
}

function testText(field: Field, operator: Comparison, word: string): ValueTest {
  const wanted = new Set(spellings(field, word));
  return (text) => wanted.has(foldText(text)) === (operator === "=");
}

/** A word of a choice and its other spellings. */
function spellings({ choices }: Field, word: string): readonly string[] {
  const folded = foldText(word);
  const choice = choices.find(
    ({ value, writtenAs }) => foldText(value) === folded || writtenAs.some((other) => foldText(other) === folded),
  );
  return choice === undefined ? [folded] : [folded, foldText(choice.value)];
}

function testNumber(
  field: Field,
  operator: Comparison,
  { value, unit }: Extract<ConditionValue, { type: "number" }>,
): ValueTest {
  const stored = field.storedUnit ?? "";
  const limit = (unit === "" ? null : convertMeasure(value, unit, stored)) ?? value;
  return (text) => {
    const number = parseDecimal(text);
    return number.ok ? holds(operator, compareDecimals(number.value, limit)) : null;
  };
}

/** Choices are listed from the highest on; else the usual order of levels. */
function testRank({ choices }: Field, operator: Comparison, level: string): ValueTest {
  const own = choices.map(({ value }) => value);
  const order = own.includes(level) ? own : levelOrder;
  const rank = order.indexOf(level);
  return (text) => {
    const word = order.includes(text) ? text : readLevel(text);
    const at = order.indexOf(word);
    return at < 0 || rank < 0 ? null : holds(operator, rank - at);
  };
}

/** A date may be only a year: then it lies somewhere in its span, and only what is so for the whole span is so. */
function testDate(operator: Comparison, date: string): ValueTest {
  const [from, until] = [firstDayOf(date), lastDayOf(date)];
  return (text) => {
    const [first, last] = [firstDayOf(text), lastDayOf(text)];
    const inside = first >= from && last <= until;
    const before = last < from;
    const after = first > until;
    switch (operator) {
      case "=":
        return sure(inside, before || after);
      case "≠":
        return sure(before || after, inside);
      case ">":
        return sure(after, last <= until);
      case "≥":
        return sure(first >= from, before);
      case "<":
        return sure(before, first >= from);
      case "≤":
        return sure(last <= until, after);
    }
  };
}

function sure(yes: boolean, no: boolean): boolean | null {
  if (yes) return true;
  return no ? false : null;
}

/** First day of a date that may be only a year or a month. */
export function firstDayOf(date: string): string {
  return date.length >= 10 ? date : `${date}${"-01-01".slice(date.length === 4 ? 0 : 3)}`;
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case "=":
      return order === 0;
    case "≠":
      return order !== 0;
    case ">":
      return order > 0;
    case "≥":
      return order >= 0;
    case "<":
      return order < 0;
    case "≤":
      return order <= 0;
  }
}
