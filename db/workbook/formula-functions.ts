import { Uncalculated } from "./formula-tree.ts";

/** A single value while calculating (标量): null is a blank cell, an error is its text. */
export type Scalar = number | string | boolean | null | CellError;

/** An error value such as `#DIV/0!`. */
export class CellError {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What a part of a formula gives: one value, or the values of a range, row by row. */
export type Calculated = Scalar | readonly Scalar[];

/** Number of a value where one is needed; text that is no number is an error. */
export function toNumber(value: Scalar): number | CellError {
  if (value instanceof CellError) return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isNaN(number) ? new CellError("#VALUE!") : number;
}

/** Calculates a binary operator on single values. */
export function applyOperator(operator: string, left: Scalar, right: Scalar): Scalar {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  if (operator === "&") return toText(left) + toText(right);
  if (COMPARISONS.has(operator)) return compare(operator, left, right);
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a instanceof CellError) return a;
  if (b instanceof CellError) return b;
  if (operator === "+") return tidy(a + b);
  if (operator === "-") return tidy(a - b);
  if (operator === "*") return tidy(a * b);
  if (operator === "^") return a ** b;
  return b === 0 ? new CellError("#DIV/0!") : a / b;
}

const COMPARISONS = new Set(["=", "<>", "<", ">", "<=", ">="]);

/** Sums of decimals carry binary dust in the 17th digit; Excel shows 15. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
}

function toText(value: Scalar): string {
  if (value === null || value instanceof CellError) return "";
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

function compare(operator: string, left: Scalar, right: Scalar): boolean {
  const order = orderOf(left, right);
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/** Numbers before texts before booleans; a blank equals 0 and the empty text. */
function orderOf(left: Scalar, right: Scalar): number {
  const one = left ?? (typeof right === "string" ? "" : 0);
  const two = right ?? (typeof left === "string" ? "" : 0);
  const rank = (value: Scalar) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  if (rank(one) !== rank(two)) return rank(one) - rank(two);
  if (typeof one === "string" && typeof two === "string") {
    const [a, b] = [one.toLowerCase(), two.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  return Number(one) - Number(two);
}

/** Calculates a function; IF, IFERROR and ROW are handled where the tree is walked. */
export function applyFunction(name: string, args: readonly Calculated[]): Scalar {
  const simple = SIMPLE[name];
  if (simple === undefined) throw new Uncalculated(name);
  return simple(args);
}

type Calculation = (args: readonly Calculated[]) => Scalar;

const SIMPLE: Readonly<Record<string, Calculation>> = {
  SUM: (args) => overNumbers(args, (numbers) => numbers.reduce((sum, one) => sum + one, 0)),
  AVERAGE: (args) => overNumbers(args, (numbers) => mean(numbers)),
  MAX: (args) => overNumbers(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)))),
  MIN: (args) => overNumbers(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)))),
  COUNT: (args) => args.flatMap(listOf).filter((one) => typeof one === "number").length,
  COUNTA: (args) => args.flatMap(listOf).filter((one) => one !== null).length,
  COUNTBLANK: (args) => args.flatMap(listOf).filter((one) => one === null || one === "").length,
  COUNTIF: (args) => matchingPlaces(args).length,
  COUNTIFS: (args) => matchingPlaces(args).length,
  SUMIF: ([range, criterion, values]) =>
    sumAt(matchingPlaces([range ?? null, criterion ?? null]), values ?? range ?? null),
  SUMIFS: ([values, ...rest]) => sumAt(matchingPlaces(rest), values ?? null),
  SUMPRODUCT: (args) => sumOfProducts(args),
  ROUND: ([value, places]) => overScalars([value, places], ([x, p]) => roundAway(x, p)),
  MOD: ([value, divisor]) =>
    overScalars([value, divisor], ([x, d]) => (d === 0 ? Number.NaN : x - d * Math.floor(x / d))),
  ABS: ([value]) => overScalars([value], ([x]) => Math.abs(x)),
  INT: ([value]) => overScalars([value], ([x]) => Math.floor(x)),
  N: ([value]) => (typeof value === "number" ? value : value === true ? 1 : 0),
  NOT: ([value]) => overScalars([value], ([x]) => (x === 0 ? 1 : 0)) === 1,
  AND: (args) => logical(args, (values) => values.every((one) => one !== 0)),
  OR: (args) => logical(args, (values) => values.some((one) => one !== 0)),
  LEN: ([value]) => toText(single(value)).length,
  ISBLANK: ([value]) => single(value) === null,
  ISNUMBER: ([value]) => typeof single(value) === "number",
};

