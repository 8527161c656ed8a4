import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { movedRow, rowChangesOf } from "#domain/reporting/moved-rows";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Filled } from "#services/reporting/fill-workbook";

/** What `parkbook fill --json` prints (命令行填报结果). Fields by their Chinese labels. */
export function printFilled(
  { reading, index }: { readonly reading: FormReading; readonly index: CatalogueIndex },
  { plan, parts }: Filled,
  { provenance, threshold }: { readonly provenance: string; readonly threshold: number },
) {
  const isBound = (binding: Binding): boolean => binding.source !== null && binding.confidence >= threshold;
  return {
    lists: reading.lists.map((list, number) => {
      const written = plan.lists.find((one) => one.list === number);
      return {
        sheet: list.sheet,
        headerRows: list.headerRows,
        firstRow: list.firstRow,
        rowsWritten: written?.rowsWritten ?? 0,
        rowsInserted: written?.rowsInserted ?? 0,
        selection: list.selection.reason,
        ...withheldOf(plan, number),
        columns: list.columns.map((column) => ({
          letter: column.letter,
          ...(column.line === undefined ? {} : { line: column.line }),
          label: column.headerPath.at(-1) ?? "",
          headerPath: column.headerPath,
          kind: column.kind,
          field: isBound(column.binding) ? fieldName(column.binding, index) : null,
          unit: unitOf(column.binding) ?? column.unit,
          confidence: column.binding.confidence,
          reason: column.binding.reason,
        })),
      };
    }),
    cells: reading.cells
      .filter(({ binding }) => isBound(binding))
      .map((cell) => ({ ...cell, writtenTo: cellInOutput(cell, plan) }))
      .map((cell) => ({
        sheet: cell.sheet,
        cell: cell.cell,
        ...(cell.writtenTo === cell.cell ? {} : { writtenTo: cell.writtenTo }),
        label: cell.label,
        field: fieldName(cell.binding, index),
        unit: unitOf(cell.binding) ?? cell.unit,
        value: plan.cells.find(cell.sheet, cell.writtenTo).find(({ label }) => label === cell.label)?.text ?? null,
        confidence: cell.binding.confidence,
      })),
    unbound: listUnbound(reading, isBound),
    problems: plan.problems,
    parts,
    provenance,
  };
}

/** Lists left open because nobody could tell whose they are (范围待定的名单), with what is not clear. */
export function openRanges({ lists }: FormReading, rowsWritten: (list: number) => number): readonly string[] {
  return lists.flatMap(({ sheet, selection }, number) =>
    rowsWritten(number) === 0 && selection.reason.includes("请先选定") ? [`${sheet}：${selection.reason}`] : [],
  );
}

/** Why a list stays blank though the form is filled; nothing for one that is filled. */
function withheldOf({ withheld = [] }: Filled["plan"], list: number): { readonly withheld?: string } {
  const found = withheld.find((one) => one.list === list);
  return found === undefined ? {} : { withheld: found.reason };
}

/** Where a cell of the blank form stands in the filled one: its rows moved with what was added and taken away. */
function cellInOutput({ sheet, cell }: FormReading["cells"][number], plan: Filled["plan"]): string {
  const address = parseCellAddress(cell);
  if (address === null) return cell;
  return cellAddress(movedRow(address.row, rowChangesOf(plan.fills, sheet)), address.column);
}

function listUnbound(reading: FormReading, isBound: (binding: Binding) => boolean) {
  const columns = reading.lists.flatMap((list) =>
    list.columns
      .filter(({ kind, binding }) => kind === "input" && !isBound(binding))
      .map((column) => ({
        sheet: list.sheet,
        place: column.letter,
        label: column.headerPath.join("/"),
        reason: column.binding.reason,
      })),
  );
  const cells = reading.cells
    .filter(({ binding }) => !isBound(binding))
    .map(({ sheet, cell, label, binding }) => ({ sheet, place: cell, label, reason: binding.reason }));
  return [...columns, ...cells];
}

const SETTING_LABELS = {
  reportingUnit: "填报单位",
  zoneName: "高新区名称",
  unitHead: "单位负责人",
  statisticsHead: "统计负责人",
  preparedBy: "填表人",
  phone: "联系电话",
  reportDate: "报出日期",
  period: "报告期",
  listSize: "下面名单的户数",
} as const;

/** The field's Chinese label; what a setting is called; a formula as it is written; 序号 for a running number. */
function fieldName({ source }: Binding, index: CatalogueIndex): string | null {
  switch (source?.kind) {
    case undefined:
      return null;
    case "field":
      return [source.field, source.also]
        .flatMap((id) => (id === undefined ? [] : [index.byId.get(id)?.label ?? id]))
        .join("＋");
    case "formula":
      return source.formula;
    case "setting":
      return SETTING_LABELS[source.setting];
    case "constant":
      return "固定内容";
    case "sequence":
      return "序号";
  }
}

function unitOf({ source }: Binding): string | null {
  return source?.kind === "field" || source?.kind === "formula" ? source.unit : null;
}
