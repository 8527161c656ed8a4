/** Targets that a number states (数值目标). */
import type { TargetOperator } from "#domain/targets/target";
import { type Amount, listAmounts } from "./amounts.ts";
import { type Draft, EACH, findScope, findSubclause, resolveYear } from "./draft.ts";
import { dropScope, nounFromRight, tidyNoun } from "./noun-phrase.ts";
import { type Peeled, peelEnd, stripLead } from "./phrase-words.ts";
import { findShared } from "./shared-values.ts";
import type { Sentence } from "./sentences.ts";

/** Finds them in one sentence, in order. */
export function findNumbers(sentence: Sentence): Draft[] {
  if (SUPPORT.test(sentence.work) && !/目标/u.test(sentence.work)) return [];
  const all = listAmounts(sentence.work);
  const qualifiers = new Set(all.filter((amount, i) => qualifies(amount, all[i - 1], sentence.work)));
  const amounts = all.filter((amount) => !qualifiers.has(amount));
  const drafts: Draft[] = [];
  const shared = findShared(sentence, amounts);
  let carry: Carry | null = null;
  for (const [i, amount] of amounts.entries()) {
    const ready = shared.get(amount);
    if (ready !== undefined) {
      drafts.push(ready);
      continue;
    }
    const around = lookAround(sentence.work, amounts, i);
    const found = judge({ sentence, amount, around, carry, subject: drafts.at(-1)?.indicator ?? "" });
    carry = found === null ? (around.joined ? carry : null) : found.carry;
    if (found !== null) drafts.push(found.draft);
  }
  return drafts;
}

/** Money handed out and conditions of getting it are no targets. */
const SUPPORT = /给予|奖励|奖补|补助|补贴|资助|贴息|罚款|处以|扣减|加计扣除|拨付|列支|专项资金|申报条件|注册资本/u;

interface Carry {
  readonly operator: TargetOperator | null;
  readonly verb: string;
  readonly segment: number;
}

interface Around {
  readonly left: string;
  readonly right: string;
  /** An earlier value stands in the same words between commas. */
  readonly joined: boolean;
}

/** A number that describes the noun behind it: 500亿创新型产业集群, 亿元以上企业. */
function qualifies(amount: Amount, previous: Amount | undefined, work: string): boolean {
  if (amount.kind !== "money" && amount.kind !== "measure") return false;
  if (previous !== undefined && previous.to === amount.from) return true;
  const next = work.slice(amount.to);
  if (/^(?:和|及|与|并|且|以及|的目标|等|或|占|增|为|目标)/u.test(next)) return false;
  return /^[\p{Script=Han}“]/u.test(next);
}

const JOINT = /、|以及|和|及|与|并/gu;

function lookAround(work: string, amounts: readonly Amount[], i: number): Around {
  const amount = amounts[i];
  if (amount === undefined) return { left: "", right: "", joined: false };
  const clause = findSubclause(work, amount.from);
  const [previous, next] = [amounts[i - 1], amounts[i + 1]];
  const joined = previous !== undefined && previous.to > clause.from;
  const left = joined ? splitMiddle(work.slice(previous.to, amount.from)).after : work.slice(clause.from, amount.from);
  const shares = next !== undefined && next.from < clause.to;
  if (!shares) return { left, right: work.slice(amount.to, clause.to), joined };
  const middle = splitMiddle(work.slice(amount.to, next.from)).before;
  if (!/^[\d.百千万亿元级]+$/u.test(middle)) return { left, right: middle, joined };
  const later = work.slice(next.to, clause.to).replace(/^[\d.百千万亿元级以上]+/u, "");
  return { left, right: middle + later, joined };
}

function splitMiddle(middle: string): { readonly before: string; readonly after: string } {
  const joint = [...middle.matchAll(JOINT)].at(-1);
  if (joint === undefined) return { before: middle, after: middle };
  return { before: middle.slice(0, joint.index), after: middle.slice(joint.index + joint[0].length) };
}

interface Case {
  readonly sentence: Sentence;
  readonly amount: Amount;
  readonly around: Around;
  readonly carry: Carry | null;
  readonly subject: string;
}

