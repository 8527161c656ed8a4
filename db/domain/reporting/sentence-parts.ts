/** What a gap of a sentence leaves unsaid (句中省略): the whole of 其中, of 省级 behind 国家级; the carriers whose 在孵企业 are asked. */
import type { FormCell } from "#domain/reporting/form-binding";
import { readHeadingWords } from "#domain/reporting/formula-words";
import { readTimedTexts } from "#domain/reporting/question-period";
import { withoutLead } from "#domain/reporting/read-count";
import { labelTexts } from "#domain/reporting/crossed-cells";
import type { FormYears } from "#domain/reporting/form-years";
import { foldText } from "#domain/shared/chinese-text";

/** What stands before a place. */
export interface SaidBefore {
  readonly cell: FormCell;
  readonly before: readonly FormCell[];
  readonly years: FormYears;
}

/** 其中：国家级 is a part of the nearest label before it that is none itself, and so is 省级 after it in the same sentence. */
export function withWhole(texts: readonly string[], { cell, before, years }: SaidBefore): readonly string[] {
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0) return texts;
  const isLevel = isLevelAlone(only) && inSentence(cell, before).length > 0;
  if (!readHeadingWords(only).part && !isLevel) return texts;
  const from = isLevel ? inSentence(cell, before) : before;
  const whole = from
    .map(({ label }) => readTimedTexts(labelTexts(label), years)?.texts ?? [])
    .findLast((one) => one.length > 0 && !readHeadingWords(one[0] ?? "").part && !isLevelAlone(one[0] ?? ""));
  if (whole === undefined) return texts;
  // Who reports to the survey (入统) the book does not know, but no part of it is another one by that.
  return whole.length === 1 && REPORTING.test(withoutLead(foldText(whole[0] ?? ""))) ? texts : [...whole, only];
}

/** 孵化器____家，在孵企业____家: the label with the one kind of thing its sentence has counted before; null when there is none, or several. */
export function withOwner(texts: readonly string[], { cell, before }: SaidBefore): readonly string[] | null {
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0 || readHeadingWords(only).part) return null;
  const counted = inSentence(cell, before).filter(({ binding: { source, confidence } }) => {
    const isCount = source?.kind === "formula" && /^计数\((?!企业)/u.test(source.formula);
    return isCount && confidence >= 0.7;
  });
  const owners = counted.filter(({ label }) => !readHeadingWords(label).part && !isLevelAlone(label));
  const [owner, second] = owners;
  if (owner === undefined || second !== undefined) return null;
  return [`${withoutLead(foldText(owner.label))}${foldText(only)}`];
}

const REPORTING = /^(?:入统|纳统|在统|参统|报统)的?(?:企业|单位)(?:总?数)?$/u;

function isLevelAlone(text: string): boolean {
  const { level, core } = readHeadingWords(text);
  return level !== null && core === "";
}

/** Gaps before this one in the same sentence of the same cell. `prefix` is the print between a gap and the one before it. */
function inSentence(cell: FormCell, before: readonly FormCell[]): readonly FormCell[] {
  const same: FormCell[] = [];
  let from = cell;
  for (const other of before.toReversed()) {
    if (other.sheet !== cell.sheet || other.cell !== cell.cell || /[。；;\n]/u.test(from.prefix)) break;
    same.unshift(other);
    from = other;
  }
  return same;
}
