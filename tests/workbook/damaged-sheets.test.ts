import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildPackage } from "../support/build-package.ts";
import { failureOf, sampleBytes } from "../support/read-sheet.ts";

const SHEET =
  '<?xml version="1.0"?><worksheet xmlns="m"><cols><col min="1" max="3" width="9"/></cols><sheetData>' +
  '<row r="1" ht="20"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>SUM(A1)</f><v>-1.5</v></c></row>' +
  '<!-- 注 --><row r="2"><c r="A2" t="inlineStr"><is><r><t>甲</t></r></is></c><c r="C2" t="str"><v><![CDATA[x]]></v></c></row>' +
  '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>';

/** Damage that a reader may meet: some bytes cut out, some put in, somewhere. */
const damage = fc.record({
  at: fc.nat({ max: SHEET.length }),
  cut: fc.nat({ max: 40 }),
  insert: fc.string({
    unit: fc.constantFrom("<", ">", '"', "'", "/", "c", "v", "row", "!", "--", "[", "&", "=", " ", "9", "\u0000"),
    maxLength: 6,
  }),
});

describe("damage never throws and never hangs", () => {
  test("anything cut out of or put into a sheet part", async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, cut, insert }) => {
        const sheet = SHEET.slice(0, at) + insert + SHEET.slice(at + cut);
        const failure = await failureOf(buildPackage({ sheet: `<?xml ?>${sheet}`, strings: ["<t>a</t>"] }));
        if (failure !== null) expect(failure).toMatchObject({ type: "FileDamaged", file: "名册.xlsx" });
      }),
      { numRuns: 400 },
    );
  });

  test("anything cut out of or put into a real file", async () => {
    const bytes = sampleBytes("高企名单(PDF转换).xlsx");
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const broken = Uint8Array.from(bytes);
        broken[at] = value;
        const failure = await failureOf(broken);
        if (failure !== null) expect(failure).toHaveProperty("file", "名册.xlsx");
      }),
      { numRuns: 150 },
    );
  });

  test("anything put into an old file", async () => {
    const bytes = sampleBytes("在孵企业情况表2025(火炬口径).xls");
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const broken = Uint8Array.from(bytes);
        broken[at] = value;
        const failure = await failureOf(broken, "a.xls");
        if (failure !== null) expect(failure).toHaveProperty("file", "a.xls");
      }),
      { numRuns: 60 },
    );
  });
});
