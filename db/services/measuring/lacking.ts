/** Who lacks the data a value would need, and who would have to send it (缺数清单). */
import type { OpenedValue } from "#contract/indicators";
import type { EntrySet, FieldPath, Formula } from "#domain/indicators/formula";
import { openTest, readMembers } from "#services/measuring/entry-sets";
import { evaluate } from "#services/measuring/evaluate";
import { readSummed } from "#services/measuring/evaluate-sets";
import { newRemarks, type Scope, setScope } from "#services/measuring/scope";
import type { ReadableDb } from "#store/connection";
import { createSenderReader } from "#store/measuring/senders";

type Lacking = OpenedValue["lacking"];

/** Entries without data, by name of what they lack. */
export function listLacking(
  db: ReadableDb,
  formula: Formula,
  { scope, offset, limit }: { readonly scope: Scope; readonly offset: number; readonly limit: number },
): Lacking {
  const found: { readonly place: number; readonly lacks: string }[] = [];
  const seen = new Set<string>();
  const add = (place: number, lacks: string): void => {
    const key = `${place} ${lacks}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ place, lacks });
  };
  for (const term of termsOf(formula, scope)) addTerm(term, scope, add);
  const { facts } = scope.day;
  const senderOf = createSenderReader(db);
  const rows = found.slice(offset, offset + limit).map(({ place, lacks }) => {
    const id = facts.idAt(place);
    return { id, name: facts.nameAt(place), lacks, whose: whoseOf(scope, place) ?? senderOf(id) ?? "没有记录报送单位" };
  });
  return { total: found.length, rows };
}

type Term = Extract<Formula, { type: "count" | "sum" | "coverage" }>;

function termsOf(formula: Formula, scope: Scope): readonly Term[] {
  switch (formula.type) {
    case "count":
    case "sum":
    case "coverage":
      return [formula];
    case "arithmetic":
      return [...termsOf(formula.left, scope), ...termsOf(formula.right, scope)];
    case "ratio":
      return [...termsOf(formula.over, scope), ...termsOf(formula.under, scope)];
    case "negative":
    case "growth":
    case "since":
      return termsOf(formula.of, scope);
    case "weighted":
      return formula.terms.flatMap(({ of }) => termsOf(of, scope));
    case "first":
      return termsOf(chosenOf(formula.choices, scope), scope);
    default:
      return [];
  }
}

/** The choice that was taken; the first one where none has data. */
export function chosenOf(choices: readonly Formula[], scope: Scope): Formula {
  const taken = choices.find((choice) => evaluate(choice, scope, newRemarks()).value !== null) ?? choices[0];
  if (taken === undefined) throw new Error("首选 without a choice");
  return taken;
}

function addTerm(term: Term, scope: Scope, add: (place: number, lacks: string) => void): void {
  const members = membersOf(term.set, scope);
  for (const [label, places] of members.open) for (const place of places) add(place, label);
  if (term.type === "sum") addFigures(term.field, { kind: members.kind.id, places: members.places, scope }, add);
  if (term.type !== "coverage") return;
  const { test, labels } = openTest(term.condition, members.kind.id, setScope(scope));
  for (const place of members.places) {
    const verdict = test(place);
    if (verdict < 0) add(place, labels[-verdict - 1] ?? "");
  }
}

function membersOf(set: EntrySet, scope: Scope) {
  return readMembers(set, setScope(scope));
}

function addFigures(
  path: FieldPath,
  { kind, places, scope }: { readonly kind: string; readonly places: Int32Array; readonly scope: Scope },
  add: (place: number, lacks: string) => void,
): void {
  const summed = readSummed(kind, path, scope);
  if (summed === null) return;
  for (const place of places) if (summed.column?.has(place) !== true) add(place, summed.label);
}

/** Who answers for an entry by the register itself, the nearest first. */
const HOLDERS = ["responsibleUnit", "leadUnit", "supportDepartment", "carrierOperator"];

function whoseOf({ day }: Scope, place: number): string | null {
  for (const field of HOLDERS) {
    const text = day.facts.attribute(field)[place];
    if (text !== undefined) return text;
  }
  return null;
}
