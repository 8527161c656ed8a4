/** Putting together what each zone, cluster or carrier was judged by itself (分区判定汇总). */
import { addDecimals, type Decimal, decimalFromNumber } from "#domain/shared/decimal";
import { readDecimal } from "#domain/targets/bounds";
import { type Judgement, type Standing, withoutData } from "#domain/targets/judgement";

/** One subject with its judgement; `id` null: named by the document, not in the register. */
export interface JudgedSubject {
  readonly id: number | null;
  readonly name: string;
  readonly judgement: Judgement;
}

const MOST_GAPS = 5;

/** The target is met when every subject meets it (逐个达标); one that misses it decides, then one without data. A single subject speaks for itself. */
export function combineSubjects(
  subjects: readonly JudgedSubject[],
  { kindLabel, classifier }: { readonly kindLabel: string; readonly classifier: string },
): Judgement {
  const [only] = subjects;
  if (only === undefined) return withoutData(`台账里没有适用的${kindLabel}。`);
  if (subjects.length === 1) {
    const { gap } = only.judgement;
    return { ...only.judgement, gap: gap === "" ? "" : `${only.name}${gap}` };
  }
  const count = (status: Standing): number => subjects.filter(({ judgement }) => judgement.status === status).length;
  const [met, near, missed, nodata] = [count("met"), count("near"), count("missed"), count("nodata")];
  const status = missed > 0 ? "missed" : nodata > 0 ? "nodata" : near > 0 ? "near" : "met";
  const open = subjects.filter(({ judgement }) => judgement.gap !== "");
  const told = open.slice(0, MOST_GAPS).map(({ name, judgement }) => `${name}${judgement.gap}`);
  const rest = open.length > MOST_GAPS ? `；另有 ${open.length - MOST_GAPS} ${classifier}` : "";
  const parts = [
    `${met} ${classifier}达标`,
    ...(near > 0 ? [`${near} ${classifier}接近`] : []),
    ...(missed > 0 ? [`${missed} ${classifier}未达标`] : []),
    ...(nodata > 0 ? [`${nodata} ${classifier}缺数据`] : []),
  ];
  const soft = subjects.every(({ judgement }) => judgement.light !== "red");
  const lights = { met: "green", near: "amber", missed: soft ? "amber" : "red", nodata: "grey" } as const;
  return {
    actual: nodata === subjects.length ? null : String(met),
    actualText:
      nodata === subjects.length
        ? "没有数据"
        : `${subjects.length} ${classifier}${kindLabel}中 ${met} ${classifier}达标`,
    status,
    light: lights[status],
    reason: `要求逐个达标：${parts.join("，")}。${status === "nodata" ? firstReason(subjects) : ""}`,
    gap: status === "met" ? "" : `${told.join("；")}${rest}`,
    gapValue: status === "met" ? "0" : sumGaps(subjects),
    progress: null,
    forecast: null,
  };
}

function firstReason(subjects: readonly JudgedSubject[]): string {
  const one = subjects.find(({ judgement }) => judgement.status === "nodata");
  return one === undefined ? "" : `${one.name}：${one.judgement.reason}`;
}

/** Null as soon as one gap cannot be said in a number. */
function sumGaps(subjects: readonly JudgedSubject[]): string | null {
  let sum: Decimal = decimalFromNumber(0);
  for (const { judgement } of subjects) {
    const gap = readDecimal(judgement.gapValue);
    if (gap === null) return null;
    sum = addDecimals(sum, gap);
  }
  return sum === "0" ? null : sum;
}
