/** Many files in one drop: each is read in turn, those that ask nothing are written by one click, the others wait with their reasons, and one report says what each brought. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { columnsShape, formShape, pagesShape, shaped, twoTablesShape } from "../support/shaped-workbooks.ts";
import { choose, goOn, goTo, write } from "./clerk.ts";
import { dropFiles } from "./give-files.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

describeWith(["chromium"], "many files in one drop", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-many-"));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const line = (file: string): ReturnType<Page["locator"]> => page.getByRole("listitem").filter({ hasText: file });
  const report = async (): Promise<readonly string[]> =>
    (await page.getByRole("region", { name: "导入报告" }).locator("tbody tr").allInnerTexts()).map((row) =>
      row.replaceAll(/\s+/gu, " ").trim(),
    );

  test("ready files are written together, the others say what they ask; the report names every file", async () => {
    const street = (from: number): string =>
      [
        "企业名称,统一社会信用代码,法定代表人",
        ...shaped.slice(from, from + 4).map((one) => `${one.name},${one.code},陈明远`),
      ].join("\r\n");
    const files: readonly (readonly [string, Uint8Array | string])[] = [
      ["街道甲2025.csv", street(0)],
      ["街道乙2025.csv", street(4)],
      ["两张表.xlsx", twoTablesShape()],
      ["分页名单2025.csv", pagesShape()],
      ["基本情况表.xlsx", formShape()],
      ["重点企业.xlsx", columnsShape()],
      ["会议照片.xlsx", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ];
    const paths = files.map(([name, content]) => {
      const file = path.join(folder, name);
      writeFileSync(file, typeof content === "string" ? content : new Uint8Array(content));
      return file;
    });
    await goTo(page, "导入");
    await page.locator(".drop-zone").waitFor();
    await dropFiles(page, ".drop-zone", paths);
    await line("基本情况表.xlsx").getByText("要您回答：没写是哪一期").waitFor();
    await line("会议照片.xlsx").getByRole("alert").waitFor();
    await page.getByRole("status").filter({ hasText: "4 个文件可直接写入" }).waitFor();
    await takeShots(page, "many-1-列表");

    await page.getByRole("button", { name: /^写入这 4 个文件/u }).click();
    await page.getByRole("region", { name: "导入报告" }).waitFor();
    await takeShots(page, "many-2-报告");
    // The page list names other contacts than 两张表, which was written a moment before: nobody has agreed to that.
    expect((await report()).slice(0, 4)).toEqual([
      "街道甲2025.csv 已写入 4 0 0 0 0",
      "街道乙2025.csv 已写入 4 0 0 0 0",
      expect.stringMatching(/^两张表\.xlsx 已写入 0 6 0 0 \d+$/u),
      expect.stringMatching(/^分页名单2025\.csv 没写，要您回答：会改掉别的文件刚写的数，请核对 — — — — \d+$/u),
    ]);
    await line("分页名单2025.csv").getByRole("button", { name: "继续" }).click();
    await page.getByRole("alert").filter({ hasText: "结果和刚才看到的不一样" }).waitFor();
    await takeShots(page, "many-2-再看一眼");
    await page.getByRole("button", { name: "回到文件列表" }).click();
    await page.getByRole("button", { name: /^写入这 1 个文件/u }).click();
    await expect.poll(report).toContainEqual(expect.stringMatching(/^分页名单2025\.csv 已写入 4 8 0 0 \d+$/u));

    // What asked is answered and joins the report.
    await line("基本情况表.xlsx").getByRole("button", { name: "继续" }).click();
    const question = page.getByRole("region", { name: "待答：时期" });
    await choose(page, question.getByRole("combobox"), "2023年");
    await question.waitFor({ state: "detached" });
    await goOn(page, "看列对应");
    await page.getByRole("button", { name: "回到文件列表" }).click();
    // Older than what the book holds by now: never written without a look.
    await line("基本情况表.xlsx").getByText("表的期间比账本里的旧，会改掉较新的资料").waitFor();
    await line("基本情况表.xlsx").getByRole("button", { name: "继续" }).click();
    await goOn(page, "核对");
    await write(page);
    await goTo(page, "首页");
    await goTo(page, "导入");
    const back = page.getByRole("button", { name: /^(回到导入|回到文件列表)$/u }).first();
    await page.locator(".drop-zone").or(back).first().waitFor();
    if (await back.isVisible()) await back.click();
    await expect.poll(report).toContainEqual(expect.stringMatching(/^基本情况表\.xlsx 已写入 0 3 0 0 \d+$/u));
    await takeShots(page, "many-3-报告");
  });
});
