import { expect, test } from "vitest";
import type { FormColumn } from "#domain/reporting/form-binding";
import { columnOf, fillPlanned, listOf, printSheet, REVENUE, rowOf, rowsOf, take } from "../../support/planned-form.ts";

const NAME = take("enterpriseName");
const serial = (letter: string): FormColumn => columnOf(letter, { kind: "sequence" }, { kind: "sequence" });

/** Two lists side by side: serial number and name on each half, three printed rows, a total below. */
const halves = printSheet(
  [["序号", "名称", "序号", "名称"], [1, null, 4, null], [2, null, 5, null], [3, null, 6, null], ["合计"]],
  { formulas: { B5: "COUNTA(B2:B4)+COUNTA(D2:D4)" } },
);
const halfAreas = [
  listOf([2, 4], [serial("A"), columnOf("B", NAME)]),
  listOf([2, 4], [serial("C"), columnOf("D", NAME)], { continues: 0 }),
];

test("the right half takes over where the left one is full", async () => {
  const { line, plan } = await fillPlanned(halves, { areas: halfAreas, lists: [{ list: 0, rows: rowsOf(5) }] });
  expect([2, 3, 4, 5].map((row) => line(row, "ABCD"))).toEqual([
    [1, "企业1", 4, "企业4"],
    [2, "企业2", 5, "企业5"],
    [3, "企业3", 6, null],
    ["合计", "COUNTA(B2:B4)+COUNTA(D2:D4)", null, null],
  ]);
  expect(plan.lists).toEqual([
    { list: 0, rowsWritten: 3, rowsInserted: 0 },
    { list: 1, rowsWritten: 2, rowsInserted: 0 },
  ]);
});

test("when both halves are full, the rows they share grow for both at once", async () => {
  const lists = [
    { list: 0, rows: rowsOf(9) },
    { list: 1, rows: rowsOf(9) },
  ];
  const { line, plan } = await fillPlanned(halves, { areas: halfAreas, lists });
  expect([2, 3, 4, 5, 6, 7].map((row) => line(row, "ABCD"))).toEqual([
    [1, "企业1", 6, "企业6"],
    [2, "企业2", 7, "企业7"],
    [3, "企业3", 8, "企业8"],
    [4, "企业4", 9, "企业9"],
    [5, "企业5", 10, null],
    ["合计", "COUNTA(B2:B6)+COUNTA(D2:D6)", null, null],
  ]);
  expect(plan.lists.map(({ rowsInserted }) => rowsInserted)).toEqual([2, 0]);
  expect(Array.from(plan.cells, ({ cell, text }) => `${cell} ${text}`)).toEqual([
    "B2 企业1",
    "D2 企业6",
    "B3 企业2",
    "D3 企业7",
    "B4 企业3",
    "D4 企业8",
    "B5 企业4",
    "D5 企业9",
    "B6 企业5",
  ]);
});

test("numbers that are printed across are filled across", async () => {
  const across = printSheet([
    ["序号", "名称", "序号", "名称"],
    [1, null, 2, null],
    [3, null, 4, null],
  ]);
  const areas = halfAreas.map((area) => ({ ...area, lastRow: 3 }));
  const { line } = await fillPlanned(across, { areas, lists: [{ list: 0, rows: rowsOf(5) }] });
  expect([2, 3, 4].map((row) => line(row, "ABCD"))).toEqual([
    [1, "企业1", 2, "企业2"],
    [3, "企业3", 4, "企业4"],
    [5, "企业5", 6, null],
  ]);
});

test("a list that goes on further down fills its first part, then the second, which grows", async () => {
  const form = printSheet(
    [["名称"], [], [], ["续表"], ["名称"], [], [], ["合计"]].map((row) => [...row, ...row]),
    { formulas: { A8: "COUNTA(A2:A3,A6:A7)" } },
  );
  const columns = [columnOf("A", NAME)];
  const areas = [listOf([2, 3], columns), listOf([6, 7], columns, { continues: 0 })];
  const { line, plan } = await fillPlanned(form, { areas, lists: [{ list: 0, rows: rowsOf(5) }] });
  expect(Array.from({ length: 8 }, (_, i) => line(i + 2, "A")[0])).toEqual([
    "企业1",
    "企业2",
    "续表",
    "名称",
    "企业3",
    "企业4",
    "企业5",
    "COUNTA(A2:A3,A6:A8)",
  ]);
  expect(plan.lists).toEqual([
    { list: 0, rowsWritten: 2, rowsInserted: 0 },
    { list: 1, rowsWritten: 3, rowsInserted: 1 },
  ]);
});

