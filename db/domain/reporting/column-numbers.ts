/** Rows that number the columns of a table (栏次、栏号): 甲 乙 1 2 3, ① ② ③ ④=②/①, A B C. They belong to the headings. */
import { foldText } from "#domain/shared/chinese-text";

/** Series that columns are numbered in, each from its first sign. */
const LETTERS: readonly string[] = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const ROMANS: readonly string[] = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split(" ");
const OTHERS: readonly (readonly string[])[] = [
  Array.from({ length: 99 }, (_, i) => String(i + 1)),
  [..."甲乙丙丁戊己庚辛壬癸"],
  [..."一二三四五六七八九十"],
];
const SERIES: readonly (readonly string[])[] = [LETTERS, ROMANS, ...OTHERS];

/** What heads such a row. */
const NAMED = /^(?:栏次|栏号|栏目|栏|列次|列号|列)[:：]?$/u;
/** Columns that take no number. */
const NONE = /^[-—–/×*]+$/u;
const FORMULA = /^([A-Z]+|\d+|\p{Script=Han})=[-\dA-Z\p{Script=Han}+*/×÷%.]+$/u;

/** Whether the texts of a row, from left to right, number its columns: all that is written there counts on in its series, or says how a number comes from others. */
export function isNumberingColumns(texts: readonly string[]): boolean {
  const written = texts.map(foldText).filter((text) => text !== "" && !NONE.test(text));
  const isNamed = NAMED.test(written[0] ?? "");
  const signs = written.slice(isNamed ? 1 : 0).map(signOf);
  if (signs.some((sign) => sign === null)) return false;
  const found = signs.flatMap((sign) => sign ?? []);
  return found.length >= 2 && countsOn(found);
}

/** The number of a column without brackets around it: (3)=(2)/(1) and 3=2/1 are column 3. */
function signOf(folded: string): string | null {
  const bare = folded.replace(/[()[\]]/gu, "").replace(/^第(.+)[栏列]$|[.、]$/u, "$1");
  const sign = FORMULA.exec(bare)?.[1] ?? bare;
  return SERIES.some((series) => series.includes(sign)) ? sign : null;
}

/** Every series begins at its first sign and leaves none out; 甲 乙 before 1 2 3 are two of them. */
function countsOn(signs: readonly string[]): boolean {
  const isWhole = (series: readonly string[], used: readonly string[]) => used.every((sign, i) => sign === series[i]);
  // I, V and X are letters as well as Roman numbers: one of the two explains all that stand here.
  const latin = signs.filter((sign) => /^[A-Z]/u.test(sign));
  const isLatin = isWhole(LETTERS, latin) || isWhole(ROMANS, latin);
  return (
    isLatin &&
    OTHERS.every((series) =>
      isWhole(
        series,
        signs.filter((sign) => series.includes(sign)),
      ),
    )
  );
}
