/** What number the words of a heading ask for (表头问的数): an indicator, a count, a band, a share, a sum — as a formula about the whole zone. */
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { readHeadingWords } from "#domain/reporting/formula-words";
import type { Answer, HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import { byCount, gather, type Reading, trustOf } from "#domain/reporting/read-count";
import { byBand, byShare, bySum } from "#domain/reporting/read-figures";
import type { RegisterWords } from "#domain/reporting/register-words";

/** Answers a heading; the likeliest first, none when the words say nothing the book can be asked for. */
export function answerHeading(
  question: HeadingQuestion,
  basis: ProposalBasis,
  words: RegisterWords,
): readonly Answer[] {
  const named = question.amongLevels ? null : byIndicator(question, basis, words);
  const counted = byCount(question, basis, words);
  const others = [bySum(question, basis, words), byBand(question, basis, words), byShare(question, basis, words)];
  const answers = [named, counted, ...others].flatMap((answer) => (answer === null ? [] : [answer]));
  return answers.filter(({ unit }) => question.unit === null || question.growth || areLikeUnits(unit, question.unit));
}

/** 指标 of the same name; packs that disagree are for a person to choose between. */
function byIndicator(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  for (const { name, rest } of nameForms(question.texts)) {
    const key = indicatorKey(name);
    const found = basis.indicators.filter(
      ({ definition }) => definition.unit !== "" && indicatorKey(definition.name) === key,
    );
    const [first] = found;
    const trust = first === undefined ? 0 : trustIn(rest, { question, basis, words });
    if (first === undefined || trust === 0) continue;
    const { definition, pack } = first;
    const isOne = new Set(found.map((one) => one.definition.formula)).size === 1;
    return {
      formula: definition.formula,
      indicator: `${pack}/${definition.code}`,
      unit: definition.unit,
      confidence: Math.min(isOne && asksNumber(question) ? 0.9 : 0.6, trust),
      reason: isOne
        ? `和指标“${definition.name}”（${definition.code}）同名`
        : `有几个政策包的指标都叫“${definition.name}”，算法不同，请确认用哪一个`,
    };
  }
  return null;
}

/** A heading without unit or 数 may want names (科技金融机构). */
function asksNumber({ texts, unit, timed, tabled }: HeadingQuestion): boolean {
  return (
    unit !== null || timed || tabled || texts.some((text) => readHeadingWords(text).counts || /[率重额值]$/u.test(text))
  );
}

/** The innermost text by itself, or with the one over it before or behind; and what stands over that. */
function nameForms(texts: readonly string[]): readonly { readonly name: string; readonly rest: readonly string[] }[] {
  const plain = texts.map((text) => readHeadingWords(text).whole);
  const leaf = plain.at(-1) ?? "";
  const over = plain.at(-2);
  const alone = { name: leaf, rest: texts.slice(0, -1) };
  if (over === undefined) return [alone];
  const rest = texts.slice(0, -2);
  return [{ name: `${over}${leaf}`, rest }, { name: `${leaf}${over}`, rest }, alone];
}

/** 0: the texts over a name narrow what is meant (麓野智造园 / 高新技术企业数), and the indicator knows nothing of it. */
function trustIn(rest: readonly string[], reading: Reading): number {
  const gathered = gather(rest, reading);
  if (gathered === null || gathered.level !== null || gathered.conditions.length > 0) return 0;
  const { counted } = gathered;
  const narrows = counted !== null && (counted.conditions.length > 0 || counted.list !== counted.kind.label);
  return narrows ? 0 : trustOf(gathered);
}

function indicatorKey(name: string): string {
  return readHeadingWords(name)
    .whole.replace(/["'“”()或、,\s]/gu, "")
    .replace(/(?:总?数量|总数|个数|家数|数)$/u, "");
}
