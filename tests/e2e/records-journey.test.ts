/** What imports leave behind: rows set apart and looked at again, an import undone with its report and done again, two records merged and parted, and what a sender's first file taught. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shaped } from "../support/shaped-workbooks.ts";
import { bringToImport, goOn, goTo, readCounters, write } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

describeWith(["chromium"], "rows set apart, undone imports, merged records and recipes", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-records-"));
  const [one, two, three, four, five, six, seven] = shaped.map(({ name, code }) => ({ name, code }));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  /** A list of names, codes and contacts as a street sends it. */
  function list(name: string, rows: readonly (readonly (string | undefined)[])[]): string {
    const file = path.join(folder, name);
    const lines = [["企业名称", "统一社会信用代码", "联系人"], ...rows];
    writeFileSync(file, lines.map((line) => line.join(",")).join("\r\n"));
    return file;
  }
  async function importList(file: string, sender: string): Promise<Readonly<Record<string, number>>> {
    await bringToImport(page, file);
    const box = page.getByLabel("报送单位");
    await box.fill(sender);
    await box.press("Enter");
    await goOn(page, "看列对应");
    await goOn(page, "核对");
    return write(page);
  }
  const record = (file: string): ReturnType<Page["locator"]> =>
    page.locator(".past-imports tbody tr").filter({ hasText: file });

  test("what an import could not take lies in the quarantine with its words, and goes in after another look", async () => {
    const first = [one, two, three, four].map((each, at) => [each?.name, each?.code, `陈${at}`]);
    // Four and its near namesake are one enterprise to a person, two to the book.
    await importList(
      list("望岳街道1月.csv", [...first, [four?.name.replace("有限公司", "有限责任公司"), "", "陈某"]]),
      "望岳街道",
    );
    const receipt = await importList(
      list("星沙街道1月.csv", [
        [one?.name, five?.code, "李甲"],
        ["", seven?.code, "李乙"],
        [two?.name, two?.code, "李丙"],
        [six?.name, six?.code, "李丁"],
      ]),
      "星沙街道",
    );
    expect(receipt).toMatchObject({ 新增企业: 1, 变更企业: 1, 待定: 1, 不能导入: 1, 进隔离区: 2 });
    await page.getByRole("button", { name: "查看隔离行" }).click();
    await page.getByRole("heading", { name: "隔离区" }).waitFor();
    await page.getByText("共 2 行").waitFor();
    await takeShots(page, "records-1-隔离区");
    await page
      .getByRole("region", { name: "隔离的行" })
      .getByText(seven?.code ?? "")
      .click();
    await page.getByRole("complementary", { name: "原表写的" }).getByText("李乙").waitFor();

    await page.getByRole("checkbox", { name: "全选" }).check();
    await page.getByRole("button", { name: "重新核对" }).click();
    await page.getByRole("radio", { name: "是另一家，新增进来" }).waitFor();
    await takeShots(page, "records-2-重新核对");
    expect(await readCounters(page)).toMatchObject({ 新增: 0, 待定: 1, 不能导入: 1 });
    await page.getByRole("radio", { name: "是另一家，新增进来" }).check();
    expect(await write(page)).toMatchObject({ 新增企业: 1 });
  });

  test("a row still impossible is let go and stays listed as such", async () => {
    await page.getByRole("button", { name: "回到导入" }).click();
    await page.getByRole("button", { name: "隔离区（1）" }).click();
    await page.getByRole("checkbox", { name: `选中 ${seven?.code}` }).check();
    await page.getByRole("button", { name: "不再导入" }).click();
    await takeShots(page, "records-4-不再导入");
    await page.getByRole("tooltip").getByRole("button", { name: "不再导入" }).click();
    await page.getByText("隔离区是空的").waitFor();
    await page.getByText("已处理", { exact: true }).click();
    await page.getByText("共 2 行").waitFor();
    await takeShots(page, "records-6-已处理");
  });

  test("an import is undone with a report of what stays, and done again", async () => {
    await goTo(page, "导入");
    await record("望岳街道1月.csv").getByRole("button", { name: "望岳街道1月.csv" }).click();
    const drawer = page.getByRole("dialog");
    await takeShots(page, "records-7-记录");
    await drawer.getByRole("button", { name: "撤销这次导入" }).click();
    const report = drawer.getByRole("region", { name: "撤销结果" });
    await report.getByText(/^已撤销，退回 \d+ 个值/u).waitFor();
    await report
      .getByRole("row")
      .filter({ hasText: two?.name ?? "" })
      .first()
      .waitFor();
    await takeShots(page, "records-8-撤销结果");
    await drawer.getByRole("button", { name: "重做这次导入" }).click();
    await drawer
      .getByRole("region", { name: "重做结果" })
      .getByText(/^已重做，恢复 \d+ 个值/u)
      .waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    await record("望岳街道1月.csv").getByRole("button", { name: "撤销" }).waitFor();
    await takeShots(page, "records-10-导入记录");
  });

  test("two records become one, and two again", async () => {
    await goTo(page, "名册");
    await page.getByRole("grid", { name: "企业名册" }).waitFor();
    await page.getByRole("button", { name: "疑似重复" }).click();
    const compare = page.getByRole("region", { name: "疑似重复" });
    await compare.waitFor();
    await takeShots(page, "records-12-疑似重复");
    await compare.getByRole("button", { name: "合并为一家" }).click();
    await compare.waitFor({ state: "detached" });
    await goTo(page, "名册");
    const grid = page.getByRole("grid", { name: "企业名册" });
    await grid.getByText(four?.name ?? "", { exact: true }).click();
    await page.keyboard.press("Space");
    await page
      .getByRole("button", { name: "打开详情页" })
      .or(page.getByRole("link", { name: "打开详情页" }))
      .first()
      .click();
    // The look at one enterprise has the same tabs: its page must have taken the place of it.
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("tab", { name: "来源与变更" }).click();
    await page.getByRole("button", { name: "撤销合并" }).waitFor();
    await takeShots(page, "records-13-并入过的记录");
    await page.getByRole("button", { name: "撤销合并" }).click();
    await page.getByRole("button", { name: "撤销合并" }).waitFor({ state: "detached" });
  });

  test("the sender's second file asks nothing; its recipe is listed", async () => {
    await bringToImport(page, list("望岳街道2月.csv", [[one?.name, one?.code, "周某"]]));
    await page.getByText(/第 1 版导入方案对应/u).waitFor();
    await page.getByRole("button", { name: "先放着，回到导入" }).click();
    await page.getByRole("button", { name: "导入方案" }).click();
    await page.getByRole("row").filter({ hasText: "望岳街道" }).getByRole("button", { name: "修改" }).waitFor();
    await takeShots(page, "records-14-导入方案");
    await page.getByRole("row").filter({ hasText: "望岳街道" }).getByRole("button", { name: "修改" }).click();
    await page.getByRole("dialog").getByText("历史版本").waitFor();
    await takeShots(page, "records-15-修改方案");
  });
});
