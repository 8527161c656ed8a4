/** Writes a formula down again (公式书写), in one way for one meaning. */
import type { Condition, ConditionValue, EntrySet, FieldPath, Formula, NamedValue } from "#domain/indicators/formula";
import { isPlainName } from "#domain/indicators/formula-scanner";

/** The formula as text; `parseFormula` reads the same formula from it. */
export function printFormula(formula: Formula): string {
  return printAt(formula, 0);
}

/** The condition as text. */
export function printCondition(condition: Condition): string {
  return conditionAt(condition, 0);
}

/** The set as text. */
export function printSet({ list, where }: EntrySet): string {
  return where === null ? printName(list) : `${printName(list)}[${printCondition(where)}]`;
}

/** Sums bind at 0, products at 1, factors at 2. */
function printAt(formula: Formula, level: number): string {
  if (formula.type === "arithmetic") {
    const own = formula.operator === "+" || formula.operator === "-" ? 0 : 1;
    const text = `${printAt(formula.left, own)} ${formula.operator} ${printAt(formula.right, own + 1)}`;
    return own < level ? `(${text})` : text;
  }
  return printFactor(formula);
}

function printFactor(formula: Exclude<Formula, { type: "arithmetic" }>): string {
  switch (formula.type) {
    case "number":
      return `${formula.value}${formula.unit}`;
    case "negative":
      return `-${printAt(formula.of, 2)}`;
    case "own":
      return `本身.${printPath(formula.path)}`;
    case "count":
      return formula.by === null
        ? `计数(${printSet(formula.set)})`
        : `计数不重(${printSet(formula.set)} 按 ${printPath(formula.by)})`;
    case "sum":
      return `求和(${printSet(formula.set)}.${printPath(formula.field)})`;
    case "ratio": {
      const unit = formula.unit === "" ? "" : `, "${formula.unit}"`;
      return `比率(${printFormula(formula.over)}, ${printFormula(formula.under)}${unit})`;
    }
    case "growth":
      return `${formula.against === "year" ? "同比" : "环比"}${formula.amount === true ? "增量" : ""}(${printFormula(formula.of)})`;
    case "since":
      return `${SINCE[formula.way]}(${printFormula(formula.of)}, ${formula.base})`;
    case "coverage":
      return `${formula.as === "share" ? "覆盖" : "覆盖数"}(${printSet(formula.set)}, ${printCondition(formula.condition)})`;
    case "weighted":
      return `加权(${formula.terms.map(({ weight, of }) => `${printFormula(weight)}, ${printFormula(of)}`).join(", ")})`;
    case "named":
      return `${NAMED[formula.what]}("${formula.name}")`;
    case "first":
      return `首选(${formula.choices.map(printFormula).join(", ")})`;
  }
}

const SINCE = { cagr: "年均增长", increment: "增量", times: "倍数" } as const;
const NAMED: Readonly<Record<NamedValue, string>> = {
  milestone: "里程碑",
  reference: "参照",
  report: "填报",
  indicator: "指标",
};

/** 或 binds at 0, 且 at 1, one condition at 2. */
function conditionAt(condition: Condition, level: number): string {
  switch (condition.type) {
    case "and":
    case "or": {
      const own = condition.type === "or" ? 0 : 1;
      const text = condition.parts.map((part) => conditionAt(part, own + 1)).join(own === 0 ? " 或 " : " 且 ");
      return own < level ? `(${text})` : text;
    }
    case "not":
      return `非 ${conditionAt(condition.of, 2)}`;
    case "compare":
      return `${printPath(condition.path)} ${condition.operator} ${printValue(condition.value)}`;
    case "among":
      return `${printPath(condition.path)} 属于 (${condition.values.map((value) => `"${value}"`).join("、")})`;
    case "contains":
      return `${printPath(condition.path)} 含 "${condition.text}"`;
    case "filled":
      return `${printPath(condition.path)} ${condition.filled ? "有值" : "无值"}`;
    case "holds": {
      const level2 = condition.level === null ? "" : `, "${condition.level}"`;
      return `具备("${condition.qualification}"${level2})`;
    }
    case "in":
      return `在(${printSet(condition.set)})`;
    case "namedBy":
      return `被(${printSet(condition.set)}.${printPath(condition.link)})`;
    case "since":
      return `新增(${condition.from}, ${condition.until})`;
  }
}

function printValue(value: ConditionValue): string {
  switch (value.type) {
    case "text":
      return `"${value.text}"`;
    case "number":
      return `${value.value}${value.unit}`;
    case "boolean":
      return value.value ? "是" : "否";
    case "date":
      return value.date;
  }
}

function printPath({ steps }: FieldPath): string {
  return steps.map(printName).join(".");
}

function printName(name: string): string {
  return isPlainName(name) ? name : `「${name}」`;
}
