/** Single cells (单格): empty ones, the gaps of a printed text, boxes to be ticked. */
import { type CellTrace, createFiller, type FillContext, type SourceFiller } from "#domain/reporting/fill-source";
import { tickFormed } from "#domain/reporting/fill-ticks";
import type { EmptyWord, FormCell, FormValue } from "#domain/reporting/form-binding";
import type { FillRequest, FillRow } from "#domain/reporting/fill-request";
import { ABSENT, type FormedValue, formText, type ValueProblem } from "#domain/reporting/form-value";
import { allGaps, editText, type GapAnswer, gapEdits, keepsPrint, OPEN_GAP } from "#domain/reporting/text-edits";
import { sizeOfListBelow } from "#domain/reporting/list-size";
import { withoutWriting } from "#domain/reporting/writing";
import { tickEdits } from "#domain/reporting/tick-boxes";
import { periodYear } from "#domain/shared/period";

/** What goes into one single cell (单格内容). `blank`: bound places for which the book has nothing, and the word that stands there instead. */
export interface FilledTexts {
  readonly value: FormValue | null;
  readonly traces: readonly (CellTrace & { readonly label: string; readonly text: string })[];
  readonly problems: readonly ValueProblem[];
  readonly blank: readonly { readonly place: FormCell; readonly empty: EmptyWord | null }[];
}

/** Fills a cell that is empty, or the gaps and boxes of its printed text (单格填写); the print around them stays. `printed`: the text of the cell as it came. */
export function fillTexts(request: FillRequest, places: readonly FormCell[], printed: string): FilledTexts {
  const parts = places.map((place) => fillPlace(request, place));
  const answered = parts.filter(({ formed }) => formed.value !== null);
  const told = {
    problems: parts.flatMap(({ formed }) => formed.problem ?? []),
    blank: parts.filter(({ filler, formed }) => filler !== null && formed.absent && formed.problem === null),
  };
  const rest = { problems: told.problems, blank: told.blank.map(blankOf) };
  if (answered.length === 0) return { value: null, traces: [], ...rest };
  const joined = joinParts(parts, printed);
  if (joined === null) return { value: null, traces: [], ...rest, problems: [...rest.problems, UNPLACED] };
  const traces = answered.flatMap(({ place, filler, formed }) => {
    const trace = filler?.trace?.(request.subject, formed);
    return trace === undefined ? [] : [{ label: place.label, text: formed.text, ...trace }];
  });
  return { value: joined.value, traces, ...rest, problems: [...rest.problems, ...joined.problems] };
}

/** The cell keeps its print, whatever was to be filled in. */
const UNPLACED: ValueProblem = {
  severity: "warning",
  reason: "要填的空和这一格印好的文字对不上，为了不改动印好的文字，这一格没有填，请人工填写",
};

function blankOf({ place, formed }: Part): FilledTexts["blank"][number] {
  return { place, empty: formed.value === null ? null : (place.binding.empty ?? null) };
}

interface Part {
  readonly place: FormCell;
  readonly filler: SourceFiller | null;
  readonly formed: FormedValue;
  /** Boxes that are ticked; null when it is not known which. */
  readonly ticked: NonNullable<FormCell["ticks"]> | null;
}

interface JoinedParts {
  readonly value: FormValue | null;
  readonly problems: readonly ValueProblem[];
}

/** Null: the print would not stay as it is. */
function joinParts(parts: readonly Part[], printed: string): JoinedParts | null {
  const asked = parts
    .filter(({ place }) => place.ticks === undefined)
    .map(({ place, formed }) => ({ prefix: place.prefix, suffix: place.suffix ?? "", text: formed.text }));
  const boxes = parts.flatMap(({ place, ticked }) =>
    tickEdits(printed, ticked ?? [], ticked === null ? [] : (place.ticks ?? [])),
  );
  const isPrinted = asked.some(({ prefix, suffix }) => prefix !== "" || suffix !== "");
  if (!isPrinted && parts.length === 1 && boxes.length === 0)
    return { value: parts[0]?.formed.value ?? null, problems: [] };
  const all = asked.length === 0 ? asked : allGaps(printed, asked);
  const gaps = gapEdits(printed, all);
  if (gaps !== null && keepsPrint(printed, { gaps, boxes }))
    return { value: { kind: "text", text: editText(printed, [...gaps, ...boxes]) }, problems: unasked(all, asked) };
  if (printed.trim() !== "") return null;
  const text = asked.map(({ prefix, suffix, text: answer }) => prefix + (answer || OPEN_GAP) + suffix).join("");
  return { value: { kind: "text", text }, problems: [] };
}

