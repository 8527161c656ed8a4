/** Taking hand edits of a filled form into the book, or refusing them (取回手工改动): one step of undo, every decision on record with its reason. */
import type { InputOf, OutputOf } from "#contract/contract";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { openEntryDesk } from "#services/registers/entry-desk";
import { followNames } from "#services/registers/follow-names";
import type { OpenedFilled } from "#services/reporting/open-filled";
import { createHandEditReader, type ReadHandEdit } from "#services/reporting/read-hand-edit";
import type { Book } from "#store/connection";
import { type AbsorbedCell, saveAbsorbed } from "#store/queries/absorbed-cells";
import { editCells } from "#store/queries/edits";
import type { Author, ValueEdit } from "#store/queries/entry-steps";
import { saveSettings } from "#store/queries/settings";

type Decision = InputOf<"reporting/absorb">["decisions"][number];
type Absorbed = OutputOf<"reporting/absorb">;

/** What can be done with one decided edit. */
interface Decided {
  readonly decision: Decision;
  readonly read: ReadHandEdit;
}

/** Reads each edit anew against the book as it is now, then takes and refuses. */
export function absorbEdits(
  { db }: Book,
  { filled, decisions }: { readonly filled: OpenedFilled; readonly decisions: readonly Decision[] },
  author: Author,
): Result<Absorbed, EnvironmentError> {
  const from = { exportId: filled.exportId, file: filled.form.file };
  const reader = createHandEditReader(db, from, filled.source.about.places);
  const failed: Absorbed["failed"][number][] = [];
  const decided = decisions.flatMap((decision): Decided[] => {
    const { sheet, cell } = decision;
    const found = filled.comparison.edits.filter((edit) => edit.sheet === sheet && edit.cell === cell);
    if (found.length === 0) failed.push({ sheet, cell, why: "这一格没有改动，不用处理" });
    return found.map((edit) => ({ decision, read: reader(edit) }));
  });
  for (const { decision, read } of decided) {
    if (decision.take && read.target === null) failed.push(failureOf(read, read.edit.why ?? "这一格不能取回账本"));
  }
  const wanted = decided.filter(({ decision, read }) => decision.take && read.target !== null);
  const stored = store(db, wanted, { author, file: filled.form.file });
  if (!stored.ok) return stored;
  failed.push(...stored.value.failed);
  const refused = decided.filter(({ decision }) => !decision.take);
  const records = [...stored.value.taken, ...refused].map((one) => recordOf(one, author));
  const saved = records.length === 0 ? ok(null) : saveAbsorbed(db, from, records);
  if (!saved.ok) return saved;
  return ok({ taken: stored.value.taken.length, refused: refused.length, failed });
}

function failureOf({ edit: { sheet, cell } }: ReadHandEdit, why: string): Absorbed["failed"][number] {
  return { sheet, cell, why };
}

function recordOf({ decision, read: { edit } }: Decided, author: Author): AbsorbedCell {
  const { sheet, exportedCell: cell, exported, now: found } = edit;
  return { sheet, cell, exported, found, taken: decision.take, reason: decision.reason, ...author };
}

interface Stored {
  readonly taken: readonly Decided[];
  readonly failed: Absorbed["failed"];
}

/** Values go in as one step; a code that another entry holds keeps only itself out. */
function store(
  db: Book["db"],
  wanted: readonly Decided[],
  by: { readonly author: Author; readonly file: string },
): Result<Stored, EnvironmentError> {
  const values = wanted.flatMap((one) => toEdit(one, by.file) ?? []);
  const outcome = values.length === 0 ? ok({ changed: 0 }) : editCells(db, followed(db, values), by.author);
  if (!outcome.ok) {
    const { error } = outcome;
    if (error.type !== "CreditCodeTaken" && error.type !== "EnterpriseNotFound") return { ok: false, error };
    const isBad = ({ read: { target } }: Decided): boolean =>
      target?.kind === "value" &&
      (error.type === "EnterpriseNotFound" || (target.field === "creditCode" && target.value === error.creditCode));
    const why =
      error.type === "EnterpriseNotFound"
        ? "账本里已经没有这家了，不能取回"
        : `信用代码 ${error.creditCode} 已经是“${error.enterprise}”的，不能再给别家`;
    const rest = store(
      db,
      wanted.filter((one) => !isBad(one)),
      by,
    );
    if (!rest.ok) return rest;
    const bad = wanted.filter(isBad).map(({ read }) => failureOf(read, why));
    return ok({ taken: rest.value.taken, failed: [...bad, ...rest.value.failed] });
  }
  const settings = wanted.flatMap(({ read: { target } }) =>
    target?.kind === "setting" ? [[target.name, target.text] as const] : [],
  );
  const saved = settings.length === 0 ? ok(null) : saveSettings(db, Object.fromEntries(settings));
  return saved.ok ? ok({ taken: wanted, failed: [] }) : saved;
}

function followed(db: Book["db"], edits: readonly ValueEdit[]): readonly ValueEdit[] {
  return followNames(openEntryDesk(db), edits);
}

/** The journal keeps what was found, where, and why it was taken. */
function toEdit({ decision, read }: Decided, file: string): ValueEdit | null {
  const { target, edit } = read;
  if (target?.kind !== "value") return null;
  const { enterpriseId, field, period, value } = target;
  const typed = `${edit.now}（取自已报表「${file}」${edit.sheet} ${edit.cell}，原因：${decision.reason}）`;
  return { enterpriseId, field, period, value, typed };
}
