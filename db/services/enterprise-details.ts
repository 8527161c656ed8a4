import type { EnterpriseDetail } from "#contract/enterprises";
import type { ReadableDb } from "#store/connection";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { listRosterIds } from "#store/queries/roster";

/** Everything known of every enterprise that a search finds, in the order of the roster (企业全部信息). */
export function listEnterpriseDetails(db: ReadableDb, search: string): readonly EnterpriseDetail[] {
  const ids = listRosterIds(db, { search, filters: [], sort: [], numericFields: new Set() });
  return [...ids].flatMap((id) => findEnterpriseDetail(db, id) ?? []);
}
