import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { FilledCell, FillPlan } from "#domain/reporting/fill-request";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { parsePeriod } from "#domain/shared/period";
import { importFile } from "#services/importing/import-file";
import { choosePeriod } from "#services/reporting/choose-period";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import { fillWorkbook } from "#services/reporting/fill-workbook";
import { proposeReading } from "#services/reporting/propose-reading";
import { readForm } from "#workbook/read-form";
import { samplePath } from "../../support/truth.ts";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

/** Forms that ask for counts and indicators, filled from a book of the sample rosters: every number is held against a plain count of the roster's own rows. */

const FORM_A = "A-湖南-各高新区创新创业载体建设达标情况表.xlsx";
const FORM_B = "B-山东-重点支持创新型产业集群发展情况汇总表.xlsx";
const FORM_E = "E-广东-创新体系执行情况报送表.xlsx";
const job = { progress: () => undefined, cancelled: () => false };

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(samplePath(name)));

/** Rows of the carrier roster as the sample's truth has them. */
interface CarrierTruth {
  readonly sheets: readonly {
    readonly tables: readonly {
      readonly rows: readonly { readonly values: Readonly<Record<string, string | null>> }[];
    }[];
  }[];
}
const truth: CarrierTruth = JSON.parse(readFileSync(samplePath("roster7-孵化载体汇总表.json"), "utf8"));
const carriers = truth.sheets.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ values }) => values)));

/** Counted without any of the program's rules: type, level, and the year it was recognised in. */
function countCarriers(type: string, level: string | null, until: number): number {
  return carriers.filter((row) => {
    const year = Number((row.认定年份 ?? "0").slice(0, 4));
    return row.载体类型 === type && (level === null || (row.级别 ?? "").includes(level)) && year <= until;
  }).length;
}

async function takeRosters(desk: RegisterDesk, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const request = {
      file: { name, bytes: sample(name) },
      period: null,
      apply: true,
      at: "2026-11-21T08:00:00.000Z",
      by: "小王",
    };
    need(await importFile(desk.book, request, job));
  }
}

interface Filled {
  readonly form: FormWorkbook;
  readonly reading: FormReading;
  readonly plan: FillPlan;
  readonly cell: (address: string, sheet?: string) => FilledCell | undefined;
}

async function fill(desk: RegisterDesk, name: string, said: string): Promise<Filled> {
  const bytes = sample(name);
  const form = need(await readForm({ name, bytes }));
  const reading = proposeReading(desk.book.db, form);
  const period = need(parsePeriod(said));
  const request = { form, bytes, reading, period, subjectId: null, threshold: FILL_THRESHOLD, today: "2026-11-21" };
  const { plan } = need(fillWorkbook(desk.book, request));
  const cell: Filled["cell"] = (address, sheet = form.sheets[0]?.name ?? "") => plan.cells.find(sheet, address)[0];
  return { form, reading, plan, cell };
}

function columnSource({ reading }: Filled, letter: string): BoundSource | null | undefined {
  return reading.lists[0]?.columns.find((column) => column.letter === letter)?.binding.source;
}

describe("zones printed row by row", () => {
  let filled: Filled;

  beforeAll(async () => {
    const desk = await openRegister();
    await takeRosters(desk, ["孵化载体汇总表.xlsx"]);
    need(
      await desk.services["book/save-settings"]({
        ...need(await desk.services["book/settings"](null)),
        zoneName: "长沙高新区",
      }),
    );
    await desk.add("zone", "株洲高新区");
    await desk.add("zone", "湘潭高新区");
    const zhuzhou = {
      carrierType: "众创空间",
      carrierLevel: "省级",
      accreditationYear: "2020",
      carrierZone: "株洲高新区",
    };
    await desk.add("carrier", "株洲一号众创空间", zhuzhou);
    await desk.add("platform", "麓谷中试公共平台", { platformType: "公共服务平台", platformLevel: "省级" });
    filled = await fill(desk, FORM_A, "2025");
  });

  test("what the zone of the book has is counted by type and level, each of its own", () => {
    const counted = ["D6", "E6", "I6", "J6"].map((address) => filled.cell(address)?.text);
    expect(counted).toEqual([
      String(countCarriers("科技企业孵化器", "国家级", 2025)),
      String(countCarriers("科技企业孵化器", "省级", 2025)),
      String(countCarriers("众创空间", "国家级", 2025)),
      String(countCarriers("众创空间", "省级", 2025)),
    ]);
  });

  test("another zone has what names it, and a blank where the book knows nothing", () => {
    expect(["D7", "E7", "I7", "J7"].map((address) => filled.cell(address)?.text)).toEqual(["0", "0", "0", "1"]);
    expect(filled.cell("D8")).toBeUndefined();
    const said = filled.plan.problems.find(
      ({ cell, reason }) => cell.startsWith("D") && reason.includes("不能断定是 0"),
    );
    expect(said?.severity).toBe("warning");
  });

  test("the parts of a count are its entries, each with the cell it came from, and add up to it", () => {
    const cell = filled.cell("E6");
    expect(cell?.computed?.partsTotal).toBe(Number(cell?.text));
    const parts = cell?.computed?.parts ?? [];
    expect(parts.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(cell?.text));
    expect(parts.every(({ source }) => source?.kind === "import" && source.workbook === "孵化载体汇总表.xlsx")).toBe(
      true,
    );
    expect(new Set(parts.map(({ entry }) => entry?.id)).size).toBe(parts.length);
  });

  test("a platform without a zone counts for the zone of the book, and that is said", () => {
    expect(filled.cell("N6")?.text).toBe("1");
    expect(filled.cell("N6")?.computed?.notes.join()).toContain("没有写所属高新区");
  });

  test("threshold columns, formulas and explanations are left alone", () => {
    expect(["F", "G", "H", "T"].map((letter) => columnSource(filled, letter))).toEqual([null, null, null, null]);
  });
});

