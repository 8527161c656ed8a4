/** Finds a word of a field inside a longer text (文字里的类别、级别): 国家级科技企业孵化器 says 科技企业孵化器 and 国家级. */
import type { Field, FieldChoice } from "#domain/catalogue/field";
import { foldText } from "#domain/shared/chinese-text";

/** The one choice of a field that a text names; null when it names none, or several. A longer word wins over those within it (自治区级 is not 区级). */
export function findWordInside({ choices }: Pick<Field, "choices">, text: string): string | null {
  const folded = foldText(text);
  const hits = choices.flatMap((choice) => hitsOf(choice, folded));
  const found = new Set(hits.filter((hit) => !hits.some((other) => covers(other, hit))).map(({ value }) => value));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

interface Hit {
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

function hitsOf({ value, writtenAs }: FieldChoice, text: string): readonly Hit[] {
  return [value, ...writtenAs].flatMap((written) => {
    const word = foldText(written);
    const hits: Hit[] = [];
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1))
      hits.push({ value, from, until: from + word.length });
    return hits;
  });
}

function covers(other: Hit, { from, until }: Hit): boolean {
  return other.from <= from && other.until >= until && other.until - other.from > until - from;
}
