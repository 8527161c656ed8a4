/** Bounds that a title sets to figures (标题里的数量条件): 营业收入1亿元以上, 500人以上, 产值超亿元, 有出口业绩. */
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import type { FieldBound, ListCondition } from "#domain/reporting/form-binding";
import { fieldNamed, figureAtEnd, type TitleFields } from "#domain/reporting/title-fields";
import type { Phrase, Understood } from "#domain/reporting/title-phrase";

const FIGURE = "((?:(?:19|20)\\d{2}年?度?)?[\\p{Script=Han}A-Z&]{0,14}?)";
const NUMBER = "(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千]{1,5})";
const UNIT = "(亿元|亿美元|万美元|百万元|千元|万元|万平方米|万人|亿|万|元|人|名|家|件|项|个|平方米|㎡|亩|%)";
const OPEN = "(?:\\(含(?:本数)?\\))?";
const REACH = `((?:${OPEN})(?:及?以上|及?以下|以内|之内)(?:\\(不?含[^()]*\\))?)`;
const WORD =
  "(不低于|不少于|不小于|不超过|不高于|不多于|达到|超过|突破|高于|大于|多于|低于|小于|少于|不足|不满|未达到?|达|超|过)";

/** Takes bounds out of a title. A range takes its lower end in and leaves the upper one out. */
export function takeBounds(phrase: Phrase, fields: TitleFields): void {
  phrase.take(
    new RegExp(
      `${FIGURE}(?:在|为)?${NUMBER}${UNIT}?${OPEN}(?:及?以上)?(?:-|~|至|到|、|,)${NUMBER}${UNIT}(?:及?以下|\\(不?含[^()]*\\)|之间)*`,
      "u",
    ),
    ([, figure = "", low = "", lowUnit = "", high = "", unit = ""]) =>
      bounded(figure, lowUnit === "" ? unit : lowUnit, fields, (own) => {
        const scale = own === unit ? null : [own, unit];
        return scale === null ? [bound("≥", low), bound("<", high)] : inUnit(low, high, scale);
      }),
  );
  const read = (figure: string, word: string, number: string, unit: string, reach: string): Understood | null => {
    const operator = operatorOf(word, reach);
    if (operator === null || (number === "" && !/^[亿万]/u.test(unit))) return null;
    return bounded(figure, unit, fields, () => [bound(operator, number === "" ? "1" : number)]);
  };
  phrase.take(
    new RegExp(`${FIGURE}(?:在|为)?${WORD}${NUMBER}?${UNIT}${REACH}?`, "u"),
    ([, figure = "", word = "", number = "", unit = "", reach = ""]) => read(figure, word, number, unit, reach),
  );
  phrase.take(
    new RegExp(`${FIGURE}(?:在|为)?(?:${NUMBER}|(?=[亿万]元))${UNIT}${REACH}`, "u"),
    ([, figure = "", number = "", unit = "", reach = ""]) => read(figure, "", number, unit, reach),
  );
}

/** Takes out that there is some of a figure (有出口业绩); after everything else that stands before 企业. */
export function takeHaving(phrase: Phrase, fields: TitleFields): void {
  phrase.take(
    /(?:[拥具持]?有)(?![效限关])([\p{Script=Han}A-Z&]{2,8}?)(业绩|实绩|活动|行为|投入|支出|费用)?的?(?=[\uE001\uE100-\uEFFF]|企业|单位|公司|法人)/u,
    ([, what = "", tail = ""]) => having([`${what}${tail}`, what], fields),
  );
}

function bounded(
  figure: string,
  unitWord: string,
  fields: TitleFields,
  make: (unit: string) => readonly FieldBound[] | null,
): Understood | null {
  const unit = unitOf(unitWord);
  const isHeads = figure === "" && (unit === "人" || unit === "万人") && fields.kind === "enterprise";
  const named = isHeads ? fields.index.byId.get("employees") : undefined;
  const found = named === undefined ? figureAtEnd(figure, unit, fields) : { field: named, before: 0 };
  const compare = make(unitWord);
  if (found === null || compare === null) return null;
  const own = found.field.dimension === "ratio" ? unit : (unit ?? found.field.storedUnit);
  const condition: ListCondition = { field: found.field.id, compare, unit: own };
  return { as: "conditions", where: [condition], keep: found.before };
}

/** 有出口业绩: more than none; 有研发活动: said to be so. */
function having(names: readonly string[], fields: TitleFields): Understood | null {
  for (const word of names.flatMap((name) => [name, `开展${name}`, `有效${name}`, `${name}额`, `${name}数`])) {
    const field = fieldNamed(word, fields);
    if (field?.type === "boolean") return { as: "conditions", where: [{ field: field.id, equals: true }] };
    if (field?.type === "integer" || field?.type === "decimal")
      return { as: "conditions", where: [{ field: field.id, compare: [bound(">", "0")], unit: field.storedUnit }] };
  }
  return null;
}

/** 以上 takes its bound in, 以下 leaves it out unless it says so (国家统计报表制度). */
function operatorOf(word: string, reach: string): FieldBound["operator"] | null {
  const isMore = /以上/u.test(reach);
  const isLess = /以下|以内|之内/u.test(reach);
  const excluded = /\(不含/u.test(reach);
  if (/^不(?:低于|少于|小于)$|^达到?$/u.test(word)) return isLess ? null : "≥";
  if (/^不(?:超过|高于|多于)$/u.test(word)) return isMore ? null : "≤";
  if (/^(?:低于|小于|少于|不足|不满|未达到?)$/u.test(word)) return isMore ? null : "<";
  if (word !== "") return isLess ? null : ">";
  if (isMore) return excluded ? ">" : "≥";
  return isLess ? (!excluded && /\(含|及以下|以内|之内/u.test(reach) ? "≤" : "<") : null;
}

function bound(operator: FieldBound["operator"], number: string): FieldBound {
  return { operator, value: String(numeral(number)) };
}

const SIZES: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1e3,
  万元: 1e4,
  百万元: 1e6,
  亿元: 1e8,
  人: 1,
  万人: 1e4,
};

/** 5000万元至1亿元: both in the unit of the lower end; null when the two cannot be told in one. */
function inUnit(low: string, high: string, units: readonly string[]): readonly FieldBound[] | null {
  const [from, until] = units.map((word) => SIZES[unitOf(word) ?? ""]);
  if (from === undefined || until === undefined) return null;
  return [bound("≥", low), { operator: "<", value: String((numeral(high) * until) / from) }];
}

function unitOf(word: string): UnitId | null {
  if (word === "亿") return "亿元";
  return word === "万" ? "万元" : parseUnit(word);
}

const DIGITS = "零一二三四五六七八九";
const TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 5000, 五千, 两百, 十五. */
function numeral(text: string): number {
  if (/^[\d.]+$/u.test(text)) return Number(text);
  let [sum, last] = [0, 0];
  for (const mark of text.replace(/两/gu, "二")) {
    const times = TIMES[mark];
    if (times === undefined) last = DIGITS.indexOf(mark);
    else {
      sum += (last === 0 ? 1 : last) * times;
      last = 0;
    }
  }
  return sum + last;
}
