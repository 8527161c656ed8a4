import type { EnterpriseDetail } from "#contract/enterprises";
import type { Provenance } from "#domain/shared/provenance";

/** Something that happened to an enterprise (身份变动): 成立、更名、迁入 …. */
export interface Happening {
  readonly key: string;
  /** `YYYY-MM-DD` or shorter; null: not known. */
  readonly date: string | null;
  readonly what: string;
  readonly words: string;
  /** The record that says so, to be opened; null: a value of the enterprise itself. */
  readonly record: number | null;
  readonly source: Provenance;
}

/** Dates of the enterprise itself that say the same as a record would. */
const dated: readonly { readonly field: string; readonly what: string }[] = [
  { field: "establishmentDate", what: "成立" },
  { field: "movedIn", what: "迁入" },
  { field: "movedOut", what: "迁出" },
  { field: "closedOn", what: "注销" },
];

/** The identity timeline (身份时间线), newest first, what has no date last; a record outweighs a value that says the same. */
export function listHappenings(detail: EnterpriseDetail): readonly Happening[] {
  const records = (detail.events ?? []).map(
    (event): Happening => ({
      key: `record ${event.id}`,
      date: event.date,
      what: event.type,
      words: [event.other, event.note].filter((part) => part !== null && part !== "").join("；"),
      record: event.id,
      source: event.source,
    }),
  );
  const values = dated.flatMap(({ field, what }): Happening[] => {
    const found = detail.attributes.find((entry) => entry.field === field);
    if (found === undefined) return [];
    const date = String(found.value);
    if (records.some((record) => record.what === what && isSame(record.date, date))) return [];
    return [{ key: field, date, what, words: "", record: null, source: found.source }];
  });
  const renamed = detail.formerNames.flatMap(({ name, until, source }): Happening[] => {
    if (records.some((record) => record.what === "更名" && record.words.includes(name))) return [];
    return [{ key: `former ${name}`, date: until, what: "更名", words: `此前叫“${name}”`, record: null, source }];
  });
  return [...records, ...values, ...renamed].toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
}

/** 2018 and 2018-09 may be the same day. */
function isSame(one: string | null, other: string): boolean {
  return one !== null && (one.startsWith(other) || other.startsWith(one));
}
