import type { RosterFilter } from "#contract/enterprises";
import type { AppError } from "#contract/errors";
import { ok, type Result } from "#domain/shared/result";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { reportingText } from "../../text/reporting";
import { eachFileName, type EachState, emptyEach, rosterFilters } from "./each-state";
import type { SessionCore } from "./session-core";

/** One form for each of many entries (一企一表). */
export interface EachActions {
  /** Changes it; null goes back to one entry. The first of the entries stands for all in the preview. */
  readonly setEach: (part: Partial<EachState> | null) => void;
  readonly exportEach: () => Promise<void>;
}

/** Makes the actions. */
export function createEachActions(core: SessionCore): EachActions {
  return {
    setEach: (part) => {
      const before = core.current();
      if (part === null) return core.change({ each: null, subject: null, preview: null });
      const each = { ...(before.each ?? emptyEach), ...part };
      const same = before.each !== null && each.first?.id === before.subject?.id;
      core.change({
        each,
        ...(same
          ? {}
          : { preview: null, subject: each.first === null ? null : { id: each.first.id, name: each.first.name } }),
      });
    },
    exportEach: () => exportEach(core),
  };
}

async function exportEach(core: SessionCore): Promise<void> {
  const { form, each, period } = core.current();
  if (form === null || each === null) return;
  const suggestedName = eachFileName(each, form.file, period);
  const target = await call("files/choose-save-target", { suggestedName });
  if (!target.ok) return core.fail(target.error);
  if (target.value === null) return;
  const { token } = target.value;
  await runJob(reportingText.each.job(each.total ?? 0), async (jobId) => {
    core.change({ stage: "filling-each", jobId, error: null });
    const kind = form.reading.subjectKind ?? "enterprise";
    const chosen = each.who === "all" ? ok(null) : await subjectIds(each, kind);
    if (!chosen.ok) return core.fail(chosen.error);
    const subjects = chosen.value;
    const { formId } = form;
    const { as, pattern } = each;
    const reply = await call("reporting/fill-each", { jobId, formId, period, subjects, as, pattern, token });
    if (!reply.ok) return core.fail(reply.error);
    const now = core.current().each ?? each;
    core.change({
      stage: "open",
      jobId: null,
      savedToken: token,
      step: "done",
      exported: null,
      each: { ...now, result: reply.value },
    });
  });
}

const page = 1000;

async function subjectIds(each: EachState, kind: string): Promise<Result<number[], AppError>> {
  if (each.who === "list") return ok(each.list.map(({ id }) => id));
  const filters: readonly RosterFilter[] = rosterFilters(each.where);
  const ids: number[] = [];
  for (let offset = 0; ; offset += page) {
    const window = { offset, limit: page, columns: [], sort: [], search: "" };
    const reply = await call("enterprises/list", { kind, filters: [...filters], ...window });
    if (!reply.ok) return reply;
    ids.push(...reply.value.rows.map(({ id }) => id));
    if (reply.value.rows.length < page) return ok(ids);
  }
}
