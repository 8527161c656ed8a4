/** A problem on one cell (单元格问题). The sentence for people is `reason`; `kind` is for counting and filtering. */
export interface CellIssue {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  /** `credit-code-check-digit`, `number-unreadable`, `placeholder` … */
  readonly kind: string;
  /** The cell as written. */
  readonly raw: string;
  /** Catalogue id of the field concerned; null when the row is. */
  readonly field: string | null;
  /** One Chinese sentence: what stands there, why it matters, what happens. */
  readonly reason: string;
  /** A proposed correction; never applied by itself. */
  readonly suggestion: string | null;
}
