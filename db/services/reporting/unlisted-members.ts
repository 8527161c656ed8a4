/** Enterprises that a list of 高新技术企业 leaves out though the book holds a valid certificate of theirs (证书与名册不一致). */
import type { FormList } from "#domain/reporting/form-binding";
import type { Collector } from "#services/reporting/collect-rows";
import { selectEntries } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";
import { readRosterRows } from "#store/queries/roster";
import { enterpriseKind } from "#store/values/entry-kind";

/** So many are named; of more the count is told. */
const MOST_NAMES = 3;
const FIELD = "highTechEnterprise";
const CERTIFIED = '企业[具备("高新技术企业")]';

/** Says who is missing; null when roster and certificates agree, or the list asks for something else. */
export function findUnlisted(
  db: ReadableDb,
  { selection: { limit: _, ...whole }, kind: id = enterpriseKind.id }: Pick<FormList, "selection" | "kind">,
  { measurer, day }: Pick<Collector, "measurer" | "day">,
): string | null {
  const asks = whole.where.some((one) => one.field === FIELD && "equals" in one && one.equals === true);
  if (!asks || id !== enterpriseKind.id) return null;
  const choosing = { kind: enterpriseKind, sort: [], measurer };
  const listed = new Set(selectEntries(db, whole, choosing));
  const where = whole.where.map((one) => (one.field === FIELD ? { set: CERTIFIED } : one));
  const missing = selectEntries(db, { ...whole, where }, choosing).filter((one) => !listed.has(one));
  if (missing.length === 0) return null;
  const names = readRosterRows(db, missing.slice(0, MOST_NAMES), { kind: enterpriseKind, columns: [] });
  const said = names.map(({ name }) => name).join("、") + (missing.length > MOST_NAMES ? " 等" : "");
  return `有 ${missing.length} 户在 ${day} 有有效的高新技术企业证书，名册上却没有标为高新技术企业，没有列入：${said}。请核对名册`;
}
