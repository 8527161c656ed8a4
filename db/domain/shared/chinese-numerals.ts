/** Turns Chinese numerals of dates into Arabic ones (中文数字日期): `二〇二一年三月十五日` → `2021年3月15日`; anything else stays as it is. */
export function arabicDateNumerals(text: string): string {
  return text
    .replace(YEAR, (digits) => Array.from(digits, digitOf).join(""))
    .replace(SMALL, (word) => String(smallNumber(word)));
}

const DIGITS = "零一二三四五六七八九";
const ONE_DIGIT = "[〇○零Oo0一二三四五六七八九]";
const YEAR = new RegExp(`[一二]${ONE_DIGIT}{3}(?=年|$|[^${DIGITS}〇○十])`, "g");
const SMALL = /[一二三四五六七八九十廿卅]{1,3}(?=[月日号季]|[-—–~至到][一二三四五六七八九十]{1,3}[月季])/g;

function digitOf(character: string): string {
  const digit = DIGITS.indexOf(character);
  return digit < 0 ? "0" : String(digit);
}

/** 1 … 99: `九`, `十`, `十二`, `二十`, `三十一`, `廿三`. */
function smallNumber(word: string): number {
  const spelt = word.replace("廿", "二十").replace("卅", "三十");
  const ten = spelt.indexOf("十");
  if (ten < 0) return Number(digitOf(spelt.charAt(0)));
  const tens = ten === 0 ? 1 : Number(digitOf(spelt.charAt(0)));
  return tens * 10 + (ten === spelt.length - 1 ? 0 : Number(digitOf(spelt.charAt(ten + 1))));
}
