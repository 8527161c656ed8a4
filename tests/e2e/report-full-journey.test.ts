/** The whole way of a form in the window: blank in, learnt from last year's copy, corrected by dragging, exported, traced, and a hand edit taken back into the book. */

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { samplePath } from "../support/truth.ts";
import { answerOpen, answerSave } from "./answer-dialogs.ts";
import { choose, goTo } from "./clerk.ts";
import { dropFiles } from "./give-files.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

const BLANK = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const FILLED = "C-上年已报.xlsx";

describeWith(["chromium"], "a form from blank to absorbed", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-full-"));
  const out = path.join(folder, "台账-已填.xlsx");
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    const userData = await seedBook([
      "火炬企业年报导出2024.xlsx",
      "高新区企业名册2025.xlsx",
      "高企汇总表2025.csv",
      "企业名册2026年一季度更新.xlsx",
    ]);
    app = await launchApp(userData);
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const line = (where: string): Locator => page.getByRole("button", { name: new RegExp(`^${where}`, "u") });
  const cellAt = (row: number, column: number): Locator =>
    page.locator(`.sheet-plane [id$="-${row}-${column}"]`).first();
  /** Drags a field of the palette onto a cell, as a person does with the mouse. */
  async function dragField(name: string, row: number, column: number): Promise<void> {
    await page.getByRole("textbox", { name: "名称或拼音首字母" }).fill(name);
    await page.getByRole("region", { name: "字段" }).locator(".palette-chip").first().dragTo(cellAt(row, column));
  }

  test("the blank comes in and is learnt from last year's filled copy", async () => {
    await goTo(page, "报表");
    await answerOpen(app, [samplePath(BLANK)]);
    await page.getByRole("button", { name: "选择报表" }).click();
    await page.getByRole("heading", { name: /^每一处填什么/u }).waitFor();
    await page.locator(".sheet-cell").getByText("企业名称", { exact: true }).waitFor();
    await takeShots(page, "full-1-对应");
    await dropFiles(page, '[aria-label="拿上年填好的表对照"]', [samplePath(FILLED)]);
    await page.getByText(/^对照了 \d+ 处，改动 \d+ 处/u).waitFor();
    await takeShots(page, "full-2-已对照");
  });

  test("fields are dragged onto columns and cells, seen at once, and taken back", async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await line("O 列").click();
    await cellAt(9, 15).waitFor();
    await page.getByText("字段", { exact: true }).click();
    await takeShots(page, "full-3-字段");
    await dragField("法定代表人", 9, 15);
    const chip = page.locator(".sheet-cell-chip").filter({ hasText: "法定代表人" });
    await chip.waitFor();
    await takeShots(page, "full-4-拖好");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "撤销" }).click();
    await chip.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "重做" }).click();
    await chip.waitFor();
    await page.getByText("各处对应", { exact: true }).click();
    await takeShots(page, "full-5-各处");
    await line("O 列").waitFor();
    expect(await line("O 列").innerText()).toContain("认准了");
    await choose(page, page.getByRole("combobox", { name: "O 列 填什么" }), "自己写公式");
    await page.getByRole("textbox", { name: "O 列 的公式" }).fill("本身.研发费用 ÷ 本身.营业收入");
    await page.getByText(/^读作：/u).waitFor();
    await takeShots(page, "full-6-公式");
    await page.getByRole("button", { name: "用这个公式" }).click();
    await page.locator(".sheet-cell-chip").filter({ hasText: "这个对象的研发费用除以" }).waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await chip.waitFor();
  });

  test("previewed, every figure answers; exported, read again by another program", async () => {
    await page.getByRole("button", { name: "下一步：预览" }).click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    const name = page.locator(".sheet-cell").getByText("有限公司").first();
    await name.waitFor();
    await takeShots(page, "full-7-预览");
    await name.click();
    const trace = page.getByRole("region", { name: "这个数从哪来" });
    await trace.getByText("账本里的记录").waitFor();
    await takeShots(page, "full-8-来源");
    await page.keyboard.press("Escape");
    await trace.waitFor({ state: "detached" });
    await answerSave(app, out);
    await page.getByRole("button", { name: "导出", exact: true }).click();
    await page.getByRole("heading", { name: /^已导出/u }).waitFor();
    await page.getByText(/复核 [\d,]+ 格，未见出入/u).waitFor();
    await takeShots(page, "full-9-完成");
    const paper = path.join(folder, "底稿.xlsx");
    await answerSave(app, paper);
    await page.getByRole("button", { name: "取数底稿" }).click();
    await page.getByText(/^底稿已存到/u).waitFor();
    expect(XLSX.read(readFileSync(paper)).SheetNames.length).toBeGreaterThan(0);
  });

  test("a hand edit made elsewhere comes back: seen, taken with a reason, then settled", async () => {
    const edited = path.join(folder, "台账-改过.xlsx");
    const { row, was } = editByHand(out, edited);
    await page.getByRole("button", { name: "再填一张" }).click();
    await page.getByRole("heading", { name: "导出记录" }).waitFor();
    await takeShots(page, "full-10-开始");
    await answerOpen(app, [edited]);
    await page.getByRole("button", { name: "选择已报表" }).click();
    await page.getByRole("heading", { name: /^导出后改过的格子/u }).waitFor();
    await takeShots(page, "full-11-改动");
    const line = page.locator(".list-line", { hasText: `M${row}` });
    expect(await line.innerText()).toContain("4321");
    expect(was).not.toBe(4321);
    await line.getByText("收下", { exact: true }).click();
    expect(await page.getByRole("button", { name: "确认 1 处" }).isDisabled()).toBe(true);
    await page.getByLabel("理由（必填）").fill("企业来电更正，已核对原件");
    await page.getByRole("button", { name: "确认 1 处" }).click();
    await page.getByText(/^收下 1 处，账本已改/u).waitFor();
    await takeShots(page, "full-12-回执");
    await page.getByRole("button", { name: "再看改动" }).click();
    await page.getByText("已收下", { exact: true }).waitFor();
    await takeShots(page, "full-13-已定");
  });

  test("at the record stands which forms a value was filed in", async () => {
    await page.locator(".sheet-cell").getByText("有限公司").first().click();
    await page.getByRole("region", { name: "这个数从哪来" }).getByRole("link").first().click();
    await page.getByRole("tab", { name: "概况" }).waitFor();
    await page.locator(".fact", { hasText: "企业名称" }).locator(".source-mark").first().click();
    await page.getByRole("button", { name: "这个数报过哪些表" }).click();
    await page.getByText(/^已报 \d+ 处/u).waitFor();
    await takeShots(page, "full-14-影响");
  });
});

/** Changes one figure of the research expenses with another program's writer. */
function editByHand(from: string, to: string): { readonly row: number; readonly was: unknown } {
  const book = XLSX.read(readFileSync(from), { cellStyles: true });
  const sheet = book.Sheets.台账;
  const row = Array.from({ length: 30 }, (_, at) => 7 + at).find((one) => typeof sheet?.[`M${one}`]?.v === "number");
  if (sheet === undefined || row === undefined) throw new Error("no figure to change");
  const was: unknown = sheet[`M${row}`]?.v;
  sheet[`M${row}`] = { t: "n", v: 4321 };
  writeFileSync(to, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  return { row, was };
}
