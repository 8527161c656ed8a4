import type { Bridge } from "#contract/contract";
import type { OfferedFile } from "#contract/files";
import { call, requireBridge } from "../../api/client";
import { cancelJob, runJob } from "../../api/jobs";
import { periodWords } from "../../text/format-value";
import { type BindingActions, createBindingActions } from "./binding-actions";
import { createDriftActions, type DriftActions } from "./drift-actions";
import { createEachActions, type EachActions } from "./each-actions";
import { emptyReportState, type ReportState, type ReportStep, suggestedName, withForm } from "./report-state";
import { chooseFile, firstOffered, type SessionCore } from "./session-core";

/** The filling of a form as it goes on, outside any page (填报会话). */
export interface ReportSession extends BindingActions, DriftActions, EachActions {
  readonly current: () => ReportState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offer: (files: readonly unknown[]) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly go: (step: ReportStep) => void;
  readonly look: (
    at: Partial<Pick<ReportState, "sheet" | "selected" | "selectedText" | "draft" | "tab" | "traced">>,
  ) => void;
  readonly setPeriod: (period: string) => void;
  readonly setSubject: (subject: ReportState["subject"]) => void;
  readonly preview: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly show: () => void;
  readonly cancel: () => void;
  readonly close: () => void;
}

const sessions = new WeakMap<Bridge, ReportSession>();

/** The one session of the window. */
export function reportSession(): ReportSession {
  const bridge = requireBridge();
  const known = sessions.get(bridge);
  if (known !== undefined) return known;
  const session = createReportSession();
  sessions.set(bridge, session);
  return session;
}

/** Makes a session: state, and the thin actions that ask the bridge and write the answer down. */
export function createReportSession(): ReportSession {
  const listeners = new Set<() => void>();
  const core = createCore(() => {
    for (const listener of listeners) listener();
  });
  const open = async (file: OfferedFile | null): Promise<void> => {
    if (file !== null) await openForm(core, file);
  };
  return {
    ...createBindingActions(core),
    ...createDriftActions(core),
    ...createEachActions(core),
    current: core.current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer: async (files) => open(await firstOffered(files)),
    choose: async () => open(await chooseFile()),
    go: (step) => {
      core.change({ step, traced: false });
      const { preview, stage } = core.current();
      if (step === "preview" && preview === null && stage === "open") void previewForm(core);
    },
    look: (at) => core.change({ draft: null, ...at }),
    setPeriod: (period) => core.change({ period, preview: null }),
    setSubject: (subject) => core.change({ subject, preview: null }),
    preview: () => previewForm(core),
    save: () => exportForm(core),
    show: () => {
      const { savedToken } = core.current();
      if (savedToken !== null) void call("files/show", { token: savedToken });
    },
    cancel: () => {
      const { jobId } = core.current();
      if (jobId !== null) cancelJob(jobId);
    },
    close: () => closeForm(core),
  };
}

function createCore(tell: () => void): SessionCore {
  let state = emptyReportState;
  const set = (next: ReportState): void => {
    state = next;
    tell();
  };
  return {
    current: () => state,
    set,
    change: (part) => set({ ...state, ...part }),
    fail: (error) =>
      set({
        ...state,
        stage: state.form === null ? "idle" : "open",
        jobId: null,
        error: error.type === "Cancelled" ? null : error,
      }),
  };
}

async function openForm(core: SessionCore, file: OfferedFile): Promise<void> {
  closeForm(core);
  await runJob(`打开 ${file.name}`, async (jobId) => {
    core.change({ file, stage: "opening", jobId });
    const reply = await call("reporting/open", { jobId, token: file.token });
    if (reply.ok) core.set(withForm(core.current(), reply.value));
    else core.fail(reply.error);
  });
}

function closeForm(core: SessionCore): void {
  const formId = core.current().form?.formId;
  core.set(emptyReportState);
  if (formId !== undefined) void call("reporting/close", { formId });
}

async function previewForm(core: SessionCore): Promise<void> {
  const { form, period, subject } = core.current();
  if (form === null) return;
  await runJob(`预览 ${form.file}`, async (jobId) => {
    core.change({ stage: "previewing", jobId, error: null, exported: null });
    const filling = { formId: form.formId, period, subjectId: subject?.id ?? null };
    const reply = await call("reporting/preview", { jobId, ...filling });
    if (!reply.ok) return core.fail(reply.error);
    core.change({ stage: "open", jobId: null, preview: reply.value, previews: core.current().previews + 1 });
  });
}

async function exportForm(core: SessionCore): Promise<void> {
  const { form, period, subject } = core.current();
  if (form === null) return;
  const name = suggestedName(form.file, period === null ? null : periodWords(period), subject?.name ?? null);
  const target = await call("files/choose-save-target", { suggestedName: name });
  if (!target.ok) return core.fail(target.error);
  if (target.value === null) return;
  const { token } = target.value;
  await runJob(`导出 ${form.file}`, async (jobId) => {
    core.change({ stage: "exporting", jobId, error: null });
    const filling = { formId: form.formId, period, subjectId: subject?.id ?? null };
    const reply = await call("reporting/export", { ...filling, jobId, token });
    if (!reply.ok) return core.fail(reply.error);
    core.change({ stage: "open", jobId: null, exported: reply.value, savedToken: token, step: "done" });
  });
}
