import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldValue } from "#domain/importing/typed-row";
import { contentHash } from "#store/content-hash";
import type { Book } from "#store/connection";
import { checkIntegrity } from "#store/integrity";
import { listBatches, redoBatch, undoBatch } from "#store/queries/batches";
import { editCells, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { listJournal } from "#store/queries/journal";
import { mergeEnterprises } from "#store/queries/merge-enterprises";
import { applyRows, memoryBook, requireOk, type TestRow } from "./support.ts";

/** What must hold for every history of imports, edits and undos. */

const author = { at: "2026-11-21T09:00:00.000Z", by: "小李" };
const FIELDS = [
  "remarks",
  "formerName",
  "highTechCertificateNumber",
  "highTechIssueDate",
  "creditCode",
  "employees@2025",
  "employees@2024",
  "aboveScale",
];
const value = fc.oneof(fc.constantFrom("甲", "乙", "丙、丁", "12.5"), fc.integer({ min: -9, max: 9 }), fc.boolean());
const values = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 5, noNullPrototype: true });
const row = fc.record({ name: fc.constantFrom("一公司", "二公司", "三公司"), values, existing: fc.boolean() });
const step = fc.oneof(
  fc.record({ kind: fc.constant("import" as const), rows: fc.array(row, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    kind: fc.constant("edit" as const),
    target: fc.nat(20),
    field: fc.constantFrom(...FIELDS),
    value: fc.option(value),
  }),
  fc.record({ kind: fc.constant("merge" as const), keep: fc.nat(6), drop: fc.nat(6) }),
  fc.constant({ kind: "undo" as const }),
  fc.constant({ kind: "redo" as const }),
  fc.record({ kind: fc.constant("undoBatch" as const), target: fc.nat(20) }),
  fc.record({ kind: fc.constant("redoBatch" as const), target: fc.nat(20) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test("replaying the journal gives the current state, and the book stays sound", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const book = await memoryBook();
      for (const one of steps) take(book, one);
      for (const id of liveIds(book)) expect(replay(book, id)).toEqual(readKnownValues(book.db, id));
      expect(checkIntegrity(book.db)).toEqual([]);
    }),
    { numRuns: 60, seed: 20261121 },
  );
});

