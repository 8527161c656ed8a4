/** A plan and what becomes of it: shown as it will be applied, taken in part, in any order, stopped anywhere (导入预案与写入). */
import { readdirSync, readlinkSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { utils, write } from "xlsx";
import { takeAll } from "#domain/importing/import-plan";
import { importFile } from "#services/importing/import-file";
import { type Book, openBook } from "#store/connection";
import { contentHash } from "#store/content-hash";
import { undoBatch } from "#store/queries/batches";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";
import { type ImportDesk, openDesk } from "./import-desk.ts";

const AT = "2026-03-31T08:00:00.000Z";
const CODES = ["91440300708461136T", "91110108551385082Q", "91430100MA4L16JQ9B", "91330100799655058B"] as const;
const NAMES = ["长沙青砚软件有限公司", "北京云岫科技有限公司", "湖南恒瑞生物有限公司", "杭州砚池电子有限公司"] as const;

type Cell = string | number | null;
interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Numbers of hidden rows, from 1. */
  readonly hidden?: readonly number[];
}

function workbook(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, hidden = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (hidden.length > 0) sheet["!rows"] = rows.map((_, at) => ({ hidden: hidden.includes(at + 1) }));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
  if (!(bytes instanceof ArrayBuffer)) throw new Error("no bytes");
  return new Uint8Array(bytes);
}

async function planned(desk: ImportDesk, name: string, sheets: readonly Sheet[]) {
  const { readingId } = await desk.read(name, workbook(sheets));
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const { planId } = plan.value;
  return {
    summary: plan.value,
    rows: async (filter: object = {}) => {
      const all = ["add", "update", "unchanged", "decision", "rejected"] as const;
      const page = await desk.services["importing/plan-rows"]({ planId, kinds: all, offset: 0, limit: 500, ...filter });
      if (!page.ok) throw new Error(page.error.type);
      return page.value;
    },
    apply: async (choices: Partial<typeof takeAll> = {}) => {
      const done = await desk.services["importing/apply"]({ jobId: "1", planId, ...takeAll, ...choices });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return done.value;
    },
  };
}

function storedValue(desk: ImportDesk, code: string, key: string): unknown {
  return createEnterpriseLookup(desk.book.db).byCreditCode(code)?.values[key] ?? null;
}

const HEAD = ["企业名称", "统一社会信用代码", "法定代表人", "从业人员期末人数"] as const;
const TITLE = ["高新区企业名册（2025年）"] as const;
const roster = (rows: readonly (readonly Cell[])[], hidden?: readonly number[]): Sheet => ({
  name: "企业名册",
  rows: [TITLE, HEAD, ...rows],
  ...(hidden === undefined ? {} : { hidden }),
});

test("one new enterprise on two sheets becomes one record, with no question", async () => {
  const desk = await openDesk();
  const plan = await planned(desk, "两张表2025.xlsx", [
    roster([
      [NAMES[0], CODES[0], "张伟", 20],
      [NAMES[1], CODES[1], "李娜", 30],
    ]),
    {
      name: "联系人",
      rows: [
        ["联系人名单（2025年）"],
        ["企业名称", "统一社会信用代码", "联系人", "联系电话"],
        [NAMES[1], CODES[1], "王芳", "100-0000-1234"],
        [NAMES[0], CODES[0], "刘洋", "100-0000-5678"],
      ],
    },
  ]);
  expect(plan.summary.counts).toEqual({ add: 2, update: 2, unchanged: 0, decision: 0, rejected: 0 });
  expect(await plan.apply()).toMatchObject({ added: 2, updated: 2, quarantined: 0, values: plan.summary.values });
  expect(storedValue(desk, CODES[0], "contactPerson")).toBe("刘洋");
  expect(storedValue(desk, CODES[0], "legalRepresentative")).toBe("张伟");
});

test("two sheets that contradict each other about one enterprise are a question", async () => {
  const desk = await openDesk();
  const plan = await planned(desk, "两张表2025.xlsx", [
    roster([[NAMES[0], CODES[0], "张伟", 20]]),
    { name: "法人", rows: [["法人名单（2025年）"], HEAD, [NAMES[0], CODES[0], "李娜", 20]] },
  ]);
  expect(plan.summary.causes).toEqual({ duplicate: 1 });
});

