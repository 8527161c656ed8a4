/** First letters of the pinyin of each character (拼音首字母), told from the order of a Chinese dictionary. */

// The first character of each letter in that order; no pinyin begins with i, u or v.
const firstOf: readonly (readonly [string, string])[] = [
  ["a", "阿"],
  ["b", "八"],
  ["c", "嚓"],
  ["d", "哒"],
  ["e", "妸"],
  ["f", "发"],
  ["g", "旮"],
  ["h", "哈"],
  ["j", "讥"],
  ["k", "咔"],
  ["l", "垃"],
  ["m", "妈"],
  ["n", "拏"],
  ["o", "噢"],
  ["p", "妑"],
  ["q", "七"],
  ["r", "呥"],
  ["s", "仨"],
  ["t", "他"],
  ["w", "屲"],
  ["x", "夕"],
  ["y", "丫"],
  ["z", "帀"],
];

const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
const known = new Map<string, string>();

/** `营业收入` → `yysr`; letters and digits stay, other marks go. A character of several readings counts with its usual one. */
export function pinyinInitials(text: string): string {
  return [...text].map(initialOf).join("");
}

function initialOf(letter: string): string {
  if (/^[a-z0-9]$/iu.test(letter)) return letter.toLowerCase();
  if (!/^\p{Script=Han}$/u.test(letter)) return "";
  const found = known.get(letter);
  if (found !== undefined) return found;
  const initial = firstOf.findLast(([, first]) => order.compare(first, letter) <= 0)?.[0] ?? "";
  known.set(letter, initial);
  return initial;
}
