import { useCallback, useRef, useState } from "react";
import type { CellEdit, EditOutcome, RosterRow } from "#contract/enterprises";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { refusedCells, rosterText, savedCells, toCheck } from "../../text/roster";
import type { GridRange } from "../../ui/grid/grid-range";
import type { GridChange } from "../../ui/grid/grid-types";
import { type Notice, useNotice } from "../../ui/notice";
import { type CellNote, type CellNotes, cellKey } from "./cell-notes";
import type { FieldColumn } from "./roster-columns";
import type { RosterRows } from "./use-roster-rows";

/** The contract's bound on one command. */
const MOST_EDITS = 20_000;

/** Writing into the roster: at once, with the typed text on screen until the answer. */
export interface RosterEdits {
  readonly notes: CellNotes;
  readonly write: (changes: readonly GridChange[], rows: RosterRows) => Promise<void>;
  /** Drops refused texts of a range; the stored values show again. */
  readonly dismiss: (range: GridRange, rows: RosterRows) => void;
  /** Drops what was refused last, or takes back what was saved last: whichever came later. */
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

interface Target {
  readonly key: string;
  readonly edit: CellEdit;
}

/** Sends edits, shows refusals on their cells, and takes back. */
export function useRosterEdits(columns: readonly FieldColumn[]): RosterEdits {
  const [notes, setNotes] = useState<CellNotes>(new Map());
  // The order of what undo meets: cells of a refused write, or null for a saved one.
  const steps = useRef<(readonly string[] | null)[]>([]);
  const { run: edit } = useCommand("enterprises/edit-cells");
  const { run: takeBack } = useCommand("enterprises/undo");
  const { run: bringBack } = useCommand("enterprises/redo");
  const tell = useNotice();

  const annotate = useCallback((entries: readonly (readonly [string, CellNote | null])[]) => {
    setNotes((before) => {
      const after = new Map(before);
      for (const [key, note] of entries) {
        if (note === null) after.delete(key);
        else after.set(key, note);
      }
      return after;
    });
  }, []);

  const write = async (changes: readonly GridChange[], rows: RosterRows): Promise<void> => {
    if (changes.length === 0) return;
    if (changes.length > MOST_EDITS) return tell({ kind: "warning", text: rosterText.editTooLarge });
    const targets = await resolveTargets(changes, columns, rows);
    annotate(targets.map(({ key, edit: cell }) => [key, { kind: "pending", text: cell.text, sentence: "" }]));
    const reply = await edit({ edits: targets.map((target) => target.edit) });
    if (!reply.ok) {
      const sentence = describeError(reply.error);
      annotate(targets.map(({ key, edit: cell }) => [key, { kind: "error", text: cell.text, sentence }]));
      steps.current.push(targets.map((target) => target.key));
      return tell({ kind: "error", text: sentence });
    }
    const outcomes = targets.map(({ key, edit: cell }, index) => {
      const outcome = reply.value.cells[index];
      const sentence = outcome === undefined || outcome.ok ? null : describeError(outcome.error);
      return { key, text: cell.text, sentence };
    });
    annotate(
      outcomes.map(({ key, text, sentence }) => [key, sentence === null ? null : { kind: "error", text, sentence }]),
    );
    const refused = outcomes.filter((outcome) => outcome.sentence !== null);
    if (reply.value.changed > 0) steps.current.push(null);
    if (refused.length > 0) steps.current.push(refused.map((outcome) => outcome.key));
    const first = refused[0]?.sentence ?? "";
    if (refused.length > 1) {
      tell({ kind: "error", text: refusedCells(refused.length, reply.value.changed), detail: first });
    } else if (refused.length === 1) tell({ kind: "error", text: first });
    else if (targets.length > 1) tell(describeSaved(reply.value));
    const [only] = reply.value.cells;
    if (targets.length === 1 && only?.ok === true && only.warning !== null) {
      tell({ kind: "warning", text: only.warning });
    }
  };

  const step = async (run: typeof takeBack): Promise<boolean> => {
    const reply = await run(null);
    if (reply.ok) setNotes(new Map());
    tell(
      reply.ok ? { kind: "done", text: reply.value.sentence } : { kind: "warning", text: describeError(reply.error) },
    );
    return reply.ok;
  };
  const drop = (keys: readonly string[]): boolean => {
    const refused = keys.filter((key) => notes.get(key)?.kind === "error");
    annotate(refused.map((key) => [key, null]));
    return refused.length > 0;
  };
  const undo = async (): Promise<void> => {
    for (let last = steps.current.pop(); last !== undefined && last !== null; last = steps.current.pop()) {
      if (drop(last)) return tell({ kind: "done", text: rosterText.refusedDropped });
    }
    await step(takeBack);
  };
  const redo = async (): Promise<void> => {
    if (await step(bringBack)) steps.current.push(null);
  };
  const dismiss = (range: GridRange, rows: RosterRows): void => {
    const last = steps.current.at(-1) ?? [];
    // After Enter the selection stands below the one cell just refused; Esc still means that cell.
    if (!drop(keysWithin(range, columns, rows)) && last.length === 1) drop(last);
  };
  return { notes, write, dismiss, undo, redo };
}

/** Several cells stored; what a person should know of some of them stands below. */
function describeSaved({ changed, cells }: EditOutcome): Notice {
  const warned = cells.flatMap((cell) => (cell.ok && cell.warning !== null ? [cell.warning] : []));
  const [first] = warned;
  if (first === undefined) return { kind: "done", text: savedCells(changed) };
  return { kind: "warning", text: `${savedCells(changed)}${toCheck(warned.length)}`, detail: first };
}

function keysWithin(range: GridRange, columns: readonly FieldColumn[], rows: RosterRows): readonly string[] {
  const chosen = columns.slice(range.firstColumn, range.lastColumn + 1);
  const keys: string[] = [];
  for (let index = range.firstRow; index <= range.lastRow; index += 1) {
    const row = rows.at(index);
    if (row !== undefined) keys.push(...chosen.map((column) => cellKey(row.id, column.key)));
  }
  return keys;
}

async function resolveTargets(
  changes: readonly GridChange[],
  columns: readonly FieldColumn[],
  rows: RosterRows,
): Promise<readonly Target[]> {
  const numbers = changes.map((change) => change.row);
  const first = numbers.reduce((least, row) => Math.min(least, row));
  const last = numbers.reduce((most, row) => Math.max(most, row));
  const loaded = numbers.every((row) => rows.at(row) !== undefined);
  const fetched: readonly RosterRow[] = loaded ? [] : await rows.fetchRows(first, last);
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return changes.flatMap((change) => {
    const row = rows.at(change.row) ?? fetched[change.row - first];
    const column = byKey.get(change.column);
    if (row === undefined || column === undefined) return [];
    return [
      {
        key: cellKey(row.id, column.key),
        edit: { enterpriseId: row.id, field: column.field.id, period: column.period, text: change.text },
      },
    ];
  });
}
