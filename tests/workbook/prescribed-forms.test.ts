import { describe, expect, test } from "vitest";
import { type MadeEntry, printForm } from "../support/printed-form.ts";

/** How a form wants its values written: in which unit, in which codes, which format of date — said by headings, by the line over the table, by notes below. */

const YUNLU: MadeEntry = {
  enterpriseName: "云麓光电有限公司",
  park: "云麓产业园",
  employees: 1250,
  operatingRevenue: "123456789",
  netProfit: "-500000",
  registeredCapital: "30000000",
  patentApplications: 20,
  highTechEnterprise: true,
  aboveScale: false,
  establishmentDate: "2015-03-02",
  entryDate: "2019-11",
  incubationStatus: "毕业",
  enterpriseScale: "中型",
  contactPerson: "甲某",
  contactPhone: "000-00000001",
  legalRepresentative: "乙某",
  exportValue: "7000000",
};
const YANCHI: MadeEntry = {
  enterpriseName: "砚池软件有限公司",
  park: "星河科创园",
  employees: 80,
  operatingRevenue: "2000000",
  highTechEnterprise: false,
  aboveScale: true,
  establishmentDate: "2008",
  incubationStatus: "在孵",
  enterpriseScale: "微型",
  contactPerson: "丙某",
};

/** Third and fourth row of a list, the entries, from the third column on. */
async function columnsOf(drawn: string, formats: Readonly<Record<number, string>> = {}) {
  const { rows, open } = await printForm(drawn, [YUNLU, YANCHI], formats);
  const at = rows.findIndex((cells) => cells.includes("企业名称"));
  return { rows: rows.slice(at + 1, at + 3).map((cells) => cells.slice(2)), open };
}

const list = (headings: string, around: { readonly above?: string; readonly below?: string } = {}): string => {
  const blanks = "|".repeat(headings.split("|").length + 1);
  return `
  企业情况一览表|>|>
  ${around.above ?? ""}
  #序号|企业名称|${headings}
  #${blanks}
  #${blanks}
  #${blanks}
  ${around.below ?? ""}`;
};

describe("units", () => {
  test.each([
    ["从业人员（百人）", 12.5, 0.8],
    ["从业人员（千人）", 1.25, 0.08],
    ["从业人员/万人", 0.125, 0.008],
    ["当年专利申请数（万件）", 0.002, ""],
  ])("%s counts in multiples", async (heading, first, second) => {
    expect(await columnsOf(list(heading))).toEqual({ rows: [[first], [second]], open: [] });
  });

  test.each([
    ["从业人员（十万人）", "表头里的数量单位看不懂，没有填，请人工填写"],
    ["当年专利申请数（百件）", "表头里的数量单位看不懂，没有填，请人工填写"],
    ["出口额（万美元）", "表头要的是万美元，账本里的“出口总额”是人民币，没有汇率不能换算，请人工填写"],
    ["从业人员（万元）", "表头的单位“万元”与“从业人员期末人数”（人）不是一类，不能换算，请人工填写"],
    ["高新技术企业（家）", "表头要的是以“家”计的数，“是否高新技术企业”不是数，请人工填写"],
  ])("%s cannot be told and stays open", async (heading, reason) => {
    expect(await columnsOf(list(heading))).toEqual({ rows: [[""], [""]], open: [`C ${reason}`] });
  });

  test("the line over the table states a unit for each measure", async () => {
    const drawn = list("营业收入|从业人员|当年专利申请数", { above: "计量单位：户、百万元、千人" });
    expect(await columnsOf(drawn)).toEqual({
      rows: [
        [123.456789, 1.25, 20],
        [2, 0.08, ""],
      ],
      open: [],
    });
  });

  test("a note below states the unit, and another one for a column it names", async () => {
    const below = "注：1.表中金额单位均为千元，注册资本的单位为亿元；2.数据截至2025年底。";
    expect(await columnsOf(list("营业收入|注册资本|净利润（万元）", { below }))).toEqual({
      rows: [
        [123456.789, 0.3, -50],
        [2000, "", ""],
      ],
      open: [],
    });
  });

  test("two units for one measure in the notes decide nothing", async () => {
    const below = "注：金额单位为万元，汇总时金额单位为亿元。";
    expect((await columnsOf(list("营业收入", { below }))).open).toEqual([
      "C 表头就是“营业收入”；表上没有写金额单位，请确认",
    ]);
  });
});

