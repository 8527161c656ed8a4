import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { FilledForm, FillPreview, OpenForm } from "#contract/reporting";
import type { FormDrift } from "#domain/reporting/drift";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import type { EachState } from "./each-state";
import { compareLearnt, type Learnt } from "./learnt";

/** Steps of filling a form in their order (选表 → 对应 → 预览 → 完成). */
export const reportSteps = ["form", "binding", "preview", "done"] as const;
/** One step. */
export type ReportStep = (typeof reportSteps)[number];

/** The form being filled (正在填的报表); kept outside the page, so that it can be left and resumed. */
export interface ReportState {
  readonly file: OfferedFile | null;
  readonly stage: "idle" | "opening" | "open" | "learning" | "comparing" | "previewing" | "exporting" | "filling-each";
  readonly jobId: string | null;
  readonly error: AppError | null;
  readonly form: OpenForm | null;
  readonly step: ReportStep;
  readonly sheet: string | null;
  readonly selected: { readonly row: number; readonly column: number } | null;
  /** Whether the selected cell is looked into. */
  readonly traced: boolean;
  /** What the selected cell shows. */
  readonly selectedText: string;
  /** The part of the panel that is open on narrow screens. */
  readonly tab: "places" | "palette" | "changes";
  readonly period: string | null;
  readonly subject: { readonly id: number; readonly name: string } | null;
  /** Filled for many entries one by one; null: for one. */
  readonly each: EachState | null;
  /** What a filled copy has brought; null when none was held against the form. */
  readonly learnt: Learnt | null;
  /** How the form differs from another, by that one's name; null when it was held against none. */
  readonly drift: { readonly name: string; readonly drift: FormDrift } | null;
  /** Null when there is none or a change has made it stale. */
  readonly preview: FillPreview | null;
  /** Counts previews, so that the drawn sheet is fetched anew. */
  readonly previews: number;
  readonly exported: FilledForm | null;
  readonly savedToken: string | null;
  /** How many changes each step that can be taken back consists of, and those taken back. */
  readonly steps: readonly number[];
  readonly undone: readonly number[];
  /** What is being written for the selected cell and not bound yet. */
  readonly draft: "formula" | "constant" | null;
}

/** Nothing open. */
export const emptyReportState: ReportState = {
  file: null,
  stage: "idle",
  jobId: null,
  error: null,
  form: null,
  step: "form",
  sheet: null,
  selected: null,
  traced: false,
  selectedText: "",
  tab: "places",
  period: null,
  subject: null,
  each: null,
  learnt: null,
  drift: null,
  preview: null,
  previews: 0,
  exported: null,
  savedToken: null,
  steps: [],
  undone: [],
  draft: null,
};

/** A form has been opened: its first sheet with a place to fill is shown. */
export function withForm(state: ReportState, form: OpenForm): ReportState {
  const wanted = new Set([...form.reading.lists, ...form.reading.cells].map((place) => place.sheet));
  const sheet = form.sheets.find((one) => wanted.has(one.name)) ?? form.sheets.find((one) => !one.hidden);
  return {
    ...state,
    stage: "open",
    jobId: null,
    error: null,
    form,
    step: "binding",
    sheet: sheet?.name ?? form.sheets[0]?.name ?? null,
    period: form.period,
  };
}

/** The reading has been changed, which can be taken back. */
export function withStep(state: ReportState, changes: number): ReportState {
  return changes === 0 ? state : { ...state, steps: [...state.steps, changes], undone: [] };
}

/** A correction: what was computed before no longer holds. */
export function withReading(state: ReportState, reading: FormReading): ReportState {
  return state.form === null ? state : { ...state, error: null, form: { ...state.form, reading }, preview: null };
}

/** The form has been held against a filled copy. */
export function withLearnt(state: ReportState, file: string, reading: FormReading): ReportState {
  if (state.form === null) return state;
  const learnt = compareLearnt(file, state.form.reading, reading);
  return { ...withStep(withReading(state, reading), 1), stage: "open", jobId: null, learnt };
}

/** What a person must still answer before a preview. */
export type ReportQuestion = "period" | "subject";

/** Open questions: a form that wants figures wants their period; a form of single cells wants its enterprise. */
export function reportQuestions(state: ReportState): readonly ReportQuestion[] {
  if (state.form === null) return [];
  const questions: ReportQuestion[] = [];
  if (state.period === null && sourcesOf(state.form.reading).some(wantsPeriod)) questions.push("period");
  if (state.subject === null && wantsSubject(state.form.reading)) questions.push("subject");
  return questions;
}

/** Whether the form is about one enterprise: fields of an enterprise go into single cells, and there is no list of them. */
export function wantsSubject(reading: FormReading): boolean {
  const lists = reading.lists.some((list) => list.columns.some((column) => asksEntry(column.binding.source)));
  return !lists && reading.cells.some((cell) => asksEntry(cell.binding.source));
}

/** Whether a step can be entered now. */
export function canEnter(state: ReportState, step: ReportStep): boolean {
  if (step === "form") return true;
  if (state.form === null) return false;
  if (step === "binding") return true;
  if (step === "preview") return reportQuestions(state).length === 0;
  return state.exported !== null || (state.each?.result ?? null) !== null;
}

/** Whether something runs. */
export function isBusy(state: ReportState): boolean {
  return state.stage !== "idle" && state.stage !== "open";
}

/** The name proposed for the filled file: the form's own with the period, never the form's itself. */
export function suggestedName(file: string, period: string | null, subject: string | null): string {
  const stem = file.replace(/\.[A-Za-z]+$/u, "");
  const ending = /\.xlsm$/iu.test(file) ? ".xlsm" : ".xlsx";
  return `${[stem, subject, period === null ? null : `${period}已填`, period === null ? "已填" : null].filter(Boolean).join("-")}${ending}`;
}

function sourcesOf(reading: FormReading): readonly (BoundSource | null)[] {
  return [
    ...reading.lists.flatMap((list) => list.columns.map((column) => column.binding.source)),
    ...reading.cells.map((cell) => cell.binding.source),
  ];
}

function asksEntry(source: BoundSource | null): boolean {
  return source?.kind === "field" || (source?.kind === "formula" && source.formula.includes("本身"));
}

function wantsPeriod(source: BoundSource | null): boolean {
  if (source?.kind === "field" || source?.kind === "formula") return source.period !== null;
  return source?.kind === "setting" && source.setting === "period";
}
