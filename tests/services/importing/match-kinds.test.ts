/** Who an entry of another kind is: its exact name, told apart by its type or zone; likeness only proposes, contradictions are asked about, and every way back works. */
import { contentHash } from "#store/content-hash";
import { expect, test } from "vitest";
import { type MadeRows, madeWorkbook } from "../../support/made-roster.ts";
import { type ImportDesk, openDesk } from "../import-desk.ts";

const carriers = (...rows: MadeRows): Uint8Array =>
  madeWorkbook({ 载体: [["孵化载体汇总表（2025年）"], ["载体名称", "载体类型", "级别", "在孵企业数"], ...rows] });

async function planOf(desk: ImportDesk, name: string, bytes: Uint8Array) {
  const { readingId } = await desk.read(name, bytes);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const rows = await desk.services["importing/plan-rows"]({
    planId: plan.value.planId,
    kinds: ["add", "update", "unchanged", "decision", "rejected"],
    offset: 0,
    limit: 100,
  });
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  return { ...plan.value, rows: rows.value.rows };
}

const countOf = ({ book }: ImportDesk, kind: string): unknown =>
  book.db.prepare("SELECT count(*) FROM enterprise WHERE kind = ? AND removed_at IS NULL").pluck().get(kind);

test("two carriers of one name and two types are two; a changed type is asked about", async () => {
  const desk = await openDesk();
  const first = carriers(["云麓创业园", "科技企业孵化器", "省级", 80], ["云麓创业园", "众创空间", "市级", 20]);
  await desk.take(await desk.read("一.xlsx", first));
  expect(countOf(desk, "carrier")).toBe(2);
  const next = await planOf(desk, "二.xlsx", carriers(["云麓创业园", "众创空间", "省级", 25]));
  expect(next.rows).toMatchObject([{ kind: "update", changes: [{ after: "省级" }, { after: 25 }] }]);
  const other = await planOf(desk, "三.xlsx", carriers(["云麓创业园", "加速器", "省级", 5]));
  expect(other.rows).toMatchObject([{ kind: "decision", about: "name", candidates: [{}, {}] }]);
  const silent = await planOf(desk, "四.xlsx", carriers(["云麓创业园", "", "省级", 5]));
  expect(silent.rows).toMatchObject([{ kind: "decision", about: "name", candidates: [{}, {}] }]);
});

test("zones of two places are two, however alike they are called", async () => {
  const desk = await openDesk();
  const zones = [["高新区名单"], ["高新区名称", "高新区级别", "批准日期"]];
  const named = (name: string) => [name, "国家级", "1991-03-06"];
  const first = [named("济南高新技术产业开发区"), named("济宁高新技术产业开发区")];
  await desk.take(await desk.read("一.xlsx", madeWorkbook({ 高新区: [...zones, ...first] })));
  expect(countOf(desk, "zone")).toBe(2);
  const more = [named("济源高新技术产业开发区"), named("济南高新技术产业开发区")];
  const { rows } = await planOf(desk, "二.xlsx", madeWorkbook({ 高新区: [...zones, ...more] }));
  expect(rows.map((row) => row.kind).toSorted()).toEqual(["add", "unchanged"]);
});

test("a row without a name is refused in the words of its kind", async () => {
  const desk = await openDesk();
  const { rows } = await planOf(
    desk,
    "一.xlsx",
    carriers(["云麓创业园", "加速器", "省级", 8], ["", "众创空间", "省级", 9]),
  );
  expect(rows.map((row) => (row.kind === "rejected" ? row.reason : row.kind))).toEqual([
    "add",
    "没有载体名称，不知道是哪一家",
  ]);
});

test("a carrier set apart waits in quarantine and comes in from there", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read("一.xlsx", carriers(["云麓创业园", "众创空间", "省级", 8])));
  await desk.take(await desk.read("二.xlsx", carriers(["云麓创业园", "加速器", "省级", 5])));
  const waiting = await desk.services["quarantine/list"]({
    batchId: null,
    settled: false,
    search: "",
    offset: 0,
    limit: 9,
  });
  const ids = waiting.ok ? waiting.value.rows.map(({ id }) => id) : [];
  const plan = await desk.services["quarantine/plan"]({ jobId: "1", ids });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const choices = {
    refusedRows: [],
    refusedCells: [],
    refusedColumns: [],
    refusedKinds: [],
    released: [],
    decisions: {},
  };
  const { planId } = plan.value;
  const applied = await desk.services["importing/apply"]({
    jobId: "1",
    planId,
    ...choices,
    byCause: { name: "separate" },
  });
  expect(applied).toMatchObject({ ok: true, value: { added: 1 } });
  expect(countOf(desk, "carrier")).toBe(2);
});

test("taking an import of carriers back leaves the book as it was, and doing it again brings them back", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read("一.xlsx", carriers(["云麓创业园", "众创空间", "省级", 8])));
  const undone = await desk.services["importing/undo"]({ batchId: 1 });
  expect([undone.ok && undone.value.kept, countOf(desk, "carrier")]).toEqual([[], 0]);
  await desk.services["importing/redo"]({ batchId: 1 });
  expect(countOf(desk, "carrier")).toBe(1);
});

const certificates = (...rows: MadeRows): Uint8Array =>
  madeWorkbook({ 资质: [["企业名称", "资质类别", "级别", "认定日期", "证书编号"], ...rows] });

