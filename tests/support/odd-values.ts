/** Rosters as many hands write them, made from a seed: conventions differ by column and slip from cell to cell. Every cell comes with its truth (随机名册). */
import { creditCheckCharacter } from "#domain/enterprises/credit-code";
import { organisationCheckCharacter } from "#domain/enterprises/organisation-code";
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellContent, Grid, SheetRow } from "#domain/workbook/grid";

/** What a cell says in truth. `value` undefined: open to reading, if it is reported. `report`: it must not pass without an issue. */
export interface TrueCell {
  readonly row: number;
  readonly field: string;
  readonly written: CellContent | undefined;
  readonly value: FieldValue | null | undefined;
  readonly report: boolean;
}

/** A made sheet with its truth. `usual` counts the cells written as their column is: they need no word. */
export interface OddSheet {
  readonly grid: Grid;
  readonly cells: readonly TrueCell[];
}

/** Makes the sheet of a seed; the same seed makes the same sheet. */
export function oddSheet(seed: number): OddSheet {
  const dice = createDice(seed);
  const columns = [
    nameColumn(dice),
    codeColumn(dice),
    dateColumn(dice),
    booleanColumn(dice),
    phoneColumn(dice),
    ...moneyColumns(dice),
    countColumn(dice),
  ];
  const unitLine = dice.pick(["单位：万元、人", "（计量单位：万元）", "金额单位：万元"]);
  const head: CellContent[][] = [
    ["高新区企业名册（2025年度）"],
    [unitLine],
    ["序号", ...columns.map(({ header }) => header)],
  ];
  const cells: TrueCell[] = [];
  const body = Array.from({ length: 24 + dice.below(30) }, (_, at) => {
    const row = head.length + at + 1;
    const written = columns.map(({ field, write }) => {
      const cell = write(at);
      cells.push({ row, field, ...cell });
      return cell.written;
    });
    return [at + 1, ...written];
  });
  const rows: SheetRow[] = [...head, ...body].map((row, at) => ({ index: at + 1, hidden: false, cells: row }));
  const grid: Grid = {
    name: "名册",
    visibility: "visible",
    rows,
    complete: true,
    rowCount: rows.length,
    columnCount: columns.length + 1,
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
  return { grid, cells };
}

interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (share: number) => boolean;
}

/** mulberry32: small, seeded, good enough for variety. */
function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    chance: (share) => next() < share,
  };
}

type Written = Omit<TrueCell, "row" | "field">;

interface Column {
  readonly field: string;
  readonly header: string;
  readonly write: (at: number) => Written;
}

const right = (written: CellContent | undefined, value: FieldValue | null): Written => ({
  written,
  value,
  report: false,
});
const said = (written: CellContent, value?: FieldValue | null): Written => ({ written, value, report: true });
const SLIPS = 0.2;

const blanks = (dice: Dice): Written =>
  said(
    dice.pick(["--", "/", "无", "不详", "待定", "同上", "〃", "″", "—", "暂无", "未提供", "N/A", "#REF!", "＃N/A"]),
    null,
  );

function nameColumn(dice: Dice): Column {
  const header = dice.pick(["企业名称", "单位名称", "公司名称", "企业名称\n（必填）"]);
  const name = (at: number): string =>
    `${dice.pick(["云麓", "岚湖", "望岱", "洛珩"])}${"甲乙丙丁戊己庚辛壬癸".charAt(at % 10)}${at}科技${dice.pick(["有限公司", "有限责任公司", "（长沙）有限公司"])}`;
  const slip = (plain: string): Written =>
    dice.pick<() => Written>([
      () => said(`${plain.slice(0, 4)} ${plain.slice(4)}`, plain),
      () => said(`${plain.slice(0, 5)}\n${plain.slice(5)}`, plain),
      () => said(`${plain}${dice.pick(["（已注销）", "(迁出)", "（原名：麓云软件有限公司）", "（更名）"])}`),
      () => said(`${dice.pick(["*", "★", "1.", "3、"])}${plain}`),
      () => right(` ${plain}　`, plain),
    ])();
  return {
    field: "enterpriseName",
    header,
    write: (at) => {
      const plain = name(at);
      return dice.chance(0.1) ? slip(plain) : right(plain, plain);
    },
  };
}

function soundCode(dice: Dice): string {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const eight = `MA${Array.from({ length: 6 }, () => letters.charAt(dice.below(letters.length))).join("")}`;
  const seventeen = `91430104${eight}${organisationCheckCharacter(eight) ?? "0"}`;
  return seventeen + creditCheckCharacter(seventeen);
}

