import { pinyin, polyphonic } from "pinyin-pro";

/** Initial of a character with one possible initial; null when its readings disagree and the phrase must decide. */
const certain = new Map<string, string | null>();

/** Pinyin initials of a folded name (拼音首字母): 重庆银行 → CQYH. Phrase-aware, because 重, 行, 长, 厦 read differently in different words; letters and digits stay. Names without such characters take a five times faster way. */
export function pinyinInitials(foldedName: string): string {
  let initials = "";
  for (const character of foldedName) {
    const initial = certainInitial(character);
    if (initial === null) return byPhrase(foldedName);
    initials += initial;
  }
  return initials;
}

function byPhrase(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toUpperCase();
}

function certainInitial(character: string): string | null {
  const known = certain.get(character);
  if (known !== undefined) return known;
  const readings = polyphonic(character, { toneType: "none", type: "array" })[0] ?? [];
  const initials = new Set(readings.map((reading) => reading.charAt(0)));
  const initial = initials.size > 1 ? null : byPhrase(character);
  certain.set(character, initial);
  return initial;
}
