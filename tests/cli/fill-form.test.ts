/** The main job on the command line: rosters in, 山西's form out, filled, everything else untouched (报表填报). */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, utils, type WorkSheet } from "xlsx";
import { drawWorkbook } from "../support/blank-builder.ts";
import { runCli } from "../support/run-cli.ts";
import { readTruth, samplePath, type TruthRow } from "../support/truth.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-fill-"));
const store = path.join(folder, "fill.parkbook");
const out = path.join(folder, "filled.xlsx");
const FORM = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const roster = readTruth("roster1-高新区企业名册2025.json").sheets[0]?.tables[0]?.rows ?? [];
/** 规上 and an industry of 采矿业、制造业、电力等 (GB/T 4754: divisions 06 to 46). */
const expected = roster.filter(({ values }) => {
  const division = Number(String(values.国民经济行业代码).slice(0, 2));
  return values.是否规上 === true && division >= 6 && division <= 46;
});

interface Printed {
  readonly lists: readonly { readonly rowsWritten: number; readonly rowsInserted: number }[];
  readonly parts: { readonly unchanged: readonly string[] };
  readonly provenance: string;
}
let printed: Printed;

beforeAll(async () => {
  for (const file of ["高新区企业名册2025.xlsx", "火炬企业年报导出2024.xlsx"]) {
    const imported = await runCli(["import", samplePath(file), "--store", store, "--apply"]);
    expect([imported.code, imported.stderr]).toEqual([0, expect.stringContaining("已写入账本")]);
  }
  const like = samplePath("C-上年已报.xlsx");
  const filled = await runCli([
    "fill",
    samplePath(FORM),
    "--store",
    store,
    "--out",
    out,
    "--period",
    "2025",
    "--like",
    like,
    "--json",
  ]);
  expect(filled.code, filled.stderr).toBe(0);
  printed = JSON.parse(filled.stdout) as Printed;
});

test("every enterprise of the list stands in it with the values of its roster, in 万元", () => {
  const sheet = sheetOf("台账");
  const rows = expected.map((_, at) => at + 7);
  expect(printed.lists[0]).toMatchObject({ rowsWritten: expected.length, rowsInserted: expected.length - 30 });
  expect(
    rows.map((row) => ["B", "C", "D", "E", "H", "M"].map((letter) => sheet[`${letter}${row}`]?.v ?? null)),
  ).toEqual(
    expected.map(({ values }) => [
      values.所属园区,
      values.企业名称,
      values.统一社会信用代码,
      values.国民经济行业代码,
      "是",
      tenThousands(values.研发费用),
    ]),
  );
});

test("the totals moved down, reach over all rows and show the true sum at once", () => {
  const sheet = sheetOf("台账");
  const [first, last, total] = [7, 6 + expected.length, 7 + expected.length];
  expect(sheet[`M${total}`]?.f).toBe(`SUM(M${first}:M${last})`);
  expect(sheet[`M${total}`]?.v).toBeCloseTo(
    expected.reduce((sum, row) => sum + (tenThousands(row.values.研发费用) ?? 0), 0),
    6,
  );
  expect(sheet[`C${total}`]?.v).toBe(expected.length);
});

test("no part that may stay as it is was touched", () => {
  const truth = JSON.parse(readFileSync(samplePath("template-C.json"), "utf8")) as {
    mustStayIdentical: Record<string, string>;
  };
  const parts = unzipSync(readFileSync(out));
  const hashes = Object.fromEntries(
    Object.keys(truth.mustStayIdentical).map((name) => [
      name,
      createHash("sha256")
        .update(parts[name] ?? "")
        .digest("hex"),
    ]),
  );
  expect(hashes).toEqual(truth.mustStayIdentical);
  expect(printed.parts.unchanged).toEqual(expect.arrayContaining(Object.keys(truth.mustStayIdentical)));
});

test("the file beside it tells the source cell of every number", () => {
  const sidecar = JSON.parse(readFileSync(printed.provenance, "utf8")) as {
    cells: {
      cell: string;
      sheet: string;
      source: { workbook: string; sheet: string; cell: string; raw: string } | null;
    }[];
  };
  const sources = expected
    .map((row, at) => [`M${at + 7}`, `W${row.row}`, row] as const)
    .filter(([, , row]) => row.values.研发费用 !== null);
  const found = sources.map(([cell]) => sidecar.cells.find((one) => one.sheet === "台账" && one.cell === cell)?.source);
  expect(found.map((source) => [source?.workbook, source?.sheet, source?.cell])).toEqual(
    sources.map(([, cell]) => ["高新区企业名册2025.xlsx", "企业名册", cell]),
  );
});

test("importing the last file again changes nothing", async () => {
  const again = await runCli([
    "import",
    samplePath("火炬企业年报导出2024.xlsx"),
    "--store",
    store,
    "--apply",
    "--json",
  ]);
  const { files } = JSON.parse(again.stdout) as { files: { plan: object; receipt: object }[] };
  expect(files[0]?.plan).toMatchObject({ add: 0, update: 0 });
  expect(files[0]?.receipt).toMatchObject({ values: 0 });
});