test("undoing an import restores the content exactly, whatever came before it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 8 }),
      fc.array(row, { minLength: 1, maxLength: 5 }),
      async (steps, rows) => {
        const book = await memoryBook();
        for (const one of steps) take(book, one);
        const before = contentHash(book.db, { origins: true });
        const { batchId } = applyRows(book, toTestRows(book, rows));
        const undone = undoBatch(book.db, { batchId, ...author });
        expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
        expect(contentHash(book.db, { origins: true })).toBe(before);
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

test("undoing imports in any order ends in the same book, and redoing them brings back the one before", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(3), { maxLength: 8 }),
      async (imports, order) => {
        const book = await memoryBook();
        const empty = contentHash(book.db, { origins: true });
        for (const rows of imports) applyRows(book, toTestRows(book, rows));
        const full = contentHash(book.db, { origins: true });
        for (const target of order) undoBatch(book.db, { batchId: target + 1, ...author });
        for (const { batchId } of listBatches(book.db)) undoBatch(book.db, { batchId, ...author });
        expect(contentHash(book.db, { origins: true })).toBe(empty);
        for (const { batchId } of [...listBatches(book.db)].reverse()) redoBatch(book.db, { batchId, ...author });
        expect(contentHash(book.db, { origins: true })).toBe(full);
        expect(checkIntegrity(book.db)).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

test("undo after later edits leaves exactly those edits; redo and undo again change nothing more", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(8), fc.constantFrom(...FIELDS), fc.option(value)), { maxLength: 100 }),
      async (earlier, later, edits) => {
        const book = await memoryBook();
        applyRows(book, toTestRows(book, earlier));
        const known = liveIds(book);
        const before = new Map(known.map((id) => [id, readKnownValues(book.db, id)]));
        const { batchId } = applyRows(book, toTestRows(book, later));
        const edited = new Map(known.map((id): [number, Map<string, FieldValue | null>] => [id, new Map()]));
        for (const [target, key, to] of edits) {
          const id = liveIds(book)[target];
          if (id === undefined || !edit(book, { id, key, to })) continue;
          const cells = edited.get(id) ?? new Map<string, FieldValue | null>();
          edited.set(id, cells.set(key, to));
        }
        const imported = contentHash(book.db, { origins: true });
        requireOk(undoBatch(book.db, { batchId, ...author }));
        for (const [id, cells] of edited) {
          const values = readKnownValues(book.db, id);
          const expected = { ...before.get(id) };
          for (const [key, to] of cells) {
            if (to === null) delete expected[key];
            else expected[key] = to;
          }
          if (before.has(id)) expect(values).toEqual(expected);
          else expect(values).toMatchObject(expected);
        }
        const undone = contentHash(book.db, { origins: true });
        requireOk(redoBatch(book.db, { batchId, ...author }));
        expect(contentHash(book.db, { origins: true })).toBe(imported);
        requireOk(undoBatch(book.db, { batchId, ...author }));
        expect(contentHash(book.db, { origins: true })).toBe(undone);
        expect(checkIntegrity(book.db)).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

/** Answers whether the edit changed anything. */
function edit(
  book: Book,
  { id, key, to }: { readonly id: number; readonly key: string; readonly to: FieldValue | null },
): boolean {
  const [field = "", period = null] = key.split("@");
  const edits = [{ enterpriseId: id, field, period, value: to, typed: String(to) }];
  return requireOk(editCells(book.db, edits, author)).changed > 0;
}

function take(book: Book, one: Step): void {
  switch (one.kind) {
    case "import":
      applyRows(book, toTestRows(book, one.rows));
      return;
    case "edit": {
      const id = liveIds(book)[one.target];
      if (id === undefined) return;
      const [field = "", period = null] = one.field.split("@");
      editCells(book.db, [{ enterpriseId: id, field, period, value: one.value, typed: String(one.value) }], author);
      return;
    }
    case "merge": {
      const [keepId, dropId] = [liveIds(book)[one.keep], liveIds(book)[one.drop]];
      if (keepId === undefined || dropId === undefined) return;
      mergeEnterprises(book.db, { keepId, dropId, fromDropped: FIELDS.slice(0, 3) }, author);
      return;
    }
    case "undo":
      undoLastEdit(book.db, author);
      return;
    case "redo":
      redoLastEdit(book.db, author);
      return;
    case "undoBatch":
      undoBatch(book.db, { batchId: one.target, ...author });
      return;
    case "redoBatch":
      redoBatch(book.db, { batchId: one.target, ...author });
  }
}

/** A row marked as existing updates the first enterprise of that name, if there is one. */
function toTestRows(
  book: Book,
  rows: readonly { readonly name: string; readonly values: Record<string, FieldValue>; readonly existing: boolean }[],
): readonly TestRow[] {
  return rows.map(({ name, values: given, existing }) => {
    const id = book.db
      .prepare<[string], number>("SELECT id FROM enterprise WHERE name = ? AND removed_at IS NULL LIMIT 1")
      .pluck()
      .get(name);
    return existing && id !== undefined ? { name, id, values: given } : { name, values: given };
  });
}

function liveIds(book: Book): readonly number[] {
  return book.db.prepare<[], number>("SELECT id FROM enterprise WHERE removed_at IS NULL ORDER BY id").pluck().all();
}

function replay(book: Book, enterpriseId: number): Record<string, FieldValue> {
  const state: Record<string, FieldValue> = {};
  for (const { field, period, after } of [...listJournal(book.db, { enterpriseId, limit: 1e6 })].reverse()) {
    const key = period === null ? `${field}` : `${field}@${period}`;
    if (after === null) delete state[key];
    else state[key] = after;
  }
  return state;
}
