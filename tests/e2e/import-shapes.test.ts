/** A clerk brings the same enterprises in five shapes: two header levels, transposed, one sheet each, two tables on a sheet, a converted page list. Guesses are corrected, questions answered, cells refused, a field made, an import undone; the book then says so. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { contentHash } from "#store/content-hash";
import { columnsShape, formShape, pagesShape, rowsShape, shaped, twoTablesShape } from "../support/shaped-workbooks.ts";
import { bringToImport, choose, frameCells, goOn, readCounters, write } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { bookPlace, withBook } from "./seed-book.ts";

describeWith(["chromium"], "five shapes through the window", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-shapes-"));
  const userData = mkdtempSync(path.join(tmpdir(), "parkbook-shapes-book-"));
  const place = bookPlace(userData);
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(userData);
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  function put(name: string, content: Uint8Array | string): string {
    const file = path.join(folder, name);
    writeFileSync(file, typeof content === "string" ? content : new Uint8Array(content));
    return file;
  }
  const stored = (at: number): Promise<Readonly<Record<string, unknown>>> =>
    withBook(place, ({ db }) => {
      const detail = listEnterpriseDetails(db, shaped[at]?.name ?? "")[0];
      return Object.fromEntries([
        ...(detail?.attributes ?? []).map((one) => [one.field, one.value]),
        ...(detail?.observations ?? []).map((one) => [`${one.field}@${one.period}`, one.value]),
      ]);
    });
  const panel = (): ReturnType<Page["locator"]> => page.locator(".workbench-panel");

  test("two header levels: a wrong header is refused with its reason, a lower one taken and corrected; a double and a hidden row are asked", async () => {
    await bringToImport(page, put("经营情况.xlsx", rowsShape()));
    await panel().getByText("第 6 行被隐藏，导入时会逐行问。").waitFor();
    await panel().getByText("没有成行的数据，不导入").waitFor();
    await takeShots(page, "shape-1-识别");

    await frameCells(page, { row: 8, column: 1 }, { row: 9, column: 4 });
    await takeShots(page, "shape-1-框选");
    await panel().getByRole("button", { name: "这是表头" }).click();
    await page.getByRole("alert").filter({ hasText: "请重新框选表头" }).waitFor();
    await takeShots(page, "shape-1-表头被拒");

    const first = page.getByRole("spinbutton", { name: "表头第一行" });
    await first.fill("3");
    await first.press("Enter");
    await page.getByRole("spinbutton", { name: "表头第一行" }).and(page.locator('[value="3"]')).waitFor();
    await frameCells(page, { row: 2, column: 1 }, { row: 3, column: 4 });
    await panel().getByRole("button", { name: "这是表头" }).click();
    await page.getByRole("spinbutton", { name: "表头第一行" }).and(page.locator('[value="2"]')).waitFor();

    await goOn(page, "看列对应");
    await takeShots(page, "shape-1-列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 10, 待定: 3 });
    await panel().getByRole("radio", { name: "用第 16 行" }).check();
    await takeShots(page, "shape-1-重复");
    await panel().getByText("隐藏的行 1").click();
    await panel().getByRole("button", { name: "都照常导入" }).click();
    await takeShots(page, "shape-1-隐藏行");
    expect(await readCounters(page)).toMatchObject({ 新增: 10, 待定: 0 });
    expect(await write(page)).toMatchObject({ 新增企业: 12, 待定: 1, 进隔离区: 1 });
    await takeShots(page, "shape-1-回执");
    expect(await stored(0)).toMatchObject({ "operatingRevenue@2025": "15000000", "netProfit@2025": "1000000" });
    expect(await stored(2)).toMatchObject({ "operatingRevenue@2025": "10020000" });
  });

  test("transposed: an unknown row becomes a field of the zone's own and is written at once", async () => {
    await bringToImport(page, put("重点企业.xlsx", columnsShape()));
    await panel().getByText("列式 · 5 家 · 6 个栏目").waitFor();
    await takeShots(page, "shape-2-识别");
    await goOn(page, "看列对应");
    await panel()
      .getByRole("button", { name: /员工食堂座位/u })
      .click();
    await panel().getByRole("button", { name: "新建字段" }).click();
    await takeShots(page, "shape-2-新建字段");
    await page.getByRole("button", { name: "新建并对应" }).click();
    await panel().getByText("未对应 0").waitFor();
    await takeShots(page, "shape-2-列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 变更: 5 });
    await panel().getByRole("tab", { name: "逐条变更" }).click();
    await panel().getByText("员工食堂座位（个） 2024年").first().waitFor();
    await takeShots(page, "shape-2-核对");
    expect(await write(page)).toMatchObject({ 变更企业: 5 });
    const values = await stored(1);
    expect(values).toMatchObject({ "operatingRevenue@2024": "9010000", contactPerson: "吴大暑" });
    expect(Object.entries(values).filter(([field]) => field.startsWith("custom"))).toEqual([
      [expect.stringMatching(/@2024$/u), 60],
    ]);
  });

  test("one enterprise per sheet: the period is asked once for all of them", async () => {
    await bringToImport(page, put("企业基本情况表.xlsx", formShape()));
    await panel().getByText("企业1 · 企业基本情况表").first().waitFor();
    await takeShots(page, "shape-3-识别");
    const question = page.getByRole("region", { name: "待答：时期" });
    await question.getByText("文件里另外 2 张没写时期的表也用这一期").waitFor();
    await choose(page, question.getByRole("combobox"), "2023年");
    await question.waitFor({ state: "detached" });
    await goOn(page, "看列对应");
    await takeShots(page, "shape-3-列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 变更: 3, 待定: 0 });
    await takeShots(page, "shape-3-核对");
    await write(page);
    expect(await stored(6)).toMatchObject({ "operatingRevenue@2023": "20010000", contactPerson: "蒋2" });
  });

  test("two tables on one sheet: one cell, one row and one column are left out, and nothing else", async () => {
    await bringToImport(page, put("两张表.xlsx", twoTablesShape()));
    await panel().getByText("二、2025年企业收入（单位：万元）").waitFor();
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    await panel().getByRole("tab", { name: "逐条变更" }).click();
    const card = (at: number) =>
      panel()
        .locator(".change-row")
        .filter({ hasText: shaped[at]?.name ?? "" });
    await card(0).getByRole("button", { name: "不要这一格 联系人" }).click();
    await card(1).getByRole("button", { name: "不要这一行" }).click();
    await panel().getByRole("button", { name: "按字段" }).click();
    await takeShots(page, "shape-4-按字段");
    await page.getByRole("button", { name: "不要 净利润（万元） 2025年 整列" }).click();
    await page.keyboard.press("Escape");
    await panel().getByText("1 列不要").waitFor();
    await takeShots(page, "shape-4-取舍");
    expect(await write(page)).toMatchObject({ 变更企业: 5 });
    expect(await stored(0)).toMatchObject({ contactPerson: "周小满", contactPhone: "0731-88881000" });
    expect(await stored(1)).toMatchObject({ contactPerson: "吴大暑" });
    expect(await stored(4)).toMatchObject({ "operatingRevenue@2025": "30010000", "netProfit@2025": "1040000" });
  });

  test("a converted page list: repeated headers and page numbers are no rows; undone, it leaves no trace", async () => {
    const before = await withBook(place, ({ db }) => contentHash(db, { origins: true }));
    await bringToImport(page, put("分页名单2025.csv", pagesShape()));
    await panel().getByText("12 行 · 4 列").waitFor();
    await takeShots(page, "shape-5-识别");
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 变更: 12, 待定: 0, 不能导入: 0 });
    expect(await write(page)).toMatchObject({ 变更企业: 12 });
    expect(await stored(11)).toMatchObject({ contactPerson: "韩3" });
    await page.getByRole("button", { name: "撤销这次导入" }).click();
    await page.getByText("这次导入已撤销").waitFor();
    await takeShots(page, "shape-5-撤销");
    expect(await withBook(place, ({ db }) => contentHash(db, { origins: true }))).toBe(before);
  });
});