describe("codes", () => {
  test.each([
    ["是否高企（1/0）", 1, 0],
    ["是否高新技术企业（1是2否）", 1, 2],
    ["是否高新技术企业（1=是；0=否）", 1, 0],
    ["是否高企（Y/N）", "Y", "N"],
    ["是否高企（√/×）", "√", "×"],
    ["是否高企（是打√）", "√", ""],
    ["高企（√）", "√", ""],
    ["是否高企（有/无）", "有", "无"],
    ["是否高企（是/否）", "是", "否"],
    ["是否毕业企业", "是", "否"],
    ["是否毕业企业（1是，2否）", 1, 2],
    ["企业规模（1大型 2中型 3小型 4微型）", 2, 4],
    ["企业规模（A.大型 B.中型 C.小型 D.微型）", "B", "D"],
  ])("%s", async (heading, first, second) => {
    expect(await columnsOf(list(heading))).toEqual({ rows: [[first], [second]], open: [] });
  });

  test("a code stands as text in a column of text", async () => {
    expect(await columnsOf(list("是否高企（1/0）"), { 3: "@" })).toEqual({ rows: [["1"], ["0"]], open: [] });
  });

  test("a value that the legend does not have is left out and told", async () => {
    const { rows, problems } = await printForm(list("企业规模（1大型 2中型 3小型）"), [YANCHI]);
    expect(rows[3]?.[2]).toBe("");
    expect(problems).toContainEqual("C4 “企业规模”是“微型”，表上的代码里没有（1 大型、2 中型、3 小型），没有填入");
  });

  test.each([
    "说明：①只填年末在园企业；②“是否高企”填1（是）或0（否）。",
    "注：1.以统计口径为准。2.“是否高企”一栏，是填“1”，否填“0”。",
    "备注：是否高企：是=1，否=0；其余栏目据实填写。",
  ])("a note prescribes them: %s", async (below) => {
    expect(await columnsOf(list("是否高企|是否规上", { below }))).toEqual({
      rows: [
        [1, "否"],
        [0, "是"],
      ],
      open: [],
    });
  });

  test("numbers and words of other notes are no codes", async () => {
    const below = "注：1.有研发活动的企业均应填报是否高企。2.无数据的不填。3.是否规上按年末在库情况。";
    expect(await columnsOf(list("是否高企|是否规上", { below }))).toEqual({
      rows: [
        ["是", "否"],
        ["否", "是"],
      ],
      open: [],
    });
  });
});

describe("dates", () => {
  test.each([
    // Of the second only the year is known, and no month is made up.
    ["成立时间（YYYYMM）", "201503", "2008"],
    ["成立日期（格式：YYYY/MM/DD）", "2015/03/02", "2008"],
    ["成立时间（如2025.01）", "2015.03", "2008"],
    ["成立时间（例：2025年1月）", "2015年3月", "2008年"],
    ["成立时间（年/月）", "2015/03", "2008"],
    ["成立时间（填到月）", "2015-03", "2008"],
    ["成立年月", "2015-03", "2008"],
    ["成立年份", 2015, 2008],
    ["成立时间", "2015-03-02", "2008"],
  ])("%s", async (heading, first, second) => {
    expect((await columnsOf(list(heading))).rows).toEqual([[first], [second]]);
  });

  test("less than is asked for is told", async () => {
    const { problems } = await printForm(list("成立时间（例：2025年1月）"), [YUNLU, YANCHI]);
    expect(problems).toEqual(["C5 只有年份“2008”，写成“2008年”，没有补月份或日期"]);
  });

  test("a note prescribes the format for all dates", async () => {
    const below = "填表说明：1.日期按“2025.01”格式填写；2.无此项的不填。";
    expect(await columnsOf(list("成立年月|入驻时间", { below }))).toEqual({
      rows: [
        ["2015.03", "2019.11"],
        ["2008", ""],
      ],
      open: [],
    });
  });

  test("a cell that shows as much itself takes the date", async () => {
    expect((await columnsOf(list("成立时间（YYYY-MM-DD）"), { 3: "yyyy-mm-dd" })).rows[0]).toEqual(["2015-03-02"]);
  });

  test("a year stands as text where the column is text", async () => {
    expect((await columnsOf(list("成立年份"), { 3: "@" })).rows).toEqual([["2015"], ["2008"]]);
  });
});

