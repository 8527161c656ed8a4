/** `parkbook criteria`: from a roster to verdicts, by name and by code, and what is said when something is not there. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { madeWorkbook } from "../support/made-roster.ts";
import { runCli } from "../support/run-cli.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-"));
const store = path.join(folder, "账本.db");

beforeAll(async () => {
  const carriers = path.join(folder, "孵化载体2025.xlsx");
  writeFileSync(
    carriers,
    madeWorkbook({
      孵化载体: [
        ["载体名称", "载体类型", "场地面积（㎡）", "工位数", "专职人员数", "运营主体统一社会信用代码"],
        ["青山众创空间", "众创空间", 480, 30, 2, "91430100MA4PQHM94N"],
      ],
    }),
  );
  const enterprises = path.join(folder, "企业名册2025.xlsx");
  writeFileSync(
    enterprises,
    madeWorkbook({
      名册: [
        ["企业名称", "统一社会信用代码", "成立日期", "入驻日期"],
        ["云麓光电有限公司", "91430111MAX3WXHB2Q", "2022-01-10", "2024-01-10"],
      ],
    }),
  );
  const imported = await runCli(["import", carriers, enterprises, "--store", store, "--apply"]);
  expect(imported.code, imported.stderr).toBe(0);
}, 60_000);

const ask = (...words: readonly string[]) => runCli(["criteria", ...words, "--store", store, "--as-of", "2025-12-31"]);

test("answers one report per set of conditions, every value with the cell it came from", async () => {
  const asked = await ask("青山众创空间", "--rules", "maker-space-2017,科技型企业孵化器标准级（2025）", "--json");
  expect(asked.code, asked.stderr).toBe(0);
  const reports: unknown = JSON.parse(asked.stdout);
  expect(reports).toMatchObject([
    {
      subject: { name: "青山众创空间", kind: "carrier" },
      rules: { id: "maker-space-2017", number: "国科火字〔2017〕120号" },
      applies: true,
      asOf: "2025-12-31",
      period: "2025",
      counts: { met: 1, missed: 1, nodata: 8, manual: 2 },
    },
    { rules: { id: "incubator-2025-standard" }, applies: true },
  ]);
  expect(JSON.stringify(reports)).toContain('"label":"场地面积","value":"480 ㎡","source":{"kind":"import"');
  expect(asked.stderr).toContain("众创空间（2017）：12 项中 1 项达标，1 项未达标，8 项缺数，2 项需人工核对。");
});

test("finds an enterprise by its code, a carrier by the code of who runs it", async () => {
  const enterprise = await ask("91430111MAX3WXHB2Q", "--rules", "incubatee-2018");
  expect(enterprise.stdout).toContain("[达标] 在孵企业（二）　入驻时成立时间不超过24个月　现为 24 月　要求 ≤ 24 月");
  const carrier = await ask("91430100MA4PQHM94N", "--rules", "maker-space-2017");
  expect(carrier.stdout).toContain("青山众创空间　对照　国家备案众创空间（2017）");
});

test("says what is not there: the rules with those that are, the subject, the day", async () => {
  const rules = await ask("青山众创空间", "--rules", "众创空间2018");
  expect([rules.code, rules.stdout]).toEqual([1, ""]);
  expect(rules.stderr).toContain("没有叫“众创空间2018”的认定条件。可以用：");
  expect(rules.stderr).toContain("maker-space-2017　国家备案众创空间（2017）");
  const subject = await ask("没有这家", "--rules", "maker-space-2017");
  expect([subject.code, subject.stderr]).toEqual([1, expect.stringContaining("没有这家")]);
  const day = await runCli(["criteria", "甲", "--rules", "r", "--store", store, "--as-of", "2025-02-30"]);
  expect([day.code, day.stderr.split("\n")[0]]).toEqual([2, "--as-of 要写成 2025-12-31 这样的日期。"]);
});
