/** Finds a pack by what a person calls it (按名称找政策包). */
import type { PackError } from "#contract/errors";
import { err, ok, type Result } from "#domain/shared/result";

/** The one pack that goes by a word: its id, its name, or part of its name (湖南). Several that fit are none. */
export function findPackByName<Pack extends { readonly id: string; readonly name: string }>(
  packs: readonly Pack[],
  word: string,
): Result<Pack, Extract<PackError, { type: "PackNotFound" }>> {
  const wanted = word.trim();
  const exact = packs.find(({ id, name }) => id === wanted || name === wanted);
  const similar = packs.filter(({ name }) => wanted !== "" && name.includes(wanted));
  const found = exact ?? (similar.length === 1 ? similar[0] : undefined);
  return found === undefined ? err({ type: "PackNotFound", pack: word }) : ok(found);
}
