import type { OpenForm } from "#contract/reporting";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { Binding } from "#domain/reporting/form-binding";
import { columnLetters } from "#domain/workbook/cell-address";
import type { SheetFrame, ShownCell } from "#domain/workbook/sheet-look";
import type { FakeForm, FakeWorkbook, FakeWorld } from "./fake-import-bridge.ts";
import { shippedFields } from "./shipped-fields.ts";

/** A roster of three rows whose money column has no unit and whose sheet names no period, and a form with one list and one single cell (测试用的小世界). */
export function createImportWorld(): FakeWorld {
  return {
    fields: shippedFields(),
    workbooks: [roster("企业名册.xlsx", "r1"), roster("街道名册.xlsx", "r2")],
    forms: [ledger()],
    enterprises: [{ id: 1, name: "云麓光电有限公司", creditCode: "91430111MAX3WXHB2Q" }],
    chosen: ["企业名册.xlsx"],
  };
}

const headers: readonly (readonly [string, string, number])[] = [
  ["企业名称", "enterpriseName", 1],
  ["营业收入", "operatingRevenue", 0.7],
  ["内部编号", "", 0],
];
const body = [
  ["云麓光电有限公司", "1200", "甲-1"],
  ["湖南衡维信息有限公司", "约500", "甲-2"],
  ["长沙星槎电子有限公司", "860", "甲-3"],
] as const;

function roster(file: string, readingId: string): FakeWorkbook {
  const cells: readonly ShownCell[] = [
    ...headers.map(([text], index) => shown(2, index + 1, text)),
    ...body.flatMap((row, index) => row.map((text, column) => shown(3 + index, column + 1, text))),
    shown(6, 1, "合计"),
  ];
  const about = { sheet: "名册", table: 0, issues: [] };
  const change = { field: "operatingRevenue", period: "2025", row: 3, column: 2 };
  return {
    reading: {
      readingId,
      file,
      format: "xlsx",
      importedBefore: null,
      sender: null,
      recipe: null,
      standing: "confirmed",
      returned: null,
      sheets: [
        {
          name: "名册",
          visibility: "visible",
          rowCount: 6,
          columnCount: 3,
          hiddenColumns: [],
          tables: [{ ...table(), skipped: false }],
        },
        { name: "说明", visibility: "visible", rowCount: 2, columnCount: 1, hiddenColumns: [], tables: [] },
      ],
    },
    frames: { 名册: frame("名册"), 说明: frame("说明") },
    cells: { 名册: cells, 说明: [shown(1, 1, "填表说明")] },
    rows: [
      {
        ...about,
        kind: "update",
        key: "名册!3",
        row: 3,
        name: "云麓光电有限公司",
        enterpriseId: 1,
        formerName: null,
        changes: [{ ...change, before: "11000000", after: "12000000", raw: "1200" }],
      },
      {
        ...about,
        kind: "decision",
        key: "名册!4",
        row: 4,
        name: "湖南衡维信息有限公司",
        creditCode: null,
        question: "没有信用代码，账本里有一家名字很像的。是同一家吗？",
        about: "similar",
        group: null,
        candidates: [
          {
            enterpriseId: 2,
            name: "湖南衡维信息科技有限公司",
            creditCode: "914301049096682803",
            reason: "只差“科技”两个字",
          },
        ],
        changes: [],
      },
      {
        ...about,
        kind: "add",
        key: "名册!5",
        row: 5,
        name: "长沙星槎电子有限公司",
        creditCode: null,
        changes: [{ ...change, row: 5, before: null, after: "8600000", raw: "860" }],
      },
    ],
    issues: [
      {
        sheet: "名册",
        cell: "B4",
        row: 4,
        column: 2,
        severity: "error",
        kind: "number-unreadable",
        raw: "约500",
        field: "operatingRevenue",
        reason: "第 4 行“营业收入”写的是“约500”，不能当数字，这一格不写。",
        suggestion: "500",
      },
    ],
  };
}

function table(): RecognisedTable {
  const columns = headers.map(
    ([header, field, confidence], index): ColumnMapping => ({
      column: index + 1,
      letter: columnLetters(index + 1),
      headerPath: [header],
      fields: field === "" ? [] : [field],
      unit: null,
      unitFrom: null,
      code: null,
      valueMap: null,
      confidence,
      reason: field === "" ? "目录里没有这样的名目" : `表头“${header}”就是这个名目`,
      alternativeOf: null,
      approximate: false,
    }),
  );
  return {
    index: 0,
    orientation: "rows",
    titleCell: null,
    title: "企业名册",
    headerRows: [2, 2],
    codeRows: [],
    firstDataRow: 3,
    lastDataRow: 5,
    unit: null,
    unitCell: null,
    period: null,
    periodCell: null,
    firstColumn: 1,
    lastColumn: 3,
    columns,
    nonDataRows: [{ row: 6, kind: "total" }],
    fillDown: [],
  };
}

