import { raiseNamesRevision } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import { type Act, keyOf, type Layer, placeOf, project, type Projection } from "./enterprise-history.ts";
import { createActReader, readIdentityNumbers, readReversals } from "./history-reader.ts";
import { type HeldPeriods, holdFrozen } from "./hold-frozen.ts";
import { createIdentityRows } from "./identity-rows.ts";
import { fieldOf } from "./interning.ts";
import { decodeChanges, encodeChanges, type ValueChange } from "./journal-change.ts";
import { createRemarks, findMergedInto, type Remark } from "./reversal-remarks.ts";
import type { StoredValue, ValueKey } from "./stored-value.ts";
import { createTakenCheck } from "./taken-identity.ts";
import { createBulkInsert } from "./value-store.ts";
import { createValueSwap, type ValueSwap } from "./value-swap.ts";

/** What a reversal did. `enterprises`: those brought back wholly; `kept`: what somebody changed since; `impossible`: what could not be brought back, with the reasons. */
export interface Reversal {
  readonly entryId: number;
  readonly reverted: number;
  readonly enterprises: number;
  readonly kept: readonly Remark[];
  readonly impossible: readonly Remark[];
}

interface Line {
  readonly id: number;
  readonly enterprise_id: number;
  readonly existence: number;
  readonly changes: string;
}

/** Lines per round; a whole import does not fit into memory as objects. */
const ROUND = 2000;

/** Takes an entry of the journal back, or does it again when it was taken back (撤回、重做一次变更), inside a transaction that the caller holds. Every enterprise it touched becomes what the acts that still count make of it; what others put on top stays, and so does what lies in a period of `held`. The reversal is an entry of its own, with a line for every enterprise, so that later reversals know where to look. */
export function reverseEntry(
  db: WritableDb,
  entry: { readonly id: number; readonly batchId: number | null },
  how: { readonly kind: "undo" | "redo"; readonly at: string; readonly by: string; readonly held?: HeldPeriods },
): Reversal {
  const reversals = readReversals(db);
  const root = reversals.rootOf(entry.id);
  const inserted = db
    .prepare("INSERT INTO journal_entry (kind, at, by, batch_id, reverses) VALUES (?, ?, ?, ?, ?)")
    .run(how.kind, how.at, how.by, entry.batchId, entry.id);
  const entryId = Number(inserted.lastInsertRowid);
  const context = createContext(db, { root, entryId, at: how.at, reversals, held: how.held ?? new Map() });
  const next = db.prepare<[number, number], Line>(
    `SELECT id, enterprise_id, existence, changes FROM journal_line WHERE entry_id = ? AND id > ? ORDER BY id LIMIT ${ROUND}`,
  );
  let above = 0;
  for (let lines = next.all(root, above); lines.length > 0; lines = next.all(root, above)) {
    reverseLines(context, lines);
    above = lines.at(-1)?.id ?? above;
  }
  const { kept, impossible, enterprises } = context.remarks.all();
  return {
    entryId,
    reverted: context.tally.reverted,
    enterprises: context.handled.size - enterprises,
    kept,
    impossible,
  };
}

type Context = ReturnType<typeof createContext>;

interface Reversing {
  readonly root: number;
  readonly entryId: number;
  readonly at: string;
  readonly reversals: ReturnType<typeof readReversals>;
  readonly held: HeldPeriods;
}

function createContext(db: WritableDb, reversing: Reversing) {
  const { root, reversals } = reversing;
  const namesRevision = raiseNamesRevision(db);
  const numbers = readIdentityNumbers(db);
  const handled = new Set<number>();
  const countsWith =
    (counted: boolean) =>
    (entry: number): boolean =>
      entry === root ? counted : entry === BASE || !reversals.isUndone(entry);
  return {
    ...reversing,
    db,
    numbers,
    /** Acts that count before and after. */
    before: countsWith(!reversals.isUndone(root)),
    after: countsWith(reversals.isUndone(root)),
    handled,
    tally: { reverted: 0 },
    remarks: createRemarks(db, root),
    rows: createIdentityRows(db, { numbers, namesRevision }),
    isTaken: createTakenCheck(db, { numbers, root, handled }),
    swap: createValueSwap(db),
    readActs: createActReader(db),
    isThere: db.prepare<[number], number>("SELECT removed_at IS NULL FROM enterprise WHERE id = ?").pluck(),
    laterLines: db
      .prepare<[number, number], [number, number]>(
        "SELECT id, entry_id FROM journal_line WHERE enterprise_id = ? AND id > ?",
      )
      .raw(),
  };
}

