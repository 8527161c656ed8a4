/** What stands in a cell for which the book has nothing (空值写法). */
import type { SourceFiller } from "#domain/reporting/fill-source";
import type { EmptyWord, FormValue } from "#domain/reporting/form-binding";
import type { FormTarget, ValueProblem } from "#domain/reporting/form-value";
import { readNumberFormat } from "#domain/reporting/number-format-reading";

/** Prints a word where there is no value; `absent` still says that the book had none, so that nothing is counted as zero in silence. */
export function withEmptyWord(filler: SourceFiller, word: EmptyWord, target: FormTarget): SourceFiller {
  const asNumber = word === "0" && filler.numeric && !readNumberFormat(target.numberFormat).text;
  const value: FormValue = asNumber ? { kind: "number", decimal: "0" } : { kind: "text", text: word };
  const { form, trace } = filler;
  const instead = ({ reason }: ValueProblem): string => reason.replace(/空着$/u, `按“${word}”填`);
  return {
    ...filler,
    form: (row, ordinal) => {
      const formed = form(row, ordinal);
      if (!formed.absent) return formed;
      const { problem } = formed;
      return {
        ...formed,
        value,
        text: word,
        problem: problem === null ? null : { ...problem, reason: instead(problem) },
      };
    },
    trace:
      trace === null
        ? null
        : (row, formed) => {
            const told = trace(row, formed);
            return formed.absent ? { ...told, rule: `${told.rule}，没有值，按“${word}”填` } : told;
          },
  };
}
