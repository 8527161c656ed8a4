import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { createSlipChecker, type SlipChecker } from "#domain/importing/check-slips";
import { type DuplicateIdentity, findDuplicates, type OtherRow } from "#domain/importing/find-duplicates";
import type { EnterpriseLookup, RowPlan } from "#domain/importing/import-plan";
import { joinRows } from "#domain/importing/join-rows";
import { findOlderPeriod, keepNewer, type OriginOf } from "#domain/importing/newer-values";
import { type FrozenPeriods, periodOfCell } from "#domain/importing/plan-changes";
import {
  duplicateIssue,
  isCancelled,
  type MatchedRow,
  matchRow,
  planRow,
  type RowContext,
} from "#domain/importing/plan-row";
import type { TypedRow } from "#domain/importing/typed-row";
import { parsePeriod, previousYear } from "#domain/shared/period";
import { slipLimits } from "#services/catalogue";
import { findAbsent } from "#services/importing/find-absent";
import { createPlanDigest } from "#services/importing/plan-digest";
import { createPlanTally, type PlanTally } from "#services/importing/plan-tally";
import type { PlanSource, StagedPlan } from "#services/importing/staged-plan";
import { nameWords } from "#services/name-words";
import { readRevision } from "#store/command";
import type { Book } from "#store/connection";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";
import { listFrozenPeriods } from "#store/queries/frozen-periods";
import { createKnownValues, createOriginReader, hasLaterTables, type KnownValues } from "#store/queries/known-values";
import { createStaging, type StagedRow, type Staging } from "#store/staging/staging";

/** Makes a plan as the rows of a file go by (边读边作预案): a few hundred at a time are matched, planned and put on disk. */
export interface PlanBuilder {
  /** Takes the next rows of a table, in order. */
  readonly take: (table: number, rows: readonly TypedRow[]) => void;
  /** No more rows of this table: rows about the same enterprise are planned anew. Call it table by table, in order. */
  readonly finishTable: (table: number) => void;
  readonly finish: () => StagedPlan;
  /** Throws the unfinished plan away. */
  readonly discard: () => void;
}

/** What a plan is made of. `rowsExpected`: about how many rows will come. `earlierBatch`: the book took the same file before. */
export interface PlanRequest {
  readonly sources: readonly PlanSource[];
  readonly index: CatalogueIndex;
  readonly rowsExpected: number;
  readonly earlierBatch: number | null;
  /** Name of the file; null when the rows are a part of one: then nobody is absent. */
  readonly file: string | null;
}

/** Records from which on it pays to read all names and codes at once instead of asking one by one. */
const PRELOAD_FROM = 1000;

/** Starts a plan against the book as it stands. */
export function createPlanBuilder(book: Book, request: PlanRequest): PlanBuilder {
  const { sources, index } = request;
  const { db } = book;
  const revision = readRevision(db);
  const known = createKnownValues(db);
  const lookup = createEnterpriseLookup(db, {
    preload: request.rowsExpected >= PRELOAD_FROM,
    valuesOf: known.valuesOf,
    nameWords,
  });
  const frozen: FrozenPeriods = new Map(listFrozenPeriods(db).map(({ period, kind }) => [period, kind]));
  const counted = createPlanTally(sources.map(({ sheet, table }) => ({ sheet, index: table.index })));
  const digest = createPlanDigest();
  const tally: PlanTally = {
    ...counted,
    row: (table, plan, times) => {
      counted.row(table, plan, times);
      digest.row(plan, times);
    },
  };
  const staging = createStaging(book);
  const shared = { lookup, known, index, frozen, staging, tally, earlierBatch: request.earlierBatch };
  const origin = createOriginReader(db);
  const tables = sources.map((source, number) => {
    staging.addTable({ number, sheet: source.sheet, index: source.table.index, period: source.period });
    return createTablePlanner(source, {
      ...shared,
      lookup: source.codeBefore === undefined ? lookup : findCorrected(lookup, source.codeBefore),
      number,
      origin,
      mindsOlder: hasLaterTables(db, source.period),
    });
  });
  const others: OtherRow[] = [];
  return {
    take: (table, rows) => tables[table]?.take(rows),
    finishTable: (table) => {
      tables[table]?.finish(others);
      if (table + 1 < tables.length) for (const row of tables[table]?.identities() ?? []) others.push(row);
    },
    finish: () => {
      const { file } = request;
      const absent = file === null ? [] : findAbsent(db, { named: tally.named, sources, file });
      const summary = {
        ...tally.summary(),
        replaces: digest.text(),
        absent: absent.length,
        tables: sources.flatMap(({ sheet, table, period, skipped }, number) =>
          skipped ? [] : [{ sheet, table: table.index, period, counts: tally.countsOf(number) }],
        ),
      };
      return { summary, sources, absent, revision, staging };
    },
    discard: () => staging.close(),
  };
}

