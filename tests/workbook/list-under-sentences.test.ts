import { expect, test } from "vitest";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../support/blank-builder.ts";
import { catalogueIndex } from "../support/forms.ts";

/** A list below sentences with gaps takes its range from its own heading, not from the sentences. */

test("二、国家级和省级众创空间名单 is told from its own heading", async () => {
  const drawn = [
    "青屏高新区2025年双创工作简况|>|>|>",
    "一、建有科技企业孵化器____家（其中国家级____家），众创空间____家，加速器____家。|>|>|>",
    "二、国家级和省级众创空间名单",
    "#序号|众创空间名称|级别|工位数（个）",
    "#|||",
    "#|||",
  ].join("\n");
  const form = await readForm({ name: "表.xlsx", bytes: drawWorkbook([{ name: "附件", drawn }]) });
  if (!form.ok) throw new Error(form.error.type);
  const [list] = recogniseForm(form.value, catalogueIndex).lists;
  expect([list?.selection.where, list?.selection.reason]).toEqual([
    [
      { field: "carrierType", equals: "众创空间" },
      { field: "carrierLevel", equalsAny: ["国家级", "省级"] },
    ],
    "标题写明“众创空间”“国家级和省级”",
  ]);
});
