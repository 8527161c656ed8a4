/** Says a formula in plain Chinese (公式说明). */
import type {
  Comparison,
  Condition,
  ConditionValue,
  EntrySet,
  FieldPath,
  Formula,
  NamedValue,
} from "#domain/indicators/formula";
import { SELF } from "#domain/indicators/formula-vocabulary";

/** The formula in words (公式说明), a noun phrase without a full stop: 级别为省级的众创空间的数量. */
export function explainFormula(formula: Formula): string {
  switch (formula.type) {
    case "number":
      return `${formula.value}${formula.unit}`;
    case "negative":
      return `${explainTight(formula.of)}的相反数`;
    case "arithmetic":
      return `${explainTight(formula.left)}${ARITHMETIC[formula.operator]}${explainTight(formula.right)}`;
    case "own":
      return `这个对象的${explainPath(formula.path)}`;
    case "count":
      if (formula.by === null) return `${explainSet(formula.set)}的数量`;
      return `${explainSet(formula.set)}按${explainPath(formula.by)}剔重后的数量（同一个只算一次）`;
    case "sum":
      return `${explainSet(formula.set)}的${explainPath(formula.field)}合计`;
    case "ratio": {
      const unit = formula.unit === "" ? "百分比" : `比值（${formula.unit}）`;
      return `${explainTight(formula.over)}与${explainTight(formula.under)}的${unit}（先各自合计，再相除）`;
    }
    case "growth":
      return `${explainTight(formula.of)}比${formula.against === "year" ? "上年同期" : "上一期"}${formula.amount === true ? "净增的数" : "增长的百分比"}`;
    case "since":
      return explainSince(formula);
    case "coverage":
      return `${explainSet(formula.set)}中，${explainCondition(formula.condition)}的${formula.as === "share" ? "占百分之几" : "数量"}`;
    case "weighted":
      return `加权合计：${formula.terms.map(({ weight, of }) => `${explainTight(of)}×${explainFormula(weight)}`).join("，加")}`;
    case "named":
      return `${NAMED[formula.what]}“${formula.name}”`;
    case "first":
      return `依次取有数据的一种：${formula.choices.map((choice, at) => `第${at + 1}种，${explainFormula(choice)}`).join("；")}`;
  }
}

/** The condition in words (条件说明): 级别达到省级，并且载体类型为众创空间. */
export function explainCondition(condition: Condition): string {
  switch (condition.type) {
    case "and":
      return condition.parts
        .map((part) => (part.type === "or" ? `（${explainCondition(part)}）` : explainCondition(part)))
        .join("、并且");
    case "or":
      return condition.parts.map(explainCondition).join("，或者");
    case "not":
      return `不是“${explainCondition(condition.of)}”`;
    case "compare":
      return `${explainPath(condition.path)}${explainTest(condition.operator, condition.value)}`;
    case "among":
      return `${explainPath(condition.path)}是${condition.values.join("、")}之一`;
    case "contains":
      return `${explainPath(condition.path)}里有“${condition.text}”`;
    case "filled":
      return `${explainPath(condition.path)}${condition.filled ? "已填" : "空着"}`;
    case "holds":
      return `当日具备${condition.level === null ? "" : `${condition.level}以上的`}“${condition.qualification}”资质`;
    case "in":
      return `属于${explainSet(condition.set)}`;
    case "namedBy":
      return `至少有一条${explainSet(condition.set)}的${explainPath(condition.link)}写了它`;
    case "since":
      return condition.from === condition.until
        ? `${condition.from}年新增`
        : `${condition.from}至${condition.until}年新增`;
  }
}

/** The set in words (集合说明): 级别为省级的众创空间. */
export function explainSet({ list: named, where }: EntrySet): string {
  const list = named === SELF ? "这个对象" : named;
  return where === null ? list : `${explainCondition(where)}的${list}`;
}

const ARITHMETIC = { "+": "加", "-": "减", "×": "乘以", "÷": "除以" } as const;
const NAMED: Readonly<Record<NamedValue, string>> = {
  milestone: "里程碑",
  reference: "外部参照值",
  report: "直接填报的",
  indicator: "指标",
};

function explainTight(formula: Formula): string {
  const text = explainFormula(formula);
  return formula.type === "arithmetic" || formula.type === "ratio" || formula.type === "first" ? `（${text}）` : text;
}

function explainSince({ way, of, base }: Extract<Formula, { type: "since" }>): string {
  const what = explainTight(of);
  if (way === "cagr") return `${what}以${base}年为基年的年均增长率`;
  return way === "increment" ? `${what}比${base}年增加的量` : `${what}是${base}年的多少倍`;
}

function explainPath({ steps }: FieldPath): string {
  return steps.join("的");
}

const TESTS: Readonly<Record<Comparison, string>> = {
  "=": "为",
  "≠": "不为",
  ">": "大于",
  "≥": "不少于",
  "<": "小于",
  "≤": "不多于",
};
const LEVEL_TESTS: Readonly<Record<Comparison, string>> = {
  ...TESTS,
  ">": "高于",
  "≥": "达到",
  "<": "低于",
  "≤": "不高于",
};
const DATE_TESTS: Readonly<Record<Comparison, string>> = {
  ...TESTS,
  ">": "晚于",
  "≥": "不早于",
  "<": "早于",
  "≤": "不晚于",
};

function explainTest(operator: Comparison, value: ConditionValue): string {
  if (value.type === "boolean") return (operator === "=") === value.value ? "为“是”" : "为“否”";
  if (value.type === "date") return `${DATE_TESTS[operator]}${value.date}`;
  if (value.type === "number") return `${TESTS[operator]}${value.value}${value.unit}`;
  return `${LEVEL_TESTS[operator]}${value.text}`;
}
