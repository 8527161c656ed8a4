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

/** Those a person means (选定的条件): the one of an id (`maker-space-2017`, `national/maker-space-2017`) or a title, the only one whose title holds the word (众创空间), or all of a document (300号). Empty when nothing is meant for certain. */
export function chooseRules(all: readonly FoundRules[], word: string): readonly FoundRules[] {
  const wanted = foldText(word);
  const exact = all.find(
    ({ rules, summary }) =>
      rules.id === word || `${summary.pack}/${rules.id}` === word || foldText(rules.title) === wanted,
  );
  if (exact !== undefined) return [exact];
  const titled = all.filter(({ rules }) => foldText(rules.title).includes(wanted));
  if (titled.length === 1) return titled;
  return all.filter(({ summary }) => isNumberOf(foldText(summary.number ?? ""), wanted));
}

/** 300号 of 国科发区〔2018〕300号, but not 00号. */
function isNumberOf(number: string, wanted: string): boolean {
  if (!wanted.endsWith("号") || !number.endsWith(wanted)) return false;
  return !/\d$/u.test(number.slice(0, number.length - wanted.length)) || !/^\d/u.test(wanted);
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
