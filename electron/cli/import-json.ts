import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlanCounts } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";
import type { FileOutcome } from "#services/importing/import-file";

/** One file of `parkbook import --json` (命令行导入结果). Fields are named by their Chinese labels. */
export interface PrintedFile {
  readonly file: string;
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
export function listLeftOut({ planned }: FileOutcome): readonly LeftOutRow[] {
  return planned.flatMap(({ sheet, plan }) =>
    plan.rows.flatMap((row): LeftOutRow[] => {
      if (row.kind !== "decision" && row.kind !== "rejected") return [];
      const reason = row.kind === "decision" ? row.question : row.reason;
      return [{ sheet: sheet.name, row: row.row, name: row.name, kind: row.kind, reason }];
    }),
  );
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
  readonly unit: string | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Turns what became of a file into the printed form. A table that was planned also shows what the plan found (重复行). */
export function printSheets({ opened, typed, planned }: FileOutcome, index: CatalogueIndex): PrintedSheet[] {
  return opened.sheets.map((sheet, s) => ({
    name: sheet.name,
    hidden: sheet.visibility !== "visible",
    tables: sheet.tables.map(({ table, period }, t) => {
      const content = typed[s]?.[t];
      const plan = planned.find((one) => one.sheet === sheet && one.taken.table === table)?.plan;
      return {
        orientation: table.orientation,
        headerRows: table.headerRows,
        firstDataRow: table.firstDataRow,
        lastDataRow: table.lastDataRow,
        unit: table.unit,
        period,
        columns: table.columns.map((column) => printColumn(column, index)),
        rows: (content?.rows ?? []).map((row) => ({ row: row.row, values: printValues(row, index) })),
        issues: (plan?.issues ?? content?.issues ?? []).map(({ cell, severity, kind, reason, suggestion }) => ({
          cell,
          severity,
          kind,
          reason,
          suggestion,
        })),
      };
    }),
  }));
}

function printColumn(column: ColumnMapping, index: CatalogueIndex): PrintedColumn {
  const labels = column.fields.map((field) => index.byId.get(field)?.label ?? field);
  const [label = null] = labels;
  return {
    letter: column.letter,
    headerPath: column.headerPath,
    field: labels.length === 1 ? label : null,
    ...(labels.length > 1 ? { fields: labels } : {}),
    unit: column.unit,
    confidence: column.confidence,
    reason: column.reason,
  };
}

function printValues(row: TypedRow, index: CatalogueIndex): Record<string, FieldValue | null> {
  const values: Record<string, FieldValue | null> = {};
  for (const cell of row.cells) {
    const label = index.byId.get(cell.field)?.label ?? cell.field;
    values[label] ??= cell.value;
  }
  return values;
}
