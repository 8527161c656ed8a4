import type { UnitId } from "#domain/indicators/unit";
import type { Writing } from "#domain/reporting/writing";

/** When a value is taken (取数时期): the report period, the same one a year before, or the growth between them in per cent (同比增长). */
export type SourcePeriod = "report" | "previous" | "growth";

/** What a bound column or cell is filled with (取数规则). `formula`: a formula of the indicator language, in which 本身 is the entry of the row (or of the form) and 指标("代码") an indicator; `period` null: as of the report day without comparison. `also`: a second field printed behind the first (联系人及电话); `or`: the field that answers where the first is not known (认定年份 for 认定日期). */
export type BoundSource =
  | {
      readonly kind: "field";
      readonly field: string;
      readonly unit: UnitId | null;
      readonly period: SourcePeriod | null;
      readonly also?: string | undefined;
      readonly or?: string | undefined;
    }
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly unit: UnitId | null;
      readonly period: SourcePeriod | null;
    }
  | { readonly kind: "constant"; readonly text: string }
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
        | "period"
        | "listSize";
    }
  | { readonly kind: "sequence" };

/** Where in a form something goes and what (取数对应). Confidence 0–1, reason in Chinese. */
export interface Binding {
  readonly source: BoundSource | null;
  readonly confidence: number;
  readonly reason: string;
  /** What an empty value prints as (空值写法); absent: nothing. */
  readonly empty?: EmptyWord;
  /** Rounded so that the parts add up to the rounded total (最大余额法) instead of each by itself. */
  readonly addsUp?: boolean;
  /** Codes and date format that the form prescribes (写法); absent: as usual. */
  readonly writing?: Writing;
  /** What it is but for the doubt whom the list wants (范围定了以后的把握); absent where that is no question. */
  readonly onceChosen?: { readonly confidence: number; readonly reason: string };
}

/** What stands where the book has no value (空值写法). */
export type EmptyWord = "0" | "—" | "/" | "无";

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
  /** Which of the record's rows it stands in, from 0 (每条占多行的表). */
  readonly line?: number;
}

/** A condition of a list (取数条件): the field has this value, one of these, none of these (`not`), a text with one of these words in it (`contains`), or — for codes — begins with one of these; a leading section letter of an industry code (C39) does not count. A blank meets none of them. `compare`: all of these hold for a number or a date. `set`: the entry is of this set of the indicator language on the last day of the report period (`企业[具备("高新技术企业")]`). A field that names another entry (所属园区) equals every name that entry goes by. */
export type ListCondition =
  | { readonly field: string; readonly equals: string | number | boolean }
  | { readonly field: string; readonly equalsAny: readonly (string | number | boolean)[] }
  | { readonly field: string; readonly startsWithAny: readonly string[] }
  | { readonly field: string; readonly not: readonly (string | number | boolean)[] }
  | { readonly field: string; readonly contains: readonly string[] }
  | ComparedField
  | { readonly field?: undefined; readonly set: string };

/** A number or a date held against bounds (数值、日期条件). Figures are those of the report period. `unit` null: the stored one. `orElse`: read where the field is blank (认定年份 for 认定日期). */
export interface ComparedField {
  readonly field: string;
  readonly orElse?: string | undefined;
  readonly compare: readonly FieldBound[];
  readonly unit: UnitId | null;
}

/** A bound: a decimal, a date (`2025`, `2025-03`, `2025-03-01`), or a day told from the report day: 本年, 上年 (those years), 报告期末, 3年前. */
export interface FieldBound {
  readonly operator: ">" | "≥" | "<" | "≤" | "=";
  readonly value: string;
}

/** Which enterprises a list takes and in which order (取数范围). Conditions are all required. */
export interface ListSelection {
  readonly where: readonly ListCondition[];
  /** At most so many entries, in the list's order (只取前几户). */
  readonly limit?: number | undefined;
  /** A field id, or `roster` for the order of the roster. */
  readonly orderBy: string;
  /** From high to low; absent: figures from high to low, everything else from low to high. */
  readonly descending?: boolean | undefined;
  /** The field by which its entries belong to the one that the form is about (所属载体 on the card of an incubator): only that one's are listed. */
  readonly ofSubject?: string | undefined;
  /** Why the filter was proposed (标题写明"规上工业企业"). */
  readonly reason: string;
  /** The words of the form that it was read from, years left out (取数范围的出处): another title over the same columns wants others. */
  readonly asked?: string | undefined;
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
  /** Physical rows that one record takes (每条占几行); 1 when absent. `firstRow`–`lastRow` cover whole records. */
  readonly recordRows?: number;
  /** Rows that the form has printed (固定行: 20 项任务、14 个集群); nothing is added, each row is filled with what its printed text names. */
  readonly printed?: PrintedRows;
  /** The group whose rows these are (分组), where a form prints a block per group with its own 小计. */
  readonly group?: { readonly field: string; readonly text: string; readonly cell: string };
  /** Place in `FormReading.lists` of the list whose records go on here (双栏: 右栏接左栏). */
  readonly continues?: number;
  /** What becomes of printed rows that are not needed (多余的行); blank when absent. */
  readonly rest?: "blank" | "hide" | "remove";
}

/** Rows a form has printed, by the texts of one column (固定行). `kind`: whose entries they name; null when they name none (任务). */
export interface PrintedRows {
  readonly column: number;
  readonly kind: string | null;
  readonly rows: readonly { readonly row: number; readonly text: string }[];
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
  /** Boxes printed in the cell's text, each with the word it stands for; the right one becomes ☑ (□ 勾选). `at`: place of the box in the text. */
  readonly ticks?: readonly { readonly word: string; readonly at: number }[];
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
