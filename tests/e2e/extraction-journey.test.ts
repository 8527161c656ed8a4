/** Targets read out of a policy text: pasted or opened, marked in the text, put right, taken over and judged. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rawZip } from "../corpus/raw-zip.ts";
import { answerOpen } from "./answer-dialogs.ts";
import { goTo } from "./clerk.ts";
import { launchApp } from "./launch.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { describeWith } from "./needs.ts";
import { takeShots } from "./screenshot.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const hunan = readFileSync(path.join(import.meta.dirname, "../fixtures/policies/hunan.txt"), "utf8");

describeWith(["chromium"], "targets out of a text", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-extraction-"));
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  const start = async (): Promise<void> => {
    await goTo(page, "政策包");
    await page.getByRole("link", { name: "从文件提取目标" }).click();
    await page.getByRole("textbox", { name: "把文件正文贴在这里" }).waitFor();
  };
  const openFile = async (name: string, content: string | Uint8Array): Promise<void> => {
    writeFileSync(path.join(folder, name), content);
    await answerOpen(app, [path.join(folder, name)]);
    await page.getByRole("button", { name: "打开文件…" }).click();
  };
  const card = (indicator: string): Locator => page.getByRole("article", { name: indicator }).first();
  const pasted = async (text: string): Promise<void> => {
    await page.getByRole("textbox", { name: "把文件正文贴在这里" }).fill(text);
    await page.getByRole("button", { name: /提取$/u }).click();
  };

  test("湖南's text is pasted; the targets stand beside it, marked and with their doubts", async () => {
    await start();
    await takeShots(page, "extraction-1-开始");
    await pasted(hunan);
    await page.getByRole("region", { name: /^找到 \d+ 条/u }).waitFor();
    expect(await page.locator(".marked-text mark").count()).toBeGreaterThan(20);
    await takeShots(page, "extraction-2-找到");
    await page.locator(".marked-text mark").filter({ hasText: "2个以上" }).first().click();
    await page.locator(".proposal-card[data-open=true]").getByLabel("指标").waitFor();
    await takeShots(page, "extraction-3-打开一条");
  });

  test("what is wrong is said before anything is kept", async () => {
    const opened = page.locator(".proposal-card[data-open=true]");
    const value = opened.getByLabel("数值");
    const before = await value.inputValue();
    await value.fill("若干");
    if (!(await opened.getByRole("checkbox").isChecked())) await opened.getByRole("checkbox").click();
    await page.getByRole("button", { name: /^采用选中的 \d+ 条$/u }).click();
    await page
      .getByRole("alert")
      .getByText(/还不能采用：这种要求要有数字/u)
      .waitFor();
    await takeShots(page, "extraction-4-不能采用");
    await value.fill(before);
  });

  test("a formula is read back, one proposal is dropped, the rest is kept and judged", async () => {
    await page.getByRole("checkbox", { name: "全部采用" }).click();
    if (!(await page.getByRole("checkbox", { name: "全部采用" }).isChecked()))
      await page.getByRole("checkbox", { name: "全部采用" }).click();
    const opened = page.locator(".proposal-card[data-open=true]");
    const kept = await opened.getByLabel("指标").inputValue();
    await opened.getByLabel("怎么算（公式）").fill('计数(众创空间[级别 ≥ "省级"])');
    await opened.getByText(/^读作/u).waitFor();
    await card("每万人口发明专利拥有量").getByRole("checkbox").click();
    const button = page.getByRole("button", { name: /^采用选中的 \d+ 条$/u });
    const count = Number(/\d+/u.exec(await button.innerText())?.[0]);
    await button.click();
    await page
      .getByText(new RegExp(`已采用 ${count} 条目标`, "u"))
      .first()
      .waitFor();
    await page.locator("tr.verdict").filter({ hasText: kept }).first().waitFor();
    expect(await page.locator("tr.verdict").filter({ hasText: "每万人口发明专利拥有量" }).count()).toBe(0);
    await takeShots(page, "extraction-5-目标墙");
    await goTo(page, "政策包");
    await page.getByRole("listitem", { name: /本区目标/u }).waitFor();
  });

  test("a Word file and a text file are opened; a PDF and a text without targets are refused in a sentence", async () => {
    await start();
    await openFile("扫描件.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
    await page
      .getByRole("alert")
      .getByText(/「扫描件.pdf」是 PDF/u)
      .waitFor();
    await takeShots(page, "extraction-6-PDF");
    await pasted("各科室：请于周五前打扫办公室卫生。");
    await page
      .getByRole("alert")
      .getByText(/这段文字里没有找到目标/u)
      .waitFor();
    await openFile("方案.txt", "云州方案\n到2027年，省级以上众创空间达到12家。\n");
    await card("省级以上众创空间").waitFor();
    await page.getByRole("button", { name: "换一份文字" }).click();
    const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    await openFile(
      "方案.docx",
      rawZip([
        { name: "[Content_Types].xml", data: "<Types/>" },
        {
          name: "word/document.xml",
          data: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${paragraph("云州方案")}${paragraph("到2027年，高新技术企业达到300家。")}</w:body></w:document>`,
        },
      ]),
    );
    await card("高新技术企业").waitFor();
  });

  test("a text of 200,000 characters stays fluent: only the cards in view are drawn", async () => {
    const long = Array.from(
      { length: Math.ceil(200_000 / 60) },
      (_, at) =>
        `第${at + 1}条　到2027年，第${at + 1}片区省级科技企业孵化器达到${(at % 30) + 2}家。各部门要加强统筹，按季调度，年终考核。`,
    ).join("\n");
    expect(long.length).toBeGreaterThan(150_000);
    await start();
    // As a paste does: all at once; the editing commands of a test driver go line by line.
    await page.getByRole("textbox", { name: "把文件正文贴在这里" }).evaluate((box, text) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(box, text);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, long);
    await page.getByRole("button", { name: /提取$/u }).click();
    await page.getByRole("region", { name: /^找到 \d+ 条/u }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole("article").count()).toBeLessThan(60);
    await page.locator(".proposal-summary").nth(2).click();
    await page.locator(".proposal-card[data-open=true]").getByLabel("指标").fill("孵化器数量");
    await card("孵化器数量").waitFor();
    await takeShots(page, "extraction-7-长文");
  });
});
