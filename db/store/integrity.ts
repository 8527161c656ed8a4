import type { ReadableDb } from "./connection.ts";

/** Checks the whole book (账本体检): SQLite's own structure, references, and our promises. Answers what is wrong, in words for the log; empty when all is well. */
export function checkIntegrity(db: ReadableDb): readonly string[] {
  const structure = db.prepare<[], string>("PRAGMA integrity_check").pluck().all();
  const references = db.prepare<[], { table: string; rowid: number | null }>("PRAGMA foreign_key_check").all();
  return [
    ...structure.filter((line) => line !== "ok"),
    ...references.map(({ table, rowid }) => `${table} ${rowid ?? ""} points nowhere`),
    ...PROMISES.flatMap(({ says, sql }) => {
      const broken = db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? 0;
      return broken === 0 ? [] : [`${broken} × ${says}`];
    }),
  ];
}

const PROMISES: readonly { readonly says: string; readonly sql: string }[] = [
  {
    says: "attribute of a removed enterprise",
    sql: "enterprise_attribute a JOIN enterprise e ON e.id = a.enterprise_id WHERE e.removed_at IS NOT NULL",
  },
  {
    says: "observation of a removed enterprise",
    sql: "observation o JOIN enterprise e ON e.id = o.enterprise_id WHERE e.removed_at IS NOT NULL",
  },
  {
    says: "import without a journal entry",
    sql: "import_batch b WHERE NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.batch_id = b.id AND e.kind = 'import')",
  },
];
