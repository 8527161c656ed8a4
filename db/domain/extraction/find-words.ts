/** Targets that words state without a number of their own (文字目标): 翻番, 全覆盖, 平均水平, 逐年递增, 前列, 建成, 一批. */
import { listAmounts } from "./amounts.ts";
import { type Draft, findSubclause, resolveYear } from "./draft.ts";
import { findComparisons } from "./find-comparisons.ts";
import { dropScope, nounFromRight, tidyNoun } from "./noun-phrase.ts";
import { stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";
import { listSubjects } from "./shared-values.ts";
import { draft, nounBefore, place, subjectBefore } from "./worded-draft.ts";

/** Finds them in one sentence, in order. */
export function findWords(sentence: Sentence): Draft[] {
  return [
    ...findDoubling(sentence),
    ...findCoverage(sentence),
    ...findFirsts(sentence),
    ...findComparisons(sentence),
    ...findMilestones(sentence),
    ...findThresholds(sentence),
  ];
}

const DOUBLE =
  /(?:(?:比|较|相比|在)[^，；。]{0,14}?年[^，；。]{0,6}?)?(?:均|都|双双|全部)?(?:实现)?(翻(?:一|1)?番|翻(?:两|二|2)番|倍增|翻(?:三|3)番)(?=[，；。、目以]|$)/gu;

function findDoubling(sentence: Sentence): Draft[] {
  return [...sentence.work.matchAll(DOUBLE)].flatMap((match) => {
    const word = match[1] ?? "";
    const value = /[两二2]/u.test(word) ? "4" : /[三3]/u.test(word) ? "8" : "2";
    const subjects = listSubjects(subjectBefore(sentence, match.index));
    const base = resolveYear(sentence, match.index).base;
    const doubts = base === null ? ["没有写基期"] : [];
    const place = { from: match.index, to: match.index + match[0].length };
    return subjects.map((indicator) =>
      draft(sentence, { ...place, indicator, operator: "double", value, unit: "倍", doubts }),
    );
  });
}

const FIRST = /(?:均|都)?(?:实现)?“?零”?的?突破(?=[，。；、]|$)/gu;

/** 国家级孵化器实现零的突破: at least the first of its kind. */
function findFirsts(sentence: Sentence): Draft[] {
  return [...sentence.work.matchAll(FIRST)].flatMap((match) => {
    const subjects = listSubjects(subjectBefore(sentence, match.index)).filter(
      (one) => !/^(?:力争|全面|取得)/u.test(one),
    );
    const parts = { ...place(match), operator: "ge", value: "1", unit: "个", confidence: 0.7 } as const;
    const doubts = ["“零的突破”按至少1个理解，计量单位没有写"];
    return subjects.map((indicator) => draft(sentence, { ...parts, indicator, doubts }));
  });
}

const COVERAGE =
  /(?<=(实现|达到|做到|完成|基本|推进|确保|推动)([^，；。]{0,60}?)|全覆盖，[^，；。]{4,40}?)(?:的)?全(?:面)?覆盖(?=[，；。、并]|$|，)/gu;

const COVERS = /([^，；。、]{3,24}?)覆盖(?:所有|全部|全体|各)([^，；。、]{2,20}?)(?=[，；。、]|$)/gu;

function findCoverage(sentence: Sentence): Draft[] {
  const whole = [...sentence.work.matchAll(COVERS)].map((match) => {
    const what = tidyNoun(stripLead(dropScope(match[1] ?? "")).rest);
    const indicator = `${match[2] ?? ""}${what}全覆盖`;
    return draft(sentence, { ...place(match), indicator, operator: "coverage_all", value: "100", unit: "%" });
  });
  const worded = [...sentence.work.matchAll(COVERAGE)].map((match) => {
    const clause = findSubclause(sentence.work, match.index);
    const words = subjectBefore(sentence, match.index).replace(/^.*全覆盖[、和及]/u, "");
    const [subject = "", object = ""] = words.split(/(?:率先|逐步|基本|全部|加快)?(?:实现|达到|做到|完成)/u);
    const about = object === "" ? subject : `${tidyNoun(stripLead(dropScope(subject)).rest)}${object}`;
    const counted = listAmounts(sentence.work.slice(clause.from, match.index)).find(
      (amount) => (amount.kind === "big" || amount.kind === "count") && Number(amount.value) > 1,
    );
    const named = dropScope(stripLead(about, object === "").rest).replace(/的$/u, "");
    const indicator = tidyNoun(named.replace(/^[\d]+[个家大]/u, ""));
    return draft(sentence, {
      from: match.index,
      to: match.index + match[0].length,
      indicator: `${indicator}全覆盖`,
      operator: "coverage_all",
      value: counted?.value ?? "100",
      unit: counted?.unit ?? "%",
      doubts: /、|和|及/u.test(object) ? ["“各有”还是“至少一类”没有写清"] : [],
    });
  });
  return [...whole, ...worded];
}

const DONE = /(?:全面|基本|绘制|搭建|初步|率先|如期)*(?:建成|完成|建立健全)([^，；。“]{0,3}[^，；。]{3,40})/gu;
const RAISED =
  /(?<!转型)(?:(?:升级|升格|晋升|晋级)为|(?<=(?:高新区|开发区|园区)(?:争创|创建|创成|获批))(?=国家|省级))([^，；。]{2,20})/gu;
const WHOLE = /(?:基本|全面|全部)?(?:建成|完成)(?=[，；。]|$)/gu;

function findMilestones(sentence: Sentence): Draft[] {
  const found: Draft[] = [];
  for (const match of sentence.work.matchAll(WHOLE)) found.push(...enumerated(sentence, match));
  for (const match of sentence.work.matchAll(DONE)) {
    const rest = match[1] ?? "";
    const subject = tidyNoun(rest);
    const dated = sentence.years.some((mention) => mention.role === "target" && mention.from < match.index);
    if (
      !dated ||
      /^[一若]|^(?:一批|若干|\d)/u.test(rest) ||
      /\d|[百千万两三四五六七八九十]+[家个项大]/u.test(rest.slice(0, 14))
    )
      continue;
    if (/一批/u.test(rest)) continue;
    found.push(
      draft(sentence, {
        ...place(match),
        indicator: subject,
        operator: "milestone",
        value: /建成|建立/u.test(match[0]) ? "建成" : "完成",
        unit: "",
        confidence: 0.55,
        doubts: ["怎样算完成没有写"],
      }),
    );
  }
  for (const match of sentence.work.matchAll(RAISED)) {
    const who = nounBefore(sentence, match.index).replace(/(?:争创|创建|创成|获批)$/u, "");
    // 推动2家高新区升级 is found by its number.
    if (
      who.length < 3 ||
      /^[\d一二两三四五六七八九十]+[家个]/u.test(who) ||
      /^(?:企业|园区|省级|市级|工业|其|一批)/u.test(who) ||
      !/国家|省级/u.test(match[1] ?? "")
    )
      continue;
    found.push(
      draft(sentence, {
        ...place(match),
        indicator: `${who}升级为${match[1] ?? ""}`,
        operator: "milestone",
        value: `升级为${match[1] ?? ""}`,
        unit: "",
        confidence: 0.65,
      }),
    );
  }
  return found;
}

/** 五大传统产业和四大新兴产业…基本建成: one for each of the counted trades. */
function enumerated(sentence: Sentence, match: RegExpExecArray): Draft[] {
  const from = Math.max(sentence.work.lastIndexOf("；", match.index), sentence.work.lastIndexOf("。", match.index)) + 1;
  const clause = findSubclause(sentence.work, match.index);
  const words = sentence.work.slice(Math.max(from, clause.from), match.index);
  const groups = listAmounts(words).filter(
    (amount) => amount.kind === "big" && /产业|领域|集群|行业/u.test(words.slice(amount.to, amount.to + 8)),
  );
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, amount) => sum + Number(amount.value), 0);
  const indicator = tidyNoun(words.slice(words.lastIndexOf("的") + 1));
  const doubts = groups.length > 1 ? [`数量由文中各组相加：${groups.map((amount) => amount.value).join("+")}`] : [];
  return [
    draft(sentence, {
      ...place(match),
      indicator: `${indicator}${match[0]}`,
      operator: "coverage_all",
      value: String(total),
      unit: "个产业",
      doubts,
      confidence: 0.7,
    }),
  ];
}

