/** The field that words of a title name (标题里的字段): the figure held against a bound, the date of 新入园, what a list is sorted by. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { isUnitFor, matchHeader } from "#domain/importing/match-header";
import type { UnitId } from "#domain/indicators/unit";

/** Whose fields are meant. `year`: the one the form's figures are about. */
export interface TitleFields {
  readonly index: CatalogueIndex;
  readonly kind: string;
  readonly year: number | null;
}

/** A field named at the end of a text, and how many characters come before its name. */
export interface EndingField {
  readonly field: Field;
  readonly before: number;
}

/** The number that the end of a text names (岚湖片区营业收入: 营业收入), if it fits the unit; null when it names none for certain, or that of another year. */
export function figureAtEnd(text: string, unit: UnitId | null, fields: TitleFields): EndingField | null {
  const found = fieldAtEnd(text, fields, (field) => {
    if (field.type !== "integer" && field.type !== "decimal") return false;
    return unit === null || isUnitFor(unit, field.dimension);
  });
  return found === null || isOfAnotherYear(text.slice(0, found.before), fields.year) ? null : found;
}

/** The field of any sort that the end of a text names. */
export function fieldAtEnd(
  text: string,
  fields: TitleFields,
  fits: (field: Field) => boolean = () => true,
): EndingField | null {
  for (let before = 0; before <= text.length - 2; before += 1) {
    const field = fieldCalled(text.slice(before), fields);
    if (field !== null && fits(field)) return { field, before };
  }
  return null;
}

/** A field by its name or by the short form of it that titles use (纳税 for 纳税额, 年营收). */
export function fieldCalled(name: string, fields: TitleFields): Field | null {
  const bare = name.replace(/^(?:年度?|当年|本年度?)/u, "");
  const short = /^(?:收入|年收入|主营收入)$/u.test(bare) ? ["营业收入"] : [];
  for (const word of [name, bare, ...short, `${bare}额`, `${bare}总额`, `${bare}数`, `${bare}人数`]) {
    const field = fieldNamed(word, fields);
    if (field !== null) return field;
  }
  return null;
}

/** The field that has this very name, or a usual synonym. */
export function fieldNamed(word: string, { index, kind }: TitleFields): Field | null {
  if (word.length < 2) return null;
  const match = matchHeader({ path: [word], code: null, subject: kind }, index);
  const field = match.fields.length === 1 ? index.byId.get(match.fields[0] ?? "") : undefined;
  const isPlain = !match.approximate && match.relative === null && match.period === null;
  return field?.subject === kind && match.confidence >= LEAST_SURE && isPlain ? field : null;
}

const LEAST_SURE = 0.85;

/** 上年营业收入, 近三年平均…, 累计…, 人均…, or a year that is not the form's. */
function isOfAnotherYear(before: string, year: number | null): boolean {
  if (/(?:[上去前]|上年度?|去年|上一年度?|上期|近\S{1,2}年|年均|平均|累计|人均|亩均|户均)$/u.test(before)) return true;
  const stated = /(\d{4})年?度?$/u.exec(before)?.[1];
  return stated !== undefined && year !== null && Number(stated) !== year;
}
