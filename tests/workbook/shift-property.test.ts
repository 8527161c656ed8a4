/** Rows inserted and removed, against a model that knows nothing of the code: every reference must mean the rows it meant. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RowInsertion, RowRemoval } from "#domain/reporting/sheet-fill";
import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import { continueFormula } from "#workbook/continue-formula";
import { createRowShifts, type RowShift } from "#workbook/row-shift";
import { shiftAnchors, shiftVml } from "#workbook/shift-anchors";
import { shiftFormula } from "#workbook/shift-formula";
import { shiftSheetFrame } from "#workbook/shift-sheet-frame";
import { createRowModel, type RowModel, type WrittenReference, writeReference } from "../support/row-model.ts";

/** Sheet names as they must be written in formulas. */
const SHEETS = [
  ["台账", "台账!"],
  ["附件 1", "'附件 1'!"],
  ["O'Brien's A36", "'O''Brien''s A36'!"],
  ["A1", "'A1'!"],
  ["R1C1", "'R1C1'!"],
  ["2024年", "'2024年'!"],
  ["汇总", "汇总!"],
] as const;

/** What looks like a reference and is none, or is none of ours. */
const DECOYS = [
  '"A36:B40"',
  '"他说""C7""和\'台账\'!A1"',
  "LOG10(1)",
  "ATAN2(1,2)",
  "A1B",
  "ABC12D",
  "ZZZ9",
  "XFE5",
  "A1048577",
  "R1C1",
  "RC",
  "_A36",
  "收入A36",
  "A36收入",
  "表1[[#This Row],[A36]]",
  "表1[A36'[B7']]",
  "#REF!",
  "#N/A",
  "#DIV/0!",
  "{1,2;3,4}",
  '{"A36","7:9"}',
  "TRUE",
  "1E36",
  "-3.5",
  "50%",
  "_xlfn.CONCAT(1)",
  "[1]台账!A36",
  "'C:\\资料\\[旧.xlsx]台账'!$A$36",
  "'附件 A36'!名称",
  "NOW()",
];

interface Changes {
  readonly insertions: readonly RowInsertion[];
  readonly removals: readonly RowRemoval[];
}

/** Up to two lists that grow and up to two blocks that go, one below the other. */
const changes: fc.Arbitrary<Changes> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 6 }),
      records: fc.integer({ min: 1, max: 4 }),
      height: fc.constantFrom(1, 1, 1, 2, 3),
      count: fc.integer({ min: 1, max: 7 }),
      kind: fc.constantFrom("grow", "grow", "remove"),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((blocks) => {
    const insertions: RowInsertion[] = [];
    const removals: RowRemoval[] = [];
    let row = 3;
    for (const { gap, records, height, count, kind } of blocks) {
      const firstRow = row + gap;
      const lastRow = firstRow + records * height - 1;
      if (kind === "grow") insertions.push({ firstRow, lastRow, count, ...(height === 1 ? {} : { height }) });
      else removals.push({ firstRow, lastRow, how: "remove" });
      row = lastRow;
    }
    return { insertions, removals };
  });

const row = fc.integer({ min: 1, max: 60 });
const column = fc.integer({ min: 1, max: 800 });
const ascending = (value: fc.Arbitrary<number>) =>
  fc.tuple(value, value).map(([one, two]): [number, number] => [Math.min(one, two), Math.max(one, two)]);

const written = fc.record({
  sheet: fc.option(fc.nat(SHEETS.length - 1)),
  kind: fc.constantFrom("cell", "cell", "range", "range", "rows", "columns"),
  rows: ascending(row),
  columns: ascending(column),
  fixed: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
});

const token = fc.oneof({ weight: 2, arbitrary: written }, { weight: 1, arbitrary: fc.constantFrom(...DECOYS) });
const operator = fc.constantFrom("+", "-", "*", "/", "^", "&", ",", ", ", " ", "=", "<>", "%+", ")*SUM(");

