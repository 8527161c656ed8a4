/** Words of policy sentences that say how a number is meant (表述用词). */
import type { TargetOperator } from "#domain/targets/target";

/** What stands directly before a number, peeled off from the end. */
export interface Peeled {
  /** The words left of it: subject, scope, verbs in front. */
  readonly rest: string;
  readonly operator: TargetOperator | null;
  /** A verb that makes or has things, or 力争 and the like. */
  readonly verb: string;
  readonly decreasing: boolean;
  /** 不超过, 降至, 控制在: the number is the most there may be. */
  readonly ceiling: boolean;
  readonly growth: boolean;
  readonly adverb: boolean;
}

interface Rule {
  readonly words: RegExp;
  readonly operator: TargetOperator;
  readonly mark?: "decreasing" | "growth" | "ceiling";
}

const RULES: readonly Rule[] = [
  { words: /(?:不低于|不少于|不小于|不得低于|不得少于|至少|最少|最低)$/u, operator: "ge" },
  {
    words: /(?:年均|年平均|每年|年度)(?:复合)?(?:增长率|增长速度|增长|增速|增幅|递增|提高|提升)(?:率)?$/u,
    operator: "cagr_ge",
  },
  {
    words: /(?:年均|年平均|每年|年度)(?:累计)?(?:下降|降低|递减|减少|压减)(?:率)?$/u,
    operator: "cagr_ge",
    mark: "decreasing",
  },
  {
    words:
      /(?:控制在|压缩到|压缩至|压减至|缩短到|缩短至|降低到|降低至|下降到|下降至|减少到|减少至|降至|降到|降为|不超过|不高于|不多于|不大于)$/u,
    operator: "ge",
    mark: "ceiling",
  },
  { words: /(?:低于|少于|小于)$/u, operator: "gt", mark: "ceiling" },
  { words: /(?:突破|超过|超出|高于|大于|多于|逾|超|过)$/u, operator: "gt" },
  { words: /(?:新增加|新增|净增加|净增|再增加|增加|增添)$/u, operator: "increment_ge" },
  { words: /(?:增长|提高|提升|上升|增幅|增速|递增|增幅达)$/u, operator: "increment_ge", mark: "growth" },
  { words: /(?:下降|降低|减少|压减|缩短)$/u, operator: "increment_ge", mark: "decreasing" },
  {
    words:
      /(?:迈上|跨上|站上|增加[到至为]|提高为|提升为|增长为|扩大为|增至|增长到|增长至|提高到|提高至|提升到|提升至|提至|升至|上升到|上升至|扩大到|扩大至|发展到|壮大到|达到了|达到|达|保持在|保持|稳定在|维持在|位居|接近|约为|约占|占|约|为|至|到|有|是)$/u,
    operator: "ge",
  },
];

/** Verbs that make, win or hold what is counted. */
export const MAKING =
  "盘活|腾出|拓展|产出|新遴选|开放|登记|建置|新设|新进驻|新升级|争创|力创|兴建|辅导|协助|媒合|签订|新培育|重点培育|培育壮大|培育形成|培育|新建成|新建设|新建|建设|建成|筹建|共建|建有|建立|打造|创建|新认定|认定|新引进|引进|引育|引聚|招引|引入|组建|新设立|设立|布局建设|新布局|布局|谋划实施|组织实施|实施|规划建设|规划|拥有|聚集|集聚|汇聚|集聚起|孵化|发展|遴选|推广|攻克|转化|承担|参与|主导|制定|修订|获得|获批|争取|新备案|备案|培养|选派|举办|开展|形成|扶持|选树|选育|入选|落地|完成|签约|推出|启动|开发|研发|转移|入库|储备|新晋|新获批|建强|做强|招收|吸引|选拔|评定|命名|支持建设|安排";
/** Verbs that count only when the number follows at once. */
const HELPING = "重点支持|支持|推动|引导|帮助|助力|组织|推荐|服务|带动|力争|确保|争取|实现|累计为|为";
const ADVERBS =
  "均|都|各|择优|全年|年内|分别|合计|总数|总计|累计|力争|努力|稳定|不断|同步|率先|基本|也|将|要|可|再|一般|原则上|预计|每年|年均|全部|全省|全市|全区|并|及|新|总|共|同时|平均|实际|确保|争取|每年度|不断|大约|年";

const PLAIN_MAKING =
  /^(?:新?培育|新?建设|新?建成|新建|建有|建立|打造|创建|新?认定|新?引进|引育|招引|组建|新?设立|实施|拥有|集聚|聚集|汇聚|获批|完成)/u;
