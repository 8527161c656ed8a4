/** Columns of amounts, counts and areas as many hands write them (随机数值列). */
import { blanks, type Column, type Dice, right, SLIPS, said, type Written } from "./odd-dice.ts";

const FACTORS: Readonly<Record<string, number>> = { 元: 1, 千元: 1e3, 万元: 1e4, 亿元: 1e8 };

/** The exact amount in 元 of `digits` in a unit; digits have at most two decimals. */
function yuan(digits: string, unit: string): string {
  const cents = BigInt(Math.round(Number(digits) * 100)) * BigInt(FACTORS[unit] ?? 1);
  const text = `${cents / 100n}.${String(cents < 0n ? -cents % 100n : cents % 100n).padStart(2, "0")}`;
  return text.replace(/\.?0+$/u, "");
}

export function moneyColumns(dice: Dice): readonly Column[] {
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

export function countColumn(dice: Dice): Column {
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

export function areaColumn(dice: Dice): Column {
  const [header, times] = dice.pick([
    ["占用面积", 1],
    ["租赁面积（平方米）", 1],
    ["面积（㎡）", 1],
    ["占用面积（公顷）", 10_000],
  ] as const);
  const slip = (area: number): Written =>
    dice.pick<() => Written>([
      () => said("3.2万", "32000"),
      () => said("3亩", "2000"),
      () => (times === 1 ? said(`${area}㎡（含公摊）`, String(area)) : said("200㎡（含公摊）", "200")),
      () => said(`${area}-${area + 9}`, null),
      () => said("整层", null),
      () => said(`${area}+20`, null),
      () => blanks(dice),
    ])();
  return {
    field: "occupiedArea",
    header,
    write: () => {
      const area = 20 + dice.below(3000);
      return dice.chance(SLIPS) ? slip(area) : right(area, String(area * times));
    },
  };
}
