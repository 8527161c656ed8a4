/** Who a row is: the ladder from codes down to names, which only propose; what a person has denied; and what a row writes once a person has said "the same". */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isCreditCode } from "#domain/enterprises/credit-code";
import { createNameIndex } from "#domain/enterprises/name-index";
import { changesForSame } from "#domain/importing/accept-same";
import type { EnterpriseLookup, KnownEnterprise, PlannedChange } from "#domain/importing/import-plan";
import { type EnterpriseMatch, matchEnterprise } from "#domain/importing/match-enterprise";
import { foldName } from "#domain/shared/chinese-text";
import { makeNames } from "../../support/made-names.ts";
import { loadNameWords } from "../../support/name-words.ts";

const words = loadNameWords();
const CODE = "91440300708461136T";
const OTHER = "91110108551385082Q";
/** CODE with one character wrong. */
const SLIP = "91440300708461186T";

type Known = Pick<KnownEnterprise, "name" | "creditCode"> & { readonly former?: readonly string[] };

function lookupOf(entries: readonly Known[], denied: readonly string[] = []): EnterpriseLookup {
  const known = entries.map(({ name, creditCode }, at) => ({ id: at + 1, name, creditCode, values: {} }));
  const namesOf = (at: number) => [known[at]?.name ?? "", ...(entries[at]?.former ?? [])].map(foldName);
  const index = createNameIndex(
    known.map(({ id: owner, name }) => ({ owner, name })),
    words,
  );
  return {
    byCreditCode: (code) => known.find(({ creditCode }) => creditCode === code) ?? null,
    byFoldedName: (name) => known.filter((_, at) => namesOf(at).includes(name)),
    byOrganisationCode: (nine) =>
      known.find(({ creditCode }) => creditCode?.replace("-", "") === nine || creditCode?.slice(8, 17) === nine) ??
      null,
    similarNames: (name, among) =>
      index.search(name, { atLeast: 0.65, limit: 5 }).flatMap(({ owner, score, reasons }) => {
        const one = known.find(({ id }) => id === owner);
        const isOut = among === "withoutValidCode" && isCreditCode(one?.creditCode ?? "");
        return one === undefined || score === 1 || isOut ? [] : [{ known: one, score, reason: reasons.join("、") }];
      }),
    isNotSame: (id, row) => denied.includes(`${id} ${row.code ?? row.foldedName}`),
  };
}

function match(row: { readonly name?: string; readonly code?: string }, lookup: EnterpriseLookup): EnterpriseMatch {
  const { name = null, code = null } = row;
  const nameKey = name === null ? "" : foldName(name);
  return matchEnterprise({ row: 2, name, code, nameKey, nameCell: null, codeCell: null }, lookup);
}

/** What was found, in one line. */
function told(found: EnterpriseMatch): string {
  if (found.kind === "new") return "new";
  if (found.kind === "same")
    return `same ${found.known.id}${found.renamed ? " renamed" : ""}${found.certain ? "" : "?"}`;
  return `${found.about}: ${found.candidates.map(({ known, reason }) => `${known.id} ${reason}`).join("; ")}`;
}

test.each([
  ["the code decides", { name: "甲公司", code: CODE }, "same 1"],
  ["same code, new name", { name: "甲集团", code: CODE }, "same 1 renamed"],
  ["same code, former name", { name: "老甲", code: CODE }, "same 1"],
  ["the organisation code inside the stored credit code", { name: "甲公司", code: "708461136" }, "same 1"],
  ["the same with a dash and another name", { name: "甲集团", code: "70846113-6" }, "same 1 renamed"],
  ["same name, other code", { name: "甲公司", code: OTHER }, `code: 1 名称相同，代码不同（本行 ${OTHER}）`],
  ["one character of the code wrong", { name: "丁公司", code: SLIP }, `code: 1 本行代码有误，像是 ${CODE} 抄错了`],
  [
    "the same with the same name",
    { name: "甲公司", code: SLIP },
    `code: 1 名称相同，本行代码有误，像是 ${CODE} 抄错了`,
  ],
  ["a name alone", { name: "甲 公司" }, "same 1?"],
  ["nobody", { name: "丁公司", code: OTHER }, "new"],
])("%s", (_, row, expected) => {
  expect(told(match(row, lookupOf([{ name: "甲公司", creditCode: CODE, former: ["老甲"] }])))).toBe(expected);
});

