import { beforeAll, describe, expect, test } from "vitest";
import { proposeReading } from "#services/reporting/propose-reading";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

/** Numbers of the whole zone are never filled in where the words around a place ask for a part of it: such a place stays open and says which words. */

let desk: RegisterDesk;

beforeAll(async () => {
  desk = await openRegister();
  await desk.add("enterprise", "甲光电有限公司", { park: "青桐片区" });
  await desk.add("enterprise", "乙医药有限公司", { park: "松涛科创园" });
});

/** Places with the formula that would be filled, or in brackets why not. */
async function read(drawn: string): Promise<readonly (readonly [string, string])[]> {
  const form = need(await readForm({ name: "表.xlsx", bytes: drawWorkbook([{ name: "表", drawn }]) }));
  const { cells, lists } = proposeReading(desk.book.db, form);
  const columns = lists.flatMap((list) => list.columns.map(({ letter, binding }) => ({ cell: letter, binding })));
  return [...cells, ...columns].flatMap(({ cell, binding: { source, confidence, reason } }) =>
    source?.kind === "formula" ? [[cell, confidence >= 0.7 ? source.formula : `(${reason})`] as const] : [],
  );
}

const open = (words: string) => `(表上写明“${words}”，这里的数不能按全区取，请先选定范围或人工填写)`;
const COUNT = "计数(企业)";
const HIGH = '计数(企业[具备("高新技术企业")])';
const SCALE = '计数(企业[具备("规模以上企业")])';

const sheet = (...head: readonly string[]) => `${head.map((text) => `${text}|>|>`).join("\n")}
  #指标名称|计量单位|2025年
  #企业数|家|
  #规模以上企业数|家|
  #高新技术企业数|家|`;

describe("sheets of indicators", () => {
  test.each([
    ["高新区2025年经济指标表", [COUNT, SCALE, HIGH]],
    ["青桐片区2025年经济指标表", [open("青桐片区"), open("青桐片区"), open("青桐片区")]],
    ["附件3：松涛科创园经济运行情况", [open("松涛科创园"), open("松涛科创园"), open("松涛科创园")]],
    ["规模以上企业经济指标表", [open("规模以上"), SCALE, open("规模以上")]],
    ["亏损企业经济指标表", [open("亏损"), open("亏损"), open("亏损")]],
    ["高新区服务业经济运行情况", [open("服务业"), open("服务业"), open("服务业")]],
    ["高新区产业发展情况统计表", [COUNT, SCALE, HIGH]],
    ["文旅产业主要指标表", [open("文旅产业"), open("文旅产业"), open("文旅产业")]],
  ])("%s", async (title, expected) => {
    const said = await read(sheet(title));
    expect(said.map(([, text]) => text)).toEqual(expected);
  });

  test.each([
    ["统计范围：高新技术企业", [open("高新技术企业"), open("高新技术企业"), HIGH]],
    ["填报单位：青桐片区管理办公室", [open("青桐片区"), open("青桐片区"), open("青桐片区")]],
    ["注：研发费用不含折旧。", [COUNT, SCALE, HIGH]],
    ["注：本表只统计规模以上企业。", Array(3).fill(open("本表只统计规模以上企业"))],
  ])("below the title: %s", async (line, expected) => {
    const said = await read(sheet("主要指标表", line));
    expect(said.map(([, text]) => text)).toEqual(expected);
  });
});

test("a label merged over the rows of a group narrows all of them", async () => {
  const said = await read(`高新区分类指标表|>|>|>
    #类别|指标|单位|数值
    #规上企业|企业数|家|
    #^|高新技术企业数|家|
    #全部企业|企业数|家|
    #^|高新技术企业数|家|`);
  expect(said).toEqual([
    ["D3", open("规上")],
    ["D4", open("规上")],
    ["D5", COUNT],
    ["D6", HIGH],
  ]);
});

test("sentences about a part of the zone", async () => {
  const said = async (text: string) => (await read(`2025年工作综述|>|>\n${text}|>|>`)).map(([, one]) => one);
  expect(await said("青桐片区：高新技术企业____家；全区：高新技术企业____家。")).toEqual([open("青桐片区"), HIGH]);
  expect(await said("全区现有规上企业____家，高新技术企业____家。")).toEqual([SCALE, HIGH]);
});

test("whether an enterprise was above scale last year nobody recorded", async () => {
  const said = Object.fromEntries(
    await read(`高新区指标对比表|>|>|>
    #指标|单位|2024年|2025年
    #企业数|家||
    #规模以上企业数|家||`),
  );
  expect(said.C4).toBe("(名册只记着现在是不是规上，不知道上年是不是，请人工填写)");
  expect(said.D4).toBe(SCALE);
});
