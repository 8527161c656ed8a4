import type { Bridge, OutputOf } from "#contract/contract";
import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { HandEdit, OpenFilled } from "#contract/reporting-filed";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { call, requireBridge } from "../../api/client";
import { runJob } from "../../api/jobs";
import { reportingText } from "../../text/reporting";
import { chooseFile, firstOffered } from "./session-core";

/** What a person has decided about a hand edit. `reason` empty: the common one. */
export interface EditDecision {
  readonly take: boolean;
  readonly reason: string;
}

/** A filled form opened again (打开的已报表); kept outside the page, so that it can be left and resumed. */
export interface FilledState {
  readonly stage: "idle" | "opening" | "open" | "absorbing";
  readonly file: OfferedFile | null;
  readonly form: OpenFilled | null;
  readonly error: AppError | null;
  readonly sheet: string;
  readonly selected: { readonly row: number; readonly column: number } | null;
  readonly traced: boolean;
  /** By `editKey`. */
  readonly decisions: ReadonlyMap<string, EditDecision>;
  /** Reason of all that have none of their own. */
  readonly reason: string;
  readonly receipt: OutputOf<"reporting/absorb"> | null;
  /** Counts what was written, so that sources are asked for anew. */
  readonly version: number;
}

/** Following a filled form and deciding about its hand edits (已报表会话). */
export interface FilledSession {
  readonly current: () => FilledState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offer: (files: readonly unknown[]) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly look: (at: Partial<Pick<FilledState, "sheet" | "selected" | "traced" | "reason" | "receipt">>) => void;
  /** Null: not decided. Without a reason the one already written stays. */
  readonly decide: (
    edits: readonly HandEdit[],
    decision: { readonly take: boolean; readonly reason?: string } | null,
  ) => void;
  readonly absorb: () => Promise<void>;
  readonly close: () => void;
}

const nothing: FilledState = {
  stage: "idle",
  file: null,
  form: null,
  error: null,
  sheet: "",
  selected: null,
  traced: false,
  decisions: new Map(),
  reason: "",
  receipt: null,
  version: 0,
};

const sessions = new WeakMap<Bridge, FilledSession>();

/** The one session of the window. */
export function filledSession(): FilledSession {
  const bridge = requireBridge();
  const known = sessions.get(bridge) ?? createFilledSession();
  sessions.set(bridge, known);
  return known;
}

/** Names a hand edit. */
export function editKey({ sheet, cell }: HandEdit): string {
  return `${sheet}!${cell}`;
}

/** Edits with what was decided, and the reason that counts; those already settled are not among them. */
export function decided(state: FilledState): readonly (EditDecision & { readonly edit: HandEdit })[] {
  return (state.form?.changes ?? []).flatMap((edit) => {
    const decision = state.decisions.get(editKey(edit));
    if (decision === undefined || edit.settled !== null) return [];
    const reason = decision.reason.trim() === "" ? state.reason.trim() : decision.reason.trim();
    return [{ edit, take: decision.take, reason }];
  });
}

interface Core {
  readonly current: () => FilledState;
  readonly change: (part: Partial<FilledState>) => void;
}

function createFilledSession(): FilledSession {
  let state = nothing;
  const listeners = new Set<() => void>();
  const core: Core = {
    current: () => state,
    change: (part) => {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
  };
  return {
    current: core.current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer: async (files) => openFile(core, await firstOffered(files)),
    choose: async () => openFile(core, await chooseFile()),
    look: core.change,
    decide: (edits, decision) => {
      const decisions = new Map(state.decisions);
      for (const edit of edits) {
        if (decision === null) decisions.delete(editKey(edit));
        else {
          const reason = decision.reason ?? decisions.get(editKey(edit))?.reason ?? "";
          decisions.set(editKey(edit), { take: decision.take, reason });
        }
      }
      core.change({ decisions });
    },
    absorb: () => absorb(core),
    close: () => close(core),
  };
}

function close(core: Core): void {
  const formId = core.current().form?.formId;
  core.change(nothing);
  if (formId !== undefined) void call("reporting/close", { formId });
}

async function openFile(core: Core, file: OfferedFile | null): Promise<void> {
  if (file === null) return;
  close(core);
  await runJob(reportingText.filled.opening(file.name), async (jobId) => {
    core.change({ stage: "opening", file, error: null });
    const reply = await call("reporting/open-filled", { jobId, token: file.token });
    if (!reply.ok) return core.change({ stage: "idle", error: reply.error.type === "Cancelled" ? null : reply.error });
    core.change({ ...shown(reply.value), stage: "open" });
  });
}

// The first sheet with a change is shown, else the first that can be seen.
function shown(form: OpenFilled): Partial<FilledState> {
  const first = form.changes.find(({ settled }) => settled === null) ?? form.changes[0];
  const sheet = first?.sheet ?? form.sheets.find(({ hidden }) => !hidden)?.name ?? "";
  const selected = first === undefined ? null : parseCellAddress(first.cell);
  return { form, sheet, selected, traced: false, decisions: new Map() };
}

async function absorb(core: Core): Promise<void> {
  const { form, file, version } = core.current();
  if (form === null) return;
  const decisions = decided(core.current()).map(({ edit, take, reason }) => ({
    sheet: edit.sheet,
    cell: edit.cell,
    take,
    reason,
  }));
  core.change({ stage: "absorbing", error: null });
  const reply = await call("reporting/absorb", { formId: form.formId, decisions });
  if (!reply.ok) return core.change({ stage: "open", error: reply.error });
  // Opened anew, the form tells itself what is settled now.
  const again =
    file === null ? null : await call("reporting/open-filled", { jobId: crypto.randomUUID(), token: file.token });
  const next = again?.ok === true ? { ...shown(again.value), sheet: core.current().sheet } : {};
  if (again?.ok === true) void call("reporting/close", { formId: form.formId });
  core.change({ ...next, stage: "open", receipt: reply.value, version: version + 1, reason: "" });
}
