import { expect, test } from "vitest";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { fillForm } from "#workbook/fill-form";
import { craftedForm } from "../support/crafted-form.ts";
import { partHashes, partText } from "../support/forms.ts";

/** Two rows more than printed: 2, 3, 4 … 万元 in C. */
const GROWN: SheetFill = {
  sheet: "测试",
  insertions: [{ firstRow: 4, lastRow: 6, count: 2 }],
  writes: Array.from({ length: 5 }, (_, i) => ({
    row: 4 + i,
    column: 3,
    value: { kind: "number", decimal: String(i + 2) } as const,
  })),
};

function grow(form: Uint8Array, fill = GROWN): Uint8Array {
  const filled = fillForm(form, [fill]);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  return filled.value.bytes;
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);

test("shared and running formulas go on, results are calculated", () => {
  const sheet = partText(grow(craftedForm()), "xl/worksheets/sheet1.xml");
  const cell = (address: string) => new RegExp(`<c r="${address}"[^>]*>(.*?)</c>`, "u").exec(sheet)?.[1];
  expect(["D", "E"].map((column) => [4, 5, 6, 7, 8].map((row) => cell(`${column}${row}`)))).toEqual([
    ["0.1", "0.15", "0.2", "0.25", "0.3"].map((share, i) => `<f>IF($C$9=0,0,C${4 + i}/$C$9)</f><v>${share}</v>`),
    ["<f>C4</f><v>2</v>", ...[5, 9, 14, 20].map((sum, i) => `<f>E${4 + i}+C${5 + i}</f><v>${sum}</v>`)],
  ]);
  expect(cell("C9")).toBe("<f>SUM(C4:C8)</f><v>20</v>");
});

test("everything around the list follows its cells", () => {
  const bytes = grow(craftedForm());
  const sheet = partText(bytes, "xl/worksheets/sheet1.xml");
  expect({
    ranges: all(sheet, /\s(?:ref|sqref|activeCell|location|id)="([^"]+)"/gu),
    rules: all(sheet, /<formula1>([^<]*)</gu),
    rowHeight: all(sheet, /<row r="11"([^>]*)>/gu),
  }).toEqual({
    ranges: ["A1:E14", "B11", "B11", "A3:E8", "A9:B9", "A11:B11", "C4 C5 C6:C8", "C6:C8", "B11", "'测试'!A9", "10"],
    rules: ["0", "AND(C6&gt;0,C6&lt;$C$9)"],
    rowHeight: [' ht="30" customHeight="1"'],
  });
  expect(all(partText(bytes, "xl/drawings/drawing1.xml"), /<xdr:row>(\d+)</gu)).toEqual([
    "0",
    "1",
    "10",
    "12",
    "2",
    "10",
    "2",
    "8",
    "8",
    "9",
  ]);
  expect(all(partText(bytes, "xl/drawings/vml1.vml"), /<x:(?:Anchor|Row)>([^<]*)</gu)).toEqual([
    "3, 15, 2, 10, 5, 31, 5, 9",
    "2",
    "3, 15, 10, 10, 5, 31, 13, 9",
    "10",
  ]);
  expect(all(partText(bytes, "xl/comments1.xml"), /ref="([^"]*)"/gu)).toEqual(["B3", "B11"]);
  expect(all(partText(bytes, "xl/tables/table1.xml"), /ref="([^"]*)"/gu)).toEqual(["A3:E8", "A3:E8"]);
  expect(all(partText(bytes, "xl/charts/chart1.xml"), /<c:f>([^<]*)</gu)).toEqual(["测试!$C$4:$C$8"]);
  expect(partText(bytes, "xl/workbook.xml")).toContain('$C$9</definedName></definedNames><calcPr fullCalcOnLoad="1"/>');
});

test("a form that is filled without growing changes its sheet and the request to calculate only", () => {
  const form = craftedForm();
  const before = partHashes(form);
  const after = partHashes(grow(form, { ...GROWN, insertions: [], writes: GROWN.writes.slice(0, 3) }));
  expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual([
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
});

test("filling nothing gives the same parts back", () => {
  const form = craftedForm();
  expect(partHashes(grow(form, { sheet: "测试", insertions: [], writes: [] }))).toEqual(partHashes(form));
});

test.each([
  [
    { total: '<f>SUM(INDIRECT("C4:C6"))</f>' },
    '公式“SUM(INDIRECT("C4:C6"))”用文字写出单元格位置（INDIRECT），插行后不会跟着变',
  ],
  [{ total: "<f>SUM(测试:测试!C4:C6)</f>" }, "公式“SUM(测试:测试!C4:C6)”跨多张工作表引用，插行后无法保证正确"],
  [{ total: '<f t="array" ref="C5:C7">ROW(A1:A3)</f>' }, "数组公式 C5:C7 跨过要插行的位置"],
])("a structure that cannot follow is refused by name", (change, what) => {
  expect(fillForm(craftedForm(change), [GROWN])).toEqual({
    ok: false,
    error: { type: "FormStructureUnsafe", sheet: "测试", what },
  });
});

test("texts keep what XML would lose", () => {
  const form = craftedForm();
  const text = ' <甲>&"乙"\n_x000D_𠮷 ';
  const bytes = grow(form, {
    sheet: "测试",
    insertions: [],
    writes: [{ row: 4, column: 2, value: { kind: "text", text } }],
  });
  expect(partText(bytes, "xl/worksheets/sheet1.xml")).toContain(
    '<c r="B4" s="1" t="inlineStr"><is><t xml:space="preserve"> &lt;甲&gt;&amp;"乙"\n_x005F_x000D_𠮷 </t></is></c>',
  );
});
