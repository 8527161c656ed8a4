/** Five provinces' packs in one book: the wall narrowed, grouped, walked by keys and printed; indicators beside the year before; a change that adds up; a branch that leaves the book as it was; and the home page that says the same. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { tmpdir } from "node:os";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { bookPlace, withBook } from "./seed-book.ts";
import { SEEDED_ZONE, seedTargets } from "./seed-targets.ts";

describeWith(["chromium"], "the desk of targets", () => {
  let app: LaunchedApp;
  let page: Page;
  let userData: string;

  beforeAll(async () => {
    userData = await seedTargets();
    app = await launchApp(userData);
    page = await app.firstWindow();
  }, 60_000);
  afterAll(() => app?.close());

  const rows = (): Locator => page.locator("tr.verdict");
  const filter = (word: string): Locator => page.locator(".wall-toolbar .ant-segmented-item").filter({ hasText: word });
  const countOf = async (word: string): Promise<number> =>
    Number(/\d+$/u.exec((await filter(word).first().innerText()).trim())?.[0]);
  const go = (address: string): Promise<void> =>
    page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);

  test("the home page counts as the wall does", async () => {
    await goTo(page, "首页");
    await page.getByRole("heading", { name: "目标完成情况" }).waitFor();
    const home = (await page.locator(".standing-counts").innerText()).replaceAll(/\s+/gu, " ");
    await goTo(page, "指标与目标");
    await rows().first().waitFor();
    const wall: string[] = [];
    for (const word of ["未达标", "接近", "缺数"]) wall.push(`${await countOf(word)} ${word}`);
    wall.push(
      `${(await countOf("全部")) - (await countOf("未达标")) - (await countOf("接近")) - (await countOf("缺数"))} 达标`,
    );
    expect(home.trim()).toBe(wall.join(" "));
    await takeShots(page, "wall-1-全部");
  });

  test("filters show as many rows as they count", async () => {
    for (const word of ["未达标", "缺数", "存疑", "口径待定"]) {
      await filter(word).first().click();
      await expect.poll(() => rows().count()).toBe(await countOf(word));
    }
    await filter("全部").click();
    await expect.poll(() => rows().count()).toBe(67);
    for (const word of ["按情况", "按责任单位", "按高新区"]) {
      await choose(page, page.getByRole("combobox", { name: "分组" }), word);
      await takeShots(page, `wall-2-${word}`);
    }
    await choose(page, page.getByRole("combobox", { name: "分组" }), "按文件");
  });

  test("keys go from target to target, and the drawer follows", async () => {
    const drawer = page.getByRole("dialog");
    await rows().first().getByRole("button").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const second = await rows().nth(1).getByRole("button").innerText();
    await drawer.getByText(second, { exact: true }).first().waitFor();
    await rows().nth(1).getByRole("button").focus();
    await page.keyboard.press("ArrowDown");
    const third = await rows().nth(2).getByRole("button").innerText();
    await drawer.getByText(third, { exact: true }).first().waitFor();
    await page.keyboard.press("Escape");
    await drawer.first().waitFor({ state: "hidden" });
  });

  test("a reading chosen in the drawer is in force at once and printed below", async () => {
    await rows().filter({ hasText: "HN-01" }).click();
    const drawer = page.getByRole("dialog");
    const before = await rows().filter({ hasText: "HN-01" }).innerText();
    await drawer.getByText("从业人口", { exact: true }).click();
    await expect.poll(() => rows().filter({ hasText: "HN-01" }).innerText()).not.toBe(before);
    await page.locator(".wall-notes").getByText("按“从业人口”").waitFor();
    await drawer.getByRole("button", { name: "看这个数怎么来的" }).click();
    const opened = page.getByRole("dialog").filter({ hasText: "怎么算的" });
    await opened.getByText("按目标选定的口径").waitFor();
    expect(await opened.innerText()).toContain("从业人口");
    await takeShots(page, "wall-3-口径");
    await go("/targets");
  });

  test("the wall prints on landscape pages with its day, its notes and page numbers", async () => {
    await rows().first().waitFor();
    await page.emulateMedia({ media: "print" });
    await page.getByRole("heading", { name: "目标完成情况" }).waitFor();
    expect(await page.locator(".printed-head").innerText()).toContain("统计截至 2026-");
    for (const hidden of [".rail", ".top-bar", ".wall-toolbar"]) {
      expect(await page.locator(hidden).isVisible()).toBe(false);
    }
    const file = path.join(process.env.PARKBOOK_SHOTS ?? tmpdir(), "目标墙.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true });
    const sheets = [...readFileSync(file, "latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
    expect(sheets.length).toBeGreaterThan(3);
    // A4 across, in points.
    expect(sheets.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))])).toEqual(
      sheets.map(() => [842, 595]),
    );
    await page.emulateMedia({ media: "screen" });
  });

  test("indicators stand beside the year before, and a change adds up", async () => {
    await page.getByRole("tab", { name: "指标", exact: true }).click();
    const row = page.locator("tr.indicator").filter({ hasText: "技术合同交易总额" }).first();
    await expect
      .poll(async () => (await row.innerText()).replaceAll(/\s+/gu, " "))
      .toContain("9.9 亿元 2025年 8.6 +1.3");
    await takeShots(page, "wall-4-指标");
    await row.click();
    const opened = page.getByRole("dialog").filter({ hasText: "怎么算的" });
    await opened.getByRole("button", { name: "上年同日" }).click();
    const total = opened.getByRole("row").filter({ hasText: "合计变化" });
    await total.scrollIntoViewIfNeeded();
    const table = opened.getByRole("table").filter({ hasText: "合计变化" });
    const amounts = await table.locator("tbody td:nth-child(3)").allInnerTexts();
    const numbers = amounts.map((text) => Number(text.replaceAll(",", "").replace("−", "-")));
    const sum = numbers.at(-1) ?? Number.NaN;
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers.slice(0, -1).reduce((all, one) => all + one, 0)).toBeCloseTo(sum, 9);
    expect(sum).toBe(1.3);
    await takeShots(page, "wall-5-变化");
    await go("/targets/indicators");
  });

  test("an indicator of one's own shows where its formula is wrong, and counts when it is right", async () => {
    await page.getByRole("button", { name: "自定义指标" }).click();
    const form = page.getByRole("dialog", { name: "自定义指标" });
    await form.getByLabel("指标", { exact: true }).fill("高企占比");
    await form.getByLabel("公式").fill('覆盖(企业, 具备("高新技术企业")');
    await form.locator(".formula-fault mark").waitFor();
    await form.getByLabel("公式").fill('覆盖(企业, 具备("高新技术企业"))');
    await form.getByText(/读作/u).waitFor();
    await form.getByLabel("单位").fill("%");
    await takeShots(page, "wall-6-自定义");
    await form.getByRole("button", { name: "保存" }).click();
    const row = page.locator("tr.indicator").filter({ hasText: "高企占比" });
    // 6 of 11.
    await expect.poll(async () => (await row.innerText()).replaceAll(/\s+/gu, " ")).toContain("54.5 %");
  });

  test("a branch moves targets, says why it cannot take nonsense, and leaves the book as it was", async () => {
    const place = bookPlace(userData);
    const before = await withBook(place, ({ db }) => contentOf(db));
    await page.getByRole("tab", { name: "测算" }).click();
    const desk = page.locator(".what-if-side");
    await desk.getByRole("textbox", { name: "名称" }).fill("拟建众创空间");
    await choose(page, desk.getByRole("combobox", { name: "级别", exact: true }), "省级");
    await desk.getByRole("textbox", { name: "认定年份" }).fill("明年春天");
    await desk.getByRole("combobox", { name: "载体所属高新区" }).fill(SEEDED_ZONE);
    await page.keyboard.press("Tab");
    await desk.getByRole("button", { name: "加上" }).click();
    await desk.locator(".refusal").waitFor();
    await desk.getByRole("textbox", { name: "认定年份" }).fill("2025");
    await desk.getByRole("button", { name: "加上" }).click();
    const moved = page.locator(".moved-targets tr").filter({ hasText: "HN-11" });
    await moved.waitFor();
    await expect.poll(async () => (await moved.innerText()).replaceAll(/\s+/gu, " ")).toMatch(/未达标.*→.*达标/u);
    await takeShots(page, "wall-7-测算");
    await goTo(page, "首页");
    await go("/targets/what-if");
    await page.getByText("假设 1 条").waitFor();
    expect(await withBook(place, ({ db }) => contentOf(db))).toBe(before);
    await page.getByRole("button", { name: "全部放弃" }).click();
    await page.getByText("还没有假设").waitFor();
  });
});

/** Everything the register holds, as one hash. */
function contentOf(db: Parameters<Parameters<typeof withBook>[1]>[0]["db"]): string {
  const hash = createHash("sha256");
  for (const table of ["enterprise", "enterprise_attribute", "observation", "journal_entry", "journal_line"]) {
    hash.update(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()));
  }
  return hash.digest("hex");
}
