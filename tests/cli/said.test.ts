/** What the command line says so that nothing is missed: cells not read, names that fit nobody, options given twice, counts that rest on an assumption (命令行提示). */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook 中文 "));
const store = path.join(folder, "我的 账本.parkbook");

function write(name: string, ...lines: readonly string[]): string {
  const place = path.join(folder, name);
  writeFileSync(place, lines.join("\n"));
  return place;
}

test("cells that were not read and names that no entry goes by are said, though their rows are taken", async () => {
  const enterprises = write(
    "企业 名册.csv",
    "企业名称,成立日期,是否高新技术企业,营业收入（万元）",
    "湘一科技有限公司,2018-13-01,是,abc",
    "湘二科技有限公司,2018-01-01,是,12",
  );
  const taken = await runCli(["import", enterprises, "--store", store, "--period", "2019", "--apply"]);
  expect([taken.code, taken.stderr.split("\n").slice(0, 4)]).toEqual([
    0,
    [
      "企业 名册.csv：新增 2，变更 0，不变 0，待定 0，不能导入 0。",
      "有 2 格没有读懂，没有导入（同一行的其余各格照常）：",
      expect.stringContaining("企业 名册 B2：“2018-13-01”"),
      expect.stringContaining("企业 名册 D2：“abc”"),
    ],
  ]);
  const carriers = write("载体.csv", "载体名称,载体类型,级别,所属高新区", "甲空间,众创空间,省级,云麓高薪区");
  const linked = await runCli(["import", carriers, "--store", store, "--kind", "孵化载体", "--apply"]);
  expect(linked.stderr).toContain(
    "有 1 格写的名称对不上台账，暂时数不进去：\n  载体 D2：“载体所属高新区”写的“云麓高薪区”",
  );
});

test("an option given twice is wrong usage: neither of two books is the one meant", async () => {
  const twice = await runCli(["enterprises", "--store", store, "--store", path.join(folder, "另一本.parkbook")]);
  expect([twice.code, twice.stdout, twice.stderr.split("\n")[0]]).toEqual([2, "", "--store 写了两次，只能写一次。"]);
});

test("indicators of a pack by its name, each with what its count rests on; a pack that is none is told", async () => {
  expect((await runCli(["pack", "install", "hunan", "--store", store])).code).toBe(0);
  const asked = ["indicators", "--store", store, "--as-of", "2019-12-31"];
  const shown = await runCli([...asked, "--pack", "湖南"]);
  const line = shown.stdout.split("\n").find((one) => one.startsWith("HN-05"));
  expect(line).toContain("高新技术企业数量\t2家\t");
  expect(line).toContain("有2家企业的“高新技术企业”没有认定日期，按当日具备计入。");
  const none = await runCli([...asked, "--pack", "火星"]);
  expect([none.code, none.stdout]).toEqual([1, ""]);
  expect(none.stderr).toContain("火星");
});
