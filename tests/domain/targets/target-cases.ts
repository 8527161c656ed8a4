import { type Decimal, parseDecimal } from "#domain/shared/decimal";
import { noSetting } from "#domain/targets/choose-readings";
import type { JudgeContext, Measurement, TargetFacts } from "#domain/targets/judgement";
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";

/** A number as the judge takes it. */
export function dec(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** A target with some of its members set. */
export function targetOf(own: Partial<TargetDefinition> = {}): TargetDefinition {
  return {
    id: "T-1",
    indicator: "T-1",
    operator: "ge",
    value: "2",
    upper: null,
    unit: "个",
    text: "≥2",
    baseYear: null,
    targetYear: 2019,
    when: "year",
    scope: { type: "all", label: "全省" },
    reference: null,
    milestones: [],
    tolerance: null,
    readings: [],
    owner: "",
    source: { document: "plan", sentence: "" },
    doubt: null,
    note: "",
    soft: false,
    ...own,
  };
}

/** A context on a day. */
export function contextOf(
  own: Partial<TargetDefinition>,
  {
    asOf = "2019-12-31",
    setting = {},
    name = "省级众创空间数",
    unit,
    direction = "up",
  }: {
    readonly asOf?: string;
    readonly setting?: Partial<TargetSetting>;
    readonly name?: string;
    readonly unit?: string;
    readonly direction?: "up" | "down";
  } = {},
): JudgeContext {
  const target = targetOf(own);
  return {
    target,
    setting: { ...noSetting, ...setting },
    indicator: { name, unit: unit ?? target.unit, direction },
    asOf,
  };
}

/** A value measured on a day; null: none. */
export function measured(value: string | null, day = "2019-12-31"): Measurement {
  return {
    value: value === null ? null : dec(value),
    text: null,
    reason: value === null ? "没有数。" : null,
    partial: false,
    day,
  };
}

/** Facts of a target. */
export function factsOf(now: string | null, own: Partial<TargetFacts> = {}, day?: string): TargetFacts {
  return { now: measured(now, day), base: null, reference: null, milestones: [], series: [], uncovered: null, ...own };
}
