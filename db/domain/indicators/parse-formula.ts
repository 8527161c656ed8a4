/**
 * The formula language (公式):
 *
 *     公式 := 项 (('+'|'-') 项)*      项 := 因子 (('×'|'*'|'÷'|'/') 因子)*
 *     因子 := 数[单位] | '(' 公式 ')' | '-' 因子 | 函数(…) | 本身.字段
 *     集合 := 台账 [ '[' 条件 ']' ]
 *
 * 台账 is the label or id of a kind, the label of a view (众创空间) or of a list of a pack; a name that holds marks stands in 「」.
 * 本身 as a set is the one entry the formula is asked for: 计数(企业[在(本身)]) are the members of a cluster, the tenants of a carrier.
 * Functions: 计数(集合) · 计数不重(集合 按 路径) · 求和(集合.字段) · 比率(分子, 分母[, "单位"]) · 同比(x) · 同比增量(x) · 环比(x) · 年均增长(x, 基年) ·
 * 增量(x, 基年) · 倍数(x, 基年) · 覆盖(集合, 条件) · 覆盖数(集合, 条件) · 加权(权重, x, …) · 里程碑("…") · 参照("…") · 填报("…") ·
 * 指标("代码") · 首选(a, b, …). Conditions: see `parse-condition.ts`. Marks of full width are taken like those of half width.
 */
import type { EntrySet, FieldPath, Formula, FormulaFault, NamedValue } from "#domain/indicators/formula";
import type { FormulaScanner } from "#domain/indicators/formula-scanner";
import { parseConditionAt, parseSetAt, readWhole } from "#domain/indicators/parse-condition";
import type { Result } from "#domain/shared/result";

/** Reads a formula (公式). Only its form; whether lists, fields and units fit is for `checkFormula`. */
export function parseFormula(text: string): Result<Formula, FormulaFault> {
  return readWhole(text, "公式", parseSum);
}

function parseSum(scanner: FormulaScanner): Formula {
  let left = parseProduct(scanner);
  for (;;) {
    const at = scanner.place();
    const operator = scanner.take("+", "-");
    if (operator === null) return left;
    left = {
      type: "arithmetic",
      operator: operator === "+" ? "+" : "-",
      left,
      right: parseProduct(scanner),
      at,
    };
  }
}

function parseProduct(scanner: FormulaScanner): Formula {
  let left = parseFactor(scanner);
  for (;;) {
    const at = scanner.place();
    const operator = scanner.take("×", "*", "÷", "/");
    if (operator === null) return left;
    left = {
      type: "arithmetic",
      operator: operator === "×" || operator === "*" ? "×" : "÷",
      left,
      right: parseFactor(scanner),
      at,
    };
  }
}

function parseFactor(scanner: FormulaScanner): Formula {
  const at = scanner.place();
  if (scanner.take("-") !== null) return { type: "negative", of: parseFactor(scanner), at };
  if (scanner.take("(") !== null) {
    const inside = parseSum(scanner);
    scanner.require("右括号“)”", ")");
    return inside;
  }
  const number = scanner.number();
  if (number !== null) return { type: "number", ...number, at };
  if (scanner.match(OWN) !== null) return { type: "own", path: parsePath(scanner), at };
  const name = scanner.match(CALL)?.[1];
  const read = name === undefined ? undefined : FUNCTIONS.get(name);
  if (name === undefined || read === undefined) {
    return scanner.stop(`这里应当是数、括号或函数（${[...FUNCTIONS.keys()].join("、")}）。`, at);
  }
  const call = read(scanner, at);
  scanner.require("右括号“)”", ")");
  return call;
}

