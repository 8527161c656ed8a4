/** The surroundings failed (环境错误): disk, rights, or the book's file itself. */
export type EnvironmentError =
  | { readonly type: "DiskFull" }
  | { readonly type: "PermissionDenied"; readonly file: string }
  | { readonly type: "BookBusy" }
  | { readonly type: "BookDamaged" }
  | { readonly type: "NotABook"; readonly file: string }
  | { readonly type: "BookFromFuture"; readonly found: number; readonly supported: number };

/** The person stopped the work (已取消). */
export interface Cancelled {
  readonly type: "Cancelled";
}
