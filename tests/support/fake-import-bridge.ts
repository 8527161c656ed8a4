import type { Bridge, InputOf, MethodName, OutputOf, Reply } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { ImportBatch, ImportReading, TableCorrection, ReadTable } from "#contract/importing";
import type { CellTrace, FillPreview, OpenForm } from "#contract/reporting";
import type { Field } from "#domain/catalogue/field";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { RowPlan } from "#domain/importing/import-plan";
import type { FormReading } from "#domain/reporting/form-binding";
import { type Result, ok } from "#domain/shared/result";
import { formAnswers } from "./fake-form-answers.ts";
import { cellsBetween, type DrawnSheets, known } from "./fake-sheets.ts";

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
  /** Filled copies the form can be held against. */
  readonly learnt: readonly { readonly file: string; readonly learn: (reading: FormReading) => FormReading }[];
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

/** Answers of a fake bridge, typed by the contract. */
export type Answers = {
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
    known(world.workbooks.find((one) => one.reading.readingId === readingId));
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
      return ok(known(readings.get(book.reading.readingId)));
    },
    "importing/frame": ({ readingId, sheet }) => ok(known(bookOf(readingId).frames[sheet])),
    "importing/cells": ({ readingId, sheet, firstRow, lastRow }) =>
      ok(cellsBetween(bookOf(readingId), sheet, firstRow, lastRow)),
    "importing/correct": (correction) => {
      const reading = known(readings.get(correction.readingId));
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
      return ok(known(sheets.find((sheet) => sheet.name === correction.sheet)));
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
      batches[place] = { ...known(batches[place]), undoneAt: "2026-11-21T01:40:00.000Z" };
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok({ reverted: 1286, kept: [] });
    },
    "importing/close": () => ok(null),
  };
}

function corrected(table: ReadTable, correction: TableCorrection): ReadTable {
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
