/** What was said of a sender's first file holds for the next: the second asks nothing; what was wrong goes back to the sender and is known when it returns. */
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { shaped } from "../support/shaped-workbooks.ts";
import { answerSave } from "./answer-dialogs.ts";
import { bringToImport, choose, goOn, readCounters, write } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

describeWith(["chromium"], "a sender's second file", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-again-"));
  const sentBack = path.join(folder, "退回.xlsx");
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  /** The street's list of a year; money has no unit anywhere, and one code column nobody knows. */
  function street(year: number, extra: readonly string[] = []): string {
    const rows = [
      [`${year}年望岳街道企业名单`],
      ["企业名称", "统一社会信用代码", "营业收入", "经办", ...extra],
      ...shaped
        .slice(0, 4)
        .map((one, at) => [
          one.name,
          one.code,
          at === 2 ? "待补报" : year + at,
          `张${"明华丽伟".charAt(at)}`,
          ...extra.map(() => "甲"),
        ]),
    ];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "名单");
    const file = path.join(folder, `望岳街道${year}.xlsx`);
    writeFileSync(file, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
    return file;
  }
  const panel = (): ReturnType<Page["locator"]> => page.locator(".workbench-panel");

  test("the first file is answered once; its faults are written into a file to send back", async () => {
    await bringToImport(page, street(2024));
    const sender = page.getByLabel("报送单位");
    await sender.fill("望岳街道");
    await sender.press("Enter");
    const question = page.getByRole("region", { name: "待答：单位" });
    await choose(page, question.getByRole("combobox"), "万元");
    await question.waitFor({ state: "detached" });
    await goOn(page, "看列对应");
    await panel()
      .getByRole("button", { name: /^D ?经办/u })
      .click();
    await choose(page, page.getByRole("combobox", { name: "D 列是什么" }), "联系人");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 4, 问题: 1 });
    await write(page);
    await answerSave(app, sentBack);
    await page.getByRole("button", { name: "制作退回表" }).click();
    await page.getByText(/^退回表「退回.xlsx」已写好，1 处加了批注/u).waitFor();
    await takeShots(page, "again-1-退回表");
    expect(existsSync(sentBack)).toBe(true);
  });

  test("the second file of the layout asks nothing and says by which recipe", async () => {
    await bringToImport(page, street(2025));
    await panel()
      .getByText(/第 1 版导入方案对应，\d 列无需确认/u)
      .waitFor();
    await takeShots(page, "again-2-方案");
    await panel().getByRole("button", { name: "查看" }).click();
    await page.getByRole("dialog").getByRole("cell", { name: "营业收入" }).first().waitFor();
    await takeShots(page, "again-3-查看方案");
    await page.keyboard.press("Escape");
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 变更: 3, 不变: 1, 待定: 0 });
    await write(page);
  });

  test("a drifted layout says what no longer fits and leads to it", async () => {
    await bringToImport(page, street(2026, ["楼栋号"]));
    await panel()
      .getByText(/版导入方案对应/u)
      .waitFor();
    await panel()
      .getByRole("list", { name: "和方案不一样的地方" })
      .getByText(/楼栋号/u)
      .waitFor();
    await takeShots(page, "again-4-版式变了");
    await page.getByRole("button", { name: "不导入了" }).click();
  });

  test("the file sent back is known when it returns", async () => {
    await bringToImport(page, sentBack);
    await panel()
      .getByText(/^这是改好的退回表，只取 \d+ 处改动/u)
      .waitFor();
    await takeShots(page, "again-5-退回");
  });
});
