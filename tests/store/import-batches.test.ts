import { expect, test } from "vitest";
import { takeAll } from "#domain/importing/import-plan";
import { cellAddress } from "#domain/workbook/cell-address";
import { checkIntegrity } from "#store/integrity";
import { contentHash } from "#store/content-hash";
import { applyPlan } from "#store/queries/apply-plan";
import { findBatchByHash, listBatches, undoBatch } from "#store/queries/batches";
import { editCells } from "#store/queries/edits";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";
import { applyRows, memoryBook, planOf, requestOf, requireOk } from "./support.ts";

/** The life of an import: applied, looked up, refused when outdated, undone. */

const AT = "2026-11-21T09:00:00.000Z";
const BY = "小李";
const HENGRUI = {
  creditCode: "91430100MA4L16JQ9B",
  aboveScale: true,
  "operatingRevenue@2025": "1234500",
  "employees@2025": 86,
};

test("an applied row is found by code and by folded name with every value in its type", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "湖南恒瑞（集团）有限公司", values: HENGRUI }]);
  const known = {
    id: 1,
    name: "湖南恒瑞（集团）有限公司",
    creditCode: "91430100MA4L16JQ9B",
    values: { enterpriseName: "湖南恒瑞（集团）有限公司", ...HENGRUI },
  };
  for (const preload of [false, true]) {
    const lookup = createEnterpriseLookup(book.db, { preload });
    expect(lookup.byCreditCode("91430100MA4L16JQ9B")).toEqual(known);
    expect(lookup.byFoldedName("湖南恒瑞集团有限公司")).toEqual([known]);
    expect(lookup.byCreditCode("91430100MA4L16JQ9C")).toBeNull();
  }
});

test("every value of the detail page names workbook, sheet, cell, raw text and unit", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "恒瑞", values: { "operatingRevenue@2025": "1", remarks: "高新" } }]);
  const detail = findEnterpriseDetail(book.db, 1);
  const from = {
    kind: "import",
    batchId: 1,
    importedAt: "2026-11-21T08:00:00.000Z",
    workbook: "企业名册.xlsx",
    workbookHash: "hash of 企业名册.xlsx",
    sheet: "名册",
  };
  expect(detail?.observations).toEqual([
    { field: "operatingRevenue", period: "2025", value: "1", source: { ...from, cell: "B2", raw: "1 ", unit: null } },
  ]);
  expect(detail?.attributes).toEqual([
    { field: "enterpriseName", value: "恒瑞", source: { ...from, cell: "A2", raw: "恒瑞 ", unit: null } },
    { field: "remarks", value: "高新", source: { ...from, cell: "C2", raw: "高新 ", unit: "万元" } },
  ]);
});

test("a value filled down from a merged cell keeps the merged cell as its origin", async () => {
  const book = await memoryBook();
  const plan = planOf([
    { name: "甲", values: {} },
    { name: "乙", values: {} },
  ]);
  const rows = plan.rows.map((row) =>
    row.kind === "add"
      ? {
          ...row,
          changes: [
            ...row.changes,
            { field: "park", period: null, before: null, after: "东园", row: 2, column: 9, raw: "东 园" },
          ],
        }
      : row,
  );
  requireOk(applyPlan(book.db, requestOf([{ ...plan, rows }])));
  const park = findEnterpriseDetail(book.db, 2)?.attributes.find(({ field }) => field === "park");
  expect(park?.source).toMatchObject({ cell: "I2", raw: "东 园" });
  expect(checkIntegrity(book.db)).toEqual([]);
});

