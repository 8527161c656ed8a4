import fc from "fast-check";
import { expect, test } from "vitest";
import type { FormColumn, FormList } from "#domain/reporting/form-binding";
import type { FillPlan } from "#domain/reporting/fill-request";
import { planFill } from "#domain/reporting/plan-fill";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import { catalogueIndex, SETTINGS } from "../../support/forms.ts";
import { columnOf, listOf, rowsOf, take } from "../../support/planned-form.ts";

/** Any form with lists below each other, each alone or with a right half, of one or two rows per record, with room or without. */
interface Piece {
  readonly records: number;
  readonly height: number;
  readonly halves: boolean;
  readonly growable: boolean;
  readonly rest: "blank" | "hide" | "remove";
  readonly entries: number;
}

const piece: fc.Arbitrary<Piece> = fc.record({
  records: fc.integer({ min: 1, max: 5 }),
  height: fc.integer({ min: 1, max: 2 }),
  halves: fc.boolean(),
  growable: fc.boolean(),
  rest: fc.constantFrom("blank", "hide", "remove"),
  entries: fc.integer({ min: 0, max: 14 }),
});

function columns(first: number, height: number): FormColumn[] {
  const lines = Array.from({ length: height }, (_, line) => line);
  const serial = { ...columnOf("A", { kind: "sequence" }, { kind: "sequence" }), column: first + 2 };
  return [serial, ...lines.map((line) => ({ ...columnOf("A", take("enterpriseName")), column: first + line, line }))];
}

/** Rows of the sheet with the serial numbers of its lists. */
function numberRows(areas: readonly FormList[], count: number) {
  return Array.from({ length: count }, (_, i) => {
    const own = areas.filter(({ firstRow, lastRow }) => i + 1 >= firstRow && i + 1 <= lastRow);
    const cells: (number | undefined)[] = [];
    for (const {
      columns: [serial],
      firstRow,
      recordRows = 1,
    } of own) {
      const line = (i + 1 - firstRow) % recordRows;
      if (line === 0 && serial !== undefined) cells[serial.column - 1] = (i + 1 - firstRow) / recordRows + 1;
    }
    return { index: i + 1, hidden: false, cells: Array.from(cells) };
  });
}

/** Where every row of the filled sheet comes from, made by taking rows out and putting copies in one after another. */
function modelRows({ insertions, removals = [] }: SheetFill, count: number): number[] {
  const gone = new Set(
    removals
      .filter(({ how }) => how === "remove")
      .flatMap(({ firstRow, lastRow }) => Array.from({ length: lastRow - firstRow + 1 }, (_, i) => firstRow + i)),
  );
  return Array.from({ length: count }, (_, i) => i + 1).flatMap((row) => {
    const growth = insertions.find(({ lastRow, height = 1 }) => row === lastRow - height + 1);
    const height = growth?.height ?? 1;
    const copies = Array.from({ length: (growth?.count ?? 0) * height }, (_, i) => row + (i % height));
    return gone.has(row) ? [] : [...copies, row];
  });
}

function planPieces(pieces: readonly Piece[]): {
  readonly areas: readonly FormList[];
  readonly plan: FillPlan;
  readonly count: number;
} {
  let row = 2;
  const lists: { readonly area: FormList; readonly entries: number }[] = [];
  for (const { records, height, halves, growable, rest, entries } of pieces) {
    const rows = [row, row + records * height - 1] as const;
    const more = { growable, rest, ...(height === 1 ? {} : { recordRows: height }) };
    lists.push({ area: listOf(rows, columns(1, height), more), entries });
    if (halves)
      lists.push({ area: listOf(rows, columns(4, height), { ...more, continues: lists.length - 1 }), entries });
    row = rows[1] + 3;
  }
  const areas = lists.map(({ area }) => area);
  const rows = numberRows(areas, row);
  const grid = { name: "表1", visibility: "visible", rows, complete: true, rowCount: row, columnCount: 6 } as const;
  const sheet = {
    name: "表1",
    visibility: "visible",
    protected: false,
    grid: { ...grid, merges: [], hiddenColumns: [], delimited: false },
    looks: {},
    validations: [],
  } as const;
  const plan = planFill({
    form: { file: "表.xlsx", hash: "", sheets: [sheet], definedNames: [] },
    reading: { lists: areas, cells: [] },
    index: catalogueIndex,
    lists: lists.map(({ entries }, list) => ({ list, rows: rowsOf(entries) })),
    subject: null,
    computed: {},
    settings: SETTINGS,
    period: null,
    threshold: 0.6,
  });
  return { areas, plan, count: row };
}

