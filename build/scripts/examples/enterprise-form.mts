/** The blank one-enterprise form (报表样式2, 一企一表): scattered single cells, labels left of and above their values. Its layout is our own. */
import { type CellData, type CellStyle, columnLetters, writeWorkbook } from "./sheet-writer.mts";

const TITLE: CellStyle = { font: "黑体", size: 18, align: "center" };
const META: CellStyle = { font: "仿宋", size: 11 };

export function makeEnterpriseForm(): Uint8Array {
  const cells = new Map<string, CellData>();
  const merges: string[] = [];
  const put = (range: string, value: string | null, style: CellStyle) => {
    const [from = "", to = from] = range.split(":");
    fillRange(from, to, (address) => cells.set(address, { value: address === from ? value : null, style }));
    if (to !== from) merges.push(range);
  };
  const label: CellStyle = { font: "黑体", align: "center", wrap: true, border: "box" };
  const text: CellStyle = { align: "left", wrap: true, border: "box" };
  put("A1:H1", "企业基本情况表", { ...TITLE, size: 20 });
  put("G2:H2", "表号：示基01表", META);
  put("A3:D3", "（一企一表）", META);
  put("G3:H3", "报告期：", META);
  for (const [place, name, value, format] of PAIRS) {
    put(place, name, label);
    put(value, null, format === undefined ? text : { ...text, format });
  }
  put("A11:H11", "一、经济指标（千元）", { ...label, align: "left", fill: "F2F2F2" });
  put("A16:H16", "二、人员与知识产权", { ...label, align: "left", fill: "F2F2F2" });
  for (const [row, names, format] of BLOCKS) {
    names.forEach((name, i) => {
      const [from, to] = [columnLetters(i * 2 + 1), columnLetters(i * 2 + 2)];
      put(`${from}${row}:${to}${row}`, name, label);
      put(`${from}${row + 1}:${to}${row + 1}`, null, { align: "right", border: "box", format });
    });
  }
  cells.set("G15", {
    value: "",
    formula: 'IF(N(A13)=0,"",ROUND(A15/A13*100,2))',
    style: { align: "right", border: "box", format: "0.00" },
  });
  for (const [place, name, value] of FOOTER) {
    put(place, name, { ...META, align: "right" });
    put(value, null, { ...META, align: "center", border: "bottom" });
  }
  put("A24:H24", "说明：本表金额以千元为单位，保留整数；统一社会信用代码按营业执照填写。", { size: 9 });
  const heights = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 4, 26]));
  return writeWorkbook([
    {
      name: "基本情况",
      cells,
      merges,
      widths: [12, 12, 12, 12, 12, 14, 12, 12],
      heights: { 1: 40, ...heights },
      validations: [
        { range: "C10", list: '"是,否"' },
        { range: "G9", list: '"是,否"' },
      ],
      landscape: false,
      paper: "A4",
      printArea: "$A$1:$H$24",
    },
  ]);
}

/** Label left of its value: place, words, value range, number format. */
const PAIRS: readonly (readonly [string, string, string, string?])[] = [
  ["A4:B4", "企业名称", "C4:H4"],
  ["A5:B5", "统一社会信用代码", "C5:E5", "@"],
  ["F5", "法定代表人", "G5:H5"],
  ["A6:B6", "成立日期", "C6:E6", "yyyy-mm-dd"],
  ["F6", "行业代码", "G6:H6", "@"],
  ["A7:B7", "登记注册类型", "C7:H7"],
  ["A8:B8", "注册地址", "C8:H8"],
  ["A9:B9", "注册资本（千元）", "C9:E9", "#,##0"],
  ["F9", "是否规上", "G9:H9"],
  ["A10:B10", "是否高新技术企业", "C10:E10"],
  ["F10", "高企证书编号", "G10:H10", "@"],
  ["A20:B20", "联系人", "C20:E20"],
  ["F20", "联系电话", "G20:H20", "@"],
];

/** Labels above their values, four abreast, from this row on. */
const BLOCKS: readonly (readonly [number, readonly string[], string])[] = [
  [12, ["营业收入", "工业总产值", "利润总额", "实际上缴税费"], "#,##0"],
  [14, ["研发费用", "出口总额", "净利润", "研发费用占营业收入比重（%）"], "#,##0"],
  [17, ["从业人员期末人数（人）", "研发人员（人）", "有效发明专利数（件）", "当年专利授权数（件）"], "0"],
];

const FOOTER: readonly (readonly [string, string, string])[] = [
  ["A22", "单位负责人：", "B22"],
  ["C22", "填表人：", "D22"],
  ["E22", "联系电话：", "F22"],
  ["G22", "报出日期：", "H22"],
];

function fillRange(from: string, to: string, set: (address: string) => void): void {
  const row = from.replace(/\D/g, "");
  for (let column = from.charCodeAt(0); column <= to.charCodeAt(0); column += 1) set(String.fromCharCode(column) + row);
}
