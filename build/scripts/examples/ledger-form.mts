/** The blank ledger form (报表样式1): a list of 20 printed rows that must grow, with everything on it that has to move along. Its layout is our own. */
import { type CellData, type CellStyle, columnLetters, type SheetData, writeWorkbook } from "./sheet-writer.mts";

const TITLE: CellStyle = { font: "黑体", size: 18, align: "center" };
const META: CellStyle = { font: "仿宋", size: 11 };
const HEADER: CellStyle = { font: "黑体", align: "center", wrap: true, border: "box" };
const FIRST = 7;
const LAST = 26;
const TOTAL = LAST + 1;

interface LedgerColumn {
  readonly group?: string;
  readonly label: string;
  readonly width: number;
  readonly code: string;
  readonly align?: CellStyle["align"];
  readonly format?: string;
  readonly formula?: (row: number) => string;
  readonly total?: string;
}

const LEDGER: readonly LedgerColumn[] = [
  { label: "序号", width: 6, code: "甲", align: "center", formula: (row) => `IF(B${row}="","",ROW()-${FIRST - 1})` },
  { label: "企业名称", width: 34, code: "乙", total: `COUNTA(B${FIRST}:B${LAST})` },
  { label: "统一社会\n信用代码", width: 22, code: "丙", align: "center", format: "@" },
  { label: "所属园区", width: 14, code: "丁", align: "center" },
  { label: "行业\n代码", width: 8, code: "戊", align: "center", format: "@" },
  { label: "是否\n高企", width: 8, code: "己", align: "center", total: `COUNTIF(F${FIRST}:F${LAST},"是")` },
  {
    group: "经济效益（万元）",
    label: "营业收入",
    width: 14,
    code: "1",
    align: "right",
    format: "#,##0.00",
    total: `SUM(G${FIRST}:G${LAST})`,
  },
  {
    group: "经济效益（万元）",
    label: "利润总额",
    width: 13,
    code: "2",
    align: "right",
    format: "#,##0.00",
    total: `SUM(H${FIRST}:H${LAST})`,
  },
  {
    group: "经济效益（万元）",
    label: "实际上缴税费",
    width: 13,
    code: "3",
    align: "right",
    format: "#,##0.00",
    total: `SUM(I${FIRST}:I${LAST})`,
  },
  {
    group: "研发活动",
    label: "研发费用\n（万元）",
    width: 13,
    code: "4",
    align: "right",
    format: "#,##0.00",
    total: `SUM(J${FIRST}:J${LAST})`,
  },
  {
    group: "研发活动",
    label: "占营业收入\n比重（%）",
    width: 11,
    code: "5=4/1",
    align: "right",
    format: "0.00",
    formula: (row) => `IF(N(G${row})=0,"",J${row}/G${row}*100)`,
    total: `IF(N(G${TOTAL})=0,0,J${TOTAL}/G${TOTAL}*100)`,
  },
  {
    group: "研发活动",
    label: "研发人员\n（人）",
    width: 10,
    code: "6",
    align: "right",
    format: "#,##0",
    total: `SUM(L${FIRST}:L${LAST})`,
  },
  {
    label: "有效发明\n专利（件）",
    width: 10,
    code: "7",
    align: "right",
    format: "#,##0",
    total: `SUM(M${FIRST}:M${LAST})`,
  },
  { label: "备注", width: 14, code: "辛" },
];

/** 报表样式1: list with 20 printed rows, totals, a list validation, a conditional format, defined names, and a second sheet that counts over the list. */
export function makeLedgerForm(parks: readonly string[]): Uint8Array {
  const cells = new Map<string, CellData>();
  const end = columnLetters(LEDGER.length);
  cells.set("A1", { value: "附件1", style: { font: "黑体", size: 12 } });
  cells.set("A2", { value: "规模以上企业创新情况台账", style: TITLE });
  cells.set("L1", { value: "表号：示创01表", style: META });
  cells.set("A3", { value: "填报单位（盖章）：", style: META });
  cells.set("E3", { value: "报告期：", style: META });
  cells.set("L3", { value: "单位：万元、人、件", style: META });
  const merges = [`A1:C1`, `L1:${end}1`, `A2:${end}2`, "A3:D3", "E3:H3", `L3:${end}3`, ...ledgerHeader(cells)];
  for (let row = FIRST; row <= LAST; row += 1) addLedgerRow(cells, row);
  addLedgerTotal(cells);
  merges.push(`A${TOTAL + 1}:${end}${TOTAL + 1}`, ...ledgerFooter(cells));
  const ledger: SheetData = {
    name: "台账",
    cells,
    merges,
    widths: LEDGER.map((column) => column.width),
    heights: { 2: 34, 3: 20, 4: 22, 5: 36 },
    freezeAt: `C${FIRST}`,
    validations: [
      { range: `F${FIRST}:F${LAST}`, list: '"是,否"' },
      { range: `D${FIRST}:D${LAST}`, list: "园区名称" },
    ],
    highlight: { range: `K${FIRST}:K${LAST}`, formula: `AND(ISNUMBER(K${FIRST}),K${FIRST}<3)` },
    landscape: true,
    paper: "A4",
    printTitleRows: "$4:$6",
    printArea: `$A$1:$${end}$${TOTAL + 2}`,
  };
  return writeWorkbook(
    [ledger, summarySheet(parks)],
    [
      { name: "园区名称", refersTo: `分园区汇总!$A$4:$A$${3 + parks.length}` },
      { name: "企业清单", refersTo: `台账!$B$${FIRST}:$B$${LAST}` },
    ],
  );
}

