import type { DecisionCause, EnterpriseLookup, KnownEnterprise, RowPlan } from "#domain/importing/import-plan";
import type { RowIdentity } from "#domain/importing/row-identity";
import { neighbourCodes } from "#domain/enterprises/code-neighbours";
import { type CreditCodeReading, readCreditCode } from "#domain/enterprises/credit-code";
import { ASK_FROM } from "#domain/enterprises/name-match";
import { foldName } from "#domain/shared/chinese-text";

/** Whom the store knows a row to be (认企业). `same` is certain unless it says otherwise, `new` is nobody known, `unsure` is for a person to decide. */
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

/** Walks the key ladder (认企业的次序): credit code, then registration number (15) or organisation code (9), then the name — which only ever proposes. Candidates that a person has called different are not proposed again. */
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

/** Similar names shown for one row. */
const MOST_SIMILAR = 3;

function matchByCode(row: RowIdentity, code: string, lookup: EnterpriseLookup): EnterpriseMatch {
  const known = lookup.byCreditCode(code);
  if (known === null) return matchUnknownCode(row, code, lookup);
  if (!isNewName(row, known, lookup)) return { kind: "same", known, renamed: false, certain: true };
  const { kind } = readCreditCode(code);
  if (kind === "checkFailed" || kind === "malformed") {
    return unsure("code", {
      question: `代码 ${code} 有误（校验不符），名称又与库里的“${known.name}”不同，是不是同一家？`,
      candidates: [{ known, reason: "代码相同，但代码本身有误，名称不同" }],
    });
  }
  if (known.formerCodes?.includes(code) === true) {
    return unsure("code", {
      question: `代码 ${code} 的记录已并入“${known.name}”，名称却与它的现用名、曾用名都不同，是不是同一家？`,
      candidates: [{ known, reason: `代码 ${code} 的记录已并入这家企业` }],
    });
  }
  return { kind: "same", known, renamed: true, certain: true };
}

/** Neither the present name nor a former one. */
function isNewName(row: RowIdentity, known: KnownEnterprise, lookup: EnterpriseLookup): boolean {
  if (row.name === null || foldName(known.name) === row.nameKey) return false;
  return !lookup.byFoldedName(row.nameKey).some(({ id }) => id === known.id);
}

function matchUnknownCode(row: RowIdentity, code: string, lookup: EnterpriseLookup): EnterpriseMatch {
  const reading = readCreditCode(code);
  const named = namedCandidates(row, lookup);
  const organisation = matchByOrganisation(row, { code, reading, named }, lookup);
  if (organisation !== null) return organisation;
  const corrected = correctedCandidates(row, { code, reading }, lookup);
  const slipOf = new Map(corrected.map((candidate) => [candidate.known.id, candidate]));
  const candidates = named.map((known) => slipOf.get(known.id) ?? { known, reason: namedReason(known, code) });
  for (const one of corrected) if (!named.some(({ id }) => id === one.known.id)) candidates.push(one);
  const [first] = candidates;
  if (first === undefined) return matchSimilar(row, reading.kind === "valid" ? "withoutValidCode" : "all", lookup);
  const { name, creditCode } = first.known;
  const stored = creditCode ?? "没有代码";
  if (named.length === 0) {
    return unsure("code", { question: `代码 ${code} 有误，改正后与库里的“${name}”相同，是不是同一家？`, candidates });
  }
  const question = slipOf.has(first.known.id)
    ? `名称与库里的“${name}”相同，本行的代码 ${code} 有误、与库里的 ${stored} 只差一处，是不是同一家？`
    : `名称与库里的“${name}”相同，但信用代码不同（本行 ${code}，库里 ${stored}），是同一家还是另一家？`;
  return unsure("code", { question, candidates });
}

interface ReadCode {
  readonly code: string;
  readonly reading: CreditCodeReading;
}

/** By the organisation code, which lives on as places 9—17 of the credit code (GB 32100-2015). */
function matchByOrganisation(
  row: RowIdentity,
  { code, reading, named }: ReadCode & { readonly named: readonly KnownEnterprise[] },
  lookup: EnterpriseLookup,
): EnterpriseMatch | null {
  const sameNamed = named.find(({ creditCode }) => creditCode !== null && isSameOrganisation(code, creditCode));
  if (sameNamed !== undefined) return { kind: "same", known: sameNamed, renamed: false, certain: true };
  const nine = soundOrganisationCode(reading);
  const known = nine === null ? null : (lookup.byOrganisationCode?.(nine) ?? null);
  if (known === null || isNotSame(known, row, lookup)) return null;
  if (known.creditCode !== null && isSameOrganisation(code, known.creditCode)) {
    return { kind: "same", known, renamed: isNewName(row, known, lookup), certain: true };
  }
  return unsure("code", {
    question: `信用代码 ${code} 与库里“${known.name}”的 ${known.creditCode ?? ""} 主体标识码（第 9—17 位）相同、其余不同，是不是同一家？`,
    candidates: [{ known, reason: "主体标识码（第 9—17 位）相同" }],
  });
}