test("a certificate known less exactly before is the same one; another date is another certificate", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read("一.xlsx", certificates(["云麓光电有限公司", "高新技术企业", "", "2020", ""])));
  const fuller = certificates(
    ["云麓光电有限公司", "高新技术企业", "国家级", "2020-09-11", "GR202043000001"],
    ["云麓光电有限公司", "高新技术企业", "国家级", "2023-10-16", "GR202343000009"],
  );
  const plan = await planOf(desk, "二.xlsx", fuller);
  expect(plan.rows.map(({ kind }) => kind)).toEqual(["update", "add"]);
  await desk.take(await desk.read("二.xlsx", fuller));
  const again = await planOf(desk, "二（再）.xlsx", fuller);
  expect(again.rows.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged"]);
});

test("a certificate is called by its date and level as soon as an import tells them, and undoing takes the name back", async () => {
  const desk = await openDesk();
  const names = (): readonly unknown[] =>
    desk.book.db
      .prepare("SELECT name FROM enterprise WHERE kind = 'qualification' AND removed_at IS NULL")
      .pluck()
      .all();
  await desk.take(await desk.read("一.xlsx", certificates(["云麓光电有限公司", "高新技术企业", "", "", ""])));
  const before = [names(), contentHash(desk.book.db, { origins: true })];
  const fuller = certificates(["云麓光电有限公司", "高新技术企业", "国家级", "2020-09-11", "GR202043000001"]);
  await desk.take(await desk.read("二.xlsx", fuller));
  expect([before[0], names()]).toEqual([
    ["云麓光电有限公司 · 高新技术企业"],
    ["云麓光电有限公司 · 高新技术企业 · 国家级 · 2020-09-11"],
  ]);
  expect((await planOf(desk, "二（再）.xlsx", fuller)).rows.map(({ kind }) => kind)).toEqual(["unchanged"]);
  await desk.services["importing/undo"]({ batchId: 2 });
  expect([names(), contentHash(desk.book.db, { origins: true })]).toEqual(before);
});

test("who is named nowhere is worth a warning; who stands in the same file is not", async () => {
  const desk = await openDesk();
  const file = madeWorkbook({
    集群: [["创新型产业集群名单"], ["集群名称", "级别", "所在市"], ["云麓先进计算产业集群", "省级", "云麓市"]],
    成员: [
      ["集群成员名单"],
      ["企业名称", "集群名称", "角色"],
      ["云麓光电有限公司", "云麓先进计算产业集群", "龙头"],
      ["星槎科技有限公司", "不知哪个集群", "骨干"],
    ],
  });
  const { readingId } = await desk.read("集群.xlsx", file);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  const planId = plan.ok ? plan.value.planId : "";
  const issues = await desk.services["importing/plan-issues"]({
    planId,
    severity: null,
    kind: "link-unknown",
    offset: 0,
    limit: 9,
  });
  expect(issues.ok && issues.value.issues.map(({ cell, severity }) => [cell, severity])).toEqual([
    ["A3", "warning"],
    ["A4", "warning"],
    ["B4", "warning"],
  ]);
});

test("what a person says a table lists is remembered for the next file of that layout", async () => {
  const desk = await openDesk();
  const made = (name: string) =>
    madeWorkbook({
      Sheet1: [
        ["机构", "类型", "级别"],
        [name, "重点实验室", "省级"],
        [`${name}二部`, "中试基地", "市级"],
      ],
    });
  const { readingId, sheets } = await desk.read("一.xlsx", made("先进存储实验室"));
  expect(sheets[0]?.tables).toEqual([]);
  const mark = { readingId, sheet: "Sheet1", orientation: "rows", headerRows: [1, 1], columns: null } as const;
  const marked = await desk.services["importing/mark-table"](mark);
  expect(marked).toMatchObject({ ok: false });
  const plain = (name: string) =>
    madeWorkbook({
      Sheet1: [
        ["名称", "类型", "级别", "统一社会信用代码"],
        [name, "重点实验室", "省级", ""],
        ["中试二部", "中试基地", "市级", ""],
      ],
    });
  const reading = await desk.read("二.xlsx", plain("先进存储实验室"));
  const said = { readingId: reading.readingId, sheet: "Sheet1", table: 0, subject: "platform" };
  const corrected = await desk.services["importing/correct"](said);
  expect(corrected).toMatchObject({ ok: true, value: { tables: [{ subject: "platform" }] } });
  await desk.take(reading);
  expect(countOf(desk, "platform")).toBe(2);
  const next = await desk.read("三.xlsx", plain("量子器件实验室"));
  expect(next.sheets[0]?.tables[0]?.subject).toBe("platform");
});

test("a quick report's figures are told from confirmed ones, and a person may say otherwise", async () => {
  const desk = await openDesk();
  const bytes = carriers(["云麓创业园", "众创空间", "省级", 8]);
  const quick = await desk.read("载体快报2025.xlsx", bytes);
  expect(quick.standing).toBe("preliminary");
  await desk.take(quick);
  const said = await desk.read("载体2025.xlsx", carriers(["云麓创业园", "众创空间", "省级", 9]));
  await desk.services["importing/set-standing"]({ readingId: said.readingId, standing: "corrected" });
  await desk.take(said);
  const batches = await desk.services["importing/batches"](null);
  expect(batches.ok && batches.value.map(({ standing }) => standing)).toEqual(["corrected", "preliminary"]);
});
