import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";
import { requireRoster } from "../roster-file.ts";

/** A roster of 40 columns from the file into an empty book — recognised, typed, checked, planned, written with provenance and journal — against the bare scanner that only reads it. */
export const cases: readonly BenchCase[] = [
  {
    kind: "ratio",
    name: "import 50,000 × 40 end to end",
    reference: "bare scanner",
    measure: "slower",
    goal: 3,
    prepare: async (quick) => {
      const rows = quick ? 10_000 : 50_000;
      return { path: requireRoster(rows), rows };
    },
    load: async (side) => {
      await (side === "ours" ? Promise.all([loadStore(), loadImport()]) : loadScanner());
    },
    ours: importOurs,
    theirs: readWithScanner,
  },
];

const loadStore = () => import("../../../db/store/connection.ts");
const loadImport = () => import("../../../db/services/importing/import-file.ts");
const loadScanner = () => import("../reference-scanner.mjs");

async function importOurs(input: BenchInput): Promise<BenchAnswer> {
  const { openBook } = await loadStore();
  const { importFile } = await loadImport();
  const folder = mkdtempSync(join(tmpdir(), "parkbook-bench-import-"));
  const book = await openBook(join(folder, "import.parkbook"));
  if (!book.ok) throw new Error(book.error.type);
  const file = { name: "企业名册2025年.xlsx", bytes: readFileSync(String(input.path)) };
  const request = { file, period: null, apply: true, at: "2026-01-01T00:00:00Z", by: "bench" };
  const outcome = await importFile(book.value, request, { progress: () => undefined, cancelled: () => false });
  if (!outcome.ok) throw new Error(outcome.error.type);
  book.value.close();
  rmSync(folder, { recursive: true, force: true });
  const { receipt, counts } = outcome.value;
  if (receipt === null) throw new Error("nothing was written");
  return { records: receipt.added + counts.decision + counts.rejected };
}

async function readWithScanner(input: BenchInput): Promise<BenchAnswer> {
  const { readStream } = await loadScanner();
  let rows = 0;
  await readStream(String(input.path), () => {
    rows += 1;
  });
  return { records: rows - HEADER_ROWS };
}

/** The made roster has one header row. */
const HEADER_ROWS = 1;