/** Names that are written; serial numbers are told by nobody. */
function writtenCells(plan: FillPlan): string[] {
  return plan.fills.flatMap(({ blocks = [] }) =>
    blocks.flatMap(({ firstRow, count, height, cells, value }) =>
      Array.from({ length: count }, (_, record) =>
        cells.flatMap(({ column, line }, place) => {
          const held = value(record, place);
          return held?.kind === "text"
            ? [`${cellAddress(firstRow + record * height + line, column)} ${held.text}`]
            : [];
        }),
      ).flat(),
    ),
  );
}

test("every entry stands in one place, or is counted as left out; what is told of the cells is what is written", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
      const { plan } = planPieces(pieces);
      const written = writtenCells(plan);
      const told = Array.from(plan.cells, ({ cell, text }) => `${cell} ${text}`);
      expect(new Set(written.map((one) => one.split(" ")[0])).size).toBe(written.length);
      expect(told.toSorted()).toEqual(written.toSorted());
      expect(plan.cells.count).toBe(written.length);
      const rows = told.map((one) => parseCellAddress(one.split(" ")[0] ?? "")?.row ?? 0);
      expect(rows).toEqual(rows.toSorted((one, two) => one - two));
      for (const one of told) {
        const [cell = "", text = ""] = one.split(" ");
        expect(plan.cells.find("表1", cell).map((found) => found.text)).toEqual([text]);
      }
      const placed = plan.lists.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
      const leftOut = plan.problems.reduce(
        (sum, { reason }) => sum + Number(/还有 (\d+) 户/u.exec(reason)?.[1] ?? 0),
        0,
      );
      expect(placed + leftOut).toBe(pieces.reduce((sum, { entries }) => sum + entries, 0));
    }),
    { numRuns: 300 },
  );
});

test("rows are added where they are short and taken away where they are spare, never both, and no list loses all", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
      const { areas, plan } = planPieces(pieces);
      const [{ insertions, removals = [] } = { insertions: [], removals: [] }] = plan.fills;
      for (const area of areas) {
        const grown = insertions.filter((one) => one.firstRow === area.firstRow);
        const gone = removals.filter((one) => one.firstRow <= area.lastRow && one.lastRow >= area.firstRow);
        const lost = gone.reduce((sum, one) => sum + one.lastRow - one.firstRow + 1, 0);
        expect(Math.min(grown.length, gone.length)).toBe(0);
        expect(lost % (area.recordRows ?? 1)).toBe(0);
        expect(lost).toBeLessThan(area.lastRow - area.firstRow + 1);
        expect(gone.every(({ how }) => how === area.rest)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

/** Lines of the records in which a block writes, by plan and by the rows its rows come from. */
function writtenLines(fill: SheetFill, areas: readonly FormList[], count: number) {
  const origins = modelRows(fill, count);
  return (fill.blocks ?? []).flatMap(({ firstRow, count: records, height, cells, value }) =>
    Array.from({ length: records }, (_, record) =>
      cells.flatMap(({ column, line }, place) => {
        if (value(record, place) === null) return [];
        const origin = origins[firstRow + record * height + line - 1] ?? 0;
        const own = areas.find((area) => origin >= area.firstRow && origin <= area.lastRow);
        const isOwn = own?.columns.some((one) => one.column === column) ?? false;
        return [{ planned: line, found: own === undefined || !isOwn ? null : (origin - own.firstRow) % height }];
      }),
    ).flat(),
  );
}

test("whatever is written stands in a row of its own list, below all that moved", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
      const { areas, plan, count } = planPieces(pieces);
      const left = areas.filter(({ continues }) => continues === undefined);
      const both = left.map((area) => {
        const right = areas.find((one) => one.continues !== undefined && one.firstRow === area.firstRow);
        return { ...area, columns: [...area.columns, ...(right?.columns ?? [])] };
      });
      const lines = plan.fills.flatMap((fill) => writtenLines(fill, both, count));
      expect(lines.filter(({ planned, found }) => planned !== found)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
