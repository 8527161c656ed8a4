import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { type ColumnVerdict, createColumnVerdict } from "#domain/importing/column-verdict";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { type Figure, type Figures, issueOn, issueOnHeader } from "#domain/importing/slip-issues";
import { createPreviousCheck } from "#domain/importing/slip-previous";
import { sayAmount } from "#domain/importing/slip-words";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";

/** The bounds beyond which a figure looks slipped by 10³–10⁵ (数量级错位界限), data of the catalogue (`slip-limits.json`). Orders are decimal logarithms; money is in 元, area in ㎡. */
export interface SlipLimits {
  /** A figure this many orders off its own of last year is reported, if last year's was at least `least[dimension]`; dimensions not listed are not compared. */
  readonly previous: { readonly orders: number; readonly least: Readonly<Record<string, number>> };
  /** A column whose compared rows, `rows` at least, fail in this share is said once for the whole column. */
  readonly column: { readonly rows: number; readonly share: number };
  /** The median of a table is taken of its first `rows` ratios; fewer than `fewest` make none. */
  readonly median: { readonly rows: number; readonly fewest: number };
  readonly ratios: readonly RatioLimit[];
}

/** Plausible bounds of one field by another (比值界限), 人均营业收入. `under` null: of the field itself. `orders`: how far off the table's own median is reported; null: not compared. */
export interface RatioLimit {
  readonly id: string;
  readonly over: string;
  readonly under: string | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly orders: number | null;
  readonly says: string;
}

/** What slips are looked for in (错位检查条件). `period` is the one the observations go to; null: not known, then only attributes are compared with what is stored. */
export interface SlipContext {
  readonly sheet: string;
  readonly table: RecognisedTable;
  readonly index: CatalogueIndex;
  readonly limits: SlipLimits;
  readonly period: string | null;
}

/**
 * Looks for figures that are 10³–10⁵ times too big or too small (数量级错位：万元填成元), row by row as a plan is made. All issues are warnings; nothing is corrected.
 * `check` takes a row and what the store knows of its enterprise (`KnownEnterprise.values`: attributes by field id, observations by `field@period`; null: nothing) and
 * answers issues of this row or of rows before it that had to wait; `finish` answers the rest, among them one issue on the header cell where a whole column is off.
 */
export interface SlipChecker {
  readonly check: (row: TypedRow, known: Readonly<Record<string, FieldValue>> | null) => readonly CellIssue[];
  readonly finish: () => readonly CellIssue[];
}

/** Prepares the search for slips in one table (建错位检查器). */
export function createSlipChecker(context: SlipContext): SlipChecker {
  const verdicts = new Map<string, ColumnVerdict>();
  const verdictOf = (key: string): ColumnVerdict => {
    const verdict = verdicts.get(key) ?? createColumnVerdict(context.limits.column);
    verdicts.set(key, verdict);
    return verdict;
  };
  const numeric = numericFields(context);
  const previous = createPreviousCheck(context, verdictOf);
  const ratios = context.limits.ratios.map((limit) => createRatioCheck(limit, context, verdictOf));
  return {
    check: (row, known) => {
      const cells = numericCells(row, numeric);
      const suspects = new Set<string>();
      const own = otherPeriods(row);
      if (known !== null || own !== null) previous(cells, (key) => known?.[key] ?? own?.[key], suspects);
      for (const { check } of ratios) check(cells, suspects);
      const found: CellIssue[] = [];
      for (const verdict of verdicts.values()) if (verdict.waits()) found.push(...verdict.release());
      return found;
    },
    finish: () => {
      for (const { finish } of ratios) finish();
      return [...verdicts.values()].flatMap((verdict) => verdict.finish());
    },
  };
}

/** What the row itself says of other periods (上年营业收入 beside 营业收入). */
function otherPeriods(row: TypedRow): Readonly<Record<string, FieldValue>> | null {
  let values: Record<string, FieldValue> | null = null;
  for (const { field, period, value } of row.cells) {
    if (period === undefined || value === null) continue;
    values ??= {};
    values[`${field}@${period}`] = value;
  }
  return values;
}

/** The numbers of a row by field; zero says nothing about its order. */
function numericCells(row: TypedRow, numeric: ReadonlySet<string>): Figures {
  const figures = new Map<string, Figure>();
  for (const cell of row.cells) {
    if (cell.value === null || !numeric.has(cell.field) || figures.has(cell.field)) continue;
    const amount = Number(cell.value);
    if (Number.isFinite(amount) && amount !== 0) figures.set(cell.field, { cell, amount });
  }
  return figures;
}

