/** What an independent reader found in a written form (导出复核). */
export interface ReadBack {
  /** Cells compared. */
  readonly compared: number;
  /** Doubts, each with its place, in Chinese; empty: everything as planned. `cell` is empty for what belongs to a whole sheet. */
  readonly findings: readonly { readonly sheet: string; readonly cell: string; readonly what: string }[];
}
