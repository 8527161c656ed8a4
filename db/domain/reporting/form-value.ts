/** Stored values made ready for the cells of a form (值的成形). */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import type { UnitId } from "#domain/indicators/unit";
import { chooseWord } from "#domain/reporting/choose-word";
import type { FormValue } from "#domain/reporting/form-binding";
import { createCodedFormer } from "#domain/reporting/form-coded";
import { createDateFormer } from "#domain/reporting/form-date";
import { createNumberFormer } from "#domain/reporting/form-number";
import type { Writing } from "#domain/reporting/writing";
import { foldText } from "#domain/shared/chinese-text";

/** Where a value is to stand (目标单元格). */
export interface FormTarget {
  readonly unit: UnitId | null;
  readonly numberFormat: string | null;
  readonly allowed: readonly string[];
  /** Codes and date format that the form prescribes. */
  readonly writing?: Writing | undefined;
}

/** What a person should know about a value (值的问题). Problems of one `group` in one column are told once, with their number; without a group those of the same words. */
export interface ValueProblem {
  readonly severity: "error" | "warning";
  readonly reason: string;
  readonly group?: string;
}

/** A value made ready for its cell (成形的值). `value` null: left blank, `problem` says why. `note` tells what was done to it, in Chinese. */
export interface FormedValue {
  readonly value: FormValue | null;
  /** As it will read in the cell. */
  readonly text: string;
  readonly note: string;
  readonly problem: ValueProblem | null;
  /** The book has nothing to put here; the cell may hold the word for that (空值写法). */
  readonly absent: boolean;
}

/** Nothing stands in the book (账本里没有). */
export const ABSENT: FormedValue = { value: null, text: "", note: "", problem: null, absent: true };

/** Prepares a column or cell for the values of a field (值的成形): exact unit conversion, decimals of the number format (四舍五入), words of the validation list, dates as the column shows them, codes as text. */
export function createFormer(field: Field, target: FormTarget): (stored: FieldValue) => FormedValue {
  if (field.type === "integer" || field.type === "decimal") {
    const { form } = createNumberFormer({ label: field.label, from: field.storedUnit }, target);
    return (stored) => form(String(stored));
  }
  if (field.type === "date") {
    const form = createDateFormer(target, formText);
    return (stored) => form(String(stored));
  }
  const legend = target.writing?.words;
  const coded =
    legend === undefined ? null : createCodedFormer(field, { legend, target }, (stored) => wordsOf(field, stored));
  if (coded !== null) return remember(coded);
  if (field.type === "boolean" || target.allowed.length > 0) {
    return remember((stored) => {
      const [word, ...spellings] = wordsOf(field, stored);
      return formAllowed(word, spellings, target.allowed);
    });
  }
  return (stored) => formText(String(stored));
}

/** Columns of words hold the same few words over and over. */
function remember(form: (stored: FieldValue) => FormedValue): (stored: FieldValue) => FormedValue {
  const known = new Map<FieldValue, FormedValue>();
  return (stored) => {
    const ready = known.get(stored);
    if (ready !== undefined) return ready;
    const formed = form(stored);
    if (known.size < MOST_REMEMBERED) known.set(stored, formed);
    return formed;
  };
}

/** Text made safe for a cell (文本清理): characters that XML cannot hold are taken out, 32,767 characters is the most a cell takes. */
export function formText(stored: string): FormedValue {
  if (stored.length <= LONGEST_TEXT && !UNSAFE.test(stored)) {
    return stored === "" ? ABSENT : said(stored, null);
  }
  const lines = stored.replace(/\r\n?/gu, "\n");
  const clean = lines.replace(UNSAFE_ALL, "");
  const text = clean.slice(0, LONGEST_TEXT);
  if (text === "") return ABSENT;
  if (text === lines) return said(text, null);
  const reason = clean === lines ? "文字太长，只写入前 32767 个字" : "文字里有不能写入表格的控制字符，已去掉";
  return said(text, { severity: "warning", reason });
}

/** A word for the list of a cell (选项成形): one of the allowed words, or a question that names them. `spellings`: other ways of writing it. */
export function formAllowed(word: string, spellings: readonly string[], allowed: readonly string[]): FormedValue {
  const chosen = chooseWord([word, ...spellings], allowed);
  if (chosen === null) {
    const shown = allowed.slice(0, 8).join("、");
    const reason = `“${word}”不在表格允许的选项里（${shown}${allowed.length > 8 ? "…" : ""}），没有填入`;
    return { value: null, text: "", note: "", problem: { severity: "warning", reason }, absent: false };
  }
  const formed = formText(chosen);
  return allowed.length === 0 || chosen === word ? formed : { ...formed, note: `按表格的选项写成“${chosen}”` };
}

/** The word a value is said with, and its other spellings: 是, 否, choices as files write them. */
export function wordsOf(field: Field, stored: FieldValue): readonly [string, ...string[]] {
  const word = stored === true ? "是" : stored === false ? "否" : String(stored);
  const choice = field.choices.find((one) => foldText(one.value) === foldText(word));
  return [word, ...(choice?.writtenAs ?? [])];
}

const MOST_REMEMBERED = 1000;
const LONGEST_TEXT = 32_767;
/** Carriage returns, and what XML 1.0 cannot hold. */
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Cs}/u;
const UNSAFE_ALL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

function said(text: string, problem: ValueProblem | null): FormedValue {
  return { value: { kind: "text", text }, text, note: "", problem, absent: false };
}
