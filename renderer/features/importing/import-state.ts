import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { ImportReading, PlanSummary, ReadSheet, UndoReceipt } from "#contract/importing";
import type { RowDecision } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { RecognisedTable } from "#domain/importing/recognised-table";

/** Steps of the wizard in their order (文件 → 识别 → 列对应 → 核对 → 完成). */
export const importSteps = ["files", "tables", "columns", "review", "done"] as const;
/** One step. */
export type ImportStep = (typeof importSteps)[number];

/** What is happening to a file right now. */
export type FileStage = "waiting" | "reading" | "open" | "planning" | "applying" | "applied" | "failed" | "cancelled";

/** One file on its way into the book (导入中的文件). Everything a person has answered is kept here, so that a step can be left and resumed. */
export interface ImportFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
  readonly stage: FileStage;
  readonly jobId: string | null;
  readonly error: AppError | null;
  readonly reading: ImportReading | null;
  /** Keys of tables left out. */
  readonly skipped: readonly string[];
  readonly step: ImportStep;
  readonly table: { readonly sheet: string; readonly index: number } | null;
  readonly sheet: string | null;
  readonly selected: { readonly row: number; readonly column: number } | null;
  /** Null when there is none or a correction has made it stale. */
  readonly plan: PlanSummary | null;
  readonly decisions: Readonly<Record<string, RowDecision>>;
  readonly refused: readonly string[];
  readonly receipt: ImportReceipt | null;
  readonly undo: UndoReceipt | null;
}

/** The queue of files and the one being worked on; `openToken` null shows the list of past imports. */
export interface ImportState {
  readonly files: readonly ImportFile[];
  readonly openToken: string | null;
}

/** Nothing open. */
export const emptyImportState: ImportState = { files: [], openToken: null };

/** Puts files into the queue behind those that wait; the first one is opened when none is. */
export function addFiles(state: ImportState, offered: readonly OfferedFile[]): ImportState {
  const known = new Set(state.files.map((file) => file.token));
  const added = offered.filter((file) => !known.has(file.token)).map(newFile);
  return { ...state, files: [...state.files, ...added], openToken: state.openToken ?? added[0]?.token ?? null };
}

/** Changes one file. */
export function changeFile(state: ImportState, token: string, change: (file: ImportFile) => ImportFile): ImportState {
  return { ...state, files: state.files.map((file) => (file.token === token ? change(file) : file)) };
}

/** Takes a file out of the queue; the next one that is not done is opened. */
export function removeFile(state: ImportState, token: string): ImportState {
  const files = state.files.filter((file) => file.token !== token);
  const next = files.find((file) => file.stage !== "applied") ?? null;
  return { ...state, files, openToken: state.openToken === token ? (next?.token ?? null) : state.openToken };
}

/** A workbook has been read: its first sheet with a table is shown. */
export function withReading(file: ImportFile, reading: ImportReading): ImportFile {
  const sheet =
    reading.sheets.find((one) => one.tables.length > 0 && one.visibility === "visible") ??
    reading.sheets.find((one) => one.tables.length > 0) ??
    reading.sheets[0];
  const table = sheet?.tables[0];
  return {
    ...file,
    stage: "open",
    jobId: null,
    error: null,
    reading,
    skipped: reading.sheets.flatMap(({ name, tables }) =>
      tables.filter(({ skipped }) => skipped).map(({ index }) => tableKey(name, index)),
    ),
    step: "tables",
    sheet: sheet?.name ?? null,
    table: sheet === undefined || table === undefined ? null : { sheet: sheet.name, index: table.index },
  };
}

/** A sheet has been recognised anew after a correction. A table that was left out stays listed, so that it can be taken back. */
export function withSheet(file: ImportFile, sheet: ReadSheet): ImportFile {
  if (file.reading === null) return file;
  const sheets = file.reading.sheets.map((old) =>
    old.name === sheet.name ? keepSkipped(old, sheet, file.skipped) : old,
  );
  return { ...file, error: null, reading: { ...file.reading, sheets }, plan: null };
}

/** Key of a table within its file. */
export function tableKey(sheet: string, index: number): string {
  return `${sheet}#${index}`;
}

/** The table being looked at, with its sheet. */
export function activeTable(file: ImportFile): { readonly sheet: ReadSheet; readonly table: RecognisedTable } | null {
  const sheet = file.reading?.sheets.find((one) => one.name === file.table?.sheet);
  const table = sheet?.tables.find((one) => one.index === file.table?.index);
  return sheet === undefined || table === undefined ? null : { sheet, table };
}

/** Tables that will be imported, sheet by sheet. */
export function wantedTables(
  file: ImportFile,
): readonly { readonly sheet: ReadSheet; readonly table: RecognisedTable }[] {
  return (file.reading?.sheets ?? []).flatMap((sheet) =>
    sheet.tables
      .filter((table) => !file.skipped.includes(tableKey(sheet.name, table.index)))
      .map((table) => ({ sheet, table })),
  );
}

/** Whether a step can be entered now. `questions` are the open ones: nothing is planned on a guess. */
export function canEnter(file: ImportFile, step: ImportStep, questions: number): boolean {
  if (step === "files") return true;
  if (step === "done") return file.receipt !== null;
  if (file.reading === null || file.receipt !== null) return false;
  if (step === "tables") return true;
  const some = wantedTables(file).length > 0;
  return step === "columns" ? some : some && questions === 0;
}

/** Whether something runs on a file. */
export function isBusy(file: ImportFile): boolean {
  return file.stage === "reading" || file.stage === "planning" || file.stage === "applying";
}

function newFile(offered: OfferedFile): ImportFile {
  return {
    token: offered.token,
    name: offered.name,
    size: offered.size,
    stage: "waiting",
    jobId: null,
    error: null,
    reading: null,
    skipped: [],
    step: "files",
    table: null,
    sheet: null,
    selected: null,
    plan: null,
    decisions: {},
    refused: [],
    receipt: null,
    undo: null,
  };
}

function keepSkipped(old: ReadSheet, sheet: ReadSheet, skipped: readonly string[]): ReadSheet {
  const kept = old.tables.filter(
    (table) =>
      skipped.includes(tableKey(old.name, table.index)) && !sheet.tables.some((one) => one.index === table.index),
  );
  return kept.length === 0 ? sheet : { ...sheet, tables: [...sheet.tables, ...kept].sort((a, b) => a.index - b.index) };
}
