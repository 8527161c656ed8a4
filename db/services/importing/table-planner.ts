/** Plans the rows of one table as they go by (逐表作预案). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { createSlipChecker, type SlipChecker } from "#domain/importing/check-slips";
import { findDuplicates, type OtherRow } from "#domain/importing/find-duplicates";
import type { EnterpriseLookup, RowPlan } from "#domain/importing/import-plan";
import { joinRows } from "#domain/importing/join-rows";
import { findLesserStanding, findOlderPeriod, keepNewer, type OriginOf } from "#domain/importing/newer-values";
import { type FrozenPeriods, periodOfCell } from "#domain/importing/plan-changes";
import {
  duplicateIssue,
  isCancelled,
  type MatchedRow,
  matchRow,
  planRow,
  type RowContext,
} from "#domain/importing/plan-row";
import { isCoded, type PlannedKind } from "#domain/importing/planned-kind";
import { type MarkedIdentity, tellApart } from "#domain/importing/tell-apart";
import type { TypedRow } from "#domain/importing/typed-row";
import { parsePeriod, previousYear } from "#domain/shared/period";
import { slipLimits } from "#services/catalogue";
import type { LinkWatch } from "#services/importing/link-watch";
import type { PlanTally } from "#services/importing/plan-tally";
import type { PlanSource } from "#services/importing/staged-plan";
import type { KnownValues } from "#store/queries/known-values";
import type { StagedRow, Staging } from "#store/staging/staging";

/** What planning a table needs of its plan. */
export interface TablePlanning {
  readonly number: number;
  readonly kind: PlannedKind;
  readonly lookup: EnterpriseLookup;
  readonly links: LinkWatch;
  readonly known: KnownValues;
  readonly index: CatalogueIndex;
  readonly frozen: FrozenPeriods;
  readonly staging: Staging;
  readonly tally: PlanTally;
  readonly earlierBatch: number | null;
  readonly origin: OriginOf;
  /** A later table may have stated what this one changes. */
  readonly mindsOlder: boolean;
  /** The figures are preliminary: they must not replace final ones unseen. */
  readonly isPreliminary: boolean;
}

/** A row of an earlier table, as later ones need it for telling duplicates. */
export type EarlierRow = OtherRow & MarkedIdentity & { readonly table: number; readonly kind: string };

/** Plans one table. */
export interface TablePlanner {
  readonly take: (rows: readonly TypedRow[]) => void;
  readonly finish: (others: readonly EarlierRow[]) => void;
  /** The rows as later tables need them for telling duplicates. */
  readonly identities: () => readonly EarlierRow[];
}

/** Starts with the table's first row. */
export function createTablePlanner(source: PlanSource, planning: TablePlanning): TablePlanner {
  const { number, kind, lookup, known, index, frozen, staging, tally, earlierBatch, origin } = planning;
  const { sheet, table, period } = source;
  const context: RowContext = { sheet, table, period, index, frozen, kind };
  const slips = createSlipChecker({ sheet, table, index, limits: slipLimits, period });
  const identities: MarkedIdentity[] = [];
  const rejected = new Set<number>();
  const want = createWanter(known, context);

  const plan = (matched: MatchedRow): RowPlan => {
    const planned = planRow(matched, null, context);
    return earlierBatch === null ? planned : keepNewer(planned, earlierBatch, origin);
  };
  const withIssue = (typed: TypedRow, issue: CellIssue | null): TypedRow =>
    issue === null ? typed : { ...typed, issues: [...typed.issues, issue] };
  const takeOne = (matched: MatchedRow): StagedRow => {
    const { identity } = matched;
    const planned = plan(matched);
    const older = planning.mindsOlder ? findOlderPeriod(planned, context, origin) : null;
    const lesser = planning.isPreliminary ? findLesserStanding(planned, sheet, origin) : null;
    const typed = withIssue(withIssue(matched.typed, older), lesser);
    if (!isCancelled(typed)) identities.push(markedOf(identity));
    planning.links.row(typed, { table: number, sheet, kind, name: identity.name });
    if (planned.kind === "rejected") rejected.add(planned.row);
    tally.row(number, planned, 1);
    for (const issue of typed.issues) tally.issue(issue);
    return { table: number, typed, plan: planned };
  };
  const putSlips = (found: readonly CellIssue[]): void => {
    if (found.length === 0) return;
    for (const issue of found) tally.issue(issue);
    staging.addIssues(found.map((issue) => ({ table: number, row: recordOf(issue, table.orientation), issue })));
  };
  return {
    take: (all) => {
      const { adjust } = source;
      const rows = adjust === undefined ? all : all.flatMap((row) => adjust(row) ?? []);
      if (source.skipped) {
        staging.addRows(rows.map((typed) => ({ table: number, typed, plan: null })));
        return;
      }
      for (const some of inChunks(rows)) {
        const matched = some.map((row) => matchRow(row, context, lookup));
        for (const row of some) want(row);
        known.prepare(matched.flatMap(knownIds));
        staging.addRows(matched.map(takeOne));
        putSlips(matched.flatMap((row) => checkSlips(slips, row)));
      }
    },
    finish: (others) => {
      if (source.skipped) return;
      putSlips(slips.finish());
      const earlier = others.filter((one) => one.kind === kind.id);
      settleDuplicates(duplicatesOf(identities, earlier), { source, planning, context, earlier });
    },
    identities: () =>
      identities
        .filter(({ row }) => !rejected.has(row))
        .map((identity) => ({ sheet, table: number, kind: kind.id, ...identity })),
  };
}