test("an incubator's form takes an incubator of the register, and no enterprise", async () => {
  const form = samplePath("D-火炬口径-科技企业孵化器综合情况.xlsx");
  const outD = path.join(folder, "D.xlsx");
  const enterprise = String(roster[0]?.values.统一社会信用代码);
  const refused = await runCli(["fill", form, "--store", store, "--out", outD, "--subject", enterprise]);
  expect([refused.code, refused.stderr]).toEqual([1, `账本里没有代码或名称为"${enterprise}"的孵化载体。\n`]);

  const carriers = readTruth("roster7-孵化载体汇总表.json").sheets[0]?.tables[0]?.rows ?? [];
  const taken = await runCli(["import", samplePath("孵化载体汇总表.xlsx"), "--store", store, "--apply", "--json"]);
  const { files } = JSON.parse(taken.stdout) as { files: { plan: object }[] };
  expect(files[0]?.plan).toMatchObject({ add: carriers.length, rejected: 0 });
  const asked = carriers[0]?.values;
  const filled = await runCli([
    ...["fill", form, "--store", store, "--out", outD, "--period", "2025"],
    ...["--subject", String(asked?.载体名称)],
  ]);
  expect(filled.code, filled.stderr).toBe(0);
  const { Sheets, SheetNames } = read(readFileSync(outD));
  const cells = Object.values(Sheets[SheetNames[0] ?? ""] ?? {}).map((cell: { v?: unknown }) => cell.v);
  // 孵化基金总额 is asked in 千元; areas in ㎡; counts as they are.
  const fund = Number(asked?.孵化基金) / 1000;
  const wanted = [asked?.载体名称, Number(asked?.场地面积), Number(asked?.在孵企业使用面积), asked?.在孵企业数, fund];
  expect(wanted.filter((value) => !cells.includes(value))).toEqual([]);
});

test("a list whose title nobody can make out stays blank and says why; a range by hand fills it", async () => {
  const form = path.join(folder, "亏损 名单.xlsx");
  const drawn = `
    亏损企业名单|>|>|>
    #序号|企业名称|统一社会信用代码|营业收入（万元）
    #|||
    #|||
    #|||`;
  writeFileSync(form, drawWorkbook([{ name: "附表1", drawn }]));
  const to = path.join(folder, "亏损.xlsx");
  const ask = ["fill", form, "--store", store, "--out", to, "--period", "2025"];
  const open = await runCli(ask);
  expect([open.code, open.stderr]).toEqual([
    0,
    expect.stringContaining(
      "附表1：标题里的“亏损”名册上没有对应的条件，请先选定范围，名单先空着（可用 --lists 写明）。",
    ),
  ]);
  const names = (): readonly unknown[] =>
    utils.sheet_to_json<unknown[]>(read(readFileSync(to)).Sheets.附表1 ?? {}, { header: 1 }).map((row) => row[1]);
  expect(
    names()
      .slice(2, 5)
      .filter((name) => name !== undefined),
  ).toEqual([]);
  const range = path.join(folder, "范围.json");
  // 所属片区 is another name of 所属园区.
  writeFileSync(range, JSON.stringify([{ sheet: "附表1", firstRow: 3, where: { 所属片区: "岚湖片区" }, limit: 3 }]));
  expect((await runCli([...ask, "--lists", range])).code).toBe(0);
  const wanted = roster.filter(({ values }) => values.所属园区 === "岚湖片区").slice(0, 3);
  expect(names().slice(2, 5)).toEqual(wanted.map(({ values }) => values.企业名称));
});

test("wrong usage and refused files end with their own exit codes and a sentence", async () => {
  const cases = [
    [["import"], 2],
    [["fill", samplePath(FORM), "--store", store], 2],
    [["import", samplePath("没有这个文件.xlsx"), "--store", store], 1],
    [["import", samplePath("template-C.json"), "--store", store], 1],
    [["fill", samplePath("高企汇总表2025.csv"), "--store", store, "--out", out], 1],
    [["enterprises", "--store", samplePath("template-C.json")], 1],
  ] as const;
  for (const [args, code] of cases) {
    const outcome = await runCli(args);
    expect([args, outcome.code, outcome.stdout]).toEqual([args, code, ""]);
    expect(outcome.stderr).toMatch(/[\u4e00-\u9fff]/u);
    expect(outcome.stderr).not.toMatch(/Error|\bat \//u);
  }
});

function sheetOf(name: string): WorkSheet {
  const sheet = read(readFileSync(out)).Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Two decimals, as the form's number format shows them. */
function tenThousands(money: TruthRow["values"][string] | undefined): number | null {
  return typeof money === "string" ? Math.round(Number(money) / 100) / 100 : null;
}
