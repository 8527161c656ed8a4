import { readFileSync } from "node:fs";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";
import { requireRoster } from "../roster-file.ts";

/** Reading a roster of 40 columns row by row, against the bare scanner and against the `xlsx` library. */
export const cases: readonly BenchCase[] = [
  {
    kind: "ratio",
    name: "read 50,000 × 40",
    reference: "bare scanner",
    measure: "slower",
    goal: 1.5,
    prepare: (quick) => prepare(quick ? 10_000 : 50_000),
    load: (side) => load(side === "ours" ? loadReader : loadScanner),
    ours: readOurs,
    theirs: readWithScanner,
  },
  {
    kind: "ratio",
    name: "read 200,000 × 40",
    reference: "bare scanner",
    measure: "slower",
    goal: 1.5,
    peakMb: 400,
    slow: true,
    prepare: () => prepare(200_000),
    load: (side) => load(side === "ours" ? loadReader : loadScanner),
    ours: readOurs,
    theirs: readWithScanner,
  },
  {
    kind: "ratio",
    name: "read 50,000 × 40 (library)",
    reference: "xlsx library",
    measure: "faster",
    goal: 8,
    prepare: (quick) => prepare(quick ? 10_000 : 50_000),
    load: (side) => load(side === "ours" ? loadReader : loadLibrary),
    ours: readOurs,
    theirs: readWithLibrary,
  },
];

const loadOurs = () => import("../../../db/workbook/open-workbook.ts");
const loadReader = () => Promise.all([loadOurs(), import("../../../db/workbook/xlsx-workbook.ts")]);
const loadScanner = () => import("../reference-scanner.mjs");
const loadLibrary = () => import("xlsx");

async function load(side: () => Promise<unknown>): Promise<void> {
  await side();
}

async function prepare(rows: number): Promise<BenchInput> {
  return { path: requireRoster(rows), rows };
}

async function readOurs(input: BenchInput): Promise<BenchAnswer> {
  const { openWorkbook } = await loadOurs();
  const opened = await openWorkbook({ name: "roster.xlsx", bytes: readFileSync(String(input.path)) });
  if (!opened.ok) throw new Error(opened.error.type);
  let [rows, cells] = [0, 0];
  const done = await opened.value.streamRows(0, (batch) => {
    rows += batch.length;
    for (const row of batch) cells += countFilled(row.cells);
  });
  if (!done.ok) throw new Error(done.error.type);
  return { rows, cells };
}

async function readWithScanner(input: BenchInput): Promise<BenchAnswer> {
  const { readStream } = await loadScanner();
  let [rows, cells] = [0, 0];
  await readStream(String(input.path), (row: readonly unknown[]) => {
    rows += 1;
    cells += countFilled(row);
  });
  return { rows, cells };
}

async function readWithLibrary(input: BenchInput): Promise<BenchAnswer> {
  const { read } = await loadLibrary();
  const book = read(readFileSync(String(input.path)), { dense: true });
  const data = book.Sheets[book.SheetNames[0] ?? ""]?.["!data"] ?? [];
  let cells = 0;
  for (const row of data) cells += countFilled(row.map((cell) => cell?.v));
  return { rows: data.length, cells };
}

function countFilled(cells: readonly unknown[]): number {
  let filled = 0;
  for (let i = 0; i < cells.length; i += 1) if (cells[i] !== undefined) filled += 1;
  return filled;
}
