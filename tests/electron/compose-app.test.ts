import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import type { AppEvent } from "#contract/events";
import { ok } from "#domain/shared/result";
import { type App, composeApp } from "../../electron/composition/compose-app.ts";
import { placesInCheckout } from "../../electron/platform/places.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-compose-"));
const opened: App[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
});

/** The product's composition over the double worker. */
function startApp(book = "园册.parkbook"): { app: App; events: AppEvent[]; log: string[] } {
  const events: AppEvent[] = [];
  const log: string[] = [];
  const app = composeApp({
    places: { ...placesInCheckout(path.resolve("."), folder), book: path.join(folder, book) },
    workerFile: new URL("./double-worker.ts", import.meta.url),
    fileHandlers: (files) => ({
      "files/choose-workbooks": async () => ok(await files.offer([path.join(folder, "名册.xlsx")])),
      "files/choose-save-target": ({ suggestedName }) => ok(files.grantTarget(path.join(folder, suggestedName))),
      "files/show": () => ok(null),
    }),
    publish: (event) => events.push(event),
    log: (subject, cause) => log.push(`${subject} ${String(cause)}`),
  });
  opened.push(app);
  return { app, events, log };
}

test("a call goes through a worker and back", async () => {
  const { app } = startApp();
  expect(await app.call("book/status", null)).toMatchObject({ ok: true, value: { zoneName: "测试高新区" } });
});

test("work that never pauses stops when it is cancelled, and the desk answers meanwhile", async () => {
  const { app, events } = startApp();
  const reading = app.call("importing/read", { jobId: "job-1", token: "any" });
  while (events.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(events).toEqual([{ type: "progress", jobId: "job-1", stage: "正在读取第 1 张表", done: 1, total: null }]);
  expect(await app.call("book/status", null)).toMatchObject({ ok: true });
  expect(await app.call("jobs/cancel", { jobId: "job-1" })).toEqual({ ok: true, value: null });
  expect(await reading).toEqual({ ok: false, error: { type: "Cancelled" } });
});

test("a bug in a service reaches the window as a reference only, and the log in full", async () => {
  const { app, log } = startApp();
  const reply = await app.call("enterprises/undo", null);
  expect(reply).toEqual({
    ok: false,
    error: { type: "Unexpected", reference: expect.stringMatching(/^[0-9A-F]{8}$/u) },
  });
  expect(log.join("\n")).toContain("a bug at /secret/place.ts");
});

test("a worker that dies takes its calls with it, and the next call finds a new one", async () => {
  const { app } = startApp();
  expect(await app.call("enterprises/redo", null)).toMatchObject({ ok: false, error: { type: "Unexpected" } });
  expect(await app.call("book/status", null)).toMatchObject({ ok: true });
});

test("a book that was busy opens at a later call", async () => {
  const { app } = startApp("busy-once");
  expect(await app.call("book/status", null)).toMatchObject({ ok: true, value: { revision: 2 } });
});

test("chosen files are read, and save targets written with their companion, by token alone", async () => {
  writeFileSync(path.join(folder, "名册.xlsx"), "bytes");
  const { app } = startApp();
  const chosen = await app.call("files/choose-workbooks", { many: true });
  expect(chosen).toEqual({ ok: true, value: [{ token: expect.any(String), name: "名册.xlsx", size: 5 }] });
  const token = (reply: unknown): string => /"token":"([0-9a-f]+)"/u.exec(JSON.stringify(reply))?.[1] ?? "";
  expect(await app.call("importing/close", { readingId: token(chosen) })).toMatchObject({
    ok: true,
    value: { name: "名册.xlsx" },
  });
  const target = await app.call("files/choose-save-target", { suggestedName: "年报.xlsx" });
  expect(await app.call("reporting/close", { formId: token(target) })).toEqual({
    ok: true,
    value: { name: "年报.来源.json" },
  });
  expect(readFileSync(path.join(folder, "年报.xlsx"), "utf8")).toBe("填好的表");
  // A file offered for reading is never written.
  expect(await app.call("reporting/close", { formId: token(chosen) })).toMatchObject({ ok: false });
  expect(readFileSync(path.join(folder, "名册.xlsx"), "utf8")).toBe("bytes");
});

test("events of the services reach the window", async () => {
  const { app, events } = startApp();
  expect(await app.call("enterprises/create", { name: "甲公司", creditCode: "" })).toEqual({
    ok: true,
    value: { id: 3 },
  });
  expect(events).toEqual([{ type: "data-changed", topics: ["enterprises"] }]);
});

test("what is not in the contract, or not its input, is refused before any service sees it", async () => {
  const { app } = startApp();
  const refused = [
    ["book/nothing", null],
    ["__proto__", null],
    ["toString", null],
    [7, null],
    ["enterprises/create", { name: "" }],
    ["jobs/cancel", null],
  ] as const;
  for (const [name, input] of refused) {
    expect(await app.call(name, input)).toMatchObject({ ok: false, error: { type: "InvalidInput" } });
  }
});
