/** The browser mode: the built window from the loopback host, in a plain Chromium. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LoopbackHost } from "../../electron/host/loopback-host.ts";
import { serveCheckout } from "../../electron/host/serve.ts";
import { describeWith } from "./needs.ts";

describeWith(["chromium"], "the same window in the system browser", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-browser-"));
  const errors: string[] = [];
  let host: LoopbackHost;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    host = await serveCheckout(folder);
    browser = await chromium.launch({
      executablePath: process.env.PARKBOOK_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    page = await browser.newPage({ locale: "zh-CN", acceptDownloads: true });
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test("it opens, forgets the token in the address, and opens again after a reload", async () => {
    await page.goto(host.address);
    await page.getByText("首页").first().waitFor();
    expect(page.url()).not.toContain("token");
    await page.reload();
    await page.getByText("首页").first().waitFor();
    expect(errors).toEqual([]);
  });

  test("a page without the token gets no data", async () => {
    const stranger = await browser.newPage();
    await stranger.goto(new URL("/", host.address).href);
    const status = await stranger.evaluate(
      async () => (await fetch("/call", { method: "POST", body: JSON.stringify({ name: "book/status" }) })).status,
    );
    expect(status).toBe(401);
    await stranger.close();
  });

  test("another site cannot reach the host even from this machine's browser", async () => {
    const other = await browser.newPage();
    await other.goto("data:text/html,<title>other</title>");
    const outcome = await other.evaluate(async (address) => {
      try {
        const answer = await fetch(new URL("/call", address), { method: "POST", body: "{}" });
        return answer.text();
      } catch {
        return "refused";
      }
    }, host.address);
    expect(outcome).toBe("refused");
    await other.close();
  });

  test("a chosen file is uploaded whole", async () => {
    const file = path.join(folder, "名册 样本.csv");
    writeFileSync(file, "企业名称,统一社会信用代码\n甲公司,\n");
    const session = await page.evaluate(() => sessionStorage.getItem("parkbook-session"));
    const offered = await page.evaluate(
      async ({ key, text }) => {
        const answer = await fetch(`/offer?name=${encodeURIComponent("名册 样本.csv")}`, {
          method: "POST",
          headers: { Authorization: `Bearer ${key}` },
          body: new File([text], "名册 样本.csv"),
        });
        return answer.json();
      },
      { key: session, text: readFileSync(file, "utf8") },
    );
    expect(offered).toEqual({ token: expect.any(String), name: "名册 样本.csv", size: readFileSync(file).length });
  });
});