const MAKING_END = new RegExp(`(?:${MAKING})(?:或(?:${MAKING}))?$`, "u");
const MAKING_PAIR = new RegExp(`(?:${MAKING})(?:或者?|和|、|并)?(?:${MAKING})$`, "u");
const HELPING_END = new RegExp(`(?:${HELPING})$`, "u");
const ADVERB_END = new RegExp(`(?:${ADVERBS})$`, "u");

/** Peels operator words, verbs and adverbs from the end of what stands before a number. */
export function peelEnd(before: string): Peeled {
  let peeled: Peeled = {
    rest: before,
    operator: null,
    verb: "",
    decreasing: false,
    ceiling: false,
    growth: false,
    adverb: false,
  };
  for (let turn = 0; turn < 8; turn += 1) {
    const next = peelOnce(peeled);
    if (next === null) break;
    peeled = next;
  }
  return peeled;
}

function peelOnce(peeled: Peeled): Peeled | null {
  const { rest, operator, verb } = peeled;
  const making = (MAKING_PAIR.exec(rest) ?? MAKING_END.exec(rest))?.[0];
  // 入库数突破2万家: behind a word like 突破 only plain verbs of making stand apart from the noun.
  if (making !== undefined && (operator === null || PLAIN_MAKING.test(making)))
    return { ...peeled, rest: rest.slice(0, -making.length), verb: making + verb };
  const rule = RULES.find((candidate) => candidate.words.test(rest));
  if (rule !== undefined) return applyRule(peeled, rule);
  const helping = HELPING_END.exec(rest)?.[0];
  if (helping !== undefined) return { ...peeled, rest: rest.slice(0, -helping.length), verb: helping + verb };
  const adverb = ADVERB_END.exec(rest)?.[0];
  return adverb === undefined ? null : { ...peeled, rest: rest.slice(0, -adverb.length), adverb: true };
}

function applyRule(peeled: Peeled, rule: Rule): Peeled {
  // 增长…达到 8%: the word nearer to the subject says more.
  const stronger = peeled.operator === null || peeled.operator === "ge" || rule.operator === "cagr_ge";
  const operator = stronger ? rule.operator : peeled.operator;
  const mark = rule.mark === undefined ? {} : { [rule.mark]: true };
  return { ...peeled, ...mark, operator, rest: peeled.rest.replace(rule.words, "") };
}

const LEADING =
  /^(?:力争|努力|确保|争取|预计|全年|年内|择优|实现|促使|促进|使得|使(?!用)|推动|推进|加快|积极|着力|大力|重点(?!实验室)|全面|进一步|同时|其中|并且|并|且|也|将|要(?!素)|以及|及|和(?!谐)|与|到时|届时|以上|左右|全省|全市|全区|全国(?!重点)|我省|我市|区域内|总体|每年|年均|累计|或|约|通过努力)/u;
const LEADING_VERB = new RegExp(
  `^(?:${MAKING}|支持|引导|鼓励|推动|提升|提高|扩大|增加|新增|净增|壮大|做大|促进|培训|保持|完善|优化)(?=.)`,
  "u",
);

/** 获得融资的在孵企业占比: the verb belongs to the modifier, nobody makes a share. */
const RELATIVE =
  /^(?:(?:获得|获批|获评|取得|通过|拥有|建有|设立|建立|开展|承担|参与|主导|引进|享受|入选)[^，；。]{1,20}的[^，；。]{2,20}(?:占比|比例|比重|率)|(?:获得|取得|通过|享受)[^，；。]{1,20}的[^，；。]{2,20}(?:数量?|总数))$/u;

/** Takes adverbs and verbs off the front; `verb` says whether one stood there. */
export function stripLead(phrase: string, verbs = true): { readonly rest: string; readonly verb: string } {
  let rest = phrase;
  let verb = "";
  for (let turn = 0; turn < 8; turn += 1) {
    const before = rest;
    rest = rest.replace(/^[，、；：。\s“”‘’\u0000—-]+/u, "").replace(LEADING, "");
    const found =
      verbs &&
      !RELATIVE.test(rest) &&
      !/^(?:增加值|建设用地|引导基金|研发|孵化|发展|转化|服务|开发|承担|转移|入库|入选(?!国家|省|市级|全国|世界|中国)|主导|参与|签约|落地|储备|招收|制定)/u.test(
        rest,
      )
        ? LEADING_VERB.exec(rest)?.[0]
        : undefined;
    if (found !== undefined) {
      verb += found;
      rest = rest.slice(found.length);
    }
    if (rest === before) break;
  }
  return { rest, verb };
}
