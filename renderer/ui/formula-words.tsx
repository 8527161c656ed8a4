import type { ReactNode } from "react";
import { describeError } from "../text/describe-error";
import { indicatorsText } from "../text/indicators";

/** A formula in words, or what is wrong with it; an example while nothing is written. */
export function FormulaWords(props: {
  readonly checked: {
    readonly value: { readonly words: string; readonly unit: string } | undefined;
    readonly error: Parameters<typeof describeError>[0] | null;
  } | null;
}): ReactNode {
  const { checked } = props;
  if (checked === null) return indicatorsText.formulaHint;
  if (checked.error !== null) return <span className="refusal">{describeError(checked.error)}</span>;
  if (checked.value === undefined) return indicatorsText.checking;
  const { words, unit } = checked.value;
  return `${indicatorsText.readsAs}：${words}${unit === "" ? "" : `（${unit}）`}`;
}
