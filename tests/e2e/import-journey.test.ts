/** A clerk drops rosters on the window and follows the wizard to the receipt; the same file again changes nothing. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTruth, samplePath } from "../support/truth.ts";
import { dropFiles } from "./give-files.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const ROSTER = "高新区企业名册2025.xlsx";
const TRUTH = "roster1-高新区企业名册2025.json";

/** From the import page's drop zone to the last step before writing. */
async function followWizard(page: Page, file: string, shots: boolean): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "导入" }).click();
  await page.locator(".drop-zone").waitFor();
  await dropFiles(page, ".drop-zone", [file]);
  for (const step of ["列对应", "核对"]) {
    const next = page.getByRole("button", { name: new RegExp(`^下一步.*${step}$`, "u") });
    await next.waitFor();
    if (shots) await takeShots(page, `import-before-${step}`);
    await next.click();
  }
}

function readStatus(page: Page): Promise<{ enterprises: number; imports: number; periods: readonly string[] }> {
  return page.evaluate(async () => {
    const { enterprises, imports, periods } = (await Reflect.get(window, "parkbook").call("book/status", null)).value;
    return { enterprises, imports, periods };
  });
}

describeWith(["chromium"], "a roster through the window", () => {
  const rows = readTruth(TRUTH).sheets.flatMap((sheet) => sheet.tables.flatMap((table) => table.rows)).length;
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  test("is recognised, shown, written, and on the roster page afterwards", async () => {
    await followWizard(page, samplePath(ROSTER), true);
    expect(await readStatus(page)).toEqual({ enterprises: 0, imports: 0, periods: [] });
    await page.getByRole("button", { name: `写入 ${rows} 家` }).click();
    await page.getByText("已写入账本").waitFor();
    await takeShots(page, "import-receipt");
    expect(await readStatus(page)).toEqual({ enterprises: rows, imports: 1, periods: ["2025"] });
    await page.getByRole("navigation").getByRole("link", { name: "名册" }).click();
    await page.getByText("统一社会信用代码").first().waitFor();
    await takeShots(page, "roster-after-import");
  });

  test("a second time changes nothing", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "导入" }).click();
    await page.getByRole("button", { name: "回到导入", exact: true }).click();
    await followWizard(page, samplePath(ROSTER), false);
    await page.getByRole("button", { name: "没有要写的" }).waitFor();
    expect(await readStatus(page)).toEqual({ enterprises: rows, imports: 1, periods: ["2025"] });
  });
});
