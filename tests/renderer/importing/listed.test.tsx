import { expect, test } from "vitest";
import type { ImportReading } from "#contract/importing";
import type { KindDefinition } from "#domain/register/kind";
import { countedWords, listedBy, listedIn, together } from "../../../renderer/features/importing/listed";

/** What a file lists, in the words of its counters and buttons. */

const kind = (id: string, label: string, classifier: string): KindDefinition => ({
  id,
  label,
  classifier,
  group: "roster",
  nameField: `${id}Name`,
  codeField: null,
  fields: [],
  identity: [],
  nameFrom: null,
  views: [],
});
const kinds = [kind("enterprise", "企业", "家"), kind("carrier", "孵化载体", "家"), kind("fund", "基金", "支")];

test("enterprises are counted as they always were; other kinds say what they are", () => {
  expect([undefined, "enterprise", "carrier", "fund", "gone"].map((id) => countedWords(listedIn(id, kinds)))).toEqual([
    "家",
    "家",
    "家孵化载体",
    "支基金",
    "家",
  ]);
});

test("several kinds together are counted without naming one", () => {
  expect(countedWords(together([listedIn("carrier", kinds), listedIn("fund", kinds)]))).toBe("条");
  expect(countedWords(together([listedIn("fund", kinds), listedIn("fund", kinds)]))).toBe("支基金");
  expect(countedWords(together([]))).toBe("家");
});

test("only tables that are taken count; rows set apart are known by the name among their cells", () => {
  const table = (index: number, subject?: string) => ({ index, ...(subject === undefined ? {} : { subject }) });
  const sheets = [{ name: "甲", tables: [table(0), table(1, "fund")] }];
  // The counters read nothing else of a reading.
  const reading = { sheets } as unknown as ImportReading;
  const whole = { reading, quarantined: null, skipped: [] };
  expect(listedBy(whole, kinds).kind).toBeNull();
  expect(listedBy({ ...whole, skipped: ["甲#0"] }, kinds).kind).toBe("fund");
  const row = {
    id: 1,
    batchId: 1,
    workbook: "甲.xlsx",
    importedAt: "",
    sheet: "甲",
    row: 2,
    kind: "rejected",
    name: "云麓基金",
    creditCode: null,
    reason: "",
    cells: [{ field: "fundName", cell: "A2", raw: "云麓基金" }],
    settled: null,
  } as const;
  expect(listedBy({ reading: null, quarantined: [row], skipped: [] }, kinds).kind).toBe("fund");
});
