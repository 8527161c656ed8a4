/** Checks the lists of a pack (清单检查): names, columns, links. */
import type { Field } from "#domain/catalogue/field";
import type { PackCheck } from "#domain/packs/check-references";
import type { PackList, PolicyPack } from "#domain/packs/pack";
import { kindAdvice, type PackRegister, withPackLists } from "#domain/packs/pack-register";
import { nearestWord } from "#domain/packs/read-shape";

/** Notes what is wrong with lists. `register` without the pack's own. */
export function checkLists(pack: PolicyPack, register: PackRegister, check: PackCheck): void {
  const whole = withPackLists(register, pack);
  const taken = new Set(register.fields.map(({ id }) => id));
  const labels = new Set(register.kinds.map(({ label }) => label));
  for (const list of pack.lists) {
    const { kind } = list;
    if (labels.has(kind.label)) {
      check.fault(check.placeOf(kind), `清单名称“${kind.label}”与已有的台账同名，请换一个名称。`);
    }
    for (const field of list.fields) {
      if (taken.has(field.id)) {
        const advice = "请换一个，或直接写进 kind.fields";
        check.fault(check.placeOf(field, "id"), `栏目编号“${field.id}”与已有的栏目重复，${advice}。`);
      }
      checkField(field, whole, check);
    }
    checkColumns(list, whole, check);
  }
}

function checkField(field: Field, register: PackRegister, check: PackCheck): void {
  const { label, type, choices, linksTo = [] } = field;
  if (type === "choice" && choices.length === 0) {
    check.fault(check.placeOf(field), `栏目“${label}”是选项，要用 choices 写明可选的词。`);
  }
  if (type === "link" && linksTo.length === 0) {
    check.fault(check.placeOf(field), `栏目“${label}”是关联，要用 linksTo 写明关联到哪类台账。`);
  }
  for (const id of linksTo) {
    if (id === "ledger" || register.kinds.some((one) => one.id === id)) continue;
    const sentence = `栏目“${label}”关联的台账“${id}”不存在，${kindAdvice(id, register)}。`;
    check.fault(check.placeOf(field, "linksTo"), sentence);
  }
}

function checkColumns(list: PackList, { fields }: PackRegister, check: PackCheck): void {
  const { kind, map } = list;
  const known = fields.map(({ id }) => id);
  const named = [kind.nameField, ...kind.fields, ...kind.identity, ...(kind.nameFrom ?? [])];
  const shown = map === null ? [] : [map.rows, map.columns, map.label];
  for (const word of new Set([...named, ...shown])) {
    if (word.startsWith("@") || known.includes(word)) continue;
    const near = nearestWord(word, known);
    const advice = near === null ? "请在 fields 里写明这一栏" : `是不是“${near}”`;
    const place = check.placeOf(named.includes(word) ? kind : list);
    check.fault(place, `清单“${kind.label}”写的栏目“${word}”不存在，${advice}。`);
  }
}
