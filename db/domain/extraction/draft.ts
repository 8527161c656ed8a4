/** What the finders hand on before places and surroundings are filled in (目标草稿). */
import type { TargetOperator } from "#domain/targets/target";
import type { Sentence } from "./sentences.ts";

/** A target found in one sentence; places count in the sentence. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly indicator: string;
  readonly operator: TargetOperator;
  readonly value: string;
  readonly unit: string;
  /** `down`: the less the better. */
  readonly direction: "up" | "down";
  readonly year: number | null;
  readonly baseYear: number | null;
  readonly scope: string;
  readonly doubts: readonly string[];
  readonly confidence: number;
}

/** The clause marks that part one statement from the next. */
const BOUNDARY = "，；：。！？";

/** Where the words between two commas that hold a place begin and end. */
export function findSubclause(work: string, at: number): { readonly from: number; readonly to: number } {
  let from = at;
  while (from > 0 && !BOUNDARY.includes(work.charAt(from - 1))) from -= 1;
  let to = at;
  while (to < work.length && !BOUNDARY.includes(work.charAt(to))) to += 1;
  return { from, to };
}

/** The year a place of a sentence speaks of, with a doubt when it was taken from around. */
export function resolveYear(
  sentence: Sentence,
  at: number,
): { readonly year: number | null; readonly base: number | null; readonly doubt: string | null } {
  const clause = findSubclause(sentence.work, at);
  const targets = sentence.years.filter((mention) => mention.role === "target");
  const before = targets.filter((mention) => mention.from < at).at(-1);
  const after = targets.find((mention) => mention.from >= at && mention.to <= clause.to);
  const inClause = sentence.years.filter((mention) => mention.from >= clause.from && mention.to <= clause.to);
  const base = inClause.find((mention) => mention.role === "base")?.year ?? null;
  const own = (before ?? after)?.year ?? null;
  if (own !== null) return { year: own, base, doubt: null };
  const carried = sentence.carried;
  if (carried === null) return { year: null, base, doubt: null };
  return { year: carried.year, base, doubt: CARRIED[carried.from] };
}

const CARRIED = {
  lead: null,
  section: "本句没写年份，按本节目标的年份",
  earlier: "本句没写年份，按同一段前文的年份",
  later: "本句没写年份，按同一条后文的年份",
  title: "本句没写年份，按文件标题的年份",
} as const;

/** Whom a place of a sentence speaks of, in its words: 每个省级高新区（长沙、株洲）; "" when it does not say. */
export function findScope(sentence: Sentence, at: number): string {
  const before = sentence.work.slice(0, at);
  const named = NAMED.exec(sentence.work.slice(findSubclause(sentence.work, at).from, at))?.[1];
  if (named !== undefined) return named;
  const each = [...before.slice(before.lastIndexOf("；") + 1).matchAll(EACH)].at(-1)?.[0];
  if (each !== undefined) {
    const named =
      sentence.head !== "" && /高新区|园区|集群|开发区|市|县/u.test(sentence.head) && sentence.head.length <= 30;
    return named && /^每个(?:高新区|园区|集群)$/u.test(each) ? `${each}（${sentence.head}）` : each;
  }
  return (
    /(?:^|[，。；])(?:[^，。；]{0,12})((?:全省|全市|全区|全县)(?:(?:国家级?|省级)?(?:高新区|开发区|园区))?)(?![^，。；]{0,4}(?:前列|平均|比重|的))/u.exec(
      before,
    )?.[1] ?? ""
  );
}

/** 滨江、临港两区分别建成…: the places are named. */
const NAMED =
  /^(?:到20\d\d年，?|力争|推动|支持)*([\p{Script=Han}]{2,8}(?:、[\p{Script=Han}]{2,8})+?(?:[两二三四五六七八九十\d]+个?)?(?:区|市|县|高新区|园区|州))(?=分别|各[建培拥新至有]|均)/u;

/** 每个国家高新区, 各国家级、省级高新区. */
export const EACH =
  /(?:每一?个|每家|每所|各)(?![类项种级]|方面|自|行业|环节|部门|有关|相关|地区|年|单位|领域|级政府|地级|建|新|拥有|引|培育)(?:[^，。；：、]{0,10}、)?[^，。；：、]{0,10}?(?:高新技术产业开发区|高新区|开发区|园区|产业集群|集群|企业|孵化器|高校|县（市、区）|区（县）|县（区）|市（州）|县（市）|区（市、县）|设区市|县区|市州|区县|综合体|科技园|市|县|区(?![域间块段位别）]))/gu;
