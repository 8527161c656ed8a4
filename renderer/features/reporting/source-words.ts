import type { Field } from "#domain/catalogue/field";
import type { BoundSource } from "#domain/reporting/form-binding";
import { reportingText } from "../../text/reporting";

/** Names of what a form can be filled with: fields by id, indicators by the formula that names them. */
export interface SourceNames {
  readonly fields: ReadonlyMap<string, Field>;
  readonly indicators: ReadonlyMap<string, { readonly name: string; readonly unit: string }>;
  /** Formulas in words, as far as they have been read. */
  readonly formulas: ReadonlyMap<string, string>;
}

/** What a place is filled with, in words: 营业收入（万元）·上年. */
export function sourceWords(source: BoundSource | null, names: SourceNames): string {
  if (source === null) return reportingText.noField;
  if (source.kind === "sequence") return reportingText.sequence;
  if (source.kind === "setting") return reportingText.settings[source.setting];
  if (source.kind === "constant") return reportingText.writes(source.text);
  const unit = source.unit === null ? "" : `（${source.unit}）`;
  const ending = source.period === null ? "" : reportingText.periodEndings[source.period];
  if (source.kind === "field") {
    const named = (id: string): string => names.fields.get(id)?.label ?? reportingText.unknownField;
    const behind = source.also === undefined ? "" : `＋${named(source.also)}`;
    const instead = source.or === undefined ? "" : `（没有时取${named(source.or)}）`;
    return `${named(source.field)}${behind}${unit}${ending}${instead}`;
  }
  const indicator = names.indicators.get(source.formula.trim());
  const words = names.formulas.get(source.formula.trim()) ?? reportingText.formulaOf(source.formula);
  return `${indicator?.name ?? words}${unit}${ending}`;
}

/** The formula that takes an indicator as it is (指标引用). */
export function indicatorFormula(pack: string | null, code: string): string {
  return `指标("${pack === null ? "" : `${pack}/`}${code}")`;
}

/** Two sources that would write the same. */
export function isSameSource(one: BoundSource | null, other: BoundSource | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
