import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { EnterpriseLookup } from "#domain/importing/import-plan";
import type { FrozenPeriods } from "#domain/importing/plan-changes";
import type { Standing } from "#domain/importing/standing";
import type { TypedRow } from "#domain/importing/typed-row";
import { findAbsent } from "#services/importing/find-absent";
import { createLinkWatch } from "#services/importing/link-watch";
import { createPlanDigest } from "#services/importing/plan-digest";
import { createPlanTally, type PlanTally } from "#services/importing/plan-tally";
import { createKindFinder, createLookups } from "#services/importing/planned-kinds";
import type { PlanSource, StagedPlan } from "#services/importing/staged-plan";
import { createTablePlanner, type EarlierRow } from "#services/importing/table-planner";
import { readRevision } from "#store/command";
import type { Book } from "#store/connection";
import { listFrozenPeriods } from "#store/queries/frozen-periods";
import { createKnownValues, createOriginReader, hasLaterTables } from "#store/queries/known-values";
import { createStaging } from "#store/staging/staging";

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
  /** How final the figures are; absent: final. */
  readonly standing?: Standing;
}

/** Records from which on it pays to read all names and codes at once instead of asking one by one. */
const PRELOAD_FROM = 1000;

/** Starts a plan against the book as it stands. */
export function createPlanBuilder(book: Book, request: PlanRequest): PlanBuilder {
  const { sources, index } = request;
  const { db } = book;
  const revision = readRevision(db);
  const known = createKnownValues(db);
  const kindOf = createKindFinder(db);
  const links = createLinkWatch(db, index);
  const lookupOf = createLookups(db, {
    preload: request.rowsExpected >= PRELOAD_FROM,
    valuesOf: known.valuesOf,
    isSameLink: links.isSame,
    alsoCalled: links.alsoCalled,
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
  const shared = { known, index, frozen, staging, tally, links, earlierBatch: request.earlierBatch };
  const origin = createOriginReader(db);
  const tables = sources.map((source, number) => {
    staging.addTable({ number, sheet: source.sheet, index: source.table.index, period: source.period });
    const kind = kindOf(source.table.subject);
    const lookup = lookupOf(kind);
    return createTablePlanner(source, {
      ...shared,
      kind,
      lookup: source.codeBefore === undefined ? lookup : findCorrected(lookup, source.codeBefore),
      number,
      origin,
      mindsOlder: hasLaterTables(db, source.period),
      isPreliminary: request.standing === "preliminary",
    });
  });
  const others: EarlierRow[] = [];
  return {
    take: (table, rows) => tables[table]?.take(rows),
    finishTable: (table) => {
      tables[table]?.finish(others);
      if (table + 1 < tables.length) for (const row of tables[table]?.identities() ?? []) others.push(row);
    },
    finish: () => {
      const doubts = links.doubts();
      for (const { issue } of doubts) tally.issue(issue);
      staging.addIssues(doubts);
      const { file } = request;
      const absent = file === null ? [] : findAbsent(db, { named: tally.named, sources, file, kindOf });
      const summary = {
        ...tally.summary(),
        replaces: digest.text(),
        absent: absent.length,
        tables: sources.flatMap(({ sheet, table, period, skipped }, number) =>
          skipped ? [] : [{ sheet, table: table.index, period, counts: tally.countsOf(number) }],
        ),
      };
      return { summary, sources, absent, revision, staging, kindOf };
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
