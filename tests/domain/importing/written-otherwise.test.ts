/** Cells that are odd only beside the rest of their column: figures among words, hidden marks, marks for no, amounts whose format says the unit. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { CellContent, FormattedNumberCell, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

/** A sheet of one column beside the names; answers what each cell became, and why it was reported. */
function column(heading: string, cells: readonly CellContent[]) {
  const rows: (readonly CellContent[])[] = [
    ["企业名称", heading],
    ...cells.map((cell, at) => [`云麓第${at}科技有限公司`, cell]),
  ];
  const grid: Grid = {
    name: "表1",
    visibility: "visible",
    rows: rows.map((row, at) => ({
      index: at + 1,
      hidden: false,
      cells: row.map((cell) => (cell === "" ? undefined : cell)),
    })),
    complete: true,
    rowCount: rows.length,
    columnCount: 2,
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  return typeAll(grid, table, catalogue).map(({ cells: typed, issues }) => {
    const value = typed.find((cell) => cell.column === 2)?.value ?? null;
    const kinds = issues.filter((issue) => issue.column === 2).map(({ kind }) => kind);
    return kinds.length === 0 ? value : [value, ...kinds];
  });
}

const shown = (value: number, text: string): FormattedNumberCell => ({ kind: "number", value, text, percent: false });

test("a circle is yes beside a cross, and no beside a tick", () => {
  expect(column("是否规上", ["○", "×", "○", "×"])).toEqual([true, false, true, false]);
  expect(column("是否规上", ["√", "○", "√", "○"])).toEqual([true, false, true, false]);
  expect(column("是否规上", ["●", "○", "○", "●"])).toEqual([true, false, false, true]);
  expect(column("是否规上", ["√", "/", "√", "", "√"])).toEqual([true, false, true, false, true]);
});

test("where only yes is written, blanks are no with a word; beside single noes too", () => {
  const likely = [false, "boolean-blank"];
  expect(column("是否规上", ["是", "", "是", "", "是", ""])).toEqual([true, likely, true, likely, true, likely]);
  const ticks = ["√", "√", "√", "√", "√", "√", "√", "√", "", "否"];
  expect(column("是否规上", ticks).slice(-2)).toEqual([likely, [false, "boolean-variant"]]);
});

test("boxes to tick are odd in a column of words", () => {
  const answers = column("是否规上", ["是", "否", "是", "否", "是", "□是 ☑否"]);
  expect(answers.at(-1)).toEqual([false, "boolean-variant"]);
});

test("a number, a date or a yes among addresses is reported; hidden marks go", () => {
  const address = "云麓高新区星河路1号";
  const cells = [
    address,
    address,
    address,
    address,
    address,
    44260,
    "13800000001",
    true,
    "星河\u200b路2号",
    "星??路3号",
  ];
  expect(column("注册地址", cells).slice(5)).toEqual([
    ["44260", "text-is-number"],
    ["13800000001", "text-is-number"],
    ["TRUE", "text-is-number"],
    ["星河路2号", "hidden-character"],
    ["星??路3号", "text-garbled"],
  ]);
});

test("codes are checked against what the column holds", () => {
  const good = Array.from({ length: 20 }, () => "3912");
  expect(column("行业代码", [...good, "111", "402O", "9999", "35 91", "2023年"]).slice(20)).toEqual([
    ["111", "code-leading-zero"],
    ["402O", "code-malformed"],
    ["9999", "code-malformed"],
    ["3591", "code-spaces"],
    ["2023", "code-with-name"],
  ]);
  const certificates = Array.from({ length: 12 }, (_, at) => `GR2024430001${at + 10}`);
  expect(
    column("高企证书编号", [...certificates, "G202443000004", "gr202443000005", "GR2024 43000006"]).slice(12),
  ).toEqual([
    ["G202443000004", "certificate-unusual"],
    ["GR202443000005", "code-lowercase"],
    ["GR202443000006", "code-spaces"],
  ]);
});

test("what a number format shows counts, with its unit and in its thousands", () => {
  expect(column("营业收入（万元）", [shown(500, "500万元"), shown(5_000_000, "500"), shown(500, "$500")])).toEqual([
    "5000000",
    ["5000000", "number-shown-otherwise"],
    [null, "foreign-currency"],
  ]);
  expect(column("营业收入", [shown(500, "500万元"), shown(1.5, "1.5亿元"), 300])).toEqual([
    ["5000000", "unit-suffix"],
    ["150000000", "unit-suffix"],
    [null, "unit-missing"],
  ]);
});

test("a former name behind a name is kept as such", () => {
  const names = [
    "（原名：云麓旧名有限公司）",
    "（曾用名：云麓旧名有限公司）",
    "\n（原云麓旧名有限公司）",
    "（已注销）",
  ];
  const cells: Grid["rows"] = [["企业名称", "备注"], ...names.map((note) => [`云麓新名有限公司${note}`, "甲"])].map(
    (row, at) => ({ index: at + 1, hidden: false, cells: row }),
  );
  const grid = {
    name: "表1",
    visibility: "visible",
    rows: cells,
    complete: true,
    rowCount: 5,
    columnCount: 2,
  } as const;
  const whole: Grid = { ...grid, merges: [], hiddenColumns: [], delimited: false };
  const [table] = recogniseTables(whole, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const stated = typeAll(whole, table, catalogue).map(({ cells: typed }) =>
    ["enterpriseName", "formerName"].map((id) => typed.find(({ field }) => field === id)?.value ?? null),
  );
  const renamed = ["云麓新名有限公司", "云麓旧名有限公司"];
  expect(stated).toEqual([renamed, renamed, renamed, ["云麓新名有限公司", null]]);
});

/** A sheet as it stands; answers what the third column became, and why it was reported. */
function third(rows: readonly (readonly CellContent[])[]) {
  const width = Math.max(...rows.map(({ length }) => length));
  const whole: Grid = {
    name: "表1",
    visibility: "visible",
    rows: rows.map((row, at) => ({ index: at + 1, hidden: false, cells: row.map((cell) => cell || undefined) })),
    complete: true,
    rowCount: rows.length,
    columnCount: width,
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
  const [table] = recogniseTables(whole, catalogue.index);
  if (table === undefined) throw new Error("no table");
  return typeAll(whole, table, catalogue).map(({ cells: typed, issues }) => [
    typed.find((cell) => cell.column === 3)?.value ?? null,
    ...issues.filter((issue) => issue.column === 3).map(({ kind }) => kind),
  ]);
}

test("two units for one table are asked about, never chosen between", () => {
  const heads = ["企业名称", "统一社会信用代码", "营业收入"];
  const body = Array.from({ length: 6 }, (_, at) => [`云麓第${at}科技有限公司`, "", 500 + at]);
  const asked = Array.from({ length: 6 }, () => [null, "unit-missing"]);
  expect(third([["高新区企业名册（单位：万元）"], ["填报单位：云麓   单位：千元"], heads, ...body])).toEqual(asked);
  expect(third([["高新区企业名册"], ["单位：万元"], heads, ...body, ["注：本表金额单位为千元"]])).toEqual(asked);
  const unitRow = ["", "", "千元"];
  expect(third([["高新区企业名册"], ["企业名称", "统一社会信用代码", "营业收入（万元）"], unitRow, ...body])).toEqual(
    asked,
  );
  const ofOne = third([["高新区企业名册"], ["单位：万元"], heads, ...body, ["注：注册资本单位为千元"]]);
  expect(ofOne[0]).toEqual(["5000000"]);
});

test("a certificate belongs to one enterprise and to the year in its number", () => {
  const heads = ["企业名称", "发证日期", "高企证书编号"];
  const rows = third([
    heads,
    ["云麓甲科技有限公司", "2023-10-16", "GR202343000001"],
    ["云麓乙科技有限公司", "2023-10-16", "GR202343000002"],
    ["云麓丙科技有限公司", "2023-10-16", "GR202343000001"],
    ["云麓丁科技有限公司", "2021-10-16", "GR202343000004"],
  ]);
  expect(rows).toEqual([
    ["GR202343000001"],
    ["GR202343000002"],
    ["GR202343000001", "certificate-duplicate"],
    ["GR202343000004"],
  ]);
});
