/** What a clerk does in the window, by the words on the screen: go to a page, bring a file, go on, write, answer. */
import type { Locator, Page } from "playwright-core";
import { dropFiles } from "./give-files.ts";

/** Goes to a page by the rail at the left, and waits until it is there: the page before stays while the next one loads. */
export async function goTo(
  page: Page,
  place: "首页" | "名册" | "清单台账" | "导入" | "报表" | "指标与目标" | "政策包" | "设置",
): Promise<void> {
  const link = page.getByRole("navigation", { name: "园册" }).getByRole("link", { name: place });
  await link.click();
  await link.and(page.locator("[aria-current=page]")).waitFor();
}

/** Drops a file on the import page and waits for what was recognised. */
export async function bringToImport(page: Page, file: string): Promise<void> {
  await goTo(page, "导入");
  const back = page.getByRole("button", { name: /^(回到导入|先放着，回到导入)$/u }).first();
  await page.locator(".drop-zone").or(back).first().waitFor();
  if (!(await page.locator(".drop-zone").isVisible())) await back.click();
  await page.locator(".drop-zone").waitFor();
  await dropFiles(page, ".drop-zone", [file]);
  await page.getByRole("heading", { name: /^认出的表/u }).waitFor();
}

/** Goes on to a step of the wizard by the button at the foot. */
export async function goOn(page: Page, step: "看列对应" | "核对"): Promise<void> {
  await page.getByRole("button", { name: `下一步：${step}` }).click();
  if (step === "核对") await page.getByRole("tab", { name: "逐条变更" }).waitFor();
  else await page.getByRole("heading", { name: /^每(一列|个栏目|一格)是什么/u }).waitFor();
}

/** The figures at the foot, by their words (新增 12 · 变更 87 …). */
export async function readCounters(page: Page): Promise<Readonly<Record<string, number>>> {
  await page.locator(".counter").first().waitFor();
  const counters = await page.locator(".counter").allInnerTexts();
  return Object.fromEntries(
    counters.map((text) => {
      const [, word = "", count = ""] = /^(\D+?)\s*([\d,—]+)$/u.exec(text.trim()) ?? [];
      return [word, Number(count.replaceAll(",", ""))];
    }),
  );
}

/** Draws a frame around cells of the sheet with the mouse, from one corner to the other. */
export async function frameCells(
  page: Page,
  from: { readonly row: number; readonly column: number },
  to: { readonly row: number; readonly column: number },
): Promise<void> {
  const middle = async ({ row, column }: { row: number; column: number }): Promise<{ x: number; y: number }> => {
    const box = await page.locator(`.sheet-plane [id$="-${row}-${column}"]`).first().boundingBox();
    if (box === null) throw new Error(`cell ${row},${column} is not on the screen`);
    return { x: box.x + Math.min(box.width / 2, 20), y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.up();
}

/** Writes the plan and waits for the receipt; answers its figures. */
export async function write(page: Page): Promise<Readonly<Record<string, number>>> {
  await page.getByRole("button", { name: /^写入 [\d,]+ \S+$/u }).click();
  const receipt = page.getByRole("region", { name: "导入回执" });
  await receipt.getByText("已写入账本").waitFor();
  const words = await receipt.locator("dt").allInnerTexts();
  const counts = await receipt.locator("dd").allInnerTexts();
  return Object.fromEntries(words.map((word, at) => [word, Number((counts[at] ?? "").replaceAll(",", ""))]));
}

/** Chooses from a list by what it is labelled with: by typing where the list can be searched, else by pointing. */
export async function choose(page: Page, box: Locator, option: string): Promise<void> {
  await box.click();
  // Its own list: that of the box before may still be on its way out.
  const list = page
    .locator(".ant-select-dropdown:visible")
    .and(page.locator(".ant-select-dropdown", { has: page.locator(`#${await box.getAttribute("aria-controls")}`) }));
  await list.waitFor();
  if (await box.isEditable()) {
    await box.fill(option);
    await list.locator(".ant-select-item-option-active").filter({ hasText: option }).waitFor();
    await box.press("Enter");
  } else await list.locator(".ant-select-item-option-content").getByText(option, { exact: true }).click();
  await page.keyboard.press("Tab");
  await list.waitFor({ state: "hidden" });
}
