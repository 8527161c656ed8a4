/** What the words of a heading count (表头问的数量): 科技企业孵化器 / 国家级, 集群企业数 / 高新技术企业. */
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { type FigureBand, readFigureBand } from "#domain/reporting/figure-bands";
import { type HeadingWords, isTotalWord, type LevelWord, readHeadingWords } from "#domain/reporting/formula-words";
import type { Answer, HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import type { CountedWord, RegisterWords } from "#domain/reporting/register-words";
import type { KindDefinition } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** What texts together say: each adds to it. */
export interface Gathered {
  readonly counted: CountedWord | null;
  readonly level: LevelWord | null;
  readonly conditions: readonly string[];
  readonly counts: boolean;
  /** Texts that say nothing known. */
  readonly unknown: readonly string[];
  /** They speak of two kinds of things. */
  readonly mixed: boolean;
}

/** How far an answer is trusted where some of the words over it were not understood: a heading of a group changes nothing, any other word may narrow what is asked (制造业 / 企业数). */
export function trustOf({ unknown, mixed }: Pick<Gathered, "unknown" | "mixed">): number {
  if (mixed) return 0.6;
  if (unknown.length === 0) return 1;
  return unknown.every((text) => GROUP.test(readHeadingWords(text).whole)) ? 0.75 : 0.55;
}

const GROUP =
  /(?:建设|发展|情况|主体|体系|能力|环境|指标|成效|培育|质效|规模|要素|投入|产出|效益|载体|平台|概况|一览|总量)$/u;

/** Entries of the register counted by what they are. */
export function byCount(question: HeadingQuestion, basis: ProposalBasis, words: RegisterWords): Answer | null {
  const gathered = gather(question.texts, { question, basis, words }, question.texts.length - 1);
  if (gathered?.counted == null || gathered.unknown.includes(question.texts.at(-1) ?? "")) return null;
  const { counted, level, conditions } = gathered;
  const ranked = level === null ? { condition: null, sure: true } : levelCondition(level, counted, words);
  if (ranked === null) return null;
  const all = [...counted.conditions, ...conditions, ...(ranked.condition === null ? [] : [ranked.condition])];
  const heldLevel = ranked.condition?.startsWith("具备") === true;
  const where = heldLevel ? all.filter((one) => one === ranked.condition || !one.startsWith("具备")) : all;
  const doubt = doubtOf(question, gathered, { counted, other: figureElsewhere(question, counted, basis, words) });
  return {
    formula: `计数(${counted.list}${where.length === 0 ? "" : `[${where.join(" 且 ")}]`})`,
    indicator: null,
    unit: counted.kind.classifier,
    confidence: Math.min(ranked.sure && doubt === null ? 0.85 : 0.6, trustOf(gathered)),
    reason: doubt ?? `表头问的是${counted.list}的数量，由${counted.kind.label}的名册数出来`,
  };
}

/** Why a count may not be what is asked; null when it is. */
function doubtOf(
  question: HeadingQuestion,
  { counts, mixed }: Gathered,
  { counted: { kind, list }, other }: { readonly counted: CountedWord; readonly other: KindDefinition | null },
): string | null {
  if (other !== null) return `可以数${list}，也可以取${other.label}自己填的这一项，请确认用哪一种`;
  // What the parts of a table add up to is not everything of its kind.
  if (question.tabled && question.texts.some(isTotal))
    return `表里的合计是各部分之和，全部${list}的数量可能与它不同，请确认`;
  const isUnit = question.unit !== null && areLikeUnits(kind.classifier, question.unit);
  if (!(counts || question.timed || question.tabled || isUnit))
    return `表头像是问${list}有多少，也可能要填名称，请确认`;
  return mixed ? `表头像是问${list}有多少，有的词名册里没有对应的条件，请确认` : null;
}

function isTotal(text: string): boolean {
  const { core, level } = readHeadingWords(text);
  return level === null && isTotalWord(core);
}

/** Another kind that states the same number of itself (在孵企业数 of carriers): which of the two is meant is for a person to say. The zone's own is told by the rows. */
function figureElsewhere(
  { texts, subject }: HeadingQuestion,
  { kind, conditions }: CountedWord,
  { kinds }: ProposalBasis,
  words: RegisterWords,
): KindDefinition | null {
  const { whole } = readHeadingWords(texts.at(-1) ?? "");
  if (conditions.length === 0 || conditions.some((condition) => condition.startsWith("具备"))) return null;
  const others = kinds.filter(
    ({ id, group }) => group === "roster" && id !== kind.id && id !== "zone" && id !== subject?.id,
  );
  return (
    others.find((other) => words.number(other, whole) !== null || words.number(other, `${whole}数`) !== null) ?? null
  );
}

/** Where words are looked up. */
export interface Reading {
  readonly question: HeadingQuestion;
  readonly basis: ProposalBasis;
  readonly words: RegisterWords;
}

/** Reads texts from the outermost in; null when they contradict each other. `banded`: of so many a band is a condition (营业收入1亿元以上 / 企业数). */
export function gather(texts: readonly string[], reading: Reading, banded = texts.length): Gathered | null {
  let found: Gathered = { counted: null, level: null, conditions: [], counts: false, unknown: [], mixed: false };
  for (const [at, text] of texts.entries()) {
    const band = at < banded ? readFigureBand(text, reading.basis.index) : null;
    const next = band === null ? addText(found, readHeadingWords(text), reading) : addBand(found, band, reading);
    if (next === "conflict") return null;
    found = next ?? { ...found, unknown: [...found.unknown, text] };
  }
  return found;
}

function addBand(before: Gathered, { conditions, of }: FigureBand, reading: Reading): Gathered | "conflict" | null {
  const after = of === "" ? before : addText(before, readHeadingWords(of), reading);
  if (after === null || after === "conflict") return after;
  return { ...after, conditions: [...after.conditions, ...conditions] };
}

function addText(
  before: Gathered,
  read: HeadingWords,
  { question, basis, words }: Reading,
): Gathered | "conflict" | null {
  const level = read.level ?? before.level;
  const counts = before.counts || read.counts;
  if (isTotalWord(read.core)) return { ...before, level, counts };
  const counted = lookUp(read, question, words);
  if (counted !== null) return narrow({ ...before, level, counts }, counted);
  // 国家大学科技园, 省重点实验室: the level goes without its 级.
  const plain = level === null ? PLAIN_LEVEL.exec(read.core) : null;
  const ranked = plain === null ? null : lookUp({ ...read, core: plain[2] ?? "", whole: "" }, question, words);
  if (plain !== null && ranked !== null)
    return narrow({ ...before, level: { level: `${plain[1]}级`, orHigher: false }, counts }, ranked);
  // 规上工业企业 are some of 规上企业; which, the register does not say.
  const wider = SECTOR.test(read.core)
    ? lookUp({ ...read, core: read.core.replace(SECTOR, "$1企业"), whole: "" }, question, words)
    : null;
  if (wider !== null) {
    const narrowed = narrow({ ...before, level, counts }, wider);
    return narrowed === "conflict" ? narrowed : { ...narrowed, mixed: true };
  }
  const place =
    before.counted === null && question.texts.length === 1 ? null : knownValue(read.core, basis, question.beside);
  if (place === null) return null;
  return { ...before, conditions: [...before.conditions, place], level, counts };
}

const SECTOR = /(规(?:模以)?上)(?:工业|服务业|建筑业|制造业)企业$/u;
const PLAIN_LEVEL = /^(国家|省|市)(.{3,})$/u;

function narrow(before: Gathered, counted: CountedWord): Gathered | "conflict" {
  if (before.counted === null) return { ...before, counted };
  if (before.counted.kind.id !== counted.kind.id) return { ...before, counted, mixed: true };
  const merged = merge(before.counted, counted);
  return merged === null ? "conflict" : { ...before, counted: merged };
}

/** Words that change nothing: 现有, 入库; and the row's own kind before what belongs to it (集群企业). */
const LEAD =
  /^(?:(?:截[至止]?)?(?:报告)?(?:年末|期末|年底)|目前|现有|共有|共(?!性|同|享)|拥有|建有|已有|已建成|建成|全区|全市|(?:本|我|辖|高新|园)区内?|区内|入驻|入园|在册|在园|落户|纳入统计的?|有效期内的?|有效|有(?![效色限]))+/u;
const TAIL = /(?:入库|在库|在册|有效|备案|建设|总体|基本)?(?:情况|企业户)?$/u;

/** A name without words before it that change nothing: 全区从业人员 → 从业人员. */
export function withoutLead(core: string): string {
  return core.replace(LEAD, "");
}

/** What a text counts, with words that change nothing taken off. */
export function lookUp(
  { core, whole }: HeadingWords,
  { subject }: HeadingQuestion,
  words: RegisterWords,
): CountedWord | null {
  const bare = withoutLead(core);
  const own = subject === null ? "" : subjectWord(subject);
  const forms = [whole, core, bare, core.replace(TAIL, ""), bare.replace(TAIL, "")];
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
  const lists = [a, b].filter(({ list, kind }) => list !== kind.label);
  if (lists.length === 2 && a.list !== b.list) return null;
  return { ...b, list: lists[0]?.list ?? b.list, conditions: [...new Set([...a.conditions, ...b.conditions])] };
}

/** A value the book knows for a field (所属园区): 所属园区 = "…"; null when it is none, or of several fields of which none knows more of the words beside it. */
function knownValue(core: string, { known, index }: ProposalBasis, beside: readonly string[]): string | null {
  const found = [...known].flatMap(([id, values]) => {
    const field = index.byId.get(id);
    const folded = new Set(values.map(foldText));
    const value = values.find((one) => foldText(one) === core);
    if (field === undefined || value === undefined || field.kind === "identity") return [];
    const others = beside.filter((text) => folded.has(readHeadingWords(text).core)).length;
    return [{ condition: `${field.label} = "${value}"`, others }];
  });
  const [first, second] = found.toSorted((a, b) => b.others - a.others);
  return first === undefined || second?.others === first.others ? null : first.condition;
}

/** 国家级 is that alone, 省级以上 that and higher. The level of a title is mostly not recorded, so that a count by it is for a person to confirm. */
function levelCondition(
  { level, orHigher }: LevelWord,
  { kind, conditions }: CountedWord,
  words: RegisterWords,
): { readonly condition: string; readonly sure: boolean } | null {
  const held = conditions.flatMap((condition) => /^具备\("(.+)"\)$/u.exec(condition)?.[1] ?? [])[0];
  if (held !== undefined) return { condition: `具备("${held}", "${level}")`, sure: false };
  const field = words.levelField(kind);
  return field === null ? null : { condition: `${field} ${orHigher ? "≥" : "="} "${level}"`, sure: true };
}
