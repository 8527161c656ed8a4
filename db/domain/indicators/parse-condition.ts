/**
 * Conditions of the formula language (条件):
 *
 *     条件 := 条件 '且' 条件 | 条件 '或' 条件 | '非' 条件 | '(' 条件 ')' | 比较          (且 binds closer than 或)
 *     比较 := 路径 ('='|'≠'|'>'|'≥'|'<'|'≤'|'>='|'<='|'!=') 值 | 路径 属于 ("甲"、"乙") | 路径 含 "字" | 路径 有值 | 路径 无值
 *           | 具备("资质类别"[, "最低级别"]) | 在(集合) | 被(集合.链接字段) | 新增(年, 年)
 *     值 := "文字" | 数[单位] | 是 | 否 | 2020-12-31
 */
import type {
  Comparison,
  Condition,
  ConditionValue,
  EntrySet,
  FieldPath,
  FormulaFault,
} from "#domain/indicators/formula";
import { type FormulaScanner, FormulaStop, scanFormula } from "#domain/indicators/formula-scanner";
import { negateDecimal } from "#domain/shared/decimal";
import { err, ok, type Result } from "#domain/shared/result";

/** Reads a condition by itself (条件): `级别 = "省级" 且 载体类型 = "众创空间"`. */
export function parseCondition(text: string): Result<Condition, FormulaFault> {
  return readWhole(text, "条件", parseConditionAt);
}

/** Reads a set by itself (集合): `孵化载体[级别 = "省级"]`. */
export function parseSet(text: string): Result<EntrySet, FormulaFault> {
  return readWhole(text, "集合", parseSetAt);
}

/** Reads a whole text with one reader; `word` names what it should be. */
export function readWhole<Value>(
  text: string,
  word: string,
  read: (scanner: FormulaScanner) => Value,
): Result<Value, FormulaFault> {
  const tooMuch = limitFault(text, word);
  if (tooMuch !== null) return err(tooMuch);
  try {
    const scanner = scanFormula(text);
    if (scanner.ended()) return err({ type: "FormulaWrong", at: 0, sentence: `${word}是空的。` });
    const value = read(scanner);
    if (!scanner.ended()) scanner.stop(`${word}在这里应当结束，后面多出“${text.slice(scanner.place()).slice(0, 8)}”。`);
    return ok(value);
  } catch (cause) {
    if (cause instanceof FormulaStop) return err(cause.fault);
    throw cause;
  }
}