const BATCH = /一批((?:[\p{Script=Han}]{0,8}?)[\d百千万]+亿(?:元)?(?:级|以上|规模)?的?[\p{Script=Han}]{2,16})/gu;
const OVER =
  /(培育|壮大|打造|形成|发展)([\p{Script=Han}]{2,6}?(?:超|过|超过|突破)([\d百千万]+)(万?亿元?)的?([\p{Script=Han}]{2,10}))(?=[，；。])/gu;

function findThresholds(sentence: Sentence): Draft[] {
  const batches = [...sentence.work.matchAll(BATCH)].map((match) =>
    draft(sentence, {
      ...place(match),
      indicator: nounFromRight(match[1] ?? "").replace(/^.*的(?=.{4})/u, ""),
      operator: "qualitative",
      value: "一批",
      unit: "个",
      doubts: ["“一批”是多少没有写"],
      confidence: 0.7,
    }),
  );
  const over = [...sentence.work.matchAll(OVER)].flatMap((match) => {
    const amount = listAmounts(match[0])[0];
    if (amount === undefined || match[0].includes("一批")) return [];
    const parts = {
      indicator: `${tidyNoun(match[5] ?? "")}规模门槛`,
      operator: "gt",
      value: amount.value,
      unit: amount.unit.replace(/亿$/u, "亿元"),
    } as const;
    return [draft(sentence, { ...place(match), ...parts, doubts: ["是判定条件，达到的数量没有写"], confidence: 0.4 })];
  });
  return [...batches, ...over];
}
