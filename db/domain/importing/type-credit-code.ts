import { type CellTyper, type Finding, noted, plain, type Reading, refused } from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { suggestCreditCode } from "#domain/importing/suggest-credit-code";
import { isOrganisationCode } from "#domain/enterprises/organisation-code";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** Makes the reader of a credit code column (信用代码列解析器). Codes stay as written (upper case, half width, no spaces) even when the check character fails: reported, a correction suggested, never applied. */
export function createCreditCodeTyper(): CellTyper {
  return typeCreditCode;
}

/** Excel keeps 15 digits of a number; an 18-digit code stored as one has lost its end. */
const EXACT_BELOW = 1e15;

function typeCreditCode(content: CellContent, raw: string): Reading {
  if (typeof content === "number") return content >= EXACT_BELOW ? lost(raw) : typeCodeText(raw);
  if (typeof content === "string") return typeCodeText(content);
  if (typeof content === "boolean") return refused("credit-code-malformed", `“${raw}”不是信用代码，未导入`);
  switch (content.kind) {
    case "number":
      return content.value >= EXACT_BELOW ? lost(raw) : typeCodeText(raw);
    case "formula":
      return content.value === null ? plain(null) : typeCreditCode(content.value, raw);
    case "error":
      return refused("formula-error", `单元格是公式错误 ${content.text}，未导入`);
    case "date":
      return refused("credit-code-malformed", `“${raw}”是日期格式，不是信用代码，未导入`);
  }
}

function lost(raw: string): Reading {
  return refused(
    "credit-code-numeric-precision-lost",
    `“${raw.trim()}”存成了数值，表格软件只保留 15 位有效数字，18 位代码的末尾已经丢失，无法还原，请按文本格式重新填写`,
  );
}

function typeCodeText(raw: string): Reading {
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const reading = readCreditCode(raw);
  switch (reading.kind) {
    case "blank":
      return plain(null);
    case "valid":
      // Cut to 15 digits, a code may still pass its check by chance; the organisation code inside rarely does too.
      if (/^\d{15}000$/u.test(reading.code) && !isOrganisationCode(reading.code.slice(8, 17))) return lost(raw);
      if (isMadeUp(reading.code)) return madeUp(reading.code);
      return reading.normalised ? { value: reading.code, finding: writing(raw, reading.code) } : plain(reading.code);
    case "checkFailed":
      return reading.lostDigits ? lost(raw) : failed(raw, reading.code);
    case "registration15":
      return withWriting(
        raw,
        noted(
          reading.number,
          "credit-code-old-regno-15",
          `“${reading.number}”是 15 位旧工商注册号${reading.checkOk ? "" : "，且校验位不符"}，不是 18 位统一社会信用代码，照原样导入`,
        ),
      );
    case "organisation9":
      return withWriting(
        raw,
        noted(
          reading.code.replaceAll("-", ""),
          "org-code-9",
          `“${raw.trim()}”是 9 位组织机构代码${reading.checkOk ? "" : "，且校验位不符"}，不是 18 位统一社会信用代码，照原样导入`,
        ),
      );
    case "malformed":
      return reading.lostDigits ? lost(raw) : malformed(raw, reading.text, reading.suggestion);
  }
}

/** One sign repeated, or counting upwards: filled in only to pass the check. */
function isMadeUp(code: string): boolean {
  return new Set(code).size <= 3 || /0?12345678/u.test(code) || !isOrganisationCode(code.slice(8, 17));
}

function madeUp(code: string): Reading {
  const reason = `“${code}”的末位校验对得上，但第 9—17 位的组织机构代码校验不符，或像是随手填的；照原样导入，请核对`;
  return noted(code, "credit-code-unlikely", reason);
}

/** The organisation code inside (places 9—17) has a check character of its own, which tells on which side the slip is. */
function failed(raw: string, code: string): Reading {
  const suggestion = suggestCreditCode(code);
  const where = isOrganisationCode(code.slice(8, 17)) ? "错在前 8 位或最后一位" : "错在第 9—17 位";
  const hint = suggestion === null ? `，多半${where}` : `，可能是 ${suggestion}`;
  const finding = {
    kind: "credit-code-check-digit",
    severity: "warning" as const,
    reason: `“${code}”的校验位不对，按 GB 32100 核对不符${hint}；照原样导入，请核对`,
    suggestion,
  };
  return withWriting(raw, { value: code, finding });
}

/** Letters the code never has, typed for digits that look alike (GB 32100 leaves out I O S V Z); or other words around a code. */
function malformed(raw: string, text: string, suggestion: string | null): Reading {
  if (!/\d|^[A-Z]{8}-[A-Z]$/u.test(text))
    return refused("credit-code-malformed", `“${raw.trim()}”不是信用代码，未导入`);
  if (suggestion !== null && foldText(raw).includes(suggestion)) {
    const reason = `“${text}”里除了代码还有别的文字，代码可能是 ${suggestion}；照原样导入，请核对`;
    return withWriting(raw, {
      value: text,
      finding: { kind: "credit-code-with-text", severity: "error", reason, suggestion },
    });
  }
  const kind =
    suggestion === null
      ? "credit-code-malformed"
      : text.includes("O")
        ? "credit-code-O-for-0"
        : text.includes("I")
          ? "credit-code-I-for-1"
          : "credit-code-look-alike";
  const reason =
    suggestion === null
      ? `“${text}”不是 18 位统一社会信用代码（${text.length} 位），照原样导入，请核对`
      : `“${text}”里有信用代码不用的字母，可能是 ${suggestion}；照原样导入，请核对`;
  return withWriting(raw, { value: text, finding: { kind, severity: "error", reason, suggestion } });
}

function withWriting(raw: string, reading: Reading): Reading {
  const extra = writing(raw, typeof reading.value === "string" ? reading.value : "");
  return extra === null ? reading : { ...reading, more: [extra] };
}

/** How the writing differed from a clean code; null when only outer blanks did. */
function writing(raw: string, code: string): Finding | null {
  const note = (kind: string, what: string): Finding => ({
    kind,
    severity: "warning",
    reason: `代码里有${what}，已整理为 ${code}`,
    suggestion: null,
  });
  if (raw.startsWith("\t")) return note("leading-tab", "制表符");
  if (/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u.test(raw)) return note("credit-code-fullwidth", "全角字符");
  if (/[\u00a0\u200b\ufeff]/u.test(raw)) return note("credit-code-nbsp", "看不见的空格");
  if (/\s/u.test(raw)) return note("credit-code-spaces", "空格");
  if (/[a-z]/u.test(raw)) return note("credit-code-lowercase", "小写字母");
  if (/^['"`´]/u.test(raw)) return note("credit-code-apostrophe", "撇号");
  if (/[-—－]/u.test(raw)) return note("credit-code-dash", "连接号");
  return null;
}