test("long columns with blanks, mixed kinds and cells from elsewhere keep every value at its place", async () => {
  const book = await memoryBook();
  const plan = planOf(Array.from({ length: 120 }, (_, at) => ({ name: `第${at}家`, values: mixedValues(at) })));
  const rows = plan.rows.map((row, at) =>
    row.kind === "add" && at % 50 === 49
      ? { ...row, changes: row.changes.map((change) => ({ ...change, row: 2, column: 30 + at, raw: "合并" })) }
      : row,
  );
  requireOk(applyPlan(book.db, requestOf([{ ...plan, rows }])));
  const stored = rows.map((_, at) => {
    const { attributes = [], observations = [] } = findEnterpriseDetail(book.db, at + 1) ?? {};
    return [
      ...attributes.map(({ field, value, source }) => ({ key: field, value, source })),
      ...observations.map(({ field, period, value, source }) => ({ key: `${field}@${period}`, value, source })),
    ]
      .map(({ key, value, source }) => [key, value, source.kind === "import" ? source.cell : null, source.raw])
      .sort();
  });
  const planned = rows.map((row) =>
    (row.kind === "add" ? row.changes : [])
      .map(({ field, period, after, row: line, column, raw }) => [
        period === null ? field : `${field}@${period}`,
        after,
        cellAddress(line, column),
        raw,
      ])
      .sort(),
  );
  expect(stored).toEqual(planned);
  expect(checkIntegrity(book.db)).toEqual([]);
});

/** Blanks every third row and for a long stretch; text, numbers and yes-or-no in one column. */
function mixedValues(at: number): Record<string, string | number | boolean> {
  return {
    ...(at % 3 === 0 ? {} : { remarks: `“${at}”\n备注` }),
    ...(at > 30 && at < 70 ? {} : { "operatingRevenue@2025": `${at}.5` }),
    "employees@2025": at % 40 === 7 ? "约百人" : at,
    aboveScale: at % 2 === 0,
  };
}

test("the same values once more change nothing", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "恒瑞", values: HENGRUI }]);
  const before = contentHash(book.db, { origins: true });
  const receipt = applyRows(book, [{ name: "恒瑞", id: 1, values: HENGRUI }]);
  expect(receipt).toMatchObject({ added: 0, updated: 0, unchanged: 1, values: 0 });
  expect(contentHash(book.db, { origins: true })).toBe(before);
});

test("a plan made before another command is outdated and writes nothing", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: {} }]);
  const result = applyPlan(book.db, requestOf([planOf([{ name: "乙", values: {} }])], { revision: 0 }));
  expect(result).toEqual({ ok: false, error: { type: "PlanOutdated" } });
  expect(listBatches(book.db)).toHaveLength(1);
});

test("a cancelled apply leaves no trace", async () => {
  const book = await memoryBook();
  const before = contentHash(book.db);
  const rows = Array.from({ length: 5000 }, (_, index) => ({ name: `企业${index}`, values: {} }));
  let asked = 0;
  const cancelled = (): boolean => {
    asked += 1;
    return asked > 1;
  };
  expect(applyPlan(book.db, requestOf([planOf(rows)], { cancelled }))).toEqual({
    ok: false,
    error: { type: "Cancelled" },
  });
  expect([contentHash(book.db), listBatches(book.db)]).toEqual([before, []]);
});

test("decisions, refusals and rejections are counted and obeyed", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: {} }]);
  const [first, second, third, fourth] = planOf(
    ["乙", "丙", "丁", "戊"].map((name) => ({ name, values: { remarks: name } })),
  ).rows;
  const plan = planOf([]);
  if (first?.kind !== "add" || second?.kind !== "add" || third?.kind !== "add" || fourth === undefined)
    throw new Error("four adds");
  const ask = {
    kind: "decision" as const,
    question: "是同一家吗？",
    about: "name" as const,
    group: null,
    candidates: [],
  };
  const rows = [{ ...first, ...ask }, { ...second, ...ask }, { ...third, ...ask }, fourth];
  const receipt = requireOk(
    applyPlan(
      book.db,
      requestOf([{ ...plan, rows }], {
        choices: {
          ...takeAll,
          decisions: { [first.key]: { kind: "same", enterpriseId: 1 }, [second.key]: { kind: "separate" } },
          refusedRows: [fourth.key],
        },
      }),
    ),
  );
  expect(receipt).toMatchObject({ added: 1, updated: 1, undecided: 2, rejected: 0, quarantined: 2 });
});

test("a renamed enterprise keeps its former name with the date and is still found by it", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "长沙旧名有限公司", values: {} }]);
  applyRows(book, [{ name: "长沙新名有限公司", id: 1, values: {} }]);
  const detail = findEnterpriseDetail(book.db, 1);
  expect(detail?.name).toBe("长沙新名有限公司");
  expect(detail?.formerNames).toMatchObject([{ name: "长沙旧名有限公司", until: "2026-11-21" }]);
  expect(
    createEnterpriseLookup(book.db)
      .byFoldedName("长沙旧名有限公司")
      .map(({ id }) => id),
  ).toEqual([1]);
});

