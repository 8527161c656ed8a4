/** Seeded pairs of a blank form and a copy filled for the year before (空白表与上年已报表), with what is right about them. */
import type { BoundSource } from "#domain/reporting/form-binding";
import { columnLetters } from "#domain/workbook/cell-address";
import { type GridSheet, type GridValue, gridWorkbook } from "./grid-workbook.ts";
import { dice, type LearningEntry, learningCarriers, learningEnterprises } from "./learning-book.ts";

/** A pair. `truth`: the source of each place as text, null for one that nothing of the book explains; by column letter or cell. */
export interface LearningPair {
  readonly name: string;
  readonly blank: Uint8Array;
  readonly filled: Uint8Array;
  readonly truth: Readonly<Record<string, string | null>>;
  /** Conditions and order the list was made by. */
  readonly where: string | null;
  readonly order: string;
}

/** A source in one line, as truths are written. */
export function sourceText(source: BoundSource | null): string | null {
  if (source === null) return null;
  if (source.kind === "field") return [source.field, source.unit ?? "", source.period ?? ""].join("/");
  if (source.kind === "formula") return source.formula;
  return source.kind === "constant" ? `=${source.text}` : `@${source.kind === "setting" ? source.setting : "sequence"}`;
}

type Roll = () => number;
const pick = <Item>(roll: Roll, items: readonly Item[]): Item => items[Math.floor(roll() * items.length)] as Item;
const YEAR = "2024";

interface Thing {
  readonly field: string;
  readonly period?: "report" | "previous" | "growth";
  readonly usual: readonly string[];
  readonly odd: readonly string[];
  readonly unit?: "money" | "persons" | "items" | "area" | "homes";
}

const ENTERPRISE: readonly Thing[] = [
  { field: "park", usual: ["所属园区"], odd: ["落户何处", "归口板块"] },
  { field: "industryCode", usual: ["国民经济行业代码"], odd: ["四位小类", "GB号"] },
  { field: "enterpriseScale", usual: ["企业规模"], odd: ["大中小微", "体量档次"] },
  { field: "aboveScale", usual: ["是否规上"], odd: ["进统与否", "纳统"] },
  { field: "highTechEnterprise", usual: ["是否高新技术企业"], odd: ["证照在手", "有效认定"] },
  { field: "legalRepresentative", usual: ["法定代表人"], odd: ["掌门人", "牵头人姓甚"] },
  { field: "contactPhone", usual: ["联系电话"], odd: ["找谁打哪个号", "通讯号"] },
  { field: "technologyField", usual: ["技术领域"], odd: ["八大方向", "赛道"] },
  { field: "establishmentDate", usual: ["成立日期"], odd: ["哪天注册", "起始日"] },
  { field: "registeredCapital", usual: ["注册资本"], odd: ["本钱", "股东认缴"], unit: "money" },
  { field: "operatingRevenue", period: "report", usual: ["营业收入"], odd: ["盘子大小", "全口径进账"], unit: "money" },
  {
    field: "operatingRevenue",
    period: "previous",
    usual: ["上年营业收入"],
    odd: ["前一年盘子", "对比年进账"],
    unit: "money",
  },
  {
    field: "operatingRevenue",
    period: "growth",
    usual: ["营业收入同比增长（%）"],
    odd: ["进账涨幅百分点", "盘子变化率"],
  },
  { field: "totalProfit", period: "report", usual: ["利润总额"], odd: ["赚了多少", "盈亏"], unit: "money" },
  { field: "researchExpense", period: "report", usual: ["研发费用"], odd: ["科技口子开支", "创新花费"], unit: "money" },
  { field: "taxesPaid", period: "report", usual: ["实际上缴税费"], odd: ["贡献财政", "交给国家"], unit: "money" },
  { field: "employees", period: "report", usual: ["从业人员期末人数"], odd: ["多少员工", "队伍规模"], unit: "persons" },
  { field: "researchers", period: "report", usual: ["研发人员"], odd: ["技术骨干数", "搞科研的"], unit: "persons" },
  {
    field: "validInventionPatents",
    period: "report",
    usual: ["有效发明专利数"],
    odd: ["手里的发明", "存量专利"],
    unit: "items",
  },
];

