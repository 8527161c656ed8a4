/** A clerk fills the province's forms from the window: proposals, a correction, preview, export, proof and source; the files are held against store, package truth and LibreOffice. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { EnterpriseDetail } from "#contract/enterprises";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { convert, recalculate } from "../support/office.ts";
import { partHashes } from "../support/forms.ts";
import { samplePath } from "../support/truth.ts";
import { answerOpen, answerSave } from "./answer-dialogs.ts";
import { choose, goTo, readCounters } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { bookPlace, seedBook, withBook } from "./seed-book.ts";

const FORM_C = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const ONE_FORM = path.resolve("assets/examples/报表样式2-企业基本情况表.xlsx");
const truth: { mustStayIdentical: Record<string, string>; mayChange: Record<string, string> } = JSON.parse(
  readFileSync(samplePath("template-C.json"), "utf8"),
);

const known = (detail: EnterpriseDetail, field: string): unknown =>
  detail.attributes.find((one) => one.field === field)?.value ?? null;
const figure = (detail: EnterpriseDetail, field: string, period: string): number =>
  Number(detail.observations.find((one) => one.field === field && one.period === period)?.value ?? 0);

/** 规上工业: above scale, and of section B, C or D of GB/T 4754 (divisions 06 to 46). */
function isScaledIndustry(detail: EnterpriseDetail): boolean {
  const division = Number(String(known(detail, "industryCode") ?? "").slice(0, 2));
  return known(detail, "aboveScale") === true && division >= 6 && division <= 46;
}

