/** Made-up enterprise names by seed, with variants that mean the same enterprise and neighbours that do not: for measuring how well names are matched. */

/** A name to look up and which known name it means; null: none of them. `kind` says how it was made. */
export interface AskedName {
  readonly name: string;
  readonly means: number | null;
  readonly kind: string;
}

/** Known names, all different, and names to look up among them. */
export interface MadeNames {
  readonly known: readonly string[];
  readonly asked: readonly AskedName[];
}

/** As many known names as asked ones: a third of these are equal or variants, a third neighbours of known ones, a third strangers. */
export function makeNames(count: number, seed = 20_261_121): MadeNames {
  const random = seededRandom(seed);
  const taken = new Set<string>();
  const known = Array.from({ length: count }, () => fresh(random, taken));
  const asked = Array.from({ length: count }, (_, index): AskedName => {
    const at = random(count);
    const of = known[at];
    if (of === undefined || index % 3 === 2)
      return { name: write(fresh(random, taken)), means: null, kind: "stranger" };
    const [kind, make] = pick(index % 3 === 0 ? SAME : OTHER, random);
    const name = make(of, random);
    return { name, means: index % 3 === 0 ? at : null, kind };
  });
  const names = known.map(write);
  const equal = new Map(names.map((name, at) => [name, at]));
  return { known: names, asked: asked.map((one) => ({ ...one, means: one.means ?? equal.get(one.name) ?? null })) };
}

/** Park–Miller: the same numbers every time. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

interface Made {
  readonly place: string;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
  readonly bracketed: boolean;
}

type Random = (below: number) => number;
type Change = readonly [kind: string, make: (of: Made, random: Random) => string];

function fresh(random: Random, taken: Set<string>): Made {
  for (;;) {
    const length = 2 + Math.min(random(5), 2);
    const brand = Array.from({ length }, () => pick(CHARACTERS, random)).join("");
    const made = {
      place: pick(PLACES, random),
      brand,
      trade: pick(TRADES, random),
      form: pick(FORMS, random),
      bracketed: random(8) === 0,
    };
    const key = brand + made.trade;
    if (taken.has(key)) continue;
    taken.add(key);
    return made;
  }
}

function write({ place, brand, trade, form, bracketed }: Made): string {
  return bracketed ? `${brand}（${place}）${trade}${form}` : `${place}${brand}${trade}${form}`;
}

const SAME: readonly Change[] = [
  ["equal", write],
  ["spaces", (of) => [...write(of)].join(" ")],
  ["traditional", (of) => write(of).replace(/[国东华广湾云长创业电实药产]/gu, (one) => TRADITIONAL[one] ?? one)],
  [
    "halfwidth brackets",
    (of) =>
      write({ ...of, bracketed: true })
        .replace("（", "(")
        .replace("）", ")"),
  ],
  ["form", (of) => write({ ...of, form: of.form === "有限公司" ? "有限责任公司" : "有限公司" })],
  ["to stock", (of) => write({ ...of, form: "股份有限公司" })],
  ["no form", (of) => write({ ...of, form: "", bracketed: false })],
  ["no place", (of) => write({ ...of, place: "", bracketed: false })],
  ["place with 市", (of) => write({ ...of, place: SHI[of.place] ?? of.place, bracketed: false })],
  ["place moved", (of) => write({ ...of, bracketed: !of.bracketed })],
  ["pending", (of) => `${write(of)}（筹）`],
  ["remark", (of, random) => `${write(of)}（${pick(["原名待核", "已迁出", "总部"], random)}）`],
  ["trade shorter", (of) => write({ ...of, trade: of.trade.replace(/(?<=..)(?:技术|科技|工程)$/u, "") })],
  ["trade longer", (of) => write({ ...of, trade: `${of.trade}发展` })],
  ["typo", (of, random) => write({ ...of, brand: replaceOne(of.brand, random) })],
  ["left out", (of, random) => write({ ...of, brand: of.brand.length > 2 ? leaveOut(of.brand, random) : of.brand })],
  ["exchanged", (of) => write({ ...of, brand: exchange(of.brand) })],
  ["typo in trade", (of, random) => write({ ...of, trade: replaceOne(of.trade, random) })],
];

const OTHER: readonly Change[] = [
  ["branch", (of) => `${write(of)}${pick(PLACES, () => 1)}分公司`],
  ["group", (of) => write({ ...of, form: "集团有限公司" })],
  [
    "other trade",
    (of) =>
      write({
        ...of,
        trade: pick(
          TRADES.filter((one) => !sharesWord(one, of.trade)),
          () => of.brand.charCodeAt(0),
        ),
      }),
  ],
  [
    "other place",
    (of) => write({ ...of, place: pick(["黑龙江", "贵阳", "兰州", "海口"], () => of.brand.charCodeAt(0)) }),
  ],
  [
    "other brand",
    (of, random) => write({ ...of, brand: pick(CHARACTERS, random) + pick(CHARACTERS, random) + of.brand.slice(2) }),
  ],
  ["number", (of) => write({ ...of, brand: `${of.brand}二`, form: "有限公司" }).replace("二", "第二")],
];

function sharesWord(a: string, b: string): boolean {
  return [...a].some((character) => b.includes(character));
}

function replaceOne(text: string, random: Random): string {
  const at = random(text.length);
  return (
    text.slice(0, at) +
    pick(
      CHARACTERS.filter((one) => one !== text[at]),
      random,
    ) +
    text.slice(at + 1)
  );
}

function leaveOut(text: string, random: Random): string {
  const at = random(text.length);
  return text.slice(0, at) + text.slice(at + 1);
}

function exchange(text: string): string {
  return text.slice(0, -2) + text.slice(-1) + text.slice(-2, -1);
}

function pick<Item>(from: readonly Item[], random: Random): Item {
  const item = from[random(from.length) % from.length];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

const SHI: Readonly<Record<string, string>> = { 长沙: "湖南长沙", 湖南: "湖南省", 广州: "广州市", 杭州: "浙江杭州市" };
const TRADITIONAL: Readonly<Record<string, string>> = {
  国: "國",
  东: "東",
  华: "華",
  广: "廣",
  湾: "灣",
  云: "雲",
  长: "長",
  创: "創",
  业: "業",
  电: "電",
  实: "實",
  药: "藥",
  产: "產",
};
const PLACES =
  "湖南 长沙 株洲 湘潭 衡阳 重庆 厦门 绍兴 济南 青岛 太原 大同 广州 东莞 佛山 山东 山西 广东 浙江 杭州".split(" ");
const TRADES =
  "科技 信息技术 新材料 生物医药 智能装备 环保工程 电子科技 软件 精密机械 新能源科技 数据服务 文化传媒 医疗器械 汽车零部件 物流 建筑工程 食品 检测技术".split(
    " ",
  );
const FORMS = "有限公司 有限公司 有限公司 有限责任公司 股份有限公司".split(" ");
const CHARACTERS = [
  ..."安百宝北博才昌长超辰诚驰创春达大德鼎东凡方飞丰峰福高格冠光广国海汉航豪和恒弘宏鸿华环辉汇佳嘉坚建江金锦京晶精景久聚军君骏凯康科坤蓝朗乐力立利联良林灵隆路绿罗迈茂美明铭南宁诺欧普奇启千强勤清庆全群仁荣锐瑞润森善尚盛时世思斯松泰腾天通同拓万旺威伟文沃希翔祥新鑫信星兴雄旭雅亚扬阳耀业艺亿益英永优友宇雨裕元远源越云运泽展兆振正直志智中众重卓子紫",
];
