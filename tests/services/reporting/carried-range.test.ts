import { expect, test } from "vitest";
import type { FormReading } from "#domain/reporting/form-binding";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { createBindingFile, layBinding } from "#services/reporting/binding-file";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { catalogueIndex } from "../../support/forms.ts";

/** A remembered form is laid on another with the same columns: the range goes with the title, not with the columns. */

async function read(title: string): Promise<FormReading> {
  const drawn = `${title}|>|>|>\n#序号|企业名称|统一社会信用代码|营业收入（万元）\n#|||\n#|||\n#|||`;
  const form = await readForm({ name: "表.xlsx", bytes: drawWorkbook([{ name: "附表1", drawn }]) });
  if (!form.ok) throw new Error(form.error.type);
  return recogniseForm(form.value, catalogueIndex);
}

async function laid(first: string, then: string, choose?: (reading: FormReading) => FormReading) {
  const before = await read(first);
  const saved = createBindingFile("表.xlsx", choose?.(before) ?? before, { threshold: 0.7, period: null });
  const { reading } = layBinding(await read(then), saved, { reason: "上次填这张表时已确认", year: null, form: null });
  const [list] = reading.lists;
  const sure = list?.columns.filter(({ binding }) => binding.source?.kind === "field" && binding.confidence >= 0.7);
  return [list?.selection.where, sure?.map(({ letter }) => letter).join("")];
}

const byHand = (reading: FormReading): FormReading => ({
  ...reading,
  lists: reading.lists.map((list) => ({
    ...list,
    selection: { ...list.selection, where: [{ field: "park", equals: "望岫片区" }], reason: "您指定的范围" },
  })),
});

test("the same title of another year keeps what a person chose", async () => {
  expect(await laid("2024年高新技术企业名单", "2025年高新技术企业名单", byHand)).toEqual([
    [{ field: "park", equals: "望岫片区" }],
    "BCD",
  ]);
});

test("another title is read anew", async () => {
  expect(await laid("规上企业名单", "营业收入2000万元以上企业名单", byHand)).toEqual([
    [{ field: "operatingRevenue", compare: [{ operator: "≥", value: "2000" }], unit: "万元" }],
    "BCD",
  ]);
});

test("another title that nobody can make out leaves the list open, however sure its columns were", async () => {
  expect(await laid("高新技术企业名单", "亏损企业名单")).toEqual([[], ""]);
});
