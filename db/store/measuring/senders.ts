/** Who sent what is known of an entry (报送单位). */
import type { ReadableDb } from "../connection.ts";

/** Reads the sender of the newest file that said anything of an entry; null when nobody is known to have sent it. */
export function createSenderReader(db: ReadableDb): (id: number) => string | null {
  const latest = db
    .prepare<[number], string>(
      `SELECT b.sender FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id JOIN import_batch b ON b.id = e.batch_id
        WHERE l.enterprise_id = ? AND e.kind = 'import' AND b.sender IS NOT NULL AND b.undone_at IS NULL
        ORDER BY l.id DESC LIMIT 1`,
    )
    .pluck();
  return (id) => latest.get(id) ?? null;
}
