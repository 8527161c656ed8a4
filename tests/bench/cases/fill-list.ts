import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsx, saveXlsx } from "hucre/xlsx";
import type { CellWrite } from "#domain/reporting/form-binding";
import { fillForm } from "#workbook/fill-form";
import { openZip } from "#workbook/zip-archive";
import type { BenchCase, BenchInput } from "../bench-case.ts";
import { blankListForm, listFill, type ListShape } from "../list-form.ts";
import { packAgain } from "../workbook-parts.ts";

interface Size {
  readonly words: string;
  readonly shape: ListShape;
  /** The whole of filling, in milliseconds. */
  readonly ms: number;
  readonly peakMb: number;
  readonly repack: number;
}

const SIZES: readonly Size[] = [
  { words: "30 rows", shape: { records: 30, columns: 33, height: 1, merged: 0 }, ms: 200, peakMb: 200, repack: 12 },
  {
    words: "8,500 × 33 with 12 merged columns",
    shape: { records: 4250, columns: 33, height: 2, merged: 12 },
    ms: 3000,
    peakMb: 400,
    repack: 6,
  },
  {
    words: "100,000 × 40",
    shape: { records: 100_000, columns: 40, height: 1, merged: 0 },
    ms: 15_000,
    peakMb: 500,
    repack: 6,
  },
];

/** Filling a form with one list of three sizes: in milliseconds, against taking the filled file to pieces and packing it again, and against a library that writes the same values but moves no formula. */
export const cases: readonly BenchCase[] = SIZES.flatMap((size) => [timed(size), repacked(size), byLibrary(size)]);

function timed({ words, shape, ms }: Size): BenchCase {
  return {
    kind: "figure",
    name: `fill a list, ${words}`,
    unit: "ms",
    goal: ms,
    slow: shape.records > 10_000,
    prepare: async () => ({}),
    figure: async () => {
      const blank = blankListForm(shape);
      const start = performance.now();
      fill(blank, shape);
      return performance.now() - start;
    },
  };
}

function repacked({ words, shape, peakMb, repack }: Size): BenchCase {
  return {
    kind: "ratio",
    name: `fill a list, ${words}`,
    reference: "unzip + zip of the filled file",
    measure: "slower",
    goal: repack,
    peakMb,
    slow: shape.records > 10_000,
    prepare: async () => prepareFiles(shape),
    ours: async (input) => ({ parts: countParts(fill(readFileSync(String(input.blank)), shape)) }),
    theirs: async (input) => ({ parts: countParts(packAgain(readFileSync(String(input.filled)))) }),
  };
}

function byLibrary({ words, shape, peakMb }: Size): BenchCase {
  return {
    kind: "ratio",
    name: `fill a list, ${words}`,
    reference: "hucre, which moves nothing",
    measure: "faster",
    goal: 1,
    peakMb,
    slow: shape.records > 10_000,
    prepare: async () => prepareFiles(shape),
    ours: async (input) => {
      const bytes = fill(readFileSync(String(input.blank)), shape);
      return { parts: countParts(bytes) > 0 ? 1 : 0 };
    },
    theirs: async (input) => {
      const bytes = await fillByLibrary(readFileSync(String(input.blank)), shape);
      return { parts: countParts(bytes) > 0 ? 1 : 0 };
    },
  };
}

function prepareFiles(shape: ListShape): BenchInput {
  const folder = mkdtempSync(join(process.env.PARKBOOK_BENCH_FOLDER ?? tmpdir(), "fill-list-"));
  const [blank, filled] = [join(folder, "blank.xlsx"), join(folder, "filled.xlsx")];
  const form = blankListForm(shape);
  writeFileSync(blank, form);
  writeFileSync(filled, fill(form, shape));
  return { blank, filled };
}

function fill(blank: Uint8Array, shape: ListShape): Uint8Array {
  const filled = fillForm(blank, [listFill(shape)]);
  if (!filled.ok) throw new Error(filled.error.type);
  return filled.value.bytes;
}

/** The same values in the same cells; the rows below are not moved, because the library cannot. */
async function fillByLibrary(blank: Uint8Array, shape: ListShape): Promise<Uint8Array> {
  const book = await openXlsx(blank, { readStyles: true });
  const rows = book.sheets[0]?.rows ?? [];
  for (const { row, column, value } of listCells(shape)) {
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column - 1] =
      value.kind === "number" ? Number(value.decimal) : value.kind === "text" ? value.text : value.date;
  }
  return await saveXlsx(book);
}

function* listCells(shape: ListShape): Generator<CellWrite> {
  for (const { firstRow, count, height, cells, value } of listFill(shape).blocks ?? []) {
    for (let record = 0; record < count; record += 1) {
      for (const [place, { column, line }] of cells.entries()) {
        const content = value(record, place);
        if (content !== null) yield { row: firstRow + record * height + line, column, value: content };
      }
    }
  }
}

function countParts(bytes: Uint8Array): number {
  const archive = openZip(bytes);
  return archive.ok ? archive.value.entries.length : 0;
}
