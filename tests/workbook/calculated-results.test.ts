import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { CellWrite } from "#domain/reporting/form-binding";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { fillForm } from "#workbook/fill-form";
import { readForm } from "#workbook/read-form";
import { catalogueIndex, formBytes } from "../support/forms.ts";
import { recalculate, SOFFICE } from "../support/office.ts";

/** Numbers for every open number cell of the form's first list, and for the last row some blanks. */
async function fillNumbers(name: string): Promise<Uint8Array> {
  const bytes = formBytes(name);
  const form = await readForm({ name, bytes });
  if (!form.ok) throw new Error(form.error.type);
  const list = recogniseForm(form.value, catalogueIndex).lists[0];
  if (list === undefined) throw new Error("no list");
  const writes: CellWrite[] = [];
  for (let row = list.firstRow; row < list.lastRow; row += 1) {
    if (list.totalRows.includes(row)) continue;
    for (const column of list.columns) {
      if (column.kind !== "input" || !/0/u.test(column.numberFormat ?? "")) continue;
      const decimal = String(((row * 7 + column.column * 13) % 23) / 4);
      writes.push({ row, column: column.column, value: { kind: "number", decimal } });
    }
  }
  const filled = fillForm(bytes, [{ sheet: list.sheet, insertions: [], writes }]);
  if (!filled.ok) throw new Error(filled.error.type);
  return filled.value.bytes;
}

function results(bytes: Uint8Array): Record<string, unknown> {
  const book = XLSX.read(bytes, { cellFormula: true });
  const found: Record<string, unknown> = {};
  for (const [name, sheet] of Object.entries(book.Sheets)) {
    for (const [cell, content] of Object.entries(sheet)) {
      if (typeof content !== "object" || !("f" in content)) continue;
      found[`${name}!${cell}`] = typeof content.v === "number" ? Number(content.v.toPrecision(12)) : (content.v ?? "");
    }
  }
  return found;
}

test
  .skipIf(SOFFICE === null)
  .each(["A-湖南-各高新区创新创业载体建设达标情况表.xlsx", "B-山东-重点支持创新型产业集群发展情况汇总表.xlsx"])(
  "the results we write into %s are those LibreOffice calculates",
  async (name) => {
    const filled = await fillNumbers(name);
    const ours = results(filled);
    expect(Object.keys(ours).length).toBeGreaterThan(40);
    expect(ours).toEqual(results(recalculate(filled)));
  },
);
