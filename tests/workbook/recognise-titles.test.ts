import { expect, test } from "vitest";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../support/blank-builder.ts";
import { catalogueIndex } from "../support/forms.ts";

/** Lines below a title: one in brackets adds to it, one in another language does not take its place; and headings that count one year only. */

async function recognised(lines: readonly string[]) {
  const bytes = drawWorkbook([{ name: "附件", drawn: lines.join("\n") }]);
  const form = await readForm({ name: "表.xlsx", bytes });
  if (!form.ok) throw new Error(form.error.type);
  return recogniseForm(form.value, catalogueIndex).lists;
}

const CARRIERS = ["#序号|载体名称|级别|工位数（个）", "#|||", "#|||"];

test("众创空间一览表 with （省级） below it", async () => {
  const [list] = await recognised(["众创空间一览表|>|>|>", "（省级）|>|>|>", ...CARRIERS]);
  expect(list?.selection.where).toEqual([
    { field: "carrierType", equals: "众创空间" },
    { field: "carrierLevel", equals: "省级" },
  ]);
});

test("an English line below 加速器名单", async () => {
  const [list] = await recognised(["加速器名单|>|>|>", "Accelerators (List of 2025)|>|>|>", ...CARRIERS]);
  expect(list?.selection.where).toEqual([{ field: "carrierType", equals: "加速器" }]);
});

test.each(["当年毕业企业（家）", "本年毕业企业数（家）", "2025年毕业企业数"])(
  "%s is not those of all years",
  async (heading) => {
    const [list] = await recognised(["孵化器一览表|>|>", `#序号|孵化器名称|${heading}`, "#||", "#||"]);
    expect(list?.columns[2]).toMatchObject({ binding: { source: null } });
  },
);

test("累计毕业企业数 is", async () => {
  const [list] = await recognised(["孵化器一览表|>|>", "#序号|孵化器名称|累计毕业企业数（家）", "#||", "#||"]);
  expect(list?.columns[2]).toMatchObject({ binding: { source: { field: "graduatesTotal" } } });
});

test("the heading of the first list is not that of the next", async () => {
  const columns = ["#序号|众创空间名称|工位数（个）", "#||", "#||"];
  const lists = await recognised([
    "2025年双创载体名录|>|>",
    "一、国家级众创空间|>|>",
    ...columns,
    "二、在册众创空间|>|>",
    ...columns,
  ]);
  expect(lists.map(({ selection }) => selection.where)).toEqual([
    [
      { field: "carrierType", equals: "众创空间" },
      { field: "carrierLevel", equals: "国家级" },
    ],
    [{ field: "carrierType", equals: "众创空间" }],
  ]);
});
