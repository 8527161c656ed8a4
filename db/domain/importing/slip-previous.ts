import type { Field } from "#domain/catalogue/field";
import type { SlipContext } from "#domain/importing/check-slips";
import type { ColumnVerdict, FailureIssues } from "#domain/importing/column-verdict";
import { type Figure, type Figures, issueOn, issueOnHeader } from "#domain/importing/slip-issues";
import { powerBetween, sayAmount, sayTimes, shiftAmount } from "#domain/importing/slip-words";
import type { FieldValue } from "#domain/importing/typed-row";
import { formatPeriod, parsePeriod, previousYear } from "#domain/shared/period";

/** Holds every figure against its own of last year, or an attribute against what is stored (与上年同期比). `known` answers stored values by key; fields found suspect are added to `suspects`. */
export function createPreviousCheck(
  context: SlipContext,
  verdictOf: (key: string) => ColumnVerdict,
): (figures: Figures, known: KnownValue, suspects: Set<string>) => void {
  const { previous } = context.limits;
  const lastYears = new Map<string, LastYear | null>();
  const lastYearOf = (period: string): LastYear | null => {
    const found = lastYears.get(period) ?? readLastYear(period);
    lastYears.set(period, found);
    return found;
  };
  const slipOf = ({ cell, amount }: Figure, field: Field, known: KnownValue): Slip | "none" | null => {
    const least = previous.least[field.dimension ?? ""];
    const last = field.kind === "observation" ? lastYearOf(cell.period ?? context.period ?? "") : STORED;
    if (least === undefined || last === null) return null;
    const before = Number(known(`${field.id}${last.key}`) ?? Number.NaN);
    if (!Number.isFinite(before) || Math.abs(before) < least) return null;
    const power = powerBetween(Math.abs(amount), Math.abs(before), previous.orders);
    return power === null ? "none" : { field, before, power, says: last.says };
  };
  return (figures, known, suspects) => {
    for (const [id, figure] of figures) {
      const field = context.index.byId.get(id);
      const slip = field === undefined ? null : slipOf(figure, field, known);
      if (slip === null) continue;
      const verdict = verdictOf(`previous ${id}`);
      verdict.compared();
      if (slip === "none") continue;
      suspects.add(id);
      verdict.failed(slip.power, againstPrevious(figure, slip, context));
    }
  };
}

type KnownValue = (key: string) => FieldValue | undefined;

interface Slip {
  readonly field: Field;
  readonly before: number;
  readonly power: number;
  readonly says: string;
}

function againstPrevious({ cell, amount }: Figure, slip: Slip, context: SlipContext): FailureIssues {
  const { field, says } = slip;
  const times = sayTimes(slip.power);
  const [now, then] = [sayAmount(amount, field.storedUnit), sayAmount(slip.before, field.storedUnit)];
  return {
    one: issueOn(cell, context, {
      kind: "slip-against-previous",
      reason: `“${cell.raw.trim()}”读作 ${now}，${says}是 ${then}，${times}，像是单位或小数点填错；照原样导入，请核对`,
      suggestion: shiftAmount(cell.value, slip.power),
    }),
    whole: (share) =>
      issueOnHeader(cell, context, {
        kind: "slip-of-column",
        reason: `${share}的“${field.label}”与${says}${times}，像是这一列的单位不对；照所认的单位导入，请先核对单位`,
      }),
  };
}

/** Observations are held against the same span of last year, attributes against what is stored. */
interface LastYear {
  /** What follows the field id in the key of a stored value. */
  readonly key: string;
  readonly says: string;
}

const STORED: LastYear = { key: "", says: "库里存的" };

function readLastYear(text: string): LastYear | null {
  const period = parsePeriod(text);
  if (!period.ok) return null;
  const last = previousYear(period.value);
  return { key: `@${last}`, says: `上年同期（${formatPeriod(last)}）` };
}
