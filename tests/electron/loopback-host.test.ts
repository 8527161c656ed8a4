import { existsSync, mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LoopbackHost, startLoopbackHost } from "../../electron/host/loopback-host.ts";
import { placesInCheckout } from "../../electron/platform/places.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-host-"));
let host: LoopbackHost;
let port: number;
let token: string;

beforeAll(async () => {
  const page = path.join(folder, "page");
  mkdirSync(page);
  writeFileSync(path.join(page, "index.html"), "<!doctype html>园册");
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  host = await startLoopbackHost({
    places: placesInCheckout(path.resolve("."), folder),
    workerFile: new URL("./double-worker.ts", import.meta.url),
    page,
    log: () => undefined,
  });
  const address = new URL(host.address);
  port = Number(address.port);
  token = new URLSearchParams(address.hash.slice(1)).get("token") ?? "";
});
afterAll(() => host.close());

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** By node:http, because fetch does not let Host be set. */
function ask(asked: Asked): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  const headers = { Host: `127.0.0.1:${port}`, ...asked.headers };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, method: asked.method ?? "GET", path: asked.path, headers },
      (got) => {
        let body = "";
        got.on("data", (chunk) => (body += chunk));
        got.on("end", () => resolve({ status: got.statusCode ?? 0, body, headers: got.headers }));
      },
    );
    sent.on("error", reject);
    sent.end(asked.body);
  });
}

async function openSession(): Promise<Readonly<Record<string, string>>> {
  const { body } = await ask({ method: "POST", path: "/session", body: JSON.stringify({ token }) });
  return { Authorization: `Bearer ${JSON.parse(body).session}` };
}

test("the page is served with its policy, and nothing beside it", async () => {
  const page = await ask({ path: "/" });
  expect([page.status, page.body, page.headers["x-content-type-options"]]).toEqual([
    200,
    "<!doctype html>园册",
    "nosniff",
  ]);
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  expect((await ask({ path: "/..%2fsecret.txt" })).status).toBe(403);
  expect((await ask({ path: "/../secret.txt" })).status).toBe(403);
});

test("without the session's key nothing is answered", async () => {
  const call = JSON.stringify({ name: "book/status", input: null });
  expect([
    (await ask({ method: "POST", path: "/call", body: call })).status,
    (await ask({ method: "POST", path: "/call", body: call, headers: { Authorization: `Bearer ${token}` } })).status,
    (await ask({ path: "/events" })).status,
    (await ask({ path: "/written/x/0" })).status,
    (await ask({ method: "POST", path: "/offer?name=a.xlsx", body: "x" })).status,
    (await ask({ method: "POST", path: "/session", body: JSON.stringify({ token: "guess" }) })).status,
  ]).toEqual([401, 401, 401, 401, 401, 401]);
});

test("another host name or another origin is refused even with the key", async () => {
  const key = await openSession();
  const call = { method: "POST", path: "/call", body: JSON.stringify({ name: "book/status", input: null }) };
  expect([
    (await ask({ ...call, headers: key })).status,
    (await ask({ ...call, headers: { ...key, Host: `evil.example:${port}` } })).status,
    (await ask({ ...call, headers: { ...key, Origin: "https://evil.example" } })).status,
    (await ask({ ...call, headers: { ...key, "Sec-Fetch-Site": "cross-site" } })).status,
  ]).toEqual([200, 421, 403, 403]);
});

test("a file goes up, is read by its token, and a filled form comes down", async () => {
  const headers = await openSession();
  const offered = JSON.parse(
    (await ask({ method: "POST", path: "/offer?name=%E5%90%8D%E5%86%8C.xlsx", headers, body: "bytes" })).body,
  );
  expect(offered).toEqual({ token: expect.any(String), name: "名册.xlsx", size: 5 });
  const call = async (name: string, input: unknown) =>
    JSON.parse((await ask({ method: "POST", path: "/call", headers, body: JSON.stringify({ name, input }) })).body);
  expect(await call("importing/close", { readingId: offered.token })).toMatchObject({
    ok: true,
    value: { name: "名册.xlsx" },
  });
  const target = await call("files/choose-save-target", { suggestedName: "年报.xlsx" });
  await call("reporting/close", { formId: target.value.token });
  const written = await ask({
    method: "POST",
    path: "/written",
    headers,
    body: JSON.stringify({ token: target.value.token }),
  });
  expect(JSON.parse(written.body)).toEqual(["年报.xlsx", "年报.来源.json"]);
  expect((await ask({ path: `/written/${target.value.token}/0`, headers })).body).toBe("填好的表");
  expect((await ask({ path: `/written/${target.value.token}/7`, headers })).status).toBe(404);
});

test("an upload cannot leave its folder by its name", async () => {
  const headers = await openSession();
  const { body } = await ask({ method: "POST", path: "/offer?name=..%2F..%2Fescaped.txt", headers, body: "x" });
  expect(JSON.parse(body).name).toBe(".._.._escaped.txt");
  expect(existsSync(path.join(tmpdir(), "escaped.txt"))).toBe(false);
});
