/** A book in memory: just enough of the store to plan against and to apply plans to (内存账本). */
import type { EnterpriseLookup, ImportPlan, KnownEnterprise, PlannedChange } from "#domain/importing/import-plan";
import type { FieldValue } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";

interface Entry {
  id: number;
  name: string;
  creditCode: string | null;
  names: Set<string>;
  values: Record<string, FieldValue>;
}

export interface MemoryBook extends EnterpriseLookup {
  readonly apply: (plan: ImportPlan) => void;
  readonly all: () => readonly KnownEnterprise[];
}

/** An empty book. */
export function createMemoryBook(): MemoryBook {
  const entries = new Map<number, Entry>();
  const byCode = new Map<string, Entry>();
  const byName = new Map<string, Set<Entry>>();
  const index = (entry: Entry) => {
    if (entry.creditCode !== null) byCode.set(entry.creditCode, entry);
    for (const name of entry.names) byName.set(name, (byName.get(name) ?? new Set()).add(entry));
  };
  const put = (entry: Entry, { field, period, after }: PlannedChange) => {
    const key = period === null ? field : `${field}@${period}`;
    if (field === "enterpriseName" && typeof after === "string") {
      entry.name = after;
      entry.names.add(foldName(after));
    } else if (field === "creditCode" && typeof after === "string") entry.creditCode = after;
    else if (after === null) delete entry.values[key];
    else entry.values[key] = after;
  };
  const write = (entry: Entry, changes: readonly PlannedChange[]) => {
    for (const change of changes) put(entry, change);
    index(entry);
  };
  return {
    byCreditCode: (code) => byCode.get(code) ?? null,
    byFoldedName: (name) => [...(byName.get(name) ?? [])],
    all: () => [...entries.values()],
    apply: (plan) => {
      for (const row of plan.rows) {
        if (row.kind === "add") {
          const entry: Entry = { id: entries.size + 1, name: row.name, creditCode: null, names: new Set(), values: {} };
          entries.set(entry.id, entry);
          write(entry, row.changes);
        } else if (row.kind === "update") {
          const entry = entries.get(row.enterpriseId);
          if (entry === undefined) throw new Error(`no enterprise ${row.enterpriseId}`);
          write(entry, row.changes);
        }
      }
    },
  };
}
