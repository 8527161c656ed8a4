/** What the window holds of a cell beyond its stored value: typed and under way, or typed and refused. */
export interface CellNote {
  readonly kind: "pending" | "error";
  readonly text: string;
  readonly sentence: string;
}

/** Notes by `cellKey`. */
export type CellNotes = ReadonlyMap<string, CellNote>;

/** Key of a cell of the roster. */
export function cellKey(enterpriseId: number, column: string): string {
  return `${enterpriseId}|${column}`;
}
