/** How many a list takes and in which order, in words (名次与排序用语): 营业收入前二十户, 利润总额后10名, 按纳税额降序排列. */
import { fieldAtEnd, figureAtEnd, type TitleFields } from "#domain/reporting/title-fields";
import type { Phrase } from "#domain/reporting/title-phrase";
import { foldText } from "#domain/shared/chinese-text";

/** So many, sorted by a field; `orderBy` null: by which is not said. */
export interface TitleLimit {
  readonly count: number;
  readonly orderBy: string | null;
  readonly descending: boolean;
}

/** An order asked for (排序要求). `descending` absent: as the field usually goes. `orderBy` null: nobody knows the field. */
export interface AskedOrder {
  readonly orderBy: string | null;
  readonly descending?: boolean;
  readonly words: string;
}

const RANKED =
  /([\p{Script=Han}A-Z&]{0,14}?)(?:排名|排序|排在|位居|位列|居)?([前后])(\d{1,3}|[二三四五六七八九]?十|[一二三四五六七八九]|百)(?:名|位|户|家|强|个)(?:的)?/u;

/** Takes 前10名 out of a title; null when it takes everybody. */
export function takeLimit(phrase: Phrase, fields: TitleFields): TitleLimit | null {
  let limit: TitleLimit | null = null;
  phrase.take(RANKED, ([, figure = "", end = "", number = ""]) => {
    const by = figure.replace(/(?:指标|总量)$/u, "");
    const found = figureAtEnd(by, null, fields);
    const count = numeral(number);
    if (count === 0 || limit !== null) return null;
    limit = { count, orderBy: found?.field.id ?? null, descending: end === "前" };
    const before = found?.before ?? figure.length;
    return { as: "plain", keep: figure.slice(0, before).replace(/按$/u, "").length };
  });
  const ranked: TitleLimit | null = limit;
  return ranked === null ? null : withOrder(ranked, askedOrder(phrase.text, fields));
}

/** 前10名（按营业收入） names the field elsewhere. */
function withOrder(limit: TitleLimit, asked: AskedOrder | null): TitleLimit {
  return limit.orderBy !== null || asked === null ? limit : { ...limit, orderBy: asked.orderBy };
}

const FALLING = "从高到低|由高到低|从大到小|由大到小|从多到少|由多到少|降序|倒序|递减|从晚到早|由近及远";
const RISING =
  "从低到高|由低到高|从小到大|由小到大|从少到多|由少到多|升序|递增|从早到晚|由远及近|从先到后|由先到后|先后";
const SORTED = new RegExp(
  `按照?([\\p{Script=Han}A-Z&]{2,14}?)的?(?:(${FALLING})|(${RISING})|(?=排序|排列|排名|\\)|$))(?:的?(?:顺序|次序))?`,
  "u",
);

/** The order that a title or a note asks for; null when it asks for none. */
export function askedOrder(text: string, fields: TitleFields): AskedOrder | null {
  const folded = foldText(text);
  const found = SORTED.exec(folded);
  if (found === null) return /排序|排列|升序|降序/u.test(folded) ? { orderBy: null, words: folded } : null;
  const [words, name = "", falling, rising] = found;
  const field = fieldAtEnd(name, fields);
  const known = field !== null && field.before === 0 ? field.field.id : null;
  const way = falling === undefined && rising === undefined ? {} : { descending: falling !== undefined };
  return { orderBy: known, ...way, words };
}

const NUMERALS = "一二三四五六七八九十";

function numeral(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === "百") return 100;
  if (!text.endsWith("十")) return NUMERALS.indexOf(text) + 1;
  return (text.length === 1 ? 1 : NUMERALS.indexOf(text.charAt(0)) + 1) * 10;
}