const CARRIER: readonly Thing[] = [
  { field: "carrierType", usual: ["载体类型"], odd: ["哪一类"] },
  { field: "carrierLevel", usual: ["级别"], odd: ["批到哪一级"] },
  { field: "floorArea", usual: ["场地面积"], odd: ["多大地方"], unit: "area" },
  { field: "incubatees", period: "report", usual: ["在孵企业数"], odd: ["养着几家"], unit: "homes" },
  { field: "carrierIncome", period: "report", usual: ["孵化器总收入"], odd: ["一年进项"], unit: "money" },
  { field: "propertyIncome", period: "report", usual: ["物业收入"], odd: ["租子"], unit: "money" },
  { field: "governmentGrants", period: "report", usual: ["获得各级财政资助额"], odd: ["上头给的钱"], unit: "money" },
  { field: "managementStaff", period: "report", usual: ["管理机构从业人员"], odd: ["自家人手"], unit: "persons" },
  { field: "mentors", period: "report", usual: ["创业导师数"], odd: ["请来的师傅"], unit: "persons" },
];

interface Asked {
  readonly thing: Thing | null;
  readonly heading: string;
  readonly unit: string;
  readonly places: number;
  readonly truth: string | null;
  readonly say: (entry: LearningEntry, n: number) => GridValue;
}

const FACTORS: Readonly<Record<string, number>> = { 元: 1, 千元: 1e3, 万元: 1e4, 亿元: 1e8 };

function ask(roll: Roll, thing: Thing, { unit, isOdd }: { readonly unit: string; readonly isOdd: boolean }): Asked {
  const own = { money: unit, persons: "人", items: "件", area: "㎡", homes: "家" } as const;
  const told = thing.period === "growth" ? "%" : thing.unit === undefined ? "" : own[thing.unit];
  const words = pick(roll, isOdd ? thing.odd : thing.usual);
  const heading = thing.unit === "money" && roll() < 0.5 ? `${words}（${unit}）` : words;
  const places = thing.unit === "money" ? (unit === "亿元" ? 4 : 2) : thing.period === "growth" ? 1 : 0;
  const say = (entry: LearningEntry): GridValue => {
    const value = valueIn(entry, thing);
    if (value === null || typeof value === "string") return value;
    if (typeof value === "boolean") return value ? "是" : "否";
    const factor = thing.unit === "money" ? (FACTORS[unit] ?? 1) : 1;
    return Number((value / factor).toFixed(thing.unit === "area" ? 1 : places));
  };
  return { thing, heading, unit: told, places, truth: [thing.field, told, thing.period ?? ""].join("/"), say };
}

function valueIn(entry: LearningEntry, { field, period }: Thing): LearningEntry[string] | null {
  if (period === undefined) return entry[field] ?? null;
  const [now, before] = [Number(entry[`${field}@${YEAR}`]), Number(entry[`${field}@2023`])];
  if (period === "growth") return ((now - before) / before) * 100;
  return period === "report" ? now : before;
}

/** Columns that nothing of the book explains. */
function foreignColumns(roll: Roll): readonly Asked[] {
  const plain = (heading: string, say: Asked["say"], truth: string | null = null): Asked => ({
    thing: null,
    heading,
    unit: "",
    places: 0,
    truth,
    say,
  });
  return [
    plain("座谈纪要", () => pick(roll, ["融资难", "招工难", "用地紧", "无"])),
    plain("专家打分", () => Math.floor(roll() * 40) + 60),
    plain("走访次数", () => Math.floor(roll() * 4)),
    plain("所在地市", () => "长沙市", "=长沙市"),
    plain("是否走访", () => (roll() < 0.5 ? "是" : "否")),
  ];
}

/** Two fields as a ratio, in per cent. */
function ratioColumn(): Asked {
  const say = (entry: LearningEntry) =>
    Number(((Number(entry[`researchExpense@${YEAR}`]) / Number(entry[`operatingRevenue@${YEAR}`])) * 100).toFixed(2));
  const truth = "比率(本身.研发费用, 本身.营业收入)";
  return { thing: null, heading: "投入力度（%）", unit: "%", places: 2, truth, say };
}