/** Stands for everything that was before the entry, where nothing has changed it since. */
const BASE = 0;

/** One enterprise of a round. */
interface Turn {
  readonly enterpriseId: number;
  readonly from: Projection;
  readonly to: Projection;
  readonly existence: -1 | 0 | 1;
  readonly derives: boolean;
  readonly done: ValueChange[];
}

function reverseLines(context: Context, lines: readonly Line[]): void {
  const byEnterprise = new Map<number, Line[]>();
  for (const line of lines) {
    if (context.handled.has(line.enterprise_id)) continue;
    const own = byEnterprise.get(line.enterprise_id);
    if (own === undefined) byEnterprise.set(line.enterprise_id, [line]);
    else own.push(line);
  }
  const turns: Turn[] = [];
  for (const [enterpriseId, own] of byEnterprise) {
    context.handled.add(enterpriseId);
    turns.push(planTurn(context, enterpriseId, own));
  }
  swapValues(context, turns);
  const journal = createBulkInsert(context.db, "journal_line (entry_id, enterprise_id, existence, changes)", 4);
  for (const turn of turns) {
    finishTurn(context, turn);
    journal.add(context.entryId, turn.enterpriseId, turn.existence, encodeChanges(turn.done));
    context.tally.reverted += turn.done.length;
  }
  journal.flush();
}

function planTurn(context: Context, enterpriseId: number, lines: readonly Line[]): Turn {
  const { remarks, numbers } = context;
  const own = lines.flatMap((line) => decodeChanges(line.changes, line.id));
  const derives = own.some((change) => change.periodId === 0 && numbers.all.has(change.fieldId));
  const acts = readHistory(context, enterpriseId, { lines, own, derives });
  const from = project(acts, context.before, numbers);
  const aim = project(acts, context.after, numbers);
  const { to, held } = holdFrozen(from, aim, context.held);
  const isThere = context.isThere.get(enterpriseId) === 1;
  const turn = { enterpriseId, derives, done: [] };
  for (const { place, words } of held) remarks.held(enterpriseId, fieldOf(context.db, keyOf(place).fieldId), words);
  remarkKept(context, { enterpriseId, own, from, to: aim });
  if (!isThere && from.exists) {
    // An earlier undo or redo could not bring this one back; there is nothing to take away.
    if (to.exists) remarks.cannot(enterpriseId, [], "这家企业现在不在账本里，上一次撤销或重做时没能恢复");
    return { ...turn, derives: false, from: to, to, existence: 0 };
  }
  // An earlier undo had to leave this one, because a period of it was filed.
  if (isThere && !from.exists) return { ...turn, from: to.exists ? from : to, to, existence: 0 };
  if (!to.exists) return { ...turn, from, to, existence: isThere ? -1 : 0 };
  const taken = context.isTaken(enterpriseId, from, to);
  if (taken === null) return { ...turn, from, to, existence: isThere ? 0 : 1 };
  const { name, creditCode } = numbers;
  const fields = [name, creditCode].filter((field) => field !== -1).map((field) => fieldOf(context.db, field));
  remarks.cannot(enterpriseId, fields, taken);
  if (!isThere) return { ...turn, derives: false, from: to, to, existence: 0 };
  return { ...turn, derives: false, from, to: keepIdentity(context, from, to), existence: 0 };
}

