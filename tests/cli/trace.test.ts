/** `parkbook trace` (查来源): a filled workbook says of every cell where it came from, also renamed and after somebody changed it. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, write } from "xlsx";
import { type CliOutcome, runCli } from "../support/run-cli.ts";
import { samplePath } from "../support/truth.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-trace-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = path.join(folder, "b.parkbook");
const out = path.join(folder, "台账.xlsx");
const SIDECAR = "台账.来源.json";

beforeAll(async () => {
  const roster = samplePath("高新区企业名册2025.xlsx");
  expect((await runCli(["import", roster, "--store", store, "--apply"])).code).toBe(0);
  const form = samplePath("C-山西-规上工业企业创新活动全覆盖台账.xlsx");
  expect((await runCli(["fill", form, "--store", store, "--out", out, "--period", "2025"])).code).toBe(0);
});

const trace = (file: string, ...rest: readonly string[]): Promise<CliOutcome> => runCli(["trace", file, ...rest]);

/** A folder of its own with the filled form, as `name`, and what else lies in it. */
function place(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const own = mkdtempSync(path.join(folder, "p-"));
  mkdirSync(own, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(path.join(own, file), bytes);
  return path.join(own, name);
}

/** As another program saves it after somebody changed a cell. */
function changed(cell: string, value: number): Uint8Array {
  const book = read(readFileSync(out), { cellFormula: true });
  const sheet = book.Sheets.台账;
  if (sheet !== undefined) sheet[cell] = { t: "n", v: value };
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError("no bytes");
  return new Uint8Array(bytes);
}

test.each(["M7", "台账!m7", "'台账'!$M$7"])(
  "%s is told with field, period, unit, stored value and source cell",
  async (cell) => {
    const { code, stdout } = await trace(out, cell, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: "台账.xlsx",
      sheet: "台账",
      cell: "M7",
      label: "研发投入（万元）",
      text: "511.6",
      present: "511.6",
      edited: false,
      differs: false,
      enterprise: { id: 1, kind: "enterprise", name: "云麓清沅达芯通讯设备有限公司" },
      field: "researchExpense",
      fieldLabel: "研发费用",
      period: "2025",
      unit: "万元",
      stored: "5116000",
      formula: null,
      parts: [],
      source: { kind: "import", workbook: "高新区企业名册2025.xlsx", sheet: "企业名册", cell: "W5", raw: "511.6" },
    });
  },
);

test("without --json it is a sentence", async () => {
  const { stdout } = await trace(out, "M7");
  expect(stdout).toMatch(
    /^台账 M7（研发投入（万元））：511\.6万元，取“云麓清沅达芯通讯设备有限公司”2025年的“研发费用”，由元换算成万元。\n来自「高新区企业名册2025\.xlsx」企业名册 W5，原文“511\.6”（万元），\S+ 导入（第 1 批）。\n$/u,
  );
});

test.each([
  ["A7", "表里自带的公式"],
  ["M5000", "是空的"],
  ["B5", "不是填进去的，是表里印好的"],
  ["没有!B7", "没有“没有”这张工作表"],
])("%s was not filled, and it says why", async (cell, why) => {
  const { code, stderr, stdout } = await trace(out, cell, "--json");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(why);
});

test("a renamed workbook finds the sidecar with its hash; a bare one has none and says what to do", async () => {
  const sidecar = readFileSync(path.join(folder, SIDECAR));
  const renamed = place("报省厅.xlsx", { "报省厅.xlsx": readFileSync(out), [SIDECAR]: sidecar });
  expect(JSON.parse((await trace(renamed, "M7", "--json")).stdout)).toMatchObject({ edited: false, stored: "5116000" });
  const bare = place("台账.xlsx", { "台账.xlsx": readFileSync(out) });
  const { code, stderr } = await trace(bare, "M7");
  expect([code, stderr]).toEqual([1, expect.stringContaining(`旁边没有它的来源说明（${SIDECAR}）`)]);
});

test("a workbook changed since says so, and whether this cell is another", async () => {
  const edited = place("台账.xlsx", {
    "台账.xlsx": changed("M7", 600),
    [SIDECAR]: readFileSync(path.join(folder, SIDECAR)),
  });
  const [seven, eight] = await Promise.all([trace(edited, "M7", "--json"), trace(edited, "M8", "--json")]);
  expect(JSON.parse(seven.stdout)).toMatchObject({ edited: true, differs: true, text: "511.6", present: "600" });
  expect(JSON.parse(eight.stdout)).toMatchObject({ edited: true, differs: false });
});

test("the working paper is written beside, never over the form", async () => {
  const paper = path.join(folder, "底稿.xlsx");
  expect((await trace(out, "--paper", paper)).code).toBe(0);
  expect(read(readFileSync(paper)).SheetNames).toEqual(["取数底稿", "问题与空格", "来源文件一览"]);
  const copy = path.join(folder, "同一份.xlsx");
  copyFileSync(out, copy);
  expect(await trace(copy, "--paper", copy)).toMatchObject({ code: 1, stdout: "" });
});

test.each([[[]], [["x.xlsx"]], [["x.xlsx", "7B"]], [["x.xlsx", "A1", "B2"]]])("%j is wrong usage", async (args) => {
  expect((await runCli(["trace", ...args])).code).toBe(2);
});
