import { expect, test } from "vitest";
import { editText } from "#domain/reporting/text-edits";
import { chooseBoxes, tickEdits } from "#domain/reporting/tick-boxes";

/** Boxes of a text: each stands before its word. */
function boxesOf(text: string, pattern: RegExp) {
  return [...text.matchAll(pattern)].map((match) => ({ at: match.index, word: match[1] ?? "" }));
}

function ticked(text: string, pattern: RegExp, words: readonly string[]): string | readonly string[] {
  const boxes = boxesOf(text, pattern);
  const { ticked: chosen, unknown } = chooseBoxes(words, boxes);
  return unknown.length > 0 ? unknown : editText(text, tickEdits(text, chosen, boxes));
}

test.each([
  ["□是　□否", /□([^□\s]+)/gu, ["是"], "☑是　□否"],
  ["是否建立研发机构：□1是 □2否（附证明）", /□([^□\s（]+)/gu, ["否"], "是否建立研发机构：□1是 ☑2否（附证明）"],
  ["□有 □无", /□([^□\s]+)/gu, ["是"], "☑有 □无"],
  ["○国家级 ○省级 ○市级", /○([^○\s]+)/gu, ["省级"], "○国家级 ●省级 ○市级"],
  ["☐新能源 ☐新材料 ☐生物医药", /☐([^☐\s]+)/gu, ["新材料、生物医药"], "☐新能源 ☑新材料 ☑生物医药"],
  ["□工业 □服务业 □其他", /□([^□\s]+)/gu, ["工业；农业"], ["农业"]],
  ["[ ]上市 [ ]未上市", /\[ \]([^[\s]+)/gu, ["未上市"], "[ ]上市 [√]未上市"],
  ["（　）中央 （　）地方", /（　）([^（\s]+)/gu, ["中央"], "（√）中央 （　）地方"],
  ["□ 1.事业单位 □ 2.企业", /□ ([^□\s]+)/gu, ["2"], "□ 1.事业单位 ☑ 2.企业"],
  ["☑是 □否", /[□☑]([^□☑\s]+)/gu, ["否"], "□是 ☑否"],
  ["□研发、设计 □生产", /□([^□\s]+)/gu, ["研发、设计"], "☑研发、设计 □生产"],
] as const)("%s", (text, pattern, words, expected) => {
  expect(ticked(text, pattern, words)).toEqual(expected);
});