function markedOf({ row, nameKey, code, marks }: MatchedRow["identity"]): MarkedIdentity {
  return marks === undefined ? { row, nameKey, code } : { row, nameKey, code, marks };
}

function duplicatesOf(
  rows: readonly MarkedIdentity[],
  earlier: readonly EarlierRow[],
): ReturnType<typeof findDuplicates> {
  const apart = tellApart([...rows, ...earlier]);
  const others = apart.slice(rows.length).flatMap((one, at) => {
    const { sheet } = earlier[at] ?? {};
    return sheet === undefined ? [] : [{ ...one, sheet }];
  });
  return findDuplicates(apart.slice(0, rows.length), others);
}

/** Plans rows anew that are not the only ones about their enterprise: a question, or — said on several sheets without contradiction — taken together. */
function settleDuplicates(
  duplicates: ReturnType<typeof findDuplicates>,
  {
    source,
    planning,
    context,
    earlier,
  }: {
    readonly source: PlanSource;
    readonly planning: TablePlanning;
    readonly context: RowContext;
    readonly earlier: readonly EarlierRow[];
  },
): void {
  const { number, kind, lookup, known, staging, tally } = planning;
  for (const some of inChunks([...duplicates])) {
    const rows = some.flatMap(([row, duplicate]) => {
      const staged = staging.find(number, row);
      if (staged === null || staged.plan === null) return [];
      return [{ old: staged.plan, duplicate, matched: matchRow(staged.typed, context, lookup) }];
    });
    known.prepare(rows.flatMap(({ matched }) => knownIds(matched)));
    const replaced: StagedRow[] = [];
    const found: Parameters<Staging["addIssues"]>[0][number][] = [];
    for (const { old, duplicate, matched } of rows) {
      const certain = isCoded(kind) ? duplicate.by === "code" : duplicate.by === "name";
      const across = duplicate.kind === "duplicate-across-sheets" && certain;
      const joined = across ? joinEarlier(old, matched, { planning, period: source.period, earlier }) : null;
      const planned = joined ?? planRow(matched, duplicate, context);
      tally.row(number, old, -1);
      tally.row(number, planned, 1);
      replaced.push({ table: number, typed: matched.typed, plan: planned });
      const issue = duplicateIssue(source.sheet, matched.identity, { duplicate, together: joined !== null, kind });
      tally.issue(issue);
      found.push({ table: number, row: matched.typed.row, issue });
    }
    staging.replace(replaced);
    staging.addIssues(found);
  }
}

/** Planned rows at a time: one look-up per field for all of them, and a cancel is answered between two lots. */
const LOT = 500;

function* inChunks<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let start = 0; start < items.length; start += LOT) yield items.slice(start, start + LOT);
}

function knownIds({ match }: MatchedRow): readonly number[] {
  return match?.kind === "same" ? [match.known.id] : [];
}

function checkSlips(slips: SlipChecker, { typed, match, refusal }: MatchedRow): readonly CellIssue[] {
  if (refusal !== null) return [];
  return slips.check(typed, match.kind === "same" ? match.known.values : null);
}

/** The record an issue belongs to: of a transposed table the column, of a form the only one. */
function recordOf({ row, column }: CellIssue, orientation: PlanSource["table"]["orientation"]): number {
  if (orientation === "rows") return row;
  return orientation === "columns" ? column : 1;
}

/** Says which stored values planning will look at: those of the cells, and last year's beside them for telling slips. */
function createWanter(known: KnownValues, { period, index }: RowContext): (row: TypedRow) => void {
  const wanted = new Set<string>();
  return (row) => {
    for (const cell of row.cells) {
      const key = cell.period === undefined ? cell.field : `${cell.field}@${cell.period}`;
      if (wanted.has(key)) continue;
      wanted.add(key);
      const at = periodOfCell(cell, { period, index });
      if (at === undefined) continue;
      known.want({ field: cell.field, period: at });
      const parsed = at === null ? null : parsePeriod(at);
      if (parsed?.ok) known.want({ field: cell.field, period: previousYear(parsed.value) });
    }
  };
}

interface Joining {
  readonly planning: TablePlanning;
  readonly period: string | null;
  readonly earlier: readonly EarlierRow[];
}

function joinEarlier(old: RowPlan, matched: MatchedRow, joining: Joining): RowPlan | null {
  const { index, kind, staging } = joining.planning;
  const earlier = earlierRows(matched, joining).flatMap(({ plan, typed, table }) =>
    plan === null || plan.kind === "rejected" ? [] : [{ plan, typed, period: staging.periodOf(table) }],
  );
  return joinRows({ plan: old, typed: matched.typed, period: joining.period }, earlier, { index, kind });
}

/** Rows of earlier tables about the same entry: of one code, or where names decide of one name. */
function earlierRows({ identity }: MatchedRow, { planning, earlier }: Joining): readonly StagedRow[] {
  const { number, staging, kind } = planning;
  if (isCoded(kind)) {
    const tables = new Set(earlier.map(({ table }) => table));
    return staging.findByCode(identity.code ?? "", number).filter(({ table }) => tables.has(table));
  }
  return earlier
    .filter(({ nameKey }) => nameKey === identity.nameKey)
    .flatMap(({ table, row }) => staging.find(table, row) ?? []);
}
