import { decodeNameWords, type NameWords } from "#domain/enterprises/name-words";
import wordsFile from "../../assets/catalogue/name-words.json" with { type: "json" };

/** The words of names that ship with the program. */
export function loadNameWords(): NameWords {
  const decoded = decodeNameWords(wordsFile);
  if (!decoded.ok) throw new Error(`${decoded.error.path}: expected ${decoded.error.expected}`);
  return decoded.value;
}
