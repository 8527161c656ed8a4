import { describe, expect, test } from "vitest";
import { proposeSelection } from "#domain/reporting/propose-selection";
import { loadCatalogue } from "../../support/catalogue.ts";

/** Whom a list wants, told from its title: every word before 企业 or 孵化器 is understood, or the list stays open. */

const index = loadCatalogue();
const known = new Map([
  ["park", ["青屏片区", "望岫片区", "松涧产业园"]],
  ["technologyField", ["电子信息", "新材料技术", "生物与新医药"]],
  ["registrationType", ["有限责任公司(外商投资、非独资)", "其他有限责任公司"]],
  ["zoneName", ["青屏高新区"]],
]);

function propose(title: string, { kind = "enterprise", notes = [] as readonly string[] } = {}) {
  return proposeSelection({
    index,
    kind,
    known,
    year: 2025,
    titles: [title],
    notes,
    group: null,
    isGrouped: false,
  });
}

/** Conditions as one line; 工业 stands for its divisions. */
function conditions(title: string, kind?: string): string {
  const { selection, doubt } = propose(title, kind === undefined ? {} : { kind });
  if (doubt !== null) return `open: ${doubt}`;
  return selection.where
    .map((condition) => {
      if ("set" in condition) return condition.set;
      const { field } = condition;
      if ("equals" in condition) return `${field}=${condition.equals}`;
      if ("equalsAny" in condition) return `${field}=${condition.equalsAny.join("|")}`;
      if ("not" in condition) return `${field}≠${condition.not.join("|")}`;
      if ("contains" in condition) return `${field}~${condition.contains.join("|")}`;
      if ("startsWithAny" in condition) {
        const codes = condition.startsWithAny;
        return `${field}^${codes[0]}${codes.length > 1 ? `-${codes.at(-1)}` : ""}`;
      }
      const bounds = condition.compare.map(({ operator, value }) => `${operator}${value}`).join(" ");
      return `${[field, ...(condition.orElse === undefined ? [] : [condition.orElse])].join("/")} ${bounds}${condition.unit ?? ""}`;
    })
    .join(", ");
}

describe("levels of carriers", () => {
  test.each([
    ["省级以上加速器名单", "carrierType=加速器, carrierLevel=国家级|省级"],
    ["省级及以上众创空间情况表", "carrierType=众创空间, carrierLevel=国家级|省级"],
    ["市级（含）以上众创空间名单", "carrierType=众创空间, carrierLevel=国家级|省级|市级"],
    ["国家级、省级大学科技园名单", "carrierType=大学科技园, carrierLevel=国家级|省级"],
    ["省级和市级孵化器名单", "carrierType=科技企业孵化器, carrierLevel=省级|市级"],
    ["国家/省级众创空间名单", "carrierType=众创空间, carrierLevel=国家级|省级"],
    ["省级及以下孵化器名单", "carrierType=科技企业孵化器, carrierLevel=省级|市级|区县级"],
    ["区级众创空间名单", "carrierType=众创空间, carrierLevel=区县级"],
  ])("%s", (title, wanted) => expect(conditions(title, "carrier")).toBe(wanted));

  test("规模以上 is no level, and 省级以下 may or may not take 省级 in", () => {
    expect(conditions("规模以上企业名单")).toBe("aboveScale=true");
    expect(conditions("省级以下孵化器名单", "carrier")).toContain("open: 标题里的“省级以下”");
  });
});

describe("figures and dates", () => {
  test.each([
    ["研发费用500万元以上企业名单", "researchExpense ≥500万元"],
    ["2025年营业收入超5亿元规上企业名单", "operatingRevenue >5亿元, aboveScale=true"],
    ["从业人员在100人（含）以上的企业台账", "employees ≥100人"],
    ["纳税50万元至500万元企业名单", "taxesPaid ≥50 <500万元"],
    ["净利润亿元以上企业名单", "netProfit ≥1亿元"],
    ["注册资本两千万元以下企业名单", "registeredCapital <2000万元"],
    ["300人以上企业名单", "employees ≥300人"],
    ["有技术合同成交额的企业名单", "technologyContractValue >0元"],
    ["2025年新入驻企业名单", "entryDate/movedIn =本年"],
    ["2023年以来成立的高企名单", "establishmentDate ≥2023, highTechEnterprise=true"],
    ["2022—2024年新入园企业名单", "entryDate/movedIn ≥2022 ≤2024"],
    ["成立5年以上企业名单", "establishmentDate ≤5年前"],
    ["注册不满两年企业名单", "establishmentDate >2年前"],
    ["注销企业名单", "closedOn ≤报告期末"],
    ["2024年7月1日至9月30日新成立企业名单", "establishmentDate ≥2024-07-01 ≤2024-09-30"],
  ])("%s", (title, wanted) => expect(conditions(title)).toBe(wanted));

  test("carriers are dated by their recognition", () => {
    expect(conditions("2021年以来备案的众创空间名单", "carrier")).toBe(
      "accreditedOn/accreditationYear ≥2021, carrierType=众创空间",
    );
    expect(conditions("综合型科技企业孵化器名单", "carrier")).toBe(
      "carrierSpecialisation=综合, carrierType=科技企业孵化器",
    );
  });
});