function numericFields({ table, index }: SlipContext): ReadonlySet<string> {
  const fields = table.columns.flatMap((column) => column.fields);
  return new Set(fields.filter((id) => /^(?:decimal|integer)$/u.test(index.byId.get(id)?.type ?? "")));
}

interface Ratio {
  readonly figure: Figure;
  readonly log: number;
  readonly value: number;
}

function createRatioCheck(
  limit: RatioLimit,
  context: SlipContext,
  verdictOf: (key: string) => ColumnVerdict,
): { readonly check: (figures: Figures, suspects: Set<string>) => void; readonly finish: () => void } {
  const { median } = context.limits;
  const waiting: Ratio[] = [];
  let usual: Usual | null = null;
  const compare = (ratio: Ratio): void => judgeRatio(ratio, { limit, usual, context, verdict: verdictOf(limit.id) });
  return {
    check: (figures, suspects) => {
      const ratio = ratioOf(limit, figures, suspects);
      if (ratio === null) return;
      if (isBeyond(ratio.value, limit)) suspects.add(limit.over);
      if (limit.orders === null || usual !== null) return compare(ratio);
      waiting.push(ratio);
      if (waiting.length < median.rows) return;
      usual = usualOf(waiting);
      for (const early of waiting.splice(0)) compare(early);
    },
    finish: () => {
      if (waiting.length >= median.fewest) usual = usualOf(waiting);
      for (const early of waiting.splice(0)) compare(early);
    },
  };
}

function ratioOf(limit: RatioLimit, figures: Figures, suspects: ReadonlySet<string>): Ratio | null {
  const figure = figures.get(limit.over);
  const under = limit.under === null ? { amount: 1 } : figures.get(limit.under);
  const isKnown = suspects.has(limit.over) || suspects.has(limit.under ?? "");
  if (figure === undefined || under === undefined || isKnown || figure.amount < 0 || under.amount < 0) return null;
  const value = figure.amount / under.amount;
  return { figure, value, log: Math.log10(value) };
}

/** The middle of the first ratios of a table, and how far they spread around it, in orders. */
interface Usual {
  readonly middle: number;
  readonly spread: number;
}

function usualOf(ratios: readonly Ratio[]): Usual {
  const middle = medianOf(ratios.map(({ log }) => log));
  return { middle, spread: medianOf(ratios.map(({ log }) => Math.abs(log - middle))) };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Small and large enterprises side by side spread the ratios; four times the usual distance is far in any table. */
const FAR = 4;

function judgeRatio(
  { figure, value, log }: Ratio,
  {
    limit,
    usual,
    context,
    verdict,
  }: {
    readonly limit: RatioLimit;
    readonly usual: Usual | null;
    readonly context: SlipContext;
    readonly verdict: ColumnVerdict;
  },
): void {
  const isOdd = isBeyond(value, limit);
  const distance = usual === null || limit.orders === null ? 0 : log - usual.middle;
  const isFar = usual !== null && Math.abs(distance) >= Math.max(limit.orders ?? 0, FAR * usual.spread);
  verdict.compared();
  if (!isOdd && !isFar) return;
  const { cell } = figure;
  const field = context.index.byId.get(limit.over);
  const under = limit.under === null ? null : context.index.byId.get(limit.under);
  const unit = under?.storedUnit === field?.storedUnit ? null : (field?.storedUnit ?? null);
  const shown = `${limit.says} ${sayAmount(value, unit)}`;
  const against =
    usual !== null && isFar ? `本表多数企业约 ${sayAmount(10 ** usual.middle, unit)}，相差太大` : "不合常理";
  verdict.failed(isOdd ? 1 : 0, {
    one: issueOn(cell, context, {
      kind: `slip-${limit.id}`,
      reason: `“${cell.raw.trim()}”算下来${shown}，${against}，像是单位或小数点填错；照原样导入，请核对`,
      suggestion: null,
    }),
    whole: (share) =>
      issueOnHeader(cell, context, {
        kind: "slip-of-column",
        reason: `${share}的${limit.says}不合常理（如 ${sayAmount(value, unit)}），像是“${field?.label ?? ""}”这一列的单位不对；照所认的单位导入，请先核对单位`,
      }),
  });
}

function isBeyond(value: number, { least, most }: RatioLimit): boolean {
  return (least !== null && value < least) || (most !== null && value >= most);
}
