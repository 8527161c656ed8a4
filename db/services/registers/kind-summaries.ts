/** The kinds of the register with what they hold (台账一览). */
import type { KindSummary } from "#contract/registers";
import { lastDayOf } from "#domain/register/day-of";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readCountingOn } from "#services/registers/counting";
import type { ReadableDb } from "#store/connection";
import { createColumnOf, listKindIds } from "#store/queries/kind-columns";
import { findPackList } from "#store/queries/register-kinds";

/** States that need nothing more by their deadline (办结). */
export const DONE_STATES: ReadonlySet<string> = new Set(["完成", "销号"]);
/** Said of entries without a state. */
const NO_STATE = "未填";

/** All kinds with their counts; `asOf` null counts everybody kept, and deadlines against `today`. */
export function summariseKinds(
  db: ReadableDb,
  { asOf, today }: { readonly asOf: string | null; readonly today: string },
): readonly KindSummary[] {
  return readKinds(db).map((kind) => {
    const ids = readCountingOn(db, kind.id, asOf)?.ids ?? new Set(listKindIds(db, kind.id));
    return {
      ...kind,
      count: ids.size,
      viewCounts: kind.views.map(({ field, values }) => countValues(db, { kind, field, ids }, new Set(values))),
      ...describeList(db, kind),
      states: isList(kind) ? countStates(db, { kind, ids, day: asOf ?? today }) : null,
    };
  });
}

function describeList(db: ReadableDb, { id, group }: KindDefinition): Pick<KindSummary, "note" | "mapped"> {
  const list = group === "ledger" ? findPackList(db, id) : null;
  return { note: list?.note ?? "", mapped: (list?.map ?? null) !== null };
}

function isList({ group, fields }: KindDefinition): boolean {
  return group === "ledger" && fields.includes("entryState");
}

function countValues(
  db: ReadableDb,
  { kind, field, ids }: { readonly kind: KindDefinition; readonly field: string; readonly ids: ReadonlySet<number> },
  wanted: ReadonlySet<string>,
): number {
  if (ids.size === 0) return 0;
  return createColumnOf(db, kind.id)(field).filter(([id, value]) => ids.has(id) && wanted.has(value)).length;
}

/** Every state a list knows, also those nobody has, so that a year can be seen to be cleared (年末清账). */
function countStates(
  db: ReadableDb,
  { kind, ids, day }: { readonly kind: KindDefinition; readonly ids: ReadonlySet<number>; readonly day: string },
): KindSummary["states"] {
  const choices = readCatalogueIndex(db).byId.get("entryState")?.choices ?? [];
  const counts: Record<string, number> = Object.fromEntries(choices.map(({ value }) => [value, 0]));
  const column = createColumnOf(db, kind.id);
  const states = new Map(column("entryState"));
  const deadlines = new Map(column("deadline"));
  let overdue = 0;
  for (const id of ids) {
    const state = states.get(id) ?? NO_STATE;
    counts[state] = (counts[state] ?? 0) + 1;
    const deadline = deadlines.get(id);
    if (deadline !== undefined && lastDayOf(deadline) < day && !DONE_STATES.has(state)) overdue += 1;
  }
  return { counts, overdue };
}