interface Choice {
  readonly where: string | null;
  readonly title: string;
  readonly test: (entry: LearningEntry) => boolean;
}

const CHOICES: readonly Choice[] = [
  { where: null, title: "企业情况汇总表", test: () => true },
  { where: "highTechEnterprise=true", title: "重点培育名录", test: (entry) => entry.highTechEnterprise === true },
  { where: "aboveScale=true", title: "企业运行监测台账", test: (entry) => entry.aboveScale === true },
  { where: "park=星河科创园", title: "片区企业明细", test: (entry) => entry.park === "星河科创园" },
];

const ORDERS: readonly {
  readonly key: string;
  readonly compare: ((a: LearningEntry, b: LearningEntry) => number) | null;
}[] = [
  { key: "roster", compare: null },
  {
    key: "operatingRevenue/desc",
    compare: (a, b) => Number(b[`operatingRevenue@${YEAR}`]) - Number(a[`operatingRevenue@${YEAR}`]),
  },
  { key: "creditCode/asc", compare: (a, b) => (String(a.creditCode) < String(b.creditCode) ? -1 : 1) },
];

/** A list of enterprises: half of its headings in words nobody knows; the copy with hand-changed cells, missing and foreign rows, other names, another sheet name, more rows, a column more. */
export function listPair(seed: number): LearningPair {
  const roll = dice(seed);
  const unit = pick(roll, ["万元", "千元", "元", "万元", "亿元"]);
  const choice = pick(roll, CHOICES);
  const order = pick(roll, ORDERS);
  const things = [...ENTERPRISE].map((thing) => ({ thing, at: roll() })).toSorted((a, b) => a.at - b.at);
  const chosen = things
    .slice(0, 7 + Math.floor(roll() * 7))
    .map(({ thing }) => ask(roll, thing, { unit, isOdd: roll() < 0.5 }));
  const foreign = foreignColumns(roll).filter(() => roll() < 0.5);
  const asked = [...chosen, ...foreign, ...(roll() < 0.35 ? [ratioColumn()] : [])];
  const coded = roll() < 0.7;
  const nameHeading = roll() < 0.8 ? "企业名称" : "填报主体全称是";
  const name: Asked = {
    thing: null,
    heading: nameHeading,
    unit: "",
    places: 0,
    truth: "enterpriseName//",
    say: (entry) => String(entry.enterpriseName),
  };
  const code: Asked = {
    thing: null,
    heading: "统一社会信用代码",
    unit: "",
    places: 0,
    truth: "creditCode//",
    say: (entry) => String(entry.creditCode),
  };
  const columns = [name, ...(coded ? [code] : []), ...asked];
  const entries = learningEnterprises().filter((entry) => choice.test(entry));
  const sorted = order.compare === null ? entries : entries.toSorted(order.compare);
  const kept = sorted.filter(() => roll() > 0.04).slice(0, order.compare === null || choice.where !== null ? 160 : 60);
  const rows = kept.map((entry, n) => columns.map((column) => noisy(roll, column, { entry, n, coded })));
  const alien = Array.from({ length: Math.floor(roll() * 4) }, (_, n) =>
    columns.map((column) => alienValue(column, n)),
  );
  const grouped = roll() < 0.4;
  const isFull = choice.where !== null || order.compare === null;
  const drift = {
    sheet: roll() < 0.25 ? `${YEAR}年表` : "表1",
    top: roll() < 0.3 ? 1 : 0,
    column: roll() < 0.25 ? 2 : 0,
  };
  // Last year's form may have asked in another unit: this year's is the one to fill in.
  const asks = roll() < 0.3 ? pick(roll, ["万元", "千元", "元"]) : unit;
  const now = columns.map((column) => (column.thing?.unit === "money" ? inUnit(column, unit, asks) : column));
  const look = { title: choice.title, columns, unit, grouped };
  const blank = drawList({
    ...look,
    columns: now,
    unit: asks,
    year: "2025",
    sheet: "表1",
    top: 0,
    extra: 0,
    rows: [],
    room: 8,
  });
  const filled = drawList({
    ...look,
    year: YEAR,
    sheet: drift.sheet,
    top: drift.top,
    extra: drift.column,
    rows: [...rows, ...alien],
    room: 0,
  });
  const truth = Object.fromEntries(now.map((column, at) => [columnLetters(at + 2), column.truth]));
  // An order by figures that the list does not show cannot be asked for.
  const known =
    !order.key.startsWith("operatingRevenue") ||
    columns.some((one) => one.truth?.startsWith("operatingRevenue/") === true && one.truth.endsWith("report"));
  return {
    name: `名单 ${seed}`,
    blank,
    filled,
    truth,
    where: isFull ? choice.where : "?",
    order: known ? order.key : "?",
  };
}

