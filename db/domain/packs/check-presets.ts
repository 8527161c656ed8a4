/** Checks the entries a pack brings along (预置名录检查), and its aliases. */
import type { PackCheck } from "#domain/packs/check-references";
import type { PolicyPack } from "#domain/packs/pack";
import { kindAdvice, type PackRegister } from "#domain/packs/pack-register";
import { readPreset } from "#domain/packs/preset-rows";

/** Notes presets and aliases the register has no place for. `register` with the pack's own lists. */
export function checkPresets(pack: PolicyPack, register: PackRegister, check: PackCheck): void {
  const fields = new Map(register.fields.map((field) => [field.id, field]));
  for (const preset of pack.presets) {
    const kind = register.kinds.find(({ id }) => id === preset.kind);
    if (kind === undefined) {
      check.fault(
        check.placeOf(preset, "kind"),
        `预置名录的台账“${preset.kind}”不存在，${kindAdvice(preset.kind, register)}。`,
      );
      continue;
    }
    for (const { entry, key, sentence } of readPreset(preset, { kind, fields }).faults) {
      const part = preset.entries[entry] ?? preset;
      check.fault(key === null ? check.placeOf(part) : check.placeOfKey(part, key), sentence);
    }
  }
  for (const alias of pack.aliases) {
    if (alias.kind === null || register.kinds.some(({ id }) => id === alias.kind)) continue;
    check.fault(
      check.placeOf(alias, "kind"),
      `别名“${alias.name}”的台账“${alias.kind}”不存在，${kindAdvice(alias.kind, register)}。`,
    );
  }
}
