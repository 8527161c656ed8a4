import { cellText } from "#domain/importing/cell-text";
import type { PlannedKind } from "#domain/importing/planned-kind";
import { createReturnedScope, narrowToScope, parseReturnMark } from "#domain/importing/return-list";
import { identify } from "#domain/importing/row-identity";
import type { Grid } from "#domain/workbook/grid";
import type { OpenPlan } from "#services/importing/import-sessions";
import type { PlanSource } from "#services/importing/staged-plan";
import type { Book, ReadableDb } from "#store/connection";
import { settleQuarantined } from "#store/queries/quarantine";
import { findReturnFile, type StoredReturn } from "#store/queries/return-files";

/** Whether a sheet is the list we put into a file that went back (退回清单工作表), and its mark. */
export function findReturnMark(grid: Grid): string | null {
  if (!grid.name.startsWith("退回清单")) return null;
  for (const row of grid.rows.slice(0, 5)) {
    for (const content of row.cells) {
      const mark = content === undefined ? null : parseReturnMark(cellText(content));
      if (mark !== null) return mark;
    }
  }
  return null;
}

/** What a returned file may change (改好的退回表): null when it is none of this book's, or when its first version was never imported — then it is read like any other. */
export function findReturned(db: ReadableDb, grids: readonly Grid[]): StoredReturn | null {
  for (const grid of grids) {
    const mark = findReturnMark(grid);
    const sent = mark === null ? null : findReturnFile(db, mark);
    if (sent?.imported === true) return sent;
  }
  return null;
}

/** Narrows the rows of a sheet to what was sent back (按退回清单取数), and tells for a corrected code under which faulty one the book knows the enterprise (更正前的代码). */
export function narrowSheet(
  sent: StoredReturn,
  sheet: string,
  kind: PlannedKind,
): Required<Pick<PlanSource, "adjust" | "codeBefore">> {
  const scopeOf = createReturnedScope(sent, kind);
  const before = new Map<string, string>();
  return {
    adjust: (row) => {
      const identity = identify(row, kind);
      const { code, nameKey } = identity;
      const scope = scopeOf(sheet, identity);
      const asked = scope.kind === "fields" ? scope.askedCode : null;
      if (asked !== null && code !== null && asked.code !== code && asked.nameKey === nameKey) {
        before.set(code, asked.code);
      }
      return narrowToScope(row, scope, kind);
    },
    codeBefore: (code) => before.get(code) ?? null,
  };
}

/** Settles, while a returned file is written, the rows that waited in quarantine and have come again (隔离行随退回表了结): the new version of a row takes the place of the old one. */
export function settleReturned(
  book: Book,
  sent: StoredReturn,
  author: () => { readonly at: string; readonly by: string },
): Required<Pick<OpenPlan, "onTaken" | "onWritten">> {
  const come: number[] = [];
  return {
    onTaken: (row) => {
      // A key names the table too where a sheet has several.
      const waiting = sent.wholeRows.get(row.key.replace(/\/\d+$/u, ""));
      if (waiting !== undefined) come.push(waiting);
    },
    onWritten: ({ batchId }) => {
      settleQuarantined(book.db, come, { batchId, ...author() });
      come.length = 0;
    },
  };
}
