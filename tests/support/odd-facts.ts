/** Invented facts for odd rosters: enterprises, and the many ways headings name their fields (造数). Seeded: same seed, same facts. */
import type { CellContent } from "#domain/workbook/grid";

/** A source of repeatable chance (随机源). */
export interface Chance {
  readonly below: (count: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly maybe: (share: number) => boolean;
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
}

/** Makes chance repeatable (mulberry32). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const shuffle = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { below, pick, maybe: (share) => next() < share, shuffle };
}

/** A fact as a file shows it and as it must be read (原文与真值). */
export interface Fact {
  readonly shown: CellContent;
  readonly value: string | number | boolean;
}

export type MoneyUnit = "元" | "千元" | "万元" | "亿元";
const PLACES: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

/** A field as odd rosters know it (造数字段). */
export interface OddField {
  /** Null: no field of the catalogue. */
  readonly id: string | null;
  readonly wordings: readonly string[];
  readonly group: "基本" | "经济" | "人员" | "知识产权" | "其他";
  /** The sign a heading or unit column shows; `money`: the table's. */
  readonly unit: "money" | "人" | "件" | "㎡" | null;
  readonly observed: boolean;
  readonly make: (chance: Chance, unit: MoneyUnit) => Fact;
}

const SURNAMES = ["张", "李", "王", "欧阳", "陈", "周", "吴", "黄"];
const GIVEN = ["伟", "敏", "晓东", "海燕", "志强", "婷", "建国"];
const PLACE_WORDS = ["云麓", "长沙", "湖南", "岳北", "滨江"];
const TRADES = ["光电", "智能装备", "生物医药", "软件", "新材料", "微电子", "环保", "精密仪器", "食品", "物流"];
const FORMS = ["有限公司", "股份有限公司", "科技有限公司", "有限责任公司", "（湖南）有限公司"];
const CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** An invented name, told apart by `number`. */
export function inventName(chance: Chance, number: number): string {
  const digits = "零一二三四五六七八九";
  const own = String(number)
    .split("")
    .map((digit) => digits[Number(digit)] ?? "")
    .join("");
  return `${chance.pick(PLACE_WORDS)}${own}${chance.pick(["星", "鼎", "衡", "拓", "维"])}${chance.pick(TRADES)}${chance.pick(FORMS)}`;
}

/** An 18-digit code whose both check digits are right (GB 32100, GB 11714). */
export function inventCode(number: number): string {
  const body = `MAQ${String(number).padStart(5, "0")}`;
  const organisation = [...body].reduce(
    (sum, sign, at) =>
      sum + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(sign) * ([3, 7, 9, 10, 5, 8, 4, 2][at] ?? 0),
    0,
  );
  const check = 11 - (organisation % 11);
  const head = `91430104${body}${check === 10 ? "X" : check === 11 ? "0" : check}`;
  const sum = [...head].reduce((total, sign, at) => total + CODE_SIGNS.indexOf(sign) * (WEIGHTS[at] ?? 0), 0);
  return head + (CODE_SIGNS[(31 - (sum % 31)) % 31] ?? "");
}

const money = (chance: Chance, unit: MoneyUnit): Fact => {
  const amount = chance.below(90000) + 100;
  return { shown: amount, value: String(amount) + "0".repeat(PLACES[unit]) };
};
const count = (chance: Chance): Fact => {
  const number = chance.below(400);
  return { shown: number, value: number };
};
const text =
  (words: readonly string[]) =>
  (chance: Chance): Fact => {
    const word = chance.pick(words);
    return { shown: word, value: word };
  };
const date = (chance: Chance): Fact => {
  const iso = `20${10 + chance.below(14)}-0${1 + chance.below(9)}-${10 + chance.below(18)}`;
  return { shown: iso, value: iso };
};
const area = (chance: Chance): Fact => {
  const size = chance.below(5000) + 20;
  return { shown: size, value: String(size) };
};
const yesNo = (chance: Chance): Fact =>
  chance.maybe(0.5) ? { shown: "是", value: true } : { shown: "否", value: false };
const person = (chance: Chance): Fact => {
  const name = chance.pick(SURNAMES) + chance.pick(GIVEN);
  return { shown: name, value: name };
};
const phone = (chance: Chance): Fact => {
  const number = `000-0000${1000 + chance.below(9000)}`;
  return { shown: number, value: number };
};

const field = (
  id: string | null,
  group: OddField["group"],
  wordings: readonly string[],
  make: OddField["make"],
  unit: OddField["unit"] = null,
): OddField => ({
  id,
  group,
  wordings,
  make,
  unit,
  observed: group === "经济" || group === "人员" || group === "知识产权",
});

/** What odd rosters tell besides name and code. */
export const ODD_FIELDS: readonly OddField[] = [
  field("legalRepresentative", "基本", ["法定代表人", "法人代表", "法人", "企业法人"], person),
  field("registeredCapital", "基本", ["注册资本", "注册资金", "注册资本金"], money, "money"),
  field("establishmentDate", "基本", ["成立日期", "成立时间", "注册时间", "工商注册时间"], date),
  field(
    "technologyField",
    "基本",
    ["技术领域", "所属技术领域", "高新技术领域"],
    text(["电子信息", "新材料", "先进制造与自动化"]),
  ),
  field(
    "registeredAddress",
    "基本",
    ["注册地址", "住所", "企业注册地址"],
    text(["麓谷大道8号", "桐梓坡路1号", "尖山路39号"]),
  ),
  field("park", "基本", ["所属园区", "所在片区", "所在园区"], text(["主园区", "滨江片区"])),
  field("highTechEnterprise", "基本", ["是否高新技术企业", "是否高企", "高新技术企业"], yesNo),
  field("aboveScale", "基本", ["是否规上", "是否规上企业", "规上企业"], yesNo),
  field("contactPerson", "基本", ["联系人", "联络员", "联系人姓名"], person),
  field("contactPhone", "基本", ["联系电话", "联系方式", "手机", "电话"], phone),
  field("operatingRevenue", "经济", ["营业收入", "营收", "营业总收入", "销售收入"], money, "money"),
  field("totalProfit", "经济", ["利润总额", "实现利润总额"], money, "money"),
  field("netProfit", "经济", ["净利润", "税后利润"], money, "money"),
  field("taxesPaid", "经济", ["实际上缴税费", "上缴税费", "纳税额", "税收"], money, "money"),
  field("researchExpense", "经济", ["研发费用", "研发投入", "研发经费支出", "R&D经费"], money, "money"),
  field("industrialOutput", "经济", ["工业总产值", "总产值"], money, "money"),
  field("employees", "人员", ["从业人员期末人数", "从业人员", "职工人数", "员工总数"], count, "人"),
  field("researchers", "人员", ["研发人员", "科技人员", "R&D人员"], count, "人"),
  field("patentApplications", "知识产权", ["专利申请数", "当年专利申请数", "专利申请量"], count, "件"),
  field("patentGrants", "知识产权", ["专利授权数", "当年专利授权数", "专利授权量"], count, "件"),
  field("occupiedArea", "基本", ["占用面积", "租赁面积", "场地使用面积"], area, "㎡"),
  field(null, "其他", ["法人电话", "传真", "网址", "电子邮箱"], text(["a@b.cn", "www.x.cn"])),
  field(null, "其他", ["社保人数", "党员人数"], count),
  field(null, "其他", ["楼栋", "房号", "网格员", "街道"], text(["A栋", "3号楼", "东街"])),
  field(null, "其他", ["资产总额", "实收资本", "主营业务收入", "固定资产投资额"], money, "money"),
  field(null, "其他", ["营业收入同比增长", "研发投入强度", "增速"], (chance) => ({
    shown: chance.below(50) / 10,
    value: 0,
  })),
  field(null, "其他", ["是否上市", "有无党组织", "专精特新"], yesNo),
];
