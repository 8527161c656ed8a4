import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convertUnit, parseUnit, readTableUnit, splitUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { type Decimal, parseDecimal, roundDecimal } from "#domain/shared/decimal";

const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
};
const converted = (value: string, from: UnitId, to: UnitId): string => {
  const result = convertUnit(decimal(value), from, to);
  if (!result.ok) throw new Error(`${from} does not go into ${to}`);
  return result.value;
};

const MONEY: readonly UnitId[] = ["元", "千元", "万元", "百万元", "亿元"];
const FOREIGN: readonly UnitId[] = ["美元", "千美元", "万美元", "亿美元"];
const AREA: readonly UnitId[] = ["㎡", "亩", "公顷", "万㎡", "平方公里"];
const OTHER: readonly UnitId[] = [
  "人",
  "百人",
  "千人",
  "万人",
  "家",
  "万家",
  "%",
  "‰",
  "件",
  "万件",
  "项",
  "万项",
  "吨标准煤",
  "万吨标准煤",
  "个",
  "万个",
];

const values = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => decimal(`${digits}e-${scale}`));

describe("conversion", () => {
  test.each<[string, UnitId, UnitId, string]>([
    ["1", "亿元", "元", "100000000"],
    ["12345.678", "千元", "万元", "1234.5678"],
    ["1.5", "万美元", "美元", "15000"],
    ["3", "亩", "㎡", "2000"],
    ["1", "亩", "㎡", "666.666666666667"],
    ["1", "公顷", "亩", "15"],
    ["12", "%", "‰", "120"],
    ["3", "个", "家", "3"],
  ])("%s %s is in %s: %s", (value, from, to, expected) => {
    expect(converted(value, from, to)).toBe(expected);
  });

  test("there and back is the same value", () => {
    for (const units of [MONEY, FOREIGN, AREA]) {
      fc.assert(
        fc.property(values, fc.constantFrom(...units), fc.constantFrom(...units), (value, from, to) => {
          const back = decimal(converted(converted(value, from, to), to, from));
          expect(roundDecimal(back, 8)).toBe(value);
        }),
      );
    }
  });

  test("units of different kind do not go into each other", () => {
    const all = [...MONEY, ...FOREIGN, ...AREA, ...OTHER];
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (from, to) => {
        fc.pre(
          unitDimension(from) !== unitDimension(to) && ![from, to].some((unit) => unit === "个" || unit === "万个"),
        );
        expect(convertUnit(decimal("1"), from, to)).toEqual({ ok: false, error: { type: "UnitMismatch", from, to } });
      }),
    );
  });
});

describe("units in headers", () => {
  test("every unit knows its own sign", () => {
    const all = [...MONEY, ...FOREIGN, ...AREA, ...OTHER];
    expect(all.map(parseUnit)).toEqual(all);
    expect(["平方米", "m²", "人民币万元", "萬元", "户", "人员", "家数", "项目"].map(parseUnit)).toEqual([
      "㎡",
      "㎡",
      "万元",
      "万元",
      "家",
      null,
      null,
      null,
    ]);
  });

  test.each<[string, string, UnitId | null]>([
    ["营业收入（万元）", "营业收入", "万元"],
    ["营业收入\n［万 元］", "营业收入", "万元"],
    ["面积（平方米）", "面积", "㎡"],
    ["面积(万)", "面积", "万㎡"],
    ["注册资金(万)", "注册资金", "万元"],
    ["金额/万元", "金额", "万元"],
    ["营业收入:千元", "营业收入", "千元"],
    ["营业收入\n万元", "营业收入", "万元"],
    ["注册资本万元", "注册资本", "万元"],
    ["人员情况（人）", "人员情况", "人"],
    ["单位：万元", "", "万元"],
    ["营业收入（2025年，万元）", "营业收入（2025年）", "万元"],
    ["研发费用（千元）(QJ20)", "研发费用(QJ20)", "千元"],
    ["主要产品（服务）", "主要产品（服务）", null],
    ["法定代表\n人", "法定代表\n人", null],
    ["联 系 人", "联 系 人", null],
    ["是否超2000万元", "是否超2000万元", null],
    ["租金（元/㎡·月）", "租金（元/㎡·月）", null],
    ["人均产值 万元/人", "人均产值 万元/人", null],
    ["项目", "项目", null],
  ])("%j", (header, text, unit) => {
    expect(splitUnit(header)).toEqual({ text, unit });
  });

  test.each<[string, UnitId | null]>([
    ["单位：万元、户", "万元"],
    ["单位：户、万元", "万元"],
    ["计量单位:千元", "千元"],
    ["（單位：萬元）", "万元"],
    ["填报单位（盖章）：青砚高新区  统计截止日期：2025年12月31日  单位：万元", "万元"],
    ["金额单位：人民币万元", "万元"],
    ["（万元）", "万元"],
    ["单位：人", "人"],
    ["填报单位：家人公司", null],
    ["责任单位：万元置业", null],
  ])("the line %j states %s", (line, unit) => {
    expect(readTableUnit(line)).toBe(unit);
  });
});
