/** Numbers for new members of a pack (编号). */

/** The next number nobody has taken: MB-01, MB-02 … */
export function freeCode(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}-${String(number).padStart(2, "0")}`)) number += 1;
  return `${prefix}-${String(number).padStart(2, "0")}`;
}
