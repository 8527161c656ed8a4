/** Checks what was read of a pack against the register that ships (政策包检查). */
import type { PackError } from "#contract/errors";
import { checkPack } from "#domain/packs/check-pack";
import type { PackDraft } from "#domain/packs/decode-pack";
import type { PolicyPack } from "#domain/packs/pack";
import type { PackFault } from "#domain/packs/pack-node";
import { err, ok, type Result } from "#domain/shared/result";
import { hashPack } from "./pack-hash.ts";
import { readShippedRegister } from "./shipped-register.ts";

/** A pack without fault. `warnings`: what a person should know before taking it. */
export interface CheckedPack {
  readonly pack: PolicyPack;
  readonly hash: string;
  readonly warnings: readonly string[];
}

/** The pack, or all its faults. A signature that does not agree is a warning, because a person may have changed the file on purpose. */
export function checkDraft(draft: PackDraft): Result<CheckedPack, PackError> {
  const checked = checkPack(draft, readShippedRegister());
  if (!checked.ok) return err(packWrong(draft.pack.name || draft.pack.id, checked.error));
  const pack = checked.value;
  const hash = hashPack(pack);
  const differs = draft.statedHash !== null && draft.statedHash !== hash;
  return ok({ pack, hash, warnings: differs ? [SIGNATURE_DIFFERS] : [] });
}

/** Said of a pack whose content is not what it was signed as. */
export const SIGNATURE_DIFFERS =
  "文件里写的签名与内容不一致：导出之后有人改过内容，或文件不完整。请向给您文件的人核实后再装。";

/** The error of a pack with faults. */
export function packWrong(pack: string, faults: readonly PackFault[]): Extract<PackError, { type: "PackWrong" }> {
  return { type: "PackWrong", pack: pack === "" ? "未命名" : pack, faults };
}