test("a renewed certificate starts a new qualification and keeps the earlier one", async () => {
  const book = await memoryBook();
  const certificate = (number: string, year: number) => ({
    highTechCertificateNumber: number,
    highTechIssueDate: `${year}-10-01`,
    highTechValidUntil: `${year + 3}-10-01`,
  });
  applyRows(book, [{ name: "甲", values: certificate("GR202143000001", 2021) }]);
  const before = contentHash(book.db, { origins: true });
  const { batchId } = applyRows(book, [{ name: "甲", id: 1, values: certificate("GR202443000777", 2024) }], {
    workbook: "二.xlsx",
  });
  const shown = findEnterpriseDetail(book.db, 1)?.qualifications.map(({ source: _, ...rest }) => rest);
  const kind = "highTechEnterprise";
  expect(shown).toEqual([
    { kind, number: "GR202443000777", issued: "2024-10-01", validUntil: "2027-10-01" },
    { kind, number: "GR202143000001", issued: "2021-10-01", validUntil: "2024-10-01" },
  ]);
  requireOk(undoBatch(book.db, { batchId, at: AT, by: BY }));
  expect(contentHash(book.db, { origins: true })).toBe(before);
});

test("undoing an import restores values and origins exactly, and removes what it added", async () => {
  const book = await memoryBook();
  applyRows(book, [
    { name: "甲", values: { remarks: "旧" } },
    { name: "乙", values: HENGRUI },
  ]);
  const before = contentHash(book.db, { origins: true });
  const second = applyRows(
    book,
    [
      { name: "甲改名", id: 1, values: { remarks: "新", "operatingRevenue@2025": "5" } },
      { name: "丙", values: { formerName: "丙一、丙二" } },
    ],
    { workbook: "第二次.xlsx" },
  );
  expect(requireOk(undoBatch(book.db, { batchId: second.batchId, at: AT, by: BY }))).toEqual({
    batchId: 2,
    done: "undo",
    reverted: 5,
    enterprises: 2,
    kept: [],
    impossible: [],
  });
  expect(contentHash(book.db, { origins: true })).toBe(before);
  expect(checkIntegrity(book.db)).toEqual([]);
  expect(findBatchByHash(book.db, "hash of 第二次.xlsx")).toBeNull();
  expect(undoBatch(book.db, { batchId: second.batchId, at: AT, by: BY })).toEqual({
    ok: false,
    error: { type: "BatchNotFound" },
  });
});

test("undoing an import keeps what somebody edited since, and says so", async () => {
  const book = await memoryBook();
  const { batchId } = applyRows(book, [
    { name: "甲", values: { remarks: "旧", industry: "软件" } },
    { name: "乙", values: { remarks: "旧" } },
  ]);
  requireOk(
    editCells(book.db, [{ enterpriseId: 1, field: "remarks", period: null, value: "改过", typed: "改过" }], {
      at: AT,
      by: BY,
    }),
  );
  const undone = requireOk(undoBatch(book.db, { batchId, at: AT, by: BY }));
  expect(undone).toEqual({
    batchId: 1,
    done: "undo",
    reverted: 3,
    enterprises: 1,
    kept: [
      {
        enterpriseId: 1,
        enterprise: "甲",
        fields: ["enterpriseName"],
        reason: "这家企业还有别处来的数据（小李在 2026-11-21 手工改过），企业留在账本里",
      },
      {
        enterpriseId: 1,
        enterprise: "甲",
        fields: ["remarks"],
        reason: "小李在 2026-11-21 手工改过，保留现在的值",
      },
    ],
    impossible: [],
  });
  const kept = findEnterpriseDetail(book.db, 1);
  expect(kept?.attributes.map(({ field, value }) => [field, value])).toEqual([
    ["enterpriseName", "甲"],
    ["remarks", "改过"],
  ]);
  expect(findEnterpriseDetail(book.db, 2)).toBeNull();
});
