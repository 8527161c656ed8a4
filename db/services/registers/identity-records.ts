/** Records that say what an entry was and became (身份时间线): certificates it holds, and 更名、合并、分立、迁入、迁出、注销. */
import type { EnterpriseDetail } from "#contract/enterprises";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createSourcedValueReader } from "#store/queries/sourced-values";

/** What the records that name an entry say of it, newest first; records without a date come last. */
export function readIdentityRecords(
  db: ReadableDb,
  id: number,
): {
  readonly qualifications: EnterpriseDetail["qualifications"];
  readonly events: NonNullable<EnterpriseDetail["events"]>;
} {
  const links = readBookLinks(db).to.get(id) ?? [];
  const holdings = links.filter(({ field }) => field === "holder").map(({ from }) => from);
  const happenings = links.filter(({ field }) => field === "eventSubject").map(({ from }) => from);
  if (holdings.length + happenings.length === 0) return { qualifications: [], events: [] };
  const read = createSourcedValueReader(db);
  const textOf = (entry: number, field: string): string | null => {
    const found = read({ enterpriseId: entry, field, period: null });
    return found === null ? null : String(found.value);
  };
  const qualifications = holdings.flatMap((entry) => {
    const held = read({ enterpriseId: entry, field: "holder", period: null });
    if (held === null) return [];
    const words = [textOf(entry, "qualificationType"), textOf(entry, "qualificationLevel")];
    return [
      {
        kind: words.filter((word) => word !== null).join(" · "),
        number: textOf(entry, "qualificationNumber"),
        issued: textOf(entry, "qualificationIssued"),
        validUntil: textOf(entry, "qualificationUntil"),
        revoked: textOf(entry, "qualificationRevoked"),
        source: held.source,
      },
    ];
  });
  const events = happenings.flatMap((entry) => {
    const named = read({ enterpriseId: entry, field: "eventSubject", period: null });
    if (named === null) return [];
    return [
      {
        id: entry,
        type: textOf(entry, "eventType") ?? "",
        date: textOf(entry, "eventDate"),
        other: textOf(entry, "eventOther"),
        note: textOf(entry, "eventNote"),
        source: named.source,
      },
    ];
  });
  return {
    qualifications: qualifications.toSorted((a, b) => (b.issued ?? "").localeCompare(a.issued ?? "")),
    events: events.toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? "")),
  };
}