function inUnit(column: Asked, from: string, to: string): Asked {
  const truth = column.truth?.replace(`/${from}/`, `/${to}/`) ?? null;
  return { ...column, unit: to, truth, heading: column.heading.replace(`（${from}）`, `（${to}）`) };
}

function noisy(
  roll: Roll,
  column: Asked,
  { entry, n, coded }: { readonly entry: LearningEntry; readonly n: number; readonly coded: boolean },
): GridValue {
  const value = column.say(entry, n);
  if (column.truth === "creditCode//") return value;
  if (column.truth === "enterpriseName//")
    return coded && roll() < 0.05 ? `${String(value).slice(0, 4)}改名公司` : value;
  if (column.truth?.startsWith("=") === true || roll() > 0.05) return roll() < 0.03 ? null : value;
  return typeof value === "number"
    ? value + 1 + Math.floor(roll() * 9)
    : typeof value === "string" && value.length > 1
      ? `${value}（改）`
      : value;
}

function alienValue(column: Asked, n: number): GridValue {
  if (column.truth === "enterpriseName//") return `外地未登记企业${n}号公司`;
  if (column.truth === "creditCode//") return `91110108MA${String(1_000_000 + n)}0`;
  return column.truth?.startsWith("=") === true ? column.truth.slice(1) : column.places > 0 ? n * 11.5 : null;
}

interface ListLook {
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly Asked[];
  readonly grouped: boolean;
  readonly year: string;
  readonly sheet: string;
  readonly top: number;
  /** Place of a column that only the copy has; 0 for none. */
  readonly extra: number;
  readonly rows: readonly (readonly GridValue[])[];
  readonly room: number;
}

function drawList(look: ListLook): Uint8Array {
  const { columns, extra } = look;
  const insert = (row: readonly GridValue[], value: GridValue) =>
    extra === 0 ? row : [...row.slice(0, extra), value, ...row.slice(extra)];
  const headings = insert(["序号", ...columns.map(({ heading }) => heading)], "内部编号");
  const width = headings.length;
  const half = Math.max(3, Math.floor(width / 2));
  const upper = look.grouped ? headings.map((text, i) => (i < half ? text : i === half ? "主要情况" : null)) : [];
  const lower = look.grouped ? headings.map((text, i) => (i < half ? null : text)) : headings;
  const body = look.rows.length > 0 ? look.rows : Array.from({ length: look.room }, () => columns.map(() => null));
  const records = body.map((row, i) => insert([i + 1, ...row], look.rows.length > 0 ? i * 3 + 7 : null));
  const rows: (readonly GridValue[])[] = [
    ...Array.from({ length: look.top }, () => ["（存档）"]),
    [`${look.title}（${look.year}年度）`],
    ["填报单位：", ...Array.from({ length: width - 3 }, () => null), `单位：${look.unit}`],
    ...(look.grouped ? [upper] : []),
    lower,
    ...records,
    ["合计", ...Array.from({ length: width - 1 }, () => null)],
    ["单位负责人：", null, null, "填表人："],
  ];
  const head = look.top + 3;
  const last = head + (look.grouped ? 1 : 0);
  const letters = (at: number) => columnLetters(at + 1);
  const merges = look.grouped
    ? [
        ...headings.slice(0, half).map((_, i) => `${letters(i)}${head}:${letters(i)}${last}`),
        ...(width - 1 > half ? [`${letters(half)}${head}:${letters(width - 1)}${head}`] : []),
      ]
    : [];
  const places = insert([0, ...columns.map((column) => column.places)], 0);
  const formats = Object.fromEntries(
    places.flatMap((n, i) => (typeof n === "number" && n > 0 ? [[i + 1, `0.${"0".repeat(n)}`]] : [])),
  );
  const titled = `A${look.top + 1}:${letters(width - 1)}${look.top + 1}`;
  const sheet: GridSheet = {
    name: look.sheet,
    rows,
    framed: [[head, last + records.length + 1]],
    width,
    merges: [titled, ...merges],
    formats,
  };
  return gridWorkbook([sheet]);
}

