/** The register as it stood on a day (截至某日的台账): who counts, at what level, holding and belonging to what. Everything is worked out when first asked for and kept. */
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { levelRuleOf, sinceFieldsOf } from "#services/measuring/as-of-rules";
import { type Belonging, createBelonging } from "#services/measuring/belonging";
import { type CountingMask, readCounting } from "#services/measuring/counting-mask";
import { createHoldings, type Holdings } from "#services/measuring/holdings";
import { type Levels, readLevels } from "#services/measuring/levels";
import { createZoning, type Zoning } from "#services/measuring/zoning";
import type { FactSource } from "#store/measuring/fact-source";
import type { LinkIndex } from "#store/queries/links";

/** What a day book is made from. */
export interface DaySource {
  readonly facts: FactSource;
  readonly links: LinkIndex;
  readonly vocabulary: FormulaVocabulary;
  /** Zone of entries that name none; null when the book's own is not known. */
  readonly homeZone: number | null;
  readonly day: string;
}

/** The register on a day. */
export interface DayBook extends DaySource {
  readonly counting: (kind: string) => CountingMask;
  /** Texts of an attribute as of the day: levels are those of the day. */
  readonly attribute: (kind: string, field: string) => readonly (string | undefined)[];
  /** Places whose level in the roster is higher than any dated record says. */
  readonly contradicted: (kind: string) => ReadonlySet<number>;
  /** Since when an entry is what it is; undefined where no date says. */
  readonly since: (kind: string) => readonly (string | undefined)[];
  readonly holdings: Holdings;
  readonly belonging: Belonging;
  readonly zoning: Zoning;
}

/** Opens the register on a day. */
export function openDay(source: DaySource): DayBook {
  const counting = keep((kind: string) => readCounting(source, kind));
  const levels = keep((kind: string) => readLevels(source, kind));
  const since = keep((kind: string) => readSince(source, kind, levels(kind)));
  return {
    ...source,
    counting,
    attribute: (kind, field) =>
      levelRuleOf(kind)?.field === field ? levels(kind).texts : source.facts.attribute(field),
    contradicted: (kind) => levels(kind).contradicted,
    since,
    holdings: createHoldings(source),
    belonging: createBelonging(source),
    zoning: createZoning(source),
  };
}

/** Remembers answers by a word. */
function keep<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const ready = known.get(key);
    if (ready !== undefined) return ready.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}

function readSince({ facts }: DaySource, kind: string, levels: Levels): readonly (string | undefined)[] {
  const columns = sinceFieldsOf(kind).map(facts.attribute);
  const dates = new Array<string | undefined>(facts.size).fill(undefined);
  for (const place of facts.ofKind(kind)) {
    dates[place] = levels.dates[place] ?? columns.map((column) => column[place]).find((text) => text !== undefined);
  }
  return dates;
}
