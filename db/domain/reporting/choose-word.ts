import { foldText } from "#domain/shared/chinese-text";

const YES = ["是", "有", "√", "✓", "☑", "Y", "YES", "已", "达标"];
const NO = ["否", "无", "×", "✗", "□", "N", "NO", "未", "未达标"];

/** Picks the word of a validation list that says the same (选下拉项): `1.是` is answered by its number, 是 also by 有 or √. `said` lists the word and its other spellings. Null when the list has no such word; without a list the first word stands. */
export function chooseWord(said: readonly string[], allowed: readonly string[]): string | null {
  const [word = ""] = said;
  if (allowed.length === 0) return word;
  const wanted = said.map(foldText);
  for (const option of allowed) if (wanted.includes(foldText(option))) return option;
  for (const option of allowed) {
    const coded = /^(\d{1,2})\s*[.．、:：-]?\s*(\D.*)$/u.exec(option);
    if (coded !== null && wanted.includes(foldText(coded[2] ?? ""))) return coded[1] ?? null;
  }
  const side = wanted.includes("是") ? YES : wanted.includes("否") ? NO : [];
  return allowed.find((option) => side.includes(foldText(option))) ?? null;
}
