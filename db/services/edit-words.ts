import type { Field } from "#domain/catalogue/field";
import type { Finding } from "#domain/importing/cell-typer";
import { readDate } from "#domain/shared/partial-date";

/** What the typers' findings mean to a person who typed into one cell (手工输入的说法). The typers speak of imports (未导入、照原样导入、本列); here the same finding is told about a hand edit. */
export interface EditWords {
  readonly field: Field;
  /** As typed, trimmed. */
  readonly text: string;
}

/** Why a typed text was not stored; a clause that follows “没有存入：”. */
export function refusalWords(finding: Finding | null, { field, text }: EditWords): string {
  switch (finding?.kind) {
    case "number-unreadable":
      return `不是能识别的数${field.shownUnit === null ? "" : `，请填以${field.shownUnit}为单位的数`}`;
    case "range":
      return "这是一个范围，要填一个确切的数";
    case "count-not-whole":
      return "个数应为整数";
    case "foreign-currency":
      return "写的是外币，没有折算汇率，请折成人民币再填";
    case "placeholder":
    case "text-none":
      return "这个写法表示没有填。要清空这一格，请按 Delete 键";
    case "ditto":
      return "不替您照抄上一行，请写出实际内容";
    case "validity-as-duration":
      return "这是期限，不是日期";
    case "validity-unlimited":
      return "没有截止日期的，这一格留空即可";
    case "date-unreadable":
      return dateRefusal(text);
    case "boolean-unreadable":
      return "看不出是“是”还是“否”";
    case "choice-unknown":
      return `这一格只能填${field.choices.map(({ value }) => `“${value}”`).join("、")}`;
    default:
      return finding === null ? "看不懂这个写法" : asTyped(finding.reason);
  }
}

/** What a person should know of a text that was stored; null when it was only written in another way. */
export function warningWords(finding: Finding | null, { text }: EditWords): string | null {
  if (finding === null || ONLY_WRITING.has(finding.kind)) return null;
  const likely = finding.suggestion ? `，可能应为 ${finding.suggestion}` : "";
  switch (finding.kind) {
    case "approximate":
      return `“${text}”是约数，已按所写的数存入，请核对`;
    case "unit-suffix":
      return `“${text}”自带单位，已按所写的单位换算存入`;
    case "credit-code-check-digit":
      return `“${text}”的校验位不符${likely}。已照填存入，请对照营业执照核对`;
    case "credit-code-old-regno-15":
      return `“${text}”是 15 位旧工商注册号，不是 18 位统一社会信用代码。已照填存入`;
    case "org-code-9":
      return `“${text}”是 9 位组织机构代码，不是 18 位统一社会信用代码。已照填存入`;
    case "credit-code-malformed":
      return `“${text}”不是 18 位统一社会信用代码。已照填存入，请核对`;
    case "credit-code-O-for-0":
    case "credit-code-I-for-1":
    case "credit-code-look-alike":
      return `“${text}”里有信用代码不用的字母${likely}。已照填存入，请核对`;
    case "phone-without-digits":
      return `“${text}”里没有号码。已照填存入，请核对`;
    default:
      return asTyped(finding.reason);
  }
}

/** A sentence about an imported cell, told about a typed one. */
function asTyped(reason: string): string {
  return reason
    .replace(/[，；]照(?:原样|所认的单位)导入/u, "。已照填存入")
    .replace(/，其余文字不导入/u, "，其余文字没有存入")
    .replace(/[，；]未导入/u, "")
    .replace(/导入/gu, "存入")
    .replace(/本列/gu, "这一列");
}

/** Findings about how something was written, not what: of interest in a column of an imported sheet, not to who just typed it. */
const ONLY_WRITING: ReadonlySet<string> = new Set([
  "boolean-variant",
  "credit-code-apostrophe",
  "credit-code-fullwidth",
  "credit-code-lowercase",
  "credit-code-nbsp",
  "credit-code-spaces",
  "date-chinese-numerals",
  "date-text",
  "date-year-only",
  "fullwidth",
  "fullwidth-digits",
  "gb18030-only-character",
  "leading-tab",
  "line-break-in-field",
  "name-inner-space",
  "name-line-break",
  "number-as-text",
  "number-as-text-spaces",
  "number-as-text-thousands",
]);

function dateRefusal(text: string): string {
  const date = readDate(text);
  return date.ok || date.error.reason === "" ? "不是能识别的日期" : date.error.reason;
}
