/** What scripts rely on: names in the JSON, exit codes, data and sentences kept apart, originals never written over. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { samplePath } from "../support/truth.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-contract-"));
const store = path.join(folder, "新 文件夹", "账本.parkbook");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROSTER = samplePath("高企汇总表2025.csv");

test("the plan's counts bear the names of the contract; a file given twice changes nothing more", async () => {
  const twice = await runCli(["import", ROSTER, ROSTER, "--store", store, "--apply", "--json"]);
  const plans = JSON.parse(twice.stdout).files.map(({ plan }: { plan: unknown }) => plan);
  const none = { add: 0, update: 0, unchanged: 0, rejected: 0, needsDecision: 0 };
  expect([twice.code, plans]).toEqual([
    0,
    [
      { ...none, add: 122 },
      { ...none, unchanged: 122 },
    ],
  ]);
});

test("a missing file is refused with code 1, wrong usage with 2, each with nothing but JSON or nothing on stdout", async () => {
  const missing = await runCli(["import", path.join(folder, "没有.xlsx"), "--store", store, "--json"]);
  expect([missing.code, JSON.parse(missing.stdout).files[0].refused]).toEqual([1, missing.stderr.trim()]);
  const unknown = await runCli(["import", ROSTER, "--store", store, "--no-such"]);
  expect([unknown.code, unknown.stdout]).toEqual([2, ""]);
});

test("the blank form is never written over; a folder for the output is made", async () => {
  const form = path.join(folder, "表.xlsx");
  copyFileSync(samplePath("A-湖南-各高新区创新创业载体建设达标情况表.xlsx"), form);
  const before = readFileSync(form);
  const refused = await runCli(["fill", form, "--store", store, "--out", form]);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("换一个文件名")]);
  expect(readFileSync(form).equals(before)).toBe(true);
  const out = path.join(folder, "新的", "填好.xlsx");
  const filled = await runCli(["fill", form, "--store", store, "--out", out, "--period", "2025"]);
  expect([filled.code, existsSync(out)]).toEqual([0, true]);
});

test("help is given wherever it is asked for, with code 0", async () => {
  const [bare, ofCommand] = await Promise.all([runCli(["--help"]), runCli(["import", "--help"])]);
  expect([bare.code, bare.stderr, ofCommand.code, ofCommand.stderr]).toEqual([0, "", 0, ""]);
  expect(ofCommand.stdout).toBe(bare.stdout);
  expect(bare.stdout).toContain("import 文件…");
});
