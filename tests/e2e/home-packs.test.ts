/** The first page with packs: pointed to the zone's own, then what is due and where the zone stands. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

describeWith(["chromium"], "the first page with packs", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  test("an empty book of 长沙 is pointed to 湖南's pack, quietly", async () => {
    await page.getByLabel("高新区名称").fill("长沙高新技术产业开发区");
    await page.getByRole("button", { name: "保存" }).click();
    const suggestion = page.getByRole("region", { name: /^按高新区名称/u });
    await suggestion.getByRole("button", { name: /^湖南省/u }).waitFor();
    expect(await suggestion.getByRole("button").count()).toBe(1);
    await takeShots(page, "home-1-建议");
    await suggestion.getByRole("button", { name: /^湖南省/u }).click();
    await page.getByRole("heading", { name: /^湖南省/u }).waitFor();
  });

  test("with packs installed it says what is due and where the zone stands", async () => {
    await app.close();
    app = await launchApp(await seedBook(["高新区企业名册2025.xlsx", "孵化载体汇总表.xlsx"]));
    page = await app.firstWindow();
    await goTo(page, "政策包");
    for (const name of [/^湖南省/u, /^国家/u]) {
      const line = page.getByRole("listitem", { name });
      await line.getByRole("button", { name: "装入…" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "装入", exact: true }).click();
      await line.getByRole("button", { name: "卸下…" }).waitFor();
    }
    await goTo(page, "首页");
    await page.getByRole("heading", { name: "目标完成情况" }).waitFor();
    await takeShots(page, "home-2-有政策包");
  });
});