test("a formula means the same cells after rows are inserted and removed in two sheets at once", () => {
  const fills = fc.tuple(changes, changes, fc.shuffledSubarray([...SHEETS], { minLength: 3, maxLength: 3 }));
  const formula = fc.array(fc.tuple(operator, token), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fills, formula, ([one, two, [first = SHEETS[0], second = SHEETS[1], third = SHEETS[2]]], tokens) => {
      const models = new Map<string, RowModel>([
        [first[0], createRowModel(one.insertions, one.removals)],
        [second[0], createRowModel(two.insertions, two.removals)],
      ]);
      const shift = shiftOf([
        { sheet: first[0], ...one },
        { sheet: second[0], ...two },
      ]);
      const home = [first, third][tokens.length % 2]?.[0] ?? "";
      const write = (moved: boolean): string =>
        `IF(${tokens
          .map(
            ([sign, part], i) =>
              (i === 0 ? "" : sign) + (typeof part === "string" ? part : spell(part, models, home, moved)),
          )
          .join("")})`;
      expect(shiftFormula(write(false), shift, home)).toBe(write(true));
    }),
    { numRuns: 1500 },
  );
});

function spell(
  part: Omit<WrittenReference, "prefix" | "model"> & { readonly sheet: number | null },
  models: ReadonlyMap<string, RowModel>,
  home: string,
  moved: boolean,
): string {
  const [name, prefix] = part.sheet === null ? [home, ""] : (SHEETS[part.sheet] ?? [home, ""]);
  return writeReference({ ...part, prefix, model: models.get(name) ?? null }, moved);
}

function shiftOf(fills: Parameters<typeof createRowShifts>[0]): RowShift {
  const [shift] = createRowShifts(fills);
  if (shift === undefined) throw new Error("nothing moves");
  return shift;
}

test("formulas of added records read their own record, the one before, fixed cells and the same record of another growing list", () => {
  const lists = fc.record({
    top: fc.integer({ min: 4, max: 9 }),
    otherTop: fc.integer({ min: 4, max: 9 }),
    records: fc.integer({ min: 2, max: 6 }),
    height: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: 8 }),
    line: fc.nat(2),
    above: fc.integer({ min: 0, max: 5 }),
    sameSheet: fc.boolean(),
  });
  fc.assert(
    fc.property(lists, ({ top, otherTop, records, height, count, line, above, sameSheet }) => {
      const at = line % height;
      // Something above both lists grows too, so that everything lies elsewhere afterwards.
      const aboveList = above === 0 ? [] : [{ firstRow: 2, lastRow: 3, count: above }];
      const own = { firstRow: top, lastRow: top + records * height - 1, count, height };
      const otherFrom = sameSheet ? own.lastRow + 3 : otherTop;
      const other = { firstRow: otherFrom, lastRow: otherFrom + records - 1, count };
      const fills = sameSheet
        ? [{ sheet: "甲", insertions: [...aboveList, own, other] }]
        : [
            { sheet: "甲", insertions: [...aboveList, own] },
            { sheet: "乙 表", insertions: [other] },
          ];
      const grown = above + (sameSheet ? count * height : 0);
      const formula = (record: number, moved: boolean): string => {
        const home = top + (moved ? above : 0) + record * height;
        const aside = otherFrom + record + (moved && sameSheet ? grown : 0);
        const fixed = own.lastRow + 1 + (moved ? above + count * height : 0);
        const prefix = sameSheet ? "" : "'乙 表'!";
        return `IF(B${home}="","",C${home + at}/$C$${fixed}+D${home - height}+SUM(E$${top + (moved ? above : 0)}:E${home})+${prefix}F${aside})&"C${top}"`;
      };
      const shift = shiftOf(fills);
      const continued = continueFormula({
        above: formula(records - 2, false),
        last: formula(records - 1, false),
        shift: shift.of("甲") ?? shift,
        home: "甲",
        row: top + (records - 1) * height,
      });
      expect(Array.from({ length: count + 1 }, (_, k) => continued(k * height))).toEqual(
        Array.from({ length: count + 1 }, (_, k) => formula(records - 1 + k, true)),
      );
    }),
    { numRuns: 500 },
  );
});

/** Ranges of before, wholly in a record, over whole records, or anywhere outside the lists. */
const block = fc.record({ rows: ascending(row), columns: ascending(fc.integer({ min: 1, max: 9 })) });

