/** How far the words printed beside boxes are those of a field (勾选词与取值是否相符). */
import type { Field } from "#domain/catalogue/field";
import { isYesNo } from "#domain/reporting/find-ticks";
import type { Binding } from "#domain/reporting/form-binding";
import { foldText } from "#domain/shared/chinese-text";

/** Most certain a proposal is whose boxes offer other words than the field has. */
const UNFIT = 0.6;

/** A proposal holds as far as the boxes offer the field's own words. */
export function fitWords(binding: Binding, field: Field, words: readonly string[]): Binding {
  const known = field.choices.flatMap(({ value, writtenAs }) => [value, ...writtenAs]).map(foldText);
  const matched = words.filter((word) =>
    known.some((one) => one === foldText(word) || foldText(word) === `${one}企业`),
  );
  const isFitting = field.type === "boolean" ? isYesNo(words) : matched.length * 2 >= words.length;
  if (isFitting) return binding;
  const confidence = Math.min(binding.confidence, UNFIT);
  return { ...binding, confidence, reason: `${binding.reason}；方框旁的词与这一项的取值不全一样，请确认` };
}