/** The acts of an enterprise as far as they matter: all of them where others acted since or its names are concerned; else what the entry itself says of before and after is enough, and much quicker to read. */
function readHistory(
  { root, reversals, laterLines, readActs }: Context,
  enterpriseId: number,
  {
    lines,
    own,
    derives,
  }: { readonly lines: readonly Line[]; readonly own: readonly ValueChange[]; readonly derives: boolean },
): readonly Act[] {
  const [first] = lines;
  if (first === undefined) return [];
  const known = new Set(lines.map(({ id }) => id));
  const othersActed = laterLines
    .all(enterpriseId, first.id)
    .some(([id, entry]) => !known.has(id) && (entry === root || reversals.rootOf(entry) !== root));
  const isNew = first.existence === 1;
  const renames = derives && (!isNew || lines.length > 1);
  if (othersActed || first.existence === -1 || renames) return readActs(enterpriseId);
  const ownAct: Act = { entry: root, kind: "import", at: "", existence: isNew ? 1 : 0, changes: own };
  if (isNew) return [ownAct];
  const before = new Map<number, ValueChange>();
  for (const change of own) {
    const place = placeOf(change);
    if (!before.has(place)) before.set(place, { ...change, after: change.before, before: null });
  }
  return [{ entry: BASE, kind: "import", at: "", existence: 1, changes: [...before.values()] }, ownAct];
}

/** Says whose values lie on top of the entry's own, and which name stays because other values do. */
function remarkKept(
  { root, remarks, before, after, db }: Context,
  turn: {
    readonly enterpriseId: number;
    readonly own: readonly ValueChange[];
    readonly from: Projection;
    readonly to: Projection;
  },
): void {
  const { enterpriseId, from, to } = turn;
  const counting = before(root) ? from : to;
  const other = before(root) ? to : from;
  // A merge takes the other record away itself: nothing lies on top of that.
  if (counting.removedBy?.entry === root) return;
  if (counting.removedBy !== null) {
    remarks.removed(enterpriseId, counting.removedBy.entry);
    return;
  }
  for (const place of new Set(turn.own.map(placeOf))) {
    const top = counting.values.get(place);
    const field = fieldOf(db, keyOf(place).fieldId);
    if (top !== undefined && top.act.entry !== root) remarks.kept(enterpriseId, field, top.act.entry);
    else if (!after(root) && other.values.get(place)?.act.entry === root) remarks.staying(enterpriseId, field, to);
  }
}

/** The projection with name and code as they were. */
function keepIdentity({ numbers }: Context, from: Projection, to: Projection): Projection {
  const values = new Map<number, Layer>(to.values);
  for (const fieldId of [numbers.name, numbers.creditCode]) {
    const place = placeOf({ fieldId, periodId: 0 });
    const layer = from.values.get(place);
    if (layer === undefined) values.delete(place);
    else values.set(place, layer);
  }
  return { ...to, values };
}

/** Writes what differs, place by place in the order of the tables; a value that is not what the history says is left alone. */
function swapValues({ swap, remarks, db }: Context, turns: readonly Turn[]): void {
  const swaps: (ValueSwap & { readonly turn: Turn })[] = [];
  for (const turn of turns) {
    const { from, to, enterpriseId } = turn;
    for (const place of new Set([...from.values.keys(), ...to.values.keys()])) {
      const key: ValueKey = { ...keyOf(place), enterpriseId };
      swaps.push({ key, from: storedAt(from, place), to: storedAt(to, place), turn });
    }
  }
  swap(swaps, ({ key, from, to, turn }, outcome) => {
    if (outcome === "done") turn.done.push({ ...key, after: to, before: from, typed: null });
    if (outcome !== "differs") return;
    remarks.cannot(turn.enterpriseId, [fieldOf(db, key.fieldId)], "账本里现在的值与变更记录对不上，保留现在的值");
  });
}

function storedAt({ values }: Projection, place: number): StoredValue | null {
  return values.get(place)?.stored ?? null;
}

function finishTurn({ rows, db, at }: Context, { enterpriseId, to, existence, derives }: Turn): void {
  if (existence === -1) {
    const mergedInto = to.removedBy === null ? null : findMergedInto(db, to.removedBy.entry, enterpriseId);
    rows.remove(enterpriseId, { at, mergedInto });
  } else if (existence === 1 || (derives && to.exists)) rows.write(enterpriseId, to);
}
