import type { UnitId } from "#domain/indicators/unit";

/** Why a row inside or around a table is no record (非数据行). */
export type NonDataKind =
  | "title"
  | "meta"
  | "header"
  | "codeRow"
  | "total"
  | "subtotal"
  | "note"
  | "footer"
  | "blank"
  | "groupTitle"
  | "pageNumber"
  | "pageHeader"
  | "repeatedHeader"
  | "continuation"
  | "ignored";

/** How the records of a table lie (方向). `rows`: one enterprise per row. `columns`: transposed, one enterprise per column. `form`: one enterprise in scattered cells (一企一表). */
export type Orientation = "rows" | "columns" | "form";

/** A table found on a sheet (识别出的表): where its header and data stand and what each column means. Rows and columns are 1-based. Of a transposed table everything is said as if it were turned (行列互换): `headerRows`, `firstDataRow`, `lastDataRow`, `nonDataRows` and `codeRows` number sheet columns, `firstColumn`, `lastColumn` and `ColumnMapping.column` number sheet rows; A1 addresses always name the real cell. Of a form, `headerRows` and the data rows bound the block it fills, and each mapping says its value cell. */
export interface RecognisedTable {
  /** Number within its sheet, from 0. */
  readonly index: number;
  readonly orientation: Orientation;
  readonly titleCell: string | null;
  readonly title: string | null;
  readonly headerRows: readonly [number, number];
  /** Rows between header and data: 栏号, code or unit rows. */
  readonly codeRows: readonly number[];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  /** Unit that holds for the whole table (单位：万元) and the cell it was read from. */
  readonly unit: UnitId | null;
  readonly unitCell: string | null;
  /** Reporting period read from title or sheet, e.g. `2025`; null when the table does not say. */
  readonly period: string | null;
  readonly periodCell: string | null;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly columns: readonly ColumnMapping[];
  readonly nonDataRows: readonly { readonly row: number; readonly kind: NonDataKind }[];
  /** Data ranges whose merged value holds for every row beside it (向下填充), as A1 ranges. */
  readonly fillDown: readonly string[];
  /** What the table lists: id of a register kind (台账类别); absent: enterprises. */
  readonly subject?: string;
  /** Field that says whom a row is about, where it is not the name of an enterprise or carrier. Absent: it is. */
  readonly namedBy?: string;
  /** Who filled the table in (填报单位), as written around it. Absent: it does not say. */
  readonly sender?: string | null;
  /** What title or heading say of every row (全表说明), such as the type of carriers a list is about. Absent: nothing. */
  readonly stated?: readonly StatedValue[];
  /** Hidden or filtered-out rows among the data (隐藏行、筛选掉的行): shown, and never taken without a person's word. Absent: none. */
  readonly hiddenRows?: readonly number[];
}

/** A value that holds for all rows of a table, and the cell that says it (全表说明). */
export interface StatedValue {
  readonly field: string;
  readonly value: string;
  /** The text as written. */
  readonly raw: string;
  readonly row: number;
  readonly column: number;
}

/** Which field a column carries (列对应), with the confidence 0–1 and the reason in a Chinese sentence. */
export interface ColumnMapping {
  readonly column: number;
  /** Column letter; of a transposed table the row number (D 列 is 4, row 12 is "12"); of a form the A1 address of the value cell. */
  readonly letter: string;
  /** Of a form: the cell that holds the value. Absent otherwise. */
  readonly cell?: { readonly row: number; readonly column: number };
  /** Header texts from top to bottom, as written. */
  readonly headerPath: readonly string[];
  /** Catalogue ids; empty: not a known field; two: one column holds two facts (联系人及电话). */
  readonly fields: readonly string[];
  /** Unit of the column's numbers; null when the field has none or it is not known. */
  readonly unit: UnitId | null;
  /** `cells`: every filled cell states its own (1200万元); it says nothing of a bare number. */
  readonly unitFrom: "header" | "table" | "codeRow" | "field" | "person" | "cells" | null;
  /** The national statistics code written above the column, lower case. */
  readonly code: string | null;
  /** How coded values read (1是2否): raw text → meaning. */
  readonly valueMap: Readonly<Record<string, string>> | null;
  readonly confidence: number;
  readonly reason: string;
  /** Field this column also carries, but another column is the preferred source. */
  readonly alternativeOf: string | null;
  readonly approximate: boolean;
  /** Letter of the column whose broken-off text goes on in this one (续列); absent: none. */
  readonly continuationOf?: string | null;
  /** How most cells of the column are written (`text-number`, `date:Y.M.D`, `boolean:是否`); a cell written otherwise is worth a word. Absent: no habit. */
  readonly habit?: string | null;
  /** The sign that stands for a blank all through the column (—): it is worth no word on each cell. Absent: none. */
  readonly usualBlank?: string | null;
  /** The column heads a serial number (序号列). */
  readonly serial?: boolean;
  /** Period of this column's figures where it is not the table's (上年营业收入). Absent or null: the table's. */
  readonly period?: string | null;
  /** The column is hidden in the sheet (隐藏列). */
  readonly hidden?: boolean;
  /** What a blank cell says: `keep` (default) leaves what is stored, `clear` takes it away because a person said so (空白即清除). */
  readonly blank?: "keep" | "clear";
}
