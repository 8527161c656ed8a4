/** Values in the codes a form prescribes (代码写法): 是 as 1, 国家级 as A, a tick for 是 alone. */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import type { FormedValue, FormTarget } from "#domain/reporting/form-value";
import { readNumberFormat } from "#domain/reporting/number-format-reading";
import type { Legend } from "#domain/reporting/read-legend";
import { foldText } from "#domain/shared/chinese-text";

/** Prepares a column for them; null where the form offers other words to choose from than these codes. `wordsOf`: a value and its other spellings. */
export function createCodedFormer(
  field: Field,
  { legend, target }: { readonly legend: Legend; readonly target: FormTarget },
  wordsOf: (stored: FieldValue) => readonly [string, ...string[]],
): ((stored: FieldValue) => FormedValue) | null {
  const { allowed } = target;
  const codes = new Map(Object.entries(legend).map(([word, code]) => [foldText(word), code]));
  const isOffered = [...codes.values()].every((code) => code === "" || allowed.includes(code));
  if (allowed.length > 0 && !isOffered) return null;
  const isText = readNumberFormat(target.numberFormat).text;
  return (stored) => {
    const words = wordsOf(stored);
    const code = words.map((word) => codes.get(foldText(word))).find((known) => known !== undefined);
    if (code === undefined) return unknownCode(field, words[0], legend);
    const note = `按表上的说明，“${words[0]}”写成${code === "" ? "空" : `“${code}”`}`;
    if (code === "") return { value: null, text: "", note, problem: null, absent: false };
    const isNumber = /^(?:0|[1-9]\d?)$/u.test(code) && !isText;
    const value = isNumber ? ({ kind: "number", decimal: code } as const) : ({ kind: "text", text: code } as const);
    return { value, text: code, note, problem: null, absent: false };
  };
}

function unknownCode({ label }: Field, word: string, legend: Legend): FormedValue {
  const listed = Object.entries(legend).map(([known, code]) => `${code === "" ? "空" : code} ${known}`);
  const reason = `“${label}”是“${word}”，表上的代码里没有（${listed.join("、")}），没有填入`;
  return { value: null, text: "", note: "", problem: { severity: "warning", reason }, absent: false };
}
