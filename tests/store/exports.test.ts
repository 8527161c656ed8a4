import fc from "fast-check";
import { expect, test } from "vitest";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { WritableDb } from "#store/connection";
import { editCells } from "#store/queries/edits";
import { listExports, saveExport } from "#store/queries/exports";
import { listDependentCells } from "#store/queries/exports-impact";
import { findExports, openExport, traceCell } from "#store/queries/exports-read";
import { createSourcedValueReader } from "#store/queries/sourced-values";
import { about, anyCells, filedCell } from "../support/filed-cells.ts";
import { applyRows, memoryBook, requireOk } from "./support.ts";

/** Filled forms as the book remembers them (导出记录): every cell with value and origin of its moment. */

const author = { at: "2026-11-21T09:00:00.000Z", by: "小李" };
const parts = { unchanged: [], changed: [], removed: [] };

function save(db: WritableDb, cells: readonly FiledCell[]): number {
  const saved = saveExport(db, { about, fingerprint: "f", parts, cells, filledCells: cells.length });
  return requireOk(saved).exportId;
}

async function bookOf(names: readonly string[]) {
  const book = await memoryBook();
  const values = { creditCode: "91350100M000100Y43", "operatingRevenue@2025": "900" };
  applyRows(book, [{ name: names[0] ?? "", values }, ...names.slice(1).map((name) => ({ name, values: {} }))]);
  return book;
}

test("a filled cell keeps value and origin of the moment it was filled", async () => {
  const { db } = await bookOf(["重庆长安银行"]);
  const held = createSourcedValueReader(db)({ enterpriseId: 1, field: "operatingRevenue", period: "2025" });
  const cell = { ...filedCell, stored: held?.value ?? null, source: held?.source ?? null };
  const label = { ...filedCell, cell: "A2", text: "某高新区", rule: "取自设置", enterprise: null, field: null };
  const exportId = save(db, [cell, label]);
  const edit = { enterpriseId: 1, field: "operatingRevenue", period: "2025", value: "1", typed: "1" };
  requireOk(editCells(db, [edit], author));
  expect(traceCell(db, { exportId, sheet: "表1", cell: "D7" })).toMatchObject({
    enterprise: { id: 1, kind: "enterprise", name: "重庆长安银行" },
    stored: "900",
    source: { kind: "import", cell: "C2", raw: "900 " },
    computed: null,
  });
  expect(openExport(db, exportId)?.find("表1", "A2")).toEqual([label]);
  expect(traceCell(db, { exportId, sheet: "表1", cell: "Z9" })).toBeNull();
  expect(listExports(db)).toEqual([
    { exportId, at: author.at, form: "月报表.xlsx", file: "月报表-已填.xlsx", period: "2025", filledCells: 2 },
  ]);
});

test("whatever was filled comes back cell by cell, and the filing as a whole", async () => {
  const { db } = await bookOf(["甲", "乙", "丙", "丁"]);
  const inOrder = (cells: Iterable<FiledCell>) =>
    [...cells].toSorted((one, two) => (`${one.sheet}!${one.cell}` < `${two.sheet}!${two.cell}` ? -1 : 1));
  fc.assert(
    fc.property(anyCells, (made) => {
      const cells = made.map((cell) => ({ ...cell, enterprise: enterpriseOf(cell) }));
      const found = openExport(db, save(db, cells));
      expect([found?.about, inOrder(found?.cells() ?? [])]).toEqual([about, inOrder(cells)]);
      const [some] = cells;
      if (some !== undefined) expect(found?.find(some.sheet, some.cell)).toEqual([some]);
    }),
    { numRuns: 100 },
  );
});

/** The test book holds enterprises only. */
function enterpriseOf({ enterprise }: FiledCell): FiledCell["enterprise"] {
  return enterprise === null ? null : { ...enterprise, kind: "enterprise" };
}

