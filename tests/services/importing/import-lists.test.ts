/** Lists that a policy pack brings along are imported like any roster, each sheet under its own name. */
import { expect, test } from "vitest";
import type { KindDefinition } from "#domain/register/kind";
import { type MadeRows, madeWorkbook } from "../../support/made-roster.ts";
import { type ImportDesk, openDesk } from "../import-desk.ts";

const shared = ["entryName", "entryCluster", "responsibleUnit", "deadline", "entryState", "progress"];

function list(
  id: string,
  label: string,
): { kind: KindDefinition; fields: readonly unknown[]; note: string; map: null } {
  const kind: KindDefinition = {
    id: `shanxi:${id}`,
    label,
    classifier: "条",
    group: "ledger",
    nameField: "entryName",
    codeField: null,
    fields: shared,
    identity: ["entryCluster"],
    nameFrom: null,
    views: [],
    pack: "shanxi",
  };
  return { kind, fields: [], note: "", map: null };
}

const lists = [
  list("investment", "招商引资清单"),
  list("chain", "产业链缺失环节清单"),
  list("projects", "重大项目清单"),
];

async function deskWithLists(): Promise<ImportDesk> {
  const desk = await openDesk();
  const content = JSON.stringify({ id: "shanxi", lists, aliases: [] });
  desk.book.db
    .prepare(
      "INSERT INTO policy_pack (id, name, version, hash, content, own, installed_at, installed_by) VALUES ('shanxi', '山西', '1', '-', ?, 0, '2026-01-01', '-')",
    )
    .run(content);
  return desk;
}

const head = ["序号", "事项", "对应集群", "责任单位", "完成时限", "办理状态", "目前进展"];
const rowsOf = (title: string, ...names: readonly string[]): MadeRows => [
  [title],
  head,
  ...names.map((name, at) => [
    at + 1,
    name,
    at % 2 === 0 ? "煤机智能制造集群" : "光机电集群",
    "科技局",
    "2021-06-30",
    "推进中",
    "已对接",
  ]),
];

const workbook = madeWorkbook({
  招商引资清单: rowsOf("招商引资清单", "引进采煤机龙头", "引进传感器企业"),
  产业链缺失环节清单: rowsOf("集群建设任务", "补强液压件", "补强控制芯片", "补强轴承"),
  重大项目: rowsOf("二〇二一年清单", "智能工厂一期"),
});

test("sheets of lists with the same columns go each to its own list, by name of sheet or title", async () => {
  const desk = await deskWithLists();
  const reading = await desk.read("八张清单.xlsx", workbook);
  expect(reading.sheets.map(({ tables }) => tables.map(({ subject }) => subject))).toEqual([
    ["shanxi:investment"],
    ["shanxi:chain"],
    ["shanxi:projects"],
  ]);
  await desk.take(reading);
  const stored = desk.book.db
    .prepare("SELECT kind, count(*) FROM enterprise WHERE removed_at IS NULL GROUP BY kind ORDER BY kind")
    .raw()
    .all();
  expect(stored).toEqual([
    ["shanxi:chain", 3],
    ["shanxi:investment", 2],
    ["shanxi:projects", 1],
  ]);
  const again = await desk.read("八张清单（再）.xlsx", workbook);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: again.readingId });
  expect(plan.ok && plan.value.counts).toEqual({ add: 0, update: 0, unchanged: 6, decision: 0, rejected: 0 });
});

test("a zone's namesakes by word are no proposals: every zone of a province is itself", async () => {
  const desk = await openDesk();
  const places = ["云麓", "青砚", "岳北", "桐花", "望岳", "砚池", "星河", "麓野"];
  const zones = (names: readonly string[]): Uint8Array =>
    madeWorkbook({
      高新区: [
        ["高新区名单"],
        ["高新区名称", "级别", "所在市州"],
        ...names.map((name) => [name, "省级", `${name.slice(0, 2)}市`]),
      ],
    });
  const all = places.map((place) => `${place}高新技术产业开发区`);
  await desk.take(await desk.read("一.xlsx", zones(all.slice(0, 4))));
  const reading = await desk.read("二.xlsx", zones(all));
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: reading.readingId });
  expect(plan.ok && plan.value.counts).toEqual({ add: 4, update: 0, unchanged: 4, decision: 0, rejected: 0 });
});

test("clusters, platforms and projects of like names are not asked about one by one", async () => {
  const desk = await openDesk();
  const clusters = (names: readonly string[]): Uint8Array =>
    madeWorkbook({ 集群: [["集群名称", "级别", "所在市"], ...names.map((name) => [name, "省级", "云麓市"])] });
  await desk.take(
    await desk.read("一.xlsx", clusters(["云麓生物医药产业集群", "云麓新材料产业集群", "青砚生物医药产业集群"])),
  );
  const reading = await desk.read(
    "二.xlsx",
    clusters(["云麓智能装备产业集群", "青砚新材料产业集群", "岳北生物医药产业集群"]),
  );
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: reading.readingId });
  expect(plan.ok && plan.value.counts).toEqual({ add: 3, update: 0, unchanged: 0, decision: 0, rejected: 0 });
});
