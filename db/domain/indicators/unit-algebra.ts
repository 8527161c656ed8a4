/** Units of indicators and how they combine (量纲运算): 元÷人, 件/万人, %. A unit is a text; `""` is a plain number, `?` one nobody knows. */
import { convertUnit, parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { type Decimal, decimalFromNumber, divideDecimals, multiplyDecimals } from "#domain/shared/decimal";

/** The unit of a value whose unit nobody stated (单位不明). Goes with every other. */
export const UNKNOWN_UNIT = "?";

/** Decimals kept where a quotient never ends. */
export const QUOTIENT_DECIMALS = 12;

/** Brings a value into another unit (单位换算); null when they measure different things. 个 and 条 count anything. */
export function convertMeasure(value: Decimal, from: string, to: string): Decimal | null {
  if (from === to || from === UNKNOWN_UNIT || to === UNKNOWN_UNIT) return value;
  const a = readUnit(from);
  const b = readUnit(to);
  if (!areLike(a, b)) return null;
  const over = multiplyDecimals(value, multiplyDecimals(a.times, b.per));
  const under = multiplyDecimals(a.per, b.times);
  return under === "1" ? over : divideDecimals(over, under, QUOTIENT_DECIMALS + 6);
}

/** Whether values of two units may be added or compared (量纲相同). */
export function areLikeUnits(a: string, b: string): boolean {
  return a === UNKNOWN_UNIT || b === UNKNOWN_UNIT || areLike(readUnit(a), readUnit(b));
}

/** Unit of a sum (和的单位): the left one; null when the two are not alike. */
export function addUnits(a: string, b: string): string | null {
  if (a === UNKNOWN_UNIT) return b;
  if (b === UNKNOWN_UNIT) return a;
  if (!areLikeUnits(a, b)) return null;
  return JOKERS.has(a) ? b : a;
}

/** Unit of a product, in basic units (积的单位): 元 × 人 is 元·人, % × 家 is 家. */
export function multiplyUnits(a: string, b: string): string {
  if (a === UNKNOWN_UNIT || b === UNKNOWN_UNIT) return UNKNOWN_UNIT;
  const [left, right] = [readUnit(a), readUnit(b)];
  return writeUnit([...left.over, ...right.over], [...left.under, ...right.under]);
}

/** Unit of a quotient, in basic units (商的单位): 元 ÷ 人 is 元/人, 家 ÷ 家 a plain number. */
export function divideUnits(a: string, b: string): string {
  if (a === UNKNOWN_UNIT || b === UNKNOWN_UNIT) return UNKNOWN_UNIT;
  const [left, right] = [readUnit(a), readUnit(b)];
  return writeUnit([...left.over, ...right.under], [...left.under, ...right.over]);
}

/** The basic unit a unit is a multiple of (基本单位): 亿元 → 元, 件/万人 → 件/人, % → "". */
export function basicUnit(unit: string): string {
  if (unit === UNKNOWN_UNIT) return unit;
  const { over, under } = readUnit(unit);
  return writeUnit(over, under);
}

/** One of it is `times / per` of the basic unit; `over` and `under` are basic units, in order. */
interface MeasureUnit {
  readonly times: Decimal;
  readonly per: Decimal;
  readonly over: readonly string[];
  readonly under: readonly string[];
}

const ONE = decimalFromNumber(1);
const PLAIN: MeasureUnit = { times: ONE, per: ONE, over: [], under: [] };

const known = new Map<string, MeasureUnit>();

function readUnit(text: string): MeasureUnit {
  const ready = known.get(text);
  if (ready !== undefined) return ready;
  const [over = "", ...under] = text
    .normalize("NFKC")
    .replace(/\([^)]*\)/gu, "")
    .split("/");
  const unit = [over.split("·"), under.flatMap((part) => part.split("·"))] as const;
  const top = unit[0].map(readSingle).reduce(times, PLAIN);
  const whole = unit[1].map(readSingle).map(turn).reduce(times, top);
  known.set(text, whole);
  return whole;
}

