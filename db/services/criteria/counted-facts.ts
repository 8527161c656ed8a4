/** Values of a carrier that can be counted from its tenants when nobody typed them in (按台账计得的值). */
import type { Evidence, OwnValue } from "#domain/criteria/quantity";
import { momentOf } from "#domain/criteria/elapsed";
import { compareDecimals, type Decimal, decimalFromNumber, divideDecimals, parseDecimal } from "#domain/shared/decimal";
import { previousYear } from "#domain/shared/period";
import type { LookedAt } from "#services/criteria/known-facts";
import { listTenants, type Sureness, type Tenant } from "#services/criteria/carrier-tenants";
import type { ReadableDb } from "#store/connection";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { createKnownValues } from "#store/queries/known-values";

/** The value of a field counted from stays and enterprises (计得的值); null when the field is none of those that can be, or nobody is recorded. */
export function countForCarrier(
  db: ReadableDb,
  { carrier, field }: { readonly carrier: number; readonly field: string },
  at: LookedAt,
): OwnValue | null {
  const test = TENANT_TESTS[field] ?? FIGURE_TESTS[field];
  if (test === undefined) return null;
  const tenants = listTenants(db, carrier, at.asOf);
  if (tenants.length === 0) return null;
  const figures = createFigures(db, tenants, at);
  const answers = tenants.map((tenant) => ({ tenant, answer: test(tenant, figures, at) }));
  const sure = answers.filter(({ answer }) => answer === "sure");
  const perhaps = answers.filter(({ answer }) => answer === "perhaps");
  const value = {
    type: "amount",
    low: decimalFromNumber(sure.length),
    high: decimalFromNumber(sure.length + perhaps.length),
    unit: "家",
  } as const;
  const words = perhaps.length === 0 ? `${sure.length} 家` : `${sure.length}—${sure.length + perhaps.length} 家`;
  const label = `按在孵记录和企业的所属载体计得（共 ${tenants.length} 家企业有记录）`;
  const names = sure.slice(0, NAMED).flatMap(({ tenant }) => nameTenant(db, tenant) ?? []);
  return {
    value,
    evidence: [{ label, value: words, source: null }, ...names],
    lacks: perhaps.length === 0 ? [] : [`${perhaps.length} 家企业的日期或数据不全`],
  };
}

/** Enterprises named as evidence; the rest are in the lists. */
const NAMED = 10;
/** 同比增长超过20%. */
const GROWTH = { over: "1.2", decimals: 12 };

/** Figures of tenants at the period, the year before it, and whether any year has one. */
interface Figures {
  readonly of: (tenant: Tenant, field: string, when: "now" | "before") => Decimal | null;
}

type TenantTest = (tenant: Tenant, figures: Figures, at: LookedAt) => Sureness;

const TENANT_TESTS: Readonly<Record<string, TenantTest>> = {
  incubatees: ({ staying }) => staying,
  graduatesTotal: ({ graduated }) => graduated,
  newIncubatees: ({ since }, _figures, { period }) => {
    if (since === null) return "perhaps";
    const [{ from, until }, year] = [momentOf(since), momentOf(period.slice(0, 4))];
    if (from >= year.from && until <= year.until) return "sure";
    return until < year.from || from > year.until ? "no" : "perhaps";
  },
};

/** What a tenant has in the period; those that were not there for certain only perhaps count. */
const FIGURE_TESTS: Readonly<Record<string, TenantTest>> = {
  propertyIncubatees: figureTest(["validIntellectualProperty"], isPositive, "no"),
  inventionIncubatees: figureTest(["validInventionPatents"], isPositive, "no"),
  fundedThisYear: figureTest(["financingReceived"], isPositive, "no"),
  // A year without an application or an investment says nothing of the years before.
  patentIncubatees: figureTest(["patentApplications", "validInventionPatents"], isPositive, "perhaps"),
  fundedIncubatees: figureTest(["financingReceived"], isPositive, "perhaps"),
  growingIncubatees: figureTest(["operatingRevenue", "researchExpense"], isGrowing, "no"),
};

type FigureCheck = (now: Decimal | null, before: Decimal | null) => boolean | null;

/** `otherwise`: what it means that every figure says no. */
function figureTest(fields: readonly string[], check: FigureCheck, otherwise: Sureness): TenantTest {
  return (tenant, figures) => {
    if (tenant.staying === "no") return "no";
    const found = fields.map((field) => check(figures.of(tenant, field, "now"), figures.of(tenant, field, "before")));
    if (found.includes(true)) return tenant.staying;
    return found.every((answer) => answer === false) ? otherwise : "perhaps";
  };
}

function isPositive(now: Decimal | null): boolean | null {
  return now === null ? null : compareDecimals(now, decimalFromNumber(0)) > 0;
}

function isGrowing(now: Decimal | null, before: Decimal | null): boolean | null {
  if (now === null || before === null || !isPositive(before)) return null;
  const over = parseDecimal(GROWTH.over);
  return over.ok && compareDecimals(divideDecimals(now, before, GROWTH.decimals), over.value) > 0;
}

function createFigures(db: ReadableDb, tenants: readonly Tenant[], { period }: LookedAt): Figures {
  const values = createKnownValues(db);
  const periods = { now: period, before: previousYear(period) };
  const fields = ["validIntellectualProperty", "validInventionPatents", "financingReceived", "patentApplications"];
  for (const field of [...fields, "operatingRevenue", "researchExpense"]) {
    for (const one of Object.values(periods)) values.want({ field, period: one });
  }
  values.prepare(tenants.flatMap(({ enterprise }) => enterprise ?? []));
  return {
    of: ({ enterprise }, field, when) => {
      if (enterprise === null) return null;
      const number = parseDecimal(String(values.valuesOf(enterprise)[`${field}@${periods[when]}`] ?? ""));
      return number.ok ? number.value : null;
    },
  };
}

function nameTenant(db: ReadableDb, { enterprise, entry, link }: Tenant): Evidence | null {
  const name = findEnterpriseDetail(db, enterprise ?? entry, 0)?.name;
  const held = findEnterpriseDetail(db, entry, 0)?.attributes.find(({ field }) => field === link);
  if (name === undefined || held === undefined) return null;
  return { label: name, value: `载体：${String(held.value)}`, source: held.source };
}
