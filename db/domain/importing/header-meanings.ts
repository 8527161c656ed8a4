import type { CatalogueIndex, NamedField } from "#domain/catalogue/catalogue-index";
import type { Field, FieldSubject } from "#domain/catalogue/field";
import { type HeaderText, withoutBrackets } from "#domain/importing/header-text";

/** What the words of a header mean (表头含义). */
export interface HeaderMeaning {
  readonly fields: readonly Field[];
  readonly confidence: number;
  readonly reason: string;
  /** Another column is the preferred source. */
  readonly alternative: boolean;
}

/** The words a meaning is sought for (待对应的表头文字). */
export interface HeaderWords {
  readonly texts: readonly HeaderText[];
  /** The column an 其中 is a part of. */
  readonly whole: readonly HeaderText[];
  /** Null: not known, any subject may answer. */
  readonly subject: FieldSubject | null;
}

/** Seeks the field a header names (按名称对应): the most specific wording first, ending with a name among harmless words. Null when nothing fits for certain. */
export function headerMeanings(words: HeaderWords, index: CatalogueIndex): HeaderMeaning | null {
  const leaf = words.texts.at(-1);
  if (
    leaf === undefined ||
    words.texts.some(({ fullName }, at) => isAnotherMeasure(fullName, at === words.texts.length - 1))
  )
    return null;
  const bracketed = leaf.part ? null : personWithPhone(leaf.name, words.subject, index);
  if (bracketed !== null) return bracketed;
  for (const wording of wordings(words, leaf, index.byFoldedName.has(leaf.name))) {
    const found = exact(wording, words.subject, index);
    if (found === "lookalike") return null;
    if (found !== null) return found;
  }
  if (leaf.part) return null;
  return (
    yesNoQuestion(leaf.name, words.subject, index) ??
    twoFacts(leaf.name, words.subject, index) ??
    amongHarmless(leaf.name, words.subject, index)
  );
}

/** A plan, a growth or a rank under or over a known name is not the figure itself. */
function isAnotherMeasure(name: string, isLeaf: boolean): boolean {
  return isLeaf ? /^(?:同比|环比|增长|增速|增幅|增减|较上年)/u.test(name) : ANOTHER_GROUP.test(name);
}

const ANOTHER_GROUP = /目标|计划|预计|预期|预测|预算|同比|环比|增长|增速|增幅|增减|占比|比重|排名|人均|亩均|年初|期初/u;

interface Wording {
  readonly name: string;
  readonly confidence: number;
  /** How the wording came about, for the reason. */
  readonly how: "itself" | "path" | "part";
}

/** Candidate wordings, most specific first: path and leaf together, then the leaf, each with and without brackets. */
function wordings({ texts, whole, subject }: HeaderWords, leaf: HeaderText, isKnown: boolean): readonly Wording[] {
  const found: Wording[] = [];
  const add = (name: string, confidence: number, how: Wording["how"]) => {
    found.push({ name, confidence, how });
    const bare = withoutBrackets(name);
    if (bare !== name && bare !== "" && !OTHER_IN_BRACKETS.test(name))
      found.push({ name: bare, confidence: confidence - 0.03, how });
  };
  const parent = texts.length > 1 ? texts.at(-2) : undefined;
  const core = parent === undefined ? "" : groupCore(parent.name);
  // In a table of carriers a plain 地址 or 名称 is the carrier's.
  if (subject === "carrier" && core === "") add(`载体${leaf.name}`, 0.9, "itself");
  if (leaf.part) {
    addPartWordings(leaf, whole.at(-1), add);
    if (core !== "") add(core + leaf.name, 0.88, "path");
    add(leaf.name, 0.9, "part");
    return found;
  }
  if (core !== "") {
    if (isTotalWord(leaf.name) || leaf.periodOnly) add(core, 0.9, "path");
    add(core + leaf.name, 0.95, "path");
    // 联系人 under 联系方式 is the person, not 联系人联系方式.
    if (!isKnown) add(leaf.name + core, 0.88, "path");
  }
  if (core === "" || !GENERIC.test(leaf.name) || ABOUT_ENTERPRISE.test(core)) {
    if (leaf.relative === null) add(leaf.fullName, 0.98, "itself");
    if (leaf.fullName !== leaf.name) add(leaf.name, 0.96, "itself");
  }
  return found;
}

