/** Entries of every kind live side by side: listed, searched, edited, named, removed and brought back (各类台账条目). */
import { beforeEach, expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { setHomeZone } from "#services/book-zone";
import { contentHash } from "#store/content-hash";
import { checkIntegrity } from "#store/integrity";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

test("every kind is asked for by itself: an incubator is no enterprise, and a name may belong to two kinds", async () => {
  await desk.add("enterprise", "云麓光电有限公司");
  await desk.add("carrier", "云麓孵化器", { carrierType: "科技企业孵化器", carrierLevel: "国家级" });
  await desk.add("carrier", "云麓孵化器", { carrierType: "众创空间" });
  await desk.add("cluster", "云麓光电产业集群");
  expect(await desk.names("enterprise")).toEqual(["云麓光电有限公司"]);
  expect(await desk.names("carrier", { search: "云麓" })).toEqual(["云麓孵化器", "云麓孵化器"]);
  const filters = [{ key: "carrierName", test: "contains", text: "孵化", values: [] }] as const;
  expect(await desk.names("carrier", { filters: [...filters], search: "yl" })).toHaveLength(2);
  expect(await desk.names("enterprise", { search: "孵化" })).toEqual([]);
  const status = need(await desk.services["book/status"](null));
  expect([status.enterprises, status.doubts.map(({ count }) => count)]).toEqual([1, [1]]);
  const carrier = await desk.kind("carrier");
  expect([carrier.count, carrier.viewCounts]).toEqual([2, [1, 1, 0, 0, 0]]);
  const values = need(
    await desk.services["enterprises/value-list"]({ kind: "carrier", key: "carrierName", search: "" }),
  );
  expect(values).toEqual([{ value: "云麓孵化器", count: 2 }]);
  expect(checkIntegrity(desk.book.db)).toEqual([]);
});

test("the operator's code describes a carrier and identifies nobody; a column of another kind is refused", async () => {
  const code = "91430100MA4L16JQ9D";
  need(await desk.services["enterprises/create"]({ name: "云麓科创有限公司", creditCode: code }));
  const carrier = await desk.add("carrier", "云麓孵化器", { operatorCode: code });
  need(await desk.services["enterprises/create"]({ kind: "carrier", name: "星河空间", creditCode: code }));
  expect(await desk.services["enterprises/create"]({ name: "另一家", creditCode: code })).toEqual(
    err({ type: "CreditCodeTaken", creditCode: code, enterprise: "云麓科创有限公司" }),
  );
  const detail = need(await desk.services["enterprises/detail"]({ id: carrier }));
  expect([detail.kind, detail.creditCode, detail.attributes.map(({ field, value }) => [field, value])]).toEqual([
    "carrier",
    null,
    [
      ["carrierName", "云麓孵化器"],
      ["operatorCode", code],
    ],
  ]);
  expect(await desk.edit(carrier, "zoneLevel", "省级")).toContain("孵化载体没有这个项目");
  expect(checkIntegrity(desk.book.db)).toEqual([]);
});

test("a certificate is called by what it says, follows its values, and lacks nothing it is known by", async () => {
  const holder = await desk.add("enterprise", "云麓光电有限公司");
  const id = await desk.add("qualification", "", {
    holder: "云麓光电有限公司",
    qualificationType: "高新技术企业",
    qualificationIssued: "2021-12",
  });
  expect(await desk.names("qualification")).toEqual(["云麓光电有限公司 · 高新技术企业 · 2021-12"]);
  expect(await desk.edit(id, "qualificationIssued", "2022年10月")).toBeNull();
  expect(await desk.names("qualification")).toEqual(["云麓光电有限公司 · 高新技术企业 · 2022-10"]);
  expect(await desk.undo()).toContain("由“2022-10”改回“2021-12”");
  expect(await desk.names("qualification")).toEqual(["云麓光电有限公司 · 高新技术企业 · 2021-12"]);
  await desk.edit(id, "qualificationRevoked", "2023-05-01");
  const { qualifications } = need(await desk.services["enterprises/detail"]({ id: holder }));
  expect(qualifications.map(({ kind, issued, revoked }) => [kind, issued, revoked])).toEqual([
    ["高新技术企业", "2021-12", "2023-05-01"],
  ]);
  expect(await desk.edit(id, "qualificationName", "别的名字")).toContain("由记录的内容组成");
  expect(await desk.edit(id, "holder", "")).toContain("不能空着");
  const values = { holder: "云麓光电有限公司" };
  expect(
    await desk.services["enterprises/create"]({ kind: "qualification", name: "", creditCode: "", values }),
  ).toEqual(err({ type: "ValueUnreadable", field: "资质类别", text: "", reason: "要填，这条记录靠它认出来" }));
});

test("removed entries come back whole with one undo, and go again with redo", async () => {
  const ids = [
    await desk.add("carrier", "云麓孵化器", { carrierType: "科技企业孵化器" }),
    await desk.add("carrier", "星河空间", { carrierType: "众创空间", accreditedOn: "2020-05" }),
  ];
  const before = contentHash(desk.book.db, { origins: true });
  expect(await desk.services["registers/remove"]({ ids })).toEqual({ ok: true, value: { removed: 2 } });
  expect(await desk.names("carrier")).toEqual([]);
  expect(checkIntegrity(desk.book.db)).toEqual([]);
  expect(await desk.undo()).toBe("已撤销：删除孵化载体“云麓孵化器”等 2 家。");
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  expect(need(await desk.services["enterprises/redo"](null)).sentence).toBe(
    "已重做：删除孵化载体“云麓孵化器”等 2 家。",
  );
  expect(await desk.names("carrier")).toEqual([]);
  expect(await desk.services["registers/remove"]({ ids })).toEqual(err({ type: "EnterpriseNotFound" }));
});

test("a kind is exported under its own name with its own columns", async () => {
  await desk.add("carrier", "云麓孵化器", { carrierType: "科技企业孵化器" });
  const question = { kind: "carrier", search: "", filters: [], sort: [] };
  const columns = ["carrierName", "carrierType"];
  const reply = await desk.services["enterprises/export"]({ ...question, columns, token: "载体.xlsx" });
  expect(reply).toEqual({ ok: true, value: { file: "载体.xlsx", rows: 1 } });
  const shown = need(await desk.services["enterprises/columns"]({ kind: "membership" }));
  expect(shown.fields.map(({ label }) => label)).toEqual([
    "集群成员记录",
    "成员企业",
    "成员所属集群",
    "成员角色",
    "产业链环节",
    "链上动作",
    "加入日期",
    "退出集群日期",
  ]);
});

test("periods are those of the kind's own figures", async () => {
  const carrier = await desk.add("carrier", "云麓孵化器", { "incubatees@2024": "12" });
  await desk.add("enterprise", "云麓光电有限公司", { "employees@2025": "30" });
  const periodsOf = async (kind: string) => need(await desk.services["enterprises/columns"]({ kind })).periods;
  expect([await periodsOf("carrier"), await periodsOf("enterprise"), await periodsOf("fund")]).toEqual([
    ["2024"],
    ["2025"],
    [],
  ]);
  const detail = need(await desk.services["enterprises/detail"]({ id: carrier }));
  expect(detail.observations.map(({ field, period, value }) => [field, period, value])).toEqual([
    ["incubatees", "2024", 12],
  ]);
});

test("the zone of the book is set with its level; an unknown level is refused and changes nothing", async () => {
  const { db } = desk.book;
  const at = "2026-03-31T08:00:00.000Z";
  expect(setHomeZone(db, { name: "云麓高新区", level: "国家级高新区" }, at)).toMatchObject({ ok: false });
  expect([need(await desk.services["book/settings"](null)).zoneName, await desk.names("zone")]).toEqual(["", []]);
  expect(setHomeZone(db, { name: "云麓高新区", level: "省级" }, at)).toEqual({
    ok: true,
    value: { id: 1, name: "云麓高新区", level: "省级" },
  });
  expect(setHomeZone(db, { name: "云麓高新区", level: null }, at)).toMatchObject({ value: { level: "省级" } });
});

test("the settings' zone becomes an entry once, and keeps its level there", async () => {
  const settings = need(await desk.services["book/settings"](null));
  await desk.services["book/save-settings"]({ ...settings, zoneName: "云麓高新区" });
  await desk.services["book/save-settings"]({ ...settings, zoneName: "云麓 高新区" });
  expect(await desk.names("zone")).toEqual(["云麓高新区"]);
  expect(await desk.undo()).toBe("已撤销：新增高新区“云麓高新区”。");
});
