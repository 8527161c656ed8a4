import type { ReadableDb } from "./connection.ts";
import { findAlteredSnapshots } from "./queries/snapshots.ts";

/** Checks the whole book (账本体检): SQLite's own structure, references, and our promises. Answers what is wrong, in words for the log; empty when all is well. */
export function checkIntegrity(db: ReadableDb): readonly string[] {
  const structure = db.prepare<[], string>("PRAGMA integrity_check").pluck().all();
  const references = db.prepare<[], { table: string; rowid: number | null }>("PRAGMA foreign_key_check").all();
  return [
    ...structure.filter((line) => line !== "ok"),
    ...references.map(({ table, rowid }) => `${table} ${rowid ?? ""} points nowhere`),
    ...findAlteredSnapshots(db).map((name) => `the frozen year ${name} is not what was frozen`),
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
    says: "code of an entry that no code identifies",
    sql: `enterprise e WHERE e.credit_code IS NOT NULL AND e.kind <> 'enterprise' AND instr(e.kind, ':') = 0`,
  },
  {
    says: "name that is not the stored one",
    sql: `enterprise_attribute a JOIN stored_field f ON f.id = a.field_id AND f.field = 'enterpriseName'
       JOIN enterprise e ON e.id = a.enterprise_id WHERE e.name <> a.value`,
  },
  {
    says: "frozen value of an entry that was not frozen",
    sql: `snapshot_value v WHERE NOT EXISTS (
       SELECT 1 FROM snapshot_entry e WHERE e.snapshot_id = v.snapshot_id AND e.entry_id = v.entry_id)`,
  },
  {
    says: "import without a journal entry",
    sql: "import_batch b WHERE NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.batch_id = b.id AND e.kind = 'import')",
  },
];