/** 其中：发明专利 beside 有效知识产权数 counts valid invention patents; beside 申请 or 授权 it counts applications or grants. */
function addPartWordings(
  leaf: HeaderText,
  whole: HeaderText | undefined,
  add: (name: string, confidence: number, how: Wording["how"]) => void,
): void {
  add(`其中:${leaf.name}`, 0.93, "part");
  if (whole === undefined) return;
  const qualifier = /有效|拥有/u.test(whole.name) ? "有效" : (/申请|授权|毕业|在孵/u.exec(whole.name)?.[0] ?? "");
  if (qualifier === "") return;
  add(qualifier + leaf.name, 0.9, "part");
  add(`${leaf.name}${qualifier}数`, 0.88, "part");
}

/** 知识产权情况（件） → 知识产权: what a group header adds to the words below it. */
function groupCore(group: string): string {
  const core = withoutBrackets(group).replace(/(?:基本)?(?:情况|指标|信息|数据|概况|明细|状况|方面)$/u, "");
  return CORE_TOO_WIDE.test(core) ? "" : core;
}

function isTotalWord(name: string): boolean {
  return /^(?:合计|总计|总数|总额|小计|数量|金额|总量|计|数|本年度?|本期|当年|本年累计|实际|完成|全年)数?$/u.test(name);
}

function exact(
  { name, confidence, how }: Wording,
  subject: FieldSubject | null,
  index: CatalogueIndex,
): HeaderMeaning | "lookalike" | null {
  const named = choose(index.byFoldedName.get(name), subject);
  if (named === null) return index.lookalikes.has(name) && !index.byFoldedName.has(name) ? "lookalike" : null;
  const { field, by } = named;
  const via = how === "path" ? "上下两级表头合起来" : how === "part" ? "按“其中”前一列的口径" : "表头";
  const reason = by === "label" ? `${via}就是“${field.label}”` : `${via}“${name}”是“${field.label}”的常见写法`;
  return {
    fields: [field],
    confidence: by === "label" ? Math.min(1, confidence + 0.02) : confidence,
    reason,
    alternative: false,
  };
}

/** A wording of both an enterprise and a carrier field goes to the table's subject; attributes of enterprises also describe carriers. */
function choose(named: readonly NamedField[] | undefined, subject: FieldSubject | null): NamedField | null {
  if (named === undefined) return null;
  const own = named.find(({ field }) => field.subject === subject);
  if (own !== undefined) return own;
  const [first] = named;
  if (first === undefined) return null;
  // In a table of enterprises a carrier's word (级别, 总面积, 高新技术企业数) is another thing, unless it names the carrier itself.
  return subject !== "enterprise" || first.field.kind === "identity" ? first : null;
}

const JOINERS = /(?:及其?|和|与|或|、|\/|\(|\+|&)/u;

/** 联系人及电话 holds a person and a phone. */
function twoFacts(name: string, subject: FieldSubject | null, index: CatalogueIndex): HeaderMeaning | null {
  const joined = JOINERS.exec(name);
  if (joined === null) return null;
  const first = name.slice(0, joined.index);
  const second = name.slice(joined.index + joined[0].length).replace(/\)$/u, "");
  const person = choose(index.byFoldedName.get(first), subject)?.field;
  const other = choose(index.byFoldedName.get(second), subject)?.field;
  if (person !== undefined && person === other) {
    return {
      fields: [person],
      confidence: 0.92,
      reason: `“${first}”和“${second}”都是“${person.label}”`,
      alternative: false,
    };
  }
  if (person?.type !== "person" || other?.type !== "phone") return null;
  // The phone beside the legal representative is not the contact's phone.
  if (person.id !== "contactPerson") {
    return {
      fields: [person],
      confidence: 0.7,
      reason: `一格里有“${person.label}”和电话，只取“${person.label}”`,
      alternative: false,
    };
  }
  const reason = `一列里有“${person.label}”和“${other.label}”两样，分开导入`;
  return { fields: [person, other], confidence: 0.9, reason, alternative: false };
}

