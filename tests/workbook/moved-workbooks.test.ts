/** Whole workbooks made by dice, with lists that grow and printed rows that go: read again by the library, every cell, formula and result must be what a plain model says. */
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { cellAddress, columnLetters } from "#domain/workbook/cell-address";
import type { RowInsertion, RowRemoval, SheetFill } from "#domain/reporting/sheet-fill";
import { fillForm } from "#workbook/fill-form";
import { MAIN, pack, relation, relations, sheet as sheetXml, workbook } from "../corpus/sheet-parts.ts";
import { seeded, type Seeded } from "../corpus/seeded.ts";
import { createRowModel, type RowModel } from "../support/row-model.ts";

/** One term of a formula: a cell or a sum, with its sheet and its rows of before. */
interface Term {
  readonly sheet: string;
  readonly column: number;
  readonly rows: readonly [number, number];
  readonly fixed: boolean;
}

type Content = { readonly number: number } | { readonly text: string } | { readonly terms: readonly Term[] };

interface MadeSheet {
  readonly name: string;
  readonly prefix: string;
  readonly insertions: readonly RowInsertion[];
  readonly removals: readonly RowRemoval[];
  readonly model: RowModel;
  /** Cells of before by address. */
  readonly cells: Map<string, { readonly row: number; readonly column: number; readonly content: Content }>;
  readonly merges: readonly (readonly [number, number])[];
}

const LIST_COLUMNS = [2, 3] as const;
const FORMULA_COLUMN = 4;
const NAMES = [
  ["台账", "台账!"],
  ["附件 1'二", "'附件 1''二'!"],
] as const;

function makeBook(dice: Seeded): readonly MadeSheet[] {
  const made = NAMES.map(([name, prefix]): MadeSheet => {
    const height = dice.pick([1, 1, 2]);
    const firstRow = 4 + dice.below(3);
    const records = 2 + dice.below(4);
    const insertions = [{ firstRow, lastRow: firstRow + records * height - 1, count: 1 + dice.below(6), height }];
    const below = firstRow + records * height + 3 + dice.below(3);
    const removals =
      dice.below(2) === 0 ? [] : [{ firstRow: below, lastRow: below + dice.below(3), how: "remove" as const }];
    const model = createRowModel(insertions, removals);
    const free = [2, below - 1, below + 4].filter((row) => model.place(row) !== null);
    return { name, prefix, insertions, removals, model, cells: new Map(), merges: free.map((row) => [row, row]) };
  });
  for (const one of made) fillSheet(one, made, dice);
  return made;
}

function fillSheet(one: MadeSheet, all: readonly MadeSheet[], dice: Seeded): void {
  const [list] = one.insertions;
  if (list === undefined) return;
  const put = (row: number, column: number, content: Content): void => {
    one.cells.set(cellAddress(row, column), { row, column, content });
  };
  for (let row = 1; row <= 30; row += 1) put(row, 1, { text: `${one.name} ${row}` });
  const height = list.height ?? 1;
  for (let row = list.firstRow; row <= list.lastRow; row += 1) {
    for (const column of LIST_COLUMNS) put(row, column, { number: 1 + dice.below(500) });
    if ((row - list.firstRow) % height === 0)
      put(row, FORMULA_COLUMN, {
        terms: LIST_COLUMNS.map((column) => ({ sheet: one.name, column, rows: [row, row], fixed: false })),
      });
  }
  const after = [list.lastRow + 1, list.lastRow + 2, 27, 28, 29, 30].filter((row) => one.model.place(row) !== null);
  for (const row of after) {
    put(row, 6, { number: dice.below(1000) });
    put(row, 7, { terms: Array.from({ length: 1 + dice.below(3) }, () => makeTerm(dice.pick(all), dice)) });
  }
}

