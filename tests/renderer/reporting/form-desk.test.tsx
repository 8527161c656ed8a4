/** What the desk of a form thinks: places of many blocks and rows, where something lands, what is found, how problems are sorted, how files are called. */
import { expect, test } from "vitest";
import type { Binding, FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { emptyEach, eachFileName, exampleName, rosterFilters } from "../../../renderer/features/reporting/each-state";
import { filledOverlay, rowShift } from "../../../renderer/features/reporting/form-overlay";
import { listFacts } from "../../../renderer/features/reporting/form-facts";
import { formPlaces, headOfGroup, isUnsettled, placeAt } from "../../../renderer/features/reporting/form-places";
import { landingAt } from "../../../renderer/features/reporting/landing";
import { paletteItems, searchItems } from "../../../renderer/features/reporting/palette-items";
import { groupProblems } from "../../../renderer/features/reporting/problem-groups";
import { sourceWords } from "../../../renderer/features/reporting/source-words";
import { readCodes, showCodes } from "../../../renderer/features/reporting/writing-words";
import { pinyinInitials } from "../../../renderer/text/pinyin-initials";
import { shippedFields } from "../../support/shipped-fields.ts";

const bound: Binding = {
  source: { kind: "field", field: "operatingRevenue", unit: "万元", period: "report" },
  confidence: 0.9,
  reason: "",
};
const column = (letter: string, at: number, more: Partial<FormColumn> = {}): FormColumn => ({
  letter,
  column: at,
  headerPath: [letter],
  kind: "input",
  allowed: [],
  numberFormat: null,
  unit: null,
  binding: bound,
  ...more,
});
const list = (firstRow: number, more: Partial<FormList> = {}): FormList => ({
  sheet: "表",
  headerRows: [firstRow - 1, firstRow - 1],
  firstRow,
  lastRow: firstRow + 3,
  growable: true,
  columns: [column("A", 1, { kind: "sequence" }), column("B", 2)],
  totalRows: [],
  selection: { where: [], orderBy: "roster", reason: "" },
  ...more,
});
const grouped = (firstRow: number, text: string): FormList =>
  list(firstRow, { group: { field: "park", text, cell: `A${firstRow - 2}` } });

test("blocks of a grouped list are one place as long as they are bound alike", () => {
  const reading: FormReading = { lists: [grouped(5, "东园"), grouped(15, "西园")], cells: [] };
  const places = formPlaces(reading);
  expect(places.map(({ id, targets, ranges }) => [id, targets.length, ranges.map(({ firstRow }) => firstRow)])).toEqual(
    [["表#0!B", 2, [5, 15]]],
  );
  expect(headOfGroup(reading, 1)).toBe(0);
  const [first, second] = reading.lists;
  if (first === undefined || second === undefined) throw new Error("two blocks");
  const other = { ...second, columns: [column("B", 2, { binding: { ...bound, source: null } })] };
  expect(
    formPlaces({
      lists: [first, { ...other, columns: [column("A", 1, { kind: "sequence" }), ...other.columns] }],
      cells: [],
    }).length,
  ).toBe(2);
});

test("records of two rows have a place for each row; a header stands for its column; printed words and own columns take nothing", () => {
  const two = list(5, {
    recordRows: 2,
    columns: [column("A", 1, { kind: "sequence" }), column("B", 2, { line: 0 }), column("B", 2, { line: 1 })],
  });
  const reading: FormReading = { lists: [two], cells: [] };
  const places = formPlaces(reading);
  expect([5, 6, 7, 8].map((row) => placeAt(places, "表", { row, column: 2 })?.where)).toEqual([
    "B 列第 1 行",
    "B 列第 2 行",
    "B 列第 1 行",
    "B 列第 2 行",
  ]);
  expect(landingAt(reading, "表", { row: 6, column: 2 }, "")?.targets).toEqual([
    { kind: "column", list: 0, letter: "B", line: 1 },
  ]);
  expect(landingAt(reading, "表", { row: 4, column: 2 }, "营业收入")?.where).toBe("B 列第 1 行");
  expect(landingAt(reading, "表", { row: 5, column: 1 }, "")).toBeNull();
  expect(landingAt(reading, "表", { row: 20, column: 1 }, "注：")).toBeNull();
  expect(landingAt(reading, "表", { row: 20, column: 3 }, "")?.targets).toEqual([
    { kind: "cell", sheet: "表", cell: "C20" },
  ]);
});

test("fields are found by name, other wordings and first letters; those that begin with it stand first", () => {
  expect(pinyinInitials("统一社会信用代码 R&D")).toBe("tyshxydmrd");
  const items = paletteItems(shippedFields(), []);
  expect(searchItems(items, "fddbr")[0]?.label).toBe("法定代表人");
  expect(searchItems(items, "营业 收入")[0]?.label).toBe("营业收入");
  expect(searchItems(items, "没有这一项")).toEqual([]);
  const revenue = items.find(({ label }) => label === "营业收入");
  expect(revenue?.source("千元")).toEqual({ kind: "field", field: "operatingRevenue", unit: "千元", period: "report" });
  expect(revenue?.source("人")).toEqual({ kind: "field", field: "operatingRevenue", unit: "万元", period: "report" });
});

test("codes are typed and shown in words, and what cannot be read is not taken", () => {
  expect(readCodes("是＝1；否=")).toEqual({ 是: "1", 否: "" });
  expect(showCodes({ 是: "1", 否: "" })).toBe("是=1；否=");
  expect(readCodes(showCodes({ 国家级: "A", 省级: "B" }))).toEqual({ 国家级: "A", 省级: "B" });
  expect([readCodes(" "), readCodes("是1")]).toEqual([null, "unreadable"]);
});

test("sources and lists are said in words", () => {
  const names = {
    fields: new Map(shippedFields().map((field) => [field.id, field])),
    indicators: new Map([['指标("hunan/HN-1")', { name: "省级众创空间数", unit: "个" }]]),
    formulas: new Map([["本身.营业收入", "这个对象的营业收入"]]),
  };
  expect(
    [
      bound.source,
      { kind: "formula", formula: '指标("hunan/HN-1")', unit: "个", period: "previous" } as const,
      { kind: "formula", formula: "本身.研发费用", unit: null, period: null } as const,
      { kind: "formula", formula: "本身.营业收入", unit: "万元", period: "report" } as const,
      { kind: "constant", text: "/" } as const,
      { kind: "field", field: "contactPerson", unit: null, period: null, also: "contactPhone" } as const,
      { kind: "field", field: "registeredAddress", unit: null, period: null, or: "businessAddress" } as const,
      null,
    ].map((source) => sourceWords(source, names)),
  ).toEqual([
    "营业收入（万元）",
    "省级众创空间数（个）·上年",
    "公式：本身.研发费用",
    "这个对象的营业收入（万元）",
    "写“/”",
    "联系人＋联系电话",
    "注册地址（没有时取经营地址）",
    "不填",
  ]);
  const words = { kind: () => "集群", field: () => "所属园区" };
  const printed = { column: 1, kind: "cluster", rows: [{ row: 5, text: "甲" }] };
  const reading: FormReading = {
    lists: [grouped(5, "东园"), grouped(15, "西园"), list(25, { continues: 0 }), list(35, { printed })],
    cells: [],
  };
  expect([0, 2, 3].map((number) => listFacts(reading, number, words))).toEqual([
    ["按所属园区分 2 组，每组有自己的小计，一处改、各组同改", "印了 4 行，不够会照样式加行"],
    ["右栏：第 1 张表填满了，接着往这一栏填", "印了 4 行，不够会照样式加行"],
    ["印好的 1 行是集群的名字，各填各的，不加行"],
  ]);
});

test("what lies below a list moves with rows put in and taken out; records of two rows count twice", () => {
  const reading: FormReading = {
    lists: [list(5, { recordRows: 2 }), list(25, { rest: "remove" })],
    cells: [],
  };
  const preview = {
    period: null,
    lists: [
      { list: 0, sheet: "表", rows: 5, rowsInserted: 6 },
      { list: 1, sheet: "表", rows: 1, rowsInserted: 0 },
    ],
    filledCells: 12,
    problems: [],
  };
  const shift = rowShift(reading, "表", preview);
  expect([4, 8, 9, 28, 29].map(shift)).toEqual([0, 0, 6, 6, 3]);
  expect(filledOverlay(reading, "表", preview).regions.map(({ range }) => [range.firstRow, range.lastRow])).toEqual([
    [5, 14],
    [31, 31],
  ]);
});

test("problems of one sort are said once, the worst first", () => {
  const problem = (cell: string, reason: string, severity: "error" | "warning" = "warning") => ({
    sheet: "表",
    cell,
    severity,
    reason,
  });
  const groups = groupProblems([
    problem("B5", "“甲”没有营业收入"),
    problem("B6", "“乙”没有营业收入"),
    problem("C5", "“甲”没有营业收入"),
    problem("D7", "“大型企业”不在下拉里", "error"),
  ]);
  expect(groups.map(({ severity, problems }) => [severity, problems.map(({ cell }) => cell)])).toEqual([
    ["error", ["D7"]],
    ["warning", ["B5", "B6"]],
    ["warning", ["C5"]],
  ]);
});

test("forms of many entries are called by their pattern, and asked for by what the roster knows", () => {
  const first = { id: 1, name: "云麓光电", creditCode: null };
  const each = { ...emptyEach, total: 120, first };
  expect([exampleName(each, "情况表", "2025"), eachFileName(each, "情况表.xlsx", "2025")]).toEqual([
    "001-云麓光电.xlsx",
    "情况表-2025年-一企一表.zip",
  ]);
  expect(exampleName({ ...each, as: "sheets", pattern: "{名称}{时期}" }, "情况表", "2025")).toBe("云麓光电2025年");
  expect(
    rosterFilters([
      { field: "aboveScale", equals: true },
      { field: "park", equalsAny: ["东园", "西园"] },
      { field: "industryCode", startsWithAny: ["C"] },
    ]),
  ).toEqual([
    { key: "aboveScale", test: "oneOf", text: "", values: ["1"] },
    { key: "park", test: "oneOf", text: "", values: ["东园", "西园"] },
  ]);
});

test("what nobody is sure of is not drawn as filled", () => {
  const unsure = { ...bound, confidence: 0.5 };
  const cell = { sheet: "表", cell: "B2", label: "", prefix: "", unit: null, allowed: [], numberFormat: null };
  const reading: FormReading = {
    lists: [list(5, { columns: [column("B", 2), column("C", 3, { binding: unsure })] })],
    cells: [
      { ...cell, binding: unsure },
      { ...cell, cell: "D2", binding: bound },
    ],
  };
  const preview = {
    period: null,
    lists: [{ list: 0, sheet: "表", rows: 2, rowsInserted: 0 }],
    filledCells: 3,
    problems: [],
  };
  const drawn = filledOverlay(reading, "表", preview);
  expect(drawn.regions.map(({ range }) => range.firstColumn)).toEqual([2]);
  expect(drawn.marks.map(({ row, column: at }) => [row, at])).toEqual([[2, 4]]);
  expect(
    formPlaces(reading)
      .filter(isUnsettled)
      .map(({ where }) => where),
  ).toEqual(["C 列", "B2"]);
});
