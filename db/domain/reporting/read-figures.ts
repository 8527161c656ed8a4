/** Which figures the words of a heading add up or divide (表头问的合计与比率): 研发投入, 营收1-10亿元企业数, 研发投入强度. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { readHeadingWords, readShare } from "#domain/reporting/formula-words";
import { bandFigure, enterpriseFigure, readFigureBand } from "#domain/reporting/figure-bands";
import type { Answer, HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import { byCount, gather, type Reading, trustOf, withoutLead } from "#domain/reporting/read-count";
import type { RegisterWords } from "#domain/reporting/register-words";
import { foldText } from "#domain/shared/chinese-text";

/** 孵化基金规模: a number of entries of a type; 研发投入: a figure of the enterprises. */
export function bySum(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  const reading = { question, basis, words };
  return sumOfPart(reading) ?? perHead(reading) ?? sumOfEnterprises(reading);
}

/** Whose figures are meant by the texts over a figure (高新技术企业 / 营业收入); null when not the enterprises', or at a level nobody can tell. */
function contextOf(over: readonly string[], reading: Reading): { readonly set: string; readonly trust: number } | null {
  const gathered = gather(over, reading);
  if (gathered === null || gathered.level !== null) return null;
  const { counted, conditions } = gathered;
  if (counted !== null && counted.kind.id !== "enterprise") return null;
  const where = [...new Set([...(counted?.conditions ?? []), ...conditions])];
  return { set: where.length === 0 ? "企业" : `企业[${where.join(" 且 ")}]`, trust: trustOf(gathered) };
}

/** Amounts whose unit no word of the form says: 元 or 万元 is anybody's guess. */
function lacksUnit({ dimension }: Field, { unit, growth }: HeadingQuestion): boolean {
  return (dimension === "money" || dimension === "area") && unit === null && !growth;
}

function sumOfPart({ question, basis, words }: Reading): Answer | null {
  const { texts } = question;
  const context = gather(texts.slice(0, -1), { question, basis, words });
  if (context === null || context.level !== null || context.conditions.length > 0) return null;
  const { whole } = readHeadingWords(texts.at(-1) ?? "");
  for (let cut = whole.length - 1; cut >= 2; cut -= 1) {
    const counted = words.counted(whole.slice(0, cut));
    if (counted === null || counted.kind.id === "enterprise") continue;
    const tail = whole.slice(cut);
    const field =
      words.number(counted.kind, tail) ?? words.number(counted.kind, `${foldText(counted.kind.label)}${tail}`);
    if (field?.storedUnit == null) continue;
    const where = counted.conditions.length === 0 ? "" : `[${counted.conditions.join(" 且 ")}]`;
    const unsaid = lacksUnit(field, question);
    return {
      formula: `求和(${counted.list}${where}.${field.label})`,
      indicator: null,
      unit: field.storedUnit,
      confidence: Math.min(unsaid ? 0.6 : 0.8, trustOf(context)),
      reason: `表头问的是${counted.list}的“${field.label}”合计${unsaid ? "；表上没有写单位，请确认" : ""}`,
    };
  }
  return null;
}

/** 人均营业收入（万元/人）: by head of the staff. */
function perHead(reading: Reading): Answer | null {
  const { texts, unit } = reading.question;
  const { index } = reading.basis;
  const named = /^人均(.+)$/u.exec(readHeadingWords(texts.at(-1) ?? "").whole)?.[1];
  const field = named === undefined ? null : enterpriseFigure([named], index);
  const heads = enterpriseFigure(["从业人员期末人数"], index);
  const context = contextOf(texts.slice(0, -1), reading);
  if (field === null || heads === null || context === null || unit === null || !unit.endsWith("/人")) return null;
  return {
    formula: `比率(求和(${context.set}.${field.label}), 求和(${context.set}.${heads.label}), "${unit}")`,
    indicator: null,
    unit,
    confidence: Math.min(0.75, context.trust),
    reason: `“${field.label}”合计除以“${heads.label}”合计`,
  };
}

