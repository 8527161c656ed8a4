/** A pack of one's own: made in the window, faults shown at their fields, judged at once, and a shipped pack copied before it is changed. */
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerSave } from "./answer-dialogs.ts";
import { choose, goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

describeWith(["chromium"], "a policy pack of one's own", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const tab = (name: string): Locator => page.getByRole("tab", { name: new RegExp(`^${name} \\d`, "u") });
  const drawer = (): Locator => page.locator(".ant-drawer-open").getByRole("dialog");
  const save = async (): Promise<void> => {
    await drawer().getByRole("button", { name: "保存" }).click();
    await drawer().waitFor({ state: "hidden" });
  };
  const add = async (sort: string): Promise<Locator> => {
    await tab(sort).click();
    await page.getByRole("button", { name: `添加${sort}` }).click();
    await drawer().waitFor();
    return drawer();
  };

  test("it is named, and begins with a document", async () => {
    await goTo(page, "政策包");
    await page.getByRole("button", { name: "自编政策包" }).click();
    await page.getByLabel("政策包名称").fill("云麓区2026年工作要点");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^(OK|确\s?定)$/u })
      .click();
    await page.getByRole("heading", { name: "云麓区2026年工作要点" }).waitFor();
    const form = await add("文件");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText("请填写文件标题。").waitFor();
    await form.getByLabel("标题").fill("云麓高新区2026年科技工作要点");
    await form.getByLabel("文号").fill("云高管〔2026〕3号");
    await form.getByLabel("日期").fill("2026-02-30");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText(/不是日期/u).waitFor();
    await takeShots(page, "own-1-日期有误");
    await form.getByLabel("日期").fill("2026-02-28");
    await save();
    await page.getByText("云高管〔2026〕3号").first().waitFor();
  });

  test("an indicator's formula is read back while one types, and a wrong one is refused at its field", async () => {
    const form = await add("指标");
    await form.getByLabel("指标", { exact: true }).fill("省级以上众创空间数");
    await form.getByLabel("公式").fill("计数(众创空间[级别 ≥ ");
    await form.getByText(/公式第 \d+ 个字附近有误/u).waitFor();
    await form.getByLabel("公式").fill('计数(众创空间[级别 ≥ "省级"])');
    await form.getByText(/^读作/u).waitFor();
    await form.getByLabel("单位", { exact: true }).fill("万元");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText(/单位是“万元”/u).waitFor();
    await takeShots(page, "own-2-指标单位");
    await form.getByLabel("单位", { exact: true }).fill("家");
    await save();
    await tab("指标").getByText("指标 1").waitFor();
  });

  test("targets are filled in by words: every zone of a level, and a growth with two readings", async () => {
    const form = await add("目标");
    await form.getByLabel("文件原句").fill("到2026年底，省级以上众创空间达到2家以上");
    await form.getByRole("combobox", { name: "指标" }).fill("省级以上众创空间数");
    await page.keyboard.press("Tab");
    await form.getByLabel("数值", { exact: true }).fill("两");
    await form.getByLabel("单位", { exact: true }).fill("家");
    await form.getByLabel("目标年", { exact: true }).fill("2026");
    await choose(page, form.getByRole("combobox", { name: "范围", exact: true }), "逐个高新区");
    await choose(page, form.getByRole("combobox", { name: "哪些高新区" }), "省级高新区");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText("请只写数字，例如 20 或 2.5。").waitFor();
    await takeShots(page, "own-3-目标");
    await form.getByLabel("数值", { exact: true }).fill("2");
    await save();
    const growth = await add("目标");
    await growth.getByLabel("文件原句").fill("高新技术产业增加值年均增长10%以上");
    await growth.getByRole("combobox", { name: "指标" }).fill("高新技术产业增加值");
    await page.keyboard.press("Tab");
    await choose(page, growth.getByRole("combobox", { name: "要求" }), "年均增长不低于");
    await growth.getByLabel("数值", { exact: true }).fill("10");
    await growth.getByLabel("单位", { exact: true }).fill("%");
    await growth.getByLabel("目标年", { exact: true }).fill("2027");
    await growth.getByRole("button", { name: "保存" }).click();
    await growth.getByText(/要求是“年均增长不低于”，要写基年/u).waitFor();
    expect(await growth.innerText()).not.toMatch(/[a-z]{3}/u);
    await growth.getByRole("button", { name: "加一处口径选项" }).click();
    await growth.getByLabel("存疑之处").fill("从哪一年算起没有写明");
    await growth.getByRole("textbox", { name: /读法 1$/u }).fill("以2025年为基期");
    await growth.getByRole("textbox", { name: /读法 2$/u }).fill("以2024年为基期");
    await growth.getByLabel("基期年份").nth(1).fill("2025");
    await growth.getByLabel("基期年份").nth(2).fill("2024");
    await takeShots(page, "own-4-口径");
    await save();
    await page.getByText("以2024年为基期").waitFor();
    await takeShots(page, "own-5-目标列表");
    await goTo(page, "指标与目标");
    await page.getByText("高新技术产业增加值").first().waitFor();
  });

  test("a list with its columns stands among the ledgers", async () => {
    await goTo(page, "政策包");
    await page.getByRole("link", { name: "云麓区2026年工作要点" }).click();
    const form = await add("清单台账");
    await form.getByLabel("清单名称").fill("重点项目攻坚清单");
    for (const [at, [label, type]] of (
      [
        ["总投资", "数"],
        ["开工日期", "日期"],
        ["类别", "选项"],
      ] as const
    ).entries()) {
      await form.getByRole("button", { name: "加一栏" }).click();
      await form.getByRole("textbox", { name: new RegExp(`栏目 ${at + 1}$`, "u") }).fill(label);
      if (type !== "数") await choose(page, form.getByRole("combobox", { name: "填什么" }).nth(at), type);
      else {
        await choose(page, form.getByRole("combobox", { name: "填什么" }).nth(at), type);
        await form.getByLabel("单位", { exact: true }).fill("万元");
      }
    }
    const words = form.getByRole("combobox", { name: "可选的词" });
    await words.fill("新建");
    await words.press("Enter");
    await words.fill("续建");
    await words.press("Enter");
    await takeShots(page, "own-6-清单");
    await save();
    await page.getByRole("link", { name: "重点项目攻坚清单" }).click();
    await page.getByText("重点项目攻坚清单").first().waitFor();
    await takeShots(page, "own-7-清单台账");
  });

  test("a member taken out can be brought back; a document in use stays", async () => {
    await goTo(page, "政策包");
    await page.getByRole("link", { name: "云麓区2026年工作要点" }).click();
    await tab("文件").click();
    await page.getByRole("button", { name: /^修改「云麓高新区2026年/u }).click();
    await drawer()
      .getByText(/还有 \d+ 处出自这份文件/u)
      .waitFor();
    expect(await drawer().getByRole("button", { name: "删去" }).isDisabled()).toBe(true);
    await drawer().getByRole("button", { name: "取消" }).click();
    await tab("目标").click();
    await page.getByRole("button", { name: "修改「高新技术产业增加值」" }).click();
    await drawer().getByRole("button", { name: "删去", exact: true }).click();
    await tab("目标").getByText("目标 1").waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await tab("目标").getByText("目标 2").waitFor();
    await page.getByText("以2024年为基期").waitFor();
  });

  test("it is exported, and a shipped pack is copied before it is changed", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-own-")), "自编.zip");
    await answerSave(app, file);
    await page.getByRole("button", { name: "导出" }).click();
    await page
      .getByText(/已导出/u)
      .first()
      .waitFor();
    expect(existsSync(file)).toBe(true);
    await goTo(page, "政策包");
    await page
      .getByRole("listitem", { name: /^湖南省/u })
      .getByRole("button", { name: "查看" })
      .click();
    expect(await page.getByRole("button", { name: /^(添加|修改)/u }).count()).toBe(0);
    await page.getByRole("button", { name: "复制一份再改" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^(OK|确\s?定)$/u })
      .click();
    await page.getByRole("heading", { name: /（自用）$/u }).waitFor();
    await page.getByRole("button", { name: "修改「研发投入占销售收入比例」" }).first().click();
    await drawer().getByLabel("数值", { exact: true }).fill("3.5");
    await drawer().getByLabel("原文写法").fill("达到3.5%以上");
    await takeShots(page, "own-8-改自用包");
    await save();
    await page.getByText("达到3.5%以上").waitFor();
    await goTo(page, "政策包");
    await page
      .getByRole("listitem", { name: /（自用）$/u })
      .getByText("自编")
      .waitFor();
    await takeShots(page, "own-9-列表");
  });
});
