/** Reads from a form's notes whom they narrow its lists to (说明里的取数限定): 仅限规上企业填报, 不足2000万元的不填报. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { foldText } from "#domain/shared/chinese-text";

/** A sentence of a note that narrows a list. `wanted`: the words for those it wants; null: it says it some other way. */
export interface NoteScope {
  readonly sentence: string;
  readonly wanted: string | null;
}

/** Words that leave entries in or out. */
const NARROWS =
  /仅|只(?!要|需)|限(?!公司|责任|额|期|制)|不含|不包括|不包含|除外|除.{1,14}外|剔除|扣除|不(?:再|予|得|必|用|应|在)?(?:填|列|报|计入|统计|纳入|收录)|无需|不需|免[报填]|另[行表报]|(?:统计|填报|报送)(?:口径|范围|对象)|填列|列入|纳入|收录|任选|抽样|抽取|(?:填|列|报|统计|取|选).*[前后](?:\d+|[一二三四五六七八九十]+)[名位户家强]|(?:本表|本台账|本名单|本名册|本清单)(?:填报|统计|报送)|由.{2,}(?:填报|填写|填列|报送)$/u;

/** Words for entries, or for what sets some of them apart. */
const ENTRIES =
  /企业|公司|法人|载体|孵化器|众创空间|加速器|科技园|片区|园区|产业园|入园|入驻|领域|行业|规上|规模以[上下]|规下|高企|高新技术|成立|注册|上市|\d+万元|[\d一二三四五六七八九十][户名位家](?!称)|本(?:表|台账|名单|名册|清单)/u;

/** Rules about how cells are written, and what is handed in with them. */
const FORMAT =
  /小数|整数|数字|数值|保留|单位盖章|填报单位|计量单位|公章|盖章|签字|日期|格式|[大小]写|汉字|全称|简称|代码|编码|邮箱|电子版|纸质|一式|空格|留空|空白|空着|[√√□]|打勾|勾选|单选|多选|选填|四舍五入|附件|佐证|证明材料|前报|报送至|联系|公式|底色|单元格|灰色|阴影|\/|"-"|填"?[0无否]/u;

/** What is said of entries, whatever else stands in the sentence: …的企业不填报. */
const LEAVES_OUT =
  /的(?:企业|公司|单位|法人|载体|机构)?(?:均|都|可|一律)?(?:不(?:再|予|得|必|用|应)?(?:填报|填列|列入?|报送?|统计|纳入)|除外|免[报填]|另行.{0,4})(?:本表)?$/u;

/** A rule for one column: “研发费用”不含…, 本栏只填…. */
const OF_COLUMN = /^(?:"[^"]*"|(?:本|该|此)[栏列项]|.{2,12}?(?:一[栏列项]|指标|栏|列中))/u;

const OPENING =
  /^(?:附?注\d*|说明|备注|填[表报写]?(?:说明|要求|须知)|要求|[*※])[:.、]?|^\(?\d{1,2}[.、)]|^[①-⑳]|^\((?=.*\)$)/u;

/** Sentences of a note that narrow a list; what it says of numbers, dates, stamps and single columns is none of them. */
export function narrowingSentences(note: string, index: CatalogueIndex): readonly NoteScope[] {
  const labels = [...index.byId.values()].map(({ label }) => foldText(label));
  return note
    .split(/[。；;\n①-⑳]|(?<=[：:\s])(?=\d{1,2}[.、])/u)
    .map((text) => opened(foldText(text)))
    .filter((text) => !STATED.test(text))
    .flatMap((text) => text.split(/[,]/u))
    .filter((text) => isNarrowing(text) && !isOfColumn(text, labels))
    .map((sentence) => ({ sentence, wanted: wantedIn(sentence) }));
}

/** Whether a text may narrow a list at all: worth reading. */
export function mayNarrow(text: string): boolean {
  return NARROWS.test(foldText(text));
}

/** 填报范围：… is read as such. */
const STATED = /(?:填报|统计|报送|填写|调查|名单)(?:范围|对象)[:为是]/u;

function opened(text: string): string {
  const rest = text.replace(OPENING, "");
  return rest === text ? text.replace(/\)$/u, (end) => (text.includes("(") ? end : "")) : opened(rest);
}

function isNarrowing(text: string): boolean {
  if (!NARROWS.test(text) || !ENTRIES.test(text)) return false;
  return LEAVES_OUT.test(text) || !FORMAT.test(text);
}

function isOfColumn(text: string, labels: readonly string[]): boolean {
  if (LEAVES_OUT.test(text)) return false;
  if (OF_COLUMN.test(text)) return true;
  return labels.some(
    (label) => text.startsWith(label) && /^(?:\([^()]*\))?[:是为指按以应请仅只不填的]/u.test(text.slice(label.length)),
  );
}

const WANTED: readonly RegExp[] = [
  /^(?:本表)?(?:统计|填报|报送)口径(?:为|是|:)(.+)$/u,
  /^(?:本(?:表|台账|名单|名册|清单)|请)?(?:仅|只)?(?:限于?|由)(.+?)(?:填报|填列|填写|报送|统计)?$/u,
  /^(?:本(?:表|台账|名单|名册|清单)|请)?(?:仅|只)?(?:填报|填列|填写|统计|纳入|报送|列入|收录|列|报|填)(.+)$/u,
];

function wantedIn(sentence: string): string | null {
  for (const pattern of WANTED) {
    const text = pattern.exec(sentence)?.[1];
    if (text !== undefined) return text;
  }
  return null;
}
