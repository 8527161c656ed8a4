/** Columns and cells that are filled with what a formula gave (按公式取数). The formula itself was evaluated by the services. */
import { parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import type { BoundSource } from "#domain/reporting/form-binding";
import type { FillContext, Rounding, SourceFiller } from "#domain/reporting/fill-source";
import { type ComputedValue, type FillRow, sourceKey } from "#domain/reporting/fill-request";
import { createNumberFormer, type NumberFormer } from "#domain/reporting/form-number";
import { ABSENT, formAllowed, type FormedValue, type FormTarget } from "#domain/reporting/form-value";

type FormulaSource = Extract<BoundSource, { kind: "formula" }>;

/** Places results in their cells (公式取数): the row's own, else the form's; in the cell's unit, words as the validation list writes them. */
export function createComputedFiller(
  { computed, period }: FillContext,
  source: FormulaSource,
  target: FormTarget,
): SourceFiller {
  const key = sourceKey(source);
  const unit = wantedUnit(source, target);
  const asked = { ...target, unit };
  const formers = new Map<string, NumberFormer | null>();
  const formerFor = (from: string): NumberFormer | null => {
    const known = formers.get(from);
    if (known !== undefined) return known;
    const former = createFormerFor(from, asked);
    formers.set(from, former);
    return former;
  };
  const resultOf = (row: FillRow | null): ComputedValue | undefined =>
    row === null ? computed[key] : (row.computed?.[key] ?? computed[key]);
  return {
    form: (row) => formResult(resultOf(row), { target: asked, formerFor }),
    trace: (row, formed) => {
      const result = resultOf(row);
      const whose = row === null ? "" : `“${row.name}”的`;
      const rule = [`${whose}${result?.words ?? "公式"}`, formed.note].filter((part) => part !== "").join("，");
      return {
        rule,
        enterprise: row === null ? null : { id: row.enterpriseId, name: row.name },
        field: null,
        period: source.period === null ? null : period,
        unit: unit ?? parseUnit(result?.unit ?? ""),
        stored: result?.value ?? result?.text ?? null,
        source: null,
        computed:
          result === undefined
            ? null
            : { words: result.words, parts: result.parts, partsTotal: result.partsTotal, notes: result.notes },
      };
    },
    rounding: roundingOf(resultOf, formerFor, asked),
    numeric: true,
  };
}

/** A growth is in per cent, whatever the unit of what grew. */
function wantedUnit({ period, unit }: FormulaSource, target: FormTarget): UnitId | null {
  const asked = unit ?? target.unit;
  if (period !== "growth") return asked;
  return asked !== null && unitDimension(asked) === "ratio" ? asked : "%";
}

/** Null when the result's unit cannot become the cell's: 万元/人 into 万元. A result without unit is a plain count. */
function createFormerFor(from: string, target: FormTarget): NumberFormer | null {
  const label = "公式的结果";
  const read = parseUnit(from);
  if (read !== null) return createNumberFormer({ label, from: read }, target);
  return from === "" || target.unit === null ? createNumberFormer({ label, from: null }, target) : null;
}

function formResult(
  result: ComputedValue | undefined,
  { target, formerFor }: { readonly target: FormTarget; readonly formerFor: (from: string) => NumberFormer | null },
): FormedValue {
  if (result === undefined) return ABSENT;
  if (result.value === null) {
    if (result.text !== null) return withNotes(formAllowed(result.text, [], target.allowed), result);
    const reason = `${(result.reason ?? "算不出来").replace(/。$/u, "")}，空着`;
    return { ...ABSENT, problem: { severity: "warning", reason } };
  }
  const former = formerFor(result.unit);
  if (former !== null) return withNotes(former.form(result.value), result);
  const reason = `公式的结果以“${result.unit}”计，不能换算成${target.unit ?? ""}，未填入`;
  return { value: null, text: "", note: "", problem: { severity: "error", reason, group: "单位" }, absent: false };
}

/** What the formula remarks is told once per column, unless something graver is to be said of the cell. */
function withNotes(formed: FormedValue, { notes }: ComputedValue): FormedValue {
  if (formed.problem !== null || notes.length === 0) return formed;
  return {
    ...formed,
    problem: { severity: "warning", reason: notes.map((note) => note.replace(/。$/u, "")).join("；") },
  };
}

function roundingOf(
  resultOf: (row: FillRow | null) => ComputedValue | undefined,
  formerFor: (from: string) => NumberFormer | null,
  target: FormTarget,
): Rounding | null {
  const { places, write } = createNumberFormer({ label: "", from: target.unit }, target);
  if (places === null) return null;
  return {
    places,
    exact: (row) => {
      const result = resultOf(row);
      return result === undefined || result.value === null
        ? null
        : (formerFor(result.unit)?.exact(result.value) ?? null);
    },
    write,
  };
}
