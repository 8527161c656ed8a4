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
import { cleanName, foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** Makes the reader of a name column (名称列解析器): spaces and line breaks removed, brackets as written. */
export function createNameTyper(): CellTyper {
  return (content, raw) => {
    if (isErrorCell(content)) return formulaError(raw);
    if (!UNUSUAL.test(raw)) return readPlaceholder(raw) ?? plain(raw);
    const value = cleanName(raw);
    const finding = nameFinding(raw, value) ?? rareCharacter(value);
    return { value: value === "" ? null : value, finding };
  };
}

/** Makes the reader of a person or text column (文字列解析器): outer blanks removed, the rest as written. */
export function createTextTyper({ field }: TyperContext): CellTyper {
  const isPerson = field.type === "person";
  return (content, raw) => {
    if (isErrorCell(content)) return formulaError(raw);
    const placeholder = readPlaceholder(raw);
    if (placeholder !== null) return placeholder;
    if (!UNUSUAL.test(raw)) return plain(raw);
    const text = raw.replace(OUTER_BLANKS, "");
    const value = isPerson && CHINESE_NAME.test(text) ? cleanName(text) : text;
    return { value, finding: textFinding(raw, text, value) };
  };
}

/** Makes the reader of a code column (代码列解析器): upper case, half width, no spaces; digits never become numbers. 行业代码 drops the letter of its section (I6550 → 6550). */
export function createCodeTyper({ field }: TyperContext): CellTyper {
  const isIndustry = field.id === "industryCode";
  return (content, raw) => {
    if (isErrorCell(content)) return formulaError(raw);
    if (typeof content === "number" && content >= 1e15) {
      return refused(
        "code-numeric-precision-lost",
        `“${raw}”存成了数值，只保留了 15 位有效数字，末尾已经丢失，请按文本格式重新填写`,
      );
    }
    const placeholder = readPlaceholder(raw);
    if (placeholder !== null) return placeholder;
    const code = foldText(raw);
    const value = isIndustry ? code.replace(/^[A-T](?=\d)/u, "") : code;
    if (typeof content === "number" && isIndustry && value.length < 4 && value.length !== 2) {
      return noted(value, "code-leading-zero", `“${raw}”存成了数值，前面的 0 可能已经丢失，请核对`);
    }
    return /[\uff01-\uff5e]/u.test(raw)
      ? noted(value, "fullwidth", `“${raw.trim()}”里有全角字符，已改为半角`)
      : plain(value);
  };
}

/** Makes the reader of a phone column (电话列解析器): the first of two numbers is taken and the cell reported. */
export function createPhoneTyper(): CellTyper {
  return (content, raw) => {
    if (isErrorCell(content)) return formulaError(raw);
    return readPlaceholder(raw) ?? readPhone(raw.replace(OUTER_BLANKS, ""));
  };
}

/** Splits 姜铭 100-0000-5910 into person and phone (拆分联系人及电话); a part that is not there is blank. */
export function splitPersonAndPhone(raw: string): { readonly person: string; readonly phone: string } {
  const parts = /^([^\d+]*?)[\s:：,，/、;；(（]*((?:[(（]?\+?\d).*)$/su.exec(raw.trim());
  if (parts === null) return { person: raw.trim(), phone: "" };
  const phone = (parts[2] ?? "").trim();
  const closes = /[)）]$/u.test(phone) && !/[(（]/u.test(phone);
  return { person: (parts[1] ?? "").trim(), phone: closes ? phone.slice(0, -1) : phone };
}

/** White space, full-width blanks, invisible marks, or characters outside the common set. */
const UNUSUAL = /[\s\p{Cf}\p{Zs}\u3400-\u4dbf]|[\u{20000}-\u{3ffff}]/u;
const OUTER_BLANKS = /^[\s\p{Cf}\p{Zs}]+|[\s\p{Cf}\p{Zs}]+$/gu;
const CHINESE_NAME = /^[\u4e00-\u9fff](?:[\s\p{Zs}]*[\u4e00-\u9fff]){1,3}$/u;

function isErrorCell(content: CellContent): boolean {
  if (typeof content !== "object") return false;
  if (content.kind === "error") return true;
  return content.kind === "formula" && typeof content.value === "object" && content.value?.kind === "error";
}

function formulaError(raw: string): Reading {
  return refused("formula-error", `单元格是公式错误 ${raw}，未导入`);
}

function nameFinding(raw: string, value: string): Finding | null {
  const trimmed = raw.replace(OUTER_BLANKS, "");
  if (/[\r\n]/u.test(trimmed)) return warn("name-line-break", `名称中间有换行，已连成“${value}”`);
  return trimmed === value ? null : warn("name-inner-space", `名称中间有空格，已去掉，读作“${value}”`);
}

function textFinding(raw: string, text: string, value: string): Finding | null {
  if (value !== text) return warn("name-inner-space", `中间有空格，已去掉，读作“${value}”`);
  if (/[\r\n]/u.test(text)) return warn("line-break-in-field", "内容中间有换行，照原样保留");
  return raw.startsWith("\t") ? warn("leading-tab", "内容前面有制表符，已去掉") : rareCharacter(value);
}

/** Characters only GB 18030 has are lost in GBK files and missing in old fonts. */
function rareCharacter(value: string): Finding | null {
  const rare = RARE.exec(value)?.[0];
  return rare === undefined
    ? null
    : warn("gb18030-only-character", `含生僻字“${rare}”，旧系统或旧字体可能显示不出，已照原样保留`);
}

const RARE = /[\u3400-\u4dbf]|[\u{20000}-\u{3ffff}]/u;

function warn(kind: string, reason: string): Finding {
  return { kind, severity: "warning", reason, suggestion: null };
}

function readPhone(text: string): Reading {
  const numbers = text.split(/[/／、,，;；\n]+|\s{1,}(?=[\d(（+])/u).map((part) => part.trim());
  const [first, second] = numbers;
  const isTwo = first !== undefined && second !== undefined && digits(first) >= 7 && digits(second) >= 7;
  const value = (isTwo ? first : text).replace(/[\uff10-\uff19]/gu, (digit) => digit.normalize("NFKC"));
  if (isTwo) return noted(value, "two-phones-in-one-cell", `一格里有 ${numbers.length} 个电话，取第一个 ${value}`);
  return digits(text) === 0
    ? noted(value, "phone-without-digits", `“${text}”里没有号码，照原样导入，请核对`)
    : plain(value);
}

function digits(text: string): number {
  return text.replace(/[^\d\uff10-\uff19]/gu, "").length;
}
