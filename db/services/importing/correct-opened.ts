import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { correctTable } from "#domain/importing/correct-table";
import { recogniseMarked } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { periodOfTable, SAID_NOTHING, type TableSaid } from "#domain/importing/taken-table";
import { parsePeriod } from "#domain/shared/period";
import { readCatalogueIndex } from "#services/catalogue";
import type { CorrectionStep, OpenedImport, OpenedSheet, OpenedTable } from "#services/importing/opened-import";
import type { ReadableDb } from "#store/connection";

type Correction = Omit<Extract<CorrectionStep, { readonly kind: "correct" }>, "kind">;
type Mark = Omit<Extract<CorrectionStep, { readonly kind: "mark" }>, "kind">;

/** Applies a person's correction of one table (应用人工更正), with the fields the book has by now; null when its new header names nobody. */
export function correctOpened(db: ReadableDb, opened: OpenedImport, correction: Correction): OpenedImport | null {
  const sheet = opened.sheets.find(({ name }) => name === correction.sheet);
  const taken = sheet?.tables.find(({ table }) => table.index === correction.table);
  const index = readCatalogueIndex(db);
  if (sheet !== undefined && taken !== undefined) {
    if (correctTable(sheet.grid, taken.table, { corrections: correction, index }) === null) return null;
  }
  return takeStep(db, opened, { kind: "correct", ...correction });
}

/** Adds a table a person marked (手工框选一张表); null when its header names nobody. */
export function markOpened(db: ReadableDb, opened: OpenedImport, mark: Mark): OpenedImport | null {
  const before = tablesOf(opened.sheets, mark.sheet);
  const marked = takeStep(db, opened, { kind: "mark", ...mark });
  return tablesOf(marked.sheets, mark.sheet) > before ? marked : null;
}

/** Applies one step to sheets as they stand; also used to do a person's steps again over another recipe. */
export function applyStep(
  sheets: readonly OpenedSheet[],
  step: CorrectionStep,
  { index, file }: Pick<OpenedImport, "index" | "file">,
): readonly OpenedSheet[] {
  return sheets.map((sheet) => {
    if (sheet.name !== step.sheet) return sheet;
    const tables =
      step.kind === "mark"
        ? [...sheet.tables, ...markTable(sheet, step, { index, file })]
        : sheet.tables.map((taken) =>
            taken.table.index === step.table ? correctTaken(sheet, taken, { step, index }) : taken,
          );
    return { ...sheet, tables };
  });
}

function takeStep(db: ReadableDb, opened: OpenedImport, step: CorrectionStep): OpenedImport {
  const index = readCatalogueIndex(db);
  const sheets = applyStep(opened.sheets, step, { index, file: opened.file });
  return { ...opened, index, sheets, steps: [...opened.steps, step] };
}

function tablesOf(sheets: readonly OpenedSheet[], name: string): number {
  return sheets.find((sheet) => sheet.name === name)?.tables.length ?? 0;
}

function correctTaken(
  sheet: OpenedSheet,
  taken: OpenedTable,
  { step, index }: { readonly step: Correction; readonly index: CatalogueIndex },
): OpenedTable {
  const { sheet: _sheet, table: _table, period, skip, ...corrections } = step;
  const corrected = correctTable(sheet.grid, taken.table, { corrections, index });
  if (corrected === null) return taken;
  const stated = period === undefined || period === null ? null : parsePeriod(period);
  return {
    table: corrected,
    period: period === undefined ? taken.period : stated?.ok ? stated.value : null,
    skipped: skip ?? taken.skipped,
    proposed: taken.proposed,
    said: saidBy(taken.said, step),
  };
}

/** A header read anew has columns of its own: what was said of the old ones does not hold for them. */
function saidBy(
  before: TableSaid,
  { subject, headerRows, orientation, unit, period, skip, columns }: Correction,
): TableSaid {
  const anew = headerRows !== undefined || orientation !== undefined || subject !== undefined;
  const changed = Object.entries(columns ?? {});
  const letters = [...(anew ? [] : before.columns), ...changed.map(([letter]) => letter)];
  const mapped = new Set(anew ? [] : before.valueMaps);
  for (const [letter, { valueMap }] of changed) {
    if (valueMap === null) mapped.delete(letter);
    else if (valueMap !== undefined) mapped.add(letter);
  }
  return {
    header: anew || before.header,
    unit: unit === undefined ? before.unit && !anew : unit !== null,
    period: period === undefined ? before.period : period !== null,
    skipped: skip !== undefined || before.skipped,
    columns: [...new Set(letters)],
    valueMaps: [...mapped],
    ignoredRows: before.ignoredRows,
  };
}

function markTable(
  sheet: OpenedSheet,
  mark: Mark,
  { index, file }: Pick<OpenedImport, "index" | "file">,
): readonly OpenedTable[] {
  const { orientation, headerRows: rows, columns } = mark;
  const number = 1 + Math.max(-1, ...sheet.tables.map(({ table }) => table.index));
  const read = recogniseMarked(sheet.grid, { orientation, rows, number }, index);
  if (read === null) return [];
  const table = columns === null ? read : withinColumns(read, columns);
  return [
    {
      table,
      period: periodOfTable(table, file),
      skipped: false,
      proposed: null,
      said: { ...SAID_NOTHING, header: true },
    },
  ];
}

function withinColumns(table: RecognisedTable, [first, last]: readonly [number, number]): RecognisedTable {
  const columns = table.columns.filter(({ column }) => column >= first && column <= last);
  return { ...table, firstColumn: first, lastColumn: last, columns };
}
