/** From a province's pack to a met target: 湖南 installed, two rosters in, HN-10 and HN-11 missed with their gaps, what was lacking added by hand, both met, and a number opened down to its cell. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shaped } from "../support/shaped-workbooks.ts";
import { choose, goTo } from "./clerk.ts";
import { dropFiles } from "./give-files.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const ZONE = "云麓高新区";
const enterprises = [
  "企业名称,统一社会信用代码,所属高新区,营业收入（万元）,研发费用（万元）",
  ...shaped.slice(0, 5).map(({ name, code }, at) => `${name},${code},${ZONE},${(at + 1) * 1000},${(at + 1) * 50}`),
].join("\r\n");
const carriers = [
  "序号,载体名称,载体类型,级别,认定年份,所属高新区,场地面积（㎡）",
  `1,云麓一号孵化器,科技企业孵化器,省级,2018,${ZONE},12000`,
  `2,云麓众创空间,众创空间,省级,2017,${ZONE},800`,
  `3,云麓创客空间,众创空间,市级,2016,${ZONE},600`,
].join("\r\n");

describeWith(["chromium"], "from a policy pack to a met target", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-targets-"));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const target = (id: string): Locator => page.locator("tr.verdict").filter({ hasText: id });
  const standing = async (id: string): Promise<string> => (await target(id).innerText()).replaceAll(/\s+/gu, " ");
  const add = async (button: string, fill: (form: Locator) => Promise<void>): Promise<void> => {
    await page.getByRole("button", { name: button }).click();
    const form = page.getByRole("dialog", { name: button });
    await fill(form);
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "hidden" });
  };

  test("the pack says what it changes before it is installed", async () => {
    await goTo(page, "政策包");
    const line = page.getByRole("listitem", { name: /^湖南省/u });
    await line.getByRole("button", { name: "装入…" }).click();
    const preview = page.getByRole("dialog");
    await preview.getByText("会改变什么").waitFor();
    await preview.getByText(/名录：新增 \d+ 条/u).waitFor();
    await takeShots(page, "pack-1-变更预览");
    await preview.getByRole("button", { name: "装入", exact: true }).click();
    await page
      .getByText(/已装入/u)
      .first()
      .waitFor();
    await takeShots(page, "pack-2-已装入");
  });

  test("two rosters come in, of enterprises and of carriers", async () => {
    const files = [
      ["企业名册2025.csv", enterprises],
      ["孵化载体2025.csv", carriers],
    ] as const;
    const paths = files.map(([name, text]) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    });
    await goTo(page, "导入");
    await dropFiles(page, ".drop-zone", paths);
    await page.getByRole("button", { name: /^写入这 2 个文件/u }).click();
    await page.getByRole("region", { name: "导入报告" }).waitFor();
    await goTo(page, "名册");
    await page
      .getByRole("navigation", { name: "更多名册" })
      .getByRole("link", { name: /^众创空间/u })
      .click();
    await page.locator(".grid-foot").getByText("共 2 家").waitFor();
    await takeShots(page, "register-众创空间");
  });

  test("a provincial zone misses HN-10 and HN-11, and the gap is said in words", async () => {
    await page.evaluate(() => {
      window.location.hash = "/register/zone";
    });
    await add("新增高新区", async (form) => {
      await form.getByLabel("高新区名称").fill(ZONE);
      await choose(page, form.getByLabel("高新区级别"), "省级");
    });
    await goTo(page, "指标与目标");
    await choose(page, page.getByRole("combobox", { name: "高新区", exact: true }), ZONE);
    await expect.poll(() => standing("HN-10")).toContain("未达标");
    await expect.poll(() => standing("HN-10")).toMatch(/还差 1 ?[个家]/u);
    await expect.poll(() => standing("HN-11")).toMatch(/未达标.*还差 1 ?[个家]/u);
    await takeShots(page, "targets-1-目标墙");
    await target("HN-10").click();
    await page.getByRole("dialog").getByText("每个省级高新区至少拥有2个以上省级科技企业孵化器").first().waitFor();
    await takeShots(page, "targets-2-一条目标");
    await page.keyboard.press("Escape");
  });

  test("with a maker space and an incubator added by hand both are met", async () => {
    await goTo(page, "名册");
    const tabs = page.getByRole("navigation", { name: "更多名册" });
    for (const [view, name] of [
      ["众创空间", "云麓二号众创空间"],
      ["科技企业孵化器", "云麓二号孵化器"],
    ] as const) {
      await tabs.getByRole("link", { name: new RegExp(`^${view}`, "u") }).click();
      await add(`新增${view}`, async (form) => {
        await form.getByLabel("载体名称").fill(name);
        await choose(page, form.getByLabel("级别", { exact: true }), "省级");
        await form.getByLabel("认定年份").fill("2019");
        await form.getByRole("button", { name: "更多字段" }).click();
        await form.getByLabel("载体所属高新区").fill(ZONE);
      });
    }
    await goTo(page, "指标与目标");
    await choose(page, page.getByRole("combobox", { name: "高新区", exact: true }), ZONE);
    await expect.poll(() => standing("HN-10")).toMatch(/^达标/u);
    await expect.poll(() => standing("HN-11")).toMatch(/^达标/u);
    await takeShots(page, "targets-3-达标");
  });

  test("the counted number opens down to the cell that counts", async () => {
    await target("HN-10").click();
    await page.getByRole("dialog").getByRole("button", { name: "看这个数怎么来的" }).click();
    const opened = page.getByRole("dialog").filter({ hasText: "怎么算的" });
    await opened.getByText("由哪些记录构成").waitFor();
    const row = opened.getByRole("row").filter({ hasText: "云麓一号孵化器" });
    expect(await row.innerText()).toContain("省级");
    expect(await opened.getByRole("row").filter({ hasText: "云麓二号孵化器" }).innerText()).toContain("手工填写");
    await row.getByRole("button", { name: /来源|来自/u }).click();
    const facts = page.locator(".source-facts:visible");
    await facts.getByText("孵化载体2025.csv").waitFor();
    expect((await facts.innerText()).replaceAll(/\s+/gu, " ")).toContain("省级");
    await takeShots(page, "targets-4-来源");
    await page.keyboard.press("Escape");
  });

  test("a ratio opens down to its parts, the enterprises behind it and their cells", async () => {
    await page.evaluate(() => {
      window.location.hash = "/targets?target=hunan/HN-02";
    });
    const asked = page.getByRole("dialog").filter({ hasText: "研发投入占销售收入比例达到3%以上" });
    await asked.getByRole("button", { name: "看这个数怎么来的" }).click();
    const opened = page.getByRole("dialog").filter({ hasText: "怎么算的" });
    // 750 of 15,000 万元.
    const part = async (name: string): Promise<string> => {
      const words = await opened.getByRole("row").filter({ hasText: name }).first().innerText();
      return words.replaceAll(/\s+/gu, " ");
    };
    await expect.poll(() => part("分子")).toContain("750 万元");
    expect(await part("分母")).toContain("15,000 万元");
    const row = opened.getByRole("row").filter({ hasText: shaped[4]?.name ?? "" });
    expect((await row.innerText()).replaceAll(/\s+/gu, " ")).toContain("250 33.33%");
    await row.getByRole("button", { name: /来源|来自/u }).click();
    await page.locator(".source-facts:visible").getByText("企业名册2025.csv").waitFor();
    await takeShots(page, "targets-5-比率");
  });
});
