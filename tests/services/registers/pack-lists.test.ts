/** Lists, columns and aliases that a pack brings are lists, columns and aliases of the book (政策包的清单、地图、别名). */
import { beforeEach, expect, test } from "vitest";
import type { Field } from "#domain/catalogue/field";
import type { PolicyPack } from "#domain/packs/pack";
import { ok } from "#domain/shared/result";
import { readBookLinks } from "#services/registers/read-links";
import { runCommand } from "#store/command";
import { writePack } from "#store/queries/packs";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

const LIST = "test:chain";

const link: Field = {
  id: `${LIST}/link`,
  label: "链条环节",
  kind: "attribute",
  subject: LIST,
  type: "choice",
  dimension: null,
  storedUnit: null,
  shownUnit: null,
  synonyms: [],
  notThese: [],
  codes: [],
  alternativeCodes: [],
  parent: null,
  choices: ["上游", "中游", "下游"].map((value) => ({ value, writtenAs: [] })),
  group: "清单内容",
  note: null,
};

const pack: PolicyPack = {
  id: "test",
  name: "测试包",
  version: "1",
  region: "00",
  documents: [],
  indicators: [],
  targets: [],
  lists: [
    {
      kind: {
        id: LIST,
        label: "产业链清单",
        classifier: "条",
        group: "ledger",
        nameField: "entryName",
        codeField: null,
        fields: ["entryName", "entryCluster", link.id, "deadline", "entryEnterprise", "entryState", link.id],
        identity: [],
        nameFrom: null,
        views: [],
        pack: "test",
      },
      fields: [link],
      note: "栏目为提案，官方样表未见。",
      map: { rows: "entryCluster", columns: link.id, label: "entryEnterprise" },
    },
  ],
  presets: [],
  aliases: [
    { name: "炭基新材料集群", aliases: ["碳基新材料集群"], kind: "cluster" },
    { name: "智能", aliases: ["智慧型"], kind: null },
  ],
  ruleSets: [],
  calendar: [],
  quarters: [],
  forms: [],
};

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
  const installed = {
    hash: "h",
    own: false,
    batchId: null,
    installedAt: "2026-01-01T00:00:00.000Z",
    installedBy: "甲",
  };
  need(
    runCommand(desk.book.db, () => {
      writePack(desk.book.db, { pack, ...installed });
      return ok(null);
    }),
  );
});

test("a pack's list is a kind with its own columns, and draws a map of its entries", async () => {
  await desk.add(LIST, "甲公司", { entryCluster: "光电集群", [link.id]: "下游", entryEnterprise: "甲股份有限公司" });
  await desk.add(LIST, "乙公司", { entryCluster: "光电集群", [link.id]: "上游" });
  await desk.add(LIST, "丙公司", { entryCluster: "新材料集群", [link.id]: "上游", entryState: "推进" });
  await desk.add(LIST, "丁公司", { [link.id]: "上游" });
  const { label, note, mapped, states } = await desk.kind(LIST);
  expect([label, note, mapped, states]).toEqual([
    "产业链清单",
    "栏目为提案，官方样表未见。",
    true,
    { counts: { 未启动: 0, 推进: 1, 完成: 0, 销号: 0, 未填: 3 }, overdue: 0 },
  ]);
  expect(need(await desk.services["registers/map"]({ kind: LIST }))).toEqual({
    label: "产业链清单",
    rows: ["光电集群", "新材料集群", "未填"],
    columns: ["上游", "下游"],
    cells: [
      { row: "光电集群", column: "上游", entries: [{ id: 2, name: "乙公司" }] },
      { row: "光电集群", column: "下游", entries: [{ id: 1, name: "甲股份有限公司" }] },
      { row: "新材料集群", column: "上游", entries: [{ id: 3, name: "丙公司" }] },
      { row: "未填", column: "上游", entries: [{ id: 4, name: "丁公司" }] },
    ],
  });
  expect(need(await desk.services["registers/map"]({ kind: "cluster" }))).toBeNull();
});

test("a column a list names twice is one column, and those in use are told", async () => {
  await desk.add(LIST, "甲公司", { [link.id]: "下游" });
  const { fields, filled } = need(await desk.services["enterprises/columns"]({ kind: LIST }));
  expect(fields.map(({ label }) => label)).toEqual([
    "事项",
    "对应集群",
    "链条环节",
    "完成时限",
    "对应企业",
    "办理状态",
  ]);
  expect(filled).toEqual(["entryName", link.id]);
  const all = need(await desk.services["fields/all"](null)).map(({ id }) => id);
  expect(["enterpriseName", "carrierLevel", link.id].map((id) => all.includes(id))).toEqual([true, true, true]);
});

test("a pack's aliases lead to the entry under either word, and words that mean the same do so inside a name", async () => {
  const carbon = await desk.add("cluster", "碳基新材料集群");
  const smart = await desk.add("cluster", "智能家电集群");
  await desk.add("platform", "中心", { platformClusters: "炭基新材料集群、智慧型家电集群" });
  expect(readBookLinks(desk.book.db).links.map(({ to }) => to)).toEqual([carbon, smart]);
});
