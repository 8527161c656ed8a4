import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldValue } from "#domain/importing/typed-row";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import type { Period } from "#domain/shared/period";
import type { Provenance } from "#domain/shared/provenance";

/** What a form is filled with (填报请求). */
export interface FillRequest {
  readonly form: FormWorkbook;
  readonly reading: FormReading;
  readonly index: CatalogueIndex;
  /** Rows of each list, in order; lists that are missing stay blank. `list` is the place in `reading.lists`. A list with printed rows has one for each of them, null where the book has no such entry. A list that goes on in another one (双栏) has the rows of both; the other has none of its own. */
  readonly lists: readonly {
    readonly list: number;
    readonly rows: readonly (FillRow | null)[];
    /** Entries that the list's limit cut off (只取前几户); 0 when absent. */
    readonly leftOut?: number;
  }[];
  /** Groups of the book for which the form prints no block (没有印出的分组): `list` is one of the blocks that do exist, `text` what the entries have in the grouping field ("": nothing). */
  readonly outside?: readonly { readonly list: number; readonly text: string; readonly count: number }[];
  /** The enterprise (or carrier) of the single cells; null when the form is about none. */
  readonly subject: FillRow | null;
  /** What the formulas of single cells give when they are about no entry but the zone, by `sourceKey`. */
  readonly computed: Readonly<Record<string, ComputedValue>>;
  readonly settings: FillSettings;
  /** Report period; observations stay blank without one. */
  readonly period: Period | null;
  /** Bindings below this confidence are not used. */
  readonly threshold: number;
}

/** Answers to what is printed around a form (设置). Absent or empty ones leave their place blank. `reportDate` is `YYYY-MM-DD`. */
export type FillSettings = Partial<
  Readonly<
    Record<"reportingUnit" | "zoneName" | "unitHead" | "statisticsHead" | "preparedBy" | "phone" | "reportDate", string>
  >
>;

/** Proposals at least this certain are used without a person looking (取数把握门槛). */
export const FILL_THRESHOLD = 0.7;

/** One enterprise with the values a form may ask for (取数行). Values by `fillKey`; absent ones are blank. */
export interface FillRow {
  readonly enterpriseId: number;
  readonly name: string;
  readonly values: Readonly<Record<string, { readonly value: FieldValue; readonly source: Provenance | null }>>;
  /** What its formulas give, by `sourceKey`. */
  readonly computed?: Readonly<Record<string, ComputedValue>>;
}

/** What a formula gives (公式取数结果). `value`: decimal text in `unit`; null with `reason` when there is none. */
export interface ComputedValue {
  readonly value: string | null;
  /** Of a milestone or a word kept as text. */
  readonly text: string | null;
  readonly unit: string;
  /** The formula in Chinese words. */
  readonly words: string;
  readonly reason: string | null;
  /** Missing data, 快报数 and the like, in sentences; never silent. */
  readonly notes: readonly string[];
  /** The first of the entries and parts behind it; `partsTotal` of them in all. */
  readonly parts: readonly TracePart[];
  readonly partsTotal: number;
}

/** One of the things a computed number was made of (构成). */
export interface TracePart {
  readonly label: string;
  readonly entry: { readonly id: number; readonly kind: string } | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly source: Provenance | null;
}

/** Key of a computed value: formula and period of its source. */
export function sourceKey(source: Extract<BoundSource, { kind: "formula" }>): string {
  return `${source.period ?? ""} ${source.unit ?? ""} ${source.formula}`;
}

/** Key of a value of a FillRow: the field id, for observations with the period: `operatingRevenue@2025`. */
export function fillKey(field: string, period: string | null): string {
  return period === null ? field : `${field}@${period}`;
}

/** What filling will write (填报方案). */
export interface FillPlan {
  readonly fills: readonly SheetFill[];
  readonly lists: readonly { readonly list: number; readonly rowsWritten: number; readonly rowsInserted: number }[];
  readonly cells: FilledCells;
  readonly problems: readonly FillProblem[];
  /** Lists that stay blank because no rows can be added to them, with the sentence that says why (空着的名单); the rest of the form is filled. */
  readonly withheld?: readonly { readonly list: number; readonly reason: string }[];
}

/** All filled cells (已填单元格), made when asked for: a list of 100,000 rows must not stand in memory twice. Iterates sheet by sheet, row by row. */
export interface FilledCells extends Iterable<FilledCell> {
  readonly count: number;
  readonly find: (sheet: string, cell: string) => readonly FilledCell[];
}

/** One filled cell with where its value comes from (已填单元格). `cell` is the address in the written file. */
export interface FilledCell {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly text: string;
  /** How the value was got, one Chinese sentence. */
  readonly rule: string;
  readonly enterprise: { readonly id: number; readonly name: string } | null;
  readonly field: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly stored: FieldValue | null;
  readonly source: Provenance | null;
  /** The formula it was computed by, and what it is made of; null for values taken as they are. */
  readonly computed: Pick<ComputedValue, "words" | "parts" | "partsTotal" | "notes"> | null;
}

/** Something a person should know before handing the form in (填报问题). */
export interface FillProblem {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: "error" | "warning";
  readonly reason: string;
}