function judge(given: Case): { readonly draft: Draft; readonly carry: Carry } | null {
  const { sentence, amount, around } = given;
  if (/[等前近]$|(?:^|[^推带])(?:围绕|聚焦|依托|针对|按照|根据|落实好?|由|从|对|在|以|自)$/u.test(around.left))
    return null;
  if (/全覆盖/u.test(around.right) && amount.kind === "big") return null;
  const segment = sentence.work.slice(0, amount.from).split("；").length;
  const peeled = peelEnd(dropYears(around.left));
  const lead = stripLead(dropScope(peeled.rest.replace(EACH, "")));
  const carry = given.carry !== null && given.carry.segment === segment ? given.carry : null;
  const verb = peeled.verb + lead.verb;
  const indicator = nameIndicator({ ...given, carry, peeled, lead, verb });
  if (indicator === null) return null;
  const operator = chooseOperator(given, peeled, carry);
  const draft = fill({ ...given, indicator, peeled, operator });
  return {
    draft,
    carry: { operator: peeled.operator ?? carry?.operator ?? null, verb: verb || (carry?.verb ?? ""), segment },
  };
}

/** Years and what leads to them are no part of a name. */
function dropYears(left: string): string {
  return left
    .replace(/（[^）]*$/u, "")
    .replace(
      /^.*?(?:到|至|在)?[“]?(?:十[一二三四五六]五[”]?(?:期?末|期间|时期)|20\d\d年(?:底|末)?(?:之?前)?)(?:的[\d.]+[^，]{0,4})?/u,
      "",
    )
    .replace(/(?:比|较|相比)[^，]*?(?:年(?:底|末)?|期?末)/u, "")
    .replace(/^(?:用|力争用|经过)?[\d一二三四五两]+[—\-~至]?[\d一二三四五]*年(?:左右)?(?:时间|内|努力)?/u, "");
}

interface Naming extends Case {
  readonly peeled: Peeled;
  readonly lead: { readonly rest: string; readonly verb: string };
  readonly verb: string;
}

/** The name of what is counted; null when the number only describes. */
function nameIndicator(given: Naming): string | null {
  const { amount, around, peeled, lead, verb, carry, subject } = given;
  if (amount.kind === "big") return nameBig(given);
  const right = nounFromRight(around.right);
  const left = tidyNoun(lead.rest);
  if (amount.kind !== "count") return nameMeasure(given, left);
  const stated = peeled.operator !== null || amount.suffix !== "";
  const leveled = LEVEL.test(left);
  if (right.length < 2) {
    if (left.length >= 2 && (stated || verb !== "" || carry !== null)) return withVerb(left, verb);
    return left === "" && stated && subject !== "" && peeled.operator !== "increment_ge" ? subject : null;
  }
  if (left === "" || leveled || ACTOR.test(left) || left.endsWith("的") || peeled.verb !== "") {
    const carried = around.joined && carry !== null;
    const licensed = verb !== "" || stated || carried || FORCE.test(around.left);
    if (!licensed || ABSTRACT.test(right)) return null;
    if (amount.spoken && Number(amount.value) < 10 && peeled.verb === "" && !carried) return null;
    return withVerb(`${leveled ? left : ""}${right}`, verb);
  }
  return peeled.operator !== null && peeled.operator !== "increment_ge" ? left : null;
}

const LEVEL = /^(?:省级?|国家级?|市级?|省级以上|国家级以上|市级以上|高水平|新型|专业|其中)$/u;
const ACTOR = /(?:高新区|园区|集群|企业|高校|市|县|区|孵化器|机构|平台|院所)$/u;
const FORCE = /力争|确保|争取|实现$/u;
const ABSTRACT =
  /^(?:维度|方面|环节|重点|阶段|层次|步骤|一体|举措|措施|专栏|领域|层面|关键|支持政策|方向|特色$|机制|原则)/u;
/** Verbs without which the noun would say something else. */
const TELLING =
  /承担或参与|主导或参与|承担|参与|主导|引进|引育|招引|转化|举办|制定|孵化|认定|新培育|新建|新认定|新增|净增|备案|突破|攻克|推广|培养/u;

function withVerb(noun: string, verb: string): string {
  const telling = /^(?:新|净)|承担|参与|主导|引进|引育|招引|转化|举办|制定|孵化|攻克|培养/u.test(verb)
    ? TELLING.exec(verb)?.[0]
    : undefined;
  return telling === undefined || noun.startsWith(telling) ? noun : `${telling}${noun}`;
}

/** 十大重点实验室 counts when something is done to make them, not when it is a name. */
function nameBig({ amount, around, verb, carry, lead }: Naming): string | null {
  if (Number(amount.value) < 10 || (verb === "" && !(around.joined && carry !== null && carry.verb !== "")))
    return null;
  const level = lead.rest.split(JOINT).at(-1) ?? "";
  if (level !== "" && !LEVEL.test(level)) return null;
  const right = nounFromRight(around.right);
  return right.length < 2 || ABSTRACT.test(right) ? null : level + right;
}

