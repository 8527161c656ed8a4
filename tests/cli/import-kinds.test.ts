/** `parkbook import` and `enterprises` on other kinds of the register (命令行导入各类台账). */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { madeWorkbook } from "../support/made-roster.ts";
import { runCli } from "../support/run-cli.ts";
import { samplePath } from "../support/truth.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-kinds-"));
const store = path.join(folder, "kinds.parkbook");
const file = path.join(folder, "创新平台快报2025.xlsx");

beforeAll(() => {
  const rows = [
    ["名称", "类型", "级别", "依托单位"],
    ["先进存储重点实验室", "重点实验室", "省级", "云麓光电股份有限公司"],
    ["智能制造中试基地", "中试基地", "市级", "星槎科技有限公司"],
  ];
  writeFileSync(file, madeWorkbook({ Sheet1: rows }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the kind of each table is printed, carriers are listed by kind and by part of it", async () => {
  const imported = await runCli(["import", samplePath("孵化载体汇总表.xlsx"), "--store", store, "--apply", "--json"]);
  expect(imported.code).toBe(0);
  expect(JSON.parse(imported.stdout)).toMatchObject({
    files: [{ standing: "confirmed", sheets: [{ tables: [{ kind: "孵化载体", orientation: "rows" }] }] }],
  });
  const all = await runCli(["enterprises", "--store", store, "--kind", "孵化载体", "--json"]);
  expect((JSON.parse(all.stdout) as { enterprises: unknown[] }).enterprises).toHaveLength(30);
  const some = await runCli(["enterprises", "--store", store, "--kind", "众创空间"]);
  const listed = some.stdout.trim().split("\n");
  expect(some.stderr).toContain(`共 ${listed.length} 家众创空间`);
  expect(listed.length).toBeLessThan(30);
  const none = await runCli(["enterprises", "--store", store, "--json"]);
  expect(JSON.parse(none.stdout)).toEqual({ enterprises: [] });
});

test("a person says what a table lists where its headings do not", async () => {
  const said = await runCli(["import", file, "--store", store, "--kind", "创新平台", "--apply", "--json"]);
  expect(said.code).toBe(0);
  expect(JSON.parse(said.stdout)).toMatchObject({
    files: [{ standing: "preliminary", plan: { add: 2 }, sheets: [{ tables: [{ kind: "创新平台" }] }] }],
  });
  const unknown = await runCli(["import", file, "--store", store, "--kind", "没有的台账"]);
  expect([unknown.code, unknown.stderr.includes("没有“没有的台账”这种台账")]).toEqual([2, true]);
});