function times(a: MeasureUnit, b: MeasureUnit): MeasureUnit {
  return {
    times: multiplyDecimals(a.times, b.times),
    per: multiplyDecimals(a.per, b.per),
    ...cancel([...a.over, ...b.over], [...a.under, ...b.under]),
  };
}

function turn({ times: up, per, over, under }: MeasureUnit): MeasureUnit {
  return { times: per, per: up, over: under, under: over };
}

/** Basic unit of each dimension that has one; items are told apart by their word. */
const BASIC = {
  money: "元",
  foreignMoney: "美元",
  area: "㎡",
  persons: "人",
  enterprises: "家",
  energy: "吨标准煤",
} as const satisfies Record<string, UnitId>;

/** Plain numbers by other words: 年 because 项/年 and %/年 say only that it is asked every year. */
const NUMBERS: ReadonlySet<string> = new Set(["", "1", "倍", "年", "—", "-", "–"]);
const MULTIPLES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** 个 and 条 (a record) count anything. */
const JOKERS: ReadonlySet<string> = new Set(["个", "条"]);
const COUNTERS: ReadonlySet<string> = new Set([..."家件项个支所条台次场人本批支座"]);

function readSingle(word: string): MeasureUnit {
  const text = word.trim();
  if (NUMBERS.has(text)) return PLAIN;
  const unit = parseUnit(text);
  if (unit !== null) return readKnown(unit);
  const [, prefix = "", rest = text] = /^([百千万亿]*)(.+)$/u.exec(text) ?? [];
  const factor = [...prefix].reduce((product, mark) => product * (MULTIPLES[mark] ?? 1), 1);
  const inner = prefix === "" ? null : parseUnit(rest);
  const base = inner === null ? countWord(rest) : readKnown(inner);
  return { ...base, times: multiplyDecimals(base.times, decimalFromNumber(factor)) };
}

function readKnown(unit: UnitId): MeasureUnit {
  const dimension = unitDimension(unit);
  if (dimension === "ratio") return { ...PLAIN, per: decimalFromNumber(unit === "%" ? 100 : 1000) };
  if (dimension === "items") return { ...PLAIN, over: [unit] };
  const basic = BASIC[dimension];
  // Through 3 of them, because 3 亩 are 2000 ㎡ exactly and 1 亩 is not.
  const three = decimalFromNumber(3);
  const converted = convertUnit(three, unit, basic);
  return converted.ok ? { times: converted.value, per: three, over: [basic], under: [] } : PLAIN;
}

/** 个集群 counts clusters; any other word stands for itself. */
function countWord(word: string): MeasureUnit {
  const first = word.charAt(0);
  const isCount = COUNTERS.has(first) || first === "户";
  const counter = first === "户" ? "家" : first;
  return { ...PLAIN, over: [isCount && word !== "人次" ? counter : word] };
}

function areLike(a: MeasureUnit, b: MeasureUnit): boolean {
  return areLikeParts(a.over, b.over) && areLikeParts(a.under, b.under);
}

function areLikeParts(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const rest = cancel(a, b);
  return rest.over.every((one, at) => {
    const other = rest.under[at] ?? "";
    return (JOKERS.has(one) && COUNTERS.has(other)) || (JOKERS.has(other) && COUNTERS.has(one));
  });
}

/** Takes away what stands above and below. */
function cancel(over: readonly string[], under: readonly string[]): { over: string[]; under: string[] } {
  const below = [...under];
  const above = over.filter((word) => {
    const at = below.indexOf(word);
    if (at >= 0) below.splice(at, 1);
    return at < 0;
  });
  return { over: above.sort(), under: below.sort() };
}

function writeUnit(above: readonly string[], below: readonly string[]): string {
  const { over, under } = cancel(above, below);
  if (under.length === 0) return over.join("·");
  return `${over.length === 0 ? "1" : over.join("·")}/${under.join("·")}`;
}
