/** Turns the words around a number into a clean name of an indicator (指标名整理). */
import { EACH } from "./draft.ts";

/** Cleans what stands right of a number: 产业创新服务综合体进入省级行列 → 进入省级行列的产业创新服务综合体. */
export function nounFromRight(right: string): string {
  let noun = right.replace(/^(?:以上|左右)?的?/u, "").trim();
  noun = dropModifier(noun);
  noun = noun.replace(TAIL, "$1");
  const clause = CLAUSE.exec(noun);
  if (clause !== null) {
    const [, who = "", doing = ""] = clause;
    noun = who.length >= 2 ? `${doing}的${who}` : noun;
  }
  return tidyNoun(noun);
}

/** Last clean-up of any indicator: stray dashes and marks, Taiwan usage, brackets without their partner. */
export function tidyNoun(words: string): string {
  let noun = words
    .replace(/(?<=[\p{Script=Han}）])—(?=[\p{Script=Han}])/gu, "")
    .replace(/“[^”]*[百千万十\d+][^”]*”$/u, "")
    .replace(/^[，、；：。\s的之”）]+|[，、；：。\s“（]+$/gu, "")
    .replace(/^(?:以上|左右|以内)/u, "")
    .replace(/(?:等|的?目标|总数达?|数量?达|规模达|同比|比重占|平均每[家个])$/u, (tail) =>
      tail.startsWith("数量") ? "数量" : tail === "规模达" ? "规模" : "",
    )
    .replaceAll("\u0000", "");
  for (const [from, to] of TAIWAN) noun = noun.replaceAll(from, to);
  if (count(noun, "（") !== count(noun, "）")) noun = noun.replace(/[（）]/gu, "");
  if (count(noun, "“") !== count(noun, "”")) noun = noun.replace(/[“”]/gu, "");
  return noun;
}

/** The words without whom they bind: 每个省级高新区…. */
export function dropScope(words: string): string {
  return words.replace(EACH, "").replace(/^(?:全省|全市|全区|全县|我省|我市|区域内)(?:的)?(?=.)/u, "");
}

/** Words of Taiwan that one-to-one conversion of characters leaves (台湾用语). */
const TAIWAN: readonly (readonly [string, string])[] = [
  ["智慧财产权", "知识产权"],
  ["智慧型", "智能"],
  ["计画", "计划"],
  ["网路", "网络"],
  ["资讯科技", "信息技术"],
  ["软体", "软件"],
  ["硬体", "硬件"],
  ["套用", "应用"],
];

const TAIL =
  /^(.{2,}?)(?:加快|努力|率先|持续|不断|推动|促进(?!中心|会)|提升|做大|做强|带动|形成|作为|用于|发展壮大|以上$|为主|牵头|共同|开展|积极|和谐)[^的]*$/u;
const CLAUSE =
  /^([^的]{2,}?)((?:在[^的]{2,16})?(?:进入|纳入|入选|列入|获批|获评|升级为|晋升|成为|建成|建立|设立|实现|上市|挂牌|落户|投产|通过|提供).*)$/u;

/** 关联度大、创新力强的创新型领军企业 → 创新型领军企业; a modifier with a number is part of the meaning. */
function dropModifier(noun: string): string {
  const at = noun.lastIndexOf("的");
  if (at < 1 || noun.length - at - 1 < 2) return noun;
  const modifier = noun.slice(0, at);
  if (/^[^、，]{2,5}[性型级化]$/u.test(modifier)) return modifier + noun.slice(at + 1);
  if (/[\d亿]|上市|有效|以上/u.test(modifier) && modifier.length <= 16) return noun;
  // 2个以上具有全球影响力的高新区: the bare noun would say too much.
  if (GENERIC.test(noun.slice(at + 1)) && modifier.length <= 12 && !/[、，]/u.test(modifier)) return noun;
  return noun.slice(at + 1);
}

const GENERIC = /^(?:高新区|开发区|园区|企业|集群|产业集群|平台|机构|项目|产品|品牌|基地|人才|团队)$/u;

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
