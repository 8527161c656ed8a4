import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { freeCode } from "#domain/packs/free-code";
import type { PolicyPack } from "#domain/packs/pack";
import type { TargetDefinition, TargetOperator, TargetReading, TargetScope } from "#domain/targets/target";
import { operatorWords } from "../../../text/extraction";
import { packEditText } from "../../../text/pack-editing";

/** A target as its form holds it; empty texts stand for none. */
export interface TargetDraft {
  /** Name of the indicator; a new name makes a new indicator whose values are typed in. */
  readonly indicator: string;
  readonly operator: TargetOperator;
  readonly value: string;
  readonly upper: string;
  readonly unit: string;
  readonly text: string;
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  readonly when: TargetDefinition["when"];
  readonly scopeType: TargetScope["type"];
  readonly scopeLabel: string;
  readonly where: string;
  readonly names: readonly string[];
  readonly reference: string;
  readonly milestones: readonly string[];
  readonly tolerance: string;
  readonly readings: readonly ReadingDraft[];
  readonly owner: string;
  readonly document: string | null;
  readonly sentence: string;
  readonly doubt: string;
  readonly note: string;
  readonly soft: boolean;
}

interface ReadingDraft {
  readonly id?: string;
  readonly question: string;
  readonly options: readonly {
    readonly id?: string;
    readonly label: string;
    readonly baseYear?: number | null;
    readonly formula?: string | null;
  }[];
}

/** Operators that compare with a number, with an earlier year, and with neither. */
export const valuedOperators: ReadonlySet<TargetOperator> = new Set([
  "ge",
  "gt",
  "eq",
  "between",
  "approx",
  "increment_ge",
  "cagr_ge",
  "double",
]);
export const basedOperators: ReadonlySet<TargetOperator> = new Set(["double", "increment_ge", "cagr_ge"]);

/** What the form begins with. */
export function draftOfTarget(target: TargetDefinition | null, pack: PolicyPack): TargetDraft {
  const blank = { ...blankDraft, document: pack.documents[0]?.id ?? null };
  if (target === null) return blank;
  const { scope } = target;
  return {
    ...blank,
    indicator: pack.indicators.find(({ code }) => code === target.indicator)?.name ?? target.indicator,
    operator: target.operator,
    value: target.value ?? "",
    upper: target.upper ?? "",
    unit: target.unit,
    text: target.text,
    baseYear: target.baseYear,
    targetYear: target.targetYear,
    when: target.when,
    scopeType: scope.type,
    scopeLabel: scope.label,
    ...(scope.type === "each" ? { where: scope.where, names: scope.names } : {}),
    reference: target.reference ?? "",
    milestones: target.milestones,
    tolerance: target.tolerance ?? "",
    readings: target.readings.map(draftOfReading),
    owner: target.owner,
    document: target.source.document,
    sentence: target.source.sentence,
    doubt: target.doubt ?? "",
    note: target.note,
    soft: target.soft,
  };
}

const blankDraft: TargetDraft = {
  indicator: "",
  operator: "ge",
  value: "",
  upper: "",
  unit: "",
  text: "",
  baseYear: null,
  targetYear: null,
  when: "year",
  scopeType: "all",
  scopeLabel: "",
  where: "",
  names: [],
  reference: "",
  milestones: [],
  tolerance: "",
  readings: [],
  owner: "",
  document: null,
  sentence: "",
  doubt: "",
  note: "",
  soft: false,
};

function draftOfReading({ id, question, options }: TargetReading): ReadingDraft {
  return {
    id,
    question,
    options: options.map((option) => ({
      id: option.id,
      label: option.label,
      baseYear: option.changes.baseYear ?? null,
      formula: option.formula,
    })),
  };
}

/** The pack with the target put in (目标写入政策包), and with its indicator when nobody had it yet. */
export function withTarget(pack: PolicyPack, draft: TargetDraft, before: TargetDefinition | null): PolicyPack {
  const name = draft.indicator.trim();
  // Two indicators may share a name; the one the target had stays its own.
  const held =
    pack.indicators.find((one) => one.code === before?.indicator && one.name === name) ??
    pack.indicators.find((one) => one.name === name);
  const fresh = held === undefined ? newIndicator(pack, { ...draft, indicator: name }) : null;
  const code = held?.code ?? fresh?.code ?? "";
  const ids = pack.targets.map((one) => one.id);
  const target = targetOf(draft, { id: before?.id ?? freeCode("MB", ids), code, before });
  return {
    ...pack,
    indicators: fresh === null ? pack.indicators : [...pack.indicators, fresh],
    targets:
      before === null ? [...pack.targets, target] : pack.targets.map((one) => (one.id === target.id ? target : one)),
  };
}

