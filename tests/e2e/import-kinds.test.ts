/** Lists of every kind come in through the window: what a table lists is said and can be chosen, counters speak of that kind, and figures say how final they are. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shaped } from "../support/shaped-workbooks.ts";
import { bringToImport, choose, goOn, goTo, write } from "./clerk.ts";
import { dropFiles } from "./give-files.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const files = {
  "孵化载体名单.csv": [
    "序号,载体名称,载体类型,级别,认定年份",
    "1,云麓一号孵化器,科技企业孵化器,国家级,2018",
    "2,云麓众创空间,众创空间,省级,2017",
  ],
  "产业集群名单.csv": [
    "序号,集群名称,集群级别,所属高新区,牵头部门",
    "1,云麓先进计算产业集群,省级,云麓高新区,工信局",
    "2,云麓生物医药产业集群,市级,云麓高新区,科技局",
    "3,云麓北斗应用产业集群,市级,云麓高新区,发改局",
  ],
  "在孵企业入孵情况.csv": [
    "序号,在孵企业,孵化载体,入孵日期,毕业时间",
    ...shaped.slice(0, 3).map(({ name }, at) => `${at + 1},${name},云麓一号孵化器,2024-0${at + 1}-15,`),
  ],
  "2026年一季度企业快报.csv": [
    "企业名称,统一社会信用代码,营业收入（万元）",
    ...shaped.slice(0, 4).map(({ name, code }, at) => `${name},${code},${(at + 1) * 100}`),
  ],
  "通讯录.csv": ["名称,联系电话", "云麓产业基金,100-0000-1234"],
} as const;

describeWith(["chromium"], "lists of every kind through the window", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-kinds-"));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    for (const [name, lines] of Object.entries(files)) writeFileSync(path.join(folder, name), lines.join("\r\n"));
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const place = (name: keyof typeof files): string => path.join(folder, name);
  const facts = () => page.getByRole("region", { name: "文件情况" });

  test("carriers and clusters dropped together are written together, each said to be what it is", async () => {
    await goTo(page, "导入");
    await page.locator(".drop-zone").waitFor();
    await dropFiles(page, ".drop-zone", [place("孵化载体名单.csv"), place("产业集群名单.csv")]);
    const queue = page.getByRole("region", { name: "待导入的文件" });
    await queue.getByText(/孵化载体 · 新增 2/u).waitFor();
    await queue.getByText(/创新型产业集群 · 新增 3/u).waitFor();
    await takeShots(page, "import-各类-一起");
    await page.getByRole("button", { name: "写入这 2 个文件（5 条）" }).click();
    await page.getByRole("region", { name: "导入报告" }).waitFor();
    await goTo(page, "名册");
    const tabs = page.getByRole("navigation", { name: "更多名册" });
    await tabs.getByRole("link", { name: /^创新型产业集群\s*3$/u }).click();
    await page.locator(".grid-foot").getByText("共 3 个").waitFor();
  });

  test("stays of incubatees are counted as such, and lead to their own roster", async () => {
    await bringToImport(page, place("在孵企业入孵情况.csv"));
    await page.getByText(/^在孵记录 · 3 行/u).waitFor();
    await takeShots(page, "import-各类-识别");
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    await page.getByRole("button", { name: "写入 3 条在孵记录" }).waitFor();
    await takeShots(page, "import-各类-核对");
    expect(await write(page)).toMatchObject({ 新增在孵记录: 3 });
    await takeShots(page, "import-各类-回执");
    await page.getByRole("button", { name: "去在孵记录看看" }).click();
    await page.locator(".grid-foot").getByText("共 3 条").waitFor();
  });

  test("figures said to be preliminary are kept as such, and a person may say otherwise", async () => {
    await bringToImport(page, place("2026年一季度企业快报.csv"));
    const standing = facts().getByRole("radiogroup", { name: "数据性质" });
    await expect.poll(() => standing.locator("input:checked").locator("..").innerText()).toBe("快报");
    await standing.getByText("修订").click();
    await expect.poll(() => standing.locator("input:checked").locator("..").innerText()).toBe("修订");
    await standing.getByText("快报").click();
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    expect(await write(page)).toMatchObject({ 新增企业: 4 });
    await goTo(page, "导入");
    await page.getByRole("button", { name: "回到导入" }).first().click();
    await page.getByRole("row", { name: /2026年一季度企业快报.csv.*快报/u }).waitFor();
    await takeShots(page, "import-快报");
  });

  test("what a table lists is chosen where its words do not say it", async () => {
    await bringToImport(page, place("通讯录.csv"));
    await choose(page, page.getByLabel("表里列的是"), "基金");
    await page.getByText(/^基金 · 1 行/u).waitFor();
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    await page.getByRole("button", { name: "写入 1 支基金" }).waitFor();
    await takeShots(page, "import-各类-改选");
  });
});