/** A total over the list, over more than it, or a cell that stays. */
function makeTerm({ name, insertions, model }: MadeSheet, dice: Seeded): Term {
  const [list] = insertions;
  const [first, last] = [list?.firstRow ?? 1, list?.lastRow ?? 1];
  const column = dice.pick([...LIST_COLUMNS, FORMULA_COLUMN]);
  const fixed = dice.below(2) === 0;
  const kind = dice.below(4);
  if (kind === 0) return { sheet: name, column, rows: [first, last], fixed };
  if (kind === 1) return { sheet: name, column, rows: [1 + dice.below(first), last + dice.below(12)], fixed };
  const staying = [1, 2, 3, last + 1, last + 2, 27, 28].filter((row) => model.place(row) !== null);
  const row = dice.pick(staying);
  return { sheet: name, column: 6, rows: [row, row], fixed };
}

function writeTerm(term: Term, home: string, rows: readonly [number, number] | null): string {
  const prefix = term.sheet === home ? "" : (NAMES.find(([name]) => name === term.sheet)?.[1] ?? "");
  const dollar = term.fixed ? "$" : "";
  const at = (row: number) => `${dollar}${columnLetters(term.column)}${dollar}${row}`;
  if (rows === null) return "#REF!";
  const single = term.rows[0] === term.rows[1];
  return single ? prefix + at(rows[0]) : `SUM(${prefix}${at(rows[0])}:${at(rows[1])})`;
}

const write = (terms: readonly Term[], home: string, rows: (term: Term) => readonly [number, number] | null): string =>
  terms.map((term) => writeTerm(term, home, rows(term))).join("+");

