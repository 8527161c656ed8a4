/** Who is not whom, similar names of the book, and likely duplicates: proposals only, and none that a person has denied. */
import { expect, test } from "vitest";
import { foldName } from "#domain/shared/chinese-text";
import { readRevision } from "#store/command";
import type { Book } from "#store/connection";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";
import { listLikelyDuplicates } from "#store/queries/likely-duplicates";
import { forgetNotSame, listNotSame, rememberNotSame } from "#store/queries/not-same";
import { loadNameWords } from "../support/name-words.ts";
import { applyRows, memoryBook, requireOk, type TestRow } from "./support.ts";

const words = loadNameWords();
const author = { at: "2026-11-21T09:00:00.000Z", by: "小王" };
const CODE = "91440300708461136T";
const OTHER = "91110108551385082Q";

async function bookOf(...rows: readonly (readonly [name: string, code?: string])[]): Promise<Book> {
  const book = await memoryBook();
  applyRows(
    book,
    rows.map(([name, code]): TestRow => ({ name, values: code === undefined ? {} : { creditCode: code } })),
  );
  return book;
}

const pairsOf = (book: Book) =>
  listLikelyDuplicates(book.db, words, { offset: 0, limit: 50 }).pairs.map(
    ({ a, b, reason }) => `${a.id} ${b.id} ${reason}`,
  );

test("likely duplicates are listed with their reasons, the likeliest first", async () => {
  const book = await bookOf(
    ["湖南栖梧达合科技有限公司", CODE],
    ["湖南栖梧达合科技有限责任公司"],
    ["长沙丙厂", "91440300708461186T"],
    ["长沙丁店", "70846113-6"],
    ["湖南栖梧达合食品有限公司", OTHER],
    ["湖南博远软件有限公司"],
    ["湖南博远软件有限公司", "430100000012345"],
  );
  expect(pairsOf(book)).toEqual([
    "1 4 组织机构代码 708461136 就是另一条信用代码的第 9—17 位",
    "1 2 字号相同（“栖梧达合”）、一个写“有限责任公司”、一个写“有限公司”；一条没有信用代码",
    "6 7 名称相同，一条没有信用代码",
    `1 3 代码 91440300708461186T 有误，改一处就是 ${CODE}`,
  ]);
  const window = listLikelyDuplicates(book.db, words, { offset: 3, limit: 1 });
  expect(window).toMatchObject({ total: 4, pairs: [{ a: { id: 1, creditCode: CODE }, b: { id: 3 }, score: 0.95 }] });
});

test("two valid codes are two companies, however alike their names", async () => {
  const book = await bookOf(["湖南栖梧达合科技有限公司", CODE], ["湖南栖梧达合科技有限责任公司", OTHER]);
  expect(pairsOf(book)).toEqual([]);
});

test("a pair called different is gone until that is forgotten", async () => {
  const book = await bookOf(["湖南博远软件有限公司"], ["湖南博远软件有限公司", CODE]);
  expect(pairsOf(book)).toHaveLength(1);
  const pair = { enterpriseId: 2, otherId: 1, name: "", creditCode: null };
  requireOk(rememberNotSame(book.db, pair, author));
  requireOk(rememberNotSame(book.db, { ...pair, enterpriseId: 1, otherId: 2 }, author));
  expect(pairsOf(book)).toEqual([]);
  const [remembered, ...more] = listNotSame(book.db);
  expect([remembered, more]).toEqual([
    {
      id: 1,
      enterpriseId: 1,
      enterprise: "湖南博远软件有限公司",
      other: "湖南博远软件有限公司",
      code: CODE,
      ...author,
    },
    [],
  ]);
  requireOk(forgetNotSame(book.db, remembered?.id ?? 0));
  expect(pairsOf(book)).toHaveLength(1);
});

test("a row called different is met again by its code, or by its name when it has none, and no open plan grows old by it", async () => {
  const book = await bookOf(["湖南博远软件有限公司", CODE]);
  const revision = readRevision(book.db);
  const row = { enterpriseId: 1, otherId: null, name: "湖南博远软件（有限公司）", creditCode: null };
  requireOk(rememberNotSame(book.db, row, author));
  requireOk(rememberNotSame(book.db, { ...row, creditCode: OTHER }, author));
  expect(readRevision(book.db)).toBe(revision);
  const lookup = createEnterpriseLookup(book.db);
  const foldedName = foldName("湖南博远软件有限公司");
  expect([
    lookup.isNotSame?.(1, { foldedName, code: null }),
    lookup.isNotSame?.(1, { foldedName: "X", code: OTHER }),
    lookup.isNotSame?.(1, { foldedName, code: "430100000012345" }),
    lookup.isNotSame?.(2, { foldedName, code: null }),
  ]).toEqual([true, true, false, false]);
  expect(rememberNotSame(book.db, { ...row, enterpriseId: 9 }, author)).toEqual({
    ok: false,
    error: { type: "EnterpriseNotFound" },
  });
});

test.each([false, true])("similar names come with values and follow renamings (preload %s)", async (preload) => {
  const book = await bookOf(["湖南栖梧达合科技有限公司", CODE], ["湖南博远软件有限公司"]);
  const lookup = () => createEnterpriseLookup(book.db, { preload, nameWords: () => words });
  const found = () => lookup().similarNames?.("栖梧达合科技有限公司");
  expect(found()).toMatchObject([
    {
      known: { id: 1, creditCode: CODE, values: { enterpriseName: "湖南栖梧达合科技有限公司" } },
      score: 0.94,
      reason: "字号相同（“栖梧达合”）、一个没写行政区划（“湖南”）",
    },
  ]);
  expect(lookup().similarNames?.("栖梧达合科技有限公司", "withoutValidCode")).toEqual([]);
  expect(lookup().byOrganisationCode?.("708461136")?.id).toBe(1);
  applyRows(book, [{ id: 1, name: "湖南新名科技有限公司", values: {} }], { workbook: "更名.xlsx" });
  expect(found()).toMatchObject([{ known: { id: 1, name: "湖南新名科技有限公司" } }]);
  expect(createEnterpriseLookup(book.db, { preload }).similarNames).toBeUndefined();
});
