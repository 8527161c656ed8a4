/** The whole register in a clerk's hands: rosters of every kind, lists with their states and maps, an entry's page on another day, an own list, a frozen year, and the search over everything. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, goTo } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { type SeededRegister, seedRegister } from "./seed-register.ts";

describeWith(["chromium"], "the whole register in a clerk's hands", () => {
  let app: LaunchedApp;
  let page: Page;
  let seeded: SeededRegister;

  beforeAll(async () => {
    seeded = await seedRegister();
    app = await launchApp(seeded.userData);
    page = await app.firstWindow();
  }, 120_000);
  afterAll(() => app?.close());

  const tabs = (): Locator => page.getByRole("navigation", { name: "更多名册" });
  const foot = (): Locator => page.locator(".grid-foot");
  const open = (address: string): Promise<void> =>
    page.evaluate((hash) => {
      window.location.hash = hash;
    }, address);
  const cellAt = async (row: number, title: string): Promise<Locator> => {
    const column = await page.getByRole("columnheader", { name: title }).first().getAttribute("aria-colindex");
    return page.locator(`.grid-cell[data-row="${row}"][data-column="${Number(column) - 1}"]`);
  };
  const told = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
  const more = async (kind: RegExp): Promise<void> => {
    await tabs().getByRole("button").click();
    await page.getByRole("menuitem", { name: kind }).click();
  };

  test("the rosters stand beside one another with their counts", async () => {
    await goTo(page, "名册");
    await foot().getByText("共 300 家").waitFor();
    await expect
      .poll(async () => (await tabs().getByRole("link").allInnerTexts()).map((words) => words.replaceAll(/\s+/gu, " ")))
      .toEqual([
        "企业 300",
        "科技企业孵化器 12",
        "众创空间 11",
        "加速器 4",
        "大学科技园 3",
        "创新型产业集群 35",
        "高新区 11",
      ]);
    await tabs()
      .getByRole("link", { name: /^众创空间/u })
      .click();
    await foot().getByText("共 11 家").waitFor();
    await takeShots(page, "register-众创空间");
    await tabs()
      .getByRole("link", { name: /^创新型产业集群/u })
      .click();
    await foot().getByText("共 35 个").waitFor();
    await takeShots(page, "register-集群");
  });

  test("a link is written from the names offered; one that leads nowhere is kept with a warning", async () => {
    await page.getByPlaceholder("名称或拼音首字母").fill("光电");
    await foot().getByText("共 1 个").waitFor();
    await (await cellAt(0, "集群所属高新区")).dblclick();
    await page.keyboard.type("云麓高");
    await page.getByRole("option", { name: "云麓高新区" }).click();
    await expect.poll(async () => (await cellAt(0, "集群所属高新区")).innerText()).toBe("云麓高新区");
    await (await cellAt(0, "集群级别")).dblclick();
    await page.getByRole("option", { name: "省级" }).click();
    await expect.poll(async () => (await cellAt(0, "集群级别")).innerText()).toBe("省级");
    await (await cellAt(0, "集群所属高新区")).dblclick();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("没有的高新区");
    await page.keyboard.press("Enter");
    await told(/台账里没有叫“没有的高新区”的条目/u);
    await expect.poll(async () => (await cellAt(0, "集群所属高新区")).getAttribute("data-mark")).toBe("warning");
    await takeShots(page, "register-关联存疑");
    await page.keyboard.press("Control+Z");
    await expect.poll(async () => (await cellAt(0, "集群所属高新区")).innerText()).toBe("云麓高新区");
  });

  test("a selection is changed at once, removed, and brought back", async () => {
    await more(/^在孵记录/u);
    await foot().getByText("共 3 条").waitFor();
    await (await cellAt(1, "入孵日期")).click();
    await (await cellAt(2, "入孵日期")).click({ modifiers: ["Shift"] });
    await foot().getByRole("button", { name: "选中的 2 行…" }).click();
    await page.getByRole("menuitem", { name: "批量改一列" }).click();
    const change = page.getByRole("dialog", { name: "批量改一列" });
    await choose(page, change.getByRole("combobox", { name: "改哪一列" }), "毕业依据");
    await choose(page, change.getByRole("combobox", { name: "改成" }), "被兼并收购");
    await takeShots(page, "register-批量改");
    await change.getByRole("button", { name: "改 2 行" }).click();
    await told("已存入 2 格，可用 Ctrl+Z 撤销。");
    await expect.poll(async () => (await cellAt(2, "毕业依据")).innerText()).toBe("被兼并收购");
    await foot().getByRole("button", { name: "选中的 2 行…" }).click();
    await page.getByRole("menuitem", { name: "删除 2 条" }).click();
    await foot().getByText("共 1 条").waitFor();
    await (await cellAt(0, "入孵日期")).click();
    await page.keyboard.press("Control+Z");
    await foot().getByText("共 3 条").waitFor();
    await takeShots(page, "register-在孵记录");
  });

  test("a record without a name of its own is made of its parts", async () => {
    await more(/^资质认定/u);
    await foot().getByText("共 3 条").waitFor();
    await page.getByRole("button", { name: "新增资质认定" }).click();
    const form = page.getByRole("dialog", { name: "新增资质认定" });
    await form.getByLabel("持有者").fill(seeded.enterprise.name.slice(0, 6));
    await page.getByTitle(seeded.enterprise.name, { exact: true }).locator("visible=true").click();
    await choose(page, form.getByLabel("资质类别"), "独角兽企业");
    await form.getByLabel("认定（发证）日期").fill("2025-06");
    await takeShots(page, "register-新增资质");
    await form.getByRole("button", { name: "保存" }).click();
    await foot().getByText("共 4 条").waitFor();
    await takeShots(page, "register-资质认定");
  });

  test("a view is kept and shown again", async () => {
    await page.getByPlaceholder("名称或拼音首字母").fill("独角兽");
    await foot().getByText("共 1 条").waitFor();
    await page.getByRole("button", { name: "常用视图" }).click();
    await page.getByLabel("视图名称").fill("独角兽名单");
    await page
      .locator(".save-view")
      .getByRole("button", { name: /保\s?存/u })
      .click();
    await told("视图「独角兽名单」已保存。");
    await page.keyboard.press("Escape");
    await page.locator(".saved-views").waitFor({ state: "hidden" });
    await page.getByPlaceholder("名称或拼音首字母").fill("");
    await foot().getByText("共 4 条").waitFor();
    await page.getByRole("button", { name: "常用视图" }).click();
    await takeShots(page, "register-常用视图");
    await page.getByRole("button", { name: "独角兽名单", exact: true }).click();
    await foot().getByText("共 1 条").waitFor();
  });

  test("the page of an enterprise tells its certificates, relations and happenings on the day of the window", async () => {
    await open(`/entry/${seeded.enterprise.id}`);
    const held = async (): Promise<readonly string[]> => {
      await page.getByRole("tab", { name: "资质", exact: true }).click();
      const rows = page.getByRole("tabpanel").locator("tbody tr");
      await rows.first().waitFor();
      return (await rows.allInnerTexts()).map((words) => words.replaceAll(/\s+/gu, " "));
    };
    expect(await held()).toEqual([
      expect.stringMatching(/^独角兽企业 — 2025-06 — 有效未填有效期/u),
      expect.stringMatching(/^专精特新小巨人 · 国家级 — 2024-07-01 2027-06-30 有效/u),
      expect.stringMatching(/^瞪羚企业 · 省级 HN-DL-2021-08 2021-12 2024-12-31 已过期/u),
      expect.stringMatching(/^高新技术企业 GR\d+ — — 有效未填发证日期，未填有效期/u),
      expect.stringMatching(/^规上企业 — — — 有效/u),
    ]);
    await takeShots(page, "entry-资质");
    await page.getByRole("tab", { name: "变动" }).click();
    await told("青砚高新区");
    await takeShots(page, "entry-变动");
    await page.getByRole("tab", { name: "关系" }).click();
    await told("2016-03 至 2019-06-30 毕业（高新技术企业）");
    await takeShots(page, "entry-关系");
    await chooseDay("2022-12-31");
    await expect.poll(async () => (await held()).map((words) => words.split(" ")[0])).toContain("瞪羚企业");
    expect((await held()).find((words) => words.startsWith("瞪羚"))).toMatch(/有效/u);
    expect((await held()).find((words) => words.startsWith("专精特新"))).toMatch(/还未取得/u);
    await takeShots(page, "entry-资质-2022");
    await open("/register/stay");
    await told("只列 2022-12-31 这一天算在内的");
    await told("2022-12-31 这一天没有在孵记录");
    await takeShots(page, "register-截至2022");
    await page.getByRole("grid").getByRole("button", { name: "回到今天" }).click();
    await foot().getByText("共 3 条").waitFor();
  });

  const dayButton = (): Locator => page.getByRole("button", { name: "数据截至日期" });
  const chooseDay = async (day: string): Promise<void> => {
    await dayButton().click();
    await page.getByRole("textbox", { name: "数据截至日期" }).fill(day);
    await page.keyboard.press("Enter");
    await dayButton().getByText(day).waitFor();
  };

  test("a list says its states, who is late and how long the year still lasts; progress is written down", async () => {
    await goTo(page, "清单台账");
    await told(/没办完的 25 条，其中逾期 1 条/u);
    await takeShots(page, "ledgers");
    await page.getByRole("link", { name: "规上企业创新全覆盖台账" }).click();
    await told("未启动 1 · 推进 1 · 销号 1");
    await told("逾期 1");
    await told("还有 2 户没办完");
    await told(/距 \d{4} 年底 \d+ 天/u);
    await takeShots(page, "ledger-覆盖台账");
    await page.getByRole("link", { name: "还有 2 户没办完" }).click();
    await foot().getByText("共 2 户").waitFor();
    await open(`/entry/${seeded.ledgerLine}`);
    await page.getByRole("button", { name: "进展", exact: true }).click();
    const drawer = page.getByRole("dialog", { name: "进展记录" });
    await drawer.getByText("已对接长安大学专家。").waitFor();
    await drawer.getByRole("textbox").first().fill("研发活动已启动，清账。");
    await choose(page, drawer.getByRole("combobox"), "销号");
    await takeShots(page, "ledger-进展");
    await drawer.getByRole("button", { name: "记一条进展" }).click();
    await drawer.getByText("研发活动已启动，清账。").waitFor();
    await page.keyboard.press("Escape");
    await goTo(page, "清单台账");
    await told(/没办完的 24 条，没有逾期/u);
  });

  test("the map is drawn from the list", async () => {
    await goTo(page, "清单台账");
    await page
      .getByRole("row", { name: /产业地图/u })
      .getByRole("link", { name: "看图" })
      .click();
    await page.getByRole("columnheader", { name: "上游" }).waitFor();
    const guangzhou = await page.getByRole("row", { name: /^广州市/u }).innerText();
    expect(guangzhou).toContain(seeded.enterprise.name);
    await takeShots(page, "ledger-产业地图");
  });

  test("a list of the zone's own is made and used", async () => {
    await goTo(page, "清单台账");
    await page.getByRole("button", { name: "自建清单" }).click();
    const form = page.getByRole("dialog", { name: "自建清单" });
    await form.getByLabel("清单名称").fill("重点技改项目");
    await form.getByLabel("量词").fill("项");
    for (const label of ["项目", "对应企业"]) {
      await form.getByRole("button", { name: "加一栏" }).click();
      await form.getByLabel("栏目名称").last().fill(label);
    }
    await takeShots(page, "ledger-自建");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { name: "重点技改项目", level: 1 }).waitFor();
    await page.getByRole("button", { name: "新增一项" }).click();
    const line = page.getByRole("dialog", { name: "新增一项" });
    await line.getByLabel("项目", { exact: true }).fill("智能产线改造");
    await line.getByLabel("对应企业").fill(seeded.enterprise.name);
    await page.keyboard.press("Tab");
    await line.getByRole("button", { name: "保存" }).click();
    await line.waitFor({ state: "hidden" });
    await foot().getByText("共 1 项").waitFor();
    await takeShots(page, "ledger-自建已用");
  });

  test("a year is frozen and stays", async () => {
    await open("/snapshots");
    await page.getByRole("button", { name: "定格一年" }).first().click();
    const form = page.getByRole("dialog", { name: "定格一年" });
    await takeShots(page, "snapshot-定格");
    await form.getByRole("button", { name: "定格一年" }).click();
    await told(/已定格/u);
    await told(/企业 300/u);
    await takeShots(page, "snapshots");
    await page.getByRole("button", { name: /^\d{4}年末$/u }).click();
    const frozen = page.getByRole("dialog", { name: /的名册$/u });
    await frozen.getByText(/共 300 条/u).waitFor();
    await choose(page, frozen.getByRole("combobox", { name: "看哪一类" }), "孵化载体 30");
    await frozen.getByRole("cell", { name: seeded.carrier.name }).waitFor();
    await takeShots(page, "snapshot-名册");
    await page.keyboard.press("Escape");
  });

  test("the search over everything finds entries of every kind and goes there", async () => {
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox").last().fill(seeded.enterprise.name.slice(0, 6));
    await page.getByRole("option", { name: new RegExp(`^${seeded.enterprise.name} · 2026`, "u") }).waitFor();
    const groups = (): Promise<readonly string[]> => page.locator(".search-group").allInnerTexts();
    await expect.poll(groups).toEqual(expect.arrayContaining(["企业", "资质认定", "规上企业创新全覆盖台账"]));
    await takeShots(page, "search-各类");
    await page.getByRole("combobox").last().fill(seeded.cluster.name);
    await page.getByRole("option", { name: seeded.cluster.name, exact: true }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: seeded.cluster.name }).waitFor();
    await page.getByRole("tab", { name: "关系" }).click();
    await told("龙头 · 上游");
    await takeShots(page, "entry-集群关系");
  });
});