function nameMeasure({ amount, around, peeled, carry, subject }: Naming, left: string): string | null {
  if (amount.kind === "share" && /^的/u.test(around.right)) {
    const who = around.right.slice(1);
    return who.length >= 3 ? `${tidyNoun(who)}占比` : null;
  }
  const stated = peeled.operator !== null || amount.suffix !== "";
  if (!stated && !(around.joined && carry !== null) && !(carry !== null && left !== "")) return null;
  if (left.startsWith("占") && subject !== "") return subject + left;
  if (left.length >= 2) return left;
  return subject === "" ? null : subject;
}

function chooseOperator({ sentence, amount }: Case, peeled: Peeled, carry: Carry | null): TargetOperator {
  if (amount.kind === "times") return "double";
  if (amount.upper !== null) return "between";
  if (amount.suffix === "about") return "approx";
  const stated = peeled.operator ?? carry?.operator ?? null;
  if (stated === "cagr_ge" && amount.kind !== "share") return "increment_ge";
  if (stated !== null) return stated;
  if (amount.suffix !== "" || amount.kind !== "count") return amount.kind === "big" ? bare(sentence, amount) : "ge";
  return bare(sentence, amount);
}

/** A number without any word: a list when no year is set, a level to reach by a year. */
function bare(sentence: Sentence, amount: Amount): TargetOperator {
  return resolveYear(sentence, amount.from).year === null ? "eq" : "ge";
}

function fill(
  given: Case & { readonly indicator: string; readonly peeled: Peeled; readonly operator: TargetOperator },
): Draft {
  const { sentence, amount, indicator, peeled, operator } = given;
  const clause = findSubclause(sentence.work, amount.from);
  const every = /每年|每年度|年均/u.test(sentence.work.slice(clause.from, amount.from)) && operator !== "cagr_ge";
  const { year, base, doubt } = resolveYear(sentence, amount.from);
  const ownYear = sentence.years.some((mention) => mention.role === "target" && mention.from < amount.from);
  const doubts = [doubt, ...doubtsOf(given, base), year === null && !every ? "文中没有写目标年份" : null];
  const times = peeled.growth || operator !== "double" ? 1 : 0;
  return {
    from: amount.from,
    to: amount.to,
    indicator:
      operator === "increment_ge" && !/^[新净]/u.test(indicator) && !peeled.growth && !peeled.decreasing
        ? `新增${indicator}`
        : indicator,
    operator,
    value:
      operator === "double" && peeled.growth
        ? String(Number(amount.value) + times)
        : amount.upper === null
          ? amount.value
          : `${amount.value}–${amount.upper}`,
    unit: unitOf(amount, indicator, every || operator === "cagr_ge"),
    year: every && !ownYear ? null : year,
    baseYear: base,
    scope: findScope(sentence, amount.from),
    doubts: doubts.filter((words) => words !== null),
    confidence: confidenceOf(given, year),
  };
}

function doubtsOf(
  { amount, peeled, operator, around }: Case & { peeled: Peeled; operator: TargetOperator },
  base: number | null,
): string[] {
  const doubts: string[] = [];
  const needsBase = operator === "increment_ge" || operator === "cagr_ge" || operator === "double";
  if (needsBase && base === null) doubts.push("没有写基期");
  if (operator === "approx") doubts.push(amount.suffix === "about" ? "“左右”的容差没有写" : "是约数，容差没有写");
  if (peeled.decreasing || amount.suffix === "below")
    doubts.push("文中是“不超过”“降低”一类的要求，越低越好：采用时请把指标方向设为越低越好");
  if (operator === "increment_ge" && peeled.growth) doubts.push("是增长幅度，不是水平值");
  if (/一般|原则上/u.test(around.left)) doubts.push("“一般”“原则上”是软约束");
  return doubts;
}

function unitOf(amount: Amount, indicator: string, yearly: boolean): string {
  const unit = amount.unit.replace(/亿$/u, "亿元").replace(/^百分点$/u, "个百分点");
  if (/每万(?:名)?(?:人|常住人|就业)/u.test(indicator) && !unit.includes("/")) return `${unit}/万人`;
  return yearly && !unit.includes("/") ? `${unit}/年` : unit;
}

function confidenceOf({ amount, peeled, around }: Case & { peeled: Peeled }, year: number | null): number {
  const base = peeled.operator !== null || amount.suffix !== "" ? 0.9 : around.joined ? 0.8 : 0.7;
  return year === null ? base - 0.15 : base;
}
