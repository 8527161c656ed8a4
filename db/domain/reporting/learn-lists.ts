import type { ComputedValue, FillRow } from "#domain/reporting/fill-request";
import { sourceKey } from "#domain/reporting/fill-request";
import { contentNumber, contentText } from "#domain/reporting/agreement";
import type { UnitId } from "#domain/indicators/unit";
import type { AlignedList } from "#domain/reporting/align-copy";
import type { FilledRow } from "#domain/reporting/filled-rows";
import type { Binding, FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { judgeColumn, judgeConstant } from "#domain/reporting/learn-binding";
import { type Candidate, type LearningFrame, weighComputed, weighFields } from "#domain/reporting/learn-evidence";
import { weighRatios } from "#domain/reporting/learn-ratio";
import { printingOf } from "#domain/reporting/writing";

/** A record of the copy with the entry it names (学习样本): null when the book does not know it. `computed`: what the formulas proposed for its list give for that entry, by `sourceKey`. */
export interface LearningSample {
  readonly filled: FilledRow;
  readonly known: FillRow | null;
  readonly computed?: Readonly<Record<string, ComputedValue>>;
}

/** Corrects the proposals of all lists by a copy handed in before (按上年已报表校正列表): a column whose old contents agree with what the book holds is that, in that unit and period. Blocks of one table are looked at together. */
export function learnLists(
  reading: FormReading,
  copy: {
    readonly samples: readonly LearningSample[];
    readonly aligned: readonly (AlignedList | null)[];
    /** Unit that the blank states for each list as a whole. */
    readonly tableUnits: readonly (UnitId | null)[];
  },
  frame: LearningFrame,
): FormReading {
  const tables = reading.lists.map(tableKey);
  const judged = new Map<string, readonly (Binding | null)[]>();
  const lists = reading.lists.map((list, number) => {
    const key = tables[number] ?? "";
    const samples = copy.samples.filter(({ filled }) => tables[filled.list] === key);
    const known =
      judged.get(key) ??
      judgeList(list, samples, {
        aligned: copy.aligned[number] ?? null,
        tableUnit: copy.tableUnits[number] ?? null,
        frame,
      });
    judged.set(key, known);
    return { ...list, columns: list.columns.map((column, at) => withBinding(column, known[at] ?? null)) };
  });
  return { ...reading, lists };
}

/** Blocks with the same heading are one table. */
function tableKey({ sheet, headerRows, columns, kind }: FormList): string {
  return JSON.stringify([sheet, headerRows, kind ?? "", columns.map(({ headerPath }) => headerPath)]);
}

function withBinding(column: FormColumn, learnt: Binding | null): FormColumn {
  if (learnt === null) return column;
  return { ...column, binding: { ...learnt, ...printingOf(column.binding) } };
}

interface Judging {
  readonly aligned: AlignedList | null;
  readonly tableUnit: UnitId | null;
  readonly frame: LearningFrame;
}

function judgeList(list: FormList, samples: readonly LearningSample[], judging: Judging): readonly (Binding | null)[] {
  return list.columns.map((column, at) => {
    const { source } = column.binding;
    if (column.kind !== "input" || source?.kind === "sequence" || source?.kind === "setting") return null;
    return judgeOne({ column, at }, samples, judging);
  });
}

function judgeOne(
  { column, at }: { readonly column: FormColumn; readonly at: number },
  samples: readonly LearningSample[],
  { aligned, tableUnit, frame }: Judging,
): Binding | null {
  const contents = samples.flatMap(({ filled, known }) => {
    const content = filled.contents[at];
    return content === undefined || known === null ? [] : [{ content, known }];
  });
  const asked = {
    column,
    tableUnit,
    copyUnit: aligned?.columns.has(at) === true ? (aligned.units.get(at) ?? null) : undefined,
  };
  const proposed = column.binding.source?.kind === "field" ? column.binding.source.field : undefined;
  const fields = weighFields(contents, column, { ...frame, proposed });
  const candidates = [...fields, ...weighProposed(column, at, samples)];
  const judged = judgeColumn(asked, candidates);
  if (judged !== null) return judged;
  const ratio = judgeColumn(asked, weighRatios(contents, column, frame));
  if (ratio !== null) return ratio;
  const texts = samples.flatMap(({ filled }) => filled.contents[at] ?? []);
  if (texts.some((content) => contentNumber(content) !== null)) return null;
  return judgeConstant(texts.map(contentText), { records: samples.length, column, candidates });
}

/** The formula that was proposed, by what it gives for each entry. */
function weighProposed(column: FormColumn, at: number, samples: readonly LearningSample[]): Candidate[] {
  const { source } = column.binding;
  if (source?.kind !== "formula") return [];
  const pairs = samples.flatMap(({ filled, computed }) => {
    const content = filled.contents[at];
    return content === undefined ? [] : [{ content, computed: computed?.[sourceKey(source)] ?? null }];
  });
  const weighed = weighComputed(source, pairs, { writing: column, label: column.headerPath.at(-1) ?? "" });
  return weighed === null ? [] : [weighed];
}
