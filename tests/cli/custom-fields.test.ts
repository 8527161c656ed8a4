/** The command line speaks of the zone's own fields by their labels, in reading and in asking (自定义字段). */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { addCustomField } from "#services/custom-fields";
import { openBook } from "#store/connection";
import { madeWorkbook } from "../support/made-roster.ts";
import { runCli } from "../support/run-cli.ts";

test("import --json and enterprises --json name the field and its unit", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "parkbook-"));
  const store = path.join(folder, "账本.db");
  const opened = await openBook(store);
  if (!opened.ok) throw new Error(opened.error.type);
  const draft = { label: "数字化转型投入", kind: "observation", type: "decimal", unit: "万元", choices: [] } as const;
  const made = addCustomField(opened.value.db, draft, { at: "2026-03-31T08:00:00.000Z", by: "小王" });
  expect(made).toMatchObject({ ok: true });
  opened.value.close();
  const file = path.join(folder, "名册2025.xlsx");
  const rows = [
    ["企业名称", "统一社会信用代码", "数字化转型投入（千元）"],
    ["云麓光电有限公司", "91430100MA4L16JQ9B", 120.5],
  ];
  writeFileSync(file, madeWorkbook({ 名册: rows }));
  const imported = await runCli(["import", file, "--store", store, "--json", "--apply"]);
  expect(imported.code, imported.stderr).toBe(0);
  expect(JSON.parse(imported.stdout)).toMatchObject({
    files: [
      {
        sheets: [
          {
            tables: [
              {
                columns: [{}, {}, { letter: "C", field: "数字化转型投入", unit: "千元" }],
                rows: [{ row: 2, values: { 数字化转型投入: "120500" } }],
              },
            ],
          },
        ],
      },
    ],
  });
  const asked = await runCli(["enterprises", "--store", store, "--json"]);
  expect(JSON.parse(asked.stdout)).toMatchObject({
    enterprises: [{ observations: [{ field: "数字化转型投入", value: "120500", unit: "元", period: "2025" }] }],
  });
});
