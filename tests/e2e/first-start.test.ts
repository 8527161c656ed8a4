/** The desktop program from its first start: a new book, every page once, an orderly end, and the same book again. */
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const PAGES = ["首页", "名册", "导入", "报表", "设置"] as const;

interface Standin {
  readonly journal: readonly (readonly unknown[])[];
}

async function visitAllPages(page: Page): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const name of PAGES) {
    await page.getByRole("navigation").getByRole("link", { name }).click();
    // Pages are loaded when first visited: the old heading stays until then.
    const last = titles.at(-1) ?? "";
    await page.waitForFunction((old) => document.querySelector("h1")?.innerText.trim() !== old, last);
    titles.push((await page.getByRole("heading", { level: 1 }).first().innerText()).trim());
    await takeShots(page, `first-start-${name}`);
  }
  return titles;
}

describeWith(["chromium"], "the first start", () => {
  test("makes a book, shows every page without an error, ends, and opens again", async () => {
    const userData = mkdtempSync(path.join(tmpdir(), "parkbook-first-"));
    const book = path.join(userData, "账本", "园册.parkbook");
    let app: LaunchedApp | null = null;
    try {
      app = await launchApp(userData);
      const titles = await visitAllPages(await app.firstWindow());
      expect(titles.filter((title) => title === "")).toEqual([]);
      expect(new Set(titles).size).toBe(PAGES.length);
      if (process.env.E2E_ELECTRON !== "1") {
        const errors = await app.evaluate((electron: Standin) =>
          electron.journal.filter(([event]) => event === "page error" || event === "console error"),
        );
        expect(errors).toEqual([]);
      }
      await app.close();
      // Closed properly, SQLite leaves neither journal nor shared memory behind.
      expect(readdirSync(path.dirname(book))).toEqual(["园册.parkbook"]);

      app = await launchApp(userData);
      await (await app.firstWindow()).getByRole("navigation").waitFor();
      await app.kill();
      expect(existsSync(book)).toBe(true);
      app = await launchApp(userData);
      await (await app.firstWindow()).getByRole("navigation").waitFor();
    } finally {
      await app?.close();
    }
  });
});
