import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { fillForm } from "#workbook/fill-form";
import { openZip } from "#workbook/zip-archive";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";
import { packAgain } from "../workbook-parts.ts";

const FORM = new URL("../../fixtures/samples/C-山西-规上工业企业创新活动全覆盖台账.xlsx", import.meta.url);
const PRINTED_ROWS = 30;

/** Filling form C, 30 printed rows and grown to 10,000, against taking the same filled file to pieces and packing it again. */
export const cases: readonly BenchCase[] = [fillCase(30, 6), fillCase(10_000, 12)];

function fillCase(rows: number, goal: number): BenchCase {
  return {
    kind: "ratio",
    name: `fill form C, ${rows.toLocaleString("en-US")} rows`,
    reference: "unzip + zip of the filled file",
    measure: "slower",
    goal,
    prepare: async () => ({ rows, filled: requireFilled(rows) }),
    ours: async (input) => ({ parts: countParts(fill(Number(input.rows))) }),
    theirs: async (input) => repack(input),
  };
}

function requireFilled(rows: number): string {
  const folder = join(tmpdir(), "parkbook-bench");
  const path = join(folder, `form-c-1-${rows}.xlsx`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, fill(rows));
  }
  return path;
}

function fill(rows: number): Uint8Array {
  const filled = fillForm(readFileSync(FORM), [contentFor(rows)]);
  if (!filled.ok) throw new Error(filled.error.type);
  return filled.value.bytes;
}

function contentFor(rows: number): SheetFill {
  const writes = Array.from({ length: rows }, (_, i) => [
    { row: 7 + i, column: 2, value: { kind: "text", text: "云岫片区" } as const },
    { row: 7 + i, column: 3, value: { kind: "text", text: `云麓第${i + 1}精密制造有限公司` } as const },
    { row: 7 + i, column: 4, value: { kind: "text", text: `9143${10_000_000_000_000 + i}` } as const },
    { row: 7 + i, column: 8, value: { kind: "text", text: "是" } as const },
    { row: 7 + i, column: 9, value: { kind: "text", text: i % 3 === 0 ? "否" : "是" } as const },
    { row: 7 + i, column: 13, value: { kind: "number", decimal: `${i}.25` } as const },
  ]).flat();
  const count = Math.max(0, rows - PRINTED_ROWS);
  return { sheet: "台账", insertions: [{ firstRow: 7, lastRow: 36, count }], writes };
}

function repack(input: BenchInput): BenchAnswer {
  return { parts: countParts(packAgain(readFileSync(String(input.filled)))) };
}

function countParts(bytes: Uint8Array): number {
  const archive = openZip(bytes);
  return archive.ok ? archive.value.entries.length : 0;
}