test("a record of two rows takes its second row too, and grows by two", async () => {
  const form = printSheet(
    [["序号", "名称", "收入"], [null, "代码", "人数"], [1, null, null], [], [2, null, null], [], ["合计"]],
    { merges: ["A3:A4", "A5:A6"], formulas: { C7: "SUM(C3:C6)" } },
  );
  const columns = [
    serial("A"),
    columnOf("B", NAME),
    columnOf("C", take("operatingRevenue", "report")),
    columnOf("B", take("creditCode"), { line: 1 }),
    columnOf("C", take("employees", "report"), { line: 1 }),
  ];
  const rows = [1, 2, 3].map((i) =>
    rowOf(i, { [REVENUE]: `${i}0000`, creditCode: `91${i}`, "employees@2025": i * 10 }),
  );
  const { line, plan } = await fillPlanned(form, {
    areas: [listOf([3, 6], columns, { recordRows: 2 })],
    lists: [{ list: 0, rows }],
  });
  expect([3, 4, 5, 6, 7, 8, 9].map((row) => line(row, "ABC"))).toEqual([
    [1, "企业1", 1],
    [null, "911", 10],
    [2, "企业2", 2],
    [null, "912", 20],
    [3, "企业3", 3],
    [null, "913", 30],
    ["合计", null, "SUM(C3:C8)"],
  ]);
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 3, rowsInserted: 2 }]);
  expect(plan.cells.find("表1", "C8").map(({ text, rule }) => [text, rule])).toEqual([
    ["30", "取“企业3”2025年的“从业人员期末人数”"],
  ]);
});

/** Two groups with a subtotal each; numbers go on from one to the other. */
const groups = printSheet(
  [["序号", "名称"], ["一、东区"], [1, null], [2, null], ["小计"], ["二、西区"], [3, null], [4, null], ["小计"]],
  { formulas: { B5: "COUNTA(B3:B4)", B9: "COUNTA(B7:B8)" } },
);
const groupArea = (first: number, text: string) =>
  listOf([first, first + 1], [serial("A"), columnOf("B", NAME)], {
    group: { field: "park", text, cell: `A${first - 1}` },
    totalRows: [first + 2],
  });

test("every group grows by itself, and numbers that ran on still do", async () => {
  const { line, said } = await fillPlanned(groups, {
    areas: [groupArea(3, "东区"), groupArea(7, "西区")],
    lists: [
      { list: 0, rows: rowsOf(4) },
      { list: 1, rows: rowsOf(3) },
    ],
    outside: [
      { list: 0, text: "南区", count: 2 },
      { list: 1, text: "", count: 1 },
    ],
  });
  expect(Array.from({ length: 11 }, (_, i) => line(i + 2, "AB"))).toEqual([
    ["一、东区", null],
    [1, "企业1"],
    [2, "企业2"],
    [3, "企业3"],
    [4, "企业4"],
    ["小计", "COUNTA(B3:B6)"],
    ["二、西区", null],
    [5, "企业1"],
    [6, "企业2"],
    [7, "企业3"],
    ["小计", "COUNTA(B9:B11)"],
  ]);
  // The second group's heading stands two rows further down, below what the first grew by.
  expect(said.map((one) => one.replace(/填“.*”/u, "填“…”"))).toEqual([
    "A2 表上没有印“南区”这一组，账本里这一组的 2 户没有填入",
    "A8 账本里有 1 户没有填“…”，不知道归哪一组，没有填入",
  ]);
});

test("an empty group stays blank and is no problem", async () => {
  const { line, said } = await fillPlanned(groups, {
    areas: [groupArea(3, "东区"), groupArea(7, "西区")],
    lists: [
      { list: 0, rows: [] },
      { list: 1, rows: rowsOf(1) },
    ],
  });
  expect([3, 4, 7, 8].map((row) => line(row, "AB"))).toEqual([
    [1, null],
    [2, null],
    [3, "企业1"],
    [4, null],
  ]);
  expect(said).toEqual([]);
});

test("printed rows take what their texts name, and a name the book has not is told once", async () => {
  const form = printSheet([
    ["名称", "收入"],
    ["企业1", null],
    ["小计", null],
    ["无此企业", null],
    ["企业2", "—"],
    ["无此企业", null],
  ]);
  const printed = {
    column: 1,
    kind: "enterprise",
    rows: [
      { row: 2, text: "企业1" },
      { row: 4, text: "无此企业" },
      { row: 5, text: "企业2" },
      { row: 6, text: "无此企业" },
    ],
  };
  const columns = [columnOf("A", null, { kind: "fixed" }), columnOf("B", take("operatingRevenue", "report"))];
  const area = listOf([2, 6], columns, { printed, totalRows: [3] });
  const rows = [rowOf(1, { [REVENUE]: "50000" }), null, rowOf(2, { [REVENUE]: "70000" }), null];
  const { line, plan, said } = await fillPlanned(form, { areas: [area], lists: [{ list: 0, rows }] });
  expect([2, 3, 4, 5, 6].map((row) => line(row, "AB"))).toEqual([
    ["企业1", 5],
    ["小计", null],
    ["无此企业", null],
    ["企业2", "—"],
    ["无此企业", null],
  ]);
  expect(said).toEqual(["A4 账本里没有对得上“无此企业”的条目，这一行空着"]);
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 2, rowsInserted: 0 }]);
});