function codeColumn(dice: Dice): Column {
  const header = dice.pick(["统一社会信用代码", "信用代码", "税号", "组织机构代码或统一社会信用代码"]);
  const wide = (text: string): string =>
    text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const slip = (code: string): Written =>
    dice.pick<() => Written>([
      () => said(wide(code), code),
      () => said(code.toLowerCase(), code),
      () => said(`${code.slice(0, 6)} ${code.slice(6)}`, code),
      () => said(`${code}\u00a0`, code),
      () => said(code.replace("0", "O"), code.replace("0", "O")),
      () => said(code.replace("1", "I"), code.replace("1", "I")),
      () => said(code.slice(0, 17) + (code.endsWith("A") ? "B" : "A")),
      () => said(code.slice(0, 17), code.slice(0, 17)),
      () => said(914301041234567000, null),
      () => said("9.14301E+17", null),
      () => said("430104000123456", "430104000123456"),
      () => said(`${code.slice(8, 16)}-${code.slice(16, 17)}`, code.slice(8, 17)),
      () => said(`${code}（原）`),
      () => blanks(dice),
    ])();
  return {
    field: "creditCode",
    header,
    write: () => {
      const code = soundCode(dice);
      return dice.chance(SLIPS) ? slip(code) : right(code, code);
    },
  };
}

const two = (part: number): string => String(part).padStart(2, "0");

function dateColumn(dice: Dice): Column {
  const header = dice.pick(["成立日期", "成立时间", "注册时间", "工商注册日期"]);
  const styles: ((y: number, m: number, d: number) => Written)[] = [
    (y, m, d) =>
      right(
        { kind: "date", serial: 44000, iso: `${y}-${two(m)}-${two(d)}`, text: `${y}/${m}/${d}` },
        `${y}-${two(m)}-${two(d)}`,
      ),
    (y, m, d) => right(`${y}-${two(m)}-${two(d)}`, `${y}-${two(m)}-${two(d)}`),
    (y, m, d) => right(`${y}.${m}.${d}`, `${y}-${two(m)}-${two(d)}`),
    (y, m) => right(`${y}年${m}月`, `${y}-${two(m)}`),
    (y, m, d) => right(Number(`${y}${two(m)}${two(d)}`), `${y}-${two(m)}-${two(d)}`),
    (y, m) => right(`${y}${two(m)}`, `${y}-${two(m)}`),
  ];
  const usual = dice.pick(styles);
  const slip = (y: number, m: number, d: number): Written =>
    dice.pick<() => Written>([
      () => said(`${y}年${m}月至今`, `${y}-${two(m)}`),
      () => said("二〇二一年三月", "2021-03"),
      () => said(44260, "2021-03-05"),
      () => said(Number(`${y}.1`)),
      () => said(`${y}-2024`),
      () => said(`${String(y).slice(2)}.${m}.${d}`, null),
      () => said(`${y}.13.1`, null),
      () => said(`${y}-02-30`, null),
      () => said(`${y}年${m}月（变更）`),
      () => said({ kind: "date", serial: 2021, iso: "1905-07-13", text: "1905/7/13" }),
      () => said({ kind: "formula", formula: "A1", value: null }, null),
      () => said(`${d}/${m}/${y}`, null),
      () => said(`${y}年底`, null),
      () => blanks(dice),
    ])();
  return {
    field: "establishmentDate",
    header,
    write: () => {
      const [y, m, d] = [2005 + dice.below(19), 1 + dice.below(12), 1 + dice.below(28)];
      return dice.chance(SLIPS) ? slip(y, m, d) : usual(y, m, d);
    },
  };
}

function booleanColumn(dice: Dice): Column {
  const conventions: readonly (readonly [string, CellContent, CellContent])[] = [
    ["是否高新技术企业", "是", "否"],
    ["是否高新技术企业(1是2否)", 1, 2],
    ["是否高企", "1", "0"],
    ["是否高企", "Y", "N"],
    ["高新技术企业（有/无）", "有", "无"],
    ["是否高企（1=是，0=否）", 1, 0],
    ["是否高企", "√", "×"],
  ];
  const [header, yes, no] = dice.pick(conventions);
  const slip = (): Written =>
    dice.pick<() => Written>([
      () => said("2023年认定", true),
      () => said("申报中"),
      () => said("○"),
      () => said("3"),
      () => said("是（2024年）", true),
      () => right("☑是□否", true),
      () => said("已过期"),
      () => said("同上", null),
    ])();
  return {
    field: "highTechEnterprise",
    header,
    write: () => {
      if (dice.chance(0.12)) return slip();
      return dice.chance(0.5) ? right(yes, true) : right(no, false);
    },
  };
}

function phoneColumn(dice: Dice): Column {
  const mobile = (): string => `100-0000-${String(dice.below(10000)).padStart(4, "0")}`;
  const slip = (): Written =>
    dice.pick<() => Written>([
      () => said(`${mobile()}/${mobile()}`),
      () => said(`王建 ${mobile()}`),
      () => said("1.00001E+10", null),
      () => said(55112345678),
      () => said("100-000"),
      () => right("0000-12345678转801", "0000-12345678转801"),
      () => said("100****0012"),
      () => blanks(dice),
    ])();
  return {
    field: "contactPhone",
    header: dice.pick(["联系电话", "手机", "电话", "联系方式"]),
    write: () => {
      const plain = mobile();
      return dice.chance(SLIPS) ? slip() : right(plain, plain);
    },
  };
}

