import { expect, test } from "vitest";
import { editCells } from "#store/queries/edits";
import { undoBatch } from "#store/queries/batches";
import { listRoster, type RosterQuery } from "#store/queries/roster";
import { readStatus } from "#store/queries/status";
import { readSettings, saveSettings } from "#store/queries/settings";
import { findFormBinding, saveFormBinding } from "#store/queries/form-bindings";
import { listValues } from "#store/queries/value-list";
import { applyRows, memoryBook, requireOk, type TestRow } from "./support.ts";

/** The roster as screens ask for it, and the records beside it. */

const author = { at: "2026-11-21T09:00:00.000Z", by: "小李" };
const rows: readonly TestRow[] = [
  {
    name: "重庆长安银行",
    values: { creditCode: "91350100M000100Y43", industry: "金融", "operatingRevenue@2025": "900" },
  },
  {
    name: "厦门（火炬）软件",
    values: { creditCode: "350100400005678", industry: "软件", "operatingRevenue@2025": "1000.5" },
  },
  { name: "恒瑞ABC科技", values: { formerName: "长沙旧名", industry: "软件" } },
  { name: "恒信重工", values: { creditCode: "91350100M000100Y44", "operatingRevenue@2025": "-3" } },
];
const ask = (query: Partial<RosterQuery>): RosterQuery => ({
  search: "",
  filters: [],
  sort: [],
  columns: [],
  numericFields: new Set(),
  offset: 0,
  limit: 100,
  ...query,
});

async function roster(): Promise<{
  book: Awaited<ReturnType<typeof memoryBook>>;
  ids: (query: Partial<RosterQuery>) => number[];
}> {
  const book = await memoryBook();
  applyRows(book, rows);
  return { book, ids: (query) => listRoster(book.db, ask(query)).rows.map(({ id }) => id) };
}

test.each([
  ["", [1, 2, 3, 4]],
  ["恒", [3, 4]],
  ["恒瑞", [3]],
  ["厦门火炬", [2]],
  ["(火炬)软", [2]],
  ["cqcayh", [1]],
  ["XMHJ", [2]],
  ["abc", [3]],
  ["旧名", [3]],
  ["csjm", [3]],
  ["00Y4", [1, 4]],
  ["恒 重工", [4]],
  ["没有这家", []],
])("searching %j finds %j", async (search, expected) => {
  const { ids } = await roster();
  expect(ids({ search })).toEqual(expected);
});

test("search follows every change of names at once", async () => {
  const { book, ids } = await roster();
  expect(ids({ search: "恒" })).toEqual([3, 4]);
  const edit = { enterpriseId: 1, field: "enterpriseName", period: null, value: "恒丰银行", typed: "恒丰银行" };
  requireOk(editCells(book.db, [edit], author));
  const { batchId } = applyRows(book, [{ name: "新恒公司", values: {} }]);
  expect([ids({ search: "恒" }), ids({ search: "重庆" }), ids({ search: "hfyh" })]).toEqual([[1, 3, 4, 5], [], [1]]);
  requireOk(undoBatch(book.db, { batchId, ...author }));
  expect([ids({ search: "恒" }), ids({})]).toEqual([
    [1, 3, 4],
    [1, 2, 3, 4],
  ]);
});

test("numbers sort as numbers and blanks come last in both directions", async () => {
  const { ids } = await roster();
  const key = "operatingRevenue@2025";
  expect(ids({ sort: [{ key, descending: false }] })).toEqual([4, 1, 2, 3]);
  expect(ids({ sort: [{ key, descending: true }] })).toEqual([2, 1, 4, 3]);
  expect(
    ids({
      sort: [
        { key: "industry", descending: false },
        { key, descending: true },
      ],
    }),
  ).toEqual([2, 3, 1, 4]);
});

