import type { OfferedFile } from "#contract/files";
import type { BindingChange } from "#contract/reporting";
import type { Binding, BoundSource, FormList, ListSelection } from "#domain/reporting/form-binding";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { type FormPlace, headOfGroup, type PlaceTarget } from "./form-places";
import { withLearnt, withReading, withStep } from "./report-state";
import { chooseFile, firstOffered, isStillOpen, type SessionCore } from "./session-core";

/** How a place is filled. What is absent stays as it was. */
export interface PlaceRule {
  readonly source: BoundSource | null;
  readonly empty?: Binding["empty"] | null;
  readonly addsUp?: boolean;
  readonly writing?: Binding["writing"] | null;
}

/** Changing what goes where (更正取数对应), each at once and to be taken back. */
export interface BindingActions {
  /** Binds a place, in all blocks of a grouped list; false when nothing has changed by it. */
  readonly bind: (targets: readonly PlaceTarget[], rule: PlaceRule) => Promise<boolean>;
  /** Takes proposals as they stand, all in one step (都对). */
  readonly confirm: (places: readonly Pick<FormPlace, "targets" | "binding">[]) => Promise<void>;
  /** Which entries a list takes, and what becomes of rows not needed. */
  readonly select: (list: number, selection: ListSelection, rest?: FormList["rest"]) => Promise<void>;
  /** Takes the last step back, or makes it again; false when there is none. */
  readonly step: (direction: "back" | "forth") => Promise<boolean>;
  /** Holds the form against a filled copy, dropped or chosen. */
  readonly learn: (files: readonly unknown[]) => Promise<void>;
  readonly chooseFilled: () => Promise<void>;
}

/** Makes the actions. */
export function createBindingActions(core: SessionCore): BindingActions {
  const learnFrom = async (file: OfferedFile | null): Promise<void> => {
    const { form } = core.current();
    if (form === null || file === null) return;
    await runJob(`对照 ${file.name}`, async (jobId) => {
      core.change({ stage: "learning", jobId, error: null });
      const reply = await call("reporting/learn", { jobId, formId: form.formId, token: file.token });
      if (core.current().form?.formId !== form.formId) return;
      if (reply.ok) core.set(withLearnt(core.current(), file.name, reply.value));
      else core.fail(reply.error);
    });
  };
  return {
    bind: (targets, rule) =>
      change(
        core,
        targets.map((target) => bindingOf(target, rule)),
      ),
    confirm: async (places) => {
      await change(
        core,
        places.flatMap(({ targets, binding: { source } }) => targets.map((target) => bindingOf(target, { source }))),
      );
    },
    select: async (list, selection, rest) => {
      await change(core, selectionsOf(core, { list, selection, rest }));
    },
    step: (direction) => step(core, direction),
    learn: async (files) => learnFrom(await firstOffered(files)),
    chooseFilled: async () => learnFrom(await chooseFile()),
  };
}

/** A change without the form it belongs to. */
type Change = BindingChange extends infer Some ? (Some extends BindingChange ? Omit<Some, "formId"> : never) : never;

async function change(core: SessionCore, changes: readonly Change[]): Promise<boolean> {
  const formId = core.current().form?.formId;
  if (formId === undefined) return false;
  let done = 0;
  for (const one of changes) {
    const reply = await call("reporting/bind", { ...one, formId });
    if (!reply.ok) {
      core.fail(reply.error);
      break;
    }
    if (!isStillOpen(core, formId, reply.value)) return false;
    if (JSON.stringify(reply.value) !== JSON.stringify(core.current().form?.reading)) done += 1;
    core.set({ ...withReading(core.current(), reply.value), draft: null });
  }
  core.set(withStep(core.current(), done));
  return done > 0;
}

function bindingOf(target: PlaceTarget, rule: PlaceRule): Change {
  return target.kind === "column" ? { target, ...rule } : { target, ...rule };
}

// All blocks of a grouped list keep one order and one rule for the rest; the condition that makes each its group is the back end's.
function selectionsOf(
  core: SessionCore,
  wanted: { readonly list: number; readonly selection: ListSelection; readonly rest: FormList["rest"] },
): readonly Change[] {
  const reading = core.current().form?.reading;
  const group = reading?.lists[wanted.list]?.group?.field;
  const rest = wanted.rest === undefined ? {} : { rest: wanted.rest };
  if (reading === undefined || group === undefined) {
    return [{ target: { kind: "list", list: wanted.list }, selection: wanted.selection, ...rest }];
  }
  const head = headOfGroup(reading, wanted.list);
  return reading.lists.flatMap((list, number) => {
    if (headOfGroup(reading, number) !== head) return [];
    const own = list.selection.where.filter((condition) => condition.field === group);
    const others = wanted.selection.where.filter((condition) => condition.field !== group);
    const selection = { ...wanted.selection, where: [...own, ...others] };
    return [{ target: { kind: "list" as const, list: number }, selection, ...rest }];
  });
}

async function step(core: SessionCore, direction: "back" | "forth"): Promise<boolean> {
  const { form, steps, undone } = core.current();
  const count = (direction === "back" ? steps : undone).at(-1);
  if (form === null || count === undefined) return false;
  for (let left = count; left > 0; left -= 1) {
    const reply = await call("reporting/step", { formId: form.formId, direction });
    if (!reply.ok) {
      core.fail(reply.error);
      return false;
    }
    if (!isStillOpen(core, form.formId, reply.value)) break;
    core.set(withReading(core.current(), reply.value));
  }
  core.change(
    direction === "back"
      ? { steps: steps.slice(0, -1), undone: [...undone, count] }
      : { steps: [...steps, count], undone: undone.slice(0, -1) },
  );
  return true;
}
