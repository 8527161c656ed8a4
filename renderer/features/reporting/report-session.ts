import type { Bridge } from "#contract/contract";
import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { BindingChange } from "#contract/reporting";
import { call, requireBridge } from "../../api/client";
import { cancelJob, runJob } from "../../api/jobs";
import { periodWords } from "../../text/format-value";
import {
  emptyReportState,
  type ReportState,
  type ReportStep,
  suggestedName,
  withForm,
  withLearnt,
  withReading,
} from "./report-state";

/** A binding change without the form it belongs to. */
export type PlaceChange = BindingChange extends infer Change
  ? Change extends BindingChange
    ? Omit<Change, "formId">
    : never
  : never;

/** The filling of a form as it goes on, outside any page (填报会话). */
export interface ReportSession {
  readonly current: () => ReportState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offer: (files: readonly unknown[]) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly go: (step: ReportStep) => void;
  readonly look: (at: Partial<Pick<ReportState, "sheet" | "selected">>) => void;
  readonly bind: (change: PlaceChange) => Promise<void>;
  /** Holds the form against a filled copy, dropped or chosen. */
  readonly learn: (files: readonly unknown[]) => Promise<void>;
  readonly chooseFilled: () => Promise<void>;
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
  let state = emptyReportState;
  const listeners = new Set<() => void>();
  const set = (next: ReportState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (part: Partial<ReportState>): void => set({ ...state, ...part });
  const fail = (error: AppError): void =>
    change({
      stage: state.form === null ? "idle" : "open",
      jobId: null,
      error: error.type === "Cancelled" ? null : error,
    });

  const openForm = async (file: OfferedFile | undefined): Promise<void> => {
    if (file === undefined) return;
    closeForm();
    await runJob(`打开 ${file.name}`, async (jobId) => {
      change({ file, stage: "opening", jobId });
      const reply = await call("reporting/open", { jobId, token: file.token });
      if (reply.ok) set(withForm(state, reply.value));
      else fail(reply.error);
    });
  };
  const closeForm = (): void => {
    const formId = state.form?.formId;
    set(emptyReportState);
    if (formId !== undefined) void call("reporting/close", { formId });
  };
  const learn = async (file: OfferedFile | undefined): Promise<void> => {
    const { form } = state;
    if (form === null || file === undefined) return;
    await runJob(`对照 ${file.name}`, async (jobId) => {
      change({ stage: "learning", jobId, error: null });
      const reply = await call("reporting/learn", { jobId, formId: form.formId, token: file.token });
      if (state.form?.formId !== form.formId) return;
      if (reply.ok) set(withLearnt(state, file.name, reply.value));
      else fail(reply.error);
    });
  };
  const preview = async (): Promise<void> => {
    const { form, period, subject } = state;
    if (form === null) return;
    await runJob(`预览 ${form.file}`, async (jobId) => {
      change({ stage: "previewing", jobId, error: null, exported: null });
      const reply = await call("reporting/preview", {
        jobId,
        formId: form.formId,
        period,
        subjectId: subject?.id ?? null,
      });
      if (reply.ok) change({ stage: "open", jobId: null, preview: reply.value, previews: state.previews + 1 });
      else fail(reply.error);
    });
  };
  const save = async (): Promise<void> => {
    const { form, period, subject } = state;
    if (form === null) return;
    const name = suggestedName(form.file, period === null ? null : periodWords(period), subject?.name ?? null);
    const target = await call("files/choose-save-target", { suggestedName: name });
    if (!target.ok) return fail(target.error);
    if (target.value === null) return;
    const { token } = target.value;
    await runJob(`导出 ${form.file}`, async (jobId) => {
      change({ stage: "exporting", jobId, error: null });
      const filling = { formId: form.formId, period, subjectId: subject?.id ?? null };
      const reply = await call("reporting/export", { ...filling, jobId, token });
      if (reply.ok) change({ stage: "open", jobId: null, exported: reply.value, savedToken: token, step: "done" });
      else fail(reply.error);
    });
  };
  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer: async (files) => openForm((await requireBridge().offerFiles(files.slice(0, 1)))[0]),
    choose: async () => {
      const reply = await call("files/choose-workbooks", { many: false });
      if (reply.ok) await openForm(reply.value[0]);
    },
    go: (step) => {
      change({ step });
      if (step === "preview" && state.preview === null && state.stage === "open") void preview();
    },
    look: change,
    bind: async (placeChange) => {
      const formId = state.form?.formId;
      if (formId === undefined) return;
      const reply = await call("reporting/bind", { ...placeChange, formId });
      if (reply.ok) set(withReading(state, reply.value));
      else fail(reply.error);
    },
    learn: async (files) => learn((await requireBridge().offerFiles(files.slice(0, 1)))[0]),
    chooseFilled: async () => {
      const reply = await call("files/choose-workbooks", { many: false });
      if (reply.ok) await learn(reply.value[0]);
    },
    setPeriod: (period) => change({ period, preview: null }),
    setSubject: (subject) => change({ subject, preview: null }),
    preview,
    save,
    show: () => {
      if (state.savedToken !== null) void call("files/show", { token: state.savedToken });
    },
    cancel: () => {
      if (state.jobId !== null) cancelJob(state.jobId);
    },
    close: closeForm,
  };
}