/** Reading goes down one step for each bracket: without an end to it a text of brackets alone would break off the program. */
function limitFault(text: string, word: string): FormulaFault | null {
  if (text.length > LONGEST) {
    return { type: "FormulaWrong", at: LONGEST, sentence: `${word}太长，最多 ${LONGEST} 个字，请拆成几个指标。` };
  }
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/[([（［【)\]）］】]/gu)) {
    depth += /[([（［【]/u.test(mark) ? 1 : -1;
    if (depth > DEEPEST) return { type: "FormulaWrong", at: index, sentence: `括号套得太深，最多 ${DEEPEST} 层。` };
  }
  return null;
}

const LONGEST = 4000;
const DEEPEST = 60;

/** Reads a set where the scanner stands (集合). Throws FormulaStop. */
export function parseSetAt(scanner: FormulaScanner): EntrySet {
  const at = scanner.place();
  const list = scanner.name() ?? scanner.stop("这里应当是台账的名称，如 企业、孵化载体、众创空间。");
  if (scanner.take("[") === null) return { list, where: null, at };
  const where = parseConditionAt(scanner);
  scanner.require("右方括号“]”", "]");
  return { list, where, at };
}

/** Reads a condition where the scanner stands (条件). Throws FormulaStop. */
export function parseConditionAt(scanner: FormulaScanner): Condition {
  const at = scanner.place();
  const parts = [parseAll(scanner)];
  while (scanner.take("或") !== null) parts.push(parseAll(scanner));
  return joinParts("or", parts, at);
}

function parseAll(scanner: FormulaScanner): Condition {
  const at = scanner.place();
  const parts = [parseOne(scanner)];
  while (scanner.take("且") !== null) parts.push(parseOne(scanner));
  return joinParts("and", parts, at);
}

function joinParts(type: "and" | "or", parts: readonly Condition[], at: number): Condition {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { type, parts, at };
}

function parseOne(scanner: FormulaScanner): Condition {
  const at = scanner.place();
  if (scanner.match(NOT) !== null) return { type: "not", of: parseOne(scanner), at };
  if (scanner.take("(") !== null) {
    const inside = parseConditionAt(scanner);
    scanner.require("右括号“)”", ")");
    return inside;
  }
  const test = scanner.match(TEST)?.[1];
  const read = test === undefined ? undefined : TESTS.get(test);
  if (read === undefined) return parseComparison(scanner, at);
  const condition = read(scanner, at);
  scanner.require("右括号“)”", ")");
  return condition;
}

/** 非 begins names too (非公有制): it is “not” only before a space, a bracket or a test. */
const NOT = /非(?=\s|\(|具备\s*\(|在\s*\(|被\s*\(|新增\s*\()/y;
const TEST = /(具备|在|被|新增)\s*\(/y;

const TESTS: ReadonlyMap<string, (scanner: FormulaScanner, at: number) => Condition> = new Map([
  ["具备", readHolds],
  ["在", (scanner, at) => ({ type: "in", set: parseSetAt(scanner), at })],
  ["被", readNamedBy],
  ["新增", readSince],
]);

function readHolds(scanner: FormulaScanner, at: number): Condition {
  const qualification = scanner.text() ?? scanner.stop('这里应当是带引号的资质类别，如 "高新技术企业"。');
  if (scanner.take(",") === null) return { type: "holds", qualification, level: null, at };
  return {
    type: "holds",
    qualification,
    level: scanner.text() ?? scanner.stop('这里应当是带引号的级别，如 "省级"。'),
    at,
  };
}

function readNamedBy(scanner: FormulaScanner, at: number): Condition {
  const set = parseSetAt(scanner);
  scanner.require("“.”和关联字段，如 被(产业联盟.联盟所属集群)", ".");
  const place = scanner.place();
  const field = scanner.name() ?? scanner.stop("这里应当是关联字段的名称。");
  return { type: "namedBy", set, link: { steps: [field], at: place }, at };
}

function readSince(scanner: FormulaScanner, at: number): Condition {
  const year = (): number => Number(scanner.match(YEAR)?.[1] ?? scanner.stop("这里应当是四位数的年份，如 2017。"));
  const from = year();
  const until = scanner.take(",") === null ? from : year();
  return { type: "since", from, until, at };
}

const YEAR = /((?:19|20)\d{2})\s*年?/y;

function parseComparison(scanner: FormulaScanner, at: number): Condition {
  const { path, attached } = parseConditionPath(scanner);
  const word = attached ?? scanner.match(WORDS)?.[0] ?? null;
  if (word === "有值" || word === "无值") return { type: "filled", path, filled: word === "有值", at };
  if (word === "含") {
    return { type: "contains", path, text: scanner.text() ?? scanner.stop("“含”后面应当是带引号的文字。"), at };
  }
  if (word === "属于") return { type: "among", path, values: parseList(scanner), at };
  const mark = scanner.require("=、≠、>、≥、<、≤、属于、含、有值或无值", ...MARKS.keys());
  return { type: "compare", path, operator: MARKS.get(mark) ?? "=", value: parseValue(scanner), at };
}

/** Longer marks first. */
const MARKS: ReadonlyMap<string, Comparison> = new Map([
  [">=", "≥"],
  ["<=", "≤"],
  ["!=", "≠"],
  ["<>", "≠"],
  ["=", "="],
  ["≠", "≠"],
  [">", ">"],
  ["≥", "≥"],
  ["<", "<"],
  ["≤", "≤"],
]);

const WORDS = /属于|含|有值|无值/y;

/** Without spaces the word that follows is one run with the name: 级别属于("省级"), 撤销日期无值. */
function parseConditionPath(scanner: FormulaScanner): { readonly path: FieldPath; readonly attached: string | null } {
  const at = scanner.place();
  const steps: string[] = [];
  for (;;) {
    const run = scanner.match(ATTACHED);
    if (run !== null)
      return { path: { steps: [...steps, run[1] ?? ""], at }, attached: run[2] ?? run[3] ?? run[4] ?? null };
    steps.push(scanner.name() ?? scanner.stop("这里应当是字段的名称，如 级别。"));
    if (scanner.take(".") === null) return { path: { steps, at }, attached: null };
  }
}

const ATTACHED = /([\p{L}\p{N}_&·]+?)(?:(属于)(?=\s*\()|(?:(含)(?=\s*"))|(?:(有值|无值)(?=\s*(?:$|[\])且或,]))))/uy;

function parseList(scanner: FormulaScanner): readonly string[] {
  scanner.require('括号，如 属于 ("省级"、"国家级")', "(");
  const values: string[] = [];
  do {
    values.push(scanner.text() ?? scanner.stop("这里应当是带引号的文字。"));
  } while (scanner.take("、", ",") !== null);
  scanner.require("右括号“)”", ")");
  return values;
}

function parseValue(scanner: FormulaScanner): ConditionValue {
  const text = scanner.text();
  if (text !== null) return { type: "text", text };
  const at = scanner.place();
  const date = scanner.match(DATE)?.[0];
  if (date !== undefined && !isCalendarDate(date))
    return scanner.stop(`没有“${date}”这一天，请改成日历上有的日期。`, at);
  if (date !== undefined) return { type: "date", date };
  const negative = scanner.take("-") !== null;
  const number = scanner.number();
  if (number !== null) {
    const { value } = number;
    return { type: "number", value: negative ? negateDecimal(value) : value, unit: number.unit };
  }
  const word = scanner.take("是", "否");
  if (word === null) return scanner.stop("这里应当是带引号的文字、数、是、否，或 2020-12-31 这样的日期。");
  return { type: "boolean", value: word === "是" };
}

const DATE = /(?:19|20)\d{2}-\d{2}(?:-\d{2})?/y;

/** Whether a month or day stands in the calendar. */
function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
