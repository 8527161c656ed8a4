/** The machine-readable truth beside each sample roster (真值), and how a reading is held against it. */
import { readFileSync } from "node:fs";
import path from "node:path";

export interface Truth {
  readonly file: string;
  readonly period: string;
  readonly sheets: readonly TruthSheet[];
}
export interface TruthSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly tables: readonly TruthTable[];
}
export interface TruthTable {
  readonly headerRows: readonly [number, number];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly unit: string | null;
  readonly titleCell?: string;
  readonly unitCell?: string;
  readonly nonDataRows?: readonly { readonly row: number; readonly kind: string }[];
  /** Ranges merged downwards: the first cell speaks for all. */
  readonly mergedFillDown?: readonly string[];
  readonly columns: readonly TruthColumn[];
  readonly rows: readonly TruthRow[];
}
export interface TruthColumn {
  readonly letter: string;
  readonly headerPath: readonly string[];
  readonly field: string | null;
  readonly fields?: readonly string[];
  readonly unit: string | null;
}
export interface TruthRow {
  readonly row: number;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  readonly seededIssues: readonly { readonly cell: string; readonly kind: string }[];
}

const samples = path.resolve(import.meta.dirname, "../fixtures/samples");

/** Path of a sample file. */
export const samplePath = (name: string): string => path.join(samples, name);

/** Reads the truth of a sample. */
export const readTruth = (name: string): Truth => JSON.parse(readFileSync(samplePath(name), "utf8")) as Truth;