function soundOrganisationCode(reading: CreditCodeReading): string | null {
  if (reading.kind === "valid") return reading.code.slice(8, 17);
  return reading.kind === "organisation9" && reading.checkOk ? reading.code.replace("-", "") : null;
}

/** An organisation code of 9 characters stands inside the 18 of the credit code. */
function isSameOrganisation(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length === 18 && long.slice(8, 17) === short.replace("-", "");
}

function namedReason(known: KnownEnterprise, code: string): string {
  if (known.creditCode === null) return "名称相同，库里没有信用代码";
  const stored = readCreditCode(known.creditCode);
  if (stored.kind === "registration15") return `名称相同，库里是 15 位旧注册号，本行是 ${code}，像是换了新证`;
  if (stored.kind === "checkFailed") return `名称相同，库里的代码校验不符，本行是 ${code}，像是更正`;
  if (readCreditCode(code).kind === "registration15") return "名称相同，本行是 15 位旧注册号，库里已是新代码";
  return `名称相同，代码不同（本行 ${code}）`;
}

/** Known enterprises whose code this faulty one may have been: look-alike letters, one character wrong, two exchanged. */
function correctedCandidates(
  row: RowIdentity,
  { code, reading }: ReadCode,
  lookup: EnterpriseLookup,
): readonly Candidate[] {
  if (reading.kind !== "checkFailed" && reading.kind !== "malformed") return [];
  const suggested = reading.suggestion === null ? [] : [reading.suggestion];
  return [...new Set<string>([...suggested, ...neighbourCodes(code)])].flatMap((sound) => {
    const known = lookup.byCreditCode(sound);
    if (known === null || isNotSame(known, row, lookup)) return [];
    const sameName = row.name !== null && foldName(known.name) === row.nameKey ? "名称相同，" : "";
    return [{ known, reason: `${sameName}本行代码有误，像是 ${sound} 抄错了` }];
  });
}

function matchByName(row: RowIdentity, lookup: EnterpriseLookup): EnterpriseMatch {
  const named = namedCandidates(row, lookup);
  const [only] = named;
  if (only === undefined) return matchSimilar(row, "all", lookup);
  if (named.length === 1) return { kind: "same", known: only, renamed: false, certain: false };
  const candidates = named.map((known) => ({ known, reason: "名称相同（现用名或曾用名），本行没有信用代码" }));
  const question = `本行没有信用代码，库里有 ${named.length} 家叫这个名称，是哪一家？`;
  return unsure("name", { question, candidates });
}

/** A similar name helps only where one side has no valid code: two valid codes are two legal entities. */
function matchSimilar(row: RowIdentity, among: "all" | "withoutValidCode", lookup: EnterpriseLookup): EnterpriseMatch {
  if (row.name === null) return { kind: "new" };
  const similar = lookup.similarNames?.(row.name, among) ?? [];
  const candidates = similar
    .filter(({ known, score }) => score >= ASK_FROM && !isNotSame(known, row, lookup))
    .slice(0, MOST_SIMILAR)
    .map(({ known, reason }) => ({ known, reason }));
  const [first] = candidates;
  if (first === undefined) return { kind: "new" };
  const question =
    candidates.length === 1
      ? `库里没有叫这个名称的企业，但有名称相近的“${first.known.name}”，是不是同一家？`
      : `库里没有叫这个名称的企业，但有 ${candidates.length} 家名称相近，是不是其中一家？`;
  return unsure("similar", { question, candidates });
}

function namedCandidates(row: RowIdentity, lookup: EnterpriseLookup): readonly KnownEnterprise[] {
  if (row.name === null) return [];
  return lookup.byFoldedName(row.nameKey).filter((known) => !isNotSame(known, row, lookup));
}

function isNotSame(known: KnownEnterprise, row: RowIdentity, lookup: EnterpriseLookup): boolean {
  return lookup.isNotSame?.(known.id, { foldedName: row.nameKey, code: row.code }) ?? false;
}

function unsure(
  about: Extract<EnterpriseMatch, { kind: "unsure" }>["about"],
  { question, candidates }: { readonly question: string; readonly candidates: readonly Candidate[] },
): EnterpriseMatch {
  return { kind: "unsure", about, question, candidates };
}
