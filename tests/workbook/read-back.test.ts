import { expect, test } from "vitest";
import { unzipSync, zipSync } from "fflate";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { fillForm } from "#workbook/fill-form";
import { readBack } from "#workbook/read-back";
import { fillSample, formBytes, formCRows } from "../support/forms.ts";

const FORM_C = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const formC = formBytes(FORM_C);

function fill(fills: readonly SheetFill[]): Uint8Array {
  const filled = fillForm(formC, fills);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  return filled.value.bytes;
}

/** The file with a part changed behind everybody's back. */
function tamper(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = change(new TextDecoder().decode(parts[part]));
  return zipSync({ ...parts, [part]: new TextEncoder().encode(text) });
}

const GROWN: SheetFill = {
  sheet: "台账",
  insertions: [{ firstRow: 7, lastRow: 36, count: 12 }],
  writes: [{ row: 2, column: 1, value: { kind: "text", text: "填报单位：云麓高新区" } }],
  blocks: [
    {
      firstRow: 7,
      count: 42,
      height: 1,
      cells: [
        { column: 3, line: 0 },
        { column: 13, line: 0 },
        { column: 18, line: 0 },
      ],
      value: (record, place) => {
        if (place === 0) return { kind: "text", text: `云麓第${record + 1}户` };
        if (place === 1) return { kind: "number", decimal: `${record}.25` };
        return record % 2 === 0 ? { kind: "date", date: "2025-03-05" } : null;
      },
    },
  ],
};

test("a form filled as planned raises no doubt", async () => {
  const { bytes, plan } = await fillSample(FORM_C, formC, { lists: [{ list: 0, rows: formCRows(75) }], subject: null });
  const check = readBack({ blank: formC, written: bytes, fills: plan.fills });
  expect(check.findings).toEqual([]);
  expect(check.compared).toBeGreaterThan(plan.cells.count);
  expect(readBack({ blank: formC, written: fill([GROWN]), fills: [GROWN] }).findings).toEqual([]);
});

test("whatever was lost or changed is named with its place", () => {
  const bytes = fill([GROWN]);
  const sheet = "xl/worksheets/sheet1.xml";
  const check = (written: Uint8Array) => readBack({ blank: formC, written, fills: [GROWN] }).findings;
  expect([
    check(tamper(bytes, sheet, (xml) => xml.replace("<v>3.25</v>", "<v>3.52</v>"))),
    check(tamper(bytes, sheet, (xml) => xml.replace("SUM(M7:M48)", "SUM(#REF!)"))),
    check(tamper(bytes, sheet, (xml) => xml.replace('<mergeCell ref="A49:B49"/>', ""))),
    check(tamper(bytes, sheet, (xml) => xml.replace('orientation="landscape"', 'orientation="portrait"'))),
    check(tamper(bytes, "xl/workbook.xml", (xml) => xml.replace("$A$1:$V$51", "$A$1:$V$39"))),
    check(tamper(bytes, "xl/workbook.xml", (xml) => xml.replace('state="hidden"', ""))),
    check(bytes.subarray(0, 2000)),
  ]).toEqual([
    [{ sheet: "台账", cell: "M10", what: "应写数 3.25，读到“3.52”" }],
    [{ sheet: "台账", cell: "M49", what: "公式“=SUM(#REF!)”丢了引用的单元格" }],
    [{ sheet: "台账", cell: "A49", what: "少了合并单元格 A49:B49" }],
    [{ sheet: "台账", cell: "", what: "纸张和打印方向与空表不同" }],
    [{ sheet: "台账", cell: "", what: "打印区域应为 A1:V51，读到 A1:V39" }],
    [{ sheet: "代码表", cell: "", what: "工作表的显示或隐藏变了" }],
    [{ sheet: "", cell: "", what: "写出的文件用另一个程序打不开，请不要上报，改用空表重新导出" }],
  ]);
});
