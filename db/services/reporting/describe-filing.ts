import { createHash } from "node:crypto";
import { fileCell, type FiledCell, type FilingNames } from "#domain/reporting/filed-cell";
import type { FilledCells, FillPlan } from "#domain/reporting/fill-request";
import type { FormReading, FormValue } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { findFormPlace, listFormPlaces } from "#domain/reporting/form-places";
import { type FilingAbout, sidecarText } from "#domain/reporting/provenance-sidecar";
import type { Period } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex } from "#services/catalogue";
import type { ReadableDb } from "#store/connection";
import { readFillingState } from "#store/queries/exports";
import { findEntryKind } from "#store/queries/register-kinds";

/** A filled form about to be told of (待说明的填报). `file`: name under which it is written. */
export interface FilingToDescribe {
  readonly form: FormWorkbook;
  /** Of the form; null where no binding of it is remembered. */
  readonly fingerprint: string | null;
  readonly reading: FormReading;
  readonly filled: { readonly bytes: Uint8Array; readonly plan: FillPlan };
  readonly period: Period | null;
  readonly threshold: number;
  readonly file: string;
  readonly at: string;
}

/** What is told of a filled form (填报说明): as a whole, and cell by cell whenever asked. */
export interface Filing {
  readonly about: FilingAbout;
  readonly cells: Iterable<FiledCell>;
  readonly count: number;
}

/** Gathers what sidecar and book keep of a filled form (整理填报说明). */
export function describeFiling(db: ReadableDb, filing: FilingToDescribe): Filing {
  const { form, reading, filled, period, threshold, fingerprint } = filing;
  const index = readCatalogueIndex(db);
  const places = listFormPlaces(reading, { form, plan: filled.plan, period, threshold, index });
  const names: FilingNames = {
    kindOf: createKindOf(db),
    labelOf: (field) => index.byId.get(field)?.label ?? null,
    formulaOf: (sheet, cell) => findFormPlace(places, sheet, cell)?.formula ?? null,
    contentOf: createContentOf(filled.plan),
  };
  return {
    about: {
      form: { file: form.file, sha256: form.hash },
      output: { file: filing.file, sha256: createHash("sha256").update(filled.bytes).digest("hex") },
      period,
      filledAt: filing.at,
      filledBy: readBookSettings(db).person,
      ...readFillingState(db, fingerprint ?? ""),
      places,
      problems: filled.plan.problems,
    },
    cells: { [Symbol.iterator]: () => fileCells(filled.plan.cells, names) },
    count: filled.plan.cells.count,
  };
}

/** The sidecar as bytes, piece by piece (来源说明文件). */
export function* sidecarBytes({ about, cells, count }: Filing): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of sidecarText(about, cells, count)) yield encoder.encode(text);
}

/** The same in one piece, for an archive. */
export function wholeSidecar(filing: Filing): Uint8Array {
  return Buffer.concat([...sidecarBytes(filing)]);
}

function* fileCells(cells: FilledCells, names: FilingNames): Generator<FiledCell> {
  for (const cell of cells) yield fileCell(cell, names);
}

function createKindOf(db: ReadableDb): (id: number) => string {
  const known = new Map<number, string>();
  return (id) => {
    const kind = known.get(id) ?? findEntryKind(db, id) ?? "enterprise";
    known.set(id, kind);
    return kind;
  };
}

/** Long lists hold their values in blocks, without print around them. */
function createContentOf({ fills }: FillPlan): FilingNames["contentOf"] {
  const contents = new Map<string, string>();
  for (const { sheet, writes } of fills) {
    for (const { row, column, value } of writes)
      contents.set(`${sheet}\u0000${cellAddress(row, column)}`, written(value));
  }
  return (sheet, cell) => contents.get(`${sheet}\u0000${cell}`) ?? null;
}

function written(value: FormValue): string {
  if (value.kind === "text") return value.text;
  return value.kind === "number" ? value.decimal : value.date;
}
