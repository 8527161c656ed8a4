/** A subject against a rule set (达标体检). */
import { type FactorOf, judgeCondition, type Verdict, type VerdictStatus } from "#domain/criteria/judge-condition";
import { judgeOwn } from "#domain/criteria/own-condition";
import type { Facts, Outcome } from "#domain/criteria/quantity";
import type { RuleSet } from "#domain/criteria/rule-set";
import { parseCondition } from "#domain/indicators/parse-condition";
import { type Decimal, parseDecimal } from "#domain/shared/decimal";

/** The verdicts of a rule set with their sum (体检结果). */
export interface RulesJudged {
  /** Whether the subject falls under the rules; `reason` says why not, or why it is taken to. */
  readonly applies: boolean;
  readonly reason: string | null;
  readonly coefficient: { readonly label: string; readonly factor: string; readonly unconfirmed: string | null } | null;
  readonly conditions: readonly Verdict[];
  readonly counts: Readonly<Record<VerdictStatus, number>>;
  /** 12 项中 9 项达标，2 项未达标，1 项缺数。 */
  readonly sentence: string;
}

/** Judges every condition, also where the rules do not apply: then it is for comparison only. */
export function judgeRules(rules: RuleSet, facts: Facts): RulesJudged {
  const { applies, reason } = judgeScope(rules, facts);
  const { coefficient, factorOf, doubt } = findCoefficient(rules, facts);
  const conditions = rules.conditions.map((condition) => judgeCondition(condition, facts, factorOf));
  const counts = { met: 0, missed: 0, nodata: 0, manual: 0 };
  for (const { status } of conditions) counts[status] += 1;
  const sentence = [applies ? "" : "本规则不适用，以下仅供对照。", sumUp(conditions.length, counts), doubt].join("");
  return { applies, reason, coefficient, conditions, counts, sentence };
}

function judgeScope({ appliesTo }: RuleSet, facts: Facts): Pick<RulesJudged, "applies" | "reason"> {
  if (appliesTo === "") return { applies: true, reason: null };
  const { met, lacks, evidence } = judgeText(appliesTo, facts);
  if (met === true) return { applies: true, reason: null };
  if (met === null) return { applies: true, reason: `${lacks.join("；")}，暂按适用判定，请核对。` };
  const seen = evidence.map(({ label, value }) => `${label}为“${value ?? "空"}”`).join("，");
  return { applies: false, reason: `${seen === "" ? "" : `${seen}，`}不属于本规则的对象。` };
}

function findCoefficient(
  { coefficients }: RuleSet,
  facts: Facts,
): Pick<RulesJudged, "coefficient"> & { readonly factorOf: FactorOf; readonly doubt: string } {
  let doubt = "";
  for (const { label, when, factor, conditions, unconfirmed } of coefficients) {
    const { met, lacks } = judgeText(when, facts);
    if (met === null) doubt = `${lacks.join("；")}，没有按“${label}”放宽。`;
    const read = parseDecimal(factor);
    if (met !== true || !read.ok) continue;
    const lowered: ReadonlySet<string> = new Set(conditions);
    const factorOf = (id: string): Decimal | null => (lowered.has(id) ? read.value : null);
    return { coefficient: { label, factor: read.value, unconfirmed }, factorOf, doubt: "" };
  }
  return { coefficient: null, factorOf: () => null, doubt };
}

function judgeText(text: string, facts: Facts): Outcome {
  const condition = parseCondition(text);
  if (condition.ok) return judgeOwn(condition.value, facts);
  return { met: null, evidence: [], lacks: [condition.error.sentence.replace(/。$/u, "")] };
}

const WORDS: readonly (readonly [VerdictStatus, string])[] = [
  ["met", "达标"],
  ["missed", "未达标"],
  ["nodata", "缺数"],
  ["manual", "需人工核对"],
];

function sumUp(total: number, counts: RulesJudged["counts"]): string {
  const parts = WORDS.filter(([status]) => counts[status] > 0).map(([status, word]) => `${counts[status]} 项${word}`);
  return `${total} 项中 ${parts.join("，")}。`;
}
