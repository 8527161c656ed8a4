/** Checks a whole pack (政策包检查): its form, what its parts say of one another, and whether the register has what it speaks of. */
import { checkFormulas } from "#domain/packs/check-formulas";
import { checkLists } from "#domain/packs/check-lists";
import { checkPresets } from "#domain/packs/check-presets";
import { checkReferences, type PackCheck, placeInNode } from "#domain/packs/check-references";
import { checkValues } from "#domain/packs/check-values";
import type { PackDraft } from "#domain/packs/decode-pack";
import type { PolicyPack } from "#domain/packs/pack";
import type { PackFault } from "#domain/packs/pack-node";
import { type PackRegister, withPackLists } from "#domain/packs/pack-register";
import { noteFault } from "#domain/packs/read-shape";
import { err, ok, type Result } from "#domain/shared/result";

/** All faults of a draft (查错), up to a hundred, by file and line; the pack when there is none. */
export function checkPack(draft: PackDraft, register: PackRegister): Result<PolicyPack, readonly PackFault[]> {
  const { pack, reading, place } = draft;
  const check: PackCheck = {
    placeOf: (part, member) => placeInNode(reading.nodes.get(part), member, place),
    placeOfKey: (part, key) => {
      const node = reading.nodes.get(part);
      const values = node?.type === "object" ? node.members.get("values") : undefined;
      return placeInNode(values ?? node, key, place);
    },
    fault: (at, sentence) => noteFault(reading, at, sentence),
    units: draft.indicatorUnits,
    documents: draft.documentIds,
  };
  checkValues(pack, check);
  checkReferences(pack, check);
  checkLists(pack, register, check);
  // Where a list could not be read, everything that speaks of it would be blamed as well.
  if (draft.hasAllLists) {
    const whole = withPackLists(register, pack);
    checkPresets(pack, whole, check);
    checkFormulas(pack, whole, check);
  }
  if (reading.faults.length === 0) return ok(pack);
  return err([...reading.faults].sort(byPlace));
}

function byPlace(a: PackFault, b: PackFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
