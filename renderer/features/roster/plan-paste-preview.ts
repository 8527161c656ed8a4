import type { RosterRow } from "#contract/enterprises";
import { editableText, formatFieldValue } from "../../text/format-value";
import type { GridPaste } from "../../ui/grid/grid-types";
import type { PasteLine, PastePlan } from "./paste-preview";
import { type FieldColumn, valueAt } from "./roster-columns";

/** Compares a pasted block with the roster: which cells would change, and how. */
export function planPastePreview(
  paste: GridPaste,
  columns: readonly FieldColumn[],
  at: (index: number) => RosterRow | undefined,
): PastePlan {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const lines: PasteLine[] = [];
  let same = 0;
  for (const change of paste.changes) {
    const row = at(change.row);
    const column = byKey.get(change.column);
    if (column === undefined) continue;
    const value = row === undefined ? null : valueAt(row, column);
    if (row !== undefined && isSameText(editableText(value, column.field), change.text)) {
      same += 1;
      continue;
    }
    lines.push({
      key: `${change.row}|${change.column}`,
      enterprise: row?.name ?? `${change.row + 1}`,
      column: column.field.label,
      before: formatFieldValue(value, column.field),
      after: change.text,
    });
  }
  return { rows: paste.rows, columns: paste.columns, lines, same, left: paste.left };
}

/** Excel puts separators and spaces into what it copies; they are no change. */
function isSameText(present: string, pasted: string): boolean {
  const plain = pasted.trim();
  return present === plain || present === plain.replaceAll(/(?<=\d),(?=\d{3})/gu, "");
}
