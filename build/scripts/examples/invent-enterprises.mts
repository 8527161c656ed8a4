/** Invents the enterprises of the fictional 青砚高新区 (示例企业): same seed, same enterprises; codes carry valid check digits in the unassigned region 990101. */
import { creditCheckCharacter } from "#domain/enterprises/credit-code";
import { organisationCheckCharacter } from "#domain/enterprises/organisation-code";

export interface Enterprise {
  readonly name: string;
  readonly code: string;
  readonly person: string;
  readonly contact: string;
  readonly phone: string;
  readonly park: string;
  readonly address: string;
  readonly type: string;
  readonly industryCode: string;
  readonly industry: string;
  readonly technology: string;
  readonly product: string;
  /** Excel serials. */
  readonly founded: number;
  readonly entered: number;
  readonly aboveScale: boolean;
  readonly highTech: { readonly certificate: string; readonly issued: string; readonly expires: string } | null;
  /** 万元. */
  readonly capital: number;
  /** 万元 with two decimals. */
  readonly money: Readonly<Record<MoneyItem, number>>;
  readonly staff: number;
  readonly researchers: number;
  readonly graduates: number;
  readonly applied: number;
  readonly granted: number;
  readonly inventions: number;
}

export type MoneyItem = "revenue" | "output" | "profit" | "netProfit" | "tax" | "research" | "exports";

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function inventEnterprises(count: number, seed: number): Enterprise[] {
  const random = createRandom(seed);
  const names = new Set<string>();
  return Array.from({ length: count }, (_, i) => inventEnterprise(i, random, names));
}

export const round2 = (n: number) => Math.round(n * 100) / 100;

const PARKS = ["青砚科技园", "松墨智造园", "云笺软件园", "澄泥生物园"];
const BRANDS = [..."砚澜岚序沐川启珩瀚屿知微衡岳曜石朗润清越景行致远拓北望舒鸿渐若谷明湖翰林"];
const SURNAMES = [..."赵钱孙周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"];
const GIVEN = [..."文明远志诚嘉宁若彤晓岚思齐卓然一鸣天佑慧敏建国雨桐"];
const TYPES = [
  "有限责任公司",
  "有限责任公司（自然人投资或控股）",
  "股份有限公司（非上市）",
  "有限责任公司（法人独资）",
];

/** Trade word, GB/T 4754-2017 code and name, technology field, product. */
const TRADES: readonly (readonly [string, string, string, string, string])[] = [
  ["智能装备", "3490", "其他通用设备制造业", "先进制造与自动化", "自动化装配线"],
  ["软件", "6513", "应用软件开发", "电子信息", "工业软件"],
  ["生物科技", "2761", "生物药品制造", "生物与新医药", "体外诊断试剂"],
  ["新材料", "2659", "其他合成材料制造", "新材料", "高性能复合材料"],
  ["电子", "3985", "电子专用材料制造", "电子信息", "传感器与模组"],
  ["新能源", "3825", "光伏设备及元器件制造", "新能源与节能", "储能系统"],
  ["环保科技", "3591", "环境保护专用设备制造", "资源与环境", "水处理设备"],
  ["检测技术", "7452", "检测服务", "高技术服务", "检验检测服务"],
  ["航空部件", "3749", "其他航空航天器制造", "航空航天", "航空结构件"],
];

function inventEnterprise(i: number, random: () => number, names: Set<string>): Enterprise {
  const pick = <Item,>(list: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error("an empty list");
    return item;
  };
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low + 1));
  const [trade, industryCode, industry, technology, product] = pick(TRADES);
  const name = inventName(
    () =>
      `青砚${pick(BRANDS)}${pick(BRANDS)}${trade}${i % 9 === 4 ? "（集团）" : ""}${i % 5 === 2 ? "股份" : ""}有限公司`,
    names,
  );
  const person = () => pick(SURNAMES) + pick(GIVEN) + (random() < 0.6 ? pick(GIVEN) : "");
  const park = pick(PARKS);
  const founded = between(36_800, 44_600);
  const staff = between(12, 480);
  const revenue = round2(staff * (18 + random() * 95));
  const share = (low: number, high: number) => round2(revenue * (low + random() * (high - low)));
  const profit = share(-0.02, 0.16);
  const certified = random() < 0.36 ? between(2023, 2025) : null;
  const month = between(10, 12);
  return {
    name,
    code: inventCode(random, i % 14 === 3),
    person: person(),
    contact: person(),
    phone: random() < 0.5 ? `000-0000${between(1000, 9999)}` : `100-0000-${between(1000, 9999)}`,
    park,
    address: `青砚高新区砚台大道${between(1, 399)}号${park}${between(1, 18)}栋`,
    type: i % 5 === 2 ? "股份有限公司（非上市）" : pick(TYPES),
    industryCode,
    industry,
    technology,
    product,
    founded,
    entered: founded + between(0, 900),
    aboveScale: revenue >= 2000,
    highTech:
      certified === null
        ? null
        : {
            certificate: `GR${certified}99${between(100_000, 999_999)}`,
            issued: `${certified}-${month}-16`,
            expires: `${certified + 3}-${month}-15`,
          },
    capital: between(1, 60) * 100,
    money: {
      revenue,
      output: /^[23]/.test(industryCode) ? share(0.85, 1.05) : 0,
      profit,
      netProfit: round2(profit * 0.85),
      tax: share(0.015, 0.07),
      research: share(0.02, 0.13),
      exports: random() < 0.3 ? share(0.03, 0.4) : 0,
    },
    staff,
    researchers: Math.floor(staff * (0.08 + random() * 0.35)),
    graduates: Math.floor(staff * (0.3 + random() * 0.5)),
    applied: between(0, 24),
    granted: between(0, 15),
    inventions: between(0, 30),
  };
}

function inventName(make: () => string, names: Set<string>): string {
  let name = make();
  while (names.has(name) || /(.)\1/.test(name)) name = make();
  names.add(name);
  return name;
}

/** Identities begin with MAX, or with 99 for the all-digit codes Excel likes to spoil: neither is assigned. */
function inventCode(random: () => number, allDigits: boolean): string {
  const alphabet = allDigits ? "0123456789" : "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (;;) {
    const tail = Array.from({ length: allDigits ? 6 : 5 }, () =>
      alphabet.charAt(Math.floor(random() * alphabet.length)),
    ).join("");
    const identity = (allDigits ? "99" : "MAX") + tail;
    const seventeen = `91990101${identity}${organisationCheckCharacter(identity)}`;
    const code = seventeen + creditCheckCharacter(seventeen);
    if (!allDigits || /^\d{18}$/.test(code)) return code;
  }
}
