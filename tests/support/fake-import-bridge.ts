import type { Bridge, InputOf, MethodName, OutputOf, Reply } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { ImportBatch, ImportReading, TableCorrection } from "#contract/importing";
import type { CellTrace, FillPreview, OpenForm } from "#contract/reporting";
import type { Field } from "#domain/catalogue/field";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { RowPlan } from "#domain/importing/import-plan";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { type Result, ok } from "#domain/shared/result";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";

/** Sheets as they are drawn, by name. */
export interface DrawnSheets {
  readonly frames: Readonly<Record<string, SheetFrame>>;
  readonly cells: Readonly<Record<string, readonly ShownCell[]>>;
}

/** A workbook the fake knows, offered under its file name. */
export interface FakeWorkbook extends DrawnSheets {
  readonly reading: ImportReading;
  readonly rows: readonly (RowPlan & { readonly sheet: string })[];
  readonly issues: readonly CellIssue[];
}

/** A form the fake knows. */
export interface FakeForm extends DrawnSheets {
  readonly form: OpenForm;
  readonly filled: DrawnSheets;
  readonly preview: FillPreview;
  readonly traces: readonly CellTrace[];
}

/** What the fake is made of. */
export interface FakeWorld {
  readonly fields: readonly Field[];
  readonly workbooks: readonly FakeWorkbook[];
  readonly forms: readonly FakeForm[];
  readonly enterprises: readonly { readonly id: number; readonly name: string; readonly creditCode: string | null }[];
  /** Names of the files the system's dialog would give. */
  readonly chosen?: readonly string[];
  /** Ticks of progress sent while a workbook is read, and how long each takes. */
  readonly slow?: { readonly ticks: number; readonly pause: number };
}

type Answers = {
  readonly [Name in MethodName]?: (
    input: InputOf<Name>,
  ) => Result<OutputOf<Name>, never> | Reply<Name> | Promise<Reply<Name>>;
};

/** A bridge over plain data for import and filling, typed by the contract; `asked` lists every call in order. */
export function createFakeImportBridge(
  world: FakeWorld,
  others: Answers = {},
): Bridge & { readonly asked: readonly { readonly name: MethodName; readonly input: unknown }[] } {
  const listeners = new Set<(event: AppEvent) => void>();
  const publish = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const asked: { readonly name: MethodName; readonly input: unknown }[] = [];
  const answers: Answers = { ...importAnswers(world, publish), ...formAnswers(world, publish), ...others };
  return {
    host: "desktop",
    asked,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offerFiles: async (files) =>
      files.flatMap((file) => (file instanceof File ? [{ token: file.name, name: file.name, size: file.size }] : [])),
    call: async (name, input) => {
      asked.push({ name, input });
      const answer = answers[name];
      if (answer === undefined) throw new Error(`the fake bridge has no answer for ${name}`);
      return answer(input);
    },
  };
}

