/** Opens a web page saved as a workbook. Every cell stays the text the page shows: codes keep all their digits. */
import { err, ok } from "#domain/shared/result";
import { PLAIN_FORMATS } from "./cell-styles.ts";
import { HtmlTables } from "./html-tables.ts";
import { createNumberReader } from "./number-reader.ts";
import { PLAIN_LOOKS, PLAIN_SETTINGS } from "./plain-sheet.ts";
import type { SheetSource } from "./sheet-source.ts";

const ROWS_PER_TURN = 500;

export function openHtml(text: string, file: string): SheetSource {
  const numbers = createNumberReader(PLAIN_FORMATS, false);
  return {
    format: "other",
    delimited: false,
    sheets: [{ name: "Sheet1", visibility: "visible" }],
    looks: () => ok({ looks: PLAIN_LOOKS, numbers }),
    async scan(_, options) {
      const tables = new HtmlTables(text);
      let count = 0;
      for (let row = tables.next(); row !== null; row = tables.next()) {
        if (count % ROWS_PER_TURN === 0) {
          if (options.cancelled()) return err({ type: "Cancelled" });
          await new Promise(setImmediate);
        }
        count += 1;
        if (!options.onRow({ ...row, styles: null, height: null })) break;
      }
      const detail = "网页里的表格没有写完，文件可能没有传完整";
      if (tables.cut) return err({ type: "FileDamaged", file, detail });
      return ok({ ...PLAIN_SETTINGS, columns: tables.hiddenColumns, merges: tables.merges });
    },
  };
}
