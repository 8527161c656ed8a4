/** A file could not be read as a workbook (打不开的文件). `file` is the bare name; `detail` a Chinese clause. */
export type WorkbookError =
  | { readonly type: "FileMissing"; readonly file: string }
  | { readonly type: "FileBusy"; readonly file: string }
  | { readonly type: "FileEmpty"; readonly file: string }
  | { readonly type: "FileNotWorkbook"; readonly file: string }
  | { readonly type: "FileEncrypted"; readonly file: string }
  | { readonly type: "FileDamaged"; readonly file: string; readonly detail: string }
  | { readonly type: "FileTooLarge"; readonly file: string; readonly detail: string }
  /** Small as a file, but unpacked it would fill the computer's memory (压缩炸弹). */
  | { readonly type: "FileTooLargeUnpacked"; readonly file: string; readonly detail: string }
  /** A packed folder (zip, rar, 7z), perhaps with workbooks inside (压缩包). */
  | { readonly type: "FileIsArchive"; readonly file: string };
