/** Columns that hold the ratio of two fields (占比、强度、人均): no field explains them, two together do. */
import type { Field } from "#domain/catalogue/field";
import { contentNumber, type Writing } from "#domain/reporting/agreement";
import { fillKey } from "#domain/reporting/fill-request";
import { type Candidate, type Evidence, type LearningFrame, weighComputed } from "#domain/reporting/learn-evidence";

/** Rows that two fields together must explain; by chance some pair of a hundred fits a few. */
const LEAST_ROWS = 8;
/** A column with fewer different numbers fits too many pairs. */
const LEAST_VARIETY = 6;

/** Weighs every ratio of two numeric fields, in per cent, that explains the contents. */
export function weighRatios(
  contents: readonly Evidence[],
  writing: Writing,
  frame: LearningFrame,
): readonly Candidate[] {
  const numbers = contents.flatMap(({ content }) => contentNumber(content) ?? []);
  if (numbers.length < LEAST_ROWS || new Set(numbers).size < LEAST_VARIETY) return [];
  const fields = numericFields(contents, frame);
  return fields.flatMap((over) =>
    fields.flatMap((under) => {
      if (over.id === under.id || over.dimension !== under.dimension || isUnlikely({ over, under }, contents, frame))
        return [];
      return weighRatio({ over, under }, { contents, writing, frame }) ?? [];
    }),
  );
}

function numericFields(contents: readonly Evidence[], { index }: LearningFrame): readonly Field[] {
  const ids = new Set(contents.flatMap(({ known }) => Object.keys(known.values).map((key) => key.split("@")[0] ?? "")));
  return [...ids].flatMap((id) => {
    const field = index.byId.get(id);
    return field !== undefined && field.dimension !== null && (field.type === "integer" || field.type === "decimal")
      ? [field]
      : [];
  });
}

interface Pair {
  readonly over: Field;
  readonly under: Field;
}

function figureOf(field: Field, { known }: Evidence, frame: LearningFrame): number | null {
  const key = fillKey(field.id, field.kind === "observation" ? frame.period : null);
  const value = Number(known.values[key]?.value ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function percentOf({ over, under }: Pair, evidence: Evidence, frame: LearningFrame): number | null {
  const [top, bottom] = [figureOf(over, evidence, frame), figureOf(under, evidence, frame)];
  return top === null || bottom === null || bottom === 0 ? null : (top / bottom) * 100;
}

/** A quick look at the first rows spares most pairs. */
function isUnlikely(pair: Pair, contents: readonly Evidence[], frame: LearningFrame): boolean {
  let [seen, near] = [0, 0];
  for (const evidence of contents) {
    if (seen >= LEAST_ROWS) break;
    const [number, wanted] = [contentNumber(evidence.content), percentOf(pair, evidence, frame)];
    if (number === null || wanted === null) continue;
    seen += 1;
    if (Math.abs(number - wanted) <= Math.max(0.51, Math.abs(wanted) * 0.01)) near += 1;
  }
  return seen < 4 || near < seen * 0.75;
}

function weighRatio(
  pair: Pair,
  {
    contents,
    writing,
    frame,
  }: { readonly contents: readonly Evidence[]; readonly writing: Writing; readonly frame: LearningFrame },
): Candidate | null {
  const { over, under } = pair;
  const formula = `比率(本身.${over.label}, 本身.${under.label})`;
  const pairs = contents.map((evidence) => {
    const value = percentOf(pair, evidence, frame);
    const computed = { text: null, unit: "%", words: formula, reason: null, notes: [], parts: [], partsTotal: 0 };
    return { content: evidence.content, computed: value === null ? null : { ...computed, value: String(value) } };
  });
  const source = { kind: "formula", formula, unit: "%", period: "report" } as const;
  const weighed = weighComputed(source, pairs, { writing, label: `${over.label}占${under.label}的比率` });
  return weighed === null || weighed.compared < LEAST_ROWS ? null : weighed;
}
