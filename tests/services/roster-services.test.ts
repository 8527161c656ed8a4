import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { read } from "xlsx";
import type { ServiceHandlers } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import { err, ok } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import { importFile } from "#services/importing/import-file";
import type { Job, Ports } from "#services/ports";
import { type Book, openBook } from "#store/connection";
import { samplePath } from "../support/truth.ts";

/** The use cases around the roster's grid, over a real book holding a sample roster: exporting it, neighbours, and the layout of columns. */

const SAMPLE = "高新区企业名册2025.xlsx";
const COLUMNS = [
  "enterpriseName",
  "creditCode",
  "registeredCapital",
  "industryCode",
  "operatingRevenue@2025",
  "employees@2025",
];
const everything = { search: "", filters: [], sort: [] };
const job: Job = { progress: () => undefined, cancelled: () => false };
const events: AppEvent[] = [];
const written = new Map<string, Uint8Array>();
let book: Book;
let services: ServiceHandlers;

function testPorts(): Ports {
  return {
    clock: { now: () => "2026-11-21T08:00:00.000Z", today: () => "2026-11-21" },
    ids: { next: () => "1" },
    files: {
      read: async () => err({ type: "FileMissing", file: "-" }),
      write: async (token, bytes) => {
        if (token === "no-right") return err({ type: "PermissionDenied", file: "名册.xlsx" });
        written.set(token, bytes);
        return ok({ name: `${token}.xlsx` });
      },
      readBeside: async () => null,
      writeBeside: async () => err({ type: "PermissionDenied", file: "-" }),
      examples: async () => [],
    },
    publish: (event) => events.push(event),
    job: () => job,
  };
}

async function importBytes(into: Book, name: string, bytes: Uint8Array) {
  const request = { file: { name, bytes }, period: null, apply: true, at: "2026-11-21T08:00:00.000Z", by: "小王" };
  const outcome = await importFile(into, request, job);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

beforeAll(async () => {
  const opened = await openBook(":memory:");
  if (!opened.ok) throw new Error(opened.error.type);
  book = opened.value;
  services = createServices({ ports: testPorts(), book });
  await importBytes(book, SAMPLE, new Uint8Array(readFileSync(samplePath(SAMPLE))));
});

test("the exported roster has all rows in order, shown units, text codes, and reads back without a change", async () => {
  const sort = [{ key: "registeredCapital", descending: true }];
  const listed = await services["enterprises/list"]({ ...everything, sort, columns: COLUMNS, offset: 0, limit: 1000 });
  if (!listed.ok) throw new Error(listed.error.type);
  const { rows, total } = listed.value;
  const reply = await services["enterprises/export"]({ ...everything, sort, columns: COLUMNS, token: "名册" });
  expect(reply).toEqual(ok({ file: "名册.xlsx", rows: total }));
  const bytes = written.get("名册") ?? new Uint8Array();
  const sheet = read(bytes, { cellNF: true }).Sheets.企业名册 ?? {};
  const heads = ["A2", "B2", "C2", "D2", "E2", "F2"].map((place) => sheet[place]?.v);
  expect([sheet.A1?.v, ...heads]).toEqual([
    "企业名册（2025年）",
    "企业名称",
    "统一社会信用代码",
    "注册资本（万元）",
    "国民经济行业代码",
    "营业收入（万元）",
    "从业人员期末人数（人）",
  ]);
  expect(rows.map((_row, at) => sheet[`A${at + 3}`]?.v)).toEqual(rows.map((row) => row.name));
  expect(rows.map((_row, at) => sheet[`C${at + 3}`]?.v ?? null)).toEqual(
    rows.map(({ values }) =>
      values.registeredCapital === undefined ? null : Number((Number(values.registeredCapital) / 10_000).toFixed(6)),
    ),
  );
  const codeTypes = new Set(rows.map((_row, at) => sheet[`B${at + 3}`]?.t ?? "z"));
  expect([...codeTypes].filter((type) => type !== "z")).toEqual(["s"]);
  const again = await importBytes(book, "名册.xlsx", bytes);
  expect([again.missing, again.counts]).toEqual([
    null,
    { add: 0, update: 0, unchanged: total, decision: 0, rejected: 0 },
  ]);
});

test("a narrowed question exports only its rows; a folder without rights says so", async () => {
  const doubt = { key: "creditCode", test: "doubt", text: "", values: ["checkFailed"] } as const;
  const status = await services["book/status"](null);
  const counted = status.ok ? status.value.doubts.find(({ kind }) => kind === "checkFailed")?.count : 0;
  const question = { ...everything, filters: [doubt], columns: COLUMNS };
  expect(counted).toBeGreaterThan(0);
  expect(await services["enterprises/export"]({ ...question, token: "存疑" })).toEqual(
    ok({ file: "存疑.xlsx", rows: counted }),
  );
  expect(await services["enterprises/export"]({ ...question, token: "no-right" })).toEqual(
    err({ type: "PermissionDenied", file: "名册.xlsx" }),
  );
});

test("neighbours follow the order and filters asked for, and the whole roster for who is left out", async () => {
  const sort = [{ key: "registeredCapital", descending: true }];
  const listed = await services["enterprises/list"]({ ...everything, sort, columns: [], offset: 0, limit: 1000 });
  const ids = listed.ok ? listed.value.rows.map(({ id }) => id) : [];
  const [first = 0, second = 0, third = 0] = ids;
  const last = ids.at(-1) ?? 0;
  const total = ids.length;
  const place = (id: number) => services["enterprises/place"]({ ...everything, sort, id });
  expect(await place(second)).toEqual(ok({ previous: first, next: third, position: 2, total }));
  expect(await place(first)).toEqual(ok({ previous: null, next: second, position: 1, total }));
  expect(await place(last)).toMatchObject(ok({ next: null, position: total }));
  expect(await services["enterprises/place"]({ ...everything, search: "没有这家", id: 2 })).toEqual(
    ok({ previous: 1, next: 3, position: 2, total }),
  );
  expect(await place(999_999)).toEqual(err({ type: "EnterpriseNotFound" }));
});

test("columns are kept in the book beside the other settings, and a damaged text counts as untouched", async () => {
  const gridColumns = { hidden: ["remarks"], order: ["creditCode", "industry"], widths: { industry: 160 } };
  const before = await services["book/settings"](null);
  if (!before.ok) throw new Error(before.error.type);
  expect(before.value.gridColumns).toEqual({ hidden: null, order: [], widths: {} });
  expect(await services["book/save-columns"](gridColumns)).toEqual(ok(gridColumns));
  expect(events.at(-1)).toEqual({ type: "data-changed", topics: ["settings"] });
  const filled = { ...before.value, zoneName: "云麓高新区" };
  expect(await services["book/save-settings"](filled)).toEqual(ok({ ...filled, gridColumns }));
  book.db.prepare("UPDATE book_setting SET value = '{\"hidden\":7}' WHERE name = 'gridColumns'").run();
  expect(await services["book/settings"](null)).toEqual(ok({ ...filled, gridColumns: before.value.gridColumns }));
});
