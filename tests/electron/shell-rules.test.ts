import path from "node:path";
import { expect, test } from "vitest";
import { dataFolder } from "../../electron/host/data-folder.ts";
import { refuseRequest } from "../../electron/host/request-guard.ts";
import { readBridgeMessage } from "../../electron/ipc/message.ts";
import { isOwnAddress, isTrustedSender } from "../../electron/ipc/trusted-sender.ts";
import { createCancelFlags, isFlagSet } from "../../electron/composition/cancel-flags.ts";
import { listServiceMethods, workerOf, writesBook } from "../../electron/composition/route-method.ts";
import { createTurns } from "../../electron/composition/turns.ts";
import { companionPath } from "../../electron/platform/files.ts";
import { safeName } from "../../electron/platform/safe-name.ts";
import { CONTENT_SECURITY_POLICY, resolveInside } from "../../electron/platform/static-files.ts";

test.each([
  ["app://parkbook/index.html", true],
  ["app://parkbook/", true],
  ["app://parkbook.evil/index.html", false],
  ["app://parkbook@evil/index.html", false],
  ["app://user:word@parkbook/", false],
  ["https://parkbook/index.html", false],
  ["file:///index.html", false],
  ["", false],
])("%s is our own page: %s", (address, own) => {
  expect(isOwnAddress(address)).toBe(own);
});

test("a message counts only from the main frame of our page", () => {
  const url = "app://parkbook/index.html";
  expect([
    isTrustedSender({ url, parent: null }),
    isTrustedSender({ url, parent: {} }),
    isTrustedSender({ url: "https://example.com/", parent: null }),
    isTrustedSender(null),
  ]).toEqual([true, false, false, false]);
});

test("what preload cannot have said is not understood", () => {
  expect([
    readBridgeMessage({ kind: "call", name: "book/status", input: null }),
    readBridgeMessage({ kind: "offer", paths: ["/a", "", 3] }),
    readBridgeMessage({ kind: "offer", paths: "/a" }),
    readBridgeMessage({ kind: "other" }),
    readBridgeMessage("call"),
  ]).toEqual([{ kind: "call", name: "book/status", input: null }, { kind: "offer", paths: ["/a"] }, null, null, null]);
});

test("a static address never leads out of the folder", () => {
  const folder = path.resolve("/srv/window");
  expect(
    [
      "/",
      "/index.html",
      "/assets/a.js",
      "/../secret",
      "/%2e%2e/secret",
      "/a/..%2f..%2fsecret",
      "/a\\..\\b",
      "/%00",
      "/%",
    ].map((address) => resolveInside(folder, address)),
  ).toEqual([
    path.join(folder, "index.html"),
    path.join(folder, "index.html"),
    path.join(folder, "assets", "a.js"),
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("the policy allows no script but our own and no other address", () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/u);
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
});

test.each([
  ["127.0.0.1:5000", undefined, undefined, null],
  ["127.0.0.1:5000", "http://127.0.0.1:5000", "same-origin", null],
  ["evil.example:5000", undefined, undefined, 421],
  ["localhost:5000", undefined, undefined, 421],
  [undefined, undefined, undefined, 421],
  ["127.0.0.1:5000", "http://127.0.0.1:5001", undefined, 403],
  ["127.0.0.1:5000", "null", undefined, 403],
  ["127.0.0.1:5000", undefined, "cross-site", 403],
  ["127.0.0.1:5000", undefined, "same-site", 403],
])("a request with Host %s, Origin %s, Sec-Fetch-Site %s is answered with %s", (host, origin, site, refusal) => {
  expect(refuseRequest({ host, origin, site }, { host: "127.0.0.1:5000" })).toBe(refusal);
});

test.each([
  ["2025年报（高新区）.xlsx", "2025年报（高新区）.xlsx"],
  ["a/b\\c:d*e?.xlsx", "a_b_c_d_e_.xlsx"],
  ["../../etc/passwd", ".._.._etc_passwd"],
  ["CON.xlsx", "_CON.xlsx"],
  ["名单. ", "名单"],
  ["", "_"],
])("%j is saved as %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test("a very long name keeps its extension and fits the disk", () => {
  const name = safeName(`${"高新技术企业".repeat(40)}.xlsx`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name.endsWith(".xlsx")).toBe(true);
});

test("a companion lies beside its file", () => {
  expect(companionPath(path.join("/out", "年报.xlsx"), ".来源.json")).toBe(path.join("/out", "年报.来源.json"));
});

test("a cancel flag is seen on the other side and does not outlive its job", () => {
  const flags = createCancelFlags();
  const slot = flags.claim("a");
  flags.cancel("a");
  expect(isFlagSet(flags.memory, slot)).toBe(true);
  flags.release("a");
  expect(flags.claim("b")).toBe(slot);
  expect(isFlagSet(flags.memory, slot)).toBe(false);
  flags.cancel("unknown");
  expect(isFlagSet(flags.memory, slot)).toBe(false);
});

test("more jobs than slots still run, only without a way to stop them", () => {
  const flags = createCancelFlags();
  const slots = Array.from({ length: 300 }, (_, index) => flags.claim(String(index)));
  expect(new Set(slots.slice(0, 255)).size).toBe(255);
  expect(new Set(slots.slice(255))).toEqual(new Set([0]));
  flags.cancel("299");
  expect(isFlagSet(flags.memory, 0)).toBe(false);
});

test("every service method has a worker; pages that only look do not wait for an import", () => {
  const methods = listServiceMethods();
  expect(methods.filter((name) => name.startsWith("files/") || name.startsWith("jobs/"))).toEqual([]);
  expect(
    methods.filter(
      (name) =>
        workerOf(name) === "jobs" &&
        !/^(importing|reporting|book\/load|quarantine\/plan|what-if\/decisive)/u.test(name),
    ),
  ).toEqual([]);
  expect([workerOf("importing/batches"), workerOf("importing/apply"), writesBook("importing/read")]).toEqual([
    "desk",
    "jobs",
    false,
  ]);
  expect(writesBook("enterprises/edit-cells") && writesBook("importing/apply")).toBe(true);
});

test("turns are taken in order, and a failed one does not stop the next", async () => {
  const takeTurn = createTurns();
  const order: string[] = [];
  const work = (name: string, ms: number, fails = false) =>
    takeTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      order.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const outcomes = await Promise.allSettled([work("first", 30), work("second", 1, true), work("third", 1)]);
  expect(order).toEqual(["first", "second", "third"]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("the browser mode finds the desktop program's data", () => {
  expect([
    dataFolder("linux", {}, "/home/u"),
    dataFolder("linux", { XDG_CONFIG_HOME: "/conf" }, "/home/u"),
    dataFolder("darwin", {}, "/Users/u"),
  ]).toEqual([
    path.join("/home/u", ".config", "Parkbook"),
    path.join("/conf", "Parkbook"),
    path.join("/Users/u", "Library", "Application Support", "Parkbook"),
  ]);
});
