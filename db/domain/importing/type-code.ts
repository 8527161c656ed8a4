import { type CellTyper, noted, plain, type Reading, refused, type TyperContext } from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { notText } from "#domain/importing/plain-text";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** Makes the reader of a code column (代码列解析器): upper case, half width, no spaces; digits never become numbers. 行业代码 drops the letter of its section (I6550 → 6550) and the name behind it. */
export function createCodeTyper({ field, column }: TyperContext): CellTyper {
  const read = READERS[field.id] ?? ((code: string) => plain(code));
  return (content, raw) => {
    const other = notText(content, raw) ?? lostDigits(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    const isNumber = typeof content === "number";
    const reading = read(foldText(raw), { raw, isNumber, isUsual: column.habit === "code+name" });
    if (reading.finding !== null || !/[\uff01-\uff5e]/u.test(raw)) return reading;
    return noted(reading.value, "fullwidth", `“${raw.trim()}”里有全角字符，已改为半角`);
  };
}

interface Written {
  readonly raw: string;
  readonly isNumber: boolean;
  /** The whole column writes the name behind the code. */
  readonly isUsual: boolean;
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
function readIndustryCode(folded: string, { raw, isNumber, isUsual }: Written): Reading {
  const shown = raw.trim();
  const code = folded.replace(/^[A-T](?=\d)/u, "");
  if (/^\d{2,4}$/u.test(code)) {
    const isShort = isNumber && code.length < 4 && code.length !== 2;
    return isShort
      ? noted(code, "code-leading-zero", `“${shown}”存成了数值，前面的 0 可能已经丢失，请核对`)
      : plain(code);
  }
  const found = [...folded.matchAll(/(?<![\d.])[A-T]?(\d{2,4})(?![\d.])/gu)].map((match) => match[1] ?? "");
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    return noted(code, "code-malformed", `“${shown}”不是单独一个行业代码，照原样导入，请核对`);
  }
  const before = folded.slice(0, folded.indexOf(only));
  const isCertain = /^[A-T]?$/u.test(before) && isUsual;
  return isCertain ? plain(only) : noted(only, "code-with-name", `“${shown}”里取行业代码 ${only}，其余文字不导入`);
}

/** Certificate numbers of high-tech enterprises (国科发火〔2016〕32号 and its 工作指引): GR or GF, year, region, running number — 14 characters in all. */
const CERTIFICATE = /G[RF](?:19|20)\d{2}\d{8}/gu;

function readCertificate(folded: string, { raw }: Written): Reading {
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
  const isNear = /^[GC][RFP]|^\d{12}$/u.test(folded);
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

const DIGITS: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", S: "5", Z: "2" };

function readPostcode(folded: string, { raw, isNumber }: Written): Reading {
  if (/^\d{6}$/u.test(folded)) return plain(folded);
  if (isNumber && /^\d{5}$/u.test(folded)) {
    return noted(folded, "code-leading-zero", `“${raw}”存成了数值，前面的 0 可能已经丢失，请核对`, `0${folded}`);
  }
  return noted(folded, "code-malformed", `“${raw.trim()}”不是 6 位邮政编码，照原样导入，请核对`);
}
