import type { InputOf } from "#contract/contract";
import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { ImportReading, PlanSummary, ReadSheet, ReadTable } from "#contract/importing";
import type { UndoReceipt } from "#contract/import-results";
import type { QuarantinedRow } from "#contract/quarantine";
import { type PlanChoices, takeAll } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { CellRange } from "#domain/workbook/grid";
import type { RowNotes } from "./plan-choices";
import { type ReviewView, startReview } from "./review-view";

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
  /** It came with others: it is planned at once and written with them when it asks nothing. */
  readonly together: boolean;
  readonly stage: FileStage;
  readonly jobId: string | null;
  readonly error: AppError | null;
  readonly reading: ImportReading | null;
  /** Rows of the quarantine that are planned anew (重新核对的隔离行), in the place of a reading; null for a file. */
  readonly quarantined: readonly QuarantinedRow[] | null;
  /** Keys of tables left out. */
  readonly skipped: readonly string[];
  readonly step: ImportStep;
  readonly table: { readonly sheet: string; readonly index: number } | null;
  readonly sheet: string | null;
  readonly selected: { readonly row: number; readonly column: number } | null;
  /** Cells a person has drawn a frame around, on the sheet looked at. */
  readonly marked: CellRange | null;
  /** Null when there is none or a correction has made it stale. */
  readonly plan: PlanSummary | null;
  readonly review: ReviewView | null;
  /** The book had moved on, so the plan was made anew and differs from what was seen. */
  readonly replanned: boolean;
  readonly choices: PlanChoices;
  readonly notes: RowNotes;
  /** "Not the same" as said in the review; remembered when the file is written or closed, because every change of the book makes a plan old. */
  readonly notSame: readonly InputOf<"merging/not-same">[];
  readonly receipt: ImportReceipt | null;
  readonly undo: UndoReceipt | null;
  /** The file to send back (退回表), once written. */
  readonly returned: { readonly token: string; readonly file: string; readonly cells: number } | null;
}

/** The queue of files and the one being worked on; `openToken` null shows the list of past imports. */
export interface ImportState {
  readonly files: readonly ImportFile[];
  readonly openToken: string | null;
  /** What was undone and redone since the window opened, by import (撤销、重做的结果): the report outlasts the notice. */
  readonly reversals: Readonly<Record<number, UndoReceipt>>;
  /** Files being written one after the other (一次写入多个文件); null when none are. */
  readonly writing: { readonly tokens: readonly string[]; readonly done: number; readonly stopped: boolean } | null;
}

/** Nothing open. */
export const emptyImportState: ImportState = { files: [], openToken: null, reversals: {}, writing: null };

/** Puts files into the queue behind those that wait. A file that comes alone is opened when none is; of several the list is shown. */
export function addFiles(state: ImportState, offered: readonly OfferedFile[]): ImportState {
  const known = new Set(state.files.map((file) => file.token));
  const fresh = offered.filter((file) => !known.has(file.token));
  const together = fresh.length > 1;
  const added = fresh.map((file) => newFile(file, together));
  return {
    ...state,
    files: [...state.files, ...added],
    openToken: state.openToken ?? (together ? null : (added[0]?.token ?? null)),
  };
}

/** Puts rows of the quarantine into the queue and opens them: they go straight to the review. */
export function addQuarantined(
  state: ImportState,
  entry: { readonly token: string; readonly name: string; readonly rows: readonly QuarantinedRow[] },
): ImportState {
  const { token, name, rows } = entry;
  const added: ImportFile = {
    ...newFile({ token, name, size: 0 }, false),
    stage: "open",
    quarantined: rows,
    step: "review",
  };
  return { ...state, files: [...state.files, added], openToken: token };
}

/** The steps a file goes through; rows of the quarantine have been read long ago. */
export function stepsFor(file: Pick<ImportFile, "quarantined">): readonly ImportStep[] {
  return file.quarantined === null ? importSteps : ["review", "done"];
}

/** Changes one file. */
export function changeFile(state: ImportState, token: string, change: (file: ImportFile) => ImportFile): ImportState {
  return { ...state, files: state.files.map((file) => (file.token === token ? change(file) : file)) };
}