describe("single cells about the zone", () => {
  test("this year and the same day last year are counted apart, parts of a label within it", async () => {
    const desk = await openRegister();
    await takeRosters(desk, ["孵化载体汇总表.xlsx"]);
    const filled = await fill(desk, FORM_E, "2025");
    const at = (address: string): string | undefined => filled.cell(address, "量化附表")?.text;
    expect(["D3", "E3", "D4", "E4", "D5", "E5", "D6", "E6"].map(at)).toEqual(
      [
        countCarriers("众创空间", null, 2024),
        countCarriers("众创空间", null, 2025),
        countCarriers("科技企业孵化器", null, 2024),
        countCarriers("科技企业孵化器", null, 2025),
        countCarriers("科技企业孵化器", "国家级", 2024),
        countCarriers("科技企业孵化器", "国家级", 2025),
        countCarriers("加速器", "省级", 2024),
        countCarriers("加速器", "省级", 2025),
      ].map(String),
    );
    const reasons = filled.plan.problems.map(({ reason }) => reason);
    expect(reasons.some((reason) => reason.includes("表上写的是截至 9 月"))).toBe(true);
    expect(reasons.some((reason) => reason.includes("账本还没有说明是哪个高新区"))).toBe(true);
  });
});

describe("the period a form is as of", () => {
  test("a blank year with a month is the latest year up to it; the year of a target is none", async () => {
    const desk = await openRegister();
    const id = await desk.add("enterprise", "甲有限公司");
    const edits = [{ enterpriseId: id, field: "operatingRevenue", period: "2024", text: "1" }];
    need(await desk.services["enterprises/edit-cells"]({ edits }));
    const form = need(await readForm({ name: FORM_E, bytes: sample(FORM_E) }));
    expect(choosePeriod(desk.book.db, form)).toBe("2024-01..09");
  });

  test("figures of the months are as of their last day, those of last year a year before", async () => {
    const desk = await openRegister();
    await desk.add("carrier", "甲众创空间", { carrierType: "众创空间", accreditedOn: "2024-09-30" });
    await desk.add("carrier", "乙众创空间", { carrierType: "众创空间", accreditedOn: "2025-09-30" });
    await desk.add("carrier", "丙众创空间", { carrierType: "众创空间", accreditedOn: "2025-10-01" });
    const filled = await fill(desk, FORM_E, "2025-01..09");
    expect(["D3", "E3"].map((address) => filled.cell(address, "量化附表")?.text)).toEqual(["1", "2"]);
    expect(filled.plan.problems.some(({ reason }) => reason.includes("表上写的是截至"))).toBe(false);
  });
});

describe("clusters printed row by row", () => {
  test("members are counted by what they are and by bands of revenue; a cluster without members stays blank", async () => {
    const desk = await openRegister();
    await desk.add("cluster", "云计算");
    await desk.add("cluster", "先进陶瓷");
    const member = async (
      name: string,
      revenue: string,
      values: Readonly<Record<string, string>> = {},
    ): Promise<number> => {
      const id = await desk.add("enterprise", name, { innovationCluster: "云计算", ...values });
      const edits = [
        { enterpriseId: id, field: "operatingRevenue", period: "2025", text: revenue },
        { enterpriseId: id, field: "researchExpense", period: "2025", text: "1234" },
      ];
      need(await desk.services["enterprises/edit-cells"]({ edits }));
      return id;
    };
    await member("甲数据有限公司", "9999.9999");
    await member("乙数据有限公司", "10000", {
      highTechEnterprise: "是",
      highTechIssueDate: "2024-12-01",
      highTechValidUntil: "2027-12-01",
    });
    await member("丙数据有限公司", "99999.9999", {
      highTechEnterprise: "是",
      highTechIssueDate: "2021-12-01",
      highTechValidUntil: "2024-12-01",
    });
    await member("丁数据有限公司", "100000");
    const filled = await fill(desk, FORM_B, "2025");
    const row = filled.reading.lists
      .flatMap(({ printed }) => printed?.rows ?? [])
      .find(({ text }) => text.includes("云计算"))?.row;
    expect(["J", "K", "L", "M", "V"].map((letter) => filled.cell(`${letter}${row}`)?.text)).toEqual([
      "4",
      "1",
      "2",
      "1",
      "0.49",
    ]);
    const ceramics = filled.reading.lists
      .flatMap(({ printed }) => printed?.rows ?? [])
      .find(({ text }) => text.includes("先进陶瓷"));
    expect(filled.cell(`J${ceramics?.row}`)).toBeUndefined();
    const research = filled.cell(`V${row}`);
    expect(research?.computed?.parts.map(({ value, unit }) => `${value}${unit}`)).toEqual(Array(4).fill("0.1234亿元"));
    expect(research?.computed?.words).toContain("“云计算”");
  });
});
