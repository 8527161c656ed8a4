/** Policy packs in the window: looked at, installed, seen in the registers, exported, taken in by a colleague, refused when broken, taken out, and their entries undone. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerOpen, answerSave } from "./answer-dialogs.ts";
import { goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

describeWith(["chromium"], "policy packs", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-packs-"));
  const exported = path.join(folder, "山西.zip");
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const line = (name: RegExp): Locator => page.getByRole("listitem", { name });
  const dialog = (): Locator => page.getByRole("dialog").last();
  const confirm = async (button: "装入" | "卸下"): Promise<void> => {
    await dialog().getByRole("button", { name: button, exact: true }).click();
    await page
      .getByText(new RegExp(`」已${button}。`, "u"))
      .first()
      .waitFor();
    await dialog().waitFor({ state: "hidden" });
  };

  test("the packs that ship are listed with their documents, counts and doubts", async () => {
    await goTo(page, "政策包");
    const shanxi = line(/^山西省/u);
    await shanxi.waitFor();
    const words = (await shanxi.innerText()).replaceAll(/\s+/gu, " ");
    expect(words).toMatch(/\d+ 处待核实.*《.+》.*\d+ 份文件 · \d+ 条目标 · \d+ 个指标 · \d+ 张清单 · \d+ 条名录/u);
    expect(await line(/^广东省/u).innerText()).toContain("粤科函高字〔2022〕895号");
    await takeShots(page, "packs-1-列表");
  });

  test("an opened pack shows every sort of member, finds words, and shows the doubtful alone", async () => {
    await line(/^湖南省/u)
      .getByRole("button", { name: "查看" })
      .click();
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    for (const tab of await tabs.all()) {
      await tab.click();
      await takeShots(page, `packs-2-${(await tab.innerText()).split(" ")[0] ?? ""}`);
    }
    await tabs.filter({ hasText: "目标" }).click();
    await page.getByRole("textbox", { name: "在这个政策包里找" }).fill("众创空间");
    await page.getByRole("tab", { name: /^目标 \d+\/25$/u }).waitFor();
    expect(await page.getByRole("row").filter({ hasText: "HN-10" }).count()).toBe(1);
    expect(await page.getByRole("row").filter({ hasText: "HN-01" }).count()).toBe(0);
    await page.getByRole("textbox", { name: "在这个政策包里找" }).fill("");
    await page.getByRole("checkbox", { name: "只看待核实" }).click();
    await page.getByRole("row").filter({ hasText: "HN-01" }).waitFor();
    await page.getByRole("row").filter({ hasText: "HN-03" }).waitFor({ state: "detached" });
    await takeShots(page, "packs-3-只看待核实");
    await goTo(page, "政策包");
    await line(/^国家/u).getByRole("button", { name: "查看" }).click();
    await page.getByRole("tab", { name: /^认定条件/u }).click();
    await takeShots(page, "packs-4-认定条件");
  });

  test("山西 is installed; its lists, clusters and milestones stand in the registers", async () => {
    await goTo(page, "政策包");
    await line(/^山西省/u)
      .getByRole("button", { name: "装入…" })
      .click();
    await dialog()
      .getByText(/名录：新增 \d+ 条/u)
      .waitFor();
    await takeShots(page, "packs-5-装入预览");
    await confirm("装入");
    await line(/^山西省/u)
      .getByRole("button", { name: "卸下…" })
      .waitFor();
    await goTo(page, "清单台账");
    await page.getByRole("link", { name: "招商引资清单", exact: true }).waitFor();
    await takeShots(page, "packs-6-清单");
    await page.evaluate(() => {
      window.location.hash = "/register/cluster";
    });
    await page
      .locator(".grid-foot")
      .getByText(/共 14 /u)
      .waitFor();
    await page.evaluate(() => {
      window.location.hash = "/register/milestone";
    });
    await page
      .locator(".grid-foot")
      .getByText(/共 \d+ /u)
      .waitFor();
    await takeShots(page, "packs-7-里程碑");
  });

  test("exported, it is taken in again by a colleague with another book", async () => {
    await goTo(page, "政策包");
    await answerSave(app, exported);
    await line(/^山西省/u)
      .getByRole("button", { name: "导出" })
      .click();
    await page
      .getByText(/已导出/u)
      .first()
      .waitFor();
    expect(existsSync(exported)).toBe(true);
    const colleague = await launchApp();
    try {
      const other = await colleague.firstWindow();
      await goTo(other, "政策包");
      await answerOpen(colleague, [exported]);
      await other.getByRole("button", { name: "取入政策包文件" }).click();
      const preview = other.getByRole("dialog");
      await preview.getByText(/名录：新增 \d+ 条/u).waitFor();
      expect(await preview.innerText()).not.toContain("签名与内容不一致");
      await preview.getByRole("button", { name: "装入", exact: true }).click();
      const taken = other.getByRole("listitem", { name: /^山西省/u });
      await taken.getByRole("button", { name: "卸下…" }).waitFor();
      expect(await taken.getByText("自编").count()).toBe(0);
      const hash = /校验码 ([0-9a-f]{12})/u;
      expect(hash.exec(await taken.innerText())?.[1]).toBe(hash.exec(await line(/^山西省/u).innerText())?.[1]);
    } finally {
      await colleague.close();
    }
  });

  test("a broken file is refused with every fault, its line and what would do", async () => {
    const broken = path.join(folder, "坏包.json");
    writeFileSync(
      broken,
      [
        "{",
        '  "id": "broken", "name": "云州目标", "version": "1", "region": "43",',
        '  "documents": [{ "id": "d", "title": "云州方案", "status": "有效" }],',
        '  "indicators": [{',
        '    "code": "A", "name": "孵化器", "unit": "家", "direction": "up", "time": "point",',
        '    "source": { "document": "d", "place": "" },',
        '    "formula": "计数(科技企业孵化器"',
        "  }]",
        "}",
      ].join("\n"),
    );
    await answerOpen(app, [broken]);
    await page.getByRole("button", { name: "取入政策包文件" }).click();
    const faults = page.getByRole("dialog").filter({ hasText: "处错误，没有装入" });
    await faults.waitFor();
    const rows = await faults.getByRole("row").allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/gu, " "))).toEqual([
      expect.stringContaining("文件 行"),
      expect.stringMatching(/坏包.json 3 .*有效/u),
      expect.stringMatching(/坏包.json 7 .*公式|坏包.json 7 .*括号|坏包.json 7 /u),
    ]);
    await takeShots(page, "packs-8-错误");
    await faults.getByRole("button", { name: "知道了" }).click();
    expect(await line(/^云州目标/u).count()).toBe(0);
    expect(readFileSync(broken, "utf8")).toContain("有效");
  });

  test("the entries it brought are undone on the import page as one import", async () => {
    await goTo(page, "导入");
    const batch = page.getByRole("row").filter({ hasText: "政策包：山西省" });
    await batch.waitFor();
    await takeShots(page, "packs-9-导入记录");
    await batch.getByRole("button", { name: "撤销" }).click();
    await batch.getByText("已撤销").waitFor();
    await page.evaluate(() => {
      window.location.hash = "/register/cluster";
    });
    await page
      .getByText(/还没有|共 0 /u)
      .first()
      .waitFor();
  });

  test("removal says what goes before it does", async () => {
    await goTo(page, "政策包");
    await line(/^山西省/u)
      .getByRole("button", { name: "卸下…" })
      .click();
    await dialog().getByText("会改变什么").waitFor();
    await takeShots(page, "packs-11-卸下预览");
    await confirm("卸下");
    await line(/^山西省/u)
      .getByRole("button", { name: "装入…" })
      .waitFor();
  });
});
