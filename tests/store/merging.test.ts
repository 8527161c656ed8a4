/** Two records of one enterprise become one, field by field, and two again: with values, names, codes and certificates, also after later edits. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName } from "#domain/shared/chinese-text";
import { contentHash } from "#store/content-hash";
import type { Book } from "#store/connection";
import { editCells, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { createEnterpriseLookup, readKnownValues } from "#store/queries/enterprise-lookup";
import { compareEnterprises, mergeEnterprises } from "#store/queries/merge-enterprises";
import { listMergedRecords, undoMergeOf } from "#store/queries/undo-merge";
import { undoBatch } from "#store/queries/batches";
import { applyRows, memoryBook, requireOk } from "./support.ts";

const CODE = "91440300708461136T";
const OTHER = "91110108551385082Q";
const author = { at: "2026-11-21T09:00:00.000Z", by: "小王" };
const [KEPT, DROPPED] = [1, 2];

/** 甲 was renamed once and has a code; 甲（旧）is the record a sender without codes made of it. */
async function twoRecords(): Promise<Book> {
  const book = await memoryBook();
  applyRows(book, [
    { name: "长沙甲科技有限公司", values: { creditCode: CODE, address: "张三", "revenue@2024": "100" } },
    {
      name: "甲科技（长沙）有限公司",
      values: {
        creditCode: "430100000012345",
        formerName: "长沙老甲厂",
        address: "李四",
        contactPhone: "13800000000",
        "revenue@2023": "90",
        "revenue@2024": "101",
        highTechCertificateNumber: "GR202343000001",
        highTechIssueDate: "2023-10-16",
      },
    },
  ]);
  applyRows(book, [{ id: KEPT, name: "长沙甲智能科技有限公司", values: {} }], { workbook: "更名.xlsx" });
  return book;
}

const merge = (book: Book, fromDropped: readonly string[] = []) =>
  requireOk(mergeEnterprises(book.db, { keepId: KEPT, dropId: DROPPED, fromDropped }, author));

test("blanks are filled, the kept record's values stand, chosen ones change, and each keeps its origin", async () => {
  const book = await twoRecords();
  const source = findEnterpriseDetail(book.db, DROPPED)?.attributes.find(({ field }) => field === "contactPhone");
  expect(merge(book, ["revenue@2024"])).toEqual({
    values: 6,
    kept: "长沙甲智能科技有限公司",
    dropped: "甲科技（长沙）有限公司",
  });
  expect(readKnownValues(book.db, KEPT)).toMatchObject({
    enterpriseName: "长沙甲智能科技有限公司",
    creditCode: CODE,
    address: "张三",
    formerName: "长沙老甲厂、甲科技（长沙）有限公司",
    contactPhone: "13800000000",
    "revenue@2023": "90",
    "revenue@2024": "101",
    highTechCertificateNumber: "GR202343000001",
  });
  const detail = findEnterpriseDetail(book.db, KEPT);
  expect(detail?.attributes.find(({ field }) => field === "contactPhone")).toEqual(source);
  expect(detail?.qualifications).toMatchObject([{ number: "GR202343000001", issued: "2023-10-16" }]);
  expect(detail?.formerNames.map(({ name }) => name).sort()).toEqual(
    ["长沙甲科技有限公司", "长沙老甲厂", "甲科技（长沙）有限公司"].sort(),
  );
  expect(findEnterpriseDetail(book.db, DROPPED)).toBeNull();
});

test("undoing brings both records back exactly, redoing merges them again, in any order of both", async () => {
  const book = await twoRecords();
  const before = contentHash(book.db, { origins: true });
  for (const fromDropped of [[], ["enterpriseName", "creditCode", "address", "revenue@2024"]]) {
    merge(book, fromDropped);
    const merged = contentHash(book.db);
    const undone = requireOk(undoLastEdit(book.db, author));
    expect(undone.merge).toMatchObject({
      kept: "长沙甲智能科技有限公司",
      dropped: "甲科技（长沙）有限公司",
      stayed: [],
    });
    expect(contentHash(book.db, { origins: true })).toBe(before);
    requireOk(redoLastEdit(book.db, author));
    expect(contentHash(book.db)).toBe(merged);
    requireOk(undoLastEdit(book.db, author));
    expect(contentHash(book.db, { origins: true })).toBe(before);
  }
});

test("values set after the merge stay with the kept record, with the reason", async () => {
  const book = await twoRecords();
  merge(book);
  const edit = { enterpriseId: KEPT, field: "contactPhone", period: null, value: "0731-1", typed: "0731-1" };
  requireOk(editCells(book.db, [edit], author));
  const note = { enterpriseId: KEPT, field: "legalRepresentative", period: null, value: "王五", typed: "王五" };
  requireOk(editCells(book.db, [note], author));
  const undone = requireOk(undoMergeOf(book.db, DROPPED, author));
  expect(undone.stayed).toEqual([{ fields: ["contactPhone"], reason: expect.stringContaining("保留现在的值") }]);
  expect(readKnownValues(book.db, KEPT)).toMatchObject({ contactPhone: "0731-1", legalRepresentative: "王五" });
  expect(readKnownValues(book.db, DROPPED)).toMatchObject({ contactPhone: "13800000000", address: "李四" });
});