describe("fields, industries and ownership", () => {
  test.each([
    ["新材料领域企业名单", "technologyField=新材料技术"],
    ["青屏高新区电子信息产业规上企业清单", "aboveScale=true, technologyField=电子信息"],
    ["医药制造业高企名单", "highTechEnterprise=true, industryCode^27"],
    ["建筑业企业名单", "industryCode^47-50"],
    ["外商投资企业名单", "registrationType~外商投资"],
    ["小微企业名单", "enterpriseScale=小型|微型"],
    ["专精特新“小巨人”企业名单", '企业[具备("专精特新小巨人")]'],
  ])("%s", (title, wanted) => expect(conditions(title)).toBe(wanted));
});

describe("either, and all but", () => {
  test.each([
    ["青屏片区和望岫片区企业名单", "park=青屏片区|望岫片区"],
    ["除松涧产业园以外的规上企业名单", "park≠松涧产业园, aboveScale=true"],
    ["高企名单（不含青屏片区、望岫片区）", "park≠青屏片区|望岫片区, highTechEnterprise=true"],
    ["瞪羚企业和独角兽企业名单", '企业[具备("瞪羚企业") 或 具备("独角兽企业")]'],
  ])("%s", (title, wanted) => expect(conditions(title)).toBe(wanted));

  test("众创空间、加速器 are both kinds", () => {
    expect(conditions("众创空间、加速器一览表", "carrier")).toBe("carrierType=众创空间|加速器");
  });
});

describe("what nobody can make out leaves the list open, and is named", () => {
  test.each([
    ["亏损企业名单", "亏损"],
    ["营收增长企业名单", "营收增长"],
    ["人均产值50万元以上企业名单", "人均产值50万元以上"],
    ["上年营业收入2亿元以上企业名单", "上年营业收入2亿元以上"],
    ["民营企业名单", "民营"],
    ["双软企业名单", "双软"],
    ["梧溪片区企业名单", "梧溪片区"],
    ["规上服务业企业名单", "服务业"],
    ["高企复评企业名单", "复评"],
    ["纳税大户名单", "纳税大户"],
    ["2025年入驻企业名单", "2025年入驻"],
    ["规上企业和高企名单", "规上和高企"],
    ["企业名单（已迁出除外）", "（已迁出除外）"],
    ["除梧溪片区外企业名单", "除梧溪片区外"],
  ])("%s", (title, word) => {
    const { doubt } = propose(title);
    expect(doubt?.replace(/[()]/gu, (mark) => (mark === "(" ? "（" : "）"))).toBe(
      `标题里的“${word}”名册上没有对应的条件，请先选定范围`,
    );
  });
});

describe("ordinary titles take everybody they mean", () => {
  test.each([
    ["2025年度青屏市青屏高新区企业基本情况汇总表", ""],
    ["附件2 各园区企业主要经济指标统计表（2025年1—9月）", ""],
    ["企业安全生产台账", ""],
    ["企业名册（截至2025年12月31日）", ""],
    ["规模以上工业企业用能情况表", "aboveScale=true, industryCode^06-46"],
    ["科技企业孵化器在孵企业花名册", "incubationStatus=在孵"],
    ["高新技术企业研发投入情况表", "highTechEnterprise=true"],
  ])("%s", (title, wanted) => expect(conditions(title)).toBe(wanted));
});

describe("how many, and in which order", () => {
  const order = (title: string, notes: readonly string[] = []) => {
    const { selection, doubt } = propose(title, { notes });
    return [selection.orderBy, selection.descending ?? null, selection.limit ?? null, doubt];
  };

  test("the first and the last by a field, whether or not it is a column", () => {
    expect(order("出口额前8名企业")).toEqual(["exportValue", null, 8, null]);
    expect(order("净利润后十名企业名单")).toEqual(["netProfit", false, 10, null]);
    expect(order("注册资本前5名企业名单")).toEqual(["registeredCapital", true, 5, null]);
    expect(order("前20强企业名单")[3]).toContain("没有写明按哪一项");
  });

  test("notes beside the table say the order", () => {
    expect(order("企业名单", ["填报说明：1.金额保留两位小数；2.按研发费用由高到低排列。"])).toEqual([
      "researchExpense",
      true,
      null,
      null,
    ]);
    expect(order("企业名单", ["注：按成立时间先后排序"])).toEqual(["establishmentDate", false, null, null]);
    expect(order("企业名单", ["请按拼音首字母排序"])[0]).toBe("roster");
  });

  test("a note says the range; what is not understood of it leaves the list open", () => {
    const said = propose("企业名单", { notes: ["填报范围：辖区内营业收入2000万元以上的工业企业。"] });
    expect([said.selection.reason, said.doubt]).toEqual(["填报范围写明“营业收入2000万元以上”“工业”", null]);
    expect(propose("企业名单", { notes: ["统计范围：获得省级奖励的企业"] }).doubt).toContain(
      "填报范围里的“获得省级奖励”",
    );
  });
});

describe("words that narrow nothing", () => {
  test.each([
    ["年末在库规模以上企业情况表", "aboveScale=true"],
    ["2025年末仍在孵企业名单", "incubationStatus=在孵"],
    ["××市××高新区2025年企业基本情况统计表", ""],
    ["全省高新区企业创新调查企业名录", ""],
    ["正常经营的高新技术企业名录库", "highTechEnterprise=true"],
  ])("%s", (title, wanted) => expect(conditions(title)).toBe(wanted));
});
