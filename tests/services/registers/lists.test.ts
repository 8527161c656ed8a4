/** Lists with states, deadlines and progress (清单、台账): the zone's own, and those of a pack with its map. */
import { beforeEach, expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
  desk.setToday("2026-03-31");
});

const column = (label: string, type: "text" | "decimal" | "choice" | "date", more: object = {}) => ({
  label,
  type,
  unit: null,
  choices: [],
  ...more,
});

async function makeList(): Promise<string> {
  const draft = {
    label: "重点项目清单",
    classifier: "项",
    columns: [
      column("项目", "text"),
      column("总投资（万元）", "decimal"),
      column("类别", "choice", { choices: ["新建", "续建"] }),
      column("责任单位", "text"),
      column("完成时限", "date"),
    ],
  };
  return need(await desk.services["registers/create-list"](draft)).kind;
}

test("a list of the zone's own has its columns, the shared ones among them, and its first text is the name", async () => {
  const kind = await makeList();
  const { fields } = need(await desk.services["enterprises/columns"]({ kind }));
  expect(fields.map(({ id, label, type, shownUnit }) => [id, label, type, shownUnit])).toEqual([
    ["own:1/1", "项目", "name", null],
    ["own:1/2", "总投资", "decimal", "万元"],
    ["own:1/3", "类别", "choice", null],
    ["responsibleUnit", "责任单位", "text", null],
    ["deadline", "完成时限", "date", null],
    ["entryState", "办理状态", "choice", null],
    ["progress", "目前进展", "text", null],
  ]);
  await desk.add(kind, "光电产业园", { "own:1/2": "1200", "own:1/3": "新建" });
  const request = { kind, search: "光电", filters: [], sort: [], columns: ["own:1/1", "own:1/2"], offset: 0, limit: 5 };
  const { rows } = need(await desk.services["enterprises/list"](request));
  expect(rows.map(({ name, values }) => [name, values])).toEqual([
    ["光电产业园", { "own:1/1": "光电产业园", "own:1/2": "12000000" }],
  ]);
  const again = { label: "重点项目清单", classifier: "项", columns: [] };
  expect(await desk.services["registers/create-list"](again)).toEqual(
    err({ type: "KindNameTaken", label: "重点项目清单" }),
  );
});

test("states are counted, and what is past its deadline and not done is overdue, on any day", async () => {
  const kind = await makeList();
  await desk.add(kind, "甲项目", { deadline: "2026-03-30", entryState: "推进" });
  await desk.add(kind, "乙项目", { deadline: "2026-03", entryState: "未启动" });
  await desk.add(kind, "丙项目", { deadline: "2025-12-31", entryState: "销号" });
  await desk.add(kind, "丁项目", { deadline: "2026-02-28" });
  expect((await desk.kind(kind)).states).toEqual({
    counts: { 未启动: 1, 推进: 1, 完成: 0, 销号: 1, 未填: 1 },
    overdue: 2,
  });
  expect((await desk.kind(kind, "2026-04-01")).states?.overdue).toBe(3);
});

test("lines of some states are listed, blank among them", async () => {
  const kind = await makeList();
  await desk.add(kind, "甲项目", { entryState: "推进" });
  await desk.add(kind, "乙项目", { entryState: "销号" });
  await desk.add(kind, "丙项目");
  const ofStates = (values: readonly string[]) =>
    desk.names(kind, { filters: [{ key: "entryState", test: "oneOf", text: "", values }] });
  expect([await ofStates(["推进", ""]), await ofStates(["推进"]), await ofStates([""])]).toEqual([
    ["甲项目", "丙项目"],
    ["甲项目"],
    ["丙项目"],
  ]);
});

test("progress is added with a change of state in one step, kept line by line, and taken back in one", async () => {
  const kind = await makeList();
  const id = await desk.add(kind, "甲项目", { entryState: "推进" });
  const twin = await desk.add(kind, "甲项目", { entryState: "未启动" });
  const add = desk.services["registers/add-progress"];
  need(await add({ id, on: "2026-01-15", text: "完成选址", state: null }));
  need(await add({ id, on: "2026-03-20", text: "竣工", state: "完成" }));
  need(await add({ id: twin, on: "2026-03-21", text: "开工", state: "推进" }));
  const lines = async (entry: number) =>
    need(await desk.services["registers/progress"]({ id: entry })).map(({ on, text, by }) => [on, text, by]);
  expect(await lines(id)).toEqual([
    ["2026-03-20", "竣工", "经办人"],
    ["2026-01-15", "完成选址", "经办人"],
  ]);
  expect(await lines(twin)).toEqual([["2026-03-21", "开工", "经办人"]]);
  expect((await desk.kind(kind)).states?.counts).toEqual({ 未启动: 0, 推进: 1, 完成: 1, 销号: 0 });
  await desk.undo();
  expect([await lines(twin), (await desk.kind(kind)).states?.counts.未启动]).toEqual([[], 1]);
  expect(await add({ id, on: "2026-03-22", text: "验收", state: "办结" })).toMatchObject({
    ok: false,
    error: { type: "ValueUnreadable", field: "办理状态" },
  });
  expect(await lines(id)).toHaveLength(2);
});

test("views are kept by kind and name, replaced and forgotten", async () => {
  const view = {
    kind: "carrier",
    name: "国家级",
    search: "",
    filters: [{ key: "carrierLevel", test: "equals", text: "国家级", values: [] }],
    sort: [{ key: "carrierName", descending: false }],
    columns: ["carrierName"],
  } as const;
  const kept = { ...view, filters: [...view.filters], sort: [...view.sort], columns: [...view.columns] };
  const saved = need(await desk.services["registers/save-view"](kept));
  expect(need(await desk.services["registers/views"]({ kind: "carrier" }))).toEqual([{ ...kept, id: saved.id }]);
  need(await desk.services["registers/save-view"]({ ...kept, search: "云麓" }));
  const listed = need(await desk.services["registers/views"]({ kind: "carrier" }));
  expect(listed.map(({ id, search }) => [id, search])).toEqual([[saved.id, "云麓"]]);
  need(await desk.services["registers/remove-view"]({ id: saved.id }));
  expect(need(await desk.services["registers/views"]({ kind: "carrier" }))).toEqual([]);
});
