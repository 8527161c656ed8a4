/** A subject against one or more rule sets (达标体检), side by side. */
import type { CriteriaReport } from "#contract/criteria";
import type { MeasureError } from "#contract/errors";
import { judgeRules } from "#domain/criteria/judge-rules";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { parsePeriod } from "#domain/shared/period";
import { err, ok, type Result } from "#domain/shared/result";
import { readKinds } from "#services/catalogue";
import { chooseRules, type FoundRules, listRules } from "#services/criteria/find-rules";
import { choosePeriod } from "#services/criteria/known-facts";
import { createFacts } from "#services/criteria/subject-facts";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { listHolders } from "#store/queries/value-holders";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";

/** Whom to check by what (体检请求). `period` null: the last whole year with figures. */
export interface CriteriaQuestion {
  readonly subject: number;
  /** Ids or titles of rule sets. */
  readonly rules: readonly string[];
  readonly asOf: string;
  readonly period: string | null;
}

/** One report per rule set, in the order asked. */
export function checkCriteria(
  db: ReadableDb,
  { subject, rules, asOf, period }: CriteriaQuestion,
): Result<readonly CriteriaReport[], MeasureError> {
  const detail = findEnterpriseDetail(db, subject, 0);
  if (detail === null) return err({ type: "SubjectNotFound", subject: String(subject) });
  const all = listRules(db, null);
  const chosen: FoundRules[] = [];
  for (const word of rules) {
    const named = chooseRules(all, word);
    // Of a document only the sets for this kind of subject are meant.
    const found = named.length === 1 ? named : named.filter(({ rules: set }) => set.kind === detail.kind);
    if (found.length === 0) return err({ type: "RuleSetNotFound", rules: word });
    chosen.push(...found.filter((one) => !chosen.includes(one)));
  }
  const given = parsePeriod(period ?? "");
  const at = { asOf, period: given.ok ? given.value : choosePeriod(detail, asOf) };
  const facts = createFacts(db, detail, at);
  const { id, name, kind } = detail;
  const kinds = readKinds(db);
  return ok(
    chosen.map(({ rules: set, summary, installed, packName }) => {
      const judged = judgeRules(set, facts);
      const wanted = kinds.find((one) => one.id === set.kind)?.label ?? set.kind;
      const fits = set.kind === kind ? judged : { ...judged, ...otherKind(wanted, judged) };
      const shipped = installed ? "" : `政策包“${packName}”没有安装，用的是随程序发布的条件。`;
      const sentence = `${fits.sentence}${shipped}`;
      return { subject: { id, name, kind }, rules: summary, ...fits, sentence, asOf, period: at.period };
    }),
  );
}

/** The entry a person names (体检对象) by present or former name or code, among the kinds the rules are for; a carrier also by the code of who runs it. A doubt is said. */
export function findSubject(db: ReadableDb, text: string, rules: readonly string[]): Result<number, string> {
  const all = listRules(db, null);
  const kinds = [...new Set(rules.flatMap((word) => chooseRules(all, word).map((found) => found.rules.kind)))];
  const { to, doubt } = readBookLinks(db).resolve(text, kinds);
  const found = to ?? (kinds.includes("carrier") ? findByOperator(db, text) : null);
  return found === null ? err(doubt ?? `台账里没有“${text}”。`) : ok(found);
}

/** The only carrier that this code runs. */
function findByOperator(db: ReadableDb, text: string): number | null {
  const code = readCreditCode(text);
  const ids = code.kind === "valid" || code.kind === "checkFailed" ? listHolders(db, "operatorCode", code.code) : [];
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

function otherKind(
  wanted: string,
  { sentence }: { readonly sentence: string },
): { readonly applies: false; readonly reason: string; readonly sentence: string } {
  const start = "本规则不适用，以下仅供对照。";
  return {
    applies: false,
    reason: `这套条件的对象是${wanted}。`,
    sentence: sentence.startsWith(start) ? sentence : `${start}${sentence}`,
  };
}
