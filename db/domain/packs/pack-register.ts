/** The register a pack is checked against and works on (政策包所依的台账). */
import type { Field } from "#domain/catalogue/field";
import type { PolicyPack } from "#domain/packs/pack";
import { nearestWord } from "#domain/packs/read-shape";
import type { KindDefinition } from "#domain/register/kind";

/** The register a pack is checked against (台账): kinds and fields, mostly those that ship with the program. */
export interface PackRegister {
  readonly kinds: readonly KindDefinition[];
  readonly fields: readonly Field[];
}

/** Kinds and fields with those a pack brings along (加上政策包的清单); `@ledger` among the columns of a list becomes every common column. */
export function withPackLists(register: PackRegister, { lists }: Pick<PolicyPack, "lists">): PackRegister {
  const fields = [...register.fields, ...lists.flatMap((list) => list.fields)];
  const kinds = lists.map(({ kind }) => ({
    ...kind,
    fields: kind.fields.flatMap((word) =>
      word.startsWith("@") ? fields.filter(({ subject }) => subject === word.slice(1)).map(({ id }) => id) : [word],
    ),
  }));
  return { kinds: [...register.kinds, ...kinds], fields };
}

/** What a kind nobody knows probably means (台账建议). */
export function kindAdvice(word: string, { kinds }: PackRegister): string {
  const near = nearestWord(
    word,
    kinds.map(({ id }) => id),
  );
  if (near !== null) return `是不是“${near}”`;
  return `可以写：${kinds.map(({ id, label }) => `${id}（${label}）`).join("、")}`;
}
