/** Figures of indicators as a clerk reads them: rounded, signed, compared with the year before, drawn as a waterfall, and opened by an address. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { IndicatorValue, ValueChange } from "#contract/indicators";
import {
  type IndicatorAddress,
  readAddress,
  writeAddress,
} from "../../../renderer/features/indicators/indicator-address";
import {
  changeSince,
  dayYearBefore,
  lastYearEnd,
  showChange,
  showFigure,
} from "../../../renderer/features/indicators/show-figure";
import { waterfallSteps } from "../../../renderer/features/indicators/waterfall-steps";

test("a figure is rounded to its indicator's decimals, and never to nothing", () => {
  expect(["16.7307692", "1234567.5", "-0.25", "0.004", "0", null].map((value) => showFigure(value, 1))).toEqual([
    "16.7",
    "1,234,567.5",
    "−0.3",
    "0.004",
    "0",
    "—",
  ]);
  expect(["3", "-3", "0", null].map((value) => showChange(value, 0))).toEqual(["+3", "−3", "0", "—"]);
});

test("the year before is the same day, the 28th for a leap day; its end is the last of December", () => {
  expect([dayYearBefore("2026-11-21"), dayYearBefore("2024-02-29"), lastYearEnd("2026-11-21")]).toEqual([
    "2025-11-21",
    "2023-02-28",
    "2025-12-31",
  ]);
});

const valued = (value: string | null, period: string | null): IndicatorValue => ({
  pack: "own",
  definition: {
    code: "A",
    name: "甲",
    unit: "家",
    direction: "up",
    note: "",
    source: { document: "", place: "" },
    effective: { from: null, until: null },
    formula: "计数(企业)",
    group: "",
    unconfirmed: null,
    decimals: 0,
    time: "point",
  },
  value,
  text: null,
  period,
  status: "value",
  reason: null,
  missing: [],
  standing: { preliminary: 0, corrected: 0 },
  notes: [],
});

test("only values of the same kind of period, a year apart, are compared", () => {
  const cases = [
    [valued("12", "2025"), valued("10", "2024")],
    [valued("12.3", "2025Q3"), valued("12.1", "2024Q3")],
    [valued("12", "2025Q3"), valued("10", "2024Q2")],
    [valued("12", "2025"), valued("10", "2023")],
    [valued("6", null), valued("5", null)],
    [valued("6", null), valued(null, null)],
    [valued("6", null), undefined],
  ] as const;
  expect(cases.map(([now, before]) => changeSince(now, before))).toEqual(["2", "0.2", null, null, "1", null, null]);
});

const words = { before: "原来", after: "现在" };
const change = (before: string, after: string, amounts: readonly number[]): ValueChange => ({
  unit: "家",
  before,
  after,
  difference: `${Number(after) - Number(before)}`,
  parts: amounts.map((amount, at) => ({
    reason: "rest",
    label: `第${at}项`,
    count: 1,
    amount: `${amount}`,
    movers: [],
  })),
  notes: [],
});

test("a waterfall goes from the value before over each part to the value after", () => {
  // From 4 over 7 to 6; the scale begins half the spread below the lowest, at 2.5.
  const steps = waterfallSteps(change("4", "6", [3, -1]), words) ?? [];
  expect(steps.map(({ label, amount, rise }) => [label, amount, rise])).toEqual([
    ["原来", "4", null],
    ["第0项", "3", true],
    ["第1项", "-1", false],
    ["现在", "6", null],
  ]);
  expect(steps.map(({ left, width }) => [Math.round(left * 4.5), Math.round(width * 4.5)])).toEqual([
    [0, 150],
    [150, 300],
    [350, 100],
    [0, 350],
  ]);
  expect(waterfallSteps({ ...change("4", "6", []), before: null }, words)).toBeNull();
});

test("every bar of a waterfall lies within the drawing and begins where the one before it ended", () => {
  const starts = fc.integer({ min: -1000, max: 1000 });
  const lists = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 8 });
  fc.assert(
    fc.property(starts, lists, (start, amounts) => {
      const end = amounts.reduce((sum, one) => sum + one, start);
      const steps = waterfallSteps(change(`${start}`, `${end}`, amounts), words) ?? [];
      expect(steps).toHaveLength(amounts.length + 2);
      for (const { left, width } of steps) {
        expect(left).toBeGreaterThanOrEqual(-1e-6);
        expect(left + width).toBeLessThanOrEqual(100 + 1e-6);
      }
      const parts = steps.slice(1, -1);
      for (const [at, { left, width, rise }] of parts.slice(1).entries()) {
        const earlier = parts[at];
        if (earlier === undefined) continue;
        const ended = earlier.rise === false ? earlier.left : earlier.left + earlier.width;
        expect(rise === false ? left + width : left).toBeCloseTo(ended, 6);
      }
    }),
  );
});

test("what is opened survives in the address", () => {
  const addresses: readonly IndicatorAddress[] = [
    { pack: "hunan", code: "HN-10", readAs: null, zone: null },
    { pack: null, code: "own-1", readAs: { formula: '计数(企业[级别 = "省级"]) ÷ 2', unit: "" }, zone: 7 },
  ];
  const again = addresses.map((one) =>
    readAddress(new URLSearchParams(new URLSearchParams(writeAddress(one)).toString())),
  );
  expect(again).toEqual(addresses);
  expect(readAddress(new URLSearchParams("target=hunan/HN-10"))).toBeNull();
});