const sure = (source: Binding["source"]): Binding => ({ source, confidence: 0.95, reason: "表头和名目一致" });

function ledger(): FakeForm {
  const form: OpenForm = {
    formId: "f1",
    file: "规上企业台账.xlsx",
    title: "规上企业台账",
    sheets: [{ name: "台账", hidden: false }],
    period: null,
    remembered: false,
    reading: {
      lists: [
        {
          sheet: "台账",
          headerRows: [2, 2],
          firstRow: 3,
          lastRow: 4,
          growable: true,
          totalRows: [5],
          selection: { where: [{ field: "aboveScale", equals: true }], orderBy: "roster", reason: "标题写明“规上”" },
          columns: [
            {
              letter: "A",
              column: 1,
              headerPath: ["企业名称"],
              kind: "input",
              allowed: [],
              numberFormat: null,
              unit: null,
              binding: sure({ kind: "field", field: "enterpriseName", unit: null, period: null }),
            },
            {
              letter: "B",
              column: 2,
              headerPath: ["营业收入"],
              kind: "input",
              allowed: [],
              numberFormat: null,
              unit: "万元",
              binding: {
                source: { kind: "field", field: "operatingRevenue", unit: "万元", period: "report" },
                confidence: 0.6,
                reason: "没写是本期还是上年",
              },
            },
            {
              letter: "C",
              column: 3,
              headerPath: ["占比"],
              kind: "formula",
              allowed: [],
              numberFormat: null,
              unit: null,
              binding: { source: null, confidence: 1, reason: "" },
            },
          ],
        },
      ],
      cells: [
        {
          sheet: "台账",
          cell: "A1",
          label: "填报单位",
          prefix: "填报单位：",
          unit: null,
          allowed: [],
          numberFormat: null,
          binding: sure({ kind: "setting", setting: "reportingUnit" }),
        },
      ],
    },
  };
  const blank = [shown(1, 1, "填报单位："), shown(2, 1, "企业名称"), shown(2, 2, "营业收入"), shown(5, 1, "合计")];
  const filled = [...blank, shown(3, 1, "云麓光电有限公司"), shown(3, 2, "1,200")];
  return {
    form,
    frames: { 台账: frame("台账") },
    cells: { 台账: blank },
    filled: { frames: { 台账: frame("台账") }, cells: { 台账: filled } },
    preview: {
      period: null,
      lists: [{ list: 0, sheet: "台账", rows: 3, rowsInserted: 1 }],
      filledCells: 7,
      problems: [
        { sheet: "台账", cell: "B4", severity: "warning", reason: "账本里没有这家 2025 年的营业收入，这一格留空。" },
      ],
    },
    learnt: [
      {
        file: "规上企业台账-2024年已报.xlsx",
        learn: (reading) => ({
          ...reading,
          lists: reading.lists.map((list) => ({
            ...list,
            columns: list.columns.map((column) =>
              column.kind === "input" ? { ...column, binding: learntBinding(column.binding) } : column,
            ),
          })),
        }),
      },
    ],
    traces: [
      {
        sheet: "台账",
        cell: "B3",
        text: "1,200",
        rule: "2025年营业收入，按万元",
        enterprise: { id: 1, name: "云麓光电有限公司" },
        field: "operatingRevenue",
        period: "2025",
        stored: "12000000",
        source: {
          kind: "import",
          batchId: 1,
          importedAt: "2026-11-20T08:12:00Z",
          workbook: "企业名册.xlsx",
          workbookHash: "",
          sheet: "名册",
          cell: "B3",
          raw: "1200",
          unit: "万元",
        },
        computed: null,
      },
    ],
  };
}

// The copy agrees with the names and says that the figures are of the year before.
function learntBinding({ source }: Binding): Binding {
  const period = source?.kind === "field" && source.period !== null ? ("previous" as const) : null;
  return {
    source: source?.kind === "field" ? { ...source, period } : source,
    confidence: 0.97,
    reason: "与已报表中 30/31 行一致",
  };
}

function shown(row: number, column: number, text: string): ShownCell {
  return { row, column, text, look: 0, numeric: false };
}

function frame(name: string): SheetFrame {
  return {
    name,
    rowCount: 6,
    columnCount: 3,
    defaultRowHeight: 20,
    defaultColumnWidth: 120,
    columnWidths: {},
    rowHeights: {},
    merges: [],
    pageBreaks: [],
    showGridLines: true,
    looks: [{}],
  };
}
