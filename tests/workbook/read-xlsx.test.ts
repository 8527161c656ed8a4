import { describe, expect, test } from "vitest";
import { openWorkbook } from "#workbook/open-workbook";
import { buildPackage } from "../support/build-package.ts";
import { failureOf, mustOpen, mustReadGrid, rowsOf } from "../support/read-sheet.ts";

describe("cells of an xlsx as writers really spell them", () => {
  test("shared strings: runs are joined, phonetic readings left out, spaces kept", async () => {
    const strings = [
      "<t>长沙</t>",
      '<r><rPr><b/></rPr><t>高新</t></r><r><t xml:space="preserve"> 区</t></r>',
      '<t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
      '<t xml:space="preserve">  前后  </t>',
      "<t/>",
      "<t><![CDATA[a<b]]>&amp;c</t>",
    ];
    const cells = strings.map((_, i) => `<c r="${"ABCDEF".charAt(i)}1" t="s"><v>${i}</v></c>`).join("");
    expect(await rowsOf(buildPackage({ sheet: `<row r="1">${cells}</row>`, strings }))).toEqual([
      [1, ["长沙", "高新 区", "东京", "  前后  ", undefined, "a<b&c"]],
    ]);
  });

  test("characters beyond U+FFFF and escapes come out whole", async () => {
    const sheet =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>&#134071;&#x20BB7;&#x4e2d;</t></is></c>' +
      '<c r="B1" t="str"><v>a_x000D_&#10;b_x005F_x</v></c><c r="C1" t="s"><v>0</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet, strings: ["<t>&#134071;㐂𠮷</t>"] }))).toEqual([
      [1, ["𠮷𠮷中", "a\r\nb_x", "𠮷㐂𠮷"]],
    ]);
  });

  test("every kind of value", async () => {
    const sheet =
      '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1" t="n"><v>-12345678.25</v></c><c r="C1"><v>1.5E+3</v></c>' +
      '<c r="D1"><v>0.30000000000000004</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c>' +
      '<c r="G1" t="e"><v>#REF!</v></c><c r="H1" t="d"><v>2025-03-08T00:00:00</v></c><c r="I1"><v>12a</v></c>' +
      '<c r="J1"><v>9007199254740993</v></c><c r="K1"><v></v></c><c r="L1" s="7"/><c r="M1"><v>5</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet }))).toEqual([
      [
        1,
        [
          0.1,
          -12345678.25,
          1500,
          0.30000000000000004,
          true,
          false,
          { kind: "error", text: "#REF!" },
          { kind: "date", serial: 45724, iso: "2025-03-08", text: "2025-03-08" },
          "12a",
          9007199254740992,
          undefined,
          undefined,
          5,
        ],
      ],
    ]);
  });

  test("formulas keep their text and their cached result", async () => {
    const sheet =
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1&amp;"x"</f><v>1</v></c>' +
      '<c r="C1"><f t="shared" si="0"/><v>2</v></c><c r="D1" t="str"><f>"甲"</f><v>甲</v></c>' +
      '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f>G1</f></c><c r="G1" s="1"><f>TODAY()</f><v>45724</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet, formats: [14] }))).toEqual([
      [
        1,
        [
          { kind: "formula", formula: "SUM(B1:C1)", value: 3 },
          { kind: "formula", formula: 'A1&"x"', value: 1 },
          { kind: "formula", formula: null, value: 2 },
          { kind: "formula", formula: '"甲"', value: "甲" },
          { kind: "formula", formula: "1/0", value: { kind: "error", text: "#DIV/0!" } },
          { kind: "formula", formula: "G1", value: null },
          {
            kind: "formula",
            formula: "TODAY()",
            value: { kind: "date", serial: 45724, iso: "2025-03-08", text: "2025/3/8" },
          },
        ],
      ],
    ]);
  });

  test("missing references count on from the row and cell before", async () => {
    const sheet =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c t="inlineStr"><is><t>甲</t></is></c></row>' +
      '<row><c r="B9"><v>9</v></c><c><v>10</v></c></row><row><c><v>11</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet }))).toEqual([
      [1, [1, 2]],
      [3, ["甲"]],
      [9, [undefined, 9, 10]],
      [10, [11]],
    ]);
  });

  test("prefixed elements, single quotes, comments, a byte order mark and odd white space", async () => {
    const sheet =
      "\uFEFF<?xml version='1.0'?>\n<!-- <sheetData> --><x:worksheet xmlns:x='m'><x:sheetData>\n" +
      "<!-- <x:row r='7'/> --><x:row r = '2'\n hidden='1' ><x:c\tr='B2' t='str' ><x:v >a</x:v ></x:c >" +
      "<x:c r='C2'><x:f>B2</x:f><x:v>4</x:v></x:c><x:c r='D2' t='s'><x:v>1</x:v></x:c></x:row ></x:sheetData></x:worksheet>";
    const strings =
      "<x:sst xmlns:x='m'><x:si><x:t>甲</x:t></x:si><x:si><x:r><x:t>乙</x:t></x:r><x:r><x:t>丙</x:t></x:r></x:si></x:sst>";
    const grid = await mustReadGrid(
      await mustOpen(buildPackage({ sheet, extra: { "xl/sharedStrings.xml": strings } })),
    );
    expect(grid.rows).toEqual([
      { index: 2, hidden: true, cells: [undefined, "a", { kind: "formula", formula: "B2", value: 4 }, "乙丙"] },
    ]);
  });

  test("a cell far to the right costs no wide row", async () => {
    const sheet = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>';
    const grid = await mustReadGrid(await mustOpen(buildPackage({ sheet })));
    expect([grid.columnCount, grid.rows[0]?.cells[0], grid.rows[0]?.cells[16_383]]).toEqual([16_384, 1, 2]);
  });

  test.each([
    ["a million cells in one row", `<row r="1">${"<c><v>1</v></c>".repeat(1_000_000)}</row>`],
    ["a cell beyond column XFD", '<row r="1"><c r="XFE1"><v>3</v></c></row>'],
    ["a cell beyond the last row", '<row r="1048577"><c><v>3</v></c></row>'],
    ["a column of many letters", '<row r="1"><c r="ZZZZZZZZZZZZ1"><v>4</v></c></row>'],
  ])("%s is told, not cut off", async (_, sheet) => {
    expect(await failureOf(buildPackage({ sheet }))).toEqual({
      type: "FileDamaged",
      file: "名册.xlsx",
      detail: "工作表“表”里有单元格超出了表格的最大范围（1048576 行、16384 列）",
    });
  });

  test("folders listed in the package are no parts", async () => {
    const extra = { "xl/": "", "xl/worksheets/": "", "_rels/": "" };
    const sheet = '<row r="1"><c r="A1"><v>1</v></c></row>';
    expect(await rowsOf(buildPackage({ sheet, extra }))).toEqual([[1, [1]]]);
  });
});

