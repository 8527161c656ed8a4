import { describe, expect, test } from "vitest";
import { guessField, labelFrom } from "../../../renderer/features/importing/columns/guess-field";
import { codesToRead } from "../../../renderer/features/importing/columns/value-map-editor";

describe("a field proposed for an unknown column", () => {
  test.each([
    ["用电量（元）", ["1,200", "88.5"], { label: "用电量", kind: "observation", type: "decimal", unit: "元" }],
    ["车位数", ["3", "12"], { label: "车位数", kind: "observation", type: "integer", unit: null }],
    ["租金（万元）", ["3", "12"], { label: "租金", kind: "observation", type: "decimal", unit: "万元" }],
    ["是否装修", ["是", "否"], { label: "是否装修", kind: "attribute", type: "boolean", unit: null }],
    ["签约日期", ["2024-03-01", "2025年1月6日"], { label: "签约日期", kind: "attribute", type: "date", unit: null }],
    ["门牌号", ["0012", "0345"], { label: "门牌号", kind: "attribute", type: "code", unit: null }],
    ["管家电话", ["13800000000"], { label: "管家电话", kind: "attribute", type: "phone", unit: null }],
    [
      "入驻情况说明",
      ["已于去年整体搬迁至三期"],
      { label: "入驻情况说明", kind: "attribute", type: "text", unit: null },
    ],
    ["3、楼栋*（必填）", [], { label: "楼栋", kind: "attribute", type: "text", unit: null }],
  ] as const)("%s", (heading, samples, expected) => {
    expect(guessField(heading, samples)).toEqual({ ...expected, choices: [] });
  });

  test("few short words are choices", () => {
    expect(guessField("等级", ["甲", "乙", "丙"])).toEqual({
      label: "等级",
      kind: "attribute",
      type: "choice",
      unit: null,
      choices: ["甲", "乙", "丙"],
    });
  });

  test("of a header of several levels the last one names the field", () => {
    expect(labelFrom("经营情况 / 其中：外包支出（万元）")).toBe("其中：外包支出");
  });
});

describe("codes that need a reading", () => {
  test("plain words need none, numbers do, and a reading once given stays listed", () => {
    const boolean = { type: "boolean", choices: [] } as const;
    expect(codesToRead(boolean, ["是", "否", "√"], null)).toEqual([]);
    expect(codesToRead(boolean, ["1", "2"], { "1": "是" })).toEqual(["1", "2"]);
    const choice = { type: "choice", choices: [{ value: "毕业", writtenAs: ["已毕业"] }] } as const;
    expect(codesToRead(choice, ["已毕业", "1"], null)).toEqual(["1"]);
  });
});
