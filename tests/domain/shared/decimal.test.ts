import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  isIntegerDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from "#domain/shared/decimal";

const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
};

/** Any decimal up to 30 digits with up to 10 of them behind the point. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 10 }))
  .map(([digits, scale]) => decimal(`${digits}e-${scale}`));

describe("reading number text", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["007.50", "7.5"],
    ["1e3", "1000"],
    ["1.5E-3", "0.0015"],
    ["-12.3400", "-12.34"],
    ["99999999999999999999.1", "99999999999999999999.1"],
  ])("%s is %s", (text, canonical) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: canonical });
  });

  test.each(["", "1,234", "+5", ".5", "5.", "1 2", "12%", "NaN", "1e9999", "１２", "--1"])("%j is refused", (text) => {
    expect(parseDecimal(text)).toEqual({ ok: false, error: { type: "DecimalMalformed", text } });
  });
});

describe("numbers of a workbook", () => {
  test.each([
    [0.1 + 0.2, "0.3"],
    [1.1 * 3, "3.3"],
    [-0, "0"],
    [1e21, "1000000000000000000000"],
    [Number("914301049735483712"), "914301049735484000"],
    [0.000001, "0.000001"],
    [-2.5, "-2.5"],
  ])("%d shows as %s, with 15 digits as Excel does", (n, text) => {
    expect(decimalFromNumber(n)).toBe(text);
  });

  test("a number that is none is a bug, not a value", () => {
    expect(() => decimalFromNumber(Number.NaN)).toThrow(RangeError);
    expect(() => decimalFromNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test("every finite number becomes a decimal that reads back within 15 digits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(Number(decimalFromNumber(n))).toBe(Number(n.toPrecision(15)) + 0);
      }),
    );
  });
});

describe("arithmetic is exact", () => {
  test("addition and multiplication keep the laws of a ring", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(addDecimals(a, b)).toBe(addDecimals(b, a));
        expect(addDecimals(addDecimals(a, b), c)).toBe(addDecimals(a, addDecimals(b, c)));
        expect(multiplyDecimals(multiplyDecimals(a, b), c)).toBe(multiplyDecimals(a, multiplyDecimals(b, c)));
        expect(multiplyDecimals(a, addDecimals(b, c))).toBe(
          addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c)),
        );
        expect(addDecimals(a, negateDecimal(a))).toBe("0");
        expect(subtractDecimals(addDecimals(a, b), b)).toBe(a);
        expect(sumDecimals([a, b, c])).toBe(addDecimals(a, addDecimals(b, c)));
      }),
    );
  });

  test("every result is canonical and order follows the difference", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(parseDecimal(multiplyDecimals(a, b))).toEqual({ ok: true, value: multiplyDecimals(a, b) });
        const difference = subtractDecimals(a, b);
        const sign = difference === "0" ? 0 : difference.startsWith("-") ? -1 : 1;
        expect(compareDecimals(a, b)).toBe(sign);
        expect(compareDecimals(b, a)).toBe(sign === 0 ? 0 : -sign);
      }),
    );
  });

  test("division undoes multiplication", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        fc.pre(b !== "0");
        expect(divideDecimals(multiplyDecimals(a, b), b, 10)).toBe(a);
      }),
    );
    expect(() => divideDecimals(decimal("1"), decimal("0"), 2)).toThrow(RangeError);
  });

  test.each([
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["2.345", 2, "2.35"],
    ["-0.004", 2, "0"],
    ["1.005", 2, "1.01"],
    ["12", 2, "12"],
  ])("%s rounded to %d decimals is %s", (text, scale, rounded) => {
    expect(roundDecimal(decimal(text), scale)).toBe(rounded);
  });

  test("whole numbers are recognised", () => {
    expect([decimal("12.0"), decimal("-3"), decimal("0.5")].map(isIntegerDecimal)).toEqual([true, true, false]);
  });
});
