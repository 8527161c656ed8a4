/** Words an indicator borrows from what was named before it: modifiers, nouns, 其 (承前省略). */
import type { Draft } from "./draft.ts";

/** 主导或参与的国际标准达500项，国家标准达2500项: the second is meant with the modifier of the first. Null when nothing but a size is left. */
export function lendWords(draft: Draft, previous: Draft | undefined): Draft | null {
  return SIZE_ONLY.test(draft.indicator) ? lendNoun(draft, previous) : lendModifier(draft, previous);
}

function lendModifier(draft: Draft, previous: Draft | undefined): Draft {
  const match = /^((?:主导|参与|牵头|承担|有效)[^的]{0,6}的)(.{2,})$/u.exec(previous?.indicator ?? "");
  const [, modifier = "", noun = ""] = match ?? [];
  const alike = modifier !== "" && draft.unit === previous?.unit && draft.indicator.endsWith(noun.slice(-2));
  const near = previous !== undefined && draft.from - previous.to < 24;
  return alike && near && !draft.indicator.includes("的")
    ? { ...draft, indicator: `${modifier}${draft.indicator}` }
    : draft;
}

const SIZE = "(?:超过|超|过|突破)?[\\d.一二三四五六七八九十百千]+[万亿]*元?(?:级)?(?:以上)?";
/** 超十亿元的20家: no noun of its own. */
const SIZE_ONLY = new RegExp(`^(?:营业收入|营收|产值|市值|年收入)?${SIZE}的$`, "u");
const SIZED = new RegExp(`^(.*?)(${SIZE}的?)([^\\d的]{2,})$`, "u");
/** 营业收入超百亿元的领军企业3家、超十亿元的20家: the second is a 领军企业 by 营业收入 too. */
function lendNoun(draft: Draft, previous: Draft | undefined): Draft | null {
  const [, measure = "", size = "", noun = ""] = SIZED.exec(previous?.indicator ?? "") ?? [];
  if (previous === undefined || size === "" || draft.from - previous.to > 24 || draft.unit !== previous.unit)
    return null;
  const own = draft.indicator.startsWith(measure) ? draft.indicator : `${measure}${draft.indicator}`;
  return { ...draft, indicator: `${own}${noun}` };
}

const ITS = /^其(?![中他它余实])/u;
const ACTORS =
  /(?:企业|园区|高新区|开发区|集群|孵化器|众创空间|加速器|平台|机构|中心|实验室|基地|研究院|科技园)(?:数量?|总数)?$/u;

/** 链主企业达到100家，其营业收入翻番: 其 is what was counted last in the sentence; a doubt when nothing was. */
export function resolveIts(drafts: readonly Draft[]): Draft[] {
  let actor = "";
  return drafts.map((draft) => {
    if (ITS.test(draft.indicator)) return nameIts(draft, actor);
    if (ACTORS.test(draft.indicator)) actor = draft.indicator.replace(/^(?:新增|净增)|(?:数量?|总数)$/gu, "");
    return draft;
  });
}

function nameIts(draft: Draft, actor: string): Draft {
  if (actor !== "") return { ...draft, indicator: draft.indicator.replace(ITS, actor) };
  return { ...draft, doubts: [...draft.doubts, "“其”指什么没有写清"], confidence: draft.confidence - 0.2 };
}