const FACTORS: Readonly<Record<string, number>> = { 元: 1, 千元: 1e3, 万元: 1e4, 亿元: 1e8 };

/** The exact amount in 元 of `digits` in a unit; digits have at most two decimals. */
function yuan(digits: string, unit: string): string {
  const cents = BigInt(Math.round(Number(digits) * 100)) * BigInt(FACTORS[unit] ?? 1);
  const text = `${cents / 100n}.${String(cents < 0n ? -cents % 100n : cents % 100n).padStart(2, "0")}`;
  return text.replace(/\.?0+$/u, "");
}

function moneyColumns(dice: Dice): readonly Column[] {
  const fields = [
    ["operatingRevenue", "营业收入"],
    ["taxesPaid", "上缴税费"],
    ["researchExpense", "研发投入"],
    ["registeredCapital", "注册资金"],
  ] as const;
  return fields.map(([field, label]) => moneyColumn(dice, field, label));
}

function moneyColumn(dice: Dice, field: string, label: string): Column {
  // Without a unit in the header the table's line (万元) holds.
  const unit = dice.pick(["元", "千元", "万元", "万元", "亿元"]);
  const header =
    unit === "万元" && dice.chance(0.5)
      ? label
      : dice.pick([`${label}（${unit}）`, `${label}(${unit})`, `${label}/${unit}`, `${label}\n（单位：${unit}）`]);
  const amount = (): string => String((1 + dice.below(90_000)) / (unit === "亿元" ? 100 : dice.pick([1, 10, 100])));
  const wide = (text: string): string =>
    text.replace(/[0-9.]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const styles: ((digits: string) => Written)[] = [
    (digits) => right(Number(digits), yuan(digits, unit)),
    (digits) => right(digits, yuan(digits, unit)),
    (digits) => right(Number(digits).toLocaleString("en-US"), yuan(digits, unit)),
    (digits) => right(`${digits}${unit}`, yuan(digits, unit)),
  ];
  const usual = dice.pick(styles);
  const slip = (digits: string): Written =>
    dice.pick<() => Written>([
      () => said(`约${digits}`, yuan(digits, unit)),
      () => said(`${digits}+`, yuan(digits, unit)),
      () => said(`≥${digits}`, yuan(digits, unit)),
      () => said(`${digits}左右`, yuan(digits, unit)),
      () => said(wide(digits), yuan(digits, unit)),
      () => said(`(${digits})`, `-${yuan(digits, unit)}`),
      () => said(`${digits}（预估）`, yuan(digits, unit)),
      () => said(`${digits}①`, yuan(digits, unit)),
      () => said("1.2亿", "120000000"),
      () => said("500余万元", "5000000"),
      () => said("1亿2000万元", "120000000"),
      () => said("三百万元", "3000000"),
      () => (unit === "元" && usual === styles[3] ? right("88元", "88") : said("88元", "88")),
      () => said(`${digits}-${Number(digits) + 50}`, null),
      () => said("1.5亿美元", null),
      () => said("$500", null),
      () => said("12%", null),
      () => said("1.2E+5", null),
      () => said("12 34", null),
      () => said("1,23", null),
      () => said({ kind: "number", value: 0.12, text: "12%", percent: true }, null),
      () => said({ kind: "error", text: "#DIV/0!" }, null),
      () => said({ kind: "formula", formula: "A1*2", value: null }, null),
      () => right({ kind: "formula", formula: "A1*2", value: Number(digits) }, yuan(digits, unit)),
      () => right({ kind: "formula", formula: 'IF(A1="","",1)', value: "" }, null),
      () => right(undefined, null),
      () => blanks(dice),
    ])();
  return { field, header, write: () => (dice.chance(SLIPS) ? slip(amount()) : usual(amount())) };
}

function countColumn(dice: Dice): Column {
  const usual = dice.pick<(count: number) => Written>([
    (count) => right(count, count),
    (count) => right(String(count), count),
    (count) => right(`${count}人`, count),
  ]);
  const slip = (count: number): Written =>
    dice.pick<() => Written>([
      () => said(`约${count}`, count),
      () => said(`${count}余人`, count),
      () => said(`${count}-${count + 10}`, null),
      () => said(`${count}.5`, null),
      () => said(`${count}人（其中研发5人）`, count),
      () => said("10000005910"),
      () => said(-count),
      () => blanks(dice),
    ])();
  return {
    field: "employees",
    header: dice.pick(["从业人员", "员工人数", "从业人员期末人数（人）", "职工人数"]),
    write: () => {
      const count = 3 + dice.below(900);
      return dice.chance(SLIPS) ? slip(count) : usual(count);
    },
  };
}
