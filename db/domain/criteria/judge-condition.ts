/** One condition of a rule set judged (条件判定). */
import { describeAmount, describeGap, describeLacks, describeTest } from "#domain/criteria/condition-words";
import { judgeOwn } from "#domain/criteria/own-condition";
import type { Evidence, Facts, Outcome } from "#domain/criteria/quantity";
import { reckon } from "#domain/criteria/reckon";
import type { RuleCondition } from "#domain/criteria/rule-set";
import { toUnit } from "#domain/criteria/amount-arithmetic";
import { decide } from "#domain/criteria/threshold";
import { parseCondition } from "#domain/indicators/parse-condition";
import { parseFormula } from "#domain/indicators/parse-formula";
import { type Decimal, multiplyDecimals, parseDecimal } from "#domain/shared/decimal";

/** How a condition stands (达标状态). */
export type VerdictStatus = "met" | "missed" | "nodata" | "manual";

/** A condition with its value, threshold and gap (条件判定), as `criteria/check` answers it. */
export interface Verdict {
  readonly id: string;
  readonly place: string;
  readonly label: string;
  readonly demand: string;
  readonly value: string | null;
  readonly unit: string;
  readonly threshold: string | null;
  /** Before the regional coefficient; null when none applies. */
  readonly fullThreshold: string | null;
  readonly status: VerdictStatus;
  readonly gap: string;
  readonly evidence: readonly Evidence[];
  readonly anyOf: readonly Verdict[];
  readonly unconfirmed: string | null;
}

/** Factor by which the threshold of a condition is lowered (地区系数); null: none. */
export type FactorOf = (conditionId: string) => Decimal | null;

/** Judges one condition; of `anyOf` one suffices. */
export function judgeCondition(condition: RuleCondition, facts: Facts, factorOf: FactorOf): Verdict {
  const { id, place, label, unit, unconfirmed } = condition;
  const same = { id, place, label, unit, unconfirmed, fullThreshold: null, anyOf: [] };
  if (condition.anyOf.length > 0) return judgeAnyOf(condition, facts, factorOf);
  if (condition.manual || condition.formula === null) {
    const demand = condition.threshold ?? "按文件要求核对";
    const gap = "需人工核对，程序不判定。";
    return { ...same, demand, value: null, threshold: condition.threshold, status: "manual", gap, evidence: [] };
  }
  if (condition.test === "is") return { ...same, ...judgeWord(condition, condition.formula, facts) };
  return { ...same, ...judgeNumber(condition, condition.formula, { facts, factor: factorOf(id) }) };
}

function judgeAnyOf(condition: RuleCondition, facts: Facts, factorOf: FactorOf): Verdict {
  const anyOf = condition.anyOf.map((part) => judgeCondition(part, facts, factorOf));
  const { id, place, label, unit, unconfirmed } = condition;
  const order: readonly VerdictStatus[] = ["met", "nodata", "manual", "missed"];
  const status = order.find((one) => anyOf.some((part) => part.status === one)) ?? "nodata";
  const open = anyOf.filter((part) => part.gap !== "");
  const gap =
    status === "met"
      ? ""
      : `${anyOf.length}项中满足一项即可：${open.map((part) => `${part.label}，${part.gap}`).join("")}`;
  return {
    ...{ id, place, label, unit, unconfirmed, anyOf, status, gap },
    demand: `满足一项即可：${anyOf.map((part) => `${part.label} ${part.demand}`).join("；")}`,
    value: null,
    threshold: null,
    fullThreshold: null,
    evidence: [],
  };
}

type Judged = Pick<Verdict, "demand" | "value" | "threshold" | "fullThreshold" | "status" | "gap" | "evidence">;

/** A word against a word (是否独立法人 is 是), or a whole condition (具备("高新技术企业")). */
function judgeWord(condition: RuleCondition, formula: string, facts: Facts): Judged {
  const wanted = condition.threshold ?? "是";
  const { met, evidence, lacks, value } = lookUpWord(formula, wanted, facts);
  const gap = met === false ? `现为“${value ?? "否"}”，要求“${wanted}”。` : "";
  return {
    demand: `为“${wanted}”`,
    value,
    threshold: wanted,
    fullThreshold: null,
    status: met === null ? "nodata" : met ? "met" : "missed",
    gap: met === null ? describeLacks(lacks) : gap,
    evidence,
  };
}

function lookUpWord(formula: string, wanted: string, facts: Facts): Outcome & { readonly value: string | null } {
  const own = parseFormula(formula);
  if (own.ok) {
    const found = reckon(own.value, facts);
    const word = found.value?.type === "word" ? found.value.text : null;
    return { ...found, met: word === null ? null : word === wanted, value: word };
  }
  const condition = parseCondition(formula);
  if (!condition.ok) return { met: null, evidence: [], lacks: [condition.error.sentence], value: null };
  const outcome = judgeOwn(condition.value, facts);
  const holds = outcome.met === null ? null : outcome.met ? "是" : "否";
  return { ...outcome, met: holds === null ? null : holds === wanted, value: holds };
}

const OPERATORS = { ge: "≥", gt: ">", le: "≤" } as const;

function judgeNumber(
  condition: RuleCondition,
  text: string,
  { facts, factor }: { readonly facts: Facts; readonly factor: Decimal | null },
): Judged {
  const operator = condition.test === null || condition.test === "is" ? "≥" : OPERATORS[condition.test];
  const full = parseDecimal(condition.threshold ?? "");
  const formula = parseFormula(text);
  const threshold = full.ok ? lower(full.value, factor) : null;
  const shown = {
    demand: threshold === null ? "按文件要求核对" : describeTest(operator, threshold, condition.unit),
    threshold,
    fullThreshold: full.ok && factor !== null ? full.value : null,
  };
  if (!formula.ok || threshold === null) {
    const sentence = formula.ok ? "这一条没有写明门槛" : formula.error.sentence;
    return { ...shown, value: null, status: "nodata", gap: describeLacks([sentence]), evidence: [] };
  }
  const found = reckon(formula.value, facts);
  const amount = found.value?.type === "amount" ? toUnit(found.value, condition.unit) : null;
  const met = amount === null ? null : decide(amount, operator, { low: threshold, high: threshold });
  const measure = { operator, threshold, unit: condition.unit };
  return {
    ...shown,
    value: amount === null ? null : describeAmount(amount, met, threshold),
    status: met === null ? "nodata" : met ? "met" : "missed",
    gap: met === true ? "" : describeGap(amount, measure, { met, lacks: found.lacks }),
    evidence: found.evidence,
  };
}

function lower(full: Decimal, factor: Decimal | null): Decimal {
  return factor === null ? full : multiplyDecimals(full, factor);
}
