/** Blank forms of all layouts are understood, and nothing wrong is proposed with certainty. */
import { describe, expect, test } from "vitest";
import { AREA_BLANKS } from "../support/blank-areas.ts";
import { CELL_BLANKS } from "../support/blank-cells.ts";
import { type BlankForm, markBlank } from "../support/blank-forms.ts";
import { GROUP_BLANKS } from "../support/blank-groups.ts";
import { HELD_OUT_MORE } from "../support/blank-held-out-more.ts";
import { HELD_OUT_REST } from "../support/blank-held-out-rest.ts";
import { HELD_OUT } from "../support/blank-held-out.ts";
import { KIND_BLANKS } from "../support/blank-kinds.ts";
import { LIST_BLANKS } from "../support/blank-lists.ts";
import { PRINTED_BLANKS } from "../support/blank-printed.ts";
import { TRAP_BLANKS } from "../support/blank-traps.ts";

const SETS: readonly (readonly [string, readonly BlankForm[]])[] = [
  ["lists", LIST_BLANKS],
  ["lists of all kinds", KIND_BLANKS],
  ["groups", GROUP_BLANKS],
  ["printed rows and cross tables", PRINTED_BLANKS],
  ["areas easily taken for others", AREA_BLANKS],
  ["single cells", CELL_BLANKS],
  ["forms written before anything was mended for them", [...HELD_OUT, ...HELD_OUT_REST]],
  ["forms that invite a wrong guess", TRAP_BLANKS],
  ["nastier forms, written later likewise", HELD_OUT_MORE],
];

describe.each(SETS)("%s", (_, forms) => {
  test.each(forms.map((form) => [form.name, form] as const))("%s", async (__, form) => {
    expect((await markBlank(form)).wrong).toEqual([]);
  });

  test("at least nine of ten places are understood", async () => {
    const marks = await Promise.all(forms.map(markBlank));
    const asked = marks.reduce((sum, mark) => sum + mark.asked, 0);
    const right = marks.reduce((sum, mark) => sum + mark.right, 0);
    expect(right / asked).toBeGreaterThanOrEqual(0.9);
  });
});
