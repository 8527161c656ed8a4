import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { CellWrite, FormValue } from "#domain/reporting/form-binding";
import { fillForm } from "#workbook/fill-form";
import { partText } from "../support/forms.ts";
import { type PlainForm, plainForm } from "../support/plain-form.ts";

function write(form: PlainForm, writes: readonly CellWrite[]): Uint8Array {
  const filled = fillForm(plainForm(form), [{ sheet: "表", insertions: [], writes }]);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  return filled.value.bytes;
}

const text = (content: string): FormValue => ({ kind: "text", text: content });
const number = (decimal: string): FormValue => ({ kind: "number", decimal });

function rowsOf(bytes: Uint8Array): string {
  return /sheetData>(.*)<\/(?:\w+:)?sheetData>/u.exec(partText(bytes, "xl/worksheets/sheet1.xml"))?.[1] ?? "";
}

test("a written cell keeps its style and loses the old type and value", () => {
  const rows =
    '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2" t="e"><v>#N/A</v></c><c r="C1" s="1" t="s"><v>0</v></c></row>';
  const bytes = write({ rows, strings: "<si><t>旧</t></si>" }, [
    { row: 1, column: 1, value: number("12.50") },
    { row: 1, column: 2, value: { kind: "date", date: "2025-03-05" } },
    { row: 1, column: 3, value: text("新") },
  ]);
  expect(rowsOf(bytes)).toBe(
    '<row r="1"><c r="A1" s="1"><v>12.50</v></c><c r="B1" s="2"><v>45721</v></c><c r="C1" s="1" t="s"><v>1</v></c></row>',
  );
  expect(partText(bytes, "xl/sharedStrings.xml")).toContain("<si><t>旧</t></si><si><t>新</t></si></sst>");
});

test("long numbers keep every digit, codes stay text", () => {
  const bytes = write({ rows: "" }, [
    { row: 1, column: 1, value: number("123456789012345678.123") },
    { row: 1, column: 2, value: text("914301000000000123") },
    { row: 1, column: 3, value: text("007") },
  ]);
  expect(rowsOf(bytes)).toBe(
    '<row r="1"><c r="A1"><v>123456789012345678.123</v></c><c r="B1" t="inlineStr"><is><t>914301000000000123</t></is></c><c r="C1" t="inlineStr"><is><t>007</t></is></c></row>',
  );
});

test.each([
  ["with shared texts", "<si><t>甲</t></si>"],
  ["with texts in their cells", null],
])("texts of every kind come out of another reader as they went in, %s", (_, strings) => {
  const texts = [
    "  前后空格 ",
    "第一行\n第二行",
    "𠮷野家 🏭",
    "_x000D_ 是字面",
    "a<b>&\"c'",
    "\t制表",
    "=SUM(A1)",
    "退格\u0008",
  ];
  const bytes = write(
    { rows: "", ...(strings === null ? {} : { strings }) },
    texts.map((content, i) => ({ row: i + 1, column: 1, value: text(content) })),
  );
  const sheet = XLSX.read(bytes).Sheets.表;
  expect(texts.map((_one, i) => sheet?.[`A${i + 1}`]?.v ?? "")).toEqual(texts);
  expect(texts.map((_one, i) => sheet?.[`A${i + 1}`]?.f)).toEqual(texts.map(() => undefined));
});

test("an empty text empties the cell, so that nothing counts it", () => {
  const rows = '<row r="1"><c r="A1" s="1"><v>9</v></c><c r="B1"><f>COUNTA(A1)</f><v>1</v></c></row>';
  expect(rowsOf(write({ rows }, [{ row: 1, column: 1, value: text("") }]))).toBe(
    '<row r="1"><c r="A1" s="1"/><c r="B1"><f>COUNTA(A1)</f><v>0</v></c></row>',
  );
});

test("line breaks of Windows become Excel's own", () => {
  const sheet = XLSX.read(write({ rows: "" }, [{ row: 1, column: 1, value: text("甲\r\n乙\r丙") }])).Sheets.表;
  expect(sheet?.A1?.v).toBe("甲\n乙\n丙");
});

test("dates count from the workbook's own first day", () => {
  const value: FormValue = { kind: "date", date: "2025-03-05" };
  const serials = [false, true].map((date1904) =>
    rowsOf(write({ rows: "", date1904 }, [{ row: 1, column: 1, value }])),
  );
  expect(serials).toEqual([
    '<row r="1"><c r="A1"><v>45721</v></c></row>',
    '<row r="1"><c r="A1"><v>44259</v></c></row>',
  ]);
});

test("a formula is never overwritten", () => {
  const rows = '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c></row>';
  const bytes = write({ rows }, [
    { row: 1, column: 1, value: number("5") },
    { row: 1, column: 2, value: number("7") },
  ]);
  expect(rowsOf(bytes)).toBe('<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>');
});

test("rows and cells that do not say where they are stand one after the other", () => {
  const rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
  const sheet = XLSX.read(
    write({ rows }, [
      { row: 2, column: 1, value: number("30") },
      { row: 2, column: 3, value: number("40") },
      { row: 1, column: 2, value: number("20") },
    ]),
  ).Sheets.表;
  expect(["A1", "B1", "A2", "C2"].map((cell) => sheet?.[cell]?.v)).toEqual([1, 20, 30, 40]);
});

test("a producer's prefix is kept, and a value for a covered cell goes where the merge shows it", () => {
  const rows = '<x:row r="1"><x:c r="A1" s="1"/><x:c r="B1" s="1"/></x:row>';
  const tail = '<x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells>';
  const bytes = write({ rows, tail, prefix: "x:" }, [{ row: 1, column: 2, value: text("看得见") }]);
  expect(rowsOf(bytes)).toBe(
    '<x:row r="1"><x:c r="A1" s="1" t="inlineStr"><x:is><x:t>看得见</x:t></x:is></x:c><x:c r="B1" s="1"/></x:row>',
  );
});

test("an empty sheet beside the form keeps its bytes", () => {
  const empty = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
  const filled = fillForm(plainForm({ rows: "", sheets: { 空表: empty } }), [
    { sheet: "表", insertions: [], writes: [{ row: 1, column: 1, value: number("1") }] },
  ]);
  expect(filled.ok && filled.value.parts.changed).toEqual(["xl/worksheets/sheet1.xml"]);
});
