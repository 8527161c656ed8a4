/** Who is and was incubated in a carrier (在孵与毕业企业): from its 在孵记录, and from enterprises whose 所属载体 it is. */
import { momentOf } from "#domain/criteria/elapsed";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createKnownValues } from "#store/queries/known-values";

/** Whether something holds on the day: for certain, perhaps (a date says only the year), or not. */
export type Sureness = "sure" | "perhaps" | "no";

/** An enterprise in a carrier. */
export interface Tenant {
  /** Entry of the enterprise; null when the record names nobody that the book knows. */
  readonly enterprise: number | null;
  /** Entry that says so, and the field in which it names the carrier. */
  readonly entry: number;
  readonly link: string;
  readonly staying: Sureness;
  readonly graduated: Sureness;
  /** Entry date as kept; null when it is not known. */
  readonly since: string | null;
}

/** Everybody who ever was, one line each; a 在孵记录 goes before the enterprise's own fields. */
export function listTenants(db: ReadableDb, carrier: number, asOf: string): readonly Tenant[] {
  const links = readBookLinks(db);
  const naming = (links.to.get(carrier) ?? []).filter(({ field }) => field === "stayCarrier" || field === "carrier");
  const values = createKnownValues(db);
  for (const field of Object.values(DATES).flatMap((names) => Object.values(names)))
    values.want({ field, period: null });
  values.prepare(naming.map(({ from }) => from));
  const tenants = new Map<string, Tenant>();
  for (const { from: entry, field } of naming.toSorted((a, b) => rank(a.field) - rank(b.field))) {
    const isStay = field === "stayCarrier";
    const named = links.from.get("incubatee")?.get(entry)?.[0];
    const enterprise = isStay ? (named?.to ?? null) : entry;
    const key = enterprise === null ? `record ${entry}` : `enterprise ${enterprise}`;
    const tenant = { enterprise, entry, link: field, ...readStay(values.valuesOf(entry), isStay, asOf) };
    const known = tenants.get(key);
    tenants.set(key, known === undefined ? tenant : merge(known, tenant, isStay));
  }
  return [...tenants.values()];
}

const DATES = {
  stay: { from: "stayFrom", until: "stayUntil", graduated: "graduatedOn", status: "graduationGround" },
  enterprise: { from: "entryDate", until: "exitDate", graduated: "graduationDate", status: "incubationStatus" },
} as const;

function rank(field: string): number {
  return field === "stayCarrier" ? 0 : 1;
}

/** Two stays of one enterprise: it is there while either lasts. */
function merge(known: Tenant, next: Tenant, isStay: boolean): Tenant {
  if (!isStay) return known;
  const graduated = surer(known.graduated, next.graduated);
  return { ...known, graduated, staying: surer(known.staying, next.staying), since: next.since ?? known.since };
}

function surer(a: Sureness, b: Sureness): Sureness {
  if (a === "sure" || b === "sure") return "sure";
  return a === "perhaps" ? a : b;
}

function readStay(
  values: Readonly<Record<string, unknown>>,
  isStay: boolean,
  asOf: string,
): Pick<Tenant, "staying" | "graduated" | "since"> {
  const names = isStay ? DATES.stay : DATES.enterprise;
  const date = (field: string): string | null => {
    const value = values[field];
    return typeof value === "string" ? value : null;
  };
  const [from, until, left] = [date(names.from), date(names.until), date(names.graduated)];
  const began = from === null ? "sure" : happened(from, asOf);
  // 毕业 without a date: it has graduated, nobody knows when.
  const undated = !isStay && left === null && values[names.status] === "毕业" ? "sure" : "no";
  const graduated = left === null ? undated : happened(left, asOf);
  const ended = surer(graduated, until === null ? "no" : happened(until, asOf));
  return { staying: both(began, opposite(ended)), graduated, since: from };
}

function happened(date: string, asOf: string): Sureness {
  const { from, until } = momentOf(date);
  if (until <= asOf) return "sure";
  return from <= asOf ? "perhaps" : "no";
}

function opposite(sureness: Sureness): Sureness {
  if (sureness === "perhaps") return sureness;
  return sureness === "sure" ? "no" : "sure";
}

function both(a: Sureness, b: Sureness): Sureness {
  if (a === "no" || b === "no") return "no";
  return a === "perhaps" ? a : b;
}
