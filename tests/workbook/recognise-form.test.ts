import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readForm } from "#workbook/read-form";
import { catalogueIndex, formBytes } from "../support/forms.ts";

interface TruthColumn {
  readonly letter: string;
  readonly label: string | null;
  readonly unit: string | null;
  readonly kind: "input" | "fixed" | "formula" | "seq";
}
interface TruthSheet {
  readonly name: string;
  readonly listArea?: {
    readonly headerRows: [number, number];
    readonly firstRow: number;
    readonly lastRow: number;
    readonly growable: boolean;
    readonly columns: readonly TruthColumn[];
  };
  readonly singleCells?: readonly { readonly cell: string; readonly label: string; readonly unit: string | null }[];
}

const readTruth = (name: string): { readonly sheets: readonly TruthSheet[] } =>
  JSON.parse(readFileSync(new URL(`../fixtures/samples/template-${name}.json`, import.meta.url), "utf8"));

async function recognise(name: string): Promise<FormReading> {
  const form = await readForm({ name, bytes: formBytes(name) });
  if (!form.ok) throw new Error(form.error.type);
  return recogniseForm(form.value, catalogueIndex);
}

function labelOf(binding: Binding): string | null {
  return binding.source?.kind === "field" ? (catalogueIndex.byId.get(binding.source.field)?.label ?? null) : null;
}

const FORMS = [
  ["A", "A-湖南-各高新区创新创业载体建设达标情况表.xlsx"],
  ["C", "C-山西-规上工业企业创新活动全覆盖台账.xlsx"],
  ["E", "E-广东-创新体系执行情况报送表.xlsx"],
] as const;

test.each(FORMS)("the list of form %s is found with its columns", async (letter, file) => {
  const sheet = readTruth(letter).sheets.find((one) => one.listArea !== undefined);
  const list = (await recognise(file)).lists.find((one) => one.sheet === sheet?.name);
  const area = sheet?.listArea;
  expect({
    headerRows: list?.headerRows,
    firstRow: list?.firstRow,
    lastRow: list?.lastRow,
    growable: list?.growable,
    kinds: list?.columns.map((column) => [column.letter, column.kind]),
  }).toEqual({
    headerRows: area?.headerRows,
    firstRow: area?.firstRow,
    lastRow: area?.lastRow,
    growable: area?.growable,
    kinds: area?.columns.map((column) => [column.letter, column.kind === "seq" ? "sequence" : column.kind]),
  });
});

test("every column of form C gets its field and unit, formulas and the hidden sheet none", async () => {
  const list = (await recognise(FORMS[1][1])).lists[0];
  const truth = readTruth("C").sheets[0]?.listArea?.columns ?? [];
  expect(list?.columns.map((column) => [column.letter, labelOf(column.binding), column.unit])).toEqual(
    truth.map((column) => [column.letter, column.label, column.unit]),
  );
  expect(list?.columns.find((column) => column.letter === "F")?.allowed).toEqual(["大型", "中型", "小型", "微型"]);
  expect(list?.columns.find((column) => column.letter === "J")?.allowed).toContain("产学研合作");
  expect(list?.selection.reason).toBe("标题写明“规上工业”");
});

test.each([
  "A-湖南-各高新区创新创业载体建设达标情况表.xlsx",
  "B-山东-重点支持创新型产业集群发展情况汇总表.xlsx",
  "E-广东-创新体系执行情况报送表.xlsx",
])("nothing about single enterprises is proposed in %s, whose rows are no enterprises", async (file) => {
  const reading = await recognise(file);
  const figures = [...reading.lists.flatMap((list) => list.columns), ...reading.cells].flatMap(
    ({ binding: { source } }) => (source?.kind === "field" ? (catalogueIndex.byId.get(source.field) ?? []) : []),
  );
  expect(figures.filter(({ subject, kind }) => subject === "enterprise" && kind === "observation")).toEqual([]);
});

test("the scattered cells of form D are found with field and unit", async () => {
  const cells = (await recognise("D-火炬口径-科技企业孵化器综合情况.xlsx")).cells;
  const truth = readTruth("D").sheets[0]?.singleCells ?? [];
  const found = truth.map(({ cell }) => {
    const place = cells.find((one) => one.cell === cell);
    const period = place?.binding.source?.kind === "setting" && place.binding.source.setting === "period";
    return [cell, place === undefined ? "missing" : period ? "报告年份" : labelOf(place.binding), place?.unit ?? null];
  });
  const count = new Map([
    ["C33", "个"],
    ["C34", "个"],
    ["F35", "个"],
  ]);
  // 负责人 of an incubator has no field of its own: the nearest is 法定代表人. Counts keep the unit as printed (个).
  expect(found).toEqual(
    truth.map(({ cell, label, unit }) => [cell, label === "负责人" ? "法定代表人" : label, count.get(cell) ?? unit]),
  );
});

test("labels around the forms are answered from the settings", async () => {
  const cells = (await recognise("B-山东-重点支持创新型产业集群发展情况汇总表.xlsx")).cells;
  expect(
    cells.map((cell) => [
      cell.cell,
      cell.prefix,
      cell.suffix ?? "",
      cell.binding.source,
      cell.binding.confidence >= 0.6,
    ]),
  ).toEqual([
    ["A2", "山东省重点支持创新型产业集群发展情况汇总表（", "度）", { kind: "setting", setting: "period" }, true],
    ["A3", "填报单位（盖章）：", "市科技局", { kind: "setting", setting: "reportingUnit" }, false],
    ["P3", "填报日期：", "", { kind: "setting", setting: "reportDate" }, true],
    ["A34", "单位负责人：", "", { kind: "setting", setting: "unitHead" }, true],
    ["E34", "统计负责人：", "", { kind: "setting", setting: "statisticsHead" }, true],
    ["J34", "填表人：", "", { kind: "setting", setting: "preparedBy" }, true],
    ["O34", "联系电话：", "", { kind: "setting", setting: "phone" }, true],
    ["S34", "报出日期：", "", { kind: "setting", setting: "reportDate" }, true],
  ]);
});

test("over a list of enterprises 单位名称（公章） is the office that reports", async () => {
  const sheet = XLSX.utils.aoa_to_sheet([["单位名称（公章）："], ["序号", "企业名称", "营业收入（万元）"], [1], [2]]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "表1");
  const bytes = new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  const form = await readForm({ name: "表.xlsx", bytes });
  if (!form.ok) throw new Error(form.error.type);
  const { cells } = recogniseForm(form.value, catalogueIndex);
  expect(cells.map(({ cell, binding }) => [cell, binding.source])).toEqual([
    ["A1", { kind: "setting", setting: "reportingUnit" }],
  ]);
});