test("two entries in one row of the sheet keep apart, and gaps of one cell keep their order", async () => {
  const { db } = await bookOf(["甲", "乙"]);
  const right = { ...filedCell, cell: "K7", enterprise: { id: 2, kind: "enterprise", name: "乙" } };
  const gap = { ...filedCell, cell: "A3", enterprise: null, label: "年" };
  const cells = [filedCell, right, gap, { ...gap, label: "月" }];
  const found = openExport(db, save(db, cells));
  expect([found?.find("表1", "K7"), found?.find("表1", "A3").map(({ label }) => label)]).toEqual([
    [{ ...right, rule: filedCell.rule }],
    ["年", "月"],
  ]);
});

test("a file is known by its bytes, or by the name it was written under", async () => {
  const { db } = await bookOf(["重庆长安银行"]);
  const [first, second] = [save(db, [filedCell]), save(db, [])];
  expect([
    findExports(db, { file: "改名.xlsx", sha256: "bb" }),
    findExports(db, { file: "月报表-已填.xlsx", sha256: "cc" }),
    findExports(db, { file: "没有.xlsx", sha256: "cc" }),
  ]).toEqual([
    { same: second, named: [] },
    { same: null, named: [second, first] },
    { same: null, named: [] },
  ]);
});

test("exports from before version 40 are traced by their own lines", async () => {
  const { db } = await bookOf(["重庆长安银行"]);
  const held = createSourcedValueReader(db)({ enterpriseId: 1, field: "operatingRevenue", period: "2025" });
  db.exec(
    `INSERT INTO form_export (form, fingerprint, file, period, exported_at, exported_by, filled_cells, parts)
       VALUES ('台账.xlsx', 'f', '台账-已填.xlsx', '2025', '2026-01-05T08:00:00Z', '小王', 2, '{}');
     INSERT INTO export_cell (export_id, sheet, cell, text, rule, enterprise_id, field, period, stored, source_row, source_column)
       SELECT 1, '表1', 'D7', '0.09', '取营业收入', 1, 'operatingRevenue', '2025', '900', source_row, source_column
         FROM observation WHERE enterprise_id = 1;
     INSERT INTO export_cell (export_id, sheet, cell, text, rule) VALUES (1, '表1', 'A2', '某高新区', '取自设置')`,
  );
  const [traced, setting] = ["D7", "A2"].map((cell) => traceCell(db, { exportId: 1, sheet: "表1", cell }));
  expect(traced).toMatchObject({
    text: "0.09",
    rule: "取营业收入",
    enterprise: { id: 1, kind: "enterprise", name: "重庆长安银行" },
    stored: "900",
    source: held?.source,
  });
  expect(setting).toMatchObject({ text: "某高新区", enterprise: null, source: null });
  expect([...(openExport(db, 1)?.cells() ?? [])]).toHaveLength(2);
});

test("who was computed from whom is found by entry, also where more entries stand behind a cell than are kept", async () => {
  const { db } = await bookOf(["甲", "乙", "丙"]);
  const part = (id: number) => ({
    label: `第${id}家`,
    entry: { id, kind: "enterprise" },
    value: "1",
    unit: "家",
    source: null,
  });
  const sum: FiledCell = { ...filedCell, enterprise: null, field: null, words: "企业的数量", formula: "计数(企业)" };
  const whole = { ...sum, cell: "B1", parts: [part(1), part(2)], partsTotal: 2 };
  const cut = { ...sum, cell: "B2", parts: [part(1)], partsTotal: 900 };
  save(db, [{ ...filedCell, cell: "C3" }, whole, cut]);
  const found = (id: number) => [...listDependentCells(db, id)].map(({ cell, how }) => `${cell.cell} ${how}`);
  expect([found(1), found(2), found(3)]).toEqual([
    ["C3 own", "B1 part", "B2 part"],
    ["B1 part", "B2 perhaps"],
    ["B2 perhaps"],
  ]);
});