function newIndicator(
  pack: PolicyPack,
  { indicator, operator, unit, document, sentence }: TargetDraft,
): IndicatorDefinition {
  const quoted = `"${indicator.replaceAll(/["“”]/gu, "")}"`;
  const growing = basedOperators.has(operator) && operator !== "increment_ge";
  return {
    code: freeCode(
      "ZB",
      pack.indicators.map(({ code }) => code),
    ),
    name: indicator,
    // Growth is measured of an amount whose own unit the sentence does not say.
    unit: growing || operator === "milestone" || operator === "rank" ? "" : unit.trim(),
    direction: "up",
    note: "",
    source: { document: document ?? "", place: sentence.trim() },
    effective: { from: null, until: null },
    formula: operator === "milestone" ? `里程碑(${quoted})` : `填报(${quoted})`,
    group: "",
    unconfirmed: null,
    decimals: 1,
    time: operator === "increment_ge" ? "flow" : "point",
  };
}

function targetOf(
  draft: TargetDraft,
  about: { readonly id: string; readonly code: string; readonly before: TargetDefinition | null },
): TargetDefinition {
  const { operator, when } = draft;
  // What another way of demanding needed goes with it; what the form does not show stays.
  const shows = (isShown: boolean): boolean => isShown || about.before?.operator === operator;
  return {
    id: about.id,
    indicator: about.code,
    operator,
    value: shows(valuedOperators.has(operator) || operator === "ge_ref") ? textOrNull(draft.value) : null,
    upper: shows(operator === "between") ? textOrNull(draft.upper) : null,
    unit: draft.unit.trim(),
    text: draft.text.trim() === "" ? spelled(draft) : draft.text.trim(),
    baseYear: shows(basedOperators.has(operator)) ? draft.baseYear : null,
    targetYear: when === "year" || when === about.before?.when ? draft.targetYear : null,
    when,
    scope: scopeOf(draft, about.before),
    reference: shows(operator === "ge_ref") ? textOrNull(draft.reference) : null,
    milestones: operator === "milestone" ? milestonesOf(draft) : shows(false) ? draft.milestones : [],
    tolerance: shows(operator === "approx") ? textOrNull(draft.tolerance) : null,
    readings: readingsOf(draft.readings, about.before?.readings ?? []),
    owner: draft.owner.trim(),
    source: { document: draft.document ?? "", sentence: draft.sentence.trim() },
    doubt: textOrNull(draft.doubt),
    note: draft.note.trim(),
    soft: draft.soft,
  };
}

/** How the target would be written, when nobody says how the document writes it. */
function spelled({ operator, value, upper, unit, reference }: TargetDraft): string {
  const words = operatorWords[operator];
  if (operator === "ge_ref") {
    const margin = value.trim() === "" ? "" : `（差距 ${value.trim()} 个百分点）`;
    return `${words} ${reference.trim()}${margin}`;
  }
  if (!valuedOperators.has(operator)) return words;
  return `${words} ${value.trim()}${operator === "between" ? `—${upper.trim()}` : ""} ${unit.trim()}`.trim();
}

function scopeOf(draft: TargetDraft, before: TargetDefinition | null): TargetScope {
  const label = draft.scopeLabel.trim();
  if (draft.scopeType === "all") return { type: "all", label: label === "" ? packEditText.scopeAll : label };
  const kind = before?.scope.type === "each" ? before.scope.kind : "zone";
  return {
    type: "each",
    label: label === "" ? packEditText.scopeEach : label,
    kind,
    where: draft.where,
    names: draft.names,
  };
}

function milestonesOf({ milestones, indicator }: TargetDraft): readonly string[] {
  const named = milestones.map((name) => name.trim()).filter((name) => name !== "");
  return named.length === 0 ? [indicator.trim()] : named;
}

/** What the form does not show of a reading stays as it was. */
function readingsOf(drafts: readonly ReadingDraft[], before: readonly TargetReading[]): readonly TargetReading[] {
  const taken = before.map(({ id }) => id);
  return drafts.map((draft) => {
    const old = before.find(({ id }) => id === draft.id);
    const id = draft.id ?? takeCode("reading", taken);
    return { id, question: draft.question.trim(), options: optionsOfReading(draft, old?.options ?? []) };
  });
}

function optionsOfReading(draft: ReadingDraft, before: TargetReading["options"]): TargetReading["options"] {
  const taken = before.map(({ id }) => id);
  return draft.options.map((option) => {
    const { baseYear: _, ...changes } = before.find(({ id }) => id === option.id)?.changes ?? {};
    const year = option.baseYear ?? null;
    return {
      id: option.id ?? takeCode("option", taken),
      label: option.label.trim(),
      formula: textOrNull(option.formula ?? ""),
      changes: year === null ? changes : { ...changes, baseYear: year },
    };
  });
}

/** A free code that nobody gets a second time. */
function takeCode(prefix: string, taken: string[]): string {
  const code = freeCode(prefix, taken);
  taken.push(code);
  return code;
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
