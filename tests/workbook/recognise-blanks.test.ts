/** Blank forms nobody tuned to are understood, and nothing wrong is proposed with certainty. */
import { describe, expect, test } from "vitest";
import { HELD_OUT } from "../support/blank-held-out.ts";
import { markBlank } from "../support/blank-forms.ts";

describe("blank forms written before anything was mended for them", () => {
  test.each(HELD_OUT.map((form) => [form.name, form] as const))("%s", async (_, form) => {
    expect((await markBlank(form)).wrong).toEqual([]);
  });

  test("at least nine of ten places are understood", async () => {
    const marks = await Promise.all(HELD_OUT.map(markBlank));
    const asked = marks.reduce((sum, mark) => sum + mark.asked, 0);
    const right = marks.reduce((sum, mark) => sum + mark.right, 0);
    expect(right / asked).toBeGreaterThanOrEqual(0.9);
  });
});
