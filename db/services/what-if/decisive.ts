/** Which single certificate or entry decides a target (关键因素): each candidate is tried on a branch of its own. */
import type { EditError } from "#contract/errors";
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import type { DecisiveFactor } from "#contract/what-if";
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { yearEnd } from "#domain/targets/path";
import { createMeasurer } from "#services/measuring/measure";
import type { Job } from "#services/ports";
import { openTargetDesk } from "#services/targets/target-desk";
import {
  type Candidate,
  type CandidateGroup,
  crossingCandidates,
  expiringCandidates,
} from "#services/what-if/candidates";
import type { Supposed } from "#services/what-if/run-what-if";
import { suppose } from "#services/what-if/suppose";
import { onBranch } from "#store/branch";
import { readRevision } from "#store/command";
import type { WritableDb } from "#store/connection";

/** A book of twenty thousand enterprises is measured anew for each. */
const MOST_TRIES = 20;

/** Tries them; those that turn the status of a target are told. The book is held only while one is tried, and stays as it is, also when the work is stopped. */
export function findDecisive(
  db: WritableDb,
  question: MeasureQuestion,
  { supposed, job }: { readonly supposed: Supposed; readonly job: Job },
): Result<readonly DecisiveFactor[], EditError | Cancelled> {
  for (;;) {
    const trial: Trial = { db, question, supposed, job, revision: readRevision(db), done: 0, total: null };
    const found = tryAll(trial);
    if (found.ok) return found;
    if (found.error.type !== "BookMoved") return err(found.error);
  }
}

interface Trial {
  readonly db: WritableDb;
  readonly question: MeasureQuestion;
  readonly supposed: Supposed;
  readonly job: Job;
  /** Of the book the verdicts are of: after a change by somebody else all is tried anew. */
  readonly revision: number;
  done: number;
  total: number | null;
}

type Stop = EditError | Cancelled | { readonly type: "BookMoved" };

function tryAll(trial: Trial): Result<readonly DecisiveFactor[], Stop> {
  trial.job.progress(STAGE, 0, null);
  const start = onSupposed(trial, () => readStart(trial));
  if (!start.ok) return start;
  const { verdicts, groups } = start.value;
  trial.total = groups.reduce((sum, { length }) => sum + 1 + Math.min(length, MOST_TRIES), 0);
  const told: DecisiveFactor[] = [];
  for (const group of groups) {
    const found = tryGroup(trial, group, verdicts);
    if (!found.ok) return found;
    told.push(...found.value);
  }
  return ok(told);
}

const STAGE = "正在逐个测算关键因素";

interface Start {
  readonly verdicts: readonly TargetVerdict[];
  readonly groups: readonly CandidateGroup[];
}

function readStart({ db, question, supposed }: Trial): Start {
  const verdicts = openTargetDesk(db, question).wall(supposed.pack);
  const measurer = createMeasurer(db, question);
  const groups = [expiringCandidates(db, verdicts, measurer), ...crossingCandidates(db, verdicts, measurer)];
  return { verdicts, groups: groups.filter(({ length }) => length > 0) };
}

function tryGroup(
  trial: Trial,
  group: CandidateGroup,
  verdicts: readonly TargetVerdict[],
): Result<readonly DecisiveFactor[], Stop> {
  // What all of them together do not move, none of them moves.
  const moved = tryOut(trial, group, verdicts);
  if (!moved.ok) return moved;
  const tried = group.slice(0, MOST_TRIES);
  if (moved.value.length === 0) {
    trial.done += tried.length;
    return ok([]);
  }
  const watched = verdicts.filter((verdict) => moved.value.some(({ before }) => before === verdict));
  const told: DecisiveFactor[] = [];
  for (const candidate of tried) {
    const alone = tryOut(trial, [candidate], watched);
    if (!alone.ok) return alone;
    const inTime = alone.value.filter(({ before }) => isInTime(candidate, before));
    told.push(...inTime.map(({ before, after }) => describe(candidate, before, after)));
  }
  const rest = group.length - MOST_TRIES;
  const [first, ...others] = told;
  if (rest <= 0 || first === undefined) return ok(told);
  return ok([{ ...first, sentence: `${first.sentence}同类的还有 ${rest} 个没有逐一测算。` }, ...others]);
}

interface Move {
  readonly before: TargetVerdict;
  readonly after: TargetVerdict;
}

function tryOut(
  trial: Trial,
  group: CandidateGroup,
  verdicts: readonly TargetVerdict[],
): Result<readonly Move[], Stop> {
  const { db, question, supposed, job } = trial;
  job.progress(STAGE, trial.done, trial.total);
  if (job.cancelled()) return err({ type: "Cancelled" });
  const suppositions = group.map(({ supposition }) => supposition);
  const tried = onSupposed(trial, () => {
    if (!suppose(db, suppositions, supposed.author).ok) return [];
    const desk = openTargetDesk(db, question);
    return verdicts.flatMap((before) => {
      const judged = desk.judge({ pack: before.pack, target: before.definition.id }, null);
      return judged.ok && judged.value.status !== before.status ? [{ before, after: judged.value }] : [];
    });
  });
  trial.done += 1;
  return tried;
}

/** Works on a branch with the suppositions written. */
function onSupposed<Value>({ db, supposed, revision }: Trial, work: () => Value): Result<Value, Stop> {
  if (readRevision(db) !== revision) return err({ type: "BookMoved" });
  return onBranch(db, () => {
    const written = suppose(db, supposed.suppositions, supposed.author);
    return written.ok ? ok(work()) : written;
  });
}

/** A certificate that ends after the target year does not matter to it. */
function isInTime({ what, on }: Candidate, { definition }: TargetVerdict): boolean {
  if (what === "crosses" || on === null) return true;
  return definition.targetYear !== null && on < yearEnd(definition.targetYear);
}

const WORDS = { met: "达标", near: "接近", missed: "未达标", nodata: "缺数" } as const;

function describe(
  { entry, name, what, on, words }: Candidate,
  before: TargetVerdict,
  after: TargetVerdict,
): DecisiveFactor {
  const { pack, definition, status: from, indicatorName } = before;
  const { status: to } = after;
  const gap = after.gap === "" ? "" : `，${after.gap}`;
  const sentence = `${name}${words}，“${indicatorName}”由${WORDS[from]}变为${WORDS[to]}${gap}。`;
  return { pack, target: definition.id, entry, name, what, on, from, to, sentence };
}
