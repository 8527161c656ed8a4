import { beforeAll, expect, test } from "vitest";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { FormCell, FormReading } from "#domain/reporting/form-binding";
import { createServices } from "#services/create-services";
import { openForm } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { deskPorts } from "../../support/desk-ports.ts";
import { learningEnterprises, openLearningBook } from "../../support/learning-book.ts";
import { sourceText } from "../../support/learning-pairs.ts";

/** Cells about the zone as a whole (全区指标的单格): an indicator is proposed where its value and the words agree, never for one small number. */

let book: Book;

function indicator(code: string, name: string, unit: string, formula: string): IndicatorDefinition {
  return {
    code,
    name,
    unit,
    direction: "up",
    note: "",
    source: { document: "", place: "" },
    effective: { from: null, until: null },
    formula,
    group: "测试",
    unconfirmed: null,
    decimals: 2,
    time: "flow",
  };
}

beforeAll(async () => {
  book = await openLearningBook();
  const services = createServices({ ports: deskPorts().ports, book });
  for (const definition of [
    indicator("T1", "全口径进账总额", "万元", "求和(企业.营业收入)"),
    indicator("T2", "园区企业研发投入总额", "万元", "求和(企业.研发费用)"),
    indicator("T3", "园区从业人员总数", "人", "求和(企业.从业人员期末人数)"),
  ]) {
    const saved = await services["indicators/save"]({ definition });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  }
}, 60_000);

const total = (field: string, by: number) =>
  learningEnterprises().reduce((sum, entry) => sum + Number(entry[`${field}@2024`]), 0) / by;

const drawn = (year: string, values: readonly string[]) => `
主要指标完成情况（${year}年度）|>|>|>
#指标名称|计量单位|代码|完成数
#全口径进账总额情况|万元|01|${values[0] ?? ""}
#研发投入总额|万元|02|${values[1] ?? ""}
#队伍总人数|人|03|${values[2] ?? ""}
#获奖数量|项|04|${values[3] ?? ""}
`;

const bytes = (year: string, values: readonly string[]) => drawWorkbook([{ name: "指标", drawn: drawn(year, values) }]);
const told = ({ cell, binding }: FormCell) =>
  `${cell} ${binding.confidence >= 0.7 ? (sourceText(binding.source) ?? "-") : "?"}`;

async function learn(values: readonly string[]): Promise<FormReading> {
  const opened = await openForm(
    book,
    { name: "今年.xlsx", bytes: bytes("2025", []) },
    { name: "已报.xlsx", bytes: bytes("2024", values) },
  );
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value.reading;
}

test("indicators whose values and words agree are proposed, small numbers and other things are not", async () => {
  const reading = await learn([
    total("operatingRevenue", 10_000).toFixed(2),
    total("researchExpense", 10_000).toFixed(2),
    String(total("employees", 1)),
    "3",
  ]);
  expect(reading.cells.map(told)).toEqual(['D3 指标("own/T1")', "D4 求和(企业.研发费用)", "D5 ?", "D6 ?"]);
});

test("a copy with other numbers proposes nothing", async () => {
  const reading = await learn(["1234567.89", "98765.43", "4321", "3"]);
  expect(reading.cells.map(told)).toEqual(["D3 ?", "D4 ?", "D5 ?", "D6 ?"]);
});