test("the old organisation code that is stored is found by the credit code that holds it", () => {
  const lookup = lookupOf([{ name: "旧名", creditCode: "70846113-6" }]);
  expect(told(match({ name: "新名", code: CODE }, lookup))).toBe("same 1 renamed");
});

test("a 15-digit number that became an 18-digit code is asked about, by its name", () => {
  const lookup = lookupOf([{ name: "甲公司", creditCode: "430100000012345" }]);
  const reason = `1 名称相同，库里是 15 位旧注册号，本行是 ${CODE}，像是换了新证`;
  expect(told(match({ name: "甲公司", code: CODE }, lookup))).toBe(`code: ${reason}`);
});

const LONG = "湖南栖梧达合高新技术有限公司";

test("a similar name proposes where one side has no valid code, never between two valid ones", () => {
  const reason = "1 字号相同（“栖梧达合”）、一个写“有限责任公司”、一个写“有限公司”";
  const row = { name: "湖南栖梧达合高新技术有限责任公司" };
  expect(told(match(row, lookupOf([{ name: LONG, creditCode: CODE }])))).toBe(`similar: ${reason}`);
  expect(told(match({ ...row, code: OTHER }, lookupOf([{ name: LONG, creditCode: null }])))).toBe(`similar: ${reason}`);
  expect(told(match({ ...row, code: OTHER }, lookupOf([{ name: LONG, creditCode: CODE }])))).toBe("new");
  expect(told(match({ name: `${LONG}长沙分公司` }, lookupOf([{ name: LONG, creditCode: CODE }])))).toBe("new");
});

test("what a person has denied is not proposed again: not the same name, not a similar one, not a corrected code", () => {
  const entries = [{ name: LONG, creditCode: CODE }];
  const similar = "湖南栖梧达合高新技术有限责任公司";
  for (const name of [LONG, similar]) {
    expect(told(match({ name }, lookupOf(entries, [`1 ${foldName(name)}`])))).toBe("new");
    expect(told(match({ name, code: OTHER }, lookupOf(entries, [`1 ${OTHER}`])))).toBe("new");
  }
  expect(told(match({ name: "丁公司", code: SLIP }, lookupOf(entries, [`1 ${SLIP}`])))).toBe("new");
});

const someName = fc.constantFrom(...makeNames(40).asked.map(({ name }) => name), LONG, "甲公司");
const someCode = fc.constantFrom(null, CODE, OTHER, SLIP, "70846113-6", "430100000012345", "待办");

test("no name alone ever decides: what is certain rests on a code that both sides share", () => {
  const entry = fc.record({ name: someName, creditCode: someCode });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), someName, someCode, (entries, name, code) => {
      const found = match(code === null ? { name } : { name, code }, lookupOf(entries));
      if (found.kind !== "same" || !found.certain) return;
      const own = (code ?? "").replace("-", "");
      const stored = (found.known.creditCode ?? "").replace("-", "");
      const [short, long] = own.length < stored.length ? [own, stored] : [stored, own];
      expect(own === stored || long.slice(8, 17) === short).toBe(true);
      expect(own).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

const change = (field: string, after: string): PlannedChange => ({
  field,
  period: null,
  before: null,
  after,
  row: 2,
  column: 1,
  raw: after,
});

test("once said to be the same, a row never replaces a sound code by a faulty one, and its name is remembered", () => {
  const changes = [change("enterpriseName", "栖梧达合"), change("creditCode", SLIP), change("address", "麓谷")];
  expect(changesForSame(changes, { known: { name: LONG, creditCode: CODE }, code: SLIP })).toEqual([
    change("address", "麓谷"),
    { ...change("formerName", "栖梧达合"), appends: true },
  ]);
  const stated = [change("enterpriseName", "栖梧达合"), change("formerName", "老厂")];
  expect(changesForSame(stated, { known: { name: LONG, creditCode: null }, code: null })).toEqual([
    { ...change("formerName", "老厂、栖梧达合"), raw: "老厂" },
  ]);
  const official = [change("enterpriseName", "栖梧达合科技"), change("creditCode", CODE)];
  expect(changesForSame(official, { known: { name: LONG, creditCode: null }, code: CODE })).toEqual(official);
});
