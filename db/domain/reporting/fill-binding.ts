import type { BoundSource, FormValue } from "#domain/reporting/form-binding";
import { type FilledCell, fillKey, type FillRequest, type FillRow } from "#domain/reporting/fill-request";
import { type FormedValue, formText, type FormTarget, formValue } from "#domain/reporting/form-value";
import { isDateFormat } from "#domain/reporting/number-format-reading";
import { formatPeriod, type Period, previousYear } from "#domain/shared/period";

/** What a binding gives for one cell (取数结果). */
export interface FilledBinding {
  readonly value: FormValue | null;
  readonly text: string;
  readonly problem: FormedValue["problem"];
  readonly trace: Omit<FilledCell, "sheet" | "cell" | "label">;
}

/** Gets the value of a binding and makes it ready for its cell (取数). A value that is not stored leaves the cell blank. */
export function fillBinding(
  request: FillRequest,
  source: BoundSource,
  place: { readonly row: FillRow | null; readonly target: FormTarget },
): FilledBinding {
  if (source.kind === "setting") return fillSetting(request, source.setting, place.target);
  if (source.kind === "constant") return said(source.text, "固定内容");
  if (source.kind === "formula" || source.kind === "sequence" || place.row === null) return BLANK;
  const field = request.index.byId.get(source.field);
  if (field === undefined) return BLANK;
  const period = periodOf(source, request.period);
  if (field.kind === "observation" && period === null) return BLANK;
  const held = place.row.values[fillKey(field.id, period)];
  if (held === undefined) return BLANK;
  const target = { ...place.target, unit: source.unit };
  const formed = formValue(field, held.value, target);
  const when = period === null ? "" : `${formatPeriod(period)}的`;
  const rule = [`取“${place.row.name}”${when}“${field.label}”`, formed.note].filter((part) => part !== "").join("，");
  return {
    value: formed.value,
    text: formed.text,
    problem: formed.problem,
    trace: {
      text: formed.text,
      rule,
      enterprise: { id: place.row.enterpriseId, name: place.row.name },
      field: field.id,
      period,
      unit: source.unit,
      stored: held.value,
      source: held.source,
      computed: null,
    },
  };
}

const NO_TRACE = {
  text: "",
  rule: "",
  enterprise: null,
  field: null,
  period: null,
  unit: null,
  stored: null,
  source: null,
  computed: null,
};
const BLANK: FilledBinding = { value: null, text: "", problem: null, trace: NO_TRACE };

function periodOf(source: Extract<BoundSource, { kind: "field" }>, period: Period | null): Period | null {
  if (source.period === null || period === null) return null;
  return source.period === "previous" ? previousYear(period) : period;
}

type Setting = Extract<BoundSource, { kind: "setting" }>["setting"];

function fillSetting(request: FillRequest, setting: Setting, target: FormTarget): FilledBinding {
  if (setting === "period") {
    return request.period === null ? BLANK : said(formatPeriod(request.period), "本次填报的报告期");
  }
  const stored = (request.settings[setting] ?? "").trim();
  if (stored === "") return BLANK;
  if (setting !== "reportDate") return said(stored, "取自设置");
  if (target.numberFormat !== null && isDateFormat(target.numberFormat)) {
    return { ...said(stored, "本次填报的日期"), value: { kind: "date", date: stored } };
  }
  return said(chineseDate(stored), "本次填报的日期");
}

function said(stored: string, rule: string): FilledBinding {
  const { value, text, problem } = formText(stored);
  return { value, text, problem, trace: { ...NO_TRACE, text, rule } };
}

function chineseDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
