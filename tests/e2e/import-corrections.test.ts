/** What a clerk may say against the program in the wizard: header, columns, period, unit, who is who; and cancel and undo. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { EnterpriseDetail } from "#contract/enterprises";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { contentHash } from "#store/content-hash";
import { readTruth } from "../support/truth.ts";
import { bringToImport, choose, goOn, goTo, readCounters, write } from "./clerk.ts";
import { dropFiles } from "./give-files.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";
import { bookPlace, seedBook, withBook } from "./seed-book.ts";

const roster = readTruth("roster1-高新区企业名册2025.json").sheets[0]?.tables[0]?.rows ?? [];
const first = roster[0]?.values ?? {};
/** A valid code (GB 32100) that stands in no sample. */
const NEW_CODE = "91430124MAUQPC864R";

describeWith(["chromium"], "correcting an import by hand", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-corrections-"));
  let app: LaunchedApp;
  let page: Page;
  let place: string;

  beforeAll(async () => {
    const userData = await seedBook(["高新区企业名册2025.xlsx"]);
    place = bookPlace(userData);
    app = await launchApp(userData);
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  function makeWorkbook(name: string, rows: readonly (readonly unknown[])[]): string {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), "名单");
    const file = path.join(folder, name);
    writeFileSync(file, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
    return file;
  }
  const fingerprint = (): Promise<string> => withBook(place, ({ db }) => contentHash(db, { origins: true }));
  const findByName = async (name: string): Promise<EnterpriseDetail | undefined> =>
    (await withBook(place, ({ db }) => listEnterpriseDetails(db, name))).find((one) => one.name === name);
  const stored = async (name: string): Promise<Readonly<Record<string, unknown>>> => {
    const detail = await findByName(name);
    return Object.fromEntries([
      ...(detail?.attributes ?? []).map((one) => [one.field, one.value]),
      ...(detail?.observations ?? []).map((one) => [`${one.field}@${one.period}`, one.value]),
    ]);
  };

  test("period and unit that stand nowhere are asked; a column is given another field, one is left out", async () => {
    const file = makeWorkbook("新入园企业.xlsx", [
      ["企业名称", "统一社会信用代码", "经办", "联系电话", "营业收入"],
      ["园册甲测试有限公司", "91430124MAWEW27B2X", "周小满", "000-00005678", 1234.5],
      ["园册乙测试有限公司", "91430104MAYCAM821D", "吴大暑", "000-00005679", 88],
    ]);
    await bringToImport(page, file);
    await page.getByText("2 个问题待答").waitFor();
    expect(await page.getByRole("button", { name: "核对 " }).first().isDisabled()).toBe(true);
    await takeShots(page, "correct-1-待答");
    const asked = (what: string): Locator => page.getByRole("region", { name: `待答：${what}` });
    await choose(page, asked("时期").getByRole("combobox"), "2025年");
    await asked("时期").waitFor({ state: "detached" });
    await choose(page, asked("单位").getByRole("combobox"), "千元");
    await asked("单位").waitFor({ state: "detached" });
    await goOn(page, "看列对应");
    await page.getByRole("button", { name: /^C ?经办/u }).click();
    await choose(page, page.getByRole("combobox", { name: "C 列是什么" }), "联系人");
    await page.getByRole("button", { name: /^D ?联系电话/u }).click();
    await page.getByRole("combobox", { name: "D 列是什么" }).press("Backspace");
    await page.getByText("未对应 1").waitFor();
    await takeShots(page, "correct-2-列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 2, 变更: 0, 不变: 0, 待定: 0, 不能导入: 0 });
    await write(page);
    expect(await stored("园册甲测试有限公司")).toEqual({
      enterpriseName: "园册甲测试有限公司",
      creditCode: "91430124MAWEW27B2X",
      contactPerson: "周小满",
      "operatingRevenue@2025": "1234500",
    });
  });

  test("an import is undone from its receipt, and another one from the list, without a trace", async () => {
    await page.getByRole("button", { name: "撤销这次导入" }).click();
    await page.getByText("这次导入已撤销").waitFor();
    await takeShots(page, "correct-3-回执撤销");
    expect(await findByName("园册甲测试有限公司")).toBeUndefined();
    const before = await fingerprint();
    const file = makeWorkbook("补充联系人2025年.xlsx", [
      ["企业名称", "统一社会信用代码", "联系人"],
      [first.企业名称, first.统一社会信用代码, "郑重"],
    ]);
    await bringToImport(page, file);
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    await write(page);
    expect((await stored(String(first.企业名称))).contactPerson).toBe("郑重");
    await page.getByRole("button", { name: "回到导入" }).last().click();
    const line = page.getByRole("row", { name: /补充联系人/u });
    await line.getByRole("button", { name: "撤销" }).click();
    await line.getByText("已撤销").waitFor();
    await takeShots(page, "correct-4-列表撤销");
    expect(await fingerprint()).toBe(before);
  });

  test("a header that reaches into the data is refused and nothing changes; the first record given by hand is honoured", async () => {
    const file = makeWorkbook("两行表头2025年.xlsx", [
      ["企业名称", "统一社会信用代码", "联系人"],
      ["园册丙测试有限公司", "91430104MAQJ4L5615", "郑一"],
      ["园册丁测试有限公司", "914301119207763891", "王二"],
    ]);
    await bringToImport(page, file);
    await page.getByText("2 行 · 3 列").waitFor();
    const lastHeader = page.getByRole("spinbutton", { name: "表头最后一行" });
    await lastHeader.fill("2");
    await lastHeader.press("Enter");
    await page.getByRole("alert").filter({ hasText: "请重新框选表头" }).waitFor();
    await page.getByText("2 行 · 3 列").waitFor();
    await takeShots(page, "correct-5-表头");
    const firstRecord = page.getByRole("spinbutton", { name: "数据第一行" });
    await firstRecord.fill("3");
    await firstRecord.press("Enter");
    await page.getByText("1 行 · 3 列").waitFor();
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 1 });
    await page.getByRole("tab", { name: "逐条变更" }).click();
    await page.getByText("园册丁测试有限公司").first().waitFor();
    await page.getByRole("button", { name: "不导入了" }).click();
  });

  test("a row that may be somebody known is asked; 是同一家 writes it there", async () => {
    const name = String(first.企业名称);
    const file = makeWorkbook("换证企业2025年.xlsx", [
      ["企业名称", "统一社会信用代码", "联系人"],
      [name, NEW_CODE, "冯换证"],
    ]);
    await bringToImport(page, file);
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 变更: 0, 待定: 1 });
    await page.getByRole("radio", { name: /^是同一家/u }).check();
    expect(await readCounters(page)).toMatchObject({ 待定: 0 });
    await takeShots(page, "correct-6-是同一家");
    await write(page);
    expect(await stored(name)).toMatchObject({ creditCode: NEW_CODE, contactPerson: "冯换证" });
  });

  test("cancelling a large file answers at once and leaves the book as it was", async () => {
    const before = await fingerprint();
    const header = "企业名称,统一社会信用代码,联系人,注册地址,主要产品,备注";
    const lines = Array.from(
      { length: 200_000 },
      (_, at) => `园册大表${at}有限公司,,张${at},长沙市某路${at}号,产品${at},"备注，${at}"`,
    );
    const file = path.join(folder, "大表2025年.csv");
    writeFileSync(file, [header, ...lines].join("\r\n"));
    await goTo(page, "导入");
    await page.getByRole("button", { name: "回到导入" }).last().click();
    await page.locator(".drop-zone").waitFor();
    await dropFiles(page, ".drop-zone", [file]);
    await page.getByRole("listitem").filter({ hasText: "大表2025年" }).getByRole("button", { name: "取消" }).click();
    await page.getByRole("listitem").filter({ hasText: "大表2025年" }).getByText("已取消").waitFor();
    await takeShots(page, "correct-7-取消");
    expect(await fingerprint()).toBe(before);
    await page.getByRole("listitem").filter({ hasText: "大表2025年" }).getByRole("button", { name: "移出" }).click();
  });
});