/** Five printed rows; the fourth has a remark printed, the fifth a formula of its own. */
const spare = (rest: "blank" | "hide" | "remove") =>
  fillPlanned(
    printSheet([["序号", "名称", "加倍"], [1], [2], [3], [4, null, "已核"], [5], ["合计"]], {
      formulas: { C2: "A2*2", C3: "A3*2", C4: "A4*2", C6: "A6*2", B7: "COUNTA(B2:B6)" },
    }),
    {
      areas: [listOf([2, 6], [serial("A"), columnOf("B", NAME), columnOf("C", null, { kind: "formula" })], { rest })],
      lists: [{ list: 0, rows: rowsOf(1) }],
    },
  );

test("rows that are not needed stay, are hidden or go; print that is no serial number stays", async () => {
  const blank = await spare("blank");
  expect(blank.plan.fills[0]?.removals).toBeUndefined();
  expect(blank.line(6, "ABC")).toEqual([5, null, "A6*2"]);
  const hidden = await spare("hide");
  expect(hidden.plan.fills[0]?.removals).toEqual([
    { firstRow: 3, lastRow: 4, how: "hide" },
    { firstRow: 6, lastRow: 6, how: "hide" },
  ]);
  const removed = await spare("remove");
  expect([2, 3, 4].map((row) => removed.line(row, "ABC"))).toEqual([
    [1, "企业1", "A2*2"],
    [4, null, "已核"],
    ["合计", "COUNTA(B2:B3)", null],
  ]);
});

test("of a list with no entries one row stays for its total", async () => {
  const form = printSheet([["序号", "名称"], [1], [2], ["合计"]], { formulas: { B4: "COUNTA(B2:B3)" } });
  const area = listOf([2, 3], [serial("A"), columnOf("B", NAME)], { rest: "remove" });
  const { line } = await fillPlanned(form, { areas: [area], lists: [{ list: 0, rows: [] }] });
  expect([2, 3].map((row) => line(row, "AB"))).toEqual([
    [1, null],
    ["合计", "COUNTA(B2:B2)"],
  ]);
});

test("numbers that the form wants as text under a SUM are told: the total would be 0", async () => {
  const form = printSheet([["名称", "收入"], [], ["合计"]], { formulas: { B3: "SUM(B2:B2)" } });
  const money = (numberFormat: string) => columnOf("B", take("operatingRevenue", "report"), { numberFormat });
  const fillAs = async (numberFormat: string) => {
    const areas = [listOf([2, 2], [columnOf("A", NAME), money(numberFormat)], { totalRows: [3] })];
    const rows = [rowOf(1, { [REVENUE]: "250000" })];
    const { at, said } = await fillPlanned(form, { areas, lists: [{ list: 0, rows }] });
    return [at("B2"), said];
  };
  expect(await fillAs("0.00")).toEqual([25, []]);
  expect(await fillAs("@")).toEqual(["25", [expect.stringMatching(/^B2 这一列在表上是文本格式.*合计会是 0/u)]]);
});

test("a list that nobody belongs to says so, and by which words it chose", async () => {
  const form = printSheet([["名称"], [], ["合计"]]);
  const selection = { where: [], orderBy: "roster", reason: "标题写明“上市企业”" };
  const { said } = await fillPlanned(form, {
    areas: [listOf([2, 2], [columnOf("A", NAME)], { selection })],
    lists: [{ list: 0, rows: [] }],
  });
  expect(said).toEqual(["A2 账本里没有一户符合这张名单的取数范围（标题写明“上市企业”），名单空着"]);
});

test("what has no room and what a limit cut off is counted", async () => {
  const form = printSheet([["名称"], [], [], ["合计"]]);
  const fixed = listOf([2, 3], [columnOf("A", NAME)], { growable: false });
  const full = await fillPlanned(form, { areas: [fixed], lists: [{ list: 0, rows: rowsOf(5) }] });
  expect([full.line(2, "A"), full.line(3, "A"), full.said]).toEqual([
    ["企业1"],
    ["企业2"],
    ["A2 这张表只有 2 行而且不能加行，还有 3 户没有填入"],
  ]);
  const cut = await fillPlanned(form, { areas: [fixed], lists: [{ list: 0, rows: rowsOf(2), leftOut: 40 }] });
  expect(cut.said).toEqual(["A2 这张表只取前 2 户，还有 40 户符合条件的没有列入"]);
});

test("lists that share only a part of their rows do not grow against each other", async () => {
  const form = printSheet([["名称", null, "名称"], [], [], [], ["合计"]]);
  const areas = [listOf([2, 3], [columnOf("A", NAME)]), listOf([2, 4], [columnOf("C", NAME)])];
  const { said } = await fillPlanned(form, {
    areas,
    lists: [
      { list: 0, rows: rowsOf(3) },
      { list: 1, rows: rowsOf(4) },
    ],
  });
  expect(said).toEqual([
    "C2 这张表和并排的另一张表共用一部分行，两边不能各自加行",
    "C2 这张表只有 3 行而且不能加行，还有 1 户没有填入",
  ]);
});
