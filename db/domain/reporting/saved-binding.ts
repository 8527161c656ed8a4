/** A binding of a form as it is kept outside the workbook (取数对应表): named by form and year, each place by its words as well as its address, so that it can be laid on next year's blank. */
import type { UnitId } from "#domain/indicators/unit";
import type {
  Binding,
  BoundSource,
  EmptyWord,
  FormColumn,
  FormList,
  FormReading,
  ListSelection,
} from "#domain/reporting/form-binding";
import { printingOf, type Writing } from "#domain/reporting/writing";
import type { Period } from "#domain/shared/period";

/** The whole of it (取数对应表). `year` is that of the report period it was made for, `periodKind` how long that was. */
export interface SavedBinding {
  readonly version: 2;
  readonly form: string;
  readonly year: string | null;
  readonly periodKind: PeriodKind | null;
  readonly subjectKind?: string | undefined;
  readonly lists: readonly SavedList[];
  readonly cells: readonly SavedCell[];
}

/** How long a report period is (报告期类型). */
export type PeriodKind = "year" | "half" | "quarter" | "month" | "cumulative";

/** A list area with what it takes (列表的取数对应). */
export interface SavedList {
  readonly sheet: string;
  readonly firstRow: number;
  readonly kind?: string | undefined;
  /** Text of the group whose block it is. */
  readonly group?: string | undefined;
  readonly selection: ListSelection;
  readonly rest?: FormList["rest"] | undefined;
  readonly columns: readonly SavedColumn[];
}

/** What is kept of any place. `source` null: left for handwriting. `open`: nothing decided, only its place is known. `confidence` absent: confirmed. */
export interface SavedSource {
  readonly source: BoundSource | null;
  readonly open?: true | undefined;
  readonly confidence?: number | undefined;
  readonly empty?: EmptyWord | undefined;
  readonly addsUp?: boolean | undefined;
  readonly writing?: Writing | undefined;
  /** Unit the form stated there. */
  readonly unit: UnitId | null;
}

/** A column (列的取数对应). `path` null: its heading was not kept (第一版的对应表). */
export interface SavedColumn extends SavedSource {
  readonly letter: string;
  readonly line?: number | undefined;
  readonly path: readonly string[] | null;
}

/** A single cell (单格的取数对应); several places of one cell stand in reading order. `label` null: not kept. */
export interface SavedCell extends SavedSource {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string | null;
}

/** What is written down about the form itself. `confirmed`: a person has seen it, so that no confidence is kept. */
export interface SavedAbout {
  readonly form: string;
  readonly period: Period | null;
  readonly threshold: number;
  readonly confirmed: boolean;
}

/** Writes down the bindings of a reading (保存取数对应); places below the threshold are kept as open. */
export function saveBinding(reading: FormReading, about: SavedAbout): SavedBinding {
  return {
    version: 2,
    form: about.form,
    year: about.period?.slice(0, 4) ?? null,
    periodKind: about.period === null ? null : periodKind(about.period),
    ...(reading.subjectKind === undefined ? {} : { subjectKind: reading.subjectKind }),
    lists: reading.lists.map((list) => ({
      sheet: list.sheet,
      firstRow: list.firstRow,
      ...(list.kind === undefined ? {} : { kind: list.kind }),
      ...(list.group === undefined ? {} : { group: list.group.text }),
      selection: list.selection,
      ...(list.rest === undefined ? {} : { rest: list.rest }),
      columns: list.columns.map((column) => saveColumn(column, about)),
    })),
    cells: reading.cells.map(({ sheet, cell, label, unit, binding }) => ({
      sheet,
      cell,
      label,
      unit,
      ...saveSource(binding, about),
    })),
  };
}

function saveColumn(column: FormColumn, about: SavedAbout): SavedColumn {
  const { letter, line, headerPath, unit, kind, binding } = column;
  return {
    letter,
    ...(line === undefined ? {} : { line }),
    path: headerPath,
    unit,
    ...(kind === "input" ? saveSource(binding, about) : { source: null, open: true }),
  };
}

function saveSource(binding: Binding, { threshold, confirmed }: SavedAbout): Omit<SavedSource, "unit"> {
  const { source, confidence } = binding;
  const printing = printingOf(binding);
  if (confidence < threshold) return { source: null, open: true, ...printing };
  return { source, ...(confirmed ? {} : { confidence }), ...printing };
}

function periodKind(period: Period): PeriodKind {
  const rest = period.slice(4);
  if (rest === "") return "year";
  if (rest.startsWith("H")) return "half";
  if (rest.startsWith("Q")) return "quarter";
  return rest.includes("..") ? "cumulative" : "month";
}