/** Takes a file out of the queue; of files that were opened singly the next one that is not done is opened. */
export function removeFile(state: ImportState, token: string): ImportState {
  const files = state.files.filter((file) => file.token !== token);
  const next = files.find((file) => file.stage !== "applied" && !file.together) ?? null;
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
    skipped: skippedTables(reading),
    step: file.step === "files" ? "tables" : file.step,
    plan: null,
    review: null,
    sheet: sheet?.name ?? null,
    table: sheet === undefined || table === undefined ? null : { sheet: sheet.name, index: table.index },
    marked: null,
  };
}

/** The same workbook, understood anew (another sender or recipe): the person stays where they are. */
export function withReadingAgain(file: ImportFile, reading: ImportReading): ImportFile {
  const fresh = withReading(file, reading);
  const sheet = reading.sheets.find((one) => one.name === file.sheet);
  const table = sheet?.tables.find((one) => file.table?.sheet === sheet.name && one.index === file.table.index);
  if (sheet === undefined) return fresh;
  const first = table ?? sheet.tables[0];
  return {
    ...fresh,
    sheet: sheet.name,
    table: first === undefined ? null : { sheet: sheet.name, index: first.index },
    selected: file.selected,
  };
}

/** A sheet has been recognised anew after a correction. A table that was left out stays listed, so that it can be taken back. */
export function withSheet(file: ImportFile, sheet: ReadSheet): ImportFile {
  if (file.reading === null) return file;
  const sheets = file.reading.sheets.map((old) =>
    old.name === sheet.name ? keepSkipped(old, sheet, file.skipped) : old,
  );
  return {
    ...file,
    error: null,
    reading: { ...file.reading, sheets },
    plan: null,
    review: null,
    marked: null,
    table: file.table ?? firstTable(sheet),
  };
}

/** A plan has been made; filters and answers given to an earlier one stay where they still make sense. */
export function withPlan(file: ImportFile, plan: PlanSummary): ImportFile {
  return { ...file, stage: "open", jobId: null, error: null, plan, review: file.review ?? startReview(plan) };
}

/** Key of a table within its file. */
export function tableKey(sheet: string, index: number): string {
  return `${sheet}#${index}`;
}

/** The table being looked at, with its sheet. */
export function activeTable(file: ImportFile): { readonly sheet: ReadSheet; readonly table: ReadTable } | null {
  const sheet = file.reading?.sheets.find((one) => one.name === file.table?.sheet);
  const table = sheet?.tables.find((one) => one.index === file.table?.index);
  return sheet === undefined || table === undefined ? null : { sheet, table };
}

/** Tables that will be imported, sheet by sheet. */
export function wantedTables(
  file: Pick<ImportFile, "reading" | "skipped">,
): readonly { readonly sheet: ReadSheet; readonly table: ReadTable }[] {
  return (file.reading?.sheets ?? []).flatMap((sheet) =>
    sheet.tables
      .filter((table) => !file.skipped.includes(tableKey(sheet.name, table.index)))
      .map((table) => ({ sheet, table })),
  );
}

/** Whether a step can be entered now. `questions` are the open ones: nothing is planned on a guess. */
export function canEnter(file: ImportFile, step: ImportStep, questions: number): boolean {
  if (file.quarantined !== null) return step === (file.receipt === null ? "review" : "done");
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

function newFile(offered: OfferedFile, together: boolean): ImportFile {
  return {
    token: offered.token,
    name: offered.name,
    size: offered.size,
    together,
    stage: "waiting",
    jobId: null,
    error: null,
    reading: null,
    quarantined: null,
    skipped: [],
    step: "files",
    table: null,
    sheet: null,
    selected: null,
    marked: null,
    plan: null,
    review: null,
    replanned: false,
    choices: takeAll,
    notes: {},
    notSame: [],
    receipt: null,
    undo: null,
    returned: null,
  };
}

function skippedTables(reading: ImportReading): readonly string[] {
  return reading.sheets.flatMap(({ name, tables }) =>
    tables.filter(({ skipped }) => skipped).map(({ index }) => tableKey(name, index)),
  );
}

function firstTable(sheet: ReadSheet): ImportFile["table"] {
  const table = sheet.tables[0];
  return table === undefined ? null : { sheet: sheet.name, index: table.index };
}

function keepSkipped(old: ReadSheet, sheet: ReadSheet, skipped: readonly string[]): ReadSheet {
  const kept = old.tables.filter(
    (table) =>
      skipped.includes(tableKey(old.name, table.index)) && !sheet.tables.some((one) => one.index === table.index),
  );
  return kept.length === 0 ? sheet : { ...sheet, tables: [...sheet.tables, ...kept].sort((a, b) => a.index - b.index) };
}