function importAnswers(world: FakeWorld, publish: (event: AppEvent) => void): Answers {
  const readings = new Map(world.workbooks.map((book) => [book.reading.readingId, book.reading]));
  const batches: ImportBatch[] = [];
  const cancelled = new Set<string>();
  const bookOf = (readingId: string): FakeWorkbook =>
    require(world.workbooks.find((one) => one.reading.readingId === readingId));
  return {
    "enterprises/columns": () => ok({ fields: world.fields, periods: ["2025"] }),
    "enterprises/list": ({ search }) => {
      const rows = world.enterprises
        .filter((one) => one.name.includes(search))
        .map((one) => ({ ...one, values: {}, warnings: {} }));
      return ok({ total: rows.length, rows });
    },
    "files/choose-workbooks": () => ok((world.chosen ?? []).map((name) => ({ token: name, name, size: 48_213 }))),
    "jobs/cancel": ({ jobId }) => {
      cancelled.add(jobId);
      return ok(null);
    },
    "importing/read": async ({ jobId, token }) => {
      const book = world.workbooks.find((one) => one.reading.file === token);
      if (book === undefined) return { ok: false, error: { type: "FileNotWorkbook", file: token } };
      for (let tick = 1; tick <= (world.slow?.ticks ?? 0); tick += 1) {
        if (cancelled.has(jobId)) return { ok: false, error: { type: "Cancelled" } };
        publish({
          type: "progress",
          jobId,
          stage: "正在读取第 1 张表",
          done: tick * 1000,
          total: (world.slow?.ticks ?? 1) * 1000,
        });
        await new Promise((resolve) => setTimeout(resolve, world.slow?.pause ?? 0));
      }
      return ok(require(readings.get(book.reading.readingId)));
    },
    "importing/frame": ({ readingId, sheet }) => ok(require(bookOf(readingId).frames[sheet])),
    "importing/cells": ({ readingId, sheet, firstRow, lastRow }) =>
      ok(cellsBetween(bookOf(readingId), sheet, firstRow, lastRow)),
    "importing/correct": (correction) => {
      const reading = require(readings.get(correction.readingId));
      const sheets = reading.sheets.map((sheet) =>
        sheet.name !== correction.sheet
          ? sheet
          : {
              ...sheet,
              tables: sheet.tables.map((table) =>
                table.index === correction.table ? corrected(table, correction) : table,
              ),
            },
      );
      readings.set(correction.readingId, { ...reading, sheets });
      return ok(require(sheets.find((sheet) => sheet.name === correction.sheet)));
    },
    "importing/plan": ({ readingId }) => {
      const { rows, issues } = bookOf(readingId);
      return ok({
        planId: readingId,
        counts: countKinds(rows),
        errors: issues.filter((issue) => issue.severity === "error").length,
        warnings: issues.filter((issue) => issue.severity === "warning").length,
        values: rows.reduce((sum, row) => sum + ("changes" in row ? row.changes.length : 0), 0),
        tables: [],
      });
    },
    "importing/plan-rows": ({ planId, kinds, offset, limit }) => {
      const rows = bookOf(planId).rows.filter((row) => kinds.includes(row.kind));
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    "importing/plan-issues": ({ planId, severity, offset, limit }) => {
      const issues = bookOf(planId).issues.filter((issue) => severity === null || issue.severity === severity);
      return ok({ total: issues.length, issues: issues.slice(offset, offset + limit) });
    },
    "importing/apply": ({ planId, decisions, refused }) => {
      const book = bookOf(planId);
      const counts = countKinds(book.rows.filter((row) => !refused.includes(row.key)));
      const answered = Object.values(decisions);
      const batch: ImportBatch = {
        batchId: batches.length + 1,
        appliedAt: "2026-11-21T01:30:00.000Z",
        workbook: book.reading.file,
        workbookHash: "0".repeat(64),
        added: counts.add + answered.filter((one) => one.kind === "separate").length,
        updated: counts.update + answered.filter((one) => one.kind === "same").length,
        unchanged: counts.unchanged,
        undecided: counts.decision - answered.filter((one) => one.kind !== "skip").length,
        rejected: counts.rejected,
        values: 1286,
        undoneAt: null,
        by: "王芳",
      };
      batches.unshift(batch);
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok(batch);
    },
    "importing/batches": () => ok([...batches]),
    "importing/undo": ({ batchId }) => {
      const place = batches.findIndex((one) => one.batchId === batchId);
      batches[place] = { ...require(batches[place]), undoneAt: "2026-11-21T01:40:00.000Z" };
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok({ reverted: 1286, kept: [] });
    },
    "importing/close": () => ok(null),
  };
}

function formAnswers(world: FakeWorld, publish: (event: AppEvent) => void): Answers {
  const readings = new Map(world.forms.map((one) => [one.form.formId, one.form.reading]));
  const formOf = (formId: string): FakeForm => require(world.forms.find((one) => one.form.formId === formId));
  const exports: OutputOf<"reporting/exports">[number][] = [];
  const bind = (formId: string, change: (reading: FormReading) => FormReading): FormReading => {
    const next = change(require(readings.get(formId)));
    readings.set(formId, next);
    return next;
  };
  return {
    "reporting/open": ({ token }) => {
      const found = world.forms.find((one) => one.form.file === token);
      return found === undefined ? { ok: false, error: { type: "FormNotXlsx", file: token } } : ok(found.form);
    },
    "reporting/frame": ({ formId, sheet, filled }) => ok(require(drawn(formOf(formId), filled).frames[sheet])),
    "reporting/cells": ({ formId, sheet, filled, firstRow, lastRow }) =>
      ok(cellsBetween(drawn(formOf(formId), filled), sheet, firstRow, lastRow)),
    "reporting/bind": (change) =>
      ok(
        bind(change.formId, (reading) => {
          const { target } = change;
          const binding: Binding = {
            source: "source" in change ? change.source : null,
            confidence: 1,
            reason: "手工选定",
          };
          if (target.kind === "cell") {
            return {
              ...reading,
              cells: reading.cells.map((cell) =>
                cell.sheet === target.sheet && cell.cell === target.cell ? { ...cell, binding } : cell,
              ),
            };
          }
          return {
            ...reading,
            lists: reading.lists.map((list, number) => {
              if (number !== target.list) return list;
              if (target.kind === "list")
                return "selection" in change ? { ...list, selection: change.selection } : list;
              return {
                ...list,
                columns: list.columns.map((column) =>
                  column.letter === target.letter ? { ...column, binding } : column,
                ),
              };
            }),
          };
        }),
      ),
    "reporting/preview": ({ formId, period }) => ok({ ...formOf(formId).preview, period }),
    "files/choose-save-target": ({ suggestedName }) => ok({ token: "saved", name: suggestedName, size: 0 }),
    "files/show": () => ok(null),
    "reporting/export": ({ formId, period }) => {
      const { form, preview } = formOf(formId);
      const at = "2026-11-21T02:05:00.000Z";
      exports.unshift({ exportId: exports.length + 1, at, form: form.title, period, filledCells: preview.filledCells });
      publish({ type: "data-changed", topics: ["reporting"] });
      return ok({
        exportId: exports.length,
        file: `${form.file.replace(".xlsx", "")}-已填.xlsx`,
        provenanceFile: `${form.file.replace(".xlsx", "")}-已填.来源.json`,
        parts: fakeParts,
        filledCells: preview.filledCells,
        at,
      });
    },
    "reporting/trace": ({ sheet, cell }) =>
      ok(world.forms.flatMap((one) => one.traces).find((one) => one.sheet === sheet && one.cell === cell) ?? null),
    "reporting/exports": () => ok([...exports]),
    "reporting/close": () => ok(null),
  };
}

const fakeParts = {
  unchanged: [
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/media/image1.png",
    "xl/drawings/drawing1.xml",
    "xl/comments1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
    "docProps/core.xml",
    "customXml/item1.xml",
    "_rels/.rels",
  ],
  changed: ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"],
  removed: ["xl/calcChain.xml"],
};

function corrected(table: RecognisedTable, correction: TableCorrection): RecognisedTable {
  const headerRows = correction.headerRows ?? table.headerRows;
  return {
    ...table,
    headerRows,
    firstDataRow: Math.max(table.firstDataRow, headerRows[1] + 1),
    lastDataRow: correction.lastDataRow ?? table.lastDataRow,
    period: correction.period === undefined ? table.period : correction.period,
    columns: table.columns.map((column) => {
      const change = correction.columns?.[column.letter];
      if (change === undefined) return column;
      const unit =
        column.unit === change.unit
          ? column.unit
          : ((["元", "千元", "万元", "亿元"] as const).find((one) => one === change.unit) ?? null);
      return { ...column, fields: change.fields, unit, unitFrom: "person" as const, confidence: 1, reason: "手工选定" };
    }),
  };
}

function drawn(form: FakeForm, filled: boolean): DrawnSheets {
  return filled ? form.filled : form;
}

function cellsBetween(sheets: DrawnSheets, sheet: string, firstRow: number, lastRow: number): readonly ShownCell[] {
  return (sheets.cells[sheet] ?? []).filter((cell) => cell.row >= firstRow && cell.row <= lastRow);
}

function countKinds(rows: readonly RowPlan[]): OutputOf<"importing/plan">["counts"] {
  const count = (kind: RowPlan["kind"]): number => rows.filter((row) => row.kind === kind).length;
  return {
    add: count("add"),
    update: count("update"),
    unchanged: count("unchanged"),
    decision: count("decision"),
    rejected: count("rejected"),
  };
}

function require<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the fake bridge was asked for something it does not know");
  return value;
}