test("later files that carry the other record's code or name land on the kept one and do not bring its code back", async () => {
  const book = await twoRecords();
  merge(book);
  for (const preload of [false, true]) {
    const lookup = createEnterpriseLookup(book.db, { preload });
    expect(lookup.byCreditCode("430100000012345")).toMatchObject({ id: KEPT, formerCodes: ["430100000012345"] });
    expect(lookup.byFoldedName(foldName("甲科技（长沙）有限公司")).map(({ id }) => id)).toEqual([KEPT]);
    expect(lookup.byFoldedName(foldName("长沙老甲厂")).map(({ id }) => id)).toEqual([KEPT]);
  }
  requireOk(undoLastEdit(book.db, author));
  expect(createEnterpriseLookup(book.db).byCreditCode("430100000012345")).toMatchObject({ id: DROPPED });
});

test("a code given up for the other record's one goes on finding the enterprise, also after a redo", async () => {
  const book = await twoRecords();
  merge(book, ["creditCode"]);
  const ids = () => {
    const lookup = createEnterpriseLookup(book.db);
    return [lookup.byCreditCode(CODE)?.id, lookup.byCreditCode("430100000012345")?.id];
  };
  expect(ids()).toEqual([KEPT, KEPT]);
  requireOk(undoLastEdit(book.db, author));
  expect(ids()).toEqual([KEPT, DROPPED]);
  requireOk(redoLastEdit(book.db, author));
  expect(ids()).toEqual([KEPT, KEPT]);
});

test("a record merged onwards is followed, and the first merge waits for the second to be undone", async () => {
  const book = await twoRecords();
  applyRows(book, [{ name: "丙公司", values: { creditCode: OTHER } }], { workbook: "丙.xlsx" });
  const before = contentHash(book.db, { origins: true });
  merge(book);
  requireOk(mergeEnterprises(book.db, { keepId: 3, dropId: KEPT, fromDropped: [] }, author));
  expect(createEnterpriseLookup(book.db).byCreditCode("430100000012345")?.id).toBe(3);
  const blocked = undoMergeOf(book.db, DROPPED, author);
  expect(blocked).toMatchObject({ ok: false, error: { type: "UndoBlocked" } });
  expect(listMergedRecords(book.db, 3)).toMatchObject([{ enterpriseId: KEPT, creditCode: CODE, by: "小王" }]);
  requireOk(undoMergeOf(book.db, KEPT, author));
  requireOk(undoMergeOf(book.db, DROPPED, author));
  expect(contentHash(book.db, { origins: true })).toBe(before);
});

test("the comparison shows every value of both sides with its origin", async () => {
  const book = await twoRecords();
  const compared = requireOk(compareEnterprises(book.db, { keepId: KEPT, dropId: DROPPED }));
  const by = new Map(compared.map((one) => [`${one.field}@${one.period ?? ""}`, one]));
  expect(by.get("address@")).toMatchObject({
    kept: { value: "张三", source: { kind: "import", workbook: "企业名册.xlsx" } },
    dropped: { value: "李四" },
    same: false,
  });
  expect(by.get("revenue@2023")).toMatchObject({ kept: null, dropped: { value: "90" } });
  expect(compareEnterprises(book.db, { keepId: KEPT, dropId: KEPT })).toEqual({
    ok: false,
    error: { type: "EnterpriseNotFound" },
  });
});

test("undoing the import that brought the other record leaves what was merged", async () => {
  const book = await twoRecords();
  merge(book);
  requireOk(undoBatch(book.db, { batchId: 1, at: author.at, by: author.by }));
  requireOk(undoMergeOf(book.db, DROPPED, author));
  expect(findEnterpriseDetail(book.db, DROPPED)).toBeNull();
});

test("undoing a merge after any later edits leaves exactly those edits", async () => {
  const fields = ["contactPhone", "address", "legalRepresentative", "formerName", "enterpriseName", "revenue@2024"];
  const edit = fc.record({
    place: fc.constantFrom(...fields),
    value: fc.constantFrom("一", "二", "三", null),
  });
  const some = fc.record({
    chosen: fc.subarray(["enterpriseName", "creditCode", "address", "revenue@2024"]),
    edits: fc.array(edit, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(some, async ({ chosen, edits }) => {
      const book = await twoRecords();
      const before = [KEPT, DROPPED].map((id) => readKnownValues(book.db, id));
      merge(book, chosen);
      const expected: Record<string, unknown> = { ...before[0] };
      for (const { place, value } of edits) {
        const [field = place, period = null] = place.split("@");
        if (field === "enterpriseName" && value === null) continue;
        const now = readKnownValues(book.db, KEPT)[place] ?? null;
        requireOk(editCells(book.db, [{ enterpriseId: KEPT, field, period, value, typed: value ?? "" }], author));
        // An edit that changes nothing leaves no trace.
        if (now !== value) expected[place] = value;
      }
      requireOk(undoMergeOf(book.db, DROPPED, author));
      const kept = Object.entries(expected).filter(([, value]) => value !== null && value !== undefined);
      expect(readKnownValues(book.db, KEPT)).toEqual(Object.fromEntries(kept));
      expect(readKnownValues(book.db, DROPPED)).toEqual(before[1]);
      book.close();
    }),
    { numRuns: 60 },
  );
});
