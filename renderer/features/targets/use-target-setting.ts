import type { TargetVerdict } from "#contract/targets";
import type { TargetSetting } from "#domain/targets/target";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { useNotice } from "../../ui/notice";

/** Writes what a person sets on a target; the wall follows by itself. */
export function useTargetSetting(verdict: TargetVerdict): {
  readonly saving: boolean;
  readonly save: (change: Partial<TargetSetting>) => Promise<boolean>;
} {
  const { run, running } = useCommand("targets/save-setting");
  const tell = useNotice();
  return {
    saving: running,
    save: async (change) => {
      const setting = { ...verdict.setting, ...change };
      const reply = await run({ pack: verdict.pack, target: verdict.definition.id, setting });
      if (!reply.ok) tell({ kind: "error", text: describeError(reply.error) });
      return reply.ok;
    },
  };
}
