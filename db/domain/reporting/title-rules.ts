/** Words of titles that state a condition or none at all (标题用语), as data. */
import type { ListCondition } from "#domain/reporting/form-binding";
import { INDUSTRY_DIVISIONS } from "#domain/reporting/industry-words";

/** A word that states conditions on entries of a kind (条件用语). */
export interface TitleRule {
  readonly kind: string;
  readonly words: RegExp;
  /** The whole title says it is not so yet. */
  readonly unless?: RegExp;
  readonly where: readonly ListCondition[];
}

/** Titles of those that are not yet what they shall be (培育、拟申报). */
export const NOT_YET = /培育|后备|拟|申报|推荐|入库|意向|候选/u;

const industry: ListCondition = { field: "industryCode", startsWithAny: INDUSTRY_DIVISIONS };
const scale = (equals: boolean): ListCondition => ({ field: "aboveScale", equals });
const highTech = (equals: boolean): ListCondition => ({ field: "highTechEnterprise", equals });
const sizes = (...equalsAny: readonly string[]): ListCondition => ({ field: "enterpriseScale", equalsAny });

/** Definitions of a class in place of its name: 规模以上工业 is 年主营业务收入2000万元及以上 (国家统计局 规模以上工业统计范围, since 2011). */
export const DEFINITIONS: readonly TitleRule[] = [
  {
    kind: "enterprise",
    words: /年?主营业务收入(?:达到?|在)?2000万元(?:\(含\))?及?以上的?工业(?=企业|法人)/u,
    where: [scale(true), industry],
  },
];

/** Longer words come before those inside them. Sizes: 中小企业促进法 counts 中型、小型、微型. */
export const RULES: readonly TitleRule[] = [
  { kind: "enterprise", words: /(?:规模以上|规上)工业/u, unless: NOT_YET, where: [scale(true), industry] },
  { kind: "enterprise", words: /(?:规模以下|规下)工业/u, where: [scale(false), industry] },
  { kind: "enterprise", words: /规模以下|规下|非规上|非规模以上/u, where: [scale(false)] },
  { kind: "enterprise", words: /规模以上|规上/u, unless: NOT_YET, where: [scale(true)] },
  { kind: "enterprise", words: /工业(?=企业)/u, where: [industry] },
  { kind: "enterprise", words: /非高新技术企业|非高企/u, where: [highTech(false)] },
  {
    kind: "enterprise",
    words: /(?:国家级?)?高新技术企业|国高企?|高企/u,
    unless: /培育|后备|拟|申报|推荐|意向|候选/u,
    where: [highTech(true)],
  },
  { kind: "enterprise", words: /在孵/u, where: [{ field: "incubationStatus", equals: "在孵" }] },
  { kind: "enterprise", words: /(?:已)?毕业(?=的?企业)/u, where: [{ field: "incubationStatus", equals: "毕业" }] },
  { kind: "enterprise", words: /大中型/u, where: [sizes("大型", "中型")] },
  { kind: "enterprise", words: /中小微(?:型)?|中小(?:型)?/u, where: [sizes("中型", "小型", "微型")] },
  { kind: "enterprise", words: /小微(?:型)?/u, where: [sizes("小型", "微型")] },
  {
    kind: "carrier",
    words: /专业(?:型|性)?(?=(?:科技企业)?孵化器)/u,
    where: [{ field: "carrierSpecialisation", equals: "专业" }],
  },
  {
    kind: "carrier",
    words: /综合(?:型|性)?(?=(?:科技企业)?孵化器)/u,
    where: [{ field: "carrierSpecialisation", equals: "综合" }],
  },
];

/** Classes that no field of the roster states (名册上没有的分类). */
export const UNREAD: Readonly<Record<string, RegExp>> = {
  enterprise:
    /专精特新|小巨人|瞪羚|独角兽|单项冠军|科技型中小企业|科技型小微|科技型企业|领军企业|上市企业|上市公司|拟上市|挂牌企业|外资企业|亏损企业|停产|高成长|新增|新认定|到期|培育|后备|拟申报|拟认定|申报|推荐|重点|骨干|龙头/u,
  carrier: /新认定|拟|申报|推荐|优秀|不合格|新增/u,
};

/** What narrows any list, wherever in its title it stands. */
export const NARROWING =
  /除.{1,12}外|不含|不包括|剔除|扣除|\d(?:亿|万)?元?(?:及?以[上下内]|以外)|[前后]\d+[名位户家强]/u;

/** Fields whose values titles name; a district or a zone there is mostly the office's own. */
export const TITLE_FIELDS: ReadonlySet<string> = new Set([
  "park",
  "carrier",
  "innovationCluster",
  "carrierType",
  "stayCarrier",
  "memberCluster",
  "technologyField",
  "industry",
  "enterpriseScale",
  "carrierIndustry",
]);

