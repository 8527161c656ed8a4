/** A reference value with a margin in the words of a document (参照值与差距): 全省平均水平3个百分点. */

/** The reference value by its name, and by how many points it is to be passed; null without a margin. */
export interface NamedReference {
  readonly name: string;
  /** Percentage points (个百分点) as decimal text. */
  readonly margin: string | null;
}

/** Parts 全省平均水平3个百分点 into 全省平均水平 and 3. */
export function partReference(words: string): NamedReference {
  const match = /^(.*?[^\d.])(\d+(?:\.\d+)?)个?百分点(?:以上)?$/u.exec(words.trim());
  return match === null ? { name: words.trim(), margin: null } : { name: match[1] ?? "", margin: match[2] ?? null };
}
