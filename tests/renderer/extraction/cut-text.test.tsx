/** A text cut for its marks: nothing lost, nothing twice, however proposals overlap (文字分段). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "../../../renderer/features/extraction/cut-text";

const proposal = (at: readonly [number, number], ...marks: readonly (readonly [number, number])[]) => ({
  sentence: "",
  at: { from: at[0], to: at[1] },
  marks: marks.map(([from, to]) => ({ from, to })),
  indicator: "",
  operator: "ge" as const,
  value: "",
  unit: "",
  direction: "up" as const,
  baseYear: null,
  targetYear: null,
  scope: "",
  confidence: 1,
  doubts: [],
});

test("two targets of one sentence keep their own values; the sentence goes to the first", () => {
  const text = "前言。孵化器5家，众创空间8家。结尾";
  const proposals = [proposal([3, 16], [6, 8]), proposal([3, 16], [13, 15])];
  expect(cutText({ text, proposals }).map(({ text: words, proposal: n, strong }) => [words, n, strong])).toEqual([
    ["前言。", null, false],
    ["孵化器", 0, false],
    ["5家", 0, true],
    ["，众创空间", 0, false],
    ["8家", 1, true],
    ["。", 0, false],
    ["结尾", null, false],
  ]);
});

test("the pieces are the text again, wherever proposals point", () => {
  const span = fc.tuple(fc.integer({ min: -3, max: 60 }), fc.integer({ min: -3, max: 60 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(fc.tuple(span, span), { maxLength: 8 }), (text, spans) => {
      const pieces = cutText({ text, proposals: spans.map(([at, mark]) => proposal(at, mark)) });
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect(
        pieces.every((piece, i) => piece.from === (pieces[i - 1]?.from ?? 0) + (pieces[i - 1]?.text.length ?? 0)),
      ).toBe(true);
    }),
  );
});
