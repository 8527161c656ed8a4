/** `parkbook targets` as a script calls it: the shape it prints, readings, and what it refuses. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

const store = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-")), "book.parkbook");
const targets = (...args: readonly string[]) => runCli(["targets", "--store", store, "--as-of", "2019-12-31", ...args]);

beforeAll(async () => {
  expect((await runCli(["pack", "install", "hunan", "--store", store])).code).toBe(0);
});

test("every target of the pack, in the agreed shape", async () => {
  const done = await targets("--pack", "湖南", "--json");
  expect(done.code, done.stderr).toBe(0);
  const printed: readonly Record<string, unknown>[] = JSON.parse(done.stdout);
  expect(printed).toHaveLength(25);
  expect(printed.find(({ id }) => id === "HN-10")).toMatchObject({
    id: "HN-10",
    indicator: "省级科技企业孵化器数",
    operator: "ge",
    target: 2,
    actual: null,
    unit: "个",
    status: "nodata",
    gap: "",
    asOf: "2019-12-31",
    reading: expect.stringContaining("暂按：国家级也算达到省级"),
    source: { document: expect.stringContaining("三年行动方案"), sentence: expect.any(String) },
  });
});

test("a reading can be chosen, and one that is none is refused with those there are", async () => {
  const chosen = await targets("--pack", "hunan", "--json", "--reading", "HN-10:national=exact");
  const printed: readonly { readonly id: string; readonly reading: string | null }[] = JSON.parse(chosen.stdout);
  expect(printed.find(({ id }) => id === "HN-10")?.reading).toContain("按：只数省级");
  const refused = await targets("--reading", "HN-10:national=none");
  expect([refused.code, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toContain("HN-10:national=exact　只数省级");
});

test("packs and zones that are not there are told", async () => {
  expect((await targets("--pack", "火星")).code).toBe(1);
  expect((await targets("--zone", "火星高新区")).stderr).toContain("没有叫“火星高新区”的高新区");
  expect((await runCli(["targets", "--store", store, "--as-of", "2019-13-01"])).code).toBe(2);
});
