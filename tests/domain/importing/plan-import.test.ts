/** Planning imports against what the book knows: the quarterly update over the yearly roster, twice the same file, and the ladder of keys. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { otherRows, planImport } from "#domain/importing/plan-import";
import type { OtherRow } from "#domain/importing/find-duplicates";
import type { ImportPlan } from "#domain/importing/import-plan";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { TypedRow } from "#domain/importing/typed-row";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { createMemoryBook, type MemoryBook } from "../../support/memory-book.ts";
import { readRoster } from "../../support/read-roster.ts";
import { readTruth } from "../../support/truth.ts";

const index = loadCatalogue();
const catalogue = { index, checks: loadRowChecks() };

async function firstTable(
  name: string,
): Promise<{ sheet: string; table: RecognisedTable; typedRows: readonly TypedRow[] }> {
  const [sheet] = await readRoster(name, catalogue);
  const [table] = sheet?.tables ?? [];
  if (sheet === undefined || table === undefined) throw new Error(`no table in ${name}`);
  return { sheet: sheet.grid.name, table: table.table, typedRows: table.rows };
}

const yearly = await firstTable("高新区企业名册2025.xlsx");
const quarterly = await firstTable("企业名册2026年一季度更新.xlsx");
const survey = await firstTable("火炬企业年报导出2024.xlsx");

const plan = (from: typeof yearly, book: MemoryBook, period = from.table.period): ImportPlan =>
  planImport({ ...from, lookup: book, period, index });

test("a first import adds every enterprise, a second of the same file changes nothing", () => {
  const book = createMemoryBook();
  const first = plan(yearly, book);
  expect(first.counts).toEqual({ add: 300, update: 0, unchanged: 0, decision: 0, rejected: 0 });
  book.apply(first);
  expect(plan(yearly, book).counts).toEqual({ add: 0, update: 0, unchanged: 300, decision: 0, rejected: 0 });
});

test("the quarterly update finds the new, the renamed, the absent and the doubtful ones", () => {
  const { expectedDiff } = readTruth("roster5-企业名册2026年一季度更新.json") as unknown as {
    expectedDiff: {
      added: { name: string; code: string }[];
      absent: { code: string }[];
      renamed: { code: string; old: string; new: string }[];
      sameNameOtherCode: { name: string }[];
      codeUpgraded: { name: string }[];
      codeCorrected: { name: string }[];
      changed: { code: string; field: string; old: string; new: string }[];
    };
  };
  const book = createMemoryBook();
  book.apply(plan(yearly, book));
  const update = plan(quarterly, book);
  const added = update.rows
    .filter((row) => row.kind === "add")
    .map(({ name, creditCode }) => ({ name, code: creditCode }));
  expect(sorted(added)).toEqual(sorted(expectedDiff.added));
  const renamed = update.rows.flatMap((row) =>
    row.kind === "update" && row.formerName !== null ? [{ old: row.formerName, new: row.name }] : [],
  );
  expect(sorted(renamed)).toEqual(sorted(expectedDiff.renamed.map((each) => ({ old: each.old, new: each.new }))));
  const asked = update.rows.filter((row) => row.kind === "decision").map(({ name }) => name);
  const doubtful = [...expectedDiff.sameNameOtherCode, ...expectedDiff.codeUpgraded, ...expectedDiff.codeCorrected];
  expect(asked.toSorted()).toEqual(doubtful.map(({ name }) => name).toSorted());
  const codes = new Map(book.all().map(({ id, creditCode }) => [id, creditCode]));
  const changed = update.rows.flatMap((row) =>
    row.kind !== "update"
      ? []
      : row.changes
          .filter(({ field, before }) => before !== null && field !== "enterpriseName")
          .map(({ field, before, after }) => ({
            code: codes.get(row.enterpriseId) ?? null,
            field: index.byId.get(field)?.label ?? field,
            old: before,
            new: after,
          })),
  );
  expect(sorted(changed)).toEqual(sorted(expectedDiff.changed));
  const met = new Set(
    update.rows.flatMap((row) =>
      row.kind === "update" || row.kind === "unchanged"
        ? [row.enterpriseId]
        : row.kind === "decision"
          ? row.candidates.map(({ enterpriseId }) => enterpriseId)
          : [],
    ),
  );
  const absent = book.all().filter(({ id }) => !met.has(id));
  expect(absent.map(({ creditCode }) => creditCode).toSorted()).toEqual(
    expectedDiff.absent.map(({ code }) => code).toSorted(),
  );
});

test("a month never overwrites the exact day that is known", () => {
  const book = createMemoryBook();
  book.apply(plan(yearly, book));
  const update = plan(quarterly, book);
  const dates = update.rows
    .flatMap((row) => (row.kind === "update" ? row.changes : []))
    .filter(({ field }) => field === "entryDate");
  expect(dates).toEqual([]);
});

test("withdrawn records of the survey are kept out with a reason", () => {
  const planned = plan(survey, createMemoryBook());
  expect(planned.counts).toEqual({ add: 113, update: 0, unchanged: 0, decision: 0, rejected: 7 });
  const reasons = planned.rows.flatMap((row) => (row.kind === "rejected" ? [row.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["数据状态是撤销，不算在册企业，不导入"]));
});

test("observations wait for a period instead of being given one", () => {
  const planned = plan(yearly, createMemoryBook(), null);
  const fields = new Set(
    planned.rows
      .flatMap((row) => (row.kind === "add" ? row.changes : []))
      .map(({ field }) => index.byId.get(field)?.kind),
  );
  expect(fields).toEqual(new Set(["identity", "attribute"]));
});

const CODE = "91440300708461136T";
const OTHER = "91110108551385082Q";

function table(): RecognisedTable {
  return { ...yearly.table, columns: yearly.table.columns };
}

function row(
  number: number,
  values: { readonly name?: string; readonly code?: string; readonly employees?: number },
): TypedRow {
  const cells = [
    { field: "enterpriseName", value: values.name ?? null, raw: values.name ?? "", row: number, column: 2 },
    { field: "creditCode", value: values.code ?? null, raw: values.code ?? "", row: number, column: 3 },
    {
      field: "employees",
      value: values.employees ?? null,
      raw: String(values.employees ?? ""),
      row: number,
      column: 4,
    },
  ];
  return { row: number, cells, issues: [], raw: cells.map(({ raw }) => raw) };
}

const planRows = (rows: readonly TypedRow[], book: MemoryBook): ImportPlan =>
  planImport({ sheet: "表", table: table(), typedRows: rows, lookup: book, period: "2025", index });

const kinds = (planned: ImportPlan) => planned.rows.map(({ kind }) => kind);

test("a name alone only proposes when something would be overwritten or a code is known", () => {
  const book = createMemoryBook();
  book.apply(
    planRows([row(1, { name: "甲公司", code: CODE, employees: 5 }), row(2, { name: "乙公司", employees: 7 })], book),
  );
  expect(kinds(planRows([row(1, { name: "甲公司", employees: 6 })], book))).toEqual(["decision"]);
  expect(kinds(planRows([row(1, { name: "甲公司", employees: 5 })], book))).toEqual(["unchanged"]);
  expect(kinds(planRows([row(1, { name: "乙 公司", employees: 8 })], book))).toEqual(["decision"]);
  expect(kinds(planRows([row(1, { name: "乙公司", code: OTHER })], book))).toEqual(["decision"]);
  expect(kinds(planRows([row(1, {})], book))).toEqual(["rejected"]);
});

test("a code decides: another name becomes the present one and the old is kept as former", () => {
  const book = createMemoryBook();
  book.apply(planRows([row(1, { name: "甲公司", code: CODE, employees: 5 })], book));
  const [renamed] = planRows([row(1, { name: "甲集团", code: CODE })], book).rows;
  expect(renamed).toMatchObject({ kind: "update", formerName: "甲公司", name: "甲集团" });
  book.apply(planRows([row(1, { name: "甲集团", code: CODE })], book));
  // An older file still says the former name: nothing goes back.
  expect(kinds(planRows([row(1, { name: "甲公司", code: CODE, employees: 5 })], book))).toEqual(["unchanged"]);
});

test("a code whose check fails does not rename anybody", () => {
  const wrong = `${CODE.slice(0, 17)}X`;
  const book = createMemoryBook();
  book.apply(planRows([row(1, { name: "甲公司", code: wrong })], book));
  expect(kinds(planRows([row(1, { name: "甲公司", code: wrong, employees: 3 })], book))).toEqual(["update"]);
  expect(kinds(planRows([row(1, { name: "丙公司", code: wrong })], book))).toEqual(["decision"]);
});

test("duplicates inside a file are shown together, never last wins", () => {
  const planned = planRows(
    [
      row(1, { name: "甲公司", code: CODE, employees: 5 }),
      row(2, { name: "丁公司", code: OTHER }),
      row(3, { name: "甲公司", code: CODE, employees: 6 }),
    ],
    createMemoryBook(),
  );
  expect(kinds(planned)).toEqual(["decision", "add", "decision"]);
  expect(planned.issues.map(({ cell, kind }) => `${cell} ${kind}`)).toEqual([
    "B1 duplicate-in-table",
    "B3 duplicate-in-table",
  ]);
});

test("the same enterprise on two sheets of one file is a question on the second", async () => {
  const [east, west] = await readRoster("街道报送汇总(原样).xlsx", catalogue);
  const earlier: OtherRow[] = [];
  const found: string[] = [];
  for (const sheet of [east, west]) {
    for (const { table: recognised, rows } of sheet?.tables ?? []) {
      const input = { sheet: sheet?.grid.name ?? "", table: recognised, typedRows: rows, period: "2025", index };
      const planned = planImport({ ...input, lookup: createMemoryBook(), others: earlier });
      earlier.push(...otherRows(planned));
      for (const { cell, kind } of planned.issues)
        if (kind.startsWith("duplicate")) found.push(`${sheet?.grid.name}!${cell} ${kind}`);
    }
  }
  expect(found).toEqual([
    "云岫街道!B11 duplicate-in-table",
    "云岫街道!B29 duplicate-in-table",
    "岚湖街道 !C20 duplicate-across-sheets",
    "岚湖街道 !C22 duplicate-across-sheets",
  ]);
});

const anyRow = fc.record({
  name: fc.option(fc.constantFrom("甲公司", "乙公司", "丙公司", "丁（长沙）公司"), { nil: undefined }),
  code: fc.option(fc.constantFrom(CODE, OTHER, "430193078372862", "913707841656781865"), { nil: undefined }),
  employees: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});
const toRows = (
  records: readonly { name?: string | undefined; code?: string | undefined; employees?: number | undefined }[],
) =>
  records.map((record, at) =>
    row(at + 1, {
      ...(record.name === undefined ? {} : { name: record.name }),
      ...(record.code === undefined ? {} : { code: record.code }),
      ...(record.employees === undefined ? {} : { employees: record.employees }),
    }),
  );

test("counts add up, and what was applied is not applied again", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 8 }), fc.array(anyRow, { maxLength: 8 }), (before, records) => {
      const book = createMemoryBook();
      book.apply(planRows(toRows(before), book));
      const rows = toRows(records);
      const first = planRows(rows, book);
      expect(Object.values(first.counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      book.apply(first);
      const second = planRows(rows, book);
      expect({ add: second.counts.add, update: second.counts.update }).toEqual({ add: 0, update: 0 });
    }),
  );
});

test("the order of the rows does not change what is added", () => {
  const names = (planned: ImportPlan) =>
    planned.rows
      .filter(({ kind }) => kind === "add")
      .map(({ name }) => name)
      .toSorted();
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 8 }), (records) => {
      const rows = toRows(records);
      expect(names(planRows(rows.toReversed(), createMemoryBook()))).toEqual(names(planRows(rows, createMemoryBook())));
    }),
  );
});

function sorted<Item>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