test("hidden rows wait for a word; taken, one updates the enterprise it certainly is", async () => {
  const desk = await openDesk();
  await (await planned(desk, "企业名册2025.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 20]])])).apply();
  const hidden = roster(
    [
      [NAMES[0], CODES[0], "李娜", 20],
      [NAMES[1], CODES[1], "王芳", 30],
      [NAMES[2], CODES[2], "刘洋", 40],
    ],
    [3, 4],
  );
  const plan = await planned(desk, "企业名册2025新.xlsx", [hidden]);
  expect(plan.summary.causes).toEqual({ hidden: 2 });
  expect(plan.summary.counts).toMatchObject({ add: 1, decision: 2 });
  expect(await plan.apply({ byCause: { hidden: "separate" } })).toMatchObject({ added: 2, updated: 1, undecided: 0 });
  expect(storedValue(desk, CODES[0], "legalRepresentative")).toBe("李娜");
});

test("a period that is filed changes only when it is released", async () => {
  const desk = await openDesk();
  await (await planned(desk, "企业名册2025.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 20]])])).apply();
  const frozen = await desk.services["periods/freeze"]({ period: "2025", kind: "filed", note: "年报" });
  expect(frozen).toMatchObject({ ok: true });
  const again = () => planned(desk, "企业名册2025改.xlsx", [roster([[NAMES[0], CODES[0], "李娜", 25]])]);
  const first = await again();
  expect(first.summary.held).toEqual([{ period: "2025", kind: "filed", changes: 1 }]);
  expect(await first.apply()).toMatchObject({ updated: 1, values: 1 });
  expect(storedValue(desk, CODES[0], "employees@2025")).toBe(20);
  expect(await (await again()).apply({ released: ["2025"] })).toMatchObject({ values: 1 });
  expect(storedValue(desk, CODES[0], "employees@2025")).toBe(25);
});

test("cells, columns, rows and kinds are refused one by one", async () => {
  const desk = await openDesk();
  await (await planned(desk, "企业名册2025.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 20]])])).apply();
  const sheet = roster([
    [NAMES[0], CODES[0], "李娜", 21],
    [NAMES[1], CODES[1], "王芳", 30],
    [NAMES[2], CODES[2], "刘洋", 40],
  ]);
  const plan = await planned(desk, "企业名册2025新.xlsx", [sheet]);
  const changed = await plan.rows({ fields: ["legalRepresentative"], kinds: ["update"] });
  expect(changed.rows.map(({ key }) => key)).toEqual(["企业名册!3"]);
  const receipt = await plan.apply({
    refusedCells: ["企业名册!3#legalRepresentative@"],
    refusedColumns: ["企业名册#0#employees@2025"],
    refusedRows: ["企业名册!5"],
  });
  expect(receipt).toMatchObject({ added: 1, updated: 0, unchanged: 1, undecided: 1, quarantined: 1 });
  expect(storedValue(desk, CODES[0], "legalRepresentative")).toBe("张伟");
  expect(storedValue(desk, CODES[1], "employees@2025")).toBe(null);
  const rest = await planned(desk, "企业名册2025新.xlsx", [sheet]);
  expect(await rest.apply({ refusedKinds: ["add"] })).toMatchObject({ added: 0, updated: 2 });
});

test("an older table warns where it changes what a newer one said", async () => {
  const desk = await openDesk();
  await (await planned(desk, "企业名册2025.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 20]])])).apply();
  const older = { name: "企业名册", rows: [["高新区企业名册（2024年）"], HEAD, [NAMES[0], CODES[0], "李娜", 18]] };
  const plan = await planned(desk, "企业名册2024.xlsx", [older]);
  const [row] = (await plan.rows()).rows;
  expect(row?.issues.map(({ cell, kind }) => `${cell} ${kind}`)).toEqual(["C3 older-period"]);
});

test("preliminary figures warn where they change final ones, and nothing else", async () => {
  const desk = await openDesk();
  await (await planned(desk, "企业名册2025.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 20]])])).apply();
  const early = { name: "快报", rows: [["高新区企业快报（2025年）"], HEAD, [NAMES[0], CODES[0], "张伟", 18]] };
  const plan = await planned(desk, "企业快报2025.xlsx", [early]);
  const [row] = (await plan.rows()).rows;
  expect(row?.issues.map(({ cell, kind }) => `${cell} ${kind}`)).toEqual(["D3 preliminary-over-final"]);
  const first = { name: "快报", rows: [["高新区企业快报（2026年）"], HEAD, [NAMES[0], CODES[0], "张伟", 25]] };
  const fresh = await planned(desk, "企业快报2026.xlsx", [first]);
  expect((await fresh.rows()).rows.flatMap(({ issues }) => issues)).toEqual([]);
});

test("a whole roster names whom it leaves out; nothing happens to them", async () => {
  const desk = await openDesk();
  const both = roster([
    [NAMES[0], CODES[0], "张伟", 20],
    [NAMES[1], CODES[1], "王芳", 30],
  ]);
  await (await planned(desk, "企业名册2025.xlsx", [both])).apply();
  const plan = await planned(desk, "企业名册2025新.xlsx", [roster([[NAMES[0], CODES[0], "张伟", 22]])]);
  expect(plan.summary.absent).toBe(1);
  const absent = await desk.services["importing/plan-absent"]({
    planId: plan.summary.planId,
    search: "",
    offset: 0,
    limit: 10,
  });
  expect(absent).toMatchObject({ ok: true, value: { total: 1, rows: [{ name: NAMES[1], creditCode: CODES[1] }] } });
});

const record = fc.record({
  who: fc.nat({ max: 3 }),
  named: fc.boolean(),
  coded: fc.boolean(),
  person: fc.constantFrom("张伟", "李娜", null),
  employees: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
  hidden: fc.boolean(),
});
const file = fc.array(record, { minLength: 1, maxLength: 7 }).map((records) =>
  roster(
    records.map(({ who, named, coded, person, employees }) => [
      named ? (NAMES[who] ?? null) : null,
      coded ? (CODES[who] ?? null) : null,
      person,
      employees,
    ]),
    records.flatMap(({ hidden }, at) => (hidden ? [at + 3] : [])),
  ),
);

async function emptyBook(): Promise<Book> {
  const opened = await openBook(":memory:");
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

async function take(book: Book, sheet: Sheet, job = { progress: () => undefined, cancelled: () => false }) {
  const bytes = workbook([sheet]);
  const request = { file: { name: "企业名册2025.xlsx", bytes }, period: null, apply: true, at: AT, by: "测试" };
  return await importFile(book, request, job);
}

test("a plan counts what is applied; the same file again changes nothing; undo restores the content", async () => {
  await fc.assert(
    fc.asyncProperty(file, file, async (before, sheet) => {
      const book = await emptyBook();
      await take(book, before);
      const hash = contentHash(book.db);
      const first = await take(book, sheet);
      if (!first.ok) throw new Error(first.error.type);
      const { counts, receipt } = first.value;
      if (receipt === null) return;
      const { added, updated, unchanged, undecided, rejected } = receipt;
      expect({ added, updated, unchanged, undecided, rejected }).toEqual({
        added: counts.add,
        updated: counts.update,
        unchanged: counts.unchanged,
        undecided: counts.decision,
        rejected: counts.rejected,
      });
      const again = await take(book, sheet);
      expect(again.ok && [again.value.counts.add, again.value.counts.update, again.value.receipt?.values]).toEqual([
        0, 0, 0,
      ]);
      expect(undoBatch(book.db, { batchId: receipt.batchId, at: AT, by: "测试" })).toMatchObject({ ok: true });
      expect(contentHash(book.db)).toBe(hash);
      book.close();
    }),
    { numRuns: 25 },
  );
});

test("files that do not contradict each other give the same store in any order", async () => {
  const fields = [
    ["法定代表人", "张伟", "李娜"],
    ["联系人", "王芳", "刘洋"],
    ["从业人员期末人数", 20, 30],
    ["注册地址", "岚湖二路1号", "星河路2号"],
  ] as const;
  const sheets = fields.map(([head, ...values]) => ({
    name: "企业名册",
    rows: [
      TITLE,
      ["企业名称", "统一社会信用代码", head],
      ...values.map((value, at) => [NAMES[at] ?? "", CODES[at] ?? "", value]),
    ],
  }));
  const hashes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(sheets, { minLength: sheets.length }), async (order) => {
      const book = await emptyBook();
      for (const sheet of order) await take(book, sheet);
      hashes.add(contentHash(book.db));
      book.close();
    }),
    { numRuns: 8 },
  );
  expect(hashes.size).toBe(1);
});

/** Temporary files of the database engine that this process holds open. */
function heldFiles(): number {
  const links = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return "";
    }
  });
  return links.filter((link) => link.includes("etilqs")).length;
}

test.skipIf(process.platform !== "linux")(
  "stopped anywhere, the book is untouched and no temporary file is left",
  async () => {
    const many = roster(Array.from({ length: 3000 }, (_, at) => [`长沙第${at}号青砚有限公司`, null, "张伟", at]));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), async (looks) => {
        const book = await emptyBook();
        await take(book, roster([[NAMES[0], CODES[0], "张伟", 20]]));
        const hash = contentHash(book.db, { origins: true });
        const held = heldFiles();
        let left = looks;
        const cancelled = (): boolean => {
          left -= 1;
          return left < 0;
        };
        const stopped = await take(book, many, { progress: () => undefined, cancelled });
        expect(heldFiles()).toBe(held);
        if (!stopped.ok) {
          expect(stopped.error).toEqual({ type: "Cancelled" });
          expect(contentHash(book.db, { origins: true })).toBe(hash);
        }
        book.close();
      }),
      { numRuns: 12 },
    );
  },
);
