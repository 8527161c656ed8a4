/** What a word without a subject of its own speaks of: …居全国前列，并逐年增长 (承前主语). */
import { findSubclause } from "./draft.ts";

/** The words that name the subject: from the last comma, or from the one before it when nothing stands there. */
export function wordsBefore(work: string, at: number): string {
  const clause = findSubclause(work, at);
  const own = work.slice(clause.from, at);
  const bare = own.replace(JOINING, "");
  if (bare.length >= 2 && bare.length <= 60) return cutPredicate(bare);
  if (clause.from < 2 || work.charAt(clause.from - 1) !== "，") return bare;
  const previous = findSubclause(work, clause.from - 2);
  const words = work.slice(previous.from, clause.from - 1);
  const stated = STATEMENT.exec(words);
  return stated === null || stated.index < 2 ? cutPredicate(words) : words.slice(0, stated.index);
}

const JOINING =
  /^(?:(?:其中|并且?|且|同时|也|将|要|均|都|力争|努力|确保|实现|总体|继续|不断|逐步)+)(?=$)|^(?:并且?|且|同时|其中)/u;
/** 比例不少于30%且逐年提高: what stands before the first statement is the subject of the second as well. */
const PREDICATE =
  /(?:位居|居(?=全|中|东|西|前)|进入|跻身|达到|突破|超过|不低于|不少于|不超过|提高[到至]|增长[到至]|增至|控制在|保持|稳定在|年均增长)[^，；。]*(?:、|且|并)/u;

const STATEMENT =
  /(?:[比较]20\d\d年|实现|保持|稳定在|达到?|突破|超过|不[低少]于|提升|提高|增长|增加|新增|下降|降低|年均|居|力争)(?=.*[\d一二三四五六七八九十百全])/u;

function cutPredicate(words: string): string {
  const found =
    PREDICATE.exec(words) ??
    /(?:位居|居(?=全|中|东|西|前)|达到|突破|超过|不低于|不少于|保持全)(?=[^，]{1,14}$)/u.exec(words);
  return found === null || found.index < 2 ? words : words.slice(0, found.index);
}
