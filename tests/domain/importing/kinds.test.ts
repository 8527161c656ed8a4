/** Lists of every kind of the register are known for what they are, however they are laid out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { columnLetters } from "#domain/workbook/cell-address";
import { loadCatalogue } from "../../support/catalogue.ts";
import { type KindSheet, kindSheets } from "../../support/kind-sheets.ts";
import { plainGrid } from "../../support/plain-grid.ts";

const index = loadCatalogue();

/** Field by the heading as written. */
const meanings = (table: RecognisedTable | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (table?.columns ?? [])
      .filter(({ fields }) => fields.length > 0)
      .map(({ headerPath, fields }) => [headerPath.at(-1) ?? "", fields.join("+")]),
  );

const fieldsByLetter = (table: RecognisedTable | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (table?.columns ?? [])
      .filter(({ fields }) => fields.length > 0)
      .map(({ letter, fields }) => [letter, fields.join("+")]),
  );

const read = (rows: KindSheet["rows"], more: Partial<Grid> & { readonly merged?: readonly string[] }) =>
  recogniseTables(plainGrid(rows, more), index);

for (const { kind, sheet, rows, merged = [], columns } of kindSheets) {
  describe(`a list of ${kind}`, () => {
    test("is one, and every column means what it says", () => {
      const found = read(rows, { name: sheet, merged });
      expect(found.map(({ subject }) => subject)).toEqual([kind]);
      expect(fieldsByLetter(found[0])).toEqual(columns);
    });
  });
}

/** Sheets whose heading is one row: their columns may stand anywhere, and groups may stand above them. */
for (const { kind, sheet, rows } of kindSheets.filter(({ merged = [] }) => merged.length === 0)) {
  describe(`a list of ${kind} written otherwise`, () => {
    const header = rows.findIndex(({ length }) => length > 2);
    const said = read(rows, { name: sheet })[0];

    test("stays one with its columns in another order", () => {
      const width = rows[header]?.length ?? 0;
      const orders = fc.shuffledSubarray([...Array(width).keys()], { minLength: width, maxLength: width });
      fc.assert(
        fc.property(orders, (order) => {
          const shuffled = rows.map((cells, at): readonly CellContent[] =>
            at < header ? cells : order.map((column) => cells[column] ?? ""),
          );
          const found = read(shuffled, { name: sheet });
          expect(found.map(({ subject }) => subject)).toEqual([kind]);
          expect(meanings(found[0])).toEqual(meanings(said));
        }),
        { numRuns: 12 },
      );
    });

    test("stays one under group headings, with columns nobody knows and lines below", () => {
      const width = rows[header]?.length ?? 0;
      const groups = ["", "基本情况", ...Array<string>(width - 1).fill(""), "其他"];
      const widened = rows.map((cells, at) =>
        at < header
          ? cells
          : [...cells, ...Array<string>(width - cells.length).fill(""), at === header ? "内部编码" : `X-${at}`],
      );
      const made = [...widened.slice(0, header), groups, ...widened.slice(header), ["填表人：王芳"]];
      const last = columnLetters(width);
      const found = read(made, { name: sheet, merged: [`B${header + 1}:${last}${header + 1}`] });
      expect(found.map(({ subject }) => subject)).toEqual([kind]);
      expect(meanings(found[0])).toEqual(meanings(said));
      expect(found[0]?.lastDataRow).toBe(made.length - 1);
    });
  });
}

const plain = (...rows: readonly (readonly CellContent[])[]) =>
  read(rows, { name: "Sheet1" }).map(({ subject }) => subject);

test("lists of enterprises stay lists of enterprises, whatever words of other kinds they use", () => {
  const names = ["云麓光电股份有限公司", "星槎科技有限公司", "岳北生物医药有限公司"];
  const list = (head: readonly string[], values: readonly CellContent[]) =>
    plain(["序号", "企业名称", ...head], ...names.map((name, at) => [at + 1, name, ...values]));
  expect([
    list(["证书编号", "发证日期", "有效期至"], ["GR202343000123", "2023-10-16", "2026-10-15"]),
    list(["统一社会信用代码", "所属集群", "营业收入（万元）"], ["", "先进计算产业集群", 1200]),
    list(["所属孵化器", "入驻时间", "毕业时间", "法定代表人"], ["云麓创业园", "2021-03", "", "陈立"]),
    list(["级别", "批次", "认定时间"], ["省级", "第三批", "2022"]),
    list(["所属高新区", "联系人", "联系电话"], ["云麓高新区", "李华", "13800000001"]),
  ]).toEqual(Array(5).fill(["enterprise"]));
});

test("notes, dictionaries and sums beside a roster are lists of nothing", () => {
  expect([
    plain(
      ["指标名称", "计量单位", "指标解释"],
      ["营业收入", "万元", "企业全年营业收入总额"],
      ["从业人员", "人", "年末在册人数"],
    ),
    plain(["代码", "名称"], ["1", "国有"], ["2", "集体"]),
    plain(["街道", "企业数", "营业收入"], ["青砚街道", 12, 3400], ["桐花街道", 9, 1200]),
    plain(["名称", "数量"], ["孵化器", 3], ["众创空间", 5]),
    plain(["指标名称", "单位", "上年同期", "截至9月末", "备注"], ["研发投入", "亿元", 3.2, 4.1, "快报"]),
  ]).toEqual([[], [], [], [], []]);
});