function bytesOf(book: readonly MadeSheet[]): Uint8Array {
  const parts = book.map((one) => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const cells = [...one.cells.values()].filter((cell) => cell.row === i + 1).sort((a, b) => a.column - b.column);
      const inner = cells.map(({ row, column, content }) => {
        const at = `r="${cellAddress(row, column)}"`;
        if ("number" in content) return `<c ${at}><v>${content.number}</v></c>`;
        if ("text" in content) return `<c ${at} t="inlineStr"><is><t>${content.text}</t></is></c>`;
        return `<c ${at}><f>${write(content.terms, one.name, (term) => term.rows)}</f><v>-1</v></c>`;
      });
      return `<row r="${i + 1}">${inner.join("")}</row>`;
    });
    const merges = one.merges.map(([first, last]) => `<mergeCell ref="H${first}:J${last}"/>`).join("");
    return sheetXml(rows.join(""), "", `<mergeCells count="${one.merges.length}">${merges}</mergeCells>`);
  });
  return pack({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook(
      book.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join(""),
    ),
    "xl/_rels/workbook.xml.rels": relations(
      `${book.map((_, i) => relation(`r${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}${relation("r9", "styles", "styles.xml")}`,
    ),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  });
}

/** What must stand where: texts and numbers, formulas as written, results as calculated here. */
function expectedCells(book: readonly MadeSheet[], values: ReadonlyMap<string, number>): Record<string, unknown> {
  const placed = new Map<string, { readonly content: Content; readonly home: string; readonly row: number }>();
  for (const one of book) {
    for (const { row, column, content } of one.cells.values()) {
      const at = one.model.place(row);
      if (at !== null) placed.set(`${one.name}!${cellAddress(at, column)}`, { content, home: one.name, row: at });
    }
    addRecords(one, placed);
  }
  for (const [address, number] of values) placed.set(address, { content: { number }, home: "", row: 0 });
  const rowsOf = (term: Term): readonly [number, number] | null => {
    const model = book.find(({ name }) => name === term.sheet)?.model;
    const [first, last] = term.rows;
    const place = first === last ? (model?.place(first) ?? null) : null;
    return first === last ? (place === null ? null : [place, place]) : (model?.range(first, last) ?? null);
  };
  const result = (address: string): number => {
    const content = placed.get(address)?.content;
    if (content === undefined || "text" in content) return 0;
    if ("number" in content) return content.number;
    let sum = 0;
    for (const term of content.terms) {
      const [first, last] = isAdded(term) ? term.rows : (rowsOf(term) ?? [1, 0]);
      for (let row = first; row <= last; row += 1) sum += result(`${term.sheet}!${cellAddress(row, term.column)}`);
    }
    return sum;
  };
  const expected: Record<string, unknown> = {};
  for (const [address, { content, home }] of placed) {
    if ("text" in content) expected[address] = content.text;
    else if ("number" in content) expected[address] = content.number;
    else
      expected[address] =
        `${write(content.terms, home, (term) => (isAdded(term) ? term.rows : rowsOf(term)))} → ${result(address)}`;
  }
  return expected;
}

/** Terms of the list's own records name rows of after already. */
const added = new WeakSet<Term>();
const isAdded = (term: Term): boolean => added.has(term);

/** Every record of the grown list, the formulas reading their own row. */
function addRecords(
  one: MadeSheet,
  placed: Map<string, { readonly content: Content; readonly home: string; readonly row: number }>,
): void {
  for (const list of one.insertions) {
    const height = list.height ?? 1;
    const rows = list.lastRow - list.firstRow + 1 + list.count * height;
    const top = list.lastRow - height + 1;
    for (let i = 0; i < rows; i += 1) {
      const row = list.firstRow + i;
      const origin = top + (i % height);
      // What differs from record to record is no part of the form.
      const isLone = list.lastRow - list.firstRow + 1 === height;
      if (isLone && one.model.after[row - 1]?.startsWith("+") === true)
        placed.set(`${one.name}!A${row}`, { content: { text: `${one.name} ${origin}` }, home: one.name, row });
      if (i % height !== 0) continue;
      const terms = LIST_COLUMNS.map((column): Term => ({ sheet: one.name, column, rows: [row, row], fixed: false }));
      for (const term of terms) added.add(term);
      placed.set(`${one.name}!${cellAddress(row, FORMULA_COLUMN)}`, { content: { terms }, home: one.name, row });
    }
  }
}

test.each(Array.from({ length: 120 }, (_, seed) => seed))("workbook %i", (seed) => {
  const dice = seeded(seed);
  const book = makeBook(dice);
  const values = new Map<string, number>();
  const fills = book.map((one): SheetFill => {
    const [list] = one.insertions;
    const rows = (list?.lastRow ?? 0) - (list?.firstRow ?? 0) + 1 + (list?.count ?? 0) * (list?.height ?? 1);
    const writes = Array.from({ length: rows }, (_, i) => (list?.firstRow ?? 0) + i).flatMap((row) =>
      LIST_COLUMNS.map((column) => {
        const number = dice.below(100_000) / 100;
        values.set(`${one.name}!${cellAddress(row, column)}`, number);
        return { row, column, value: { kind: "number", decimal: String(number) } as const };
      }),
    );
    return { sheet: one.name, insertions: one.insertions, removals: one.removals, writes };
  });
  const filled = fillForm(bytesOf(book), fills);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  const read = XLSX.read(filled.value.bytes, { cellFormula: true });
  const cells: Record<string, unknown> = {};
  for (const name of read.SheetNames) {
    for (const [address, cell] of Object.entries(read.Sheets[name] ?? {})) {
      if (address.startsWith("!")) continue;
      cells[`${name}!${address}`] = cell.f === undefined ? cell.v : `${cell.f} → ${cell.v}`;
    }
  }
  expect(rounded(cells)).toEqual(rounded(expectedCells(book, values)));
  expect(book.map(({ name }) => read.Sheets[name]?.["!merges"]?.map((merge) => merge.s.r + 1))).toEqual(
    book.map(({ model, merges }) => merges.map(([row]) => model.place(row))),
  );
});

/** Sums of decimals carry binary dust. */
function rounded(cells: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(cells).map(([address, value]) => [
      address,
      typeof value === "string" ? value.replace(/[\d.]+$/u, (number) => Number(number).toFixed(2)) : value,
    ]),
  );
}
