/** What number the words of a heading ask for (表头问的数): an indicator, a count, a band, a share, a sum — as a formula about the whole zone. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { matchHeader } from "#domain/importing/match-header";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import {
  type HeadingWords,
  isTotalWord,
  type LevelWord,
  readBand,
  readHeadingWords,
  readShare,
} from "#domain/reporting/formula-words";
import type { CountedWord, RegisterWords } from "#domain/reporting/register-words";
import type { KindDefinition } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** What answers are made from. */
export interface ProposalBasis {
  readonly index: CatalogueIndex;
  readonly kinds: readonly KindDefinition[];
  readonly indicators: readonly { readonly pack: string; readonly definition: IndicatorDefinition }[];
  /** Values text and link fields have in the book, by field id. */
  readonly known: ReadonlyMap<string, readonly string[]>;
}

/** A heading or label to be answered. `texts`: from the outermost to the innermost, without words for the period. */
export interface HeadingQuestion {
  readonly texts: readonly string[];
  /** Sign of the unit the place is in, as far as it is known. */
  readonly unit: string | null;
  /** It stands beside headings of other levels (国家级 | 省级), so that each means itself alone. */
  readonly amongLevels: boolean;
  /** Whom the row is about; null: the zone of the book. */
  readonly subject: KindDefinition | null;
}

/** A formula about the zone. `indicator`: it is that indicator's own. */
export interface Answer {
  readonly formula: string;
  readonly indicator: string | null;
  readonly unit: string;
  readonly confidence: number;
  readonly reason: string;
}

