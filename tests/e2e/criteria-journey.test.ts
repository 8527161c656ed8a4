/** A carrier held against the conditions of 2018 and of 2025, side by side, down to the cells its figures came from. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

const CARRIER = "云麓创业服务中心";

describeWith(["chromium"], "a carrier against two years' conditions", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(await seedBook(["孵化载体汇总表.xlsx"]));
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const report = (title: RegExp): Locator => page.getByRole("region", { name: title });

  test("it is found by a part of its name, and only the rules of its kind are offered", async () => {
    await goTo(page, "政策包");
    await page.getByRole("link", { name: "达标体检" }).click();
    await takeShots(page, "criteria-1-开始");
    await choose(page, page.getByRole("combobox", { name: "体检对象" }), CARRIER);
    await page.getByRole("combobox", { name: "认定条件" }).click();
    const offered = page.locator(".ant-select-dropdown:visible .ant-select-item-option");
    await offered.filter({ hasText: "孵化器" }).first().waitFor();
    expect(await offered.filter({ hasText: "高新技术企业" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  test("2018 and 2025 stand side by side, with gaps in words and what a person must look at", async () => {
    const rules = page.getByRole("combobox", { name: "认定条件" });
    await rules.click();
    for (const title of [/综合，2018/u, /标准级/u]) {
      await page
        .locator(".ant-select-dropdown:visible .ant-select-item-option")
        .filter({ hasText: title })
        .first()
        .click();
    }
    await page.keyboard.press("Escape");
    await report(/综合，2018/u).waitFor();
    await report(/标准级/u).waitFor();
    const words = await report(/综合，2018/u).innerText();
    expect(words).toMatch(/\d+ ?项/u);
    for (const state of ["达标", "需人工核对"]) expect(words).toContain(state);
    await takeShots(page, "criteria-2-并排");
  });

  test("a figure opens the cell it came from", async () => {
    await report(/综合，2018/u)
      .getByRole("button", { name: /来源|来自/u })
      .first()
      .click();
    await page.getByText("孵化载体汇总表.xlsx").first().waitFor();
    await takeShots(page, "criteria-3-来源");
    await page.keyboard.press("Escape");
    await page.emulateMedia({ media: "print" });
    await takeShots(page, "criteria-4-打印");
    await page.emulateMedia({ media: null });
  });

  test("its own page leads here", async () => {
    const id = await page.evaluate(() => new URLSearchParams(window.location.hash.split("?")[1]).get("subject"));
    await page.evaluate((entry) => {
      window.location.hash = `/entry/${entry ?? ""}`;
    }, id);
    await page.getByRole("heading", { name: CARRIER }).waitFor();
    await page.getByRole("button", { name: "达标体检" }).click();
    await page.getByText("选一个对象和一套条件").waitFor();
    expect(await page.locator(".criteria-subject").innerText()).toContain(CARRIER);
  });
});
