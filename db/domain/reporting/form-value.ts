import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit, type UnitId } from "#domain/indicators/unit";
import type { FormValue } from "#domain/reporting/form-binding";
import { chooseWord } from "#domain/reporting/choose-word";
import { isDateFormat, readNumberFormat } from "#domain/reporting/number-format-reading";
import { foldText } from "#domain/shared/chinese-text";
import { type Decimal, decimalFromNumber, multiplyDecimals, parseDecimal, roundDecimal } from "#domain/shared/decimal";

/** Where a value is to stand (目标单元格). */
export interface FormTarget {
  readonly unit: UnitId | null;
  readonly numberFormat: string | null;
  readonly allowed: readonly string[];
}

/** A value made ready for its cell (成形的值). `value` null: left blank, `problem` says why. `note` tells what was done to it, in Chinese. */
export interface FormedValue {
  readonly value: FormValue | null;
  /** As it will read in the cell. */
  readonly text: string;
  readonly note: string;
  readonly problem: { readonly severity: "error" | "warning"; readonly reason: string } | null;
}

/** Makes a stored value ready for a form cell (值的成形): exact unit conversion, decimals of the number format (四舍五入), words of the validation list, dates as the column shows them, codes as text. */
export function formValue(field: Field, stored: FieldValue, target: FormTarget): FormedValue {
  if (field.type === "integer" || field.type === "decimal") return formNumber(field, String(stored), target);
  if (field.type === "date") return formDate(String(stored), target);
  if (field.type === "boolean" || target.allowed.length > 0) return formWord(field, stored, target.allowed);
  return formText(String(stored));
}

/** Text made safe for a cell (文本清理): characters that XML cannot hold are taken out, 32,767 characters is the most a cell takes. */
export function formText(stored: string): FormedValue {
  const lines = stored.replace(/\r\n?/gu, "\n");
  const clean = lines.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, "");
  const text = clean.slice(0, 32_767);
  if (text === "") return blank("");
  const problem =
    text === lines
      ? null
      : ({
          severity: "warning",
          reason: clean === lines ? "文字太长，只写入前 32767 个字" : "文字里有不能写入表格的控制字符，已去掉",
        } as const);
  return { value: { kind: "text", text }, text, note: "", problem };
}

function blank(note: string, reason: string | null = null): FormedValue {
  return { value: null, text: "", note, problem: reason === null ? null : { severity: "warning", reason } };
}

function formNumber(field: Field, stored: string, target: FormTarget): FormedValue {
  const parsed = parseDecimal(stored);
  if (!parsed.ok) return blank("", `“${stored}”不是数，未填入`);
  const from = field.storedUnit;
  const to = target.unit ?? from;
  const converted = from === null || to === null ? parsed : convertUnit(parsed.value, from, to);
  if (!converted.ok) return blank("", `“${field.label}”的单位${from ?? ""}不能换算成${to ?? ""}，未填入`);
  const format = readNumberFormat(target.numberFormat);
  const places = format.percent ? null : format.decimals;
  const shown = places === null ? converted.value : roundDecimal(converted.value, places);
  const notes = [
    from === to || from === null ? "" : `由${from}换算成${to}`,
    shown === converted.value ? "" : `按表格的${places === 0 ? "整数" : `${places}位小数`}四舍五入`,
  ];
  return {
    value: format.text
      ? { kind: "text", text: shown }
      : { kind: "number", decimal: writtenNumber(shown, format.percent, to) },
    text: shown,
    note: notes.filter((note) => note !== "").join("，"),
    problem: vanishing(converted.value, shown, to),
  };
}

/** A percent format shows 0.12 as 12%, so percent points are written as their fraction. */
function writtenNumber(shown: Decimal, percent: boolean, unit: UnitId | null): Decimal {
  return percent && unit === "%" ? multiplyDecimals(shown, decimalFromNumber(0.01)) : shown;
}

function vanishing(exact: Decimal, shown: Decimal, unit: UnitId | null): FormedValue["problem"] {
  const zero = decimalFromNumber(0);
  if (shown !== zero || exact === zero) return null;
  return { severity: "warning", reason: `原值是 ${exact}${unit ?? ""}，按表格的小数位数四舍五入后成了 0` };
}

function formDate(stored: string, target: FormTarget): FormedValue {
  const [year = "", month, day] = stored.split("-");
  if (target.numberFormat === null || !isDateFormat(target.numberFormat)) {
    return { value: { kind: "text", text: stored }, text: stored, note: "", problem: null };
  }
  const showsDay = /d/iu.test(target.numberFormat.replace(/"[^"]*"|\[[^\]]*\]/gu, ""));
  if (day !== undefined || (month !== undefined && !showsDay)) {
    const date = `${year}-${month}-${day ?? "01"}`;
    return { value: { kind: "date", date }, text: stored, note: "", problem: null };
  }
  const reason = `只有${month === undefined ? "年份" : "年月"}“${stored}”，按文字写入，没有补日期`;
  return { value: { kind: "text", text: stored }, text: stored, note: "", problem: { severity: "warning", reason } };
}

function formWord(field: Field, stored: FieldValue, allowed: readonly string[]): FormedValue {
  const said = stored === true ? "是" : stored === false ? "否" : String(stored);
  const choice = field.choices.find((one) => foldText(one.value) === foldText(said));
  const word = chooseWord([said, ...(choice?.writtenAs ?? [])], allowed);
  if (word === null) {
    const shown = allowed.slice(0, 8).join("、");
    return blank("", `“${said}”不在表格允许的选项里（${shown}${allowed.length > 8 ? "…" : ""}），没有填入`);
  }
  if (allowed.length === 0) return formText(word);
  return { ...formText(word), note: word === said ? "" : `按表格的选项写成“${word}”` };
}
