/** What last year tells a clerk, and a form of one enterprise filled for many: compared with last year's form, a binding kept and taken as a file; a file each under names by pattern, in one archive. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { openZip } from "#workbook/zip-archive";
import { samplePath } from "../support/truth.ts";
import { answerOpen, answerSave } from "./answer-dialogs.ts";
import { choose, goTo } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

const BLANK = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const FILLED = "C-上年已报.xlsx";
const ONE_FORM = path.resolve("assets/examples/报表样式2-企业基本情况表.xlsx");

describeWith(["chromium"], "last year's form, and one form for each of many", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-each-"));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(await seedBook(["火炬企业年报导出2024.xlsx", "高新区企业名册2025.xlsx"]));
    page = await app.firstWindow();
    await goTo(page, "报表");
  });
  afterAll(() => app?.close());

  async function openForm(place: string): Promise<void> {
    await answerOpen(app, [place]);
    await page.getByRole("button", { name: "选择报表" }).click();
    await page.getByRole("heading", { name: /^每一处填什么/u }).waitFor();
  }

  async function chooseTwo(): Promise<void> {
    await page.getByText("逐个选", { exact: true }).click();
    const list = page.getByRole("combobox", { name: "逐个选" });
    for (const name of ["长沙朗汀", "岚湖联达"]) {
      await list.fill(name);
      await page.locator(".ant-select-item-option-content").getByText(name).first().click();
    }
    await page.keyboard.press("Escape");
    await page.getByText("共 2 份", { exact: true }).waitFor();
  }

  test("this year's form is compared with last year's; its binding is written to a file and taken from it", async () => {
    await openForm(samplePath(BLANK));
    await answerOpen(app, [samplePath(FILLED)]);
    await page.getByRole("button", { name: "比对去年的表" }).click();
    await page.getByRole("heading", { name: /^表式变化/u }).waitFor();
    await page.getByText(/^\d+ 处没变，新增/u).waitFor();
    await takeShots(page, "each-1-表式变化");
    const first = page.locator(".drift .list-line").first();
    await first.click();
    await page.locator(".sheet-selected").waitFor();
    await page.getByText("各处对应", { exact: true }).click();
    const kept = path.join(folder, "对应.json");
    await answerSave(app, kept);
    await page.getByRole("button", { name: "存成文件" }).click();
    await page.getByText(/^取数对应已存到/u).waitFor();
    expect(readFileSync(kept, "utf8")).toContain("企业名称");
    await answerOpen(app, [kept]);
    await page.getByRole("button", { name: "读入文件" }).click();
    await page.getByRole("heading", { name: /^表式变化/u }).waitFor();
    await page.getByRole("button", { name: "换一张表" }).click();
  });

  test("a form of one enterprise goes out once for each, under names by pattern", async () => {
    await openForm(ONE_FORM);
    await choose(page, page.getByRole("combobox", { name: "时期", exact: true }), "2025年");
    await page.getByText("很多家，一家一份", { exact: true }).click();
    await page.getByText(/^共 \d+ 份$/u).waitFor();
    await takeShots(page, "each-2-很多家");
    await chooseTwo();
    await page.getByRole("button", { name: "下一步：预览" }).click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    await page.getByLabel("文件名").fill("{名称}-{时期}");
    await page.getByText(/^例：.+-2025.*\.xlsx$/u).waitFor();
    await takeShots(page, "each-3-预览");
    const out = path.join(folder, "一企一表.zip");
    await answerSave(app, out);
    await page.getByRole("button", { name: "导出 2 份" }).click();
    await page.getByText(/里写好了 2 份/u).waitFor();
    await page.getByText(/复核 [1-9][\d,]* 格，未见出入/u).waitFor();
    await takeShots(page, "each-4-完成");
    const archive = openZip(readFileSync(out));
    if (!archive.ok) throw new Error(archive.error.type);
    expect(archive.value.entries.filter(({ name }) => /-2025[^/]*\.xlsx$/u.test(name)).length).toBe(2);
  });

  test("the same form goes out as one workbook with a sheet for each; its binding is remembered and can be laid again", async () => {
    await page.getByRole("button", { name: "再填一张" }).click();
    await page.getByRole("heading", { name: "导出记录" }).waitFor();
    await openForm(ONE_FORM);
    await choose(page, page.getByRole("combobox", { name: "时期", exact: true }), "2026年一季度");
    await page.getByText("很多家，一家一份", { exact: true }).click();
    await chooseTwo();
    await page.getByRole("button", { name: "下一步：预览" }).click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    await page.getByText("每家一张表", { exact: true }).click();
    await page.getByLabel("表名").fill("{时期}-{名称}");
    await page.getByText(/^例：2026年一季度-.+$/u).waitFor();
    const out = path.join(folder, "一企一表.xlsx");
    await answerSave(app, out);
    await page.getByRole("button", { name: "导出 2 份" }).click();
    await page.getByText(/里写好了 2 份/u).waitFor();
    await page.getByText(/复核 [1-9][\d,]* 格，未见出入/u).waitFor();
    await page.locator(".counter", { hasText: "写好的份数" }).getByText("2", { exact: true }).waitFor();
    await takeShots(page, "each-5-每家一张表");
    const book = XLSX.read(readFileSync(out));
    expect(book.SheetNames.map((name) => name.slice(0, 12))).toEqual(["2026年一季度-长沙朗", "2026年一季度-岚湖联"]);
    expect(book.SheetNames.map((name) => String(book.Sheets[name]?.C4?.v).slice(0, 4))).toEqual([
      "长沙朗汀",
      "岚湖联达",
    ]);
    await page.getByRole("button", { name: "再填一张" }).click();
    await page.getByRole("row", { name: /报表样式2.*2026年一季度/u }).waitFor();
    await openForm(ONE_FORM);
    await page.getByRole("button", { name: "用记住的对应" }).click();
    await page.locator(".remembered .list-line", { hasText: "报表样式2" }).first().click();
    await page.getByRole("heading", { name: /^表式变化/u }).waitFor();
    await page.getByText(/^\d+ 处没变，新增 0 处，去掉 0 处/u).waitFor();
    await takeShots(page, "each-6-记住的对应");
  });
});
