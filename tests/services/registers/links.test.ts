/** Entries name each other as files write it; the book finds whom they mean exactly, or says why not (关联). */
import { beforeEach, expect, test } from "vitest";
import type { RelatedGroup } from "#contract/registers";
import { readBookLinks } from "#services/registers/read-links";
import { madeWorkbook } from "../../support/made-roster.ts";
import { tablesOf } from "../import-desk.ts";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const doubts = (): readonly (readonly [string, string | null])[] =>
  readBookLinks(desk.book.db).links.map(({ text, doubt }) => [text, doubt]);

async function related(id: number, asOf: string | null = null) {
  const groups = need(await desk.services["registers/related"]({ id, asOf }));
  return groups.map(({ direction, label, entries }: RelatedGroup) => [
    direction,
    label,
    ...entries.map(({ name, words, current, doubt }) => [name, words, current, doubt]),
  ]);
}

test("present and alias names, codes and lists of names lead to their entries; the unknown and the ambiguous are told", async () => {
  const code = "91430100MA4L16JQ9D";
  need(await desk.services["enterprises/create"]({ name: "云麓光电有限公司", creditCode: code }));
  await desk.add("cluster", "碳基新材料产业集群", { clusterAliases: "炭基新材料产业集群、碳基集群" });
  await desk.add("cluster", "半导体产业集群", { clusterSystem: "山西" });
  await desk.add("cluster", "半导体产业集群", { clusterSystem: "湖南" });
  await desk.add("platform", "光电中心", { hostEnterprise: code, platformClusters: "碳基集群；炭基新材料产业集群" });
  await desk.add("platform", "芯片中心", { hostEnterprise: "云麓光电", platformClusters: "半导体产业集群" });
  await desk.add("platform", "封装中心", { platformClusters: "半导体产业集群（湖南）" });
  expect(doubts()).toEqual([
    ["碳基集群", null],
    ["炭基新材料产业集群", null],
    ["半导体产业集群", "叫“半导体产业集群”的有 2 条，分不清是哪一条，请写全称或统一社会信用代码。"],
    ["半导体产业集群（湖南）", null],
    [code, null],
    ["云麓光电", "台账里没有叫“云麓光电”的条目。"],
  ]);
  const choices = need(await desk.services["registers/link-choices"]({ field: "platformClusters", search: "半导体" }));
  expect(choices.map(({ name }) => name)).toEqual(["半导体产业集群（山西）", "半导体产业集群（湖南）"]);
});

test("who typed a name that nobody has is told, and it is stored as written", async () => {
  const id = await desk.add("platform", "光电中心");
  const warning = await desk.edit(id, "hostEnterprise", "云麓光电有限公司");
  expect(warning).toBe("台账里没有叫“云麓光电有限公司”的条目。已照填存入，等这个名称进了台账就会自动对上。");
  const request = { kind: "platform", search: "", filters: [], sort: [], offset: 0, limit: 5 };
  const listed = need(await desk.services["enterprises/list"]({ ...request, columns: ["hostEnterprise"] }));
  expect(listed.rows.map(({ warnings }) => warnings)).toEqual([
    { hostEnterprise: "台账里没有叫“云麓光电有限公司”的条目。" },
  ]);
  await desk.add("enterprise", "云麓光电有限公司");
  expect(doubts()).toEqual([["云麓光电有限公司", null]]);
});

test("a slip put right in a name goes along to whoever named the entry by it, in one step", async () => {
  const id = await desk.add("enterprise", "云麓光店有限公司");
  await desk.add("cluster", "光电产业集群");
  await desk.add("membership", "", { memberEnterprise: "云麓光店有限公司", memberCluster: "光电产业集群" });
  await desk.add("alliance", "光电联盟", { allianceLead: "星河公司、云麓光店有限公司" });
  expect(await desk.edit(id, "enterpriseName", "云麓光电有限公司")).toBe("按原来名称关联到它的 3 处也一并改了。");
  expect(await desk.names("membership")).toEqual(["云麓光电有限公司 · 光电产业集群"]);
  expect(
    readBookLinks(desk.book.db)
      .to.get(id)
      ?.map(({ field, text }) => [field, text]),
  ).toEqual([
    ["allianceLead", "云麓光电有限公司"],
    ["memberEnterprise", "云麓光电有限公司"],
  ]);
  await desk.undo();
  expect(await desk.names("membership")).toEqual(["云麓光店有限公司 · 光电产业集群"]);
  expect(readBookLinks(desk.book.db).to.get(id)?.length).toBe(2);
});

