import { useState } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import { useCommand } from "../../../api/use-command";
import { describeError } from "../../../text/describe-error";
import { faultField, formFault, packEditText } from "../../../text/pack-editing";
import { useNotice } from "../../../ui/notice";

/** A form whose fields can carry faults. */
interface FaultForm {
  readonly setFields: (fields: { name: string; errors: string[] }[]) => void;
  readonly getFieldsValue: () => object;
}

/** Keeps an own pack as it was changed (保存自编政策包). */
export interface OwnPack {
  readonly saving: boolean;
  /** What was refused and belongs to no field. */
  readonly refusals: readonly string[];
  readonly save: (next: PolicyPack, form: FaultForm | null) => Promise<void>;
  /** Takes a member out; the notice that says so can bring it back. */
  readonly drop: (next: PolicyPack, name: string) => Promise<void>;
}

/** `before` is the pack as it is kept now. */
export function useOwnPack(before: PolicyPack, onDone: () => void): OwnPack {
  const command = useCommand("packs/save-own");
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const tell = useNotice();
  const write = async (next: PolicyPack, form: FaultForm | null): Promise<boolean> => {
    const reply = await command.run({ pack: { ...next, version: nextVersion(before.version) } });
    if (reply.ok) return true;
    if (reply.error.type !== "PackWrong") setRefusals([describeError(reply.error)]);
    else setRefusals(placeFaults(reply.error.faults, form));
    return false;
  };
  const restore = async (): Promise<void> => {
    if (await write(before, null)) tell({ kind: "done", text: packEditText.restored });
  };
  return {
    saving: command.running,
    refusals,
    save: async (next, form) => {
      if (!(await write(next, form))) return;
      tell({ kind: "done", text: packEditText.saved });
      onDone();
    },
    drop: async (next, name) => {
      if (!(await write(next, null))) return;
      onDone();
      tell({
        kind: "done",
        text: packEditText.dropped(name),
        action: { label: packEditText.undo, run: () => void restore() },
      });
    },
  };
}

/** Puts each fault at its field, and answers those that have none. */
function placeFaults(faults: readonly { readonly sentence: string }[], form: FaultForm | null): readonly string[] {
  const fields = new Set(form === null ? [] : Object.keys(form.getFieldsValue()));
  const placed = new Map<string, string[]>();
  const rest: string[] = [];
  for (const { sentence } of faults) {
    const field = faultField(sentence);
    const words = formFault(sentence);
    if (field === null || !fields.has(field)) rest.push(words);
    else placed.set(field, [...(placed.get(field) ?? []), words]);
  }
  form?.setFields([...placed].map(([name, errors]) => ({ name, errors })));
  return rest;
}

function nextVersion(version: string): string {
  return /^\d{1,6}$/u.test(version) ? String(Number(version) + 1) : version;
}
