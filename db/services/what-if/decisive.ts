/** Which single certificate or entry decides a target (关键因素): each candidate is tried on a branch of its own. */
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import type { WhatIfOutcome } from "#contract/what-if";
import { yearEnd } from "#domain/targets/path";
import { createMeasurer } from "#services/measuring/measure";
import { openTargetDesk } from "#services/targets/target-desk";
import {
  type Candidate,
  type CandidateGroup,
  crossingCandidates,
  expiringCandidates,
} from "#services/what-if/candidates";
import { suppose } from "#services/what-if/suppose";
import { onBranch } from "#store/branch";
import type { WritableDb } from "#store/connection";
import type { Author } from "#store/queries/entry-steps";

type Decisive = WhatIfOutcome["decisive"][number];

/** A book of twenty thousand enterprises is measured anew for each. */
const MOST_TRIES = 20;

/** Tries them; those that turn the status of a target are told. For use on a branch. */
export function findDecisive(
  db: WritableDb,
  question: MeasureQuestion,
  { verdicts, author }: { readonly verdicts: readonly TargetVerdict[]; readonly author: Author },
): readonly Decisive[] {
  const measurer = createMeasurer(db, question);
  const groups = [expiringCandidates(db, verdicts, measurer), ...crossingCandidates(db, verdicts, measurer)];
  return groups.flatMap((group) => {
    if (group.length === 0) return [];
    // What all of them together do not move, none of them moves.
    const moved = tryOut(db, question, { group, verdicts, author });
    if (moved.length === 0) return [];
    const watched = verdicts.filter((verdict) => moved.some(({ before }) => before === verdict));
    const told = group.slice(0, MOST_TRIES).flatMap((candidate) =>
      tryOut(db, question, { group: [candidate], verdicts: watched, author })
        .filter(({ before }) => isInTime(candidate, before))
        .map(({ before, after }) => describe(candidate, before, after)),
    );
    const rest = group.length - MOST_TRIES;
    const [first, ...others] = told;
    if (rest <= 0 || first === undefined) return told;
    return [{ ...first, sentence: `${first.sentence}同类的还有 ${rest} 个没有逐一测算。` }, ...others];
  });
}

interface Move {
  readonly before: TargetVerdict;
  readonly after: TargetVerdict;
}

function tryOut(
  db: WritableDb,
  question: MeasureQuestion,
  {
    group,
    verdicts,
    author,
  }: { readonly group: CandidateGroup; readonly verdicts: readonly TargetVerdict[]; readonly author: Author },
): readonly Move[] {
  return onBranch(db, () => {
    const written = suppose(
      db,
      group.map(({ supposition }) => supposition),
      author,
    );
    if (!written.ok) return [];
    const desk = openTargetDesk(db, question);
    return verdicts.flatMap((before) => {
      const judged = desk.judge({ pack: before.pack, target: before.definition.id }, null);
      return judged.ok && judged.value.status !== before.status ? [{ before, after: judged.value }] : [];
    });
  });
}

/** A certificate that ends after the target year does not matter to it. */
function isInTime({ what, on }: Candidate, { definition }: TargetVerdict): boolean {
  if (what === "crosses" || on === null) return true;
  return definition.targetYear !== null && on < yearEnd(definition.targetYear);
}

const WORDS = { met: "达标", near: "接近", missed: "未达标", nodata: "缺数" } as const;

function describe({ entry, name, what, on, words }: Candidate, before: TargetVerdict, after: TargetVerdict): Decisive {
  const { pack, definition, status: from, indicatorName } = before;
  const { status: to } = after;
  const gap = after.gap === "" ? "" : `，${after.gap}`;
  const sentence = `${name}${words}，“${indicatorName}”由${WORDS[from]}变为${WORDS[to]}${gap}。`;
  return { pack, target: definition.id, entry, name, what, on, from, to, sentence };
}