test("a renaming that a file brings leaves a former name, by which old records still find the enterprise", async () => {
  const code = "91430100MA4L16JQ9D";
  const roster = (name: string): Uint8Array =>
    madeWorkbook({
      名册: [
        ["企业名称", "统一社会信用代码", "法定代表人"],
        [name, code, "张三"],
      ],
    });
  await desk.take(await desk.read("一.xlsx", roster("云麓光电有限公司")));
  await desk.add("qualification", "", { holder: "云麓光电有限公司", qualificationType: "瞪羚企业" });
  const renamed = await desk.read("二.xlsx", roster("云麓光电集团有限公司"));
  expect(tablesOf(renamed)).toHaveLength(1);
  await desk.take(renamed);
  expect(await desk.names("enterprise")).toEqual(["云麓光电集团有限公司"]);
  expect(doubts()).toEqual([["云麓光电有限公司", null]]);
});

test("a record merged away is still found by its name and its code", async () => {
  const [kept, dropped] = ["91430100MA4L16JQ9D", "91430100MA4PQHM94N"];
  const create = desk.services["enterprises/create"];
  const { id } = need(await create({ name: "云麓光电有限公司", creditCode: kept }));
  const other = need(await create({ name: "云麓光电长沙有限公司", creditCode: dropped })).id;
  await desk.add("platform", "光电中心", { hostEnterprise: dropped });
  await desk.add("platform", "芯片中心", { hostEnterprise: "云麓光电长沙有限公司" });
  const merged = await desk.services["merging/merge"]({ keepId: id, dropId: other, fromDropped: [] });
  expect(merged.ok).toBe(true);
  expect(readBookLinks(desk.book.db).links.map(({ to }) => to)).toEqual([id, id]);
});

test("an enterprise shows what it belongs to and what belongs to it, with dates and words", async () => {
  const id = await desk.add("enterprise", "云麓光电有限公司", { carrier: "星河空间", entryDate: "2019-03" });
  const carrier = await desk.add("carrier", "云麓孵化器");
  const cluster = await desk.add("cluster", "光电产业集群");
  await desk.add("stay", "", {
    incubatee: "云麓光电有限公司",
    stayCarrier: "云麓孵化器",
    stayFrom: "2021-03",
    graduatedOn: "2024-05",
    graduationGround: "高新技术企业",
  });
  await desk.add("membership", "", {
    memberEnterprise: "云麓光电有限公司",
    memberCluster: "光电产业集群",
    memberRole: "龙头",
    chainLink: "上游",
  });
  await desk.add("event", "", { eventSubject: "云麓光电有限公司", eventType: "更名", eventDate: "2020-01" });
  expect(await related(id)).toEqual([
    ["belongsTo", "所属载体", ["星河空间", "2019-03 起", true, "台账里没有叫“星河空间”的条目。"]],
    ["belongsTo", "孵化载体", ["云麓孵化器", "2021-03 至 2024-05 毕业（高新技术企业）", false, null]],
    ["belongsTo", "成员所属集群", ["光电产业集群", "龙头 · 上游", true, null]],
    ["holds", "企业变动", ["云麓光电有限公司 · 更名 · 2020-01", "更名 · 2020-01 起", true, null]],
  ]);
  const span = "2021-03 至 2024-05 毕业（高新技术企业）";
  expect(await related(carrier, "2022-06-30")).toEqual([["holds", "在孵企业", ["云麓光电有限公司", span, true, null]]]);
  expect(await related(cluster)).toEqual([["holds", "成员企业", ["云麓光电有限公司", "龙头 · 上游", true, null]]]);
  const detail = need(await desk.services["enterprises/detail"]({ id }));
  expect(detail.events?.map(({ type, date }) => [type, date])).toEqual([["更名", "2020-01"]]);
});
