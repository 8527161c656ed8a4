/** A clerk in the roster: finds, sorts, filters, types Chinese with an input method, pastes from Excel, takes back, and asks where a value came from. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTruth } from "../support/truth.ts";
import { goTo } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { seedBook } from "./seed-book.ts";

const ROSTER = "高新区企业名册2025.xlsx";
const rows = readTruth("roster1-高新区企业名册2025.json").sheets.flatMap((sheet) => sheet.tables[0]?.rows ?? []);
const text = (row: (typeof rows)[number] | undefined, label: string): string => String(row?.values[label] ?? "");

/** A cell of the grid by its row and the title of its column. */
async function cellAt(page: Page, row: number, title: string): Promise<Locator> {
  const column = await page.getByRole("columnheader", { name: title }).first().getAttribute("aria-colindex");
  return page.locator(`.grid-cell[data-row="${row}"][data-column="${Number(column) - 1}"]`);
}
const foot = (page: Page) => page.locator(".grid-foot");

/** Composes in the focused field as an input method does: the keys are its own (229), then the text is there at once. */
async function compose(page: Page, letters: string, chosen: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const key = { key: "Process", code: "KeyZ", windowsVirtualKeyCode: 229 };
  for (let end = 1; end <= letters.length; end += 1) {
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await cdp.send("Input.imeSetComposition", { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
    await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
  await cdp.send("Input.insertText", { text: chosen });
  await cdp.detach();
}

/** Puts text on the clipboard, as copied elsewhere. */
async function copyElsewhere(page: Page, copied: string): Promise<void> {
  await page.evaluate((value) => {
    const field = document.createElement("textarea");
    field.id = "test-copy";
    field.value = value;
    document.body.append(field);
    field.select();
  }, copied);
  await page.keyboard.press("Control+C");
  await page.evaluate(() => document.querySelector("#test-copy")?.remove());
}

describeWith(["chromium"], "the roster in a clerk's hands", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(await seedBook([ROSTER]));
    page = await app.firstWindow();
    await goTo(page, "名册");
    await foot(page).getByText(`共 ${rows.length} 家`).waitFor();
  });
  afterAll(() => app?.close());

  const search = (what: string): Promise<void> => page.getByPlaceholder("企业名称、代码或拼音首字母").fill(what);

  test("part of a name, a credit code and pinyin initials find the same enterprise", async () => {
    const wanted = rows[41];
    const name = text(wanted, "企业名称");
    for (const what of [name.slice(2, 8), text(wanted, "统一社会信用代码")]) {
      await search(what);
      await (await cellAt(page, 0, "企业名称")).getByText(name).waitFor();
      await foot(page).getByText("共 1 家").waitFor();
    }
    await search("ylqydx");
    await page.locator(".grid-cell").getByText("云麓清沅达芯通讯设备有限公司").waitFor();
    await takeShots(page, "roster-拼音查找");
    await search("没有这样的企业");
    await page.getByText("没有符合条件的企业").waitFor();
    await takeShots(page, "roster-没找到");
    await search("");
    await foot(page).getByText(`共 ${rows.length} 家`).waitFor();
  });

  test("sorting and filtering are done over the whole store", async () => {
    const capital = (row: (typeof rows)[number]): number => Number(row.values.注册资本 ?? 0);
    const largest = rows.toSorted((a, b) => capital(b) - capital(a))[0];
    const shown = (Number(text(largest, "注册资本")) / 10_000).toLocaleString("zh-CN");
    const title = page.getByRole("columnheader", { name: "注册资本" }).getByRole("button");
    await title.click();
    await title.click();
    await expect.poll(async () => (await cellAt(page, 0, "注册资本")).innerText()).toBe(shown);
    await page.getByRole("button", { name: "筛选 所属园区" }).click();
    const park = text(largest, "所属园区");
    await page.locator(".filter-value").getByText(park, { exact: true }).click();
    await takeShots(page, "roster-筛选");
    await page.getByRole("button", { name: "应用" }).click();
    await foot(page)
      .getByText(`共 ${rows.filter((row) => row.values.所属园区 === park).length} 家`)
      .waitFor();
    await page.getByRole("button", { name: "清除筛选" }).click();
    await foot(page).getByText(`共 ${rows.length} 家`).waitFor();
    await page.locator(".grid").hover();
    await page.mouse.wheel(-9000, 0);
    await title.click();
    await expect.poll(async () => (await cellAt(page, 0, "企业名称")).innerText()).toBe(text(rows[0], "企业名称"));
  });

  test("Chinese typed on a selected cell is kept from its first letter, saved at once, and taken back", async () => {
    const person = await cellAt(page, 0, "法定代表人");
    const before = await person.innerText();
    await person.click();
    await compose(page, "zhang", "张三丰");
    await takeShots(page, "roster-输入中文");
    await page.keyboard.press("Enter");
    await expect.poll(() => person.innerText()).toBe("张三丰");
    await page.reload();
    await goTo(page, "名册");
    await expect.poll(async () => (await cellAt(page, 0, "法定代表人")).innerText()).toBe("张三丰");
    await (await cellAt(page, 0, "企业名称")).click();
    await page.keyboard.press("Control+Z");
    await page.getByText(/已撤销：.*法定代表人.*由“张三丰”改回/u).waitFor();
    await expect.poll(async () => (await cellAt(page, 0, "法定代表人")).innerText()).toBe(before);
  });

  test("two rows of two columns from Excel are shown before they are written", async () => {
    const people = ["赵一鸣", "钱二虎"];
    const capital = ["1234.5", "6,789"];
    const first = await cellAt(page, 2, "法定代表人");
    const before = await first.innerText();
    await copyElsewhere(page, `${people[0]}\t${capital[0]}\r\n${people[1]}\t${capital[1]}\r\n`);
    await first.click();
    await page.keyboard.press("Control+V");
    const preview = page.getByRole("dialog", { name: "粘贴预览" });
    await preview.getByText("剪贴板 2 行 × 2 列").waitFor();
    await takeShots(page, "roster-粘贴预览");
    await preview.getByRole("button", { name: "写入 4 格" }).click();
    const pasted = async (): Promise<readonly string[]> =>
      Promise.all(
        [2, 3].flatMap((row) =>
          ["法定代表人", "注册资本"].map(async (title) => (await cellAt(page, row, title)).innerText()),
        ),
      );
    await expect.poll(pasted).toEqual([people[0], "1,234.5", people[1], "6,789"]);
    await page.getByText("已存入 4 格，可用 Ctrl+Z 撤销。").waitFor();
    await page.keyboard.press("Control+Z");
    await expect.poll(async () => (await cellAt(page, 2, "法定代表人")).innerText()).toBe(before);
  });

  test("what cannot be read is refused with a sentence and changes nothing", async () => {
    const revenue = await cellAt(page, 0, "注册资本");
    await revenue.click();
    await page.keyboard.type("约五百");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").or(page.locator(".ant-notification-notice")).getByText("约五百").first().waitFor();
    await takeShots(page, "roster-不能存");
  });

  test("the page of an enterprise names workbook, sheet, cell and wording of each value", async () => {
    const wanted = rows[7];
    const name = text(wanted, "企业名称");
    await page.keyboard.press("Control+K");
    await page.getByRole("dialog").getByRole("combobox").fill(name);
    await page.getByRole("option", { name }).first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await takeShots(page, "enterprise-概况");
    await page.getByRole("button", { name: "查看来源：法定代表人" }).click();
    const source = page.locator(".source-facts").last();
    await source.waitFor();
    await takeShots(page, "enterprise-来源");
    expect((await source.innerText()).replaceAll(/\s+/gu, " ")).toContain(
      `工作簿 ${ROSTER} 工作表 企业名册 单元格 D${wanted?.row} 原文 ${text(wanted, "法定代表人")}`,
    );
    await page.keyboard.press("Escape");
    for (const tab of ["历年数据", "资质", "来源与变更"]) {
      await page.getByRole("tab", { name: tab }).click();
      await takeShots(page, `enterprise-${tab}`);
    }
  });
});
