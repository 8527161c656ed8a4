/** Turns Chinese numerals of dates into Arabic ones (中文数字日期): `二〇二一年三月十五日` → `2021年3月15日`; anything else stays as it is. */
export function arabicDateNumerals(text: string): string {
  return text
    .replace(YEAR, (digits) => Array.from(digits, digitOf).join(""))
    .replace(SMALL, (word) => String(smallNumber(word)));
}

/** A whole number in Chinese words as canonical digits (中文数字): `三百万` → `3000000`, `壹佰贰拾` → `120`, `两亿` → `200000000`; null when the words make no number (一二三, 百万百). */
export function readChineseNumber(words: string): string | null {
  const text = words.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟两〇]/gu, (word) => PLAIN_WORDS[word] ?? word);
  const parts = /^(?:(.+)亿)?零?(?:(.+)万)?零?(.*)$/u.exec(text);
  if (text === "" || parts === null) return null;
  const [, high, middle, low = ""] = parts;
  const sections = [high, middle, low].map((section) =>
    section === undefined || section === "" ? 0 : readSection(section),
  );
  const [hundredMillions, tenThousands, ones] = sections;
  if (hundredMillions === null || tenThousands === null || ones === null) return null;
  return String((hundredMillions ?? 0) * 1e8 + (tenThousands ?? 0) * 1e4 + (ones ?? 0));
}

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  两: "二",
  〇: "零",
};

/** Up to 九千九百九十九, as spoken: 十二, 一百零五, 三千. */
function readSection(section: string): number | null {
  const parts =
    /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      section,
    );
  if (section === "零") return 0;
  if (parts === null) return null;
  const [, thousands = "", hundreds = "", tens = "", ten, ones = ""] = parts;
  const digit = (word: string): number => (word === "" ? 0 : DIGITS.indexOf(word));
  const tensValue = ten === undefined ? 0 : tens === "" ? 1 : digit(tens);
  return digit(thousands) * 1000 + digit(hundreds) * 100 + tensValue * 10 + digit(ones);
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
