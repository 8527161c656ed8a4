import { type FilledBinding, fillBinding } from "#domain/reporting/fill-binding";
import type { FormCell, FormValue } from "#domain/reporting/form-binding";
import type { FilledCell, FillRequest } from "#domain/reporting/fill-request";
import type { FormedValue } from "#domain/reporting/form-value";
import { periodYear } from "#domain/shared/period";

/** What goes into one single cell (单格内容). */
export interface FilledTexts {
  readonly value: FormValue | null;
  readonly traces: readonly Omit<FilledCell, "sheet" | "cell">[];
  readonly problems: readonly NonNullable<FormedValue["problem"]>[];
}

/** Fills a cell that is empty, or the gaps of its printed text (单格填写); the print around the gaps stays. */
export function fillTexts(request: FillRequest, places: readonly FormCell[]): FilledTexts {
  const parts = places.map((place) => ({ place, filled: fillPlace(request, place) }));
  const answered = parts.filter((part) => part.filled.value !== null);
  const problems = parts.flatMap((part) => part.filled.problem ?? []);
  const traces = answered.map(({ place, filled }) => ({ label: place.label, ...filled.trace }));
  const [only] = parts;
  if (answered.length === 0 || only === undefined) return { value: null, traces: [], problems };
  const printed = places.some((place) => place.prefix !== "" || (place.suffix ?? "") !== "");
  if (!printed && parts.length === 1) return { value: only.filled.value, traces, problems };
  const text = parts.map(({ place, filled }) => place.prefix + (filled.text || OPEN) + (place.suffix ?? "")).join("");
  return { value: { kind: "text", text }, traces, problems };
}

/** Blanks that stay where one of several gaps is not answered. */
const OPEN = "　　　　";

function fillPlace(request: FillRequest, place: FormCell): FilledBinding {
  const { source, confidence } = place.binding;
  const target = { unit: place.unit, numberFormat: place.numberFormat, allowed: place.allowed };
  if (source === null || confidence < request.threshold) {
    return fillBinding(request, { kind: "sequence" }, { row: null, target });
  }
  const filled = fillBinding(request, source, { row: request.subject, target });
  const wantsYear = source.kind === "setting" && source.setting === "period" && /年份|时点/u.test(place.label);
  if (!wantsYear || request.period === null) return filled;
  // A blank year in print (20　　年) takes the year alone, whatever part of it the report is about.
  const text = `${periodYear(request.period)}年`;
  return { ...filled, text, value: { kind: "text", text }, trace: { ...filled.trace, text } };
}
