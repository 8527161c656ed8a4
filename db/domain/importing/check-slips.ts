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
  /** Only what lies far above the median is odd: a profit near zero is none. */
  readonly above?: boolean;
  /** Only judged in rows without a figure to compare with: a large enterprise is large in all its figures. */
  readonly alone?: boolean;
  /** Either of the two figures may be the wrong one: both are told. */
  readonly both?: boolean;
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
  const peers = peersOf(context.limits.ratios);
  return {
    check: (row, known) => {
      const cells = numericCells(row, numeric);
      const suspects = new Set<string>();
      const own = otherPeriods(row);
      if (known !== null || own !== null) previous(cells, (key) => known?.[key] ?? own?.[key], suspects);
      for (const { limit, check } of ratios) {
        const hasPeer = limit.alone === true && peers(limit.over).some((field) => cells.has(field));
        if (!hasPeer) check(cells, suspects);
      }
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

/** The fields a figure can be compared with, by the ratios that judge it. */
function peersOf(ratios: readonly RatioLimit[]): (field: string) => readonly string[] {
  const peers = new Map<string, string[]>();
  const add = (field: string, peer: string) => peers.set(field, [...(peers.get(field) ?? []), peer]);
  for (const { over, under, orders, above } of ratios) {
    if (under === null || orders === null) continue;
    add(over, under);
    if (above !== true) add(under, over);
  }
  return (field) => peers.get(field) ?? [];
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
  /** The figure compared with, where both may be wrong. */
  readonly other: Figure | null;
  readonly log: number;
  readonly value: number;
}

function createRatioCheck(
  limit: RatioLimit,
  context: SlipContext,
  verdictOf: (key: string) => ColumnVerdict,
): {
  readonly limit: RatioLimit;
  readonly check: (figures: Figures, suspects: Set<string>) => void;
  readonly finish: () => void;
} {
  const { median } = context.limits;
  const waiting: Ratio[] = [];
  let usual: Usual | null = null;
  const compare = (ratio: Ratio): void => judgeRatio(ratio, { limit, usual, context, verdict: verdictOf(limit.id) });
  return {
    limit,
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
  if (figure === undefined || under === undefined || isKnown) return null;
  // A loss has an order as well.
  const value = Math.abs(figure.amount / under.amount);
  const other = limit.both === true && limit.under !== null ? (figures.get(limit.under) ?? null) : null;
  return { figure, other, value, log: Math.log10(value) };
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
  { figure, other, value, log }: Ratio,
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
  const far = limit.above === true ? distance : Math.abs(distance);
  const isFar = usual !== null && far >= Math.max(limit.orders ?? 0, FAR * usual.spread);
  verdict.compared();
  if (!isOdd && !isFar) return;
  const { cell } = figure;
  const field = context.index.byId.get(limit.over);
  const under = limit.under === null ? null : context.index.byId.get(limit.under);
  const unit = under?.storedUnit === field?.storedUnit ? null : (field?.storedUnit ?? null);
  const shown = `${limit.says} ${sayAmount(value, unit)}`;
  const against =
    usual !== null && isFar ? `本表多数企业约 ${sayAmount(10 ** usual.middle, unit)}，相差太大` : "不合常理";
  const issueFor = ({ cell: odd }: Figure) =>
    issueOn(odd, context, {
      kind: `slip-${limit.id}`,
      reason: `“${odd.raw.trim()}”算下来${shown}，${against}，像是单位或小数点填错；照原样导入，请核对`,
      suggestion: null,
    });
  verdict.failed(isOdd ? 1 : 0, {
    one: issueFor(figure),
    also: other === null ? null : issueFor(other),
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
