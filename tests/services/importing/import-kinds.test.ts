/** Lists of every kind go into the book as entries of their kind, once: the same file again changes nothing. */
import { expect, test } from "vitest";
import type { CellContent } from "#domain/workbook/grid";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { kindSheets } from "../../support/kind-sheets.ts";
import { madeWorkbook } from "../../support/made-roster.ts";
import { type ImportDesk, openDesk } from "../import-desk.ts";

interface Entry {
  readonly id: number;
  readonly name: string;
}

function entriesOf({ book }: ImportDesk, kind: string): readonly Entry[] {
  const query = "SELECT id, name FROM enterprise WHERE kind = ? AND removed_at IS NULL ORDER BY id";
  return book.db.prepare<[string], Entry>(query).all(kind);
}

async function planOf(desk: ImportDesk, name: string, bytes: Uint8Array) {
  const { readingId } = await desk.read(name, bytes);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const written = (rows: readonly (readonly CellContent[])[]) =>
  rows.map((cells) => cells.map((cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)));

for (const { kind, sheet, rows, merged = [], names } of kindSheets) {
  test(`a list of ${kind} becomes entries, and again nothing`, async () => {
    const desk = await openDesk();
    const file = madeWorkbook({ [sheet]: written(rows) }, merged);
    await desk.take(await desk.read("2025年台账.xlsx", file));
    expect(entriesOf(desk, kind).map(({ name }) => name)).toEqual(names);
    const again = await planOf(desk, "2025年台账.xlsx", file);
    expect(again.counts).toEqual({ add: 0, update: 0, unchanged: names.length, decision: 0, rejected: 0 });
    const other = await planOf(desk, "2025年台账（副本）.xlsx", madeWorkbook({ [`${sheet} `]: written(rows) }, merged));
    expect(other.counts).toEqual(again.counts);
  });
}

test("figures of kinds are observations of the period, dates and links attributes", async () => {
  const desk = await openDesk();
  const [clusters] = kindSheets;
  await desk.take(
    await desk.read("集群.xlsx", madeWorkbook({ 集群: written(clusters?.rows ?? []) }, clusters?.merged)),
  );
  const [first] = entriesOf(desk, "cluster");
  expect(readKnownValues(desk.book.db, first?.id ?? 0)).toEqual({
    enterpriseName: "云麓先进计算产业集群",
    clusterLevel: "国家级",
    clusterZone: "云麓高新区",
    clusterRecognised: "2021-03",
    "clusterOutput@2025": "32050000000",
    "clusterRevenue@2025": "29800000000",
    leadUnit: "工信局",
  });
});

const enterprises = [
  ["高新区企业名册2025"],
  ["序号", "企业名称", "统一社会信用代码", "法定代表人", "营业收入（万元）"],
  [1, "云麓光电股份有限公司", "91430100MA4L16PA7B", "陈立", 1200],
  [2, "岳北生物医药有限公司", "", "周敏", 800],
];
const carriers = [
  ["孵化载体汇总表（2025年）"],
  ["序号", "载体名称", "载体类型", "级别", "统一社会信用代码", "在孵企业数"],
  [1, "云麓创业园", "科技企业孵化器", "国家级", "91430100MA4L16PA7B", 88],
  [2, "云麓创业园", "众创空间", "省级", "91430100MA4L16PA7B", 30],
];

test("a workbook of enterprises, carriers and clusters is taken sheet by sheet, each for what it is", async () => {
  const desk = await openDesk();
  const [clusters] = kindSheets;
  const file = madeWorkbook({ 企业: enterprises, 载体: carriers, 集群: written(clusters?.rows ?? []) });
  const reading = await desk.read("高新区2025.xlsx", file);
  expect(reading.sheets.map(({ tables }) => tables.map(({ subject }) => subject))).toEqual([
    ["enterprise"],
    ["carrier"],
    ["cluster"],
  ]);
  const plan = await planOf(desk, "高新区2025.xlsx", file);
  // The operator's code on a carrier's row is no second row about that enterprise.
  expect(plan.counts).toEqual({ add: 7, update: 0, unchanged: 0, decision: 0, rejected: 0 });
  await desk.take(reading);
  expect(entriesOf(desk, "enterprise").map(({ name }) => name)).toEqual([
    "云麓光电股份有限公司",
    "岳北生物医药有限公司",
  ]);
  expect(entriesOf(desk, "carrier")).toHaveLength(2);
  const again = await planOf(desk, "高新区2025.xlsx", file);
  expect(again.counts).toMatchObject({ add: 0, update: 0 });
});
