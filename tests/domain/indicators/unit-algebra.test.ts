/** Units combine as numbers do (量纲运算). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { rootDecimal } from "#domain/indicators/root-decimal";
import {
  addUnits,
  areLikeUnits,
  basicUnit,
  convertMeasure,
  divideUnits,
  multiplyUnits,
} from "#domain/indicators/unit-algebra";
import {
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  multiplyDecimals,
  parseDecimal,
} from "#domain/shared/decimal";

const unit = fc.constantFrom(
  "",
  "%",
  "元",
  "万元",
  "亿元",
  "人",
  "万人",
  "家",
  "件",
  "㎡",
  "亩",
  "件/万人",
  "万元/人",
  "元/㎡",
  "‰",
);
const decimal = fc.integer({ min: -1e9, max: 1e9 }).map((n) => decimalFromNumber(n / 100));
const number = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

test("what is multiplied by a unit and divided by it again is of the first unit", () => {
  fc.assert(
    fc.property(unit, unit, (a, b) => {
      expect(divideUnits(multiplyUnits(a, b), b)).toBe(basicUnit(a));
      expect(multiplyUnits(a, b)).toBe(multiplyUnits(b, a));
      expect(divideUnits(a, a)).toBe("");
    }),
  );
});

test("units may be added exactly where one converts into the other, either way", () => {
  fc.assert(
    fc.property(unit, unit, decimal, (a, b, value) => {
      expect(areLikeUnits(a, b)).toBe(areLikeUnits(b, a));
      expect(addUnits(a, b) !== null).toBe(areLikeUnits(a, b));
      expect(convertMeasure(value, a, b) !== null).toBe(areLikeUnits(a, b));
    }),
  );
});

test("a value comes back from another unit as it was", () => {
  fc.assert(
    fc.property(unit, unit, decimal, (a, b, value) => {
      const there = convertMeasure(value, a, b);
      const back = there === null ? null : convertMeasure(there, b, a);
      if (back !== null && !`${a}${b}`.includes("亩")) expect(back).toBe(value);
    }),
  );
});

test.each([
  ["30", "件/万人", "件/人", "0.003"],
  ["1.5", "亿元", "万元", "15000"],
  ["25", "%", "", "0.25"],
  ["3", "亩", "㎡", "2000"],
  ["7", "个", "家", "7"],
  ["7", "条", "家", "7"],
  ["2", "项/年", "项", "2"],
  ["25", "%/年", "%", "25"],
  ["5", "万元/人", "元/人", "50000"],
  ["2", "倍(×2016)", "%", "200"],
])("%s %s is %s: %s", (value, from, to, expected) => {
  expect(convertMeasure(number(value), from, to)).toBe(expected);
});

test.each([
  ["元", "家"],
  ["件", "家"],
  ["人", "元/人"],
  ["%", "家"],
  ["件/万人", "件"],
])("%s and %s are never added", (a, b) => {
  expect(addUnits(a, b)).toBeNull();
});

test("a root is the largest whose power is not above the number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 9 }), (hundredths, n) => {
      const value = decimalFromNumber(hundredths / 100);
      const root = rootDecimal(value, n, 10);
      const power = (base: Decimal) =>
        Array.from({ length: n - 1 }).reduce<Decimal>((product) => multiplyDecimals(product, base), base);
      expect(compareDecimals(power(root), value)).not.toBe(1);
      const above = number((BigInt(root.replace(".", "").padEnd(1, "0")) >= 0n ? addStep(root) : root).toString());
      expect(compareDecimals(power(above), value)).toBe(1);
    }),
  );
});

function addStep(root: Decimal): string {
  const [whole = "0", fraction = ""] = root.split(".");
  const digits = String(BigInt(whole + fraction.padEnd(10, "0")) + 1n).padStart(11, "0");
  return `${digits.slice(0, -10)}.${digits.slice(-10)}`;
}
