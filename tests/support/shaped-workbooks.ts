/** The same invented enterprises written in five shapes, as senders send them: two header levels, transposed, one sheet each, two tables on a sheet, and a converted page list. */
import * as XLSX from "xlsx";
import { type Enterprise, inventEnterprises } from "../../build/scripts/examples/invent-enterprises.mts";

/** Enterprises all shapes are about; codes are valid, names invented. */
export const shaped: readonly Enterprise[] = inventEnterprises(12, 20_261_121);

/** Two header levels under a title, a column nobody knows, a hidden row, a doubled enterprise, and a total. */
export function rowsShape(): Uint8Array {
  const head = [
    ["2025年园区企业经营情况表"],
    ["序号", "企业名称", "统一社会信用代码", "经营情况（万元）", "", "从业人员", "楼栋号"],
    ["", "", "", "营业收入", "净利润", "", ""],
  ];
  const body = shaped.map((one, at) => [at + 1, one.name, one.code, 1000 + at, 100 + at, 20 + at, `${at + 1}栋`]);
  const twice = [13, shaped[0]?.name, shaped[0]?.code, 1500, 100, 25, "1栋"];
  const total = ["合计", "", "", 12_066, 1266, 306, ""];
  return workbook([
    {
      name: "经营情况",
      rows: [...head, ...body, twice, total],
      merges: ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"],
      hiddenRows: [6],
    },
    { name: "填表说明", rows: [["一、本表由企业填写。"], ["二、金额保留两位小数。"]] },
  ]);
}

/** Fields down, enterprises across. */
export function columnsShape(): Uint8Array {
  const some = shaped.slice(0, 5);
  return workbook([
    {
      name: "横排",
      rows: [
        ["2024年重点企业情况"],
        ["项目", ...some.map((one) => one.name)],
        ["统一社会信用代码", ...some.map((one) => one.code)],
        ["联系人", "周小满", "吴大暑", "郑立春", "王谷雨", "冯白露"],
        ["营业收入（万元）", 900, 901, 902, 903, 904],
        ["从业人员（人）", 18, 19, 20, 21, 22],
        ["员工食堂座位（个）", 40, 60, 0, 20, 80],
      ],
    },
  ]);
}

/** One enterprise per sheet, label beside value. The sheets name no year. */
export function formShape(): Uint8Array {
  return workbook(
    shaped.slice(5, 8).map((one, at) => ({
      name: `企业${at + 1}`,
      rows: [
        ["企业基本情况表"],
        ["企业名称", one.name, "统一社会信用代码", one.code],
        ["联系人", `蒋${at + 1}`, "联系电话", `0731-8888000${at}`],
        ["营业收入（万元）", 2000 + at, "从业人员（人）", 50 + at],
        ["主要产品", `传感器${at + 1}型`, "注册地址", `云麓路${at + 1}号`],
      ],
      merges: ["A1:D1"],
    })),
  );
}

/** Two tables one below the other on one sheet, with different columns. */
export function twoTablesShape(): Uint8Array {
  return workbook([
    {
      name: "两张表",
      rows: [
        ["一、2025年企业联系人"],
        ["企业名称", "统一社会信用代码", "联系人", "联系电话"],
        ...shaped.slice(0, 3).map((one, at) => [one.name, one.code, `沈${at + 1}`, `0731-8888100${at}`]),
        [],
        ["二、2025年企业收入（单位：万元）"],
        ["企业名称", "统一社会信用代码", "营业收入", "净利润"],
        ...shaped.slice(3, 6).map((one, at) => [one.name, one.code, 3000 + at, 300 + at]),
      ],
    },
  ]);
}

/** A page list converted from a PDF: header and page number again on every page. */
export function pagesShape(): string {
  const head = "企业名称,统一社会信用代码,注册地址,联系人";
  const pages = [0, 4, 8].map((from, page) => [
    head,
    ...shaped.slice(from, from + 4).map((one) => `${one.name},${one.code},云麓高新区创业路${from + 1}号,韩${page + 1}`),
    `第 ${page + 1} 页 共 3 页,,,`,
  ]);
  return pages.flat().join("\r\n");
}

interface SheetShape {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
}

function workbook(sheets: readonly SheetShape[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const { name, rows, merges = [], hiddenRows = [] } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet["!merges"] = merges.map((range) => XLSX.utils.decode_range(range));
    sheet["!cols"] = [{ wch: 10 }, { wch: 30 }, { wch: 22 }, { wch: 22 }, { wch: 14 }, { wch: 12 }];
    const lines: { hidden?: boolean }[] = [];
    for (const row of hiddenRows) lines[row - 1] = { hidden: true };
    sheet["!rows"] = lines;
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return XLSX.write(book, { type: "array", bookType: "xlsx" });
}
