/** Printed sentences keep every character around their gaps (句中填空不伤原文). */
import { expect, test } from "vitest";
import { findGaps } from "#domain/reporting/find-gaps";
import { allGaps, editText, type GapAnswer, gapEdits, keepsPrint } from "#domain/reporting/text-edits";

/** Clauses of a report, put together in any order; several print the same words before their gap. */
const CLAUSES = [
  "全区在库企业____家",
  "其中科技型中小企业____家",
  "占____%",
  "同比增长____%",
  "较上年净增____家",
  "完成技术合同成交额（____）亿元",
  "（约占____%）",
];
const JOINTS = ["，", "；", "、", "。"];
const TAILS = ["", "。", "。本段由统计科核定。", "，均已入库；详见附件2。"];

/** Whole numbers from a seed, the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

function drawSentence(random: (below: number) => number): string {
  const count = 1 + random(7);
  const parts = Array.from({ length: count }, () => CLAUSES[random(CLAUSES.length)] ?? "");
  const joined = parts.map((part, i) => (i === 0 ? part : (JOINTS[random(JOINTS.length)] ?? "") + part)).join("");
  return joined + (TAILS[random(TAILS.length)] ?? "");
}

/** As they are read off the form: of several gaps with the same words before them only the first. */
function askedOf(printed: string, random: (below: number) => number): GapAnswer[] {
  const gaps = findGaps(printed);
  return gaps
    .filter(({ before }, i) => gaps.findIndex((other) => other.before === before) === i)
    .map(({ before, after }, i) => ({ prefix: before, suffix: after, text: random(2) === 0 ? "" : String(7000 + i) }));
}

const withoutGaps = (text: string) => text.replace(/_+|70\d\d/gu, "");

test("whichever gaps are answered and whichever stay blank, the print around them is the same afterwards", () => {
  const random = randomFrom(20261121);
  for (let round = 0; round < 2000; round += 1) {
    const printed = drawSentence(random);
    const asked = askedOf(printed, random);
    const gaps = gapEdits(printed, allGaps(printed, asked));
    expect(gaps, printed).not.toBeNull();
    expect(keepsPrint(printed, { gaps: gaps ?? [], boxes: [] }), printed).toBe(true);
    const filled = editText(printed, gaps ?? []);
    expect(withoutGaps(filled), printed).toBe(withoutGaps(printed));
    const answers = asked.flatMap(({ text }) => (text === "" ? [] : [text]));
    expect(filled.match(/70\d\d/gu) ?? [], printed).toEqual(answers);
  }
});

test("a blank gap that another one with the same words follows keeps both, and the end of the sentence", () => {
  const printed = "片区载体____座，占____%；在园团队____个，占____%；数据截至年末。";
  const asked = [
    { prefix: "片区载体", suffix: "", text: "9" },
    { prefix: "座，占", suffix: "", text: "" },
    { prefix: "%；在园团队", suffix: "", text: "31" },
    { prefix: "个，占", suffix: "%；数据截至年末。", text: "" },
  ];
  expect(editText(printed, gapEdits(printed, allGaps(printed, asked)) ?? [])).toBe(
    "片区载体9座，占____%；在园团队31个，占____%；数据截至年末。",
  );
});

test.each([
  ["a text that stands where the gap was", "联系人：王敏，电话____", [{ from: 4, to: 6, text: "李青" }], false],
  ["a sentence's end", "共____家，占____%。", [{ from: 1, to: 11, text: "5" }], false],
  [
    "the same gap twice",
    "共____家",
    [
      { from: 1, to: 5, text: "5" },
      { from: 3, to: 5, text: "6" },
    ],
    false,
  ],
  ["a line to write on", "共____家", [{ from: 1, to: 5, text: "5" }], true],
  ["a date left open", "填报日期：20  年  月  日", [{ from: 5, to: 16, text: "2026年1月9日" }], true],
])("an answer in the place of %s", (_, printed, gaps, kept) => {
  expect(keepsPrint(printed, { gaps, boxes: [] })).toBe(kept);
});