const OWN = /本身\s*\./y;
const CALL = /([\p{Script=Han}]+)\s*\(/uy;

function parsePath(scanner: FormulaScanner): FieldPath {
  const at = scanner.place();
  const steps: string[] = [];
  do {
    steps.push(scanner.name() ?? scanner.stop("这里应当是字段的名称。"));
  } while (scanner.take(".") !== null);
  return { steps, at };
}

/** 集合.字段 */
function parseSetField(scanner: FormulaScanner): { readonly set: EntrySet; readonly field: FieldPath } {
  const set = parseSetAt(scanner);
  scanner.require("“.”和字段名称，如 求和(企业.营业收入)", ".");
  return { set, field: parsePath(scanner) };
}

type Reader = (scanner: FormulaScanner, at: number) => Formula;

const comma = (scanner: FormulaScanner, expected: string): string => scanner.require(`逗号和${expected}`, ",");

const readDistinct: Reader = (scanner, at) => {
  const set = parseSetAt(scanner);
  if (scanner.take("按") !== null) return { type: "count", set, by: parsePath(scanner), at };
  // 计数不重(企业按园区) without spaces is one run of characters.
  const cut = set.where === null ? set.list.lastIndexOf("按") : -1;
  const [list, by] = [set.list.slice(0, cut), set.list.slice(cut + 1)];
  if (cut < 1 || by === "") return scanner.stop("这里应当是“按”和字段，如 计数不重(企业 按 所属园区)。");
  const steps = [by];
  while (scanner.take(".") !== null) steps.push(scanner.name() ?? scanner.stop("这里应当是字段的名称。"));
  return { type: "count", set: { ...set, list }, by: { steps, at: set.at + cut + 1 }, at };
};

const readRatio: Reader = (scanner, at) => {
  const over = parseSum(scanner);
  comma(scanner, "分母");
  const under = parseSum(scanner);
  if (scanner.take(",") === null) return { type: "ratio", over, under, unit: "", at };
  const unit = scanner.text() ?? scanner.stop('这里应当是带引号的单位，如 "件/万人"。');
  return { type: "ratio", over, under, unit, at };
};

const readSince =
  (way: "cagr" | "increment" | "times"): Reader =>
  (scanner, at) => {
    const of = parseSum(scanner);
    comma(scanner, "基年，如 2016");
    const year = scanner.match(YEAR)?.[1] ?? scanner.stop("这里应当是四位数的年份，如 2016。");
    return { type: "since", way, of, base: Number(year), at };
  };

const YEAR = /((?:19|20)\d{2})\s*年?/y;

const readCoverage =
  (as: "share" | "count"): Reader =>
  (scanner, at) => {
    const set = parseSetAt(scanner);
    comma(scanner, "条件");
    return { type: "coverage", as, set, condition: parseConditionAt(scanner), at };
  };

const readWeighted: Reader = (scanner, at) => {
  const terms = [];
  do {
    const weight = parseSum(scanner);
    comma(scanner, "这个权重对应的公式");
    terms.push({ weight, of: parseSum(scanner) });
  } while (scanner.take(",") !== null);
  return { type: "weighted", terms, at };
};

const readNamed =
  (what: NamedValue): Reader =>
  (scanner, at) => ({ type: "named", what, name: scanner.text() ?? scanner.stop("这里应当是带引号的名称。"), at });

const readFirst: Reader = (scanner, at) => {
  const choices = [parseSum(scanner)];
  while (scanner.take(",") !== null) choices.push(parseSum(scanner));
  return { type: "first", choices, at };
};

const FUNCTIONS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["计数", (scanner, at) => ({ type: "count", set: parseSetAt(scanner), by: null, at })],
  ["计数不重", readDistinct],
  ["求和", (scanner, at) => ({ type: "sum", ...parseSetField(scanner), at })],
  ["比率", readRatio],
  ["同比增量", (scanner, at) => ({ type: "growth", against: "year", of: parseSum(scanner), amount: true, at })],
  ["同比", (scanner, at) => ({ type: "growth", against: "year", of: parseSum(scanner), at })],
  ["环比", (scanner, at) => ({ type: "growth", against: "previous", of: parseSum(scanner), at })],
  ["年均增长", readSince("cagr")],
  ["增量", readSince("increment")],
  ["倍数", readSince("times")],
  ["覆盖", readCoverage("share")],
  ["覆盖数", readCoverage("count")],
  ["加权", readWeighted],
  ["里程碑", readNamed("milestone")],
  ["参照", readNamed("reference")],
  ["填报", readNamed("report")],
  ["指标", readNamed("indicator")],
  ["首选", readFirst],
]);
