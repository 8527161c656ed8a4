/** A file could not be read as a workbook (打不开的文件). `file` is the bare name; `detail` a Chinese clause. */
export type WorkbookError =
  | { readonly type: "FileMissing"; readonly file: string }
  | { readonly type: "FileBusy"; readonly file: string }
  | { readonly type: "FileEmpty"; readonly file: string }
  | { readonly type: "FileNotWorkbook"; readonly file: string }
  | { readonly type: "FileEncrypted"; readonly file: string }
  | { readonly type: "FileDamaged"; readonly file: string; readonly detail: string }
  | { readonly type: "FileTooLarge"; readonly file: string; readonly detail: string };