/** A form about one carrier or one enterprise: labels beside their answers, two pairs to a row, some in words nobody knows. */
export function cardPair(seed: number): LearningPair {
  const roll = dice(seed);
  const unit = pick(roll, ["万元", "千元", "元"]);
  const isCarrier = roll() < 0.5;
  const things = (isCarrier ? CARRIER : ENTERPRISE.filter(({ period }) => period !== "growth")).filter(
    () => roll() < 0.8,
  );
  const asked = things.map((thing) => {
    const column = ask(roll, thing, { unit, isOdd: roll() < 0.35 });
    return thing.unit === "money" && !column.heading.includes("（")
      ? { ...column, heading: `${column.heading}（${unit}）` }
      : column;
  });
  const entry = pick(roll, isCarrier ? learningCarriers() : learningEnterprises());
  const own = isCarrier ? "carrierName" : "enterpriseName";
  const name: Asked = {
    thing: null,
    heading: isCarrier ? "载体名称" : "企业名称",
    unit: "",
    places: 0,
    truth: `${own}//`,
    say: (one) => String(one[own]),
  };
  const foreign: Asked = { thing: null, heading: "窗口编号", unit: "", places: 0, truth: null, say: () => 3 };
  const columns = [name, ...asked, foreign];
  const edited = new Set(columns.filter(({ truth }) => truth !== `${own}//` && roll() < 0.06));
  const draw = (year: string, isFilled: boolean) => {
    const rows: GridValue[][] = [[`${isCarrier ? "孵化载体" : "企业"}基本情况表（${year}年度）`, null, null, null]];
    for (let i = 0; i < columns.length; i += 2) {
      const pair = [columns[i], columns[i + 1]];
      rows.push(
        pair.flatMap((column) => [
          column?.heading ?? null,
          column === undefined || !isFilled ? null : said(column, entry, edited.has(column)),
        ]),
      );
    }
    rows.push(["填表人：", null, null, null]);
    return gridWorkbook([{ name: "情况表", rows, framed: [[2, rows.length - 1]], width: 4, merges: ["A1:D1"] }]);
  };
  const truth = Object.fromEntries(
    columns.flatMap((column, i) => {
      const cell = `${i % 2 === 0 ? "B" : "D"}${2 + Math.floor(i / 2)}`;
      const value = column.say(entry, 0);
      // A short number or a 是 in an unknown place proves nothing: it may stay open, but must not be wrong.
      const isProvable =
        column.thing === null || column.thing.usual.some((word) => column.heading.startsWith(word)) || isTelling(value);
      return [[cell, isProvable ? column.truth : `?${column.truth ?? ""}`]];
    }),
  );
  return {
    name: `一表 ${seed}`,
    blank: draw("2025", false),
    filled: draw(YEAR, true),
    truth,
    where: null,
    order: "roster",
  };
}

function isTelling(value: GridValue): boolean {
  const digits = String(value)
    .replace(/\D/gu, "")
    .replace(/^0+|0+$/gu, "").length;
  return typeof value === "number" ? digits >= 6 : typeof value === "string" && (digits >= 8 || value.length >= 6);
}

function said(column: Asked, entry: LearningEntry, isEdited: boolean): GridValue {
  const value = column.say(entry, 0);
  return isEdited && typeof value === "number" ? value + 3 : value;
}
