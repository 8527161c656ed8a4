import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanName, foldName, foldText, toSimplified } from "#domain/shared/chinese-text";

describe("folding header words", () => {
  test.each([
    ["營業收入［萬元］\r\n", "营业收入(万元)"],
    ["企 业\u3000名\u00a0称\ufeff", "企业名称"],
    ["Ｒ＆Ｄ人员", "R&D人员"],
    ["面积 ㎡ / m²", "面积M2/M2"],
    ["1—11月", "1-11月"],
    ["从业人员〔期末〕【必填】", "从业人员(期末)(必填)"],
    ["qc05_0", "QC05_0"],
  ])("%j folds to %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("folding twice is folding once", () => {
    const messy = fc.string({ unit: "grapheme", maxLength: 20 });
    const chinese = fc.string({
      unit: fc.constantFrom(..."企業名稱（﹙〔—－ \n\u3000Ａa①㎡·．。𬭯\u200b"),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.oneof(messy, chinese), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  test("a character folds the same alone and beside one that needs the slow way", () => {
    const differing: string[] = [];
    for (let unit = 0; unit < 0xd800; unit += 1) {
      const character = String.fromCharCode(unit);
      if (/\p{M}|[\u1100-\u11ff]/u.test(character)) continue;
      if (foldText(`${character}|😀`) !== `${foldText(`${character}|`)}😀`) differing.push(character);
    }
    expect(differing).toEqual([]);
  });
});

describe("names", () => {
  test("two spellings of one enterprise share their key", () => {
    const spellings = ["青砚（示例）科技有限公司", "青硯(示例)\n科技 有限公司", "青砚·示例科技有限公司 "];
    expect(new Set(spellings.map(foldName))).toEqual(new Set(["青砚示例科技有限公司"]));
  });

  test("the shown form only loses what cannot be seen", () => {
    expect(cleanName(" 青砚（示例）\n科技　有限公司\ufeff")).toBe("青砚（示例）科技有限公司");
  });

  test("traditional characters become simplified one by one", () => {
    expect(toSimplified("營業執照與統計臺賬")).toBe("营业执照与统计台账");
  });
});
