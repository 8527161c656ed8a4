/** What an import wrote (导入回执). Row counts; `values` counts single values. */
export interface ImportReceipt {
  readonly batchId: number;
  readonly appliedAt: string;
  readonly workbook: string;
  readonly workbookHash: string;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly undecided: number;
  readonly rejected: number;
  readonly values: number;
  /** Rows that went to quarantine (隔离区). */
  readonly quarantined: number;
}
