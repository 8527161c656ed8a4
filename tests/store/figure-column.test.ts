/** A column read all at once is the same as one read text by text (指标列). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnFromList, columnFromTexts } from "#store/measuring/figure-column";

const text = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom("007", "-", "--5", "-0", "1.50", "9007199254740993", "4503599627370497", "", "1.2.3"),
);

test("whatever is stored, both ways of reading agree on every figure and on the sum", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
      const places = Int32Array.from(texts, (_, at) => (at === 3 ? -1 : at));
      const [fast, slow] = [
        columnFromList(texts.length, places, texts.join(",")),
        columnFromTexts(texts.length, places, texts),
      ];
      const all = Int32Array.from(texts.keys());
      expect([fast.sum(all), ...all].map((one) => (typeof one === "number" ? fast.at(one) : one))).toEqual(
        [slow.sum(all), ...all].map((one) => (typeof one === "number" ? slow.at(one) : one)),
      );
    }),
  );
});
