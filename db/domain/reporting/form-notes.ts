/** What the notes around the tables of a sheet prescribe (表的说明): units, date format, codes. */
import { parseUnit, readTableUnits, type UnitId, unitDimension } from "#domain/indicators/unit";
import { type DateStyle, noteDateStyle } from "#domain/reporting/date-style";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";

/** Notes read. */
export interface FormNotes {
  /** Sentences as written, without their numbers. */
  readonly clauses: readonly string[];
  /** Units stated for all columns of their measure; none where two are stated for one. */
  readonly units: readonly UnitId[];
  /** Units stated for a column by name (注册资本单位为万元). */
  readonly namedUnits: readonly { readonly name: string; readonly unit: UnitId }[];
  readonly dateStyle: DateStyle | null;
}

/** A sheet that says nothing. */
export const NO_NOTES: FormNotes = { clauses: [], units: [], namedUnits: [], dateStyle: null };

/** Reads the notes of a sheet: lines that begin as notes do, and lines outside of the tables that speak in sentences. */
export function readNotes(map: SheetMap): FormNotes {
  const clauses = noteTexts(map).flatMap(clausesOf);
  if (clauses.length === 0) return NO_NOTES;
  const named = clauses.flatMap(namedUnitsOf);
  const stated = clauses.flatMap((clause) => readTableUnits(withoutNamed(clause)));
  const units = [...new Set(stated)].filter(
    (unit, _, all) => all.filter((other) => unitDimension(other) === unitDimension(unit)).length === 1,
  );
  const styles = new Set(clauses.flatMap((clause) => noteDateStyle(clause) ?? []));
  const [style] = styles;
  return { clauses, units, namedUnits: named, dateStyle: styles.size === 1 ? (style ?? null) : null };
}

/** The unit a note states for a heading: by its name, else for all numbers of its measure. */
export function noteUnit(
  { namedUnits, units }: FormNotes,
  heading: string,
  isFitting: (unit: UnitId) => boolean,
): UnitId | null {
  const folded = foldText(heading).replace(/\([^()]*\)/gu, "");
  const named = namedUnits.find(({ name, unit }) => folded.includes(name) && isFitting(unit));
  return named?.unit ?? units.find(isFitting) ?? null;
}

const NOTE = /^[\s\u3000]*(?:附?注\d?|说明|备注|填[表报写]?(?:说明|要求|须知)|要求|[①-⑳]|\*|※)\s*[：:、.．\d]?/u;

function noteTexts(map: SheetMap): string[] {
  const texts: string[] = [];
  for (let row = 1; row <= map.rowCount; row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) {
      if (!map.isMaster(row, column)) continue;
      const text = map.text(row, column).trim();
      if (text.length < 6) continue;
      const isSentence = !map.isBordered(row, column) && /[，。；;]/u.test(text) && !/[_＿]{2,}/u.test(text);
      if (NOTE.test(text) || isSentence) texts.push(text);
    }
  }
  return texts;
}

/** One rule each. A list of codes stays together: 1.国家级；2.省级. */
function clausesOf(text: string): string[] {
  return text
    .replace(NOTE, "")
    .split(
      /[。\n①-⑳]|[；;](?!\s*["“]?(?:\d{1,2}|[A-Z]|否|无|不|未|×)\s*["”]?[\s.、．:：=填写打为(（\p{Script=Han}])|(?<=[。；;\n]|^)\s*\d{1,2}[.、．]/u,
    )
    .map((clause) => clause.replace(/^\s*(?:[（(]?\d{1,2}[)）.、．]|[;；])\s*(?=["“\p{Script=Han}]{2})/u, "").trim())
    .filter((clause) => clause.length >= 4);
}

/** 注册资本单位为万元, 从业人员按万人填写: a unit for one column. */
const NAMED =
  /([\p{Script=Han}]{2,12}?)(?:的?(?:计量)?单位[为是:]|(?:均?以|均?按)(?=[千万亿百]?[元人家户件项㎡美平]))(?:人民币)?([百千万亿]?(?:元|美元|人|家|户|件|项|㎡|平方米))/gu;
const GENERAL =
  /(?:金额|货币|价值量?)$|^(?:本表|表中|表内|所有|全部|以上|各项)?(?:的)?(?:金额|货币|价值量?|经济指标|面积|计量|统一|人员|人数|数量)?(?:类?指标)?$/u;

function namedUnitsOf(clause: string): FormNotes["namedUnits"] {
  return [...clause.normalize("NFKC").matchAll(NAMED)].flatMap((match) => {
    const name = foldText(match[1] ?? "").replace(/^(?:其中|但|而|和|及)/u, "");
    const unit = parseUnit(match[2] ?? "");
    return unit === null || GENERAL.test(name) ? [] : [{ name, unit }];
  });
}

function withoutNamed(clause: string): string {
  return clause
    .normalize("NFKC")
    .replace(NAMED, (whole: string, name: string) => (GENERAL.test(foldText(name)) ? whole : ""));
}
