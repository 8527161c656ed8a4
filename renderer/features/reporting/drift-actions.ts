import type { FillFailure } from "#contract/reporting";
import type { BoundaryError } from "#contract/errors";
import type { FormDrift } from "#domain/reporting/drift";
import type { FormReading } from "#domain/reporting/form-binding";
import type { Result } from "#domain/shared/result";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { withReading, withStep } from "./report-state";
import { chooseFile, isStillOpen, type SessionCore } from "./session-core";

/** Last year's form and kept bindings (表式变化、记住的对应). */
export interface DriftActions {
  /** Compares with last year's form, chosen by a person. */
  readonly compare: () => Promise<void>;
  /** Lays a binding on the form that the book remembers. `name`: of its form, with the year. */
  readonly layBinding: (kept: {
    readonly fingerprint: string;
    readonly version: number;
    readonly name: string;
  }) => Promise<void>;
  readonly takeBindingFile: () => Promise<void>;
  /** Answers the name of the file written; null when there is none. */
  readonly saveBindingFile: () => Promise<string | null>;
}

/** Makes the actions. */
export function createDriftActions(core: SessionCore): DriftActions {
  return {
    compare: async () => {
      const { form } = core.current();
      const file = form === null ? null : await chooseFile();
      if (form === null || file === null) return;
      await runJob(`比对 ${file.name}`, async (jobId) => {
        core.change({ stage: "comparing", jobId, error: null });
        const reply = await call("reporting/drift", { jobId, formId: form.formId, token: file.token });
        settle(core, form.formId, { name: file.name, reply });
      });
    },
    layBinding: async ({ fingerprint, version, name }) => {
      const formId = core.current().form?.formId;
      if (formId === undefined) return;
      const reply = await call("reporting/use-binding", { formId, fingerprint, version });
      settle(core, formId, { name, reply });
    },
    takeBindingFile: async () => {
      const formId = core.current().form?.formId;
      const chosen = await call("files/choose-workbooks", { many: false, wanted: "pack" });
      if (!chosen.ok) return core.fail(chosen.error);
      const [file] = chosen.value;
      if (formId === undefined || file === undefined) return;
      const reply = await call("reporting/take-binding-file", { formId, token: file.token });
      settle(core, formId, { name: file.name, reply });
    },
    saveBindingFile: () => saveFile(core),
  };
}

interface Brought {
  readonly name: string;
  readonly reply: Result<{ readonly drift: FormDrift; readonly reading: FormReading }, FillFailure | BoundaryError>;
}

function settle(core: SessionCore, formId: string, { name, reply }: Brought): void {
  if (core.current().form?.formId !== formId) return;
  if (!reply.ok) {
    core.fail(reply.error);
    return;
  }
  const { drift, reading } = reply.value;
  if (!isStillOpen(core, formId, reading)) return;
  const before = core.current();
  const changed = JSON.stringify(before.form?.reading) !== JSON.stringify(reading);
  const stepped = withStep(withReading(before, reading), changed ? 1 : 0);
  core.set({ ...stepped, stage: "open", jobId: null, drift: { name, drift }, tab: "changes" });
}

async function saveFile(core: SessionCore): Promise<string | null> {
  const { form } = core.current();
  if (form === null) return null;
  const suggestedName = `${form.file.replace(/\.[A-Za-z]+$/u, "")}-取数对应.json`;
  const target = await call("files/choose-save-target", { suggestedName });
  if (!target.ok) core.fail(target.error);
  if (!target.ok || target.value === null) return null;
  const reply = await call("reporting/save-binding-file", { formId: form.formId, token: target.value.token });
  if (reply.ok) return reply.value.file;
  core.fail(reply.error);
  return null;
}
