/** What a binding gives for its cells (取数). Prepared once per column or cell, then asked row by row. */
import type { UnitId } from "#domain/indicators/unit";
import { withEmptyWord } from "#domain/reporting/empty-word";
import { createComputedFiller } from "#domain/reporting/fill-computed";
import { formConstant } from "#domain/reporting/fill-constant";
import { createFieldFiller, createGrowthFiller } from "#domain/reporting/fill-field";
import type { Binding, BoundSource, FormValue } from "#domain/reporting/form-binding";
import type { FilledCell, FillRequest, FillRow } from "#domain/reporting/fill-request";
import { withOthers } from "#domain/reporting/fill-others";
import { ABSENT, type FormedValue, formText, type FormTarget } from "#domain/reporting/form-value";
import { isDateFormat } from "#domain/reporting/number-format-reading";
import type { Decimal } from "#domain/shared/decimal";
import { formatPeriod } from "#domain/shared/period";

/** Where a filled cell's value comes from (来源说明). */
export type CellTrace = Omit<FilledCell, "sheet" | "cell" | "label" | "text">;

/** What fills a column or a cell (取数器). */
export interface SourceFiller {
  /** The value for a row, null for a cell that is about no entry; `ordinal` counts the entries of the list from 0. */
  readonly form: (row: FillRow | null, ordinal: number) => FormedValue;
  /** Told only when somebody asks; null for what needs no telling (序号). */
  readonly trace: ((row: FillRow | null, formed: FormedValue) => CellTrace) | null;
  /** Of numbers that are rounded: the exact one in the cell's unit, and how a rounded one is written. */
  readonly rounding: Rounding | null;
  /** The cell takes numbers, so that an empty one may be printed as the number 0. */
  readonly numeric: boolean;
}

/** How the numbers of a column are rounded (取舍). */
export interface Rounding {
  readonly places: number;
  readonly exact: (row: FillRow | null) => Decimal | null;
  readonly write: (shown: Decimal) => FormValue;
}

/** What all bindings of a form share. */
export type FillContext = Pick<FillRequest, "index" | "settings" | "period" | "computed">;

/** Prepares a binding for its cells; null when it has no source, or one the catalogue does not know. */
export function createFiller(context: FillContext, binding: Binding, target: FormTarget): SourceFiller | null {
  const { source } = binding;
  if (source === null) return null;
  const { writing } = binding;
  const filler = createPlainFiller(context, source, writing === undefined ? target : { ...target, writing });
  return filler === null || binding.empty === undefined ? filler : withEmptyWord(filler, binding.empty, target);
}

function createPlainFiller(context: FillContext, source: BoundSource, target: FormTarget): SourceFiller | null {
  switch (source.kind) {
    case "sequence":
      return SEQUENCE;
    case "constant":
      return unchanging(formConstant(source.text, target), "固定内容", null);
    case "setting":
      return createSettingFiller(context, source.setting, target);
    case "formula":
      return createComputedFiller(context, source, target);
    case "field": {
      const field = context.index.byId.get(source.field);
      if (field === undefined) return null;
      const asked = { ...target, unit: source.unit ?? target.unit };
      return source.period === "growth"
        ? createGrowthFiller(context, field, asked)
        : withOthers(createFieldFiller(context, { field, period: source.period }, asked), { context, source, target });
    }
  }
}

const SEQUENCE: SourceFiller = {
  form: (_row, ordinal) => {
    const text = String(ordinal + 1);
    return { value: { kind: "number", decimal: text }, text, note: "", problem: null, absent: false };
  },
  trace: null,
  rounding: null,
  numeric: true,
};

/** A trace that names no entry. */
export function plainTrace(rule: string, unit: UnitId | null = null): CellTrace {
  return { rule, enterprise: null, field: null, period: null, unit, stored: null, source: null, computed: null };
}

function unchanging(formed: FormedValue, rule: string, unit: UnitId | null): SourceFiller {
  return { form: () => formed, trace: () => plainTrace(rule, unit), rounding: null, numeric: false };
}

type Setting = Extract<BoundSource, { kind: "setting" }>["setting"];

function createSettingFiller(context: FillContext, setting: Setting, target: FormTarget): SourceFiller {
  if (setting === "period") {
    const { period } = context;
    return unchanging(period === null ? ABSENT : formText(formatPeriod(period)), "本次填报的报告期", null);
  }
  // Known only where the place is (list-size.ts).
  if (setting === "listSize") return unchanging(ABSENT, "下面名单的户数", null);
  const stored = (context.settings[setting] ?? "").trim();
  if (setting !== "reportDate" || stored === "") return unchanging(formText(stored), "取自设置", null);
  const formed = formText(chineseDate(stored));
  if (target.numberFormat === null || !isDateFormat(target.numberFormat)) {
    return unchanging(formed, "本次填报的日期", null);
  }
  return unchanging({ ...formed, value: { kind: "date", date: stored }, text: stored }, "本次填报的日期", null);
}

function chineseDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
