import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SSF } from "xlsx";
import { compileDatePattern } from "#workbook/date-pattern";
import { serialToIso } from "#workbook/date-serial";
import { builtInFormat, classifyFormat, wordsOfFormat } from "#workbook/number-format";
import { buildPackage } from "../support/build-package.ts";
import { rowsOf } from "../support/read-sheet.ts";

/** What the library shows; null for a format it gives up on, such as a dot at the end. */
function libraryText(code: string, serial: number): string | null {
  try {
    return SSF.format(code, serial);
  } catch {
    return null;
  }
}

describe("what a number format makes of a number", () => {
  test.each([
    ["General", "plain"],
    ["@", "plain"],
    ["0.00_ ", "plain"],
    ["#,##0.00;[Red]-#,##0.00", "plain"],
    ['0"万元"', "worded"],
    ['#,##0"户(days)"', "worded"],
    ["0.00,", "worded"],
    ["0\\.0,", "worded"],
    ["[$$-409]#,##0.00", "worded"],
    ["[$¥-804]#,##0.00", "plain"],
    ["0.00E+00", "plain"],
    ["[Magenta]0", "plain"],
    ["# ?/?", "plain"],
    ['_ "¥"* #,##0.00_ ', "plain"],
    ["yyyy-mm-dd", "date"],
    ['yyyy"年"m"月"d"日"', "date"],
    ["yyyy年m月", "date"],
    ["[$-804]yyyy/m/d;@", "date"],
    ["[DBNum1][$-804]yyyy年m月d日", "date"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "date"],
    ["mmm-yy", "date"],
    ["yyyymm", "date"],
    ["h:mm:ss", "time"],
    ["[h]:mm", "time"],
    ['上午/下午h"时"mm"分"', "time"],
    ["0%", "percent"],
    ["0.00%;-0.00%", "percent"],
    ["000000", "zeros"],
    ["00-0000", "zeros"],
  ])("%s is %s", (code, kind) => {
    expect(classifyFormat(code)).toBe(kind);
  });

  test.each([
    ['0.00"万元"', 598, { before: "", behind: "万元", places: 0 }],
    ["#,##0,", 5000, { before: "", behind: "", places: -3 }],
    ['0\\.0,"万"', 123_456, { before: "", behind: "万", places: -4 }],
    ['[>=10000]0\\.0,"万";0', 123_456, { before: "", behind: "万", places: -4 }],
    ['[>=10000]0\\.0,"万";0', 600, null],
    ["[$$-409]#,##0", 5, { before: "$", behind: "", places: 0 }],
  ])("%s adds to %d", (code, value, words) => {
    expect(wordsOfFormat(code, value)).toEqual(words);
  });

  test("the built-in numbers that only Chinese Excel shows as dates", () => {
    const dates = [14, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
    const times = [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56];
    expect(dates.map((id) => classifyFormat(builtInFormat(id)))).toEqual(dates.map(() => "date"));
    expect(times.map((id) => classifyFormat(builtInFormat(id)))).toEqual(times.map(() => "time"));
  });

  test("dates, percent and leading zeros carry what the sheet shows", async () => {
    const formats = [31, "yyyy年m月", "[$-804]yyyy-mm-dd h:mm", "0.0%", "000000", 57, "yyyy-mm-dd"];
    const values = [45724, 45724, 45724.5, 0.1234, 123, 45724, -5];
    const cells = values.map((value, i) => `<c r="${"ABCDEFG".charAt(i)}1" s="${i + 1}"><v>${value}</v></c>`).join("");
    const date = (text: string): object => ({ kind: "date", serial: 45724, iso: "2025-03-08", text });
    expect(await rowsOf(buildPackage({ sheet: `<row r="1">${cells}</row>`, formats }))).toEqual([
      [
        1,
        [
          date("2025年3月8日"),
          date("2025年3月"),
          { kind: "date", serial: 45724.5, iso: "2025-03-08T12:00:00", text: "2025-03-08 12:00" },
          { kind: "number", value: 0.1234, text: "12.3%", percent: true },
          { kind: "number", value: 123, text: "000123", percent: false },
          date("2025年3月"),
          -5,
        ],
      ],
    ]);
  });

  test("the quick way of showing dates shows what the library shows", () => {
    const piece = fc.constantFrom(
      "yyyy",
      "mm",
      "m",
      "dd",
      "d",
      "/",
      "-",
      ".",
      " ",
      '"年"',
      '"月"',
      "\\日",
      "mmm",
      "yy",
      "aaa",
      "h",
    );
    const codes = fc.tuple(
      fc.constantFrom("", "[$-804]"),
      fc.array(piece, { minLength: 1, maxLength: 7 }),
      fc.constantFrom("", ";@"),
    );
    let shown = 0;
    fc.assert(
      fc.property(codes, fc.integer({ min: 61, max: 2_958_465 }), ([locale, pieces, end], serial) => {
        const code = locale + pieces.join("") + end;
        const pattern = compileDatePattern(code);
        if (pattern === null) return;
        const library = libraryText(code, serial);
        if (library === null) return;
        shown += 1;
        expect(pattern(serialToIso(serial, false) ?? "")).toBe(library);
      }),
      { numRuns: 3000 },
    );
    expect(shown).toBeGreaterThan(100);
    expect(["mmm-yy", "yyyy/m/d h:mm", "[DBNum1]yyyy", "@", "", "e年"].map(compileDatePattern)).toEqual(
      Array(6).fill(null),
    );
  });

  test("the 1904 date system", async () => {
    const sheet = '<row r="1"><c r="A1" s="1"><v>44262</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet, formats: ["yyyy-mm-dd"], date1904: true }))).toEqual([
      [1, [{ kind: "date", serial: 44262, iso: "2025-03-08", text: "2025-03-08" }]],
    ]);
  });
});

describe("date serials", () => {
  test.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [2_958_465, "9999-12-31"],
    [45_724.999_999_9, "2025-03-09"],
    [0, null],
    [2_958_466, null],
    [Number.NaN, null],
  ])("%d", (serial, iso) => {
    expect(serialToIso(serial, false)).toBe(iso);
  });

  test("both systems name the same day 1,462 apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 2_958_465 }), (serial) => {
        expect(serialToIso(serial - 1462, true)).toBe(serialToIso(serial, false));
      }),
    );
  });
});
