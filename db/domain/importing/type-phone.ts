import { type CellTyper, noted, plain, type Reading, refused } from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { isDateCell, notText, OUTER_BLANKS } from "#domain/importing/plain-text";

/** Makes the reader of a phone column (电话列解析器): kept as written, half width; the first of two numbers is taken, words around it are left out, and the cell reported. */
export function createPhoneTyper(): CellTyper {
  return (content, raw) => {
    if (typeof content === "string" && USUAL.test(raw)) return plain(raw);
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    const text = raw.replace(OUTER_BLANKS, "").replace(/^'/u, "");
    if (isDateCell(content)) return refused("phone-malformed", `“${text}”是日期格式，不是电话号码，未导入，请重新填写`);
    const fraction = /^(\d+)\.(\d+)$/u.exec(text);
    if (fraction !== null) return withFraction(text, fraction[1] ?? "", fraction[2] ?? "");
    if (/^\d(?:\.\d+)?E\+?\d{1,2}$/iu.test(text)) {
      return refused("phone-precision-lost", `“${text}”是科学计数法，后面的位数已经丢失，未导入，请重新填写`);
    }
    return withoutZero(text) ?? readPhone(text);
  };
}

/** Most cells by far: a mobile number, or a landline with its area code. */
const USUAL = /^(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|\d{3}-\d{4}-\d{4})$/u;

/** A landline with its area code that was once stored as a number has lost the leading 0: 055112345678 → 55112345678, 01012345678 → 1012345678. */
function withoutZero(text: string): Reading | null {
  if (!/^(?:[2-9]\d{9,10}|10\d{8})$/u.test(text) || /^[48]00\d{7}$/u.test(text)) return null;
  const reason = `“${text}”存成了数值，区号前面的 0 可能已经丢失，可能是 0${text}；照原样导入，请核对`;
  return noted(text, "phone-leading-zero", reason, `0${text}`);
}

/** 13800000001.0, as programs write numbers: the fraction says nothing. */
function withFraction(text: string, whole: string, fraction: string): Reading {
  return /^0+$/u.test(fraction)
    ? noted(whole, "phone-with-text", `“${text}”存成了小数，号码读作 ${whole}，请核对`)
    : noted(text, "phone-malformed", `“${text}”不是能识别的电话号码，照原样导入，请核对`);
}

function readPhone(text: string): Reading {
  const numbers = text
    .split(/[/／、,，;；|\n]+|\s{1,}(?=[\d(（+])|(?<=\d)(?:或|和|及)(?=\d)/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const [first] = numbers;
  const long = numbers.filter((part) => digits(part) >= 7);
  const isSeveral = first !== undefined && digits(first) >= 7 && long.length >= 2;
  const value = halfWidth(isSeveral ? first : text);
  if (isSeveral) {
    const only = withoutWords(value) ?? value;
    return noted(only, "two-phones-in-one-cell", `一格里有 ${long.length} 个电话，取第一个 ${only}`);
  }
  return readOne(value, text);
}

function readOne(value: string, text: string): Reading {
  if (digits(value) === 0) return noted(value, "phone-without-digits", `“${text}”里没有号码，照原样导入，请核对`);
  if (/[*＊xX×]{2,}/u.test(value)) return noted(value, "phone-masked", `“${text}”有几位被遮住了，照原样导入，请核对`);
  const core = value.replace(EXTENSION, "");
  if (!/^[\d\s()（）+＋.\-—–－]+$/u.test(core)) {
    const found = withoutWords(value);
    return found === null
      ? noted(value, "phone-malformed", `“${text}”不是能识别的电话号码，照原样导入，请核对`)
      : noted(found, "phone-with-text", `“${text}”里除了号码还有别的文字，只取号码 ${found}，请核对`);
  }
  if (MADE_UP.test(core.replace(/\D/gu, ""))) {
    return noted(value, "phone-made-up", `“${text}”像是随手填的号码，照原样导入，请核对`);
  }
  const count = digits(core.replace(/^[+＋]?86/u, ""));
  const isShortMobile = /^1[3-9]\d*$/u.test(core) && core.length !== 11;
  return count === 7 || count === 8 || (count >= 10 && count <= 12 && !isShortMobile)
    ? plain(value)
    : noted(value, "phone-length", `“${text}”有 ${count} 位数字，不是完整的电话号码，照原样导入，请核对`);
}

/** One digit throughout, or counting upwards: filled in only to pass a required field. */
const MADE_UP = /^(\d)\1{6,}$|^\d?1234567\d*$/u;

/** An extension: 转801, 分机801, -801 behind a number long enough to stand alone. */
const EXTENSION = /(?:(?:转|分机|内线|ext\.?|#|\*)[:：]?\s*\d{1,6}|(?<=\d{7,8})[-—－]\d{1,5})$/iu;

/** The only number in a text with words around it; null when there is none, or several. */
function withoutWords(text: string): string | null {
  const found = [...text.matchAll(/(?<![0-9A-Za-z])(?:[(（]0\d{2,3}[)）])?\+?\d[\d\-—－ ]{5,}\d(?![0-9A-Za-z])/gu)].map(
    ([number]) => number.trim(),
  );
  const [only] = found;
  const isMessenger = /QQ|微信号|邮箱|@/iu.test(text);
  return found.length === 1 && only !== undefined && !isMessenger ? only : null;
}

function halfWidth(text: string): string {
  return text.replace(/[\uff10-\uff19]/gu, (digit) => digit.normalize("NFKC"));
}

function digits(text: string): number {
  return text.replace(/[^\d\uff10-\uff19]/gu, "").length;
}