function ledgerHeader(cells: Map<string, CellData>): string[] {
  const merges: string[] = [];
  LEDGER.forEach(({ group, label, code }, i) => {
    const letter = columnLetters(i + 1);
    const isFirst = group !== undefined && LEDGER[i - 1]?.group !== group;
    cells.set(`${letter}4`, { value: group === undefined ? label : isFirst ? group : null, style: HEADER });
    cells.set(`${letter}5`, { value: group === undefined ? null : label, style: HEADER });
    cells.set(`${letter}6`, { value: code, style: { align: "center", border: "box", size: 9 } });
    if (group === undefined) merges.push(`${letter}4:${letter}5`);
    if (isFirst)
      merges.push(`${letter}4:${columnLetters(i + LEDGER.filter((column) => column.group === group).length)}4`);
  });
  return merges;
}

function addLedgerRow(cells: Map<string, CellData>, row: number): void {
  LEDGER.forEach(({ align = "left", format, formula }, i) => {
    const style: CellStyle = { border: "box", align, ...(format === undefined ? {} : { format }) };
    const cell = formula === undefined ? { value: null, style } : { value: "", formula: formula(row), style };
    cells.set(`${columnLetters(i + 1)}${row}`, cell);
  });
}

function addLedgerTotal(cells: Map<string, CellData>): void {
  LEDGER.forEach(({ align = "center", format, total }, i) => {
    const style: CellStyle = { bold: true, border: "box", align, ...(format === undefined ? {} : { format }) };
    const cell = total === undefined ? { value: i === 0 ? "合计" : null, style } : { value: 0, formula: total, style };
    cells.set(`${columnLetters(i + 1)}${TOTAL}`, cell);
  });
}

function ledgerFooter(cells: Map<string, CellData>): string[] {
  const row = TOTAL + 2;
  cells.set(`A${TOTAL + 1}`, {
    value: "说明：1.本表由高新区填报辖区内全部规模以上企业；2.研发费用占比低于3%的以底色提示，请核实。",
    style: { size: 9, wrap: true },
  });
  const labels: readonly (readonly [string, string])[] = [
    ["A", "单位负责人："],
    ["D", "统计负责人："],
    ["G", "填表人："],
    ["I", "联系电话："],
    ["L", "报出日期：    年  月  日"],
  ];
  for (const [letter, value] of labels) cells.set(`${letter}${row}`, { value, style: META });
  return [`A${row}:C${row}`, `D${row}:F${row}`, `G${row}:H${row}`, `I${row}:K${row}`, `L${row}:N${row}`];
}

/** Formulas over the whole list: they must still cover it when it has grown. */
function summarySheet(parks: readonly string[]): SheetData {
  const cells = new Map<string, CellData>();
  const body: CellStyle = { border: "box", align: "right", format: "#,##0.00" };
  const range = (letter: string) => `台账!$${letter}$${FIRST}:$${letter}$${LAST}`;
  cells.set("A1", { value: "规模以上企业创新情况分园区汇总", style: { ...TITLE, size: 16 } });
  cells.set("A2", { value: "（本页由台账自动计算，请勿填写）", style: { size: 9, align: "center" } });
  ["园区名称", "企业数（家）", "营业收入（万元）", "研发费用（万元）", "高企数（家）"].forEach((label, i) => {
    cells.set(`${columnLetters(i + 1)}3`, { value: label, style: HEADER });
  });
  parks.forEach((park, i) => {
    const row = 4 + i;
    cells.set(`A${row}`, { value: park, style: { border: "box" } });
    cells.set(`B${row}`, { value: 0, formula: `COUNTIF(${range("D")},A${row})`, style: { ...body, format: "0" } });
    cells.set(`C${row}`, { value: 0, formula: `SUMIF(${range("D")},A${row},${range("G")})`, style: body });
    cells.set(`D${row}`, { value: 0, formula: `SUMIF(${range("D")},A${row},${range("J")})`, style: body });
    cells.set(`E${row}`, {
      value: 0,
      formula: `COUNTIFS(${range("D")},A${row},${range("F")},"是")`,
      style: { ...body, format: "0" },
    });
  });
  const row = 4 + parks.length;
  cells.set(`A${row}`, { value: "合计", style: { border: "box", bold: true, align: "center" } });
  for (const letter of ["B", "C", "D", "E"]) {
    cells.set(`${letter}${row}`, {
      value: 0,
      formula: `SUM(${letter}4:${letter}${row - 1})`,
      style: { ...body, bold: true, ...(letter === "B" || letter === "E" ? { format: "0" } : {}) },
    });
  }
  cells.set(`A${row + 1}`, { value: "台账企业总数核对", style: { border: "box" } });
  cells.set(`B${row + 1}`, {
    value: "相符",
    formula: `IF(COUNTA(企业清单)=B${row},"相符","不符")`,
    style: { border: "box", align: "center" },
  });
  return {
    name: "分园区汇总",
    cells,
    merges: ["A1:E1", "A2:E2"],
    widths: [22, 14, 18, 18, 14],
    heights: { 1: 30, 3: 24 },
    landscape: false,
    paper: "A4",
  };
}