describeWith(["chromium", "libreoffice"], "the province's forms through the window", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-report-"));
  let app: LaunchedApp;
  let page: Page;
  let enterprises: readonly EnterpriseDetail[];

  beforeAll(async () => {
    const userData = await seedBook([
      "火炬企业年报导出2024.xlsx",
      "高新区企业名册2025.xlsx",
      "高企汇总表2025.csv",
      "企业名册2026年一季度更新.xlsx",
    ]);
    enterprises = await withBook(bookPlace(userData), ({ db }) => listEnterpriseDetails(db, ""));
    app = await launchApp(userData);
    page = await app.firstWindow();
    await goTo(page, "设置");
    await page.getByLabel("高新区名称").fill("云麓高新技术产业开发区");
    await page.getByLabel("填报单位").fill("云麓高新区科技局");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存").waitFor();
    await takeShots(page, "settings");
  });
  afterAll(() => app?.close());

  const box = (name: string): Locator => page.getByRole("combobox", { name, exact: true });
  /** Opens a form by its button and the system's dialog. */
  async function openForm(place: string, button: string): Promise<void> {
    await answerOpen(app, [place]);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("heading", { name: /^每一处填什么/u }).waitFor();
  }
  async function exportTo(place: string): Promise<Uint8Array> {
    await answerSave(app, place);
    await page.getByRole("button", { name: "导出", exact: true }).click();
    await page.getByRole("heading", { name: /^已导出/u }).waitFor();
    return readFileSync(place);
  }

  const outC = path.join(folder, "台账-已填.xlsx");
  let filledC: Uint8Array;

  test("form C: proposals, one correction, preview, export, proof, source", async () => {
    await goTo(page, "报表");
    await takeShots(page, "report-开始");
    await openForm(samplePath(FORM_C), "选择报表");
    await page.locator(".sheet-cell").getByText("企业名称", { exact: true }).waitFor();
    await takeShots(page, "report-C-1-对应");
    if (!(await page.locator(".panel-field", { hasText: "时期" }).innerText()).includes("2025年")) {
      await choose(page, box("时期"), "2025年");
    }
    await page.getByRole("button", { name: /^O 列/u }).click();
    await choose(page, box("O 列 填什么"), "法定代表人");
    await takeShots(page, "report-C-2-更正");
    // A range by a figure: seen in words, and taken back.
    await page.getByRole("button", { name: /取数范围/u }).click();
    await page.getByRole("button", { name: "加条件" }).click();
    await choose(page, box("条件：哪一项"), "营业收入");
    await page.getByRole("textbox", { name: "和多少比" }).fill("10000");
    await takeShots(page, "report-C-2-加条件");
    await page.getByRole("button", { name: /^加\s?上$/u }).click();
    await page.getByRole("button", { name: "去掉条件 营业收入 ≥ 10000万元" }).click();
    await page.getByRole("button", { name: "去掉条件 营业收入 ≥ 10000万元" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "下一步：预览" }).click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    const wanted = enterprises.filter(isScaledIndustry);
    expect(await readCounters(page)).toMatchObject({ 行: wanted.length, 其中加出的行: wanted.length - 30, 填不进: 0 });
    await page
      .locator(".sheet-cell")
      .getByText(wanted[0]?.name ?? "", { exact: true })
      .waitFor();
    await takeShots(page, "report-C-3-预览");
    filledC = await exportTo(outC);
    await page.getByText(`${Object.keys(truth.mustStayIdentical).length} 个一字未动`).waitFor();
    await takeShots(page, "report-C-4-完成");
    await page
      .locator(".sheet-cell")
      .getByText(wanted[3]?.name ?? "", { exact: true })
      .click();
    await page.getByText("哪张表", { exact: true }).waitFor();
    await takeShots(page, "report-C-5-来源");
    const source = wanted[3]?.attributes.find((one) => one.field === "enterpriseName")?.source;
    if (source?.kind !== "import") throw new Error("the name was imported");
    expect((await page.locator(".trace").innerText()).replaceAll(/\s+/gu, " ")).toContain(
      `哪张表 ${source.workbook} 哪个格 ${source.sheet} ${source.cell} 原文 ${source.raw}`,
    );
  });

  test("form C on the disk: untouched parts identical, values those of the store, totals true in LibreOffice", () => {
    const hashes = partHashes(filledC);
    const kept = Object.keys(truth.mustStayIdentical).map((name) => [name, hashes[name]]);
    expect(Object.fromEntries(kept)).toEqual(truth.mustStayIdentical);
    expect(partHashes(readFileSync(samplePath(FORM_C)))["xl/media/image1.png"]).toBe(hashes["xl/media/image1.png"]);

    const wanted = enterprises.filter(isScaledIndustry);
    const last = 6 + wanted.length;
    const sheet = XLSX.read(filledC).Sheets.台账;
    const line = (row: number) =>
      ["B", "C", "D", "E", "H", "M", "O"].map((letter) => sheet?.[`${letter}${row}`]?.v ?? null);
    const written = Array.from({ length: wanted.length }, (_, at) => line(7 + at));
    const stored = wanted.map((one) => [
      known(one, "park"),
      one.name,
      one.creditCode,
      known(one, "industryCode"),
      "是",
      figure(one, "researchExpense", "2025") / 10_000,
      known(one, "legalRepresentative"),
    ]);
    const byName = (a: readonly unknown[], b: readonly unknown[]): number => String(a[1]).localeCompare(String(b[1]));
    expect(written.toSorted(byName)).toEqual(stored.toSorted(byName));

    const recalculated = XLSX.read(recalculate(filledC)).Sheets.台账;
    const expense = wanted.reduce((sum, one) => sum + figure(one, "researchExpense", "2025"), 0) / 10_000;
    expect(recalculated?.[`C${last + 1}`]?.v).toBe(wanted.length);
    expect(recalculated?.[`H${last + 1}`]?.v).toBe(wanted.length);
    expect(recalculated?.[`M${last + 1}`]?.v).toBeCloseTo(expense, 6);
    expect(Buffer.from(convert(filledC, "pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("the one-enterprise form: whom it is about is asked, then filled right and openable", async () => {
    const wanted = enterprises.find(
      (one) => figure(one, "operatingRevenue", "2025") > 0 && known(one, "highTechCertificateNumber") !== null,
    );
    if (wanted === undefined) throw new Error("no enterprise with figures");
    await page.getByRole("button", { name: "再填一张" }).click();
    await openForm(ONE_FORM, "选择报表");
    await takeShots(page, "report-一企一表-1-对应");
    const next = page.getByRole("button", { name: "下一步：预览" });
    expect(await next.isDisabled()).toBe(true);
    await choose(page, box("企业"), wanted.name);
    await choose(page, box("时期"), "2025年");
    await next.click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    await takeShots(page, "report-一企一表-2-预览");
    const bytes = await exportTo(path.join(folder, "一企一表.xlsx"));
    await takeShots(page, "report-一企一表-3-完成");
    const original = partHashes(readFileSync(ONE_FORM));
    const changed = Object.entries(partHashes(bytes)).filter(([name, hash]) => original[name] !== hash);
    expect(
      changed.map(([name]) => name).filter((name) => !/(sheet1|workbook|sharedStrings)\.xml$/u.test(name)),
    ).toEqual([]);
    const sheet = XLSX.read(recalculate(bytes)).Sheets.基本情况;
    const at = (cell: string): unknown => sheet?.[cell]?.v ?? null;
    const thousands = (field: string): number => Math.round(figure(wanted, field, "2025") / 1000);
    expect([at("C4"), at("C5"), at("G5")]).toEqual([
      wanted.name,
      wanted.creditCode,
      known(wanted, "legalRepresentative"),
    ]);
    expect([at("A13"), at("C13"), at("E13"), at("G13")]).toEqual(
      ["operatingRevenue", "industrialOutput", "totalProfit", "taxesPaid"].map(thousands),
    );
    expect(Buffer.from(convert(bytes, "pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("both exports stand in the list", async () => {
    await page.getByRole("button", { name: "再填一张" }).click();
    await page.getByRole("heading", { name: "导出记录" }).waitFor();
    await expect.poll(() => page.locator(".plain-table tbody tr").count()).toBe(2);
    await takeShots(page, "report-导出记录");
  });
});
