import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlanCounts } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { Standing } from "#domain/importing/standing";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";
import type { OpenedImport } from "#services/importing/opened-import";
import { allRows, type StagedPlan } from "#services/importing/staged-plan";

/** One file of `parkbook import --json` (命令行导入结果). Fields are named by their Chinese labels. */
export interface PrintedFile {
  readonly file: string;
  /** How final its figures are (数据性质); null when it could not be read. */
  readonly standing: Standing | null;
  readonly sheets: readonly PrintedSheet[];
  readonly plan: PrintedPlan | null;
  readonly receipt: ImportReceipt | null;
  /** Rows that were not taken, with the question or the reason. */
  readonly leftOut: readonly LeftOutRow[];
  /** Why the file was refused, in Chinese; null when it was not. */
  readonly refused: string | null;
}

/** A row that waits for a decision or cannot be taken (没有写入的行). */
export interface LeftOutRow {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly kind: "decision" | "rejected";
  readonly reason: string;
}

/** Lists the rows that a plan leaves out. */
export function listLeftOut(plan: StagedPlan): readonly LeftOutRow[] {
  const left: LeftOutRow[] = [];
  for (const row of allRows(plan)) {
    if (row.kind !== "decision" && row.kind !== "rejected") continue;
    const reason = row.kind === "decision" ? row.question : row.reason;
    left.push({ sheet: row.sheet, row: row.row, name: row.name, kind: row.kind, reason });
  }
  return left;
}

/** A cell a person must look at, as it is said (要看一眼的格): left out of a row that is taken, or a name that no entry goes by. */
export interface DoubtfulCell {
  readonly what: "unread" | "link";
  readonly sheet: string;
  readonly cell: string;
  readonly reason: string;
}

/** Lists the cells of rows that are taken which would else be missed. */
export function listDoubtfulCells({ sheets }: OpenedImport, plan: StagedPlan): readonly DoubtfulCell[] {
  const issues = sheets.flatMap(({ tables }) => tables).flatMap((_, at) => plan.staging.issuesOf(at));
  return issues.flatMap(({ sheet, cell, reason, severity, kind, field }): DoubtfulCell[] => {
    if (severity === "error") return field === null ? [] : [{ what: "unread", sheet, cell, reason }];
    return kind.startsWith("link-") ? [{ what: "link", sheet, cell, reason }] : [];
  });
}

type PrintedPlan = Omit<PlanCounts, "decision"> & { readonly needsDecision: number };

/** The counts under the names scripts know (预案计数). */
export function printPlan({ add, update, unchanged, rejected, decision }: PlanCounts): PrintedPlan {
  return { add, update, unchanged, rejected, needsDecision: decision };
}

interface PrintedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly tables: readonly PrintedTable[];
}

interface PrintedTable {
  /** Label of the kind it lists (台账类别). */
  readonly kind: string;
  readonly orientation: RecognisedTable["orientation"];
  readonly headerRows: readonly [number, number];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly unit: string | null;
  readonly period: string | null;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly { readonly row: number; readonly values: Readonly<Record<string, FieldValue | null>> }[];
  readonly issues: readonly PrintedIssue[];
}

type PrintedIssue = Pick<CellIssue, "cell" | "severity" | "kind" | "reason" | "suggestion">;

interface PrintedColumn {
  readonly letter: string;
  readonly headerPath: readonly string[];
  readonly field: string | null;
  /** Both labels, where one column holds two facts. */
  readonly fields?: readonly string[];
  /** The column states a field for another period than the table's. */
  readonly other?: { readonly field: string; readonly period: string };
  readonly unit: string | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Turns what was read of a file into the printed form, the issues that planning found (重复行) included. The typed rows come back from the plan's staging, so that printing shows what would be written. */
export function printSheets(opened: OpenedImport, plan: StagedPlan): PrintedSheet[] {
  const { index } = opened;
  let number = 0;
  return opened.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.visibility !== "visible",
    tables: sheet.tables.map(({ table, period }): PrintedTable => {
      const at = number++;
      const rows = [...plan.staging.chunks(at)].flatMap((some) => some.map(({ typed }) => typed));
      return {
        kind: plan.kindOf(table.subject).label,
        orientation: table.orientation,
        headerRows: table.headerRows,
        firstDataRow: table.firstDataRow,
        lastDataRow: table.lastDataRow,
        unit: table.unit,
        period,
        columns: table.columns.map((column) => printColumn(column, index, period)),
        rows: rows.map((row) => ({ row: row.row, values: printValues(row, index, period) })),
        issues: plan.staging.issuesOf(at).map(printIssue),
      };
    }),
  }));
}

function printIssue({ cell, severity, kind, reason, suggestion }: CellIssue): PrintedIssue {
  return { cell, severity, kind, reason, suggestion };
}

/** A column of another period than the table's (上年) carries no field of the table's own values. */
function printColumn(column: ColumnMapping, index: CatalogueIndex, period: string | null): PrintedColumn {
  const labels = column.fields.map((field) => labelOf(field, index));
  const [label = null] = labels;
  const own = isOwnPeriod(column.period, period);
  return {
    letter: column.letter,
    headerPath: column.headerPath,
    field: own && labels.length === 1 ? label : null,
    ...(own && labels.length > 1 ? { fields: labels } : {}),
    ...(own || label === null || column.period == null ? {} : { other: { field: label, period: column.period } }),
    unit: column.unit,
    confidence: column.confidence,
    reason: column.reason,
  };
}

function printValues(row: TypedRow, index: CatalogueIndex, period: string | null): Record<string, FieldValue | null> {
  const values: Record<string, FieldValue | null> = {};
  for (const cell of row.cells) {
    if (isOwnPeriod(cell.period, period)) values[labelOf(cell.field, index)] ??= cell.value;
  }
  return values;
}

function labelOf(field: string, index: CatalogueIndex): string {
  return index.byId.get(field)?.label ?? field;
}

function isOwnPeriod(said: string | null | undefined, period: string | null): boolean {
  return said === undefined || said === null || said === period;
}