/** Gaps with the same words before them (占____%……占____%) are told from each other by nothing, so only the first is asked. */
function unasked(all: readonly GapAnswer[], asked: readonly GapAnswer[]): readonly ValueProblem[] {
  const count = all.length - asked.length;
  if (count <= 0) return [];
  return [{ severity: "warning", reason: `这一格里还有 ${count} 处空没有填，请人工填写` }];
}

function fillPlace(request: FillRequest, place: FormCell): Part {
  const none = { place, filler: null, formed: ABSENT, ticked: null };
  const filler = place.binding.confidence < request.threshold ? null : fillerOf(request, place);
  if (filler === null) return none;
  const own = asSize(request, place, filler.form(request.subject, 0));
  const formed = withoutWord(request, place, asYear(request, place, own));
  return place.ticks === undefined ? { place, filler, formed, ticked: null } : tick(request, place, { filler, formed });
}

function fillerOf(context: FillContext & { readonly subject: FillRow | null }, place: FormCell): SourceFiller | null {
  const { source } = place.binding;
  // Serial numbers belong to lists.
  if (source === null || source.kind === "sequence") return null;
  const target = {
    unit: place.unit,
    numberFormat: place.numberFormat ?? (isWordedGrowth(place) ? "0.0" : null),
    allowed: place.ticks === undefined ? place.allowed : [],
  };
  return createFiller(context, place.ticks === undefined ? place.binding : withoutWriting(place.binding), target);
}

/** 同比增长____% in a sentence: no number format says how many decimals, and twelve of them are none a reader wants; statistics print one. */
function isWordedGrowth({ prefix, suffix = "", binding: { source } }: FormCell): boolean {
  return source?.kind === "field" && source.period === "growth" && prefix + suffix !== "";
}

/** As long as nobody is chosen whom the form is about, there is nothing to print — for. */
function withoutWord({ subject }: FillRequest, { binding }: FormCell, formed: FormedValue): FormedValue {
  const isAsked = subject !== null || binding.source?.kind !== "field";
  return isAsked || !formed.absent ? formed : { ...formed, value: null, text: "" };
}

/** A blank year in print (20　　年) takes the year alone, whatever part of it the report is about. */
function asYear({ period }: FillRequest, place: FormCell, formed: FormedValue): FormedValue {
  const { source } = place.binding;
  const wantsYear = source?.kind === "setting" && source.setting === "period" && /年份|时点/u.test(place.label);
  return wantsYear && period !== null ? formText(`${periodYear(period)}年`) : formed;
}

/** 共____家 takes the size of the list below. */
function asSize(request: FillRequest, place: FormCell, formed: FormedValue): FormedValue {
  const { source } = place.binding;
  if (source?.kind !== "setting" || source.setting !== "listSize") return formed;
  const size = sizeOfListBelow(request, place);
  if (size === null) return formed;
  return { ...ABSENT, absent: false, value: { kind: "number", decimal: String(size) }, text: String(size) };
}

function tick(
  { index }: FillRequest,
  place: FormCell,
  { filler, formed }: { readonly filler: SourceFiller; readonly formed: FormedValue },
): Part {
  const { source } = place.binding;
  const field = source?.kind === "field" ? index.byId.get(source.field) : undefined;
  return { place, filler, ...tickFormed(formed, { field, boxes: place.ticks ?? [] }) };
}
