/** What an import or its undoing leaves to be said (导入与撤销的结果). */
/** What undoing or redoing a batch did (撤销、重做导入). Per enterprise: what came back, what stays because somebody edited it since, and what could not be. */
export interface UndoReceipt {
  readonly batchId: number;
  readonly done: "undo" | "redo";
  /** Values brought back. */
  readonly reverted: number;
  /** Enterprises with all of the import's values brought back. */
  readonly enterprises: number;
  readonly kept: readonly UndoRemark[];
  readonly impossible: readonly UndoRemark[];
}

/** One enterprise an undo left as it is, with the reason. */
export interface UndoRemark {
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly fields: readonly string[];
  readonly reason: string;
}

/** An enterprise of the book that a file does not name (本次未出现). */
export interface AbsentEnterprise {
  readonly enterpriseId: number;
  readonly name: string;
  readonly creditCode: string | null;
}
