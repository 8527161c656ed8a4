import fc from "fast-check";
import { expect, test } from "vitest";
import { addUp } from "#domain/reporting/add-up";
import {
  compareDecimals,
  type Decimal,
  negateDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from "#domain/shared/decimal";

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function rounded(parts: readonly (Decimal | null)[], places: number): (Decimal | null)[] {
  const changed = addUp(parts, places);
  return parts.map((part, i) => (part === null ? null : (changed.get(i) ?? roundDecimal(part, places))));
}

const part = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => decimal(`${digits}e-${scale}`));
const parts = fc.array(fc.option(part, { nil: null, freq: 8 }), { maxLength: 40 });
const places = fc.integer({ min: 0, max: 4 });

test("the rounded parts give the rounded total, each within one unit of the last decimal", () => {
  fc.assert(
    fc.property(parts, places, (exact, decimals) => {
      const shown = rounded(exact, decimals);
      const held = exact.filter((one) => one !== null);
      expect(sumDecimals(shown.filter((one) => one !== null))).toBe(roundDecimal(sumDecimals(held), decimals));
      for (const [i, one] of shown.entries()) {
        const from = exact[i];
        if (one === null || from === null || from === undefined) continue;
        const apart = subtractDecimals(one, from);
        const size = apart.startsWith("-") ? negateDecimal(apart) : apart;
        expect(compareDecimals(size, decimal(`1e-${decimals}`))).toBe(-1);
        expect(roundDecimal(one, decimals)).toBe(one);
      }
    }),
  );
});

test("in another order every value comes out among the same ones", () => {
  const pairs = (exact: readonly (Decimal | null)[], shown: readonly (Decimal | null)[]) =>
    exact.map((one, i) => `${one}→${shown[i]}`).toSorted();
  fc.assert(
    fc.property(parts, places, fc.infiniteStream(fc.nat()), (exact, decimals, dice) => {
      const shuffled = exact
        .map((one) => ({ one, key: dice.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(pairs(shuffled, rounded(shuffled, decimals))).toEqual(pairs(exact, rounded(exact, decimals)));
    }),
  );
});

test("what needs no rounding never changes, and equal parts go up from the top", () => {
  expect(
    rounded(
      ["1", "0.4", "0.4", "0.4", null, "2"].map((one) => (one === null ? null : decimal(one))),
      0,
    ),
  ).toEqual(["1", "1", "0", "0", null, "2"]);
  expect(addUp(["1.5", "2.5"].map(decimal), 0)).toEqual(new Map([[0, "1"]]));
  expect(addUp(["12.25", "3.75"].map(decimal), 2)).toEqual(new Map());
});
