import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldValue } from "#domain/importing/typed-row";
import { contentHash } from "#store/content-hash";
import type { Book } from "#store/connection";
import { checkIntegrity } from "#store/integrity";
import { undoBatch } from "#store/queries/batches";
import { editCells, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { listJournal } from "#store/queries/journal";
import { applyRows, memoryBook, type TestRow } from "./support.ts";

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
  fc.constant({ kind: "undo" as const }),
  fc.constant({ kind: "redo" as const }),
  fc.record({ kind: fc.constant("undoBatch" as const), target: fc.nat(20) }),
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
    case "undo":
      undoLastEdit(book.db, author);
      return;
    case "redo":
      redoLastEdit(book.db, author);
      return;
    case "undoBatch":
      undoBatch(book.db, { batchId: one.target, ...author });
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
