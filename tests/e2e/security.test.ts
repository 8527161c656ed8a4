/** The shut doors of the desktop program, tried from inside its own page. */
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setFiles } from "./give-files.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";

interface Standin {
  readonly journal: readonly (readonly unknown[])[];
  readonly rules: {
    askPermission(contents: unknown, permission: string, answer: (allowed: boolean) => void): void;
    checkPermission(): boolean;
    checkDevice(): boolean;
  };
  readonly ipcMain: unknown;
}

describeWith(["chromium"], "the desktop window keeps its doors shut", () => {
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
    await page.waitForFunction(() => "parkbook" in window);
  });
  afterAll(() => app?.close());

  test("the page has no Node and no raw channel, only the frozen bridge", async () => {
    const found = await page.evaluate(() => {
      const names = ["require", "process", "module", "Buffer", "electron", "ipcRenderer", "__electronIpc"];
      const bridge: object = Reflect.get(window, "parkbook");
      return {
        leaked: names.filter((name) => name in window),
        members: Object.keys(bridge).sort(),
        frozen: Object.isFrozen(bridge),
        replaced: Reflect.set(window, "parkbook", null),
      };
    });
    expect(found).toEqual({
      leaked: [],
      members: ["call", "host", "offerFiles", "subscribe"],
      frozen: true,
      replaced: false,
    });
  });

  test("unknown names, inherited names and junk are answered, not believed", async () => {
    const errors = await page.evaluate(async () => {
      const { call } = Reflect.get(window, "parkbook");
      const tried = [
        ["book/nothing", null],
        ["__proto__", null],
        ["constructor", null],
        ["files/offer", ["/etc/passwd"]],
        [null, null],
        ["enterprises/detail", { id: "1; drop table enterprises" }],
      ];
      return Promise.all(tried.map(async ([name, input]) => (await call(name, input)).error.type));
    });
    expect(errors).toEqual(Array.from({ length: 6 }, () => "InvalidInput"));
  });

  test("a File becomes a token; its path stays outside the page", async () => {
    await page.evaluate(() => {
      const input = document.createElement("input");
      input.type = "file";
      input.id = "test-file";
      document.body.append(input);
    });
    const file = path.resolve("package.json");
    await setFiles(page, "#test-file", [file]);
    const offered = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>("#test-file");
      const answer = await Reflect.get(window, "parkbook").offerFiles([input?.files?.[0], "/etc/passwd"]);
      input?.remove();
      return answer;
    });
    expect(offered).toEqual([
      { token: expect.stringMatching(/^[0-9a-f]{32}$/u), name: "package.json", size: expect.any(Number) },
    ]);
    expect(JSON.stringify(offered)).not.toContain(path.dirname(file));
  });

  test("no request leaves the page", async () => {
    const outcomes = await page.evaluate(async () => {
      const failed = async (run: () => Promise<unknown>): Promise<string> => run().then(String, () => "refused");
      const image = (source: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = new Image();
          element.onload = resolve;
          element.onerror = reject;
          element.src = source;
        });
      return Promise.all([
        failed(() => fetch("https://example.com/")),
        failed(() => fetch("http://127.0.0.1:1/")),
        failed(() => image("https://example.com/a.png")),
        // Later, because evaluate itself is exempt from the policy.
        new Promise((resolve) => setTimeout(() => resolve(failed(async () => new Function("return 1")())))),
      ]);
    });
    expect(outcomes).toEqual(["refused", "refused", "refused", "refused"]);
  });

  test("an inline script does not run", async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      return "inlineRan" in window;
    });
    expect(ran).toBe(false);
  });

  test("files outside the window's folder are not served", async () => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ["/..%2f..%2fpackage.json", "/%2e%2e/%2e%2e/package.json", "/nothing.js", "/index.html"].map(
          async (address) => (await fetch(address)).status,
        ),
      ),
    );
    expect(statuses).toEqual([403, 404, 404, 200]);
  });

  test("the page cannot be left and opens no window", async () => {
    const before = page.url();
    expect(await page.evaluate(() => window.open("https://example.com/"))).toBeNull();
    await page.evaluate(() => {
      location.href = "https://example.com/";
    });
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
  });

  test.skipIf(process.env.E2E_ELECTRON === "1")(
    "permissions are refused and nothing went wrong on the way",
    async () => {
      const answers = await app.evaluate((electron: Standin) => {
        const asked: boolean[] = [];
        electron.rules.askPermission(null, "media", (allowed) => asked.push(allowed));
        return [...asked, electron.rules.checkPermission(), electron.rules.checkDevice()];
      });
      expect(answers).toEqual([false, false, false]);
      const errors = await app.evaluate((electron: Standin) =>
        electron.journal.filter(([event]) => event === "page error" || event === "request without handler"),
      );
      expect(errors).toEqual([]);
    },
  );
});
