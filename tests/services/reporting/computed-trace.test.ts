import { readFileSync } from "node:fs";
import { read, write } from "xlsx";
import { beforeAll, expect, test } from "vitest";
import type { FilledForm } from "#contract/reporting";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { parseDecimal, sumDecimals } from "#domain/shared/decimal";
import { parsePeriod } from "#domain/shared/period";
import { createComputer } from "#services/reporting/compute-sources";
import { openExport } from "#store/queries/exports-read";
import { samplePath } from "../../support/truth.ts";
import { fillFormInto, type FiledDesk, need, openAgain, openFiledDesk } from "./filed-desk.ts";

/** Numbers that are computed tell of what: 广东's execution table counts carriers and enterprises (算出来的数). */

const FORM_E = "E-广东-创新体系执行情况报送表.xlsx";
const FILE = "执行情况.xlsx";
let desk: FiledDesk;
let filled: FilledForm;
let computed: readonly FiledCell[];

beforeAll(async () => {
  desk = await openFiledDesk();
  filled = await fillFormInto(desk, FILE, FORM_E);
  const cells = [...(openExport(desk.book.db, filled.exportId)?.cells() ?? [])];
  computed = cells.filter(({ words }) => words !== null);
});

test("the parts of every computed cell add up to it, and all of them are told", () => {
  expect(computed.length).toBeGreaterThan(8);
  const again = computed.map(({ cell, parts }) => ({
    cell,
    sum: sumDecimals(parts.map(({ value }) => need(parseDecimal(value ?? "0")))),
    told: parts.length,
  }));
  expect(again.map(({ cell, sum }) => [cell, sum])).toEqual(computed.map(({ cell, text }) => [cell, text]));
  expect(again.map(({ told }) => told)).toEqual(computed.map(({ partsTotal }) => partsTotal));
  expect(computed.every(({ formula, words }) => formula !== null && words !== "")).toBe(true);
});

test("every part leads to the cell of the roster it was read from", () => {
  const rosters = new Map(
    ["高新区企业名册2025.xlsx", "火炬企业年报导出2024.xlsx", "孵化载体汇总表.xlsx"].map((name) => [
      name,
      read(readFileSync(samplePath(name)), { cellText: true }).Sheets,
    ]),
  );
  const sources = computed.flatMap(({ parts }) => parts.flatMap(({ source }) => source ?? []));
  const found = sources.map((source) =>
    source.kind === "import" ? rosters.get(source.workbook)?.[source.sheet]?.[source.cell] : undefined,
  );
  expect(sources.length).toBeGreaterThan(50);
  expect(found.map((cell) => String(cell?.v ?? cell?.w))).toEqual(sources.map(({ raw }) => raw));
});

test("before a carrier is changed, the counts it is part of are told", async () => {
  const [cell] = computed.filter(({ parts }) => parts.length > 0);
  const entryId = cell?.parts[0]?.entry?.id ?? 0;
  const impact = need(await desk.services["reporting/impact"]({ entryId, field: null, period: null }));
  const counted = computed.filter(({ parts }) => parts.some(({ entry }) => entry?.id === entryId));
  expect(impact.filed.map((one) => one.cell).toSorted()).toEqual(counted.map((one) => one.cell).toSorted());
  expect(impact.filedTotal).toBe(counted.length);
});

test("a computed number that somebody changed is shown, and cannot be taken", async () => {
  const [target] = computed;
  const book = read(desk.files.get(FILE) ?? new Uint8Array(), { cellFormula: true });
  const sheet = book.Sheets[target?.sheet ?? ""];
  if (sheet === undefined || target === undefined) throw new Error("nothing computed");
  sheet[target.cell] = { t: "n", v: 99 };
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
  if (bytes instanceof ArrayBuffer) desk.files.set(FILE, new Uint8Array(bytes));
  const { changes, formId } = await openAgain(desk, FILE);
  expect(changes).toEqual([
    expect.objectContaining({
      cell: target.cell,
      exported: target.text,
      now: "99",
      effect: null,
      why: expect.stringContaining("算出来的"),
    }),
  ]);
  const decisions = [{ sheet: target.sheet, cell: target.cell, take: true, reason: "试" }];
  const outcome = need(await desk.services["reporting/absorb"]({ formId, decisions }));
  expect(outcome).toMatchObject({ taken: 0, refused: 0, failed: [{ cell: target.cell }] });
});

test("the working paper adds the parts up with live sums", async () => {
  const { exportId } = filled;
  need(await desk.services["reporting/working-paper"]({ jobId: "1", exportId, token: "底稿.xlsx" }));
  const sheet = read(desk.files.get("底稿.xlsx") ?? new Uint8Array()).Sheets.取数底稿 ?? {};
  const rows = Object.keys(sheet).flatMap((key) => (/^L\d+$/u.test(key) && sheet[key]?.f ? [key.slice(1)] : []));
  const sums = computed.filter(({ parts }) => parts.length > 0);
  expect(rows).toHaveLength(sums.length);
  expect(rows.map((row) => [sheet[`L${row}`]?.v, sheet[`M${row}`]?.v])).toEqual(
    sums.map(({ text }) => [Number(text), 0]),
  );
  expect(rows.every((row) => String(sheet[`L${row}`]?.f).includes(`SUM(J${Number(row) + 1}:J`))).toBe(true);
});

test("a sum of all against a sum of few is no growth", () => {
  const period = need(parsePeriod("2025"));
  const { forHome } = createComputer(desk.book.db, { period, today: "2026-01-20" });
  const sum = { kind: "formula", formula: "求和(企业.营业收入)", unit: "万元" } as const;
  expect(Number(forHome({ ...sum, period: "report" })?.value)).toBeGreaterThan(0);
  expect(Number(forHome({ ...sum, period: "previous" })?.value)).toBeGreaterThan(0);
  const growth = forHome({ ...sum, unit: "%", period: "growth" });
  expect([growth?.value, growth?.reason]).toEqual([null, expect.stringMatching(/^两年的数不齐，算不出同比：.*缺/u)]);
});
