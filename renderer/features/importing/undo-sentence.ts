import type { UndoReceipt } from "#contract/importing";
import { formatCount } from "../../text/labels";

/** What an undo did, in one sentence: values taken back, and what had to stay because somebody has changed it since. */
export function undoSentence(undo: UndoReceipt): string {
  const done = `已撤销，退回 ${formatCount(undo.reverted)} 个值。`;
  const first = undo.kept[0];
  if (first === undefined) return done;
  const more = undo.kept.length > 1 ? `等 ${undo.kept.length} 处` : "";
  return `${done}「${first.enterprise}」${more}没有退回：${first.reason}`;
}