function sumOfEnterprises(reading: Reading): Answer | null {
  const { question, basis } = reading;
  const { texts, subject } = question;
  const leaf = texts.at(-1) ?? "";
  const bare = withoutLead(foldText(leaf));
  const own = enterpriseFigure([leaf], basis.index) ?? (bare === leaf ? null : enterpriseFigure([bare], basis.index));
  const field = own ?? enterpriseFigure(texts, basis.index);
  // A heading that makes a name only with the one over it has used that up.
  const over = texts.slice(0, own === null ? -2 : -1);
  const context = contextOf(
    readHeadingWords(leaf).part ? over.filter((text) => !isFigure(text, basis.index)) : over,
    reading,
  );
  if (field?.storedUnit == null || context === null) return null;
  const unsaid = lacksUnit(field, question);
  // Without anything that narrows it, the figure may be that of one enterprise.
  const isOfAll = texts.some((text) => /^(?:全区|全市|高新区|园区)/u.test(foldText(text)));
  const isOfSome = question.aboutZone || isOfAll || subject !== null || context.set !== "企业";
  return {
    formula: `求和(${context.set}.${field.label})`,
    indicator: null,
    unit: field.storedUnit,
    confidence: Math.min(unsaid || !isOfSome ? 0.6 : 0.75, context.trust),
    reason: unsaid ? `企业的“${field.label}”合计；表上没有写金额单位，请确认` : `由企业的“${field.label}”合计`,
  };
}

/** 从业人员, of which 其中研发人员 are a part, narrows nothing. */
function isFigure(text: string, index: CatalogueIndex): boolean {
  return enterpriseFigure([withoutLead(foldText(text))], index) !== null;
}

/** 集群企业数 / 营收1-10亿元. */
export function byBand(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  const band = readFigureBand(question.texts.at(-1) ?? "", basis.index);
  if (band === null) return null;
  const context = gather([...question.texts.slice(0, -1), ...(band.of === "" ? [] : [band.of])], {
    question,
    basis,
    words,
  });
  if (context === null || context.level !== null) return null;
  // In a table of counts 2000万元以下（家） says whom it counts by its unit.
  const isCounted =
    context.counted === null ? question.tabled && isOfEnterprises(question) : context.counted.kind.id === "enterprise";
  if (!isCounted) return null;
  const conditions = [...new Set([...(context.counted?.conditions ?? []), ...context.conditions, ...band.conditions])];
  return {
    formula: `计数(企业[${conditions.join(" 且 ")}])`,
    indicator: null,
    unit: "家",
    confidence: Math.min(0.8, trustOf(context)),
    reason: `按“${band.label}”分档数企业，${band.bounds}`,
  };
}

function isOfEnterprises({ unit }: HeadingQuestion): boolean {
  return unit === "家" || unit === "户";
}

/** 研发投入占营业收入比例; 研发投入强度 is the same by another name (研发经费投入强度, 国家统计局指标解释: 研发经费与营业收入之比). */
export function byShare(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  const { texts } = question;
  const { index } = basis;
  const { whole } = readHeadingWords(texts.at(-1) ?? "");
  const intensity = /^(?:企业)?(?:研发|R&D)(?:经费|费用)?(?:投入|支出)?强度$/u.test(whole);
  const share = intensity ? { over: "研发费用", under: "营业收入" } : readShare(whole);
  if (share === null) return null;
  const [over, under] = [enterpriseFigure([share.over], index), enterpriseFigure([bandFigure(share.under)], index)];
  if (over === null && under === null) return shareOfCounts(share, question, basis, words);
  const context = contextOf(texts.slice(0, -1), { question, basis, words });
  if (over === null || under === null || context === null || over.dimension !== under.dimension) return null;
  return {
    formula: `比率(求和(${context.set}.${over.label}), 求和(${context.set}.${under.label}))`,
    indicator: null,
    unit: "%",
    confidence: Math.min(0.8, context.trust),
    reason: `“${over.label}”合计除以“${under.label}”合计`,
  };
}

/** 高新技术企业占企业总数比例. */
function shareOfCounts(
  { over, under }: { readonly over: string; readonly under: string },
  question: HeadingQuestion,
  basis: ProposalBasis,
  words: RegisterWords,
): Answer | null {
  const count = (text: string): Answer | null =>
    byCount({ ...question, texts: [...question.texts.slice(0, -1), `${text.replace(/数$/u, "")}数`] }, basis, words);
  const [part, whole] = [count(over), count(under)];
  if (part === null || whole === null || !areLikeUnits(part.unit, whole.unit)) return null;
  return {
    formula: `比率(${part.formula}, ${whole.formula})`,
    indicator: null,
    unit: "%",
    confidence: Math.min(part.confidence, whole.confidence, 0.8),
    reason: "两个数量相除",
  };
}
