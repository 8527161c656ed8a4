/** What judging may ask about one subject (体检取数): kept values first, then what can be counted, then what must be measured. */
import type { Evidence, Facts, Outcome, OwnValue } from "#domain/criteria/quantity";
import { exactly } from "#domain/criteria/quantity";
import { findField } from "#domain/indicators/formula-vocabulary";
import type { Condition, Formula } from "#domain/indicators/formula";
import { printCondition, printFormula } from "#domain/indicators/print-formula";
import { parseDecimal } from "#domain/shared/decimal";
import { momentOf, notAfter } from "#domain/criteria/elapsed";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { countForCarrier } from "#services/criteria/counted-facts";
import { bestTwoYears, type SeriesFigure, sumOfVentures } from "#services/criteria/enterprise-series";
import { lacking, type LookedAt, readKept, showValue } from "#services/criteria/known-facts";
import { createMeasurer } from "#services/measuring/measure";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { findEnterpriseDetail, type StoredDetail } from "#store/queries/enterprise-detail";

/** Makes the facts of a subject for a day and a period. */
export function createFacts(db: ReadableDb, detail: StoredDetail, at: LookedAt): Facts {
  const kind = readKinds(db).find(({ id }) => id === detail.kind);
  const fields = readCatalogueIndex(db).byId;
  const subject: Subject = { db, detail, at, fields };
  const measurer = createMeasurer(db, { asOf: at.asOf, zone: null, period: at.period, snapshot: null });
  const values = new Map<string, OwnValue>();
  const own = (name: string): OwnValue => {
    const known = values.get(name) ?? readOwn(subject, kind, name);
    values.set(name, known);
    return known;
  };
  const measure = (formula: Formula): OwnValue => {
    const found = measurer.value(formula, { subject: detail.id });
    const lacks = [
      ...(found.reason === null ? [] : [stripStop(found.reason)]),
      ...found.missing.map((one) => one.sentence),
    ];
    if (found.value === null) return { value: null, evidence: [], lacks };
    const exact = exactly(found.value, found.unit);
    const evidence = [{ label: printFormula(formula), value: `${found.value} ${found.unit}`.trim(), source: null }];
    return { value: found.status === "partial" ? { ...exact, high: null } : exact, evidence, lacks };
  };
  const meets = (condition: Condition): Outcome => {
    const found = measurer.meets(detail.id, condition);
    const evidence = evidenceOf(subject, condition);
    if (!found.ok) return { met: null, evidence, lacks: [stripStop(found.error.sentence)] };
    const { met, missing } = found.value;
    const lacks =
      missing.length > 0 ? missing.map((what) => `缺“${stripStop(what)}”`) : [`“${printCondition(condition)}”定不了`];
    return { met, evidence, lacks: met === null ? lacks : [] };
  };
  return { asOf: at.asOf, own, measure, meets };
}

interface Subject {
  readonly db: ReadableDb;
  readonly detail: StoredDetail;
  readonly at: LookedAt;
  readonly fields: ReadonlyMap<string, Field>;
}

function readOwn(subject: Subject, kind: KindDefinition | undefined, name: string): OwnValue {
  const field = kind === undefined ? null : findField({ fields: subject.fields }, kind, name);
  if (field === null) return lacking(`台账里没有“${name}”这个字段`);
  const kept = readKept(subject.detail, field, subject.at);
  const counted = countOwn(subject, field);
  if (kept.value === null)
    return counted === null || (counted.value === null && kept.evidence.length > 0) ? kept : counted;
  // Both are known: the typed one counts, the other stands beside it to be compared.
  return counted === null ? kept : { ...kept, evidence: [...kept.evidence, ...counted.evidence.slice(0, 1)] };
}

function countOwn(subject: Subject, { id: field }: Field): OwnValue | null {
  const { db, detail, at } = subject;
  if (detail.kind === "carrier") return countForCarrier(db, { carrier: detail.id, field }, at);
  if (detail.kind !== "enterprise") return null;
  if (field === "ventureTotal") return sumOfVentures(seriesOf(subject, "financingReceived"), at);
  if (field === "twoYearRevenue") return bestTwoYears(seriesOf(subject, "operatingRevenue"), at);
  const ofStay = STAY_DATES[field];
  return ofStay === undefined ? null : readStayDate(subject, ofStay);
}

/** Dates of an enterprise that its latest 在孵记录 has too. */
const STAY_DATES: Readonly<Record<string, string>> = {
  entryDate: "stayFrom",
  exitDate: "stayUntil",
  graduationDate: "graduatedOn",
};

function readStayDate({ db, detail, at, fields }: Subject, name: string): OwnValue | null {
  const naming = (readBookLinks(db).to.get(detail.id) ?? []).filter(({ field }) => field === "incubatee");
  const stays = naming
    .flatMap(({ from }) => findEnterpriseDetail(db, from, 0) ?? [])
    .map((stay) => ({ stay, since: String(stay.attributes.find(({ field }) => field === "stayFrom")?.value ?? "") }))
    .filter(({ since }) => since === "" || notAfter(momentOf(since), at.asOf) !== null)
    .toSorted((a, b) => (a.since < b.since ? 1 : -1));
  const latest = stays[0]?.stay;
  const field = fields.get(name);
  if (latest === undefined || field === undefined) return null;
  return readKept(latest, field, at);
}

function seriesOf({ detail, fields }: Subject, name: string): readonly SeriesFigure[] {
  const field = fields.get(name);
  if (field === undefined) return [];
  return detail.observations.flatMap((one) => {
    const number = parseDecimal(String(one.value));
    if (one.field !== name || !number.ok) return [];
    const evidence = {
      label: `${field.label}（${one.period}年）`,
      value: showValue(field, one.value),
      source: one.source,
    };
    return [{ period: one.period, value: number.value, evidence }];
  });
}

/** Where a qualification the condition asks for is written down. */
function evidenceOf({ db, detail, fields }: Subject, condition: Condition): readonly Evidence[] {
  if (condition.type !== "holds") return [];
  const own = detail.attributes.flatMap(({ field, value, source }) => {
    const known = HELD_FIELDS[condition.qualification]?.includes(field) === true ? fields.get(field) : undefined;
    return known === undefined ? [] : [{ label: known.label, value: showValue(known, value), source }];
  });
  const naming = (readBookLinks(db).to.get(detail.id) ?? []).filter(({ field }) => field === "holder");
  const entries = naming.flatMap(({ from }) => {
    const entry = findEnterpriseDetail(db, from, 0);
    const type = entry?.attributes.find(({ field }) => field === "qualificationType");
    if (entry === null || type?.value !== condition.qualification) return [];
    return [{ label: "资质认定", value: entry.name, source: type.source }];
  });
  return [...own, ...entries];
}

const HELD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  高新技术企业: ["highTechEnterprise", "highTechCertificateNumber", "highTechIssueDate", "highTechValidUntil"],
  规模以上企业: ["aboveScale"],
};

function stripStop(sentence: string): string {
  return sentence.replace(/。$/u, "");
}