describe("a sheet around its cells", () => {
  test("merges, hidden columns and rows", async () => {
    const bytes = buildPackage({
      head: '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
      sheet:
        '<row r="1"><c r="A1"><v>1</v></c><c r="F1"><v>1</v></c></row><row r="4" hidden="true"><c r="A4"><v>2</v></c></row>',
      tail: '<mergeCells count="2"><mergeCell ref="A1:B3"/><mergeCell ref="$C$1"/></mergeCells>',
    });
    expect(await mustReadGrid(await mustOpen(bytes))).toEqual({
      name: "表",
      visibility: "visible",
      rows: [
        { index: 1, hidden: false, cells: [1, undefined, undefined, undefined, undefined, 1] },
        { index: 4, hidden: true, cells: [2] },
      ],
      complete: true,
      rowCount: 4,
      columnCount: 6,
      merges: [
        { firstRow: 1, firstColumn: 1, lastRow: 3, lastColumn: 2 },
        { firstRow: 1, firstColumn: 3, lastRow: 1, lastColumn: 3 },
      ],
      hiddenColumns: [2, 3, 5, 6],
      delimited: false,
    });
  });

  test("sheets by relation: absolute targets, hidden and very hidden, a chart sheet without cells", async () => {
    const relation = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://x/worksheet" Target="${target}"/>`;
    const bytes = buildPackage({
      sheet: '<row r="1"><c r="A1"><v>1</v></c></row>',
      extra: {
        "xl/workbook.xml":
          '<workbook xmlns:rel="r"><sheets><sheet name="一&amp;二 " sheetId="4" rel:id="c"/><sheet name="藏" state="hidden" sheetId="1" rel:id="a"/>' +
          '<sheet name="深藏" state="veryHidden" sheetId="2" rel:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": `<Relationships>${relation("a", "/xl/worksheets/sheet1.xml")}${relation("b", "../xl/worksheets/./other.xml")}${relation("c", "chart.xml")}</Relationships>`,
        "xl/worksheets/other.xml":
          '<worksheet><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>',
        "xl/chart.xml": "<chartsheet><drawing/></chartsheet>",
      },
    });
    const workbook = await mustOpen(bytes);
    expect(workbook.sheets).toEqual([
      { name: "一&二 ", visibility: "visible" },
      { name: "藏", visibility: "hidden" },
      { name: "深藏", visibility: "veryHidden" },
    ]);
    const grids = [await mustReadGrid(workbook, 0), await mustReadGrid(workbook, 1), await mustReadGrid(workbook, 2)];
    expect(grids.map((grid) => grid.rows.map((row) => row.cells[0]))).toEqual([[], [1], [2]]);
  });

  test("a long sheet gives its head and tail, and streams whole", async () => {
    const row = (index: number): string => `<row r="${index}"><c r="A${index}"><v>${index}</v></c></row>`;
    const sheet = Array.from({ length: 30_000 }, (_, i) => row(i + 1)).join("");
    const workbook = await mustOpen(buildPackage({ sheet, tail: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }));
    const grid = await mustReadGrid(workbook);
    expect([grid.complete, grid.rowCount, grid.rows.length, grid.merges.length]).toEqual([false, 30_000, 1200, 1]);
    expect([999, 1000, 1199].map((i) => grid.rows[i]?.index)).toEqual([1000, 29_801, 30_000]);
    const streamed: number[] = [];
    const done = await workbook.streamRows(0, (rows) => streamed.push(...rows.map(({ index }) => index)));
    expect(done).toEqual({ ok: true, value: { rowCount: 30_000 } });
    expect(streamed).toEqual(Array.from({ length: 30_000 }, (_, i) => i + 1));
  });

  test("a stopped reading says so", async () => {
    const sheet = Array.from(
      { length: 60_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    ).join("");
    let seen = 0;
    const opened = await openWorkbook({ name: "a.xlsx", bytes: buildPackage({ sheet }) }, () => seen > 1000);
    if (!opened.ok) throw new Error(opened.error.type);
    const done = await opened.value.streamRows(0, (rows) => {
      seen += rows.length;
    });
    expect(done).toEqual({ ok: false, error: { type: "Cancelled" } });
    expect(seen).toBeLessThan(60_000);
  });
});

describe("damaged and foreign files are refused in words", () => {
  test.each([
    ["cut inside a cell", '<worksheet><sheetData><row r="1"><c r="A1"><v>12'],
    ["cut between rows", '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'],
    ["cut inside a quote", '<worksheet><sheetData><row r="1'],
    ["cut behind the rows", '<worksheet><sheetData><row r="1"/></sheetData><mergeCells><mergeCell ref="A1:'],
    ["cut before the rows", "<worksheet><cols"],
    ["an endless comment", "<worksheet><sheetData><!-- "],
  ])("%s", async (_, sheet) => {
    expect(await failureOf(buildPackage({ sheet }))).toEqual({
      type: "FileDamaged",
      file: "名册.xlsx",
      detail: "工作表“表”的内容不完整，文件可能没有传完整",
    });
  });

  test.each([0.3, 0.6, 0.9, 0.99])("a file cut at %d of its length", async (share) => {
    const bytes = buildPackage({ sheet: '<row r="1"><c r="A1"><v>1</v></c></row>' });
    expect(await failureOf(bytes.slice(0, Math.floor(bytes.length * share)))).toMatchObject({ type: "FileDamaged" });
  });

  test("a flipped byte inside a part is noticed", async () => {
    const sheet = Array.from(
      { length: 500 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i * 7919}</v></c></row>`,
    ).join("");
    const bytes = buildPackage({ sheet });
    const name = Buffer.from(bytes).indexOf("xl/worksheets/sheet1.xml");
    bytes[name + 400] = (bytes[name + 400] ?? 0) ^ 0x10;
    expect(await failureOf(bytes)).toMatchObject({ type: "FileDamaged" });
  });

  test("nothing, a picture, a zip of something else", async () => {
    const { zipSync } = await import("fflate");
    expect(await failureOf(new Uint8Array())).toEqual({ type: "FileEmpty", file: "名册.xlsx" });
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    expect(await failureOf(png)).toEqual({ type: "FileNotWorkbook", file: "名册.xlsx" });
    expect(await failureOf(zipSync({ "word/document.xml": new Uint8Array(9) }))).toEqual({
      type: "FileNotWorkbook",
      file: "名册.xlsx",
    });
  });
});
