/** Numbers inside names (名称里的数字): 一厂 is not 二厂, 360 is not 361. */

/** What a name counts (名称里的数字). */
export interface NameNumerals {
  /** Numbers that count one of several (第二, 三厂, 5分公司, 8号), in order, as `2,3`. */
  readonly ordinals: string;
}

/** Reads the numbers of a folded name (取名称里的数字). Chinese digits and Arabic ones are the same. */
export function readNumerals(folded: string): NameNumerals {
  if (!ANY.test(folded)) return NONE;
  const ordinals = [...folded.matchAll(ORDINAL)].map((match) => toDigits(match[1] ?? match[2] ?? ""));
  return ordinals.length === 0 ? NONE : { ordinals: ordinals.join(",") };
}

/** Do two folded names differ in nothing but their numbers (只有数字不同)? */
export function sameButNumerals(a: string, b: string): boolean {
  if (!ANY.test(a) || !ANY.test(b)) return false;
  const [one, two] = [toDigits(a), toDigits(b)];
  return one !== two && one.replace(/\d+/gu, "#") === two.replace(/\d+/gu, "#");
}

const NONE: NameNumerals = { ordinals: "" };
const DIGITS = "〇一二三四五六七八九";
const ANY = /[\d〇零一二三四五六七八九十两]/u;
const ORDINAL =
  /第([\d〇零一二三四五六七八九十]+)|([\d〇零一二三四五六七八九十]+)(?=(?:分?厂|分?公司|分?店|分?院|分?部|号|期|队|局|所|中队|车间|矿|建筑|建设|建工))/gu;

/** Chinese numbers up to 99 and digit by digit, as Arabic ones; all else stays. */
function toDigits(text: string): string {
  return text
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/gu, (_, tens?: string, ones?: string) => {
      return String(
        (tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : DIGITS.indexOf(ones)),
      );
    })
    .replace(/[〇零一二三四五六七八九两]/gu, (digit) => {
      if (digit === "零") return "0";
      return digit === "两" ? "2" : String(DIGITS.indexOf(digit));
    });
}
