/** Lists of carriers whose type or level stands in the title, in the heading or inside another cell (众创空间名单). */
import { expect, test } from "vitest";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { type MadeRows, madeWorkbook } from "../../support/made-roster.ts";
import { type ImportDesk, openDesk } from "../import-desk.ts";

const carriersOf = ({ book }: ImportDesk) =>
  book.db
    .prepare<[], { id: number; name: string }>("SELECT id, name FROM enterprise WHERE kind = 'carrier' ORDER BY id")
    .all()
    .map(({ id, name }) => {
      const { carrierType, carrierLevel } = readKnownValues(book.db, id);
      return [name, carrierType, carrierLevel];
    });

async function takenFrom(sheet: string, rows: MadeRows): Promise<ReturnType<typeof carriersOf>> {
  const desk = await openDesk();
  await desk.take(await desk.read("附件.xlsx", madeWorkbook({ [sheet]: rows })));
  return carriersOf(desk);
}

test("title, sheet or heading say the type and level of every row", async () => {
  const rows = [
    ["启明空间", "云麓高新区", "2020年3月"],
    ["星野空间", "云麓高新区", "2021.5"],
  ];
  const plain = ["名称", "所属高新区", "认定时间"];
  const found = [
    ["启明空间", "众创空间", "省级"],
    ["星野空间", "众创空间", "省级"],
  ];
  expect(await takenFrom("Sheet1", [["2024年度备案省级众创空间名单"], plain, ...rows])).toEqual(found);
  expect(await takenFrom("省级众创空间", [plain, ...rows])).toEqual(found);
  const headed = [["云麓大学科技园省级双创载体一览表"], ["众创空间名称", "所属高新区", "认定时间"], ...rows];
  expect(await takenFrom("Sheet1", headed)).toEqual(found);
});

test("a list of several types or of any level says neither; a list of tenants is about enterprises", async () => {
  const rows = [["启明空间", "云麓高新区"]];
  const open = await takenFrom("Sheet1", [["省级以上孵化器、众创空间名单"], ["载体名称", "所属高新区"], ...rows]);
  expect(open).toEqual([["启明空间", undefined, undefined]]);
  const tenants = [["2024年众创空间入驻企业名单"], ["名称", "所属高新区"], ["启明科技有限公司", "云麓高新区"]];
  expect(await takenFrom("Sheet1", tenants)).toEqual([]);
});

test("a level inside the type becomes the level, and the type its usual name", async () => {
  const rows = [
    ["2025年载体汇总表"],
    ["载体名称", "载体类型", "级别", "在孵企业数"],
    ["甲", "国家级科技企业孵化器", "", 3],
    ["乙", "众创空间（国家备案）", "", 3],
    ["丙", "自治区级众创空间", "", 3],
    ["丁", "孵化器", "市级", 3],
    ["戊", "省级众创空间（培育）", "", 3],
    ["己", "留学人员创业园", "省级", 3],
    ["庚", "孵化器/众创空间", "省级", 3],
  ];
  expect(await takenFrom("Sheet1", rows)).toEqual([
    ["甲", "科技企业孵化器", "国家级"],
    ["乙", "众创空间", "国家级"],
    ["丙", "众创空间", "省级"],
    ["丁", "科技企业孵化器", "市级"],
    ["戊", "众创空间", undefined],
    ["己", "留学人员创业园", "省级"],
    ["庚", "孵化器/众创空间", "省级"],
  ]);
});
