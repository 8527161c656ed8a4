/** Words of Chinese organisation names, read when first asked for (企业名称用词). */
import wordsFile from "../../assets/catalogue/name-words.json" with { type: "json" };
import { decodeNameWords, type NameWords } from "#domain/enterprises/name-words";

let words: NameWords | null = null;

/** The words that ship with the program; a malformed file is a fault of the build. */
export function nameWords(): NameWords {
  if (words !== null) return words;
  const decoded = decodeNameWords(wordsFile);
  if (!decoded.ok) throw new Error(`shipped data: ${decoded.error.path}: expected ${decoded.error.expected}`);
  words = decoded.value;
  return words;
}
