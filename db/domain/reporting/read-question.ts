/** What number the words of a heading ask for (表头问的数): an indicator, a count, a band, a share, a sum — as a formula about the whole zone. */
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { readHeadingWords } from "#domain/reporting/formula-words";
import type { Answer, HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import { byCount } from "#domain/reporting/read-count";
import { byBand, byShare, bySum } from "#domain/reporting/read-figures";
import type { RegisterWords } from "#domain/reporting/register-words";

/** Answers a heading; the likeliest first, none when the words say nothing the book can be asked for. */
export function answerHeading(
  question: HeadingQuestion,
  basis: ProposalBasis,
  words: RegisterWords,
): readonly Answer[] {
  const named = question.amongLevels ? null : byIndicator(question, basis);
  const counted = byCount(question, basis, words);
  const others = [bySum(question, basis, words), byBand(question, basis, words), byShare(question, basis, words)];
  const answers = [named, counted, ...others].flatMap((answer) => (answer === null ? [] : [answer]));
  return answers.filter(({ unit }) => question.unit === null || question.growth || areLikeUnits(unit, question.unit));
}

/** 指标 of the same name; packs that disagree are for a person to choose between. */
function byIndicator({ texts }: HeadingQuestion, { indicators }: ProposalBasis): Answer | null {
  const asked = new Set(nameForms(texts).map(indicatorKey));
  const found = indicators.filter(
    ({ definition }) => asked.has(indicatorKey(definition.name)) && definition.unit !== "",
  );
  const [first] = found;
  if (first === undefined) return null;
  const { definition, pack } = first;
  const isOne = new Set(found.map((one) => one.definition.formula)).size === 1;
  return {
    formula: definition.formula,
    indicator: `${pack}/${definition.code}`,
    unit: definition.unit,
    confidence: isOne ? 0.9 : 0.6,
    reason: isOne
      ? `和指标“${definition.name}”（${definition.code}）同名`
      : `有几个政策包的指标都叫“${definition.name}”，算法不同，请确认用哪一个`,
  };
}

/** The leaf by itself, and with what stands over it before or behind. */
function nameForms(texts: readonly string[]): readonly string[] {
  const plain = texts.map((text) => readHeadingWords(text).whole);
  const leaf = plain.at(-1) ?? "";
  const over = plain.at(-2);
  return over === undefined ? [leaf] : [leaf, `${over}${leaf}`, `${leaf}${over}`];
}

function indicatorKey(name: string): string {
  return readHeadingWords(name)
    .whole.replace(/["'“”()或、,\s]/gu, "")
    .replace(/(?:总?数量|总数|个数|家数|数)$/u, "");
}
