/** Everything known of an entry (条目详情), its fields called as its kind calls them, with the records that name it. */
import type { EnterpriseDetail } from "#contract/enterprises";
import { findKind } from "#services/catalogue";
import { readIdentityRecords } from "#services/registers/identity-records";
import type { ReadableDb } from "#store/connection";
import { findEnterpriseDetail, type StoredDetail } from "#store/queries/enterprise-detail";
import { listRosterIds } from "#store/queries/roster";
import { enterpriseKind, shownFieldOf } from "#store/values/entry-kind";

/** Reads one entry of any kind; null when there is none of that id. */
export function readEntryDetail(db: ReadableDb, id: number): EnterpriseDetail | null {
  const detail = findEnterpriseDetail(db, id);
  return detail === null ? null : completeDetail(db, detail);
}

/** Everything known of every enterprise, or entry of another kind, that a search finds, in the order of the roster (全部信息). */
export function listEnterpriseDetails(
  db: ReadableDb,
  search: string,
  kind: string = enterpriseKind.id,
): readonly EnterpriseDetail[] {
  const known = findKind(db, kind) ?? enterpriseKind;
  const ids = listRosterIds(db, { kind: known, search, filters: [], sort: [], numericFields: new Set() });
  return [...ids].flatMap((id) => readEntryDetail(db, id) ?? []);
}

function completeDetail(db: ReadableDb, detail: StoredDetail): EnterpriseDetail {
  const kind = findKind(db, detail.kind) ?? enterpriseKind;
  const { qualifications, events } = readIdentityRecords(db, detail.id);
  return {
    ...detail,
    qualifications: [...qualifications, ...detail.qualifications],
    events,
    attributes: detail.attributes.map((one) => ({ ...one, field: shownFieldOf(kind, one.field) })),
    journal: detail.journal.map((line) => ({
      ...line,
      field: line.field === null ? null : shownFieldOf(kind, line.field),
    })),
  };
}
