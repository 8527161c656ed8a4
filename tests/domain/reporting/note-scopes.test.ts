import { describe, expect, test } from "vitest";
import { proposeSelection } from "#domain/reporting/propose-selection";
import { loadCatalogue } from "../../support/catalogue.ts";

/** Whom a list wants, told from the notes of the form: a sentence that narrows it is applied when all of it is understood, or the list stays open. */

const index = loadCatalogue();
const known = new Map([
  ["park", ["青屏片区", "望岫片区"]],
  ["technologyField", ["电子信息", "新材料技术"]],
]);

function propose(note: string, title = "企业基本情况表", kind = "enterprise") {
  const words = { index, kind, known, year: 2025, titles: [title], notes: [note], group: null, isGrouped: false };
  const { selection, doubt } = proposeSelection(words);
  return doubt ?? selection.where;
}

const HIGH_TECH = { field: "highTechEnterprise", equals: true };
const ABOVE_SCALE = { field: "aboveScale", equals: true };

describe("a note that is understood narrows the list", () => {
  test.each([
    ["备注：仅由高新技术企业填写。", [HIGH_TECH]],
    ["填表说明：1.金额保留一位小数；2.本表只统计规上企业。", [ABOVE_SCALE]],
    ["※本名单仅列望岫片区企业", [{ field: "park", equals: "望岫片区" }]],
    ["报送口径：规模以上企业", [ABOVE_SCALE]],
  ])("%s", (note, wanted) => expect(propose(note)).toEqual(wanted));

  test("together with the title", () => {
    expect(propose("注：只限规上企业填报", "高新技术企业名单")).toEqual([ABOVE_SCALE, HIGH_TECH]);
  });
});

describe("a note that narrows the list some other way leaves it open", () => {
  test.each([
    ["注：不包括高新技术企业。", "不包括高新技术企业"],
    ["说明：从业人员不足20人的企业免报。", "从业人员不足20人的企业免报"],
    ["注：青屏片区企业由片区另行报送。", "青屏片区企业由片区另行报送"],
    ["填报要求：仅列利润总额前8户", "仅列利润总额前8户"],
    ["2.仅限外贸企业填报，一式两份。", "仅限外贸企业填报"],
    ["（从在园企业中抽取10户填报）", "从在园企业中抽取10户填报"],
    ["附注：望岫片区除外", "望岫片区除外"],
    ["说明：2021年以前成立的不纳入。", "2021年以前成立的不纳入"],
  ])("%s", (note, sentence) => {
    expect(propose(note)).toBe(`说明里的“${sentence}”不清楚对应名册里的哪些，请先选定范围`);
  });

  test("加速器 left out of a list of carriers", () => {
    expect(propose("备注：本表不含加速器", "孵化载体一览表", "carrier")).toBe(
      "说明里的“本表不含加速器”不清楚对应名册里的哪些，请先选定范围",
    );
  });

  test("against the title", () => {
    expect(propose("注：只填报望岫片区企业", "青屏片区企业名单")).toBe(
      "说明里的“望岫片区”与标题说的不一样，请先选定范围",
    );
  });

  test("those whom the title leaves out anyway", () => {
    const [type, level] = ["carrierType", "carrierLevel"];
    expect(propose("注：市级众创空间另行上报。", "省级以上众创空间一览表", "carrier")).toEqual([
      { field: type, equals: "众创空间" },
      { field: level, equalsAny: ["国家级", "省级"] },
    ]);
  });

  test("the heading of another list is no note", () => {
    expect(propose("三、纳税前6名企业（单位：万元）")).toEqual([]);
  });

  test("a note taken for the title", () => {
    const note = "本表由各片区任选3户填写。";
    expect(propose(note, note)).toBe("说明里的“本表由各片区任选3户填写”不清楚对应名册里的哪些，请先选定范围");
  });

  test("a range nobody can make out", () => {
    expect(propose("填报范围：外贸先导区")).toBe("填报范围里的“外贸先导区”名册上没有对应的条件，请先选定范围");
  });
});

test.each([
  "说明：金额保留两位小数，仅填数字。",
  "注：企业名称只填全称，不填简称。",
  "注：1.本表一式三份；2.不填报单位盖章的无效。",
  "“研发费用”不含委托其他企业的支出。",
  "说明：从业人员不含劳务派遣人员，营业收入不含增值税。",
  "填报说明：没有数据的空格不填，日期只写到月。",
  "本表由各企业填报。",
  "注：示范有限公司、有限责任公司均写全称。",
])("a rule about how cells are written narrows nothing: %s", (note) => expect(propose(note)).toEqual([]));