/** Answers a heading; the likeliest first, none when the words say nothing the book can be asked for. */
export function answerHeading(
  question: HeadingQuestion,
  basis: ProposalBasis,
  words: RegisterWords,
): readonly Answer[] {
  const named = question.amongLevels ? null : byIndicator(question, basis);
  const counted = byCount(question, basis, words);
  const others = [bySum(question, basis, words), byBand(question, basis, words), byShare(question, basis)];
  const answers = [named, counted, ...others].flatMap((answer) => (answer === null ? [] : [answer]));
  return answers.filter(({ unit }) => question.unit === null || areLikeUnits(unit, question.unit));
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

/** What the texts together count: each adds to it, and none may be left over at the end. */
interface Gathered {
  readonly counted: CountedWord | null;
  readonly level: LevelWord | null;
  readonly conditions: readonly string[];
  readonly counts: boolean;
  /** Texts over the last one that say nothing known. */
  readonly unknown: number;
}

function byCount(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  const gathered = gather(question, basis, words);
  if (gathered?.counted == null) return null;
  const { counted, level, conditions, counts, unknown } = gathered;
  const ranked = level === null ? { condition: null, sure: true } : levelCondition(level, counted, words);
  if (ranked === null) return null;
  const all = [...counted.conditions, ...conditions, ...(ranked.condition === null ? [] : [ranked.condition])];
  const heldLevel = ranked.condition?.startsWith("具备") === true;
  const where = heldLevel ? all.filter((one) => one === ranked.condition || !one.startsWith("具备")) : all;
  const asksNumber = counts || (question.unit !== null && areLikeUnits(counted.kind.classifier, question.unit));
  const sure = ranked.sure && asksNumber;
  return {
    formula: `计数(${counted.list}${where.length === 0 ? "" : `[${where.join(" 且 ")}]`})`,
    indicator: null,
    unit: counted.kind.classifier,
    confidence: !sure ? 0.6 : unknown > 0 ? 0.75 : 0.85,
    reason: asksNumber
      ? `表头问的是${counted.list}的数量，由${counted.kind.label}的名册数出来`
      : `表头像是问${counted.list}有多少，也可能要填名称，请确认`,
  };
}

function gather(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Gathered | null {
  let found: Gathered = { counted: null, level: null, conditions: [], counts: false, unknown: 0 };
  for (const [at, text] of question.texts.entries()) {
    const read = readHeadingWords(text);
    const next = addText(found, read, { question, basis, words });
    if (next === "conflict") return null;
    if (next === null && at === question.texts.length - 1) return null;
    found = next ?? { ...found, unknown: found.unknown + 1 };
  }
  return found;
}

function addText(
  before: Gathered,
  read: HeadingWords,
  { question, basis, words }: { question: HeadingQuestion; basis: ProposalBasis; words: RegisterWords },
): Gathered | "conflict" | null {
  const level = read.level ?? before.level;
  const counts = before.counts || read.counts;
  if (isTotalWord(read.core)) return { ...before, level, counts };
  const counted = lookUp(read, question, words);
  if (counted !== null) {
    const merged = before.counted === null ? counted : merge(before.counted, counted);
    return merged === null ? "conflict" : { ...before, counted: merged, level, counts };
  }
  const place = before.counted === null && question.texts.length === 1 ? null : knownValue(read.core, basis);
  if (place === null) return null;
  return { ...before, conditions: [...before.conditions, place], level, counts };
}

/** Words that change nothing: 现有, 入库; and the row's own kind before what belongs to it (集群企业). */
const LEAD = /^(?:现有|共有|拥有|建有|已有|已建成|建成|全区|全市|本区|我区|区内|辖区内?|纳入统计的?|有效期内的?|有效)/u;
const TAIL = /(?:入库|在库|在册|有效|备案|建设|总体|基本)?(?:情况|企业户)?$/u;

function lookUp({ core, whole }: HeadingWords, { subject }: HeadingQuestion, words: RegisterWords): CountedWord | null {
  const bare = core.replace(LEAD, "");
  const own = subject === null ? "" : subjectWord(subject);
  const forms = [whole, core, bare, bare.replace(TAIL, "")];
  const without = own !== "" && bare.startsWith(own) ? [bare.slice(own.length)] : [];
  for (const form of [...forms, ...without]) {
    const counted = form.length < 2 ? null : words.counted(form);
    if (counted !== null) return counted;
  }
  return null;
}

/** 集群 of 创新型产业集群, 高新区, 园区, 载体. */
function subjectWord({ label }: KindDefinition): string {
  return /(集群|高新区|园区|载体|平台|企业)$/u.exec(label)?.[1] ?? label;
}

/** Two words of one kind narrow each other: 企业 and 高新技术企业, 孵化载体 and 众创空间. */
function merge(a: CountedWord, b: CountedWord): CountedWord | null {
  if (a.kind.id !== b.kind.id) return b;
  const lists = [a, b].filter(({ list, kind }) => list !== kind.label);
  if (lists.length === 2 && a.list !== b.list) return null;
  return { ...b, list: lists[0]?.list ?? b.list, conditions: [...new Set([...a.conditions, ...b.conditions])] };
}

/** A value the book knows for a field (所属园区): 所属园区 = "…"; null when it is none or of several fields. */
function knownValue(core: string, { known, index }: ProposalBasis): string | null {
  const found = [...known].flatMap(([id, values]) => {
    const field = index.byId.get(id);
    const value = values.find((one) => foldText(one) === core);
    return field === undefined || value === undefined || field.kind === "identity"
      ? []
      : [`${field.label} = "${value}"`];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** 国家级 is that alone, 省级以上 that and higher. Titles are held at a level or a higher one: only the highest can be told exactly. */
function levelCondition(
  { level, orHigher }: LevelWord,
  { kind, conditions }: CountedWord,
  words: RegisterWords,
): { readonly condition: string; readonly sure: boolean } | null {
  const held = conditions.flatMap((condition) => /^具备\("(.+)"\)$/u.exec(condition)?.[1] ?? [])[0];
  if (held !== undefined) return { condition: `具备("${held}", "${level}")`, sure: orHigher || level === "国家级" };
  const field = words.levelField(kind);
  return field === null ? null : { condition: `${field} ${orHigher ? "≥" : "="} "${level}"`, sure: true };
}

/** 孵化基金规模: a number of entries of a type; 研发投入: a figure of the enterprises. */
function bySum(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  return sumOfPart(question, words) ?? sumOfEnterprises(question, basis);
}

function sumOfPart({ texts }: HeadingQuestion, words: RegisterWords): Answer | null {
  const { whole } = readHeadingWords(texts.at(-1) ?? "");
  for (let cut = whole.length - 1; cut >= 2; cut -= 1) {
    const counted = words.counted(whole.slice(0, cut));
    if (counted === null || counted.kind.id === "enterprise") continue;
    const tail = whole.slice(cut);
    const field =
      words.number(counted.kind, tail) ?? words.number(counted.kind, `${foldText(counted.kind.label)}${tail}`);
    if (field?.storedUnit == null) continue;
    const where = counted.conditions.length === 0 ? "" : `[${counted.conditions.join(" 且 ")}]`;
    return {
      formula: `求和(${counted.list}${where}.${field.label})`,
      indicator: null,
      unit: field.storedUnit,
      confidence: 0.8,
      reason: `表头问的是${counted.list}的“${field.label}”合计`,
    };
  }
  return null;
}

function sumOfEnterprises({ texts, unit, subject }: HeadingQuestion, { index }: ProposalBasis): Answer | null {
  const field = enterpriseFigure(texts, index);
  if (field?.storedUnit == null) return null;
  const unsaid = field.dimension === "money" && unit === null;
  return {
    formula: `求和(企业.${field.label})`,
    indicator: null,
    unit: field.storedUnit,
    confidence: subject === null || unsaid ? 0.6 : 0.75,
    reason: unsaid ? `企业的“${field.label}”合计；表上没有写金额单位，请确认` : `由企业的“${field.label}”合计`,
  };
}

/** The figure of enterprises a heading names, with its group before it when it is only a part of a name (其中：发明 under 专利授权). */
function enterpriseFigure(texts: readonly string[], index: CatalogueIndex): Field | null {
  const leaf = texts.at(-1) ?? "";
  const over = texts.at(-2);
  const paths = [[...texts], [leaf], ...partPaths(leaf, over)];
  for (const path of paths) {
    const match = matchHeader(
      { path, code: null, subject: "enterprise", ...(over === undefined ? {} : { whole: [over] }) },
      index,
    );
    const field = match.fields.length === 1 ? index.byId.get(match.fields[0] ?? "") : undefined;
    const fits = field?.subject === "enterprise" && field.kind === "observation" && field.type !== "text";
    if (fits && match.confidence >= 0.8 && !match.approximate) return field;
  }
  return null;
}

/** 专利授权 / 其中:发明 → 当年发明专利授权件数. */
function partPaths(leaf: string, over: string | undefined): readonly string[][] {
  const words = readHeadingWords(leaf);
  if (over === undefined || words.core.length > 4) return [];
  const group = readHeadingWords(over).core;
  return ["", "当年"].flatMap((lead) => ["", "数", "件数"].map((tail) => [`${lead}${words.core}${group}${tail}`]));
}

/** 集群企业数 / 营收1-10亿元. */
function byBand(question: HeadingQuestion, { index }: ProposalBasis, words: RegisterWords): Answer | null {
  const band = readBand(question.texts.at(-1) ?? "");
  if (band === null) return null;
  const field = enterpriseFigure([band.figure], index) ?? enterpriseFigure([bandFigure(band.figure)], index);
  if (field === null) return null;
  const over = question.texts.slice(0, -1).map(readHeadingWords);
  const named = [...over.map((one) => lookUp(one, question, words)), band.of === "" ? null : words.counted(band.of)];
  const kinds = named.filter((one) => one !== null);
  if (kinds.length === 0 || kinds.some(({ kind }) => kind.id !== "enterprise")) return null;
  const bounds = [
    ...(band.from === null ? [] : [`${field.label} ≥ ${band.from}`]),
    ...(band.until === null ? [] : [`${field.label} < ${band.until}`]),
  ];
  const conditions = [...new Set([...kinds.flatMap((one) => one.conditions), ...bounds])];
  return {
    formula: `计数(企业[${conditions.join(" 且 ")}])`,
    indicator: null,
    unit: "家",
    confidence: 0.8,
    reason: `按“${field.label}”分档数企业，下限含本数、上限不含`,
  };
}

function bandFigure(word: string): string {
  return word.replace(/^(?:年|年度|当年)/u, "").replace(/^(?:营收|收入|销售收入|主营业务收入|主营收入)$/u, "营业收入");
}

/** 研发投入占营业收入比例; 研发投入强度 is the same by another name (研发经费投入强度, 国家统计局指标解释: 研发经费与营业收入之比). */
function byShare({ texts }: HeadingQuestion, { index }: ProposalBasis): Answer | null {
  const { whole } = readHeadingWords(texts.at(-1) ?? "");
  const intensity = /^(?:企业)?(?:研发|R&D)(?:经费|费用)?(?:投入|支出)?强度$/u.test(whole);
  const share = intensity ? { over: "研发费用", under: "营业收入" } : readShare(whole);
  if (share === null) return null;
  const [over, under] = [enterpriseFigure([share.over], index), enterpriseFigure([bandFigure(share.under)], index)];
  if (over === null || under === null || over.dimension !== under.dimension) return null;
  return {
    formula: `比率(求和(企业.${over.label}), 求和(企业.${under.label}))`,
    indicator: null,
    unit: "%",
    confidence: 0.8,
    reason: `“${over.label}”合计除以“${under.label}”合计`,
  };
}
