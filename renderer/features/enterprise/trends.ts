import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import type { Decimal } from "#domain/shared/decimal";
import { enterpriseText } from "../../text/enterprise";
import { periodWords, toShownNumber } from "../../text/format-value";
import { type TrendFigure, trendSentence } from "../../text/trend-sentence";

/** Figures of one indicator over periods of one kind and length (走势); null where a period between two has none. */
export interface Trend {
  readonly key: string;
  readonly word: string;
  readonly points: readonly { readonly label: string; readonly tick: string; readonly value: Decimal | null }[];
  readonly summary: string;
}

/** Lines an indicator can be drawn as, years first: periods of different length are never compared (同口径才连线). */
export function listTrends(observations: EnterpriseDetail["observations"], field: Field): readonly Trend[] {
  const lines = new Map<string, { readonly kind: PeriodKind; readonly values: Map<number, Decimal> }>();
  for (const { field: id, period, value } of observations) {
    const number = id === field.id ? toShownNumber(value, field) : null;
    const place = placeOf(period);
    if (number === null || place === null) continue;
    const line = lines.get(place.kind.key) ?? { kind: place.kind, values: new Map<number, Decimal>() };
    line.values.set(place.at, number);
    lines.set(place.kind.key, line);
  }
  return [...lines.values()]
    .sort((a, b) => a.kind.rank - b.kind.rank || a.kind.key.localeCompare(b.kind.key))
    .flatMap(({ kind, values }) => toTrend(kind, values, field));
}

/** Most periods drawn; older ones stand in the table. */
const MOST_POINTS = 24;

/** Counts periods of one length, so that gaps between them show. */
interface PeriodKind {
  readonly key: string;
  readonly rank: number;
  readonly word: string;
  readonly perYear: number;
  /** The stored form of the nth such period of a year, from 0, without the year. */
  readonly ending: (nth: number) => string;
}

const year: PeriodKind = { key: "year", rank: 0, word: enterpriseText.byYear, perYear: 1, ending: () => "" };
const half: PeriodKind = { key: "half", rank: 2, word: enterpriseText.byHalf, perYear: 2, ending: (n) => `H${n + 1}` };
const quarter: PeriodKind = {
  key: "quarter",
  rank: 3,
  word: enterpriseText.byQuarter,
  perYear: 4,
  ending: (n) => `Q${n + 1}`,
};
const month: PeriodKind = {
  key: "month",
  rank: 4,
  word: enterpriseText.byMonth,
  perYear: 12,
  ending: (n) => `-${String(n + 1).padStart(2, "0")}`,
};

// January to November of one year stands beside January to November of another, never beside a longer stretch.
function cumulative(last: string): PeriodKind {
  const word = enterpriseText.byCumulative(Number(last));
  return { key: `01..${last}`, rank: 1, word, perYear: 1, ending: () => `-01..${last}` };
}

function placeOf(period: string): { readonly kind: PeriodKind; readonly at: number } | null {
  const [, years = "", letter, through, part = ""] = /^(\d{4})(?:([HQ-])(01\.\.)?(\d{1,2}))?$/u.exec(period) ?? [];
  if (years === "") return null;
  const kind =
    letter === undefined
      ? year
      : letter === "H"
        ? half
        : letter === "Q"
          ? quarter
          : through === undefined
            ? month
            : cumulative(part);
  const nth = kind.perYear === 1 ? 0 : Number(part) - 1;
  return { kind, at: Number(years) * kind.perYear + nth };
}

function toTrend(kind: PeriodKind, values: ReadonlyMap<number, Decimal>, field: Field): readonly Trend[] {
  const known = [...values].sort(([a], [b]) => a - b);
  const [before, after] = known.slice(-2);
  if (before === undefined || after === undefined) return [];
  const [last] = after;
  const first = Math.max(known[0]?.[0] ?? last, last - MOST_POINTS + 1);
  const points = Array.from({ length: last - first + 1 }, (_, index) => {
    const label = wordsAt(kind, first + index);
    return { label, tick: label.replace(/年(?=.)/u, "年\n"), value: values.get(first + index) ?? null };
  });
  const figure = ([at, value]: readonly [number, Decimal]): TrendFigure => ({ label: wordsAt(kind, at), value });
  const summary = trendSentence(figure(before), figure(after), field.shownUnit);
  return [{ key: kind.key, word: kind.word, points, summary }];
}

function wordsAt(kind: PeriodKind, at: number): string {
  return periodWords(`${Math.floor(at / kind.perYear)}${kind.ending(at % kind.perYear)}`);
}
