import type { PolicyPack } from "#domain/packs/pack";
import type { RuleCondition, RuleSet } from "#domain/criteria/rule-set";

/** Which members of a pack are looked for. */
export interface PackQuestion {
  /** Words anywhere in a member; "" for all. */
  readonly search: string;
  readonly onlyUnconfirmed: boolean;
}

/** The pack with only the members that are looked for (查找、只看待核实). */
export function filterPack(pack: PolicyPack, { search, onlyUnconfirmed }: PackQuestion): PolicyPack {
  const wanted = search.trim().toLowerCase();
  const names = new Map(pack.indicators.map(({ code, name }) => [code, name]));
  const keep =
    <Member>(isDoubtful: (member: Member) => boolean, more: (member: Member) => string = () => "") =>
    (member: Member): boolean =>
      (!onlyUnconfirmed || isDoubtful(member)) && (wanted === "" || holds([member, more(member)], wanted));
  const never = (): boolean => false;
  return {
    ...pack,
    documents: pack.documents.filter(keep(({ number, status }) => number === null || isOpen.has(status))),
    indicators: pack.indicators.filter(keep(({ unconfirmed }) => unconfirmed !== null)),
    targets: pack.targets.filter(
      keep(
        ({ doubt }) => doubt !== null,
        ({ indicator }) => names.get(indicator) ?? "",
      ),
    ),
    lists: pack.lists.filter(keep(never)),
    presets: pack.presets
      .map((preset) => ({
        ...preset,
        entries: preset.entries.filter(
          keep(
            ({ unconfirmed }) => unconfirmed === true,
            () => preset.note,
          ),
        ),
      }))
      .filter(({ entries }) => entries.length > 0),
    aliases: pack.aliases.filter(keep(never)),
    ruleSets: pack.ruleSets.flatMap((rules) => filterRules(rules, { wanted, onlyUnconfirmed })),
    calendar: pack.calendar.filter(keep(({ unconfirmed }) => unconfirmed !== null)),
    quarters: pack.quarters.filter(keep(never)),
    forms: pack.forms.filter(keep(never)),
  };
}

const isOpen: ReadonlySet<string> = new Set(["unknown", "partial"]);

/** A rule set found by its title stays whole; otherwise its conditions are looked through. */
function filterRules(
  rules: RuleSet,
  { wanted, onlyUnconfirmed }: { readonly wanted: string; readonly onlyUnconfirmed: boolean },
): readonly RuleSet[] {
  const isNamed = wanted === "" || rules.title.toLowerCase().includes(wanted);
  const conditions = rules.conditions.filter(
    (one) => (!onlyUnconfirmed || isDoubtfulCondition(one)) && (isNamed || holds(one, wanted)),
  );
  const coefficients = rules.coefficients.filter(
    (one) => (!onlyUnconfirmed || one.unconfirmed !== null) && (isNamed || holds(one, wanted)),
  );
  const isWhole = isNamed && (!onlyUnconfirmed || rules.unconfirmed !== null);
  return isWhole || conditions.length > 0 || coefficients.length > 0 ? [{ ...rules, conditions, coefficients }] : [];
}

function isDoubtfulCondition({ unconfirmed, anyOf }: RuleCondition): boolean {
  return unconfirmed !== null || anyOf.some(isDoubtfulCondition);
}

/** Whether some text within the value, however deep, holds the words. */
function holds(value: unknown, wanted: string): boolean {
  if (typeof value === "string") return value.toLowerCase().includes(wanted);
  if (typeof value === "number") return String(value).includes(wanted);
  return typeof value === "object" && value !== null && Object.values(value).some((part) => holds(part, wanted));
}