describe("two facts in a cell", () => {
  test.each([
    ["联系人及联系方式", "甲某 000-00000001", "丙某"],
    ["联系人（电话）", "甲某 000-00000001", "丙某"],
    ["法定代表人、联系人", "乙某 甲某", "丙某"],
  ])("%s", async (heading, first, second) => {
    expect(await columnsOf(list(heading))).toEqual({ rows: [[first], [second]], open: [] });
  });

  test("half of it is told", async () => {
    const { problems } = await printForm(list("联系人及电话"), [YANCHI]);
    expect(problems.filter((text) => text.startsWith("C"))).toEqual([
      "C4 这一格要填“联系人”和“联系电话”，账本里没有“联系电话”，只写了“联系人”",
    ]);
  });

  test.each([
    ["法定代表人及电话", "这一格要填两项，账本里有“法定代表人”，没有“法定代表人”自己的电话，请人工填写"],
    ["营业收入、净利润", "这一格要填“营业收入”和“净利润”两项，请人工填写"],
    ["联系人及职务", "这一格要填两项，账本里有“联系人”，没有“职务”，请人工填写"],
  ])("%s stays open", async (heading, reason) => {
    expect(await columnsOf(list(heading))).toEqual({ rows: [[""], [""]], open: [`C ${reason}`] });
  });
});

test("boxes that name parks are ticked by the park the book has", async () => {
  const drawn = `
  企业登记表|>|>|>
  #企业名称||所属园区|□云麓产业园 □星河科创园 □麓野智造园
  #是否高企（打√）|□是 □否|企业规模|□大型 □中型 □小型 □微型`;
  expect((await printForm(drawn, [YUNLU])).rows.slice(1)).toEqual([
    ["企业名称", "云麓光电有限公司", "所属园区", "☑云麓产业园 □星河科创园 □麓野智造园"],
    ["是否高企（打√）", "☑是 □否", "企业规模", "□大型 ☑中型 □小型 □微型"],
  ]);
});

test("how many there are in all is the size of the list below", async () => {
  const drawn = (line: string, name = "企业名称") => `
  高新技术企业名单|>|>
  ${line}
  #序号|${name}|备注
  #||
  #||`;
  const said = async (line: string, name?: string) =>
    (await printForm(drawn(line, name), [YUNLU, YANCHI])).rows[1]?.[0];
  expect(await said("（截至2025年12月31日，共____家）")).toBe("（截至2025年12月31日，共2家）");
  expect(await said("合计____户")).toBe("合计2户");
  // Who else is counted, or that no list of entries follows, leaves it open.
  expect(await said("（其中外贸企业共____家）")).toBe("（其中外贸企业共____家）");
  expect(await said("共____家", "座谈纪要")).toBe("共____家");
});

test("on a form about one carrier the labels mean the carrier's own", async () => {
  const drawn = `
  众创空间调查表|>|>|>
  #众创空间名称||认定时间|
  #地址||负责人及电话|
  #孵化面积（平方米）||联系人及电话|
  在驻企业清单|>|>|>
  #序号|企业名称|入驻时间|技术领域
  #|||
  #|||`;
  const carrier: MadeEntry = {
    carrierName: "云麓创业空间",
    accreditationYear: "2017",
    businessAddress: "云麓大道1号",
    legalRepresentative: "丁某",
    contactPhone: "000-00000009",
    floorArea: "3500.5",
  };
  expect((await printForm(drawn, [carrier])).rows.slice(1, 4)).toEqual([
    ["众创空间名称", "云麓创业空间", "认定时间", "2017"],
    ["地址", "云麓大道1号", "负责人及电话", "丁某 000-00000009"],
    ["孵化面积（平方米）", 3500.5, "联系人及电话", "000-00000009"],
  ]);
});
