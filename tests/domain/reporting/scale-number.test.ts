import fc from "fast-check";
import { expect, test } from "vitest";
import { convertUnit, type UnitId } from "#domain/indicators/unit";
import { createScaling } from "#domain/reporting/scale-number";
import { decimalFromNumber, multiplyDecimals, parseDecimal, roundDecimal } from "#domain/shared/decimal";

const units = fc.constantFrom<[UnitId, UnitId]>(
  ["元", "万元"],
  ["元", "亿元"],
  ["万元", "元"],
  ["亿元", "元"],
  ["㎡", "亩"],
  ["亩", "㎡"],
  ["%", "‰"],
  ["人", "人"],
);

test("the quick way gives what exact conversion and rounding give", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.integer({ min: 0, max: 12 }),
      units,
      fc.option(fc.integer({ min: 0, max: 6 })),
      (digits, scale, [from, to], places) => {
        const value = parseDecimal(`${digits}e-${scale}`);
        const scaling = createScaling({ from, to }, places);
        if (!value.ok || scaling === null) throw new Error("units");
        const exact = convertUnit(value.value, from, to);
        if (!exact.ok) throw new Error("units");
        const shown = places === null ? exact.value : roundDecimal(exact.value, places);
        expect(scaling.exact(value.value)).toBe(exact.value);
        expect(scaling.scale(value.value)).toEqual({ shown, rounded: shown !== exact.value });
      },
    ),
  );
});

test("units that measure different things do not fit", () => {
  expect(createScaling({ from: "元", to: "人" }, 0)).toBeNull();
  const kept = createScaling({ from: null, to: "个" }, null);
  expect(kept?.scale(multiplyDecimals(decimalFromNumber(1.5), decimalFromNumber(2)))).toEqual({
    shown: "3",
    rounded: false,
  });
});
