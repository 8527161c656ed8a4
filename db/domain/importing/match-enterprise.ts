import type { DecisionCause, EnterpriseLookup, KnownEnterprise, RowPlan } from "#domain/importing/import-plan";
import type { RowIdentity } from "#domain/importing/row-identity";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";

/** Whom the store knows a row to be (认企业). `same` is certain, `new` is nobody known, `unsure` is for a person to decide. */
export type EnterpriseMatch =
  | { readonly kind: "same"; readonly known: KnownEnterprise; readonly renamed: boolean; readonly certain: boolean }
  | { readonly kind: "new" }
  | {
      readonly kind: "unsure";
      readonly about: Extract<DecisionCause, "code" | "name" | "similar">;
      readonly question: string;
      readonly candidates: readonly Candidate[];
    };

/** An enterprise a row might be, and why (候选企业). */
export interface Candidate {
  readonly known: KnownEnterprise;
  readonly reason: string;
}

/** Walks the key ladder (认企业的次序): credit code, then the older codes, then the name — which only ever proposes. */
export function matchEnterprise(row: RowIdentity, lookup: EnterpriseLookup): EnterpriseMatch {
  return row.code === null ? matchByName(row, lookup) : matchByCode(row, row.code, lookup);
}

/** The candidates as a plan shows them. */
export function shownCandidates(
  candidates: readonly Candidate[],
): Extract<RowPlan, { kind: "decision" }>["candidates"] {
  return candidates.map(({ known, reason }) => ({
    enterpriseId: known.id,
    name: known.name,
    creditCode: known.creditCode,
    reason,
  }));
}

function matchByCode(row: RowIdentity, code: string, lookup: EnterpriseLookup): EnterpriseMatch {
  const known = lookup.byCreditCode(code);
  if (known === null) return matchUnknownCode(row, code, lookup);
  const renamed = row.name !== null && foldName(known.name) !== row.nameKey;
  if (!renamed) return { kind: "same", known, renamed: false, certain: true };
  const isFormer = lookup.byFoldedName(row.nameKey).some(({ id }) => id === known.id);
  if (isFormer) return { kind: "same", known, renamed: false, certain: true };
  const { kind } = readCreditCode(code);
  if (kind === "checkFailed" || kind === "malformed") {
    const question = `代码 ${code} 有误（校验不符），名称又与库里的“${known.name}”不同，是不是同一家？`;
    return {
      kind: "unsure",
      about: "code",
      question,
      candidates: [{ known, reason: "代码相同，但代码本身有误，名称不同" }],
    };
  }
  return { kind: "same", known, renamed: true, certain: true };
}

function matchUnknownCode(row: RowIdentity, code: string, lookup: EnterpriseLookup): EnterpriseMatch {
  const named = row.name === null ? [] : lookup.byFoldedName(row.nameKey);
  const sameOrganisation = named.find(({ creditCode }) => creditCode !== null && isSameOrganisation(code, creditCode));
  if (sameOrganisation !== undefined) {
    return { kind: "same", known: sameOrganisation, renamed: false, certain: true };
  }
  const corrected = correctedCode(code, lookup);
  const candidates: Candidate[] = named.map((known) => ({ known, reason: namedReason(known, code) }));
  if (corrected !== null && !named.some(({ id }) => id === corrected.known.id)) candidates.push(corrected);
  if (candidates.length === 0) return { kind: "new" };
  const [first] = candidates;
  const question =
    named.length > 0
      ? `名称与库里的“${first?.known.name ?? ""}”相同，但信用代码不同（本行 ${code}，库里 ${first?.known.creditCode ?? "没有代码"}），是同一家还是另一家？`
      : `代码 ${code} 有误，改正后与库里的“${first?.known.name ?? ""}”相同，是不是同一家？`;
  return { kind: "unsure", about: "code", question, candidates };
}

function namedReason(known: KnownEnterprise, code: string): string {
  if (known.creditCode === null) return "名称相同，库里没有信用代码";
  const stored = readCreditCode(known.creditCode);
  if (stored.kind === "registration15") return `名称相同，库里是 15 位旧注册号，本行是 ${code}，像是换了新证`;
  if (stored.kind === "checkFailed") return `名称相同，库里的代码校验不符，本行是 ${code}，像是更正`;
  return `名称相同，代码不同（本行 ${code}）`;
}

/** An organisation code of 9 characters stands inside the 18 of the credit code. */
function isSameOrganisation(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length === 9 && long.length === 18 && long.slice(8, 17) === short;
}

function correctedCode(code: string, lookup: EnterpriseLookup): Candidate | null {
  const reading = readCreditCode(code);
  if (reading.kind !== "checkFailed" && reading.kind !== "malformed") return null;
  if (reading.suggestion === null) return null;
  const known = lookup.byCreditCode(reading.suggestion);
  return known === null ? null : { known, reason: `本行代码有误，像是 ${reading.suggestion} 抄错了` };
}

function matchByName(row: RowIdentity, lookup: EnterpriseLookup): EnterpriseMatch {
  const named = lookup.byFoldedName(row.nameKey);
  const [only] = named;
  if (only === undefined) return { kind: "new" };
  if (named.length === 1) return { kind: "same", known: only, renamed: false, certain: false };
  const candidates = named.map((known) => ({ known, reason: "名称相同（现用名或曾用名），本行没有信用代码" }));
  return {
    kind: "unsure",
    about: "name",
    question: `本行没有信用代码，库里有 ${named.length} 家叫这个名称，是哪一家？`,
    candidates,
  };
}
