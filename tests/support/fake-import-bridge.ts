import type { Bridge, InputOf, MethodName, OutputOf, Reply } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { ImportReading, PlanRow, PlanSummary, ReadTable, TableCorrection } from "#contract/importing";
import type { AbsentEnterprise } from "#contract/import-results";
import type { StoredRecipe } from "#contract/recipes";
import type { CellTrace, FillPreview, OpenForm } from "#contract/reporting";
import type { Field } from "#domain/catalogue/field";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { FormReading } from "#domain/reporting/form-binding";
import { type Result, ok } from "#domain/shared/result";
import { formAnswers } from "./fake-form-answers.ts";
import { batchAnswers, planAnswers } from "./fake-plan-answers.ts";
import { cellsBetween, type DrawnSheets, known } from "./fake-sheets.ts";

/** A workbook the fake knows, offered under its file name. */
export interface FakeWorkbook extends DrawnSheets {
  readonly reading: ImportReading;
  readonly rows: readonly PlanRow[];
  readonly issues: readonly CellIssue[];
  /** Enterprises the file does not name. */
  readonly absent?: readonly AbsentEnterprise[];
  /** Changes held back by period. */
  readonly held?: PlanSummary["held"];
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
  readonly recipes?: readonly StoredRecipe[];
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
  /** Answers in the place of the fake's own, which they may still ask. */
  instead: (own: Answers) => Answers = () => ({}),
): Bridge & { readonly asked: readonly { readonly name: MethodName; readonly input: unknown }[] } {
  const listeners = new Set<(event: AppEvent) => void>();
  const publish = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const asked: { readonly name: MethodName; readonly input: unknown }[] = [];
  const own: Answers = { ...importAnswers(world, publish), ...formAnswers(world, publish), ...others };
  const answers: Answers = { ...own, ...instead(own) };
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
  const cancelled = new Set<string>();
  const bookOf = (readingId: string): FakeWorkbook =>
    known(world.workbooks.find((one) => one.reading.readingId === readingId));
  return {
    ...bookAnswers(world, publish),
    ...planAnswers(bookOf),
    ...batchAnswers(bookOf, publish),
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
      const table = known(
        reading.sheets
          .find((one) => one.name === correction.sheet)
          ?.tables.find((one) => one.index === correction.table),
      );
      // Nothing names an enterprise as far down as that.
      if (correction.headerRows !== undefined && correction.headerRows[0] >= 20)
        return {
          ok: false,
          error: { type: "HeaderNamesNobody", sheet: correction.sheet, rows: correction.headerRows },
        };
      const sheets = reading.sheets.map((sheet) =>
        sheet.name !== correction.sheet
          ? sheet
          : { ...sheet, tables: sheet.tables.map((one) => (one === table ? corrected(one, correction) : one)) },
      );
      readings.set(correction.readingId, { ...reading, sheets });
      return ok(known(sheets.find((sheet) => sheet.name === correction.sheet)));
    },
    "importing/mark-table": ({ readingId, sheet: name, orientation, headerRows, columns }) => {
      const reading = known(readings.get(readingId));
      const model = known(reading.sheets.flatMap((sheet) => sheet.tables)[0]);
      const sheets = reading.sheets.map((sheet) => {
        if (sheet.name !== name) return sheet;
        const table: ReadTable = {
          ...model,
          index: sheet.tables.length,
          orientation,
          title: null,
          headerRows,
          firstDataRow: headerRows[1] + 1,
          lastDataRow: headerRows[1] + 3,
          firstColumn: columns?.[0] ?? 1,
          lastColumn: columns?.[1] ?? 3,
        };
        return { ...sheet, tables: [...sheet.tables, table] };
      });
      readings.set(readingId, { ...reading, sheets });
      return ok(known(sheets.find((sheet) => sheet.name === name)));
    },
    "importing/name-sender": ({ readingId, sender }) => {
      const reading = { ...known(readings.get(readingId)), sender };
      readings.set(readingId, reading);
      return ok(reading);
    },
    "importing/set-standing": ({ readingId, standing }) => {
      const reading = { ...known(readings.get(readingId)), standing };
      readings.set(readingId, reading);
      return ok(reading);
    },
    "importing/use-recipe": ({ readingId }) => {
      const reading = { ...known(readings.get(readingId)), recipe: null };
      readings.set(readingId, reading);
      return ok(reading);
    },
    "importing/close": () => ok(null),
  };
}

function bookAnswers(world: FakeWorld, publish: (event: AppEvent) => void): Answers {
  const fields = [...world.fields];
  return {
    "enterprises/columns": () => ok({ fields: [...fields], periods: ["2025"] }),
    "fields/all": () => ok([...fields]),
    "registers/kinds": () => ok([]),
    "enterprises/list": ({ search }) => {
      const rows = world.enterprises
        .filter((one) => one.name.includes(search))
        .map((one) => ({ ...one, values: {}, warnings: {} }));
      return ok({ total: rows.length, rows });
    },
    "fields/create": ({ label, kind, type }) => {
      const model = known(fields.find((field) => field.kind === kind));
      const made: Field = { ...model, id: `custom${fields.length}`, label, kind, type, synonyms: [], codes: [] };
      if (fields.some((field) => field.label === label)) return { ok: false, error: { type: "FieldNameTaken", label } };
      fields.push(made);
      publish({ type: "data-changed", topics: ["enterprises"] });
      return ok(made);
    },
    "recipes/list": () => ok(world.recipes ?? []),
    "quarantine/list": () => ok({ total: 0, rows: [] }),
    "merging/not-same": () => ok(null),
  };
}

function corrected(table: ReadTable, correction: TableCorrection): ReadTable {
  const headerRows = correction.headerRows ?? table.headerRows;
  return {
    ...table,
    orientation: correction.orientation ?? table.orientation,
    headerRows,
    firstDataRow: correction.firstDataRow ?? Math.max(table.firstDataRow, headerRows[1] + 1),
    lastDataRow: correction.lastDataRow ?? table.lastDataRow,
    period: correction.period === undefined ? table.period : correction.period,
    columns: table.columns.map((column) => {
      const change = correction.columns?.[column.letter];
      if (change === undefined) return column;
      const unit =
        column.unit === change.unit
          ? column.unit
          : ((["元", "千元", "万元", "亿元"] as const).find((one) => one === change.unit) ?? null);
      return {
        ...column,
        fields: change.fields,
        unit,
        unitFrom: "person" as const,
        confidence: 1,
        reason: "手工选定",
        ...(change.period === undefined ? {} : { period: change.period }),
        ...(change.blank === undefined ? {} : { blank: change.blank }),
        ...(change.valueMap === undefined ? {} : { valueMap: change.valueMap }),
      };
    }),
  };
}
