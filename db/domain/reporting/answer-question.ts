/** Turns a question of a form into a binding (问题取数): the formula that answers it, as it is asked of the row, in the unit the form prints. */
import { checkFormula } from "#domain/indicators/check-formula";
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import { printFormula } from "#domain/indicators/print-formula";
import { parseUnit } from "#domain/indicators/unit";
import type { Binding, BoundSource, SourcePeriod } from "#domain/reporting/form-binding";
import { readHeadingWords } from "#domain/reporting/formula-words";
import type { FormYears } from "#domain/reporting/form-years";
import type { Answer, HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import { localiseFormula } from "#domain/reporting/localise-formula";
import type { TimedTexts } from "#domain/reporting/question-period";
import { answerHeading } from "#domain/reporting/read-question";
import type { RegisterWords } from "#domain/reporting/register-words";
import type { KindDefinition } from "#domain/register/kind";

/** What questions of one form are answered with. */
export interface AnswerTools {
  readonly basis: ProposalBasis;
  readonly words: RegisterWords;
  readonly vocabulary: FormulaVocabulary;
  readonly years: FormYears;
  /** The units stated over the only sheet (单位：家、亿元、万人); none where two are stated for one measure. */
  readonly tableUnits: readonly string[];
}

/** A place that nothing is known for, and nobody said that nothing should be. */
export function isOpen({ source, confidence }: Binding): boolean {
  return source === null && confidence < 1;
}

/** Unit that a heading or label prints itself, the innermost first; null for none. */
export function printedUnit(path: readonly string[]): string | null {
  return path.map((text) => readHeadingWords(text).unit).findLast((unit) => unit !== null) ?? null;
}

/** The unit over the table is that of numbers that have none of their own, if it is one of theirs. */
export function answerFor(question: HeadingQuestion, tools: AnswerTools): Binding | null {
  const stated = question.unit !== null || question.growth ? [] : tools.tableUnits;
  for (const unit of stated) {
    const answer = answerIn({ ...question, unit }, tools);
    if (answer !== null) return answer;
  }
  return answerIn(question, tools);
}

function answerIn(question: HeadingQuestion, tools: AnswerTools): Binding | null {
  for (const answer of answerHeading(question, tools.basis, tools.words)) {
    const formula = fitFormula(answer, question.subject, tools);
    if (formula === null) continue;
    return {
      source: { kind: "formula", formula, unit: unitOf(question, answer), period: "report" },
      confidence: answer.confidence,
      reason: answer.reason,
    };
  }
  return null;
}

/** The formula as it is asked of the row, checked against the register; null when it cannot be. */
function fitFormula(
  { formula, indicator }: Answer,
  subject: KindDefinition | null,
  { vocabulary }: AnswerTools,
): string | null {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return null;
  const isZone = subject === null || subject.id === "zone";
  const local = isZone ? parsed.value : localiseFormula(parsed.value, subject, vocabulary);
  if (local === null) return null;
  const check = checkFormula(local, { ...vocabulary, subject: subject?.id ?? null });
  if (!check.ok) return null;
  if (subject?.id === "enterprise" && local.type !== "ratio") return null;
  return isZone && indicator !== null ? `指标("${indicator}")` : printFormula(local);
}

/** The unit the form prints, where the program knows it; else that of the result. */
function unitOf({ unit }: HeadingQuestion, answer: Answer): Extract<BoundSource, { kind: "formula" }>["unit"] {
  return unit === null ? parseUnit(answer.unit) : parseUnit(unit);
}

/** A binding of the period that the words of a place name. */
export function withPeriod(binding: Binding, { period, share }: TimedTexts): Binding {
  const { source } = binding;
  if (period === null || (source?.kind !== "field" && source?.kind !== "formula")) return binding;
  if (source.kind === "field" && source.period === null) return binding;
  const confidence = Math.round(binding.confidence * share * 100) / 100;
  return { ...binding, confidence, source: timed(source, period) };
}

function timed(
  source: Extract<BoundSource, { kind: "field" | "formula" }>,
  period: SourcePeriod,
): Extract<BoundSource, { kind: "field" | "formula" }> {
  return { ...source, period, unit: period === "growth" ? "%" : source.unit };
}