/** Words for ownership inside 登记注册类型 (国统字〔2011〕86号: 港、澳、台商投资企业, 外商投资企业). */
export const OWNERSHIP: readonly { readonly words: RegExp; readonly contains: string }[] = [
  { words: /外商投资/u, contains: "外商投资" },
  { words: /港、?澳、?台商?投资/u, contains: "港澳台" },
];

/** Levels that a class has by itself, so that naming them narrows nothing (工信部企业〔2022〕63号). */
export const OWN_LEVELS: Readonly<Record<string, string>> = {
  专精特新小巨人: "国家级",
  专精特新中小企业: "省级",
  制造业单项冠军: "国家级",
};

/** Words for whom a list is of. */
export const HEADS: Readonly<Record<string, RegExp>> = {
  enterprise: /企业法人|企业单位|法人单位|企业|公司|市场主体|经营主体|单位/u,
  carrier: /(?:创新创业|科技创新|双创|创业|众创)?孵化载体|(?:科技)?(?:创新创业|双创|创新|创业)?(?:载体|平台|基地)/u,
};

const SPAN = "(?:\\d{1,2}(?:-|至)\\d{1,2}月份?|\\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|全年)";

/** Words that narrow nothing, in this order: dates, places, offices, who all is there, what the table is. */
export const PLAIN: readonly RegExp[] = [
  /[X×*○_]{2,}(?:省|市|区|县|州|盟|旗)?/iu,
  new RegExp(
    `(?:截至|截止|至)?(?:(?:19|20)\\d{2}|20)年?度?(?:${SPAN})?(?:\\d{1,2}日)?(?:末|底)?(?:累计)?|${SPAN}(?:末|底)?(?:累计)?|(?:本|当)年度?|(?:本|当)(?:期|季度?|月)|年度|十[三四五六]五(?:期间|时期)?|报告期|\\d{4}-\\d{1,2}(?:-\\d{1,2})?`,
    "u",
  ),
  /附[件表]\d*[一二三四五六七八九十]*(?:-\d+)?|表(?:\d+|[一二三四五六七八九十]+)(?:-\d+)?|第[一二三四五六七八九十\d]+[批部页张]分?/u,
  /(?<![\p{Script=Han}])(?![非外未不新上拟除各全])\p{Script=Han}{1,6}?(?:省|自治区|(?<!上)市|自治州|州|盟)(?![级场内外属直部])/u,
  /(?<![\p{Script=Han}])(?![非外未不新拟除各全])\p{Script=Han}{0,8}?(?:国家)?(?:高新技术产业(?:开发区|园区)|高新技术开发区|高新区|经济技术开发区|经开区|开发区|自主创新示范区|自创区|示范区|自贸区|新区)/u,
  /(?<![\p{Script=Han}])(?![非外未不新拟除各全])\p{Script=Han}{1,5}?(?<![片园社街小山地辖])(?:区|县|旗)(?![级域内外块属])/u,
  /(?:管理委员会|管委会)|(?<![\p{Script=Han}])\p{Script=Han}{2,8}?(?:局|厅)/u,
  /[全我本各](?:高新区|地区|园区|片区|省|市|区|县|州|园|级|类)|各(?=[\uE001\uE100-\uEFFF])|辖区内?|区内|园区内?|高新区|分(?:园区|片区|行业|领域|区域|级别?|类别?)/u,
  /[年季月期]末|仍(?:然|旧|为)?|目前|当前|[年季月]底|所有|全部|全体|全量|现有|存续|正常(?:生产)?经营(?:的|中)?|有关|相关|具体|在册|在库|在园|入园|入驻|驻区|落户|纳入统计|入统|纳统|一套表|有效期内|有效|证书|法人|辖内/u,
  /创新(?:能力)?(?:调查|监测|评价)|科技活动|基本|主要|总体|运行|经营|生产|综合|信息|情况|数据|指标|汇总|统计|明细|登记|花名|一览|调查|报送|填报|上报|备案表?|联系方式|名单|名册|名录库?|榜单?|台账|清单|目录|报表|花名册|册|表|台帐|家底|档案|总表|简表|公示|样表|模板|口径|火炬|年报|季报|月报|双栏|单栏|续|附|版|稿|试行|加盖公章|盖章|公章|不分先后|排名/u,
];

/** Words besides that narrow nothing for a kind. */
export const PLAIN_OF: Readonly<Record<string, RegExp>> = {
  carrier: /创新创业|科技创新|双创|科技企业|科技|创业孵化|孵化|创新|创业|众创|建设|已?认定|已?备案|机构|单位|运营/u,
};
