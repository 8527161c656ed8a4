import {
  type CellTyper,
  type Finding,
  noted,
  plain,
  type Reading,
  refused,
  type TyperContext,
} from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { isCodeWithName } from "#domain/importing/cell-style";
import { isDateCell, notText, OUTER_BLANKS, warning } from "#domain/importing/plain-text";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** Makes the reader of a code column (代码列解析器): upper case, half width, no spaces; digits never become numbers. 行业代码 drops the letter of its section (I6550 → 6550) and the name behind it. */
export function createCodeTyper({ field, column }: TyperContext): CellTyper {
  const read = READERS[field.id] ?? ((code: string) => plain(code));
  return (content, raw) => {
    const other = notText(content, raw) ?? lostDigits(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    const isNumber = typeof content === "number";
    if (isDateCell(content)) return refused("code-malformed", `“${raw.trim()}”是日期格式，不是代码，未导入`);
    const reading = read(foldText(raw), { raw, isNumber, habit: column.habit ?? null });
    return reading.finding === null ? { value: reading.value, finding: writing(raw, reading.value) } : reading;
  };
}

/** How the writing differed from a clean code; null when only outer blanks did. */
function writing(raw: string, value: Reading["value"]): Finding | null {
  const shown = raw.replace(OUTER_BLANKS, "");
  const say = (kind: string, what: string) => warning(kind, `代码里有${what}，已整理为 ${String(value)}`);
  if (/[\uff01-\uff5e]/u.test(shown)) return say("fullwidth", "全角字符");
  if (/\p{Cf}/u.test(shown)) return say("hidden-character", "看不见的字符");
  if (/^[0-9A-Z]+\s+[0-9A-Z\s]+$/iu.test(shown)) return say("code-spaces", "空格或换行");
  return /^[a-z]{2}/u.test(shown) ? say("code-lowercase", "小写字母") : null;
}

interface Written {
  readonly raw: string;
  readonly isNumber: boolean;
  /** How most of the column is written; `code+name`: the name behind the code. */
  readonly habit: string | null;
}

type CodeReader = (code: string, written: Written) => Reading;

const READERS: Readonly<Record<string, CodeReader>> = {
  industryCode: readIndustryCode,
  highTechCertificateNumber: readCertificate,
  postcode: readPostcode,
};

function lostDigits(content: CellContent, raw: string): Reading | null {
  const value = typeof content === "object" && content.kind === "formula" ? content.value : content;
  const isLong = typeof value === "number" && value >= 1e15;
  if (!isLong && !/^\d(?:\.\d+)?E\+\d{2}$/iu.test(raw.trim())) return null;
  return refused(
    "code-numeric-precision-lost",
    `“${raw.trim()}”存成了数值，只保留了 15 位有效数字，末尾已经丢失，请按文本格式重新填写`,
  );
}

/** GB/T 4754: a section letter, then two to four digits. */
function readIndustryCode(folded: string, { raw, isNumber, habit }: Written): Reading {
  const shown = raw.trim();
  const code = folded.replace(/^[A-T](?=\d)/u, "");
  if (/^\d{2,4}$/u.test(code)) {
    const isShort = (isNumber || habit === "code:4") && code.length === 3;
    if (!isShort && !isDivision(code.slice(0, 2))) {
      return noted(code, "code-malformed", `“${shown}”不是国民经济行业分类里的代码，照原样导入，请核对`);
    }
    return isShort
      ? noted(code, "code-leading-zero", `“${shown}”存成了数值，前面的 0 可能已经丢失，请核对`)
      : plain(code);
  }
  const found = [...folded.matchAll(/(?<![\d.])[A-T]?(\d{2,4})(?![\d.A-Z])/gu)].map((match) => match[1] ?? "");
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    return noted(code, "code-malformed", `“${shown}”不是单独一个行业代码，照原样导入，请核对`);
  }
  const before = folded.slice(0, folded.indexOf(only));
  const isCertain = /^[A-T]?$/u.test(before) && habit === "code+name" && isCodeWithName(shown);
  return isCertain ? plain(only) : noted(only, "code-with-name", `“${shown}”里取行业代码 ${only}，其余文字不导入`);
}

/** Divisions (大类) of GB/T 4754-2017 run from 01 to 97. */
function isDivision(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 97;
}

/** Certificate numbers of high-tech enterprises (国科发火〔2016〕32号 and its 工作指引): GR or GF, year, region, running number — 14 characters in all. */
const CERTIFICATE = /G[RF]20[0-3]\d\d{8}/gu;

function readCertificate(folded: string, { raw, habit }: Written): Reading {
  const found = folded.match(CERTIFICATE) ?? [];
  const [only] = found;
  if (only !== undefined && only === folded) return plain(folded);
  const shown = raw.trim();
  if (found.length === 1 && only !== undefined && !/[0-9A-Z]/u.test(folded.replace(only, "").replace(/\d{4}/u, ""))) {
    return noted(only, "code-with-text", `“${shown}”里取证书编号 ${only}，其余文字不导入，请核对`);
  }
  if (found.length > 1)
    return noted(folded, "two-codes-in-one-cell", `“${shown}”里不止一个证书编号，照原样导入，请核对`);
  if (!/\d/u.test(folded)) return refused("code-malformed", `“${shown}”不是证书编号，未导入`);
  const repaired = folded.replace(/(?<=^G[RF].*)[OILSZ]/gu, (letter) => DIGITS[letter] ?? letter);
  const suggestion = repaired !== folded && repaired.match(CERTIFICATE)?.[0] === repaired ? repaired : null;
  const isNear = habit === "code:GR" || LIKE_CERTIFICATE.test(folded);
  const hint = suggestion === null ? "" : `，可能是 ${suggestion}`;
  return isNear
    ? noted(
        folded,
        "certificate-unusual",
        `“${shown}”不合证书编号的写法（GR 加 12 位数字）${hint}；照原样导入，请核对`,
        suggestion,
      )
    : plain(folded);
}

/** GS, RG, G or a Cyrillic letter for GR; the number alone; a year. Other certificates of the trade look otherwise. */
const LIKE_CERTIFICATE = /^[GC][RFP]|^[^\d\u4e00-\u9fff]{1,3}\d{10,15}$|^\d{12}$|^(?:19|20)\d\d年?$/u;

const DIGITS: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", S: "5", Z: "2" };

function readPostcode(folded: string, { raw, isNumber }: Written): Reading {
  if (/^\d{6}$/u.test(folded)) return plain(folded);
  if (isNumber && /^\d{5}$/u.test(folded)) {
    return noted(folded, "code-leading-zero", `“${raw}”存成了数值，前面的 0 可能已经丢失，请核对`, `0${folded}`);
  }
  return noted(folded, "code-malformed", `“${raw.trim()}”不是 6 位邮政编码，照原样导入，请核对`);
}
