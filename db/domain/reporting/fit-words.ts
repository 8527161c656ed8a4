/** How far the words printed beside boxes are those of a field (勾选词与取值是否相符). */
import type { Field } from "#domain/catalogue/field";
import { isYesNo } from "#domain/reporting/find-ticks";
import type { Binding } from "#domain/reporting/form-binding";
import type { KnownValues } from "#domain/reporting/match-values";
import { foldText } from "#domain/shared/chinese-text";

/** Most certain a proposal is whose boxes offer other words than the field has. */
const UNFIT = 0.6;

/** A proposal holds as far as the boxes offer the field's own words: those of a choice, or values the book has in it (□云麓产业园 □星河科创园). */
export function fitWords(
  binding: Binding,
  { field, known }: { readonly field: Field; readonly known: KnownValues | undefined },
  words: readonly string[],
): Binding {
  if (field.type === "boolean" ? isYesNo(words) : isOffered(field, words, known)) return binding;
  const confidence = Math.min(binding.confidence, UNFIT);
  return { ...binding, confidence, reason: `${binding.reason}；方框旁的词与这一项的取值不全一样，请确认` };
}

function isOffered(field: Field, words: readonly string[], known: KnownValues | undefined): boolean {
  const listed = field.choices.flatMap(({ value, writtenAs }) => [value, ...writtenAs]);
  const values = new Set([...listed, ...(known?.get(field.id) ?? [])].map(foldText));
  const folded = words.map(foldText);
  const matched = folded.filter((word) => values.has(word) || values.has(word.replace(/企业$/u, "")));
  return matched.length * 2 >= words.length;
}
