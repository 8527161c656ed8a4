import type { ReactNode } from "react";
import { describeError } from "../text/describe-error";
import { indicatorsText } from "../text/indicators";
import "./formula-words.css";

/** A formula in words, or what is wrong with it and where; an example while nothing is written. */
export function FormulaWords(props: {
  readonly formula: string;
  readonly checked: {
    readonly value: { readonly words: string; readonly unit: string } | undefined;
    readonly error: Parameters<typeof describeError>[0] | null;
  } | null;
}): ReactNode {
  const { checked } = props;
  if (checked === null) return indicatorsText.formulaHint;
  if (checked.error !== null) {
    return (
      <>
        <span className="refusal">{describeError(checked.error)}</span>
        {checked.error.type === "FormulaWrong" ? (
          <FaultPlace formula={props.formula.trim()} at={checked.error.at} />
        ) : null}
      </>
    );
  }
  if (checked.value === undefined) return indicatorsText.checking;
  const { words, unit } = checked.value;
  return `${indicatorsText.readsAs}：${words}${unit === "" ? "" : `（${unit}）`}`;
}

/** The formula with the place of its fault marked. */
function FaultPlace({ formula, at }: { readonly formula: string; readonly at: number }): ReactNode {
  const place = Math.min(at, formula.length);
  const word = /^(?:[\p{L}\p{N}_]+|.)/u.exec(formula.slice(place))?.[0] ?? "";
  return (
    <span className="formula-fault">
      {formula.slice(0, place)}
      <mark>{word === "" ? indicatorsText.formulaEnd : word}</mark>
      {formula.slice(place + word.length)}
    </span>
  );
}