test("each cell is dressed as before, and each added cell as the cell it is a copy of", () => {
  fc.assert(
    fc.property(changes, fc.array(block, { minLength: 1, maxLength: 5 }), (change, blocks) => {
      const model = createRowModel(change.insertions, change.removals);
      const shift = shiftOf([{ sheet: "表", ...change }]);
      const rules = blocks.map(
        ({ rows, columns }, i) =>
          `<dataValidation type="custom" sqref="${formatCellRange({ firstRow: rows[0], lastRow: rows[1], firstColumn: columns[0], lastColumn: columns[1] })}"><formula1>rule${i}</formula1></dataValidation>`,
      );
      const xml = `</sheetData><dataValidations count="${blocks.length}">${rules.join("")}</dataValidations></worksheet>`;
      const moved = shiftSheetFrame(xml, shift, "表");
      const dressed = new Map<number, string[]>();
      for (const [, sqref = "", name = ""] of moved.matchAll(/sqref="([^"]*)"><formula1>(\w+)</gu)) {
        for (const part of sqref.split(" ")) {
          const range = parseCellRange(part);
          for (let at = range?.firstRow ?? 0; range !== null && at <= range.lastRow; at += 1)
            dressed.set(at, [...(dressed.get(at) ?? []), name]);
        }
      }
      const before = (at: number): string[] =>
        blocks.flatMap(({ rows }, i) => (rows[0] <= at && at <= rows[1] ? [`rule${i}`] : []));
      expect(model.after.map((_, i) => dressed.get(i + 1) ?? [])).toEqual(
        model.after.map((name) => before(originOf(name, change.insertions))),
      );
      const count = /dataValidations count="(\d+)"/u.exec(moved)?.[1];
      expect(Number(count ?? 0)).toBe(moved.split("<dataValidation ").length - 1);
    }),
    { numRuns: 400 },
  );
});

/** The row of before that a row of after is, or is a copy of. */
function originOf(name: string, insertions: readonly RowInsertion[]): number {
  const [, top, step] = /^\+(\d+)\.(\d+)$/u.exec(name) ?? [];
  const list = insertions.find((one) => one.firstRow === Number(top));
  if (list === undefined) return Number(name);
  const height = list.height ?? 1;
  return list.lastRow - height + 1 + ((Number(step) - 1) % height);
}

test("merges, links, comments, breaks and pictures hang where they hung", () => {
  fc.assert(
    fc.property(changes, fc.array(row, { minLength: 1, maxLength: 6 }), (change, rows) => {
      const model = createRowModel(change.insertions, change.removals);
      const shift = shiftOf([{ sheet: "表", ...change }]);
      const inRecord = (at: number) =>
        change.insertions.some((one) => one.lastRow - (one.height ?? 1) < at && at <= one.lastRow);
      const free = [...new Set(rows)].filter((at) => !inRecord(at));
      const merges = free.map((at) => `<mergeCell ref="A${at}:C${at}"/>`).join("");
      const links = free.map((at) => `<x:hyperlink ref='B${at}' location='表!$A$${at}'/>`).join("");
      const moved = shiftSheetFrame(
        `<mergeCells count='${free.length}'>${merges}</mergeCells><x:hyperlinks>${links}</x:hyperlinks>`,
        shift,
        "表",
      );
      const stays = free.flatMap((at) => model.place(at) ?? []);
      const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => Number(match[1]));
      expect([
        all(moved, /ref="A(\d+):C\1"/gu),
        all(moved, /ref=["']B(\d+)["']/gu),
        all(moved, /location=["']表!\$A\$(\d+)["']/gu),
        /<mergeCells/u.test(moved),
      ]).toEqual([stays, stays, stays, stays.length > 0]);
      const note = (at: number) =>
        `<v:shape id="s${at}"><x:ClientData ObjectType="Note"><x:Anchor>1, 0, ${at - 1}, 0, 2, 0, ${at + 2}, 0</x:Anchor><x:Row>${at - 1}</x:Row></x:ClientData></v:shape>`;
      const notes = shiftVml(`<xml>${free.map(note).join("")}</xml>`, shift);
      expect(all(notes, /<x:Row>(\d+)</gu)).toEqual(stays.map((at) => at - 1));
      const picture = (at: number) =>
        `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>${at - 1}</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:from></xdr:oneCellAnchor>`;
      const pictures = shiftAnchors(
        free
          .filter((at) => model.place(at) !== null)
          .map(picture)
          .join(""),
        shift,
      );
      expect(all(pictures, /<xdr:row>(\d+)</gu)).toEqual(stays.map((at) => at - 1));
    }),
    { numRuns: 300 },
  );
});