test("filters narrow together with the search, and the total counts all of them", async () => {
  const { book, ids } = await roster();
  const filter = (key: string, test: RosterQuery["filters"][number]["test"], text = "", values: string[] = []) => ({
    key,
    test,
    text,
    values,
  });
  expect(ids({ filters: [filter("industry", "equals", "软件")] })).toEqual([2, 3]);
  expect(ids({ filters: [filter("operatingRevenue@2025", "atLeast", "900")] })).toEqual([1, 2]);
  expect(ids({ filters: [filter("operatingRevenue@2025", "atMost", "0")] })).toEqual([4]);
  expect(ids({ filters: [filter("industry", "blank")] })).toEqual([4]);
  expect(ids({ filters: [filter("industry", "oneOf", "", ["金融", "软件"])], search: "恒" })).toEqual([3]);
  expect(ids({ filters: [filter("enterpriseName", "contains", "重")] })).toEqual([1, 4]);
  expect(ids({ filters: [filter("neverStored", "filled")] })).toEqual([]);
  const window = listRoster(book.db, ask({ filters: [filter("industry", "filled")], offset: 1, limit: 1 }));
  expect([window.total, window.rows.map(({ id }) => id)]).toEqual([3, [2]]);
});

test.each([
  ["checkFailed", [4]],
  ["none", [3]],
  ["registration15", [2]],
  ["organisation9", []],
  ["malformed", []],
])("the doubt %s narrows to exactly the enterprises it counts", async (kind, expected) => {
  const { book, ids } = await roster();
  const doubt = { key: "creditCode", test: "doubt", text: "", values: [kind] } as const;
  expect(ids({ filters: [doubt] })).toEqual(expected);
  const counted = readStatus(book.db).doubts.find((one) => one.kind === kind)?.count ?? 0;
  expect(counted).toBe(expected.length);
});

test("a row carries the asked columns and the doubt about its code", async () => {
  const { book } = await roster();
  const columns = ["industry", "operatingRevenue@2025", "operatingRevenue@2024"];
  expect(listRoster(book.db, ask({ search: "厦门", columns })).rows).toEqual([
    {
      id: 2,
      name: "厦门（火炬）软件",
      creditCode: "350100400005678",
      values: { industry: "软件", "operatingRevenue@2025": "1000.5" },
      warnings: { creditCode: "这是 15 位的旧工商注册号，请补上 18 位统一社会信用代码。" },
    },
  ]);
});

test("value lists count, most frequent first", async () => {
  const { book } = await roster();
  expect(listValues(book.db, { key: "industry", search: "" })).toEqual([
    { value: "软件", count: 2 },
    { value: "金融", count: 1 },
  ]);
  expect(listValues(book.db, { key: "industry", search: "金" })).toEqual([{ value: "金融", count: 1 }]);
  expect(listValues(book.db, { key: "operatingRevenue@2025", search: "1000" })).toEqual([
    { value: "1000.5", count: 1 },
  ]);
});

test("the status counts the book and its doubts", async () => {
  const { book } = await roster();
  expect(readStatus(book.db)).toEqual({
    enterprises: 4,
    periods: ["2025"],
    imports: 1,
    exports: 0,
    lastImport: { batchId: 1, at: "2026-11-21T08:00:00.000Z", workbook: "企业名册.xlsx" },
    lastExport: null,
    doubts: [
      { kind: "checkFailed", sentence: "1 家企业的信用代码校验位不符", count: 1 },
      { kind: "none", sentence: "1 家企业没有统一社会信用代码", count: 1 },
      { kind: "registration15", sentence: "1 家企业只有 15 位旧注册号", count: 1 },
    ],
    revision: 1,
  });
});

test("settings and confirmed bindings are remembered, the latest wins", async () => {
  const { book } = await roster();
  requireOk(saveSettings(book.db, { zoneName: "甲高新区", phone: "1" }));
  requireOk(saveSettings(book.db, { phone: "2" }));
  expect(readSettings(book.db)).toEqual({ zoneName: "甲高新区", phone: "2" });
  for (const binding of ["{}", "[]"])
    requireOk(
      saveFormBinding(book.db, { fingerprint: "f", form: "月报", year: "2025", binding, at: author.at, by: "" }),
    );
  expect([findFormBinding(book.db, "f"), findFormBinding(book.db, "g")]).toEqual(["[]", null]);
});
