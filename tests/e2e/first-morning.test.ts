/** The first morning of somebody who has never seen the program: an empty book, three clicks, a filled form. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { answerOpen, answerSave } from "./answer-dialogs.ts";
import { goOn, goTo, write } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const example = (name: string): string => path.resolve("assets/examples", name);

describeWith(["chromium"], "the first morning", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  test("the first page says what to do first; one click leads to the import", async () => {
    await page.getByRole("heading", { name: "账本还是空的" }).waitFor();
    await takeShots(page, "morning-1-空账本");
    await page.getByRole("button", { name: "导入企业名册" }).click();
    await page.getByRole("heading", { level: 1, name: "导入" }).waitFor();
    await takeShots(page, "morning-2-导入");
    await answerOpen(app, [example("企业名册2025年.xlsx")]);
    await page.getByRole("button", { name: "选择文件" }).click();
    await page.getByRole("heading", { name: /^认出的表/u }).waitFor();
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    await takeShots(page, "morning-3-核对");
    await page.getByRole("tab", { name: /^问题/u }).click();
    await page.locator(".issue-reason").first().waitFor();
    await takeShots(page, "morning-4-提醒");
    const receipt = await write(page);
    expect(receipt).toMatchObject({ 变更企业: 0, 不变: 0 });
    expect((receipt.新增企业 ?? 0) + (receipt.待定 ?? 0) + (receipt.不能导入 ?? 0)).toBe(120);
  });

  test("the second click leads to the roster, the third to the form, which is filled and saved", async () => {
    await goTo(page, "首页");
    await takeShots(page, "morning-5-首页");
    await page.getByRole("link", { name: /核对企业/u }).click();
    await page.locator(".grid-cell").first().waitFor();
    await takeShots(page, "morning-6-名册");
    await goTo(page, "首页");
    await page.getByRole("link", { name: /填报上交/u }).click();
    await answerOpen(app, [example("报表样式1-规上企业创新情况台账.xlsx")]);
    await page.getByRole("button", { name: "选择报表" }).click();
    await page.getByRole("heading", { name: /^每一处填什么/u }).waitFor();
    await takeShots(page, "morning-7-对应");
    await page.getByRole("button", { name: "下一步：预览" }).click();
    await page.getByRole("heading", { name: "填好的样子" }).waitFor();
    await takeShots(page, "morning-8-预览");
    const place = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-morning-")), "台账.xlsx");
    await answerSave(app, place);
    await page.getByRole("button", { name: "导出", exact: true }).click();
    await page.getByRole("heading", { name: /^已导出/u }).waitFor();
    await takeShots(page, "morning-9-完成");
    const book = XLSX.read(readFileSync(place));
    const text = XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ""] ?? {});
    expect(text.match(/有限/gu)?.length ?? 0).toBeGreaterThan(20);
    await goTo(page, "首页");
    await page.getByText("已导出报表").waitFor();
    await takeShots(page, "morning-10-首页");
  });
});