function listOf(value: Calculated): readonly Scalar[] {
  return isList(value) ? value : [value];
}

/** Whether a calculated value is a range. */
export function isList(value: Calculated): value is readonly Scalar[] {
  return Array.isArray(value);
}

function single(value: Calculated | undefined): Scalar {
  if (value === undefined) return null;
  if (!isList(value)) return value;
  if (value.length !== 1) throw new Uncalculated();
  return value[0] ?? null;
}

/** In ranges only numbers count; a value given directly is turned into one. */
function overNumbers(args: readonly Calculated[], calculate: (numbers: readonly number[]) => Scalar): Scalar {
  const numbers: number[] = [];
  for (const arg of args) {
    for (const value of listOf(arg)) {
      if (value instanceof CellError) return value;
      if (typeof value === "number") numbers.push(value);
      else if (!isList(arg) && value !== null) {
        const number = toNumber(value);
        if (number instanceof CellError) return number;
        numbers.push(number);
      }
    }
  }
  const result = calculate(numbers);
  return typeof result === "number" ? tidy(result) : result;
}

function mean(numbers: readonly number[]): Scalar {
  return numbers.length === 0 ? new CellError("#DIV/0!") : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function overScalars(
  args: readonly (Calculated | undefined)[],
  calculate: (numbers: readonly [number, number]) => number,
): Scalar {
  const [a = 0, b = 0] = args.map((arg) => toNumber(single(arg)));
  if (a instanceof CellError) return a;
  return b instanceof CellError ? b : calculate([a, b]);
}

function roundAway(value: number, places: number): number {
  const factor = 10 ** places;
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * factor).toPrecision(15)))) / factor;
}

function logical(args: readonly Calculated[], decide: (values: readonly number[]) => boolean): Scalar {
  const values: number[] = [];
  for (const value of args.flatMap(listOf)) {
    if (value instanceof CellError) return value;
    if (typeof value === "number" || typeof value === "boolean") values.push(Number(value));
  }
  return decide(values);
}

/** Places (from 0) where every range meets its criterion. */
function matchingPlaces(pairs: readonly Calculated[]): number[] {
  const first = listOf(pairs[0] ?? null);
  let places = first.map((_, i) => i);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const range = listOf(pairs[i] ?? null);
    if (range.length !== first.length) throw new Uncalculated();
    const meets = criterion(single(pairs[i + 1]));
    places = places.filter((place) => meets(range[place] ?? null));
  }
  return places;
}

function sumAt(places: readonly number[], values: Calculated): Scalar {
  const list = listOf(values);
  return overNumbers([places.map((place) => list[place] ?? null)], (numbers) => numbers.reduce((a, b) => a + b, 0));
}

function sumOfProducts(args: readonly Calculated[]): Scalar {
  const lists = args.map(listOf);
  const length = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== length)) throw new Uncalculated();
  let sum = 0;
  for (let i = 0; i < length; i += 1) {
    const factors = lists.map((list) => list[i] ?? null);
    const broken = factors.find((factor) => factor instanceof CellError);
    if (broken !== undefined) return broken;
    sum += factors.reduce<number>((product, factor) => product * (typeof factor === "number" ? factor : 0), 1);
  }
  return tidy(sum);
}

/** A criterion of COUNTIF: `是`, `>=100`, `<>`, `云*`. */
function criterion(wanted: Scalar): (value: Scalar) => boolean {
  if (wanted instanceof CellError) throw new Uncalculated();
  const text = wanted === null ? "" : String(wanted);
  const [, operator = "=", rest = ""] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/u.exec(text) ?? [];
  const number = rest.trim() === "" ? Number.NaN : Number(rest);
  if (operator !== "=" && operator !== "<>") {
    if (Number.isNaN(number)) throw new Uncalculated();
    return (value) => typeof value === "number" && compare(operator, value, number);
  }
  const pattern = wildcard(rest);
  const equal = (value: Scalar): boolean => {
    if (rest === "") return operator === "<>" ? value === null : value === null || value === "";
    if (!Number.isNaN(number))
      return value === number || (typeof value === "string" && value.trim() !== "" && Number(value) === number);
    return typeof value === "string" && pattern.test(value);
  };
  return operator === "=" ? equal : (value) => !equal(value);
}

function wildcard(text: string): RegExp {
  const source = text.replace(/~[*?~]|[\\^$.*+?()[\]{}|]/gu, (token) => {
    if (token.startsWith("~")) return `\\${token[1]}`;
    if (token === "*") return "[\\s\\S]*";
    return token === "?" ? "[\\s\\S]" : `\\${token}`;
  });
  return new RegExp(`^${source}$`, "iu");
}
