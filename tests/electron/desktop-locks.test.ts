import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { menuTemplate } from "../../electron/main/menu.ts";
import { isAllowedRequest } from "../../electron/main/session-guard.ts";
import { windowOptions } from "../../electron/main/window-options.ts";

test("the window is sandboxed, isolated and without Node; developer tools only outside packages", () => {
  expect(windowOptions("/p.cjs", true).webPreferences).toEqual({
    preload: "/p.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
  expect(windowOptions("/p.cjs", false).webPreferences?.devTools).toBe(true);
});

test.each([
  ["app://parkbook/assets/a.js", true],
  ["data:image/png;base64,AA", true],
  ["blob:app://parkbook/1", true],
  ["app://parkbook.evil/a.js", false],
  ["https://example.com/", false],
  ["http://127.0.0.1:80/", false],
  ["ws://127.0.0.1/", false],
  ["file:///etc/passwd", false],
  ["blob:https://example.com/1", false],
])("a request to %s is let through: %s", (address, allowed) => {
  expect(isAllowedRequest(address)).toBe(allowed);
});

test("the menu speaks Chinese throughout and hides developer tools in packages", () => {
  const text = JSON.stringify(menuTemplate(true));
  const labels = [...text.matchAll(/"label":"([^"]+)"/gu)].map((match) => match[1] ?? "");
  expect(labels.filter((label) => !/^[\u4e00-\u9fff]+$/u.test(label))).toEqual([]);
  const roles = (packaged: boolean) => JSON.stringify(menuTemplate(packaged)).includes("toggleDevTools");
  expect([roles(true), roles(false)]).toEqual([false, true]);
});

test("windows are made, and the channel is opened, in one file each; nothing starts programs or opens addresses", () => {
  const files = readdirSync("electron", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ name: name.split(path.sep).join("/"), text: readFileSync(path.join("electron", name), "utf8") }));
  const naming = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
  expect({
    windows: naming(/new BrowserWindow\(/u),
    channel: naming(/ipcMain\.handle/u),
    programs: naming(/node:child_process|openExternal|openPath\(|crashReporter|autoUpdater/u),
  }).toEqual({ windows: ["main/windows.ts"], channel: ["ipc/register.ts"], programs: [] });
});
