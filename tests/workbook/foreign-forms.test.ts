/** Workbooks from elsewhere: one free cell is written, every other part stays as it is, and two readers that know nothing of the writer find the value and everything else unchanged. */
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import * as XLSX from "xlsx";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";
import { fillForm } from "#workbook/fill-form";
import { openWorkbook } from "#workbook/open-workbook";
import { oddPackages } from "../corpus/odd-packages.ts";
import { seeded } from "../corpus/seeded.ts";
import { foreignForm } from "../support/foreign-forms.ts";

/** Hostile sizes and lies of the container are the importer's tests; here they would only take time. */
const SKIPPED = /hundred thousand|million|sixty thousand|to the end|bytes before/u;

const ODD = oddPackages().filter(({ label }) => !SKIPPED.test(label));

/** All cells of all sheets as our roster reader finds them. */
async function ourCells(bytes: Uint8Array): Promise<Map<string, CellContent>> {
  const opened = await openWorkbook({ name: "表.xlsx", bytes });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const cells = new Map<string, CellContent>();
  for (const [number, { name }] of opened.value.sheets.entries()) {
    const grid = await opened.value.readGrid(number);
    if (!grid.ok) throw new Error(JSON.stringify(grid.error));
    for (const row of grid.value.rows) {
      for (const [column, content] of Object.entries(row.cells))
        if (content !== undefined && content !== null)
          cells.set(`${name}!${cellAddress(row.index, Number(column) + 1)}`, content);
    }
  }
  return cells;
}

/** The same as the library finds them; null where it cannot read the file at all. */
function libraryCells(bytes: Uint8Array): Map<string, unknown> | null {
  const cells = new Map<string, unknown>();
  try {
    const book = XLSX.read(bytes, { cellFormula: true });
    for (const name of book.SheetNames) {
      for (const [address, cell] of Object.entries(book.Sheets[name] ?? {}))
        if (!address.startsWith("!") && cell.v !== undefined) cells.set(`${name}!${address}`, [cell.v, cell.f]);
    }
  } catch {
    return null;
  }
  return cells;
}

interface Target {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

async function check(bytes: Uint8Array, { sheet, row, column }: Target): Promise<void> {
  const text = '甲 <&> "乙"';
  const filled = fillForm(bytes, [{ sheet, insertions: [], writes: [{ row, column, value: { kind: "text", text } }] }]);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  const [before, after] = [partsOf(bytes), partsOf(filled.value.bytes)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(before).filter(
    (name) => Buffer.compare(before[name] ?? EMPTY, after[name] ?? EMPTY) !== 0,
  );
  expect(changed.filter((name) => !/sheet[^/]*\.xml$|表 1\.xml$|sharedStrings\.xml$/iu.test(name))).toEqual([]);
  expect(changed.length).toBeLessThanOrEqual(2);
  const address = `${sheet}!${cellAddress(row, column)}`;
  expect(await ourCells(filled.value.bytes)).toEqual((await ourCells(bytes)).set(address, text));
  const library = libraryCells(bytes);
  const found = libraryCells(filled.value.bytes);
  if (library !== null && library.size > 0 && !looksHidden(bytes))
    expect(found).toEqual(library.set(address, [text, undefined]));
}

const EMPTY = new Uint8Array();

/** Parts of a package. The unpacker sets four gigabytes aside for each part with zip64 sizes; the library does not. */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  if (!Buffer.from(bytes).includes(ZIP64_SIZES)) return unzipSync(bytes);
  const { FullPaths, FileIndex } = XLSX.CFB.read(Buffer.from(bytes), { type: "buffer" });
  const paths: string[] = FullPaths;
  return Object.fromEntries(
    paths.flatMap((path, i) => {
      const name = path.replace("Root Entry/", "");
      const own = name !== "" && !name.endsWith("/") && !name.startsWith("\u0001");
      return own ? [[name, Uint8Array.from(FileIndex[i]?.content ?? [])]] : [];
    }),
  );
}

const ZIP64_SIZES = Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** The library takes cells in comments for cells, and does not see those with line breaks in their tags. */
function looksHidden(bytes: Uint8Array): boolean {
  const parts = Object.values(partsOf(bytes)).map((part) => new TextDecoder().decode(part));
  return parts.some((part) => /<!--|<c\n|\u0000/u.test(part));
}

describe("odd packages", () => {
  test.each(ODD)("$label", async ({ bytes }) => {
    await check(bytes, { sheet: "名册", row: 3, column: 9 });
    await check(bytes, { sheet: "名册", row: 60, column: 2 });
  });
});

describe("workbooks made by dice", () => {
  test.each(Array.from({ length: 100 }, (_, seed) => seed))("workbook %i", async (seed) => {
    const { bytes, ...target } = foreignForm(seeded(seed));
    await check(bytes, target);
  });
});