/** 联系人（电话）: the bracket adds a fact, it does not explain the name. */
function personWithPhone(name: string, subject: FieldSubject | null, index: CatalogueIndex): HeaderMeaning | null {
  return /\((?:联系)?(?:电话|手机号?码?|方式|座机)\)$/u.test(name) && !index.byFoldedName.has(name)
    ? twoFacts(name, subject, index)
    : null;
}

/** 是否已认定为国家高新技术企业 asks what 是否高新技术企业 asks: only the verb differs. */
function yesNoQuestion(name: string, subject: FieldSubject | null, index: CatalogueIndex): HeaderMeaning | null {
  const asked = QUESTION.exec(name)?.[1];
  if (asked === undefined) return null;
  for (const wording of [`是否${asked}`, asked]) {
    const field = choose(index.byFoldedName.get(wording), subject)?.field;
    if (field?.type !== "boolean") continue;
    return { fields: [field], confidence: 0.85, reason: `表头问的就是“${field.label}”`, alternative: false };
  }
  return null;
}

const QUESTION =
  /^(?:企业)?是否(?:已|被|获|经)?(?:认定|入选|列入|纳入|属于|获得|通过|评为|取得|具有|具备|入统|入库)?(?:为|成为|是)?(?:有效期内的?|当前)?(.{2,})$/u;

/** A known name with only harmless words around it: 企业本年度营业收入总额情况 → 营业收入. */
function amongHarmless(name: string, subject: FieldSubject | null, index: CatalogueIndex): HeaderMeaning | null {
  if (name.length > 24 || [ANOTHER_MEASURE, OTHER_IN_BRACKETS, GENERIC].some((words) => words.test(name))) return null;
  for (const known of index.foldedNames) {
    if (known.length < 3) break;
    const at = name.indexOf(known);
    if (at < 0) continue;
    const around = `${name.slice(0, at)}|${name.slice(at + known.length)}`;
    if (!HARMLESS.test(around)) continue;
    const named = choose(index.byFoldedName.get(known), subject);
    if (named === null) continue;
    const reason = `表头里有“${known}”，其余字词不改变含义，按“${named.field.label}”处理`;
    return { fields: [named.field], confidence: 0.75, reason, alternative: false };
  }
  return null;
}

/** Words that say nothing by themselves: under a group header they need the group's words. */
const GENERIC =
  /^(?:名称|级别|类型|类别|数量|金额|人数|合计|总计|总数|总额|小计|时间|日期|编号|代码|电话|手机|姓名|联系人|联系方式|面积|备注|说明|数|额|地址|其他|其它|等级|本年|上年|当年|申请数?|授权数?|投入|收入|规模|有效期|问题)$/u;
const ABOUT_ENTERPRISE = /企业|单位|公司|基本|联系|联络|通讯|工商|登记|主体/u;
const CORE_TOO_WIDE = /^(?:基本|企业|单位|主要|经济|其他|其它|相关|填报|系统|人员|GQ-\d+.*|\d+|)$/u;
/** Rates, growth, plans and last year's figures are never the figure itself. */
/** A bracket that makes it another figure or another paper: 营业收入（预计）, 证书编号（软件企业）. */
const OTHER_IN_BRACKETS =
  /\([^()]*(?:预计|预期|预测|预估|计划|目标|不变价|可比价|同比|环比|增长|增速|增幅|占比|比重|上年|去年|上期|同期|人均|软件|ISO|专精特新|许可|著作权)[^()]*\)/u;
const ANOTHER_MEASURE =
  /同比|环比|增长|增速|增幅|增量|比重|占比|比例|比率|率$|率\(|强度|目标|计划|预计|预期|排名|上年|上一年|去年|前年|同期|人均|亩均|地均|平均|累计|新增|是否|减免|其中|文件|附件|机构|项目数/u;
const HARMLESS =
  /^(?:企业|单位|公司|本|该|贵|的|年度|全年|当年|本年|年末|期末|报告期|实际|主要|目前|现有|现|年|填报|入驻|入园|园区内?|所属|所在|工商|拥有|从事|截至|\([^()]*\))*\|(?:额|数|总额|总数|数量|人数|金额|合计|情况|信息|内容|期末|年末|全称|名称?|登记|如有|填写|列表|号码?|证号码?|\([^()]*\))*$/u;
