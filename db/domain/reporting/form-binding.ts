import type { UnitId } from "#domain/indicators/unit";

/** What a bound column or cell is filled with (取数规则). */
export type BoundSource =
  | {
      readonly kind: "field";
      readonly field: string;
      readonly unit: UnitId | null;
      readonly period: "report" | "previous" | null;
    }
  | {
      readonly kind: "setting";
      readonly setting:
        | "reportingUnit"
        | "zoneName"
        | "unitHead"
        | "statisticsHead"
        | "preparedBy"
        | "phone"
        | "reportDate"
        | "period";
    }
  | { readonly kind: "sequence" };

/** Where in a form something goes and what (取数对应). Confidence 0–1, reason in Chinese. */
export interface Binding {
  readonly source: BoundSource | null;
  readonly confidence: number;
  readonly reason: string;
}

/** A column of a list area (列表列). */
export interface FormColumn {
  readonly letter: string;
  readonly column: number;
  readonly headerPath: readonly string[];
  /** input: to be filled; formula, sequence, fixed: the authority's, never overwritten. */
  readonly kind: "input" | "formula" | "sequence" | "fixed";
  /** Words a validation list allows; empty when free. */
  readonly allowed: readonly string[];
  readonly numberFormat: string | null;
  /** Unit named by header or sheet. */
  readonly unit: UnitId | null;
  readonly binding: Binding;
}

/** A condition of a list (取数条件): the field has this value, or — for codes — begins with one of these; a leading section letter of an industry code (C39) does not count. */
export type ListCondition =
  | { readonly field: string; readonly equals: string | number | boolean }
  | { readonly field: string; readonly startsWithAny: readonly string[] };

/** Which enterprises a list takes and in which order (取数范围). Conditions are all required. */
export interface ListSelection {
  readonly where: readonly ListCondition[];
  /** A field id, or `roster` for the order of the roster. */
  readonly orderBy: string;
  /** Why the filter was proposed (标题写明"规上工业企业"). */
  readonly reason: string;
}

/** A list area of a form (列表区): header, printed rows, total rows below. */
export interface FormList {
  readonly sheet: string;
  readonly headerRows: readonly [number, number];
  readonly firstRow: number;
  readonly lastRow: number;
  readonly growable: boolean;
  readonly columns: readonly FormColumn[];
  readonly totalRows: readonly number[];
  readonly selection: ListSelection;
  /** Id of the register kind whose entries stand in the rows (台账类别); absent: enterprises, or none that could be told. */
  readonly kind?: string;
}

/** A single cell to be filled (单格). `prefix` is text already printed in the cell that must stay (填报单位：), `suffix` what follows the gap (度）). Several places of one cell stand in reading order, each with its own prefix. */
export interface FormCell {
  readonly sheet: string;
  readonly cell: string;
  /** The label the form prints beside or above it. */
  readonly label: string;
  readonly prefix: string;
  readonly suffix?: string;
  readonly unit: UnitId | null;
  readonly allowed: readonly string[];
  readonly numberFormat: string | null;
  readonly binding: Binding;
}

/** A form as understood (表式识别结果): all the places it wants filled. */
export interface FormReading {
  readonly lists: readonly FormList[];
  readonly cells: readonly FormCell[];
  /** Id of the kind of the one entry that the single cells are about (载体的综合情况表); absent: an enterprise. */
  readonly subjectKind?: string;
}

/** A value on its way into a form cell (待填值). */
export type FormValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly decimal: string }
  | { readonly kind: "date"; readonly date: string };

/** One cell to write (待写单元格). `row` counts after inserted rows. */
export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: FormValue;
}
