/** Where a stored value came from (来源). Imported: the cell; typed: the person and the moment. */
export type Provenance =
  | {
      readonly kind: "import";
      readonly batchId: number;
      readonly importedAt: string;
      readonly workbook: string;
      readonly workbookHash: string;
      readonly sheet: string;
      /** A1 address. */
      readonly cell: string;
      readonly raw: string;
      /** Unit the cell was read in; null when it has none. */
      readonly unit: string | null;
    }
  | { readonly kind: "person"; readonly at: string; readonly person: string; readonly raw: string };
