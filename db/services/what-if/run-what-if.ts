/** Runs a what-if (测算): targets before, and on a branch that is always taken back. */
import type { EditError } from "#contract/errors";
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import type { Supposition, WhatIfOutcome } from "#contract/what-if";
import { ok, type Result } from "#domain/shared/result";
import { openTargetDesk } from "#services/targets/target-desk";
import { suppose } from "#services/what-if/suppose";
import { onBranch } from "#store/branch";
import type { WritableDb } from "#store/connection";
import type { Author } from "#store/queries/entry-steps";

/** What is supposed, for the targets of a pack or of all (null), by whom. */
export interface Supposed {
  readonly pack: string | null;
  readonly suppositions: readonly Supposition[];
  readonly author: Author;
}

/** Answers how the targets move; a supposition that cannot be read refuses the whole. */
export function runWhatIf(
  db: WritableDb,
  question: MeasureQuestion,
  { pack, suppositions, author }: Supposed,
): Result<WhatIfOutcome, EditError> {
  const before = openTargetDesk(db, question).wall(pack);
  return onBranch(db, () => {
    const written = suppose(db, suppositions, author);
    if (!written.ok) return written;
    const after = openTargetDesk(db, question).wall(pack);
    const targets = before.flatMap((one, at) => {
      const then = after[at];
      return then === undefined ? [] : [{ before: one, after: then, moved: hasMoved(one, then) }];
    });
    return ok({ targets });
  });
}

function hasMoved(before: TargetVerdict, after: TargetVerdict): boolean {
  return said(before) !== said(after);
}

function said({ status, actual, actualText, gap, subjects }: TargetVerdict): string {
  return JSON.stringify([status, actual, actualText, gap, subjects]);
}