/** Finds an enterprise by the faulty code that a corrected one stands for; where another enterprise has the corrected code already, nobody is found and a person is asked. */
function findCorrected(lookup: EnterpriseLookup, codeBefore: (code: string) => string | null): EnterpriseLookup {
  return {
    ...lookup,
    byCreditCode: (code) => {
      const before = codeBefore(code);
      const [now, then] = [lookup.byCreditCode(code), before === null ? null : lookup.byCreditCode(before)];
      return now === null || then === null ? (now ?? then) : null;
    },
  };
}

interface TablePlanning {
  readonly number: number;
  readonly lookup: EnterpriseLookup;
  readonly known: KnownValues;
  readonly index: CatalogueIndex;
  readonly frozen: FrozenPeriods;
  readonly staging: Staging;
  readonly tally: PlanTally;
  readonly earlierBatch: number | null;
  readonly origin: OriginOf;
  /** A later table may have stated what this one changes. */
  readonly mindsOlder: boolean;
}

interface TablePlanner {
  readonly take: (rows: readonly TypedRow[]) => void;
  readonly finish: (others: readonly OtherRow[]) => void;
  /** The rows as later tables need them for telling duplicates. */
  readonly identities: () => readonly OtherRow[];
}

function createTablePlanner(source: PlanSource, planning: TablePlanning): TablePlanner {
  const { number, lookup, known, index, frozen, staging, tally, earlierBatch, origin } = planning;
  const { sheet, table, period } = source;
  const context: RowContext = { sheet, table, period, index, frozen };
  const slips = createSlipChecker({ sheet, table, index, limits: slipLimits, period });
  const identities: DuplicateIdentity[] = [];
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
    const typed = withIssue(matched.typed, older);
    if (!isCancelled(typed)) identities.push({ row: identity.row, nameKey: identity.nameKey, code: identity.code });
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
      settleDuplicates(findDuplicates(identities, others), { source, planning, context });
    },
    identities: () => identities.filter(({ row }) => !rejected.has(row)).map((identity) => ({ sheet, ...identity })),
  };
}

/** Plans rows anew that are not the only ones about their enterprise: a question, or — said on several sheets without contradiction — taken together. */
function settleDuplicates(
  duplicates: ReturnType<typeof findDuplicates>,
  {
    source,
    planning,
    context,
  }: { readonly source: PlanSource; readonly planning: TablePlanning; readonly context: RowContext },
): void {
  const { number, lookup, known, staging, tally } = planning;
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
      const across = duplicate.kind === "duplicate-across-sheets" && duplicate.by === "code";
      const joined = across ? joinEarlier(old, matched, planning, source.period) : null;
      const planned = joined ?? planRow(matched, duplicate, context);
      tally.row(number, old, -1);
      tally.row(number, planned, 1);
      replaced.push({ table: number, typed: matched.typed, plan: planned });
      const issue = duplicateIssue(source.sheet, matched.identity, { duplicate, together: joined !== null });
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

function joinEarlier(
  old: RowPlan,
  { typed, identity }: MatchedRow,
  { number, staging, index }: TablePlanning,
  period: string | null,
): RowPlan | null {
  const earlier = staging
    .findByCode(identity.code ?? "", number)
    .flatMap(({ plan, typed: row, table }) =>
      plan === null || plan.kind === "rejected" ? [] : [{ plan, typed: row, period: staging.periodOf(table) }],
    );
  return joinRows({ plan: old, typed, period }, earlier, index);
}
