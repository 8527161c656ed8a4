/** Codes of a place as a person types them (代码写法): 是=1；否=0, with nothing behind the sign for an empty cell. */
export function showCodes(words: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(words ?? {})
    .map(([word, code]) => `${word}=${code}`)
    .join("；");
}

/** Reads them; null when nothing is typed: values are written as they are. */
export function readCodes(text: string): Readonly<Record<string, string>> | null | "unreadable" {
  const parts = text
    .split(/[；;，,\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) return null;
  const pairs = parts.map((part) => /^([^=＝]+)[=＝]([^=＝]*)$/u.exec(part));
  const words = pairs.flatMap((pair) =>
    pair === null ? [] : [[pair[1]?.trim() ?? "", pair[2]?.trim() ?? ""] as const],
  );
  return words.length < parts.length ? "unreadable" : Object.fromEntries(words);
}
