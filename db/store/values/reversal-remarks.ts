/** Collects what a reversal left as it is, with the reasons (撤销时保留的内容). */
import type { ReadableDb } from "../connection.ts";
import type { Projection } from "./enterprise-history.ts";

/** One enterprise with fields left alone for one reason. */
export interface Remark {
  readonly enterpriseId: number;
  readonly fields: readonly string[];
  readonly reason: string;
}

/** Takes remarks, grouped by enterprise and reason. */
export interface Remarks {
  /** Somebody else's value lies on top. */
  readonly kept: (enterpriseId: number, field: string, byEntry: number) => void;
  /** Name or code stays because something else is known of the enterprise. */
  readonly staying: (enterpriseId: number, field: string, state: Projection) => void;
  /** The enterprise was removed or merged away since. */
  readonly removed: (enterpriseId: number, byEntry: number) => void;
  /** The value lies in a filed or frozen period. */
  readonly held: (enterpriseId: number, field: string, words: string) => void;
  readonly cannot: (enterpriseId: number, fields: readonly string[], reason: string) => void;
  /** All of them, with the number of enterprises concerned. */
  readonly all: () => {
    readonly kept: readonly Remark[];
    readonly impossible: readonly Remark[];
    readonly enterprises: number;
  };
}

/** Starts for the reversal of `root`. */
export function createRemarks(db: ReadableDb, root: number): Remarks {
  const kept = createGroups();
  const impossible = createGroups();
  const actOf = createActWords(db);
  return {
    kept: (enterpriseId, field, byEntry) => kept.add(enterpriseId, [field], `${actOf(byEntry)}，保留现在的值`),
    staying: (enterpriseId, field, { values }) => {
      const other = [...values.values()].find(({ act, stored }) => stored !== null && act.entry !== root);
      const words =
        other === undefined ? "这家企业还有别处来的数据" : `这家企业还有别处来的数据（${actOf(other.act.entry)}）`;
      kept.add(enterpriseId, [field], `${words}，企业留在账本里`);
    },
    removed: (enterpriseId, byEntry) => {
      const into = mergedIntoName(db, byEntry, enterpriseId);
      const words = into === null ? "这家企业后来已经删除" : `这家企业后来已并入“${into}”`;
      impossible.add(enterpriseId, [], `${words}，没有改动；要改回，请先撤销那次操作`);
    },
    held: (enterpriseId, field, words) =>
      kept.add(enterpriseId, [field], `${words}，保留现在的值；要改，请先解除这个期间`),
    cannot: impossible.add,
    all: () => ({
      kept: kept.list(),
      impossible: impossible.list(),
      enterprises: new Set([...kept.list(), ...impossible.list()].map(({ enterpriseId }) => enterpriseId)).size,
    }),
  };
}

/** The enterprise that stayed when another was merged into it; null when the entry is no merge. */
export function findMergedInto(db: ReadableDb, entry: number, enterpriseId: number): number | null {
  const other = db
    .prepare<[number, number], number>(
      `SELECT l.enterprise_id FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
        WHERE l.entry_id = ? AND l.enterprise_id <> ? AND e.kind = 'merge' ORDER BY l.id LIMIT 1`,
    )
    .pluck()
    .get(entry, enterpriseId);
  return other ?? null;
}

function mergedIntoName(db: ReadableDb, entry: number, enterpriseId: number): string | null {
  const into = findMergedInto(db, entry, enterpriseId);
  if (into === null) return null;
  return db.prepare<[number], string>("SELECT name FROM enterprise WHERE id = ?").pluck().get(into) ?? null;
}

/** Says in words who did an entry, and when. */
function createActWords(db: ReadableDb): (entry: number) => string {
  const known = new Map<number, string>();
  const query = db.prepare<[number], { kind: string; at: string; by: string; workbook: string | null }>(
    `SELECT e.kind, e.at, e.by, b.workbook FROM journal_entry e LEFT JOIN import_batch b ON b.id = e.batch_id WHERE e.id = ?`,
  );
  return (entry) => {
    const found = known.get(entry);
    if (found !== undefined) return found;
    const act = query.get(entry);
    const words = act === undefined ? "后来又改过" : wordsOf(act);
    known.set(entry, words);
    return words;
  };
}

function wordsOf({
  kind,
  at,
  by,
  workbook,
}: {
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly workbook: string | null;
}): string {
  const who = `${by === "" ? "有人" : by}在 ${at.slice(0, 10)}`;
  if (workbook !== null) return `${who} 导入“${workbook}”时又写过`;
  if (kind === "merge") return `${who} 合并企业时改过`;
  return `${who} 手工改过`;
}

interface Groups {
  readonly add: (enterpriseId: number, fields: readonly string[], reason: string) => void;
  readonly list: () => readonly Remark[];
}

function createGroups(): Groups {
  const groups = new Map<string, { enterpriseId: number; fields: Set<string>; reason: string }>();
  return {
    add: (enterpriseId, fields, reason) => {
      const key = `${enterpriseId} ${reason}`;
      const group = groups.get(key) ?? { enterpriseId, fields: new Set<string>(), reason };
      groups.set(key, group);
      for (const field of fields) group.fields.add(field);
    },
    list: () => [...groups.values()].map((group) => ({ ...group, fields: [...group.fields] })),
  };
}
