/** Everything measuring reads of one book (取数环境), kept per revision: facts, links, words, days, sets. */
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { Formula } from "#domain/indicators/formula";
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { findForeign } from "#domain/packs/foreign-entries";
import type { PolicyPack, QuarterConvention } from "#domain/packs/pack";
import type { KindDefinition } from "#domain/register/kind";
import { foldName } from "#domain/shared/chinese-text";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { type DayBook, openDay } from "#services/measuring/day-book";
import type { SetMembers } from "#services/measuring/entry-sets";
import { createForeignMask, type ForeignMask } from "#services/measuring/foreign-mask";
import { readFigurePeriod } from "#services/measuring/figure-periods";
import { readBookLinks, readLinkRules } from "#services/registers/read-links";
import { readRevision } from "#store/command";
import type { ReadableDb } from "#store/connection";
import { type FactSource, openFacts } from "#store/measuring/fact-source";
import { frozenNames } from "#store/measuring/frozen-names";
import { buildLinks, type LinkIndex } from "#store/queries/links";
import { readInstalledPacks } from "#store/queries/packs";
import { listSnapshots } from "#store/queries/snapshots";

/** An indicator with its pack. */
export interface KnownIndicator {
  readonly pack: string;
  readonly definition: IndicatorDefinition;
}

/** The surroundings of measuring. */
export interface World {
  readonly db: ReadableDb;
  readonly vocabulary: FormulaVocabulary;
  readonly conventions: readonly QuarterConvention[];
  readonly indicators: readonly KnownIndicator[];
  /** Frozen years: year → snapshot and its day; the one frozen last when there are several. One frozen within the year does not stand for its end. */
  readonly frozen: ReadonlyMap<number, { readonly id: number; readonly day: string; readonly name: string }>;
  readonly day: (day: string, snapshot: number | null) => DayBook;
  readonly periodLabel: (period: string) => string;
  /** Results kept as long as this world lives. */
  readonly parsed: Map<string, Formula>;
  readonly sets: WeakMap<DayBook, Map<string, SetMembers>>;
  /** What of a kind stands on other provinces' lists than those of a pack. */
  readonly foreign: (pack: string | null) => ForeignMask;
}

/** The world of a book at its present revision. */
export function openWorld(db: ReadableDb): World {
  // Inside a transaction the revision does not yet say what changed.
  if (db.inTransaction) return createWorld(db);
  const stamp = `${readRevision(db)}|${readBookSettings(db).zoneName}`;
  const known = worlds.get(db);
  if (known?.stamp === stamp) return known.world;
  const world = createWorld(db);
  worlds.set(db, { stamp, world });
  return world;
}

const worlds = new WeakMap<ReadableDb, { readonly stamp: string; readonly world: World }>();

/** Days kept open at once: a series of twelve quarters and what it is compared with. */
const MOST_DAYS = 40;

function createWorld(db: ReadableDb): World {
  const packs = readInstalledPacks(db);
  const indicators = packs.flatMap(({ id, indicators: own }) => own.map((definition) => ({ pack: id, definition })));
  const vocabulary = readFormulaVocabulary(db, indicators);
  const conventions = packs.flatMap(({ quarters }) => quarters);
  const facts = new Map<
    number | null,
    { readonly facts: FactSource; readonly links: LinkIndex; readonly home: number | null }
  >();
  const open = (snapshot: number | null) => {
    const ready = facts.get(snapshot);
    if (ready !== undefined) return ready;
    const source = openFacts(db, snapshot);
    const links = snapshot === null ? readBookLinks(db) : buildLinks(frozenNames(db, snapshot), readLinkRules(db));
    const made = { facts: source, links, home: findHome(db, source, links) };
    facts.set(snapshot, made);
    return made;
  };
  const days = new Map<string, DayBook>();
  return {
    db,
    vocabulary,
    conventions,
    indicators,
    frozen: new Map(
      listSnapshots(db)
        .filter(({ year, day }) => day === `${year}-12-31`)
        .reverse()
        .map(({ id, year, day, name }) => [year, { id, day, name }] as const),
    ),
    day: (day, snapshot) => {
      const key = `${day}|${snapshot ?? ""}`;
      const ready = days.get(key);
      if (ready !== undefined) return ready;
      const { facts: source, links, home } = open(snapshot);
      const made = openDay({ facts: source, links, vocabulary, homeZone: home, day });
      if (days.size >= MOST_DAYS) days.clear();
      days.set(key, made);
      return made;
    },
    periodLabel: (period) => readFigurePeriod(period, conventions)?.label ?? period,
    parsed: new Map(),
    sets: new WeakMap(),
    foreign: openForeign(packs, vocabulary.kinds),
  };
}

/** Kept by region: packs of one province see the same. */
function openForeign(packs: readonly PolicyPack[], kinds: readonly KindDefinition[]): World["foreign"] {
  const regions = new Map(packs.map(({ id, region }) => [id, region]));
  const known = new Map<string, ForeignMask>();
  return (pack) => {
    const region = (pack === null ? undefined : regions.get(pack)) ?? "";
    const ready =
      known.get(region) ??
      createForeignMask(region, (kind) => {
        const found = kinds.find(({ id }) => id === kind);
        return found === undefined ? null : findForeign(packs, region, found);
      });
    known.set(region, ready);
    return ready;
  };
}

/** The words formulas of a book may use (公式词汇). */
export function readFormulaVocabulary(
  db: ReadableDb,
  indicators: readonly KnownIndicator[] = [],
  subject: string | null = null,
): FormulaVocabulary {
  return {
    kinds: readKinds(db),
    fields: readCatalogueIndex(db).byId,
    indicatorUnit: (code) => findIndicator(indicators, code, null)?.definition.unit ?? null,
    subject,
  };
}

/** An indicator by `code` or `pack/code` (指标查找): that of the own pack first, else the only one of that code. */
export function findIndicator(
  indicators: readonly KnownIndicator[],
  code: string,
  pack: string | null,
): KnownIndicator | null {
  const own = indicators.find((one) => one.pack === pack && one.definition.code === code);
  if (own !== undefined) return own;
  const named = indicators.find((one) => `${one.pack}/${one.definition.code}` === code);
  if (named !== undefined) return named;
  const others = indicators.filter(({ definition }) => definition.code === code);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** The entry of the book's own zone. */
function findHome(db: ReadableDb, facts: FactSource, links: LinkIndex): number | null {
  const { zoneName } = readBookSettings(db);
  if (zoneName.trim() === "") return null;
  const named = links.resolve(zoneName, ["zone"]).to;
  if (named !== null && facts.placeOf(named) >= 0) return named;
  const folded = foldName(zoneName);
  const places = [...facts.ofKind("zone")].filter((place) => foldName(facts.nameAt(place)) === folded);
  const [only] = places;
  return places.length === 1 && only !== undefined ? facts.idAt(only) : null;
}
