/** Targets that a number states (数值目标). */
import type { TargetOperator } from "#domain/targets/target";
import { type Amount, listAmounts } from "./amounts.ts";
import { lookAround, qualifies } from "./around-number.ts";
import { canBeDemanded } from "./demands.ts";
import { boundedOperator, changeWord, directionOf } from "./direction.ts";
import { type Draft, EACH, findScope, findSubclause, resolveYear } from "./draft.ts";
import { lendWords } from "./lent-words.ts";
import { type Carry, GROWTH_BEHIND, isSum, nameIndicator, type NumberCase } from "./name-indicator.ts";
import { dropScope, tidyNoun } from "./noun-phrase.ts";
import { type Peeled, peelEnd, stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";
import { echoLast, findShared } from "./shared-values.ts";

/** Finds them in one sentence, in order. */
export function findNumbers(sentence: Sentence): Draft[] {
  const all = listAmounts(sentence.work);
  const amounts = all.filter(
    (amount, i) => !qualifies(amount, all[i - 1], sentence.work) && canBeDemanded(sentence.work, amount.from),
  );
  const shared = findShared(sentence, amounts);
  const drafts: Draft[] = [];
  let known: Known = { carry: null, subject: "" };
  for (const [i, amount] of amounts.entries()) {
    const ready = shared.get(amount) ?? echoLast({ sentence, amounts, i, drafts });
    if (ready !== null) drafts.push(...ready);
    else {
      const { found, next } = readOne({ sentence, amounts, i }, known);
      const lent = found === null ? null : lendWords(found, drafts.at(-1));
      if (lent !== null) drafts.push(lent);
      known = next;
    }
  }
  return drafts;
}

/** What the numbers before lend to the next. */
interface Known {
  readonly carry: Carry | null;
  readonly subject: string;
}

function readOne(
  { sentence, amounts, i }: { readonly sentence: Sentence; readonly amounts: readonly Amount[]; readonly i: number },
  { carry, subject }: Known,
): { readonly found: Draft | null; readonly next: Known } {
  const around = lookAround(sentence.work, amounts, i);
  const amount = amounts[i];
  const start = STARTING.exec(around.left);
  if (amount === undefined) return { found: null, next: { carry, subject } };
  if (start !== null)
    return { found: null, next: { carry, subject: bareNoun(around.left.slice(0, start.index)) || subject } };
  const spoken = subject === "" ? subjectBehind(sentence.work, amount.from) : subject;
  const found = judge({ sentence, amount, around, carry, subject: spoken });
  const next = { carry: found?.carry ?? (around.joined ? carry : null), subject: found?.subject ?? subject };
  return { found: found?.draft ?? null, next };
}

/** What the words before the last comma spoke of: 高新技术企业实现倍增，达到1万家. */
function subjectBehind(work: string, at: number): string {
  const clause = findSubclause(work, at);
  if (clause.from < 2 || work.charAt(clause.from - 1) !== "，") return "";
  const before = findSubclause(work, clause.from - 2);
  const words = work.slice(before.from, clause.from - 1);
  const noun =
    /^(.*?)(?:实现|[比较]20|在20|翻|倍增|增长|年均|达到|保持|稳步|持续)/u.exec(dropTargetYear(words))?.[1] ?? "";
  return noun.length > 24 ? "" : bareNoun(noun);
}

function dropTargetYear(words: string): string {
  return words.replace(/^(?:力争)?(?:到|至)?20\d\d年(?:底|末)?(?:之?前)?/u, "");
}

const EACH_START = /^(?:每|各)/u;

/** Where a change starts from: 由2020年的3500家. */
const STARTING = /(?:由|从|自)(?:目前|现有|“?十[一二三四五]五”?(?:期?末)|20\d\d年(?:底|末)?)?[的之]?$/u;
/** These hold what is there already, not what is to come. */
const HOLDING = /[等前近]$|(?:围绕|聚焦|依托|针对|按照|根据|落实|落实好|抓好|做好|对|在|以|按|向|于|全国|年满|满|每)$/u;

/** 高于各项贷款平均增速5个百分点 and 前移5位 are comparisons. */
const COMPARED = /(?:高于|快于|超过)[^，；。\d]*(?:平均|增速|水平|增幅)$|(?:前移|进位|前进)$/u;

/** 且不低于基金总规模的10%: the share is of what stands between. */
function turnShare(left: string): string {
  return left.replace(/^(?:并?且|同时)?(不低于|不少于|超过|达到)([^，；。\d]{2,16})的$/u, "占$2的比重$1");
}

interface Judged {
  readonly draft: Draft;
  readonly carry: Carry;
  readonly subject: string;
}

function judge(given: Omit<NumberCase, "peeled" | "lead" | "verb">): Judged | null {
  const { sentence, amount, around } = given;
  if (/全覆盖/u.test(around.right) && amount.kind === "big") return null;
  const segment = sentence.work.slice(0, amount.from).split("；").length;
  if (COMPARED.test(around.left)) return null;
  const peeled = peelEnd(turnShare(dropYears(around.left)));
  if (HOLDING.test(peeled.rest)) return null;
  const lead = stripLead(dropScope(peeled.rest.replace(EACH, "")));
  const verb = peeled.verb + lead.verb;
  const carry = given.carry !== null && given.carry.segment === segment ? given.carry : null;
  const full: NumberCase = { ...given, carry, peeled, lead, verb };
  const indicator = nameIndicator(full);
  if (indicator === null || indicator.length < 2) return null;
  const operator = boundedOperator(full, chooseOperator(full, indicator));
  const stated = peeled.operator ?? (around.joined ? (carry?.operator ?? null) : null);
  return {
    draft: fill(full, indicator, operator),
    carry: {
      operator: addedBy(lead.verb) ?? stated,
      verb: verb || (carry?.verb ?? ""),
      direction: directionOf(full),
      segment,
    },
    subject: amount.kind === "count" && around.right.length > 1 ? given.subject : indicator,
  };
}

function bareNoun(words: string): string {
  return tidyNoun(stripLead(dropScope(dropYears(words))).rest);
}

/** Years and what leads to them are no part of a name. */
function dropYears(left: string): string {
  return left
    .replace(/(增长|增加|提高|提升|扩大|发展|上升|下降|降低|减少)[到至]20\d\d年(?:底|末)?的?$/u, "$1到")
    .replace(/(?:达到|达|为|是|相当于|扩大到|增长到|增至)20\d\d年(?:底|末)?的$/u, "达到")
    .replace(/^.*（(?=其中|含)/u, "")
    .replace(/（[^）]*$/u, "")
    .replace(/(?:比|较|相比|在)(?:20\d\d年|“?十[一二三四五]五”?期?|上一?年)(?:底|末)?(?:的?基础上|相比)?/u, "")
    .replace(YEAR_INSIDE, "$1")
    .replace(YEARS_LEAD, "")
    .replace(SPAN_LEAD, "");
}

/** 高新技术企业2023年达到1800家: the subject stands before the year. */
const YEAR_INSIDE =
  /^(?!力争|确保|争取|预计|计划)([^，\d]{3,24})(?<![到至在于从由年])20\d\d年(?:底|末)?(?=(?:力争)?(?:达|突破|超过|不[低少]|增[至加长]|提[高升]))/u;
const YEARS_LEAD =
  /^.*?(?:[“]?十[一二三四五六]五[”]?(?:期?末|期间|时期)|20\d\d年(?:底|末)?(?:之?前)?)(?:[、和]20\d\d年)?的?/u;
const SPAN_LEAD = /^(?:力争)?(?:用|经过)?[\d一二三四五两]+[—\-~至]?[\d一二三四五]*年(?:左右)?(?:的?时间|内|努力)?/u;

/** 新增…5家: the verb in front of the noun says that the number comes on top. */
function addedBy(verb: string): TargetOperator | null {
  return /新增|净增|增加/u.test(verb) ? "increment_ge" : null;
}

/** The operator in the words of the number itself, else the one an earlier number lends. */
function statedBy({ amount, around, carry, peeled, lead }: NumberCase): {
  readonly own: TargetOperator | null;
  readonly stated: TargetOperator | null;
} {
  const own = peeled.operator ?? (isSum({ around, peeled }) && lead.rest === "" ? "ge" : addedBy(lead.verb));
  const alone = peeled.verb === "" && lead.verb === "" && amount.kind === "count";
  const lends = around.joined || /^其中/u.test(around.left) || alone;
  // Across a comma only the level is lent: 在孵企业突破1.5万家，带动就业20万人.
  const lent =
    lends && carry !== null ? (alone && !around.joined && !/^其中/u.test(around.left) ? "ge" : carry.operator) : null;
  return { own, stated: own ?? (amount.suffix === "above" && lent !== null && lent !== "increment_ge" ? "ge" : lent) };
}

function chooseOperator(given: NumberCase, indicator: string): TargetOperator {
  const { sentence, amount, peeled } = given;
  if (amount.kind === "times") return "double";
  if (amount.upper !== null) return "between";
  if (amount.suffix === "about" && peeled.operator !== "cagr_ge") return "approx";
  if (amount.kind === "share" && amount.value === "100" && /覆盖率?$/u.test(indicator)) return "coverage_all";
  if (amount.kind === "share" && GROWTH_BEHIND.test(given.around.right)) return "cagr_ge";
  const { own, stated } = statedBy(given);
  if (stated === "cagr_ge" && amount.kind !== "share") return own === null ? "ge" : "increment_ge";
  if (stated !== null) return stated;
  if (amount.suffix !== "" || (amount.kind !== "count" && amount.kind !== "big")) return "ge";
  // A bare number is a list to fill when no year is set, a level to reach by a year.
  return resolveYear(sentence, amount.from).year === null ? "eq" : "ge";
}

function fill(given: NumberCase, indicator: string, operator: TargetOperator): Draft {
  const { sentence, amount, peeled } = given;
  const clause = findSubclause(sentence.work, amount.from);
  const yearly =
    /每年|年均/u.test(sentence.work.slice(clause.from, amount.from)) &&
    operator !== "cagr_ge" &&
    peeled.operator !== "cagr_ge";
  const { year, base, doubt } = resolveYear(sentence, amount.from);
  const ownYear = sentence.years.some((mention) => mention.role === "target" && mention.from < amount.from);
  const targetYear = yearly && !ownYear ? null : year;
  const doubts = [doubt, ...doubtsOf(given, operator, base), year === null && !yearly ? "文中没有写目标年份" : null];
  const change = changeWord(given);
  const adds =
    operator === "increment_ge" &&
    amount.kind !== "points" &&
    amount.kind !== "share" &&
    !/^[新净]/u.test(indicator) &&
    !peeled.growth &&
    !peeled.decreasing;
  return {
    from: amount.from,
    to: amount.to,
    indicator: adds ? `新增${indicator}` : `${indicator}${change}`,
    operator,
    value: textOf(amount, operator, peeled),
    unit: unitOf(
      amount,
      indicator,
      yearly || operator === "cagr_ge" || (peeled.operator === "cagr_ge" && change !== "年均增幅"),
    ),
    direction: directionOf(given),
    year: targetYear,
    baseYear: base,
    scope: actorOf(given) ?? findScope(sentence, amount.from),
    doubts: doubts.filter((words) => words !== null),
    confidence: confidenceOf(given, targetYear),
  };
}

/** Who acts in the words before the verb: 有条件的县（市、区）建有…; null when nobody is named there. */
function actorOf({ amount, around, lead, peeled }: NumberCase): string | null {
  const counted = amount.kind === "count" && around.right.length > 1 && peeled.verb !== "";
  return counted && /(?:高新区|开发区|园区|县（市、区）|设区市|区县|市州)$/u.test(lead.rest) ? lead.rest : null;
}

/** 增长1倍 is twice as much. */
function textOf(amount: Amount, operator: TargetOperator, peeled: Peeled): string {
  if (operator === "double" && peeled.growth) return String(Number(amount.value) + 1);
  return amount.upper === null ? amount.value : `${amount.value}–${amount.upper}`;
}

function doubtsOf(
  { sentence, amount, peeled, around, lead }: NumberCase,
  operator: TargetOperator,
  base: number | null,
): string[] {
  const doubts: string[] = [];
  const needsBase = ["increment_ge", "cagr_ge", "double"].includes(operator) || peeled.operator === "cagr_ge";
  if (needsBase && base === null) doubts.push("没有写基期");
  if (amount.suffix === "about") doubts.push("“左右”的容差没有写");
  if (operator === "increment_ge" && peeled.growth) doubts.push("是增长幅度，不是水平值");
  const scope = findScope(sentence, amount.from);
  const scopeHere =
    scope === "" ||
    sentence.work
      .slice(findSubclause(sentence.work, amount.from).from, amount.from)
      .includes(scope.split("（")[0] ?? "");
  if (!scopeHere && lead.rest.length > 1 && EACH_START.test(scope)) doubts.push(`“${scope}”是否也管这一项，请核对`);
  if (/一般|原则上/u.test(around.left)) doubts.push("“一般”“原则上”是软约束");
  return doubts;
}

function unitOf(amount: Amount, indicator: string, yearly: boolean): string {
  const unit = amount.unit.replace(/亿$/u, "亿元").replace(/^百分点$/u, "个百分点");
  if (/(?:每万(?:名)?|^万)(?:人|常住人|就业|从业)/u.test(indicator) && !unit.includes("/")) return `${unit}/万人`;
  return yearly && !unit.includes("/") ? `${unit}/年` : unit;
}

function confidenceOf({ amount, peeled, around }: NumberCase, year: number | null): number {
  const base = peeled.operator !== null || amount.suffix !== "" ? 0.9 : around.joined ? 0.8 : 0.7;
  return year === null ? base - 0.15 : base;
}
