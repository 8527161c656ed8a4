/** Every kind of the register in the window, looked at at both sizes. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

describeWith(["chromium"], "the register in the window", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(await seedBook(["高新区企业名册2025.xlsx", "孵化载体汇总表.xlsx"]));
    page = await app.firstWindow();
    page.setDefaultTimeout(10_000);
  });
  afterAll(() => app?.close());

  const open = async (address: string): Promise<void> => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
    await page.waitForTimeout(800);
  };

  test("rosters, lists, targets, packs", async () => {
    for (const [name, address] of [
      ["register-enterprise", "/roster"],
      ["register-carrier", "/register/carrier"],
      ["register-maker", "/register/carrier?view=众创空间"],
      ["register-zone", "/register/zone"],
      ["entry-carrier", "/entry/301"],
      ["ledgers", "/ledgers"],
      ["snapshots", "/snapshots"],
      ["targets", "/targets"],
      ["indicators", "/targets/indicators"],
      ["what-if", "/targets/what-if"],
      ["packs", "/packs"],
      ["criteria", "/criteria"],
      ["extraction", "/extraction"],
    ] as const) {
      await open(address);
      expect(await takeShots(page, name)).toHaveLength(2);
    }
  });
});
