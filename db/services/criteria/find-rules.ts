/** The rule sets in force for a book (可用的认定条件): of its packs, and of the packs that ship for those it has not installed. */
import type { RuleSetSummary } from "#contract/criteria";
import type { RuleSet } from "#domain/criteria/rule-set";
import type { PolicyPack } from "#domain/packs/pack";
import { foldText } from "#domain/shared/chinese-text";
import { listShippedPacks } from "#services/packs/shipped-packs";
import type { ReadableDb } from "#store/connection";
import { readInstalledPacks } from "#store/queries/packs";

/** A rule set with where it comes from. */
export interface FoundRules {
  readonly rules: RuleSet;
  readonly summary: RuleSetSummary;
  readonly installed: boolean;
  readonly packName: string;
}

/** All of them, newest first; `kind` null for every kind. */
export function listRules(db: ReadableDb, kind: string | null): readonly FoundRules[] {
  const installed = readInstalledPacks(db);
  const ids = new Set(installed.map(({ id }) => id));
  const shipped = listShippedPacks().flatMap(({ pack }) => (ids.has(pack.id) ? [] : [pack]));
  const found = [
    ...installed.flatMap((pack) => rulesOf(pack, true)),
    ...shipped.flatMap((pack) => rulesOf(pack, false)),
  ];
  return found
    .filter(({ rules }) => kind === null || rules.kind === kind)
    .toSorted((a, b) => (b.rules.effective.from ?? 0) - (a.rules.effective.from ?? 0));
}

/** The one of an id (`incubator-2018-general`, `national/incubator-2018-general`) or a Chinese title; null when there is none. */
export function findRules(all: readonly FoundRules[], word: string): FoundRules | null {
  const wanted = foldText(word);
  const byId = all.find(({ rules, summary }) => rules.id === word || `${summary.pack}/${rules.id}` === word);
  return byId ?? all.find(({ rules }) => foldText(rules.title) === wanted) ?? null;
}

function rulesOf(pack: PolicyPack, installed: boolean): readonly FoundRules[] {
  return pack.ruleSets.map((rules) => {
    const document = pack.documents.find(({ id }) => id === rules.document);
    const { id, title, kind, effective, unconfirmed } = rules;
    const source = { document: document?.title ?? rules.document, number: document?.number ?? null };
    return {
      rules,
      installed,
      packName: pack.name,
      summary: { id, pack: pack.id, title, ...source, kind, effective, unconfirmed },
    };
  });
}
