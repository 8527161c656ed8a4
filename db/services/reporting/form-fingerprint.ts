import { createHash } from "node:crypto";
import type { FormReading } from "#domain/reporting/form-binding";

/** Tells a form by what it asks, not by its bytes (表式指纹): the same blank, saved again or filled, has the same one. */
export function formFingerprint(reading: FormReading): string {
  const asked = [
    reading.lists.map(({ sheet, headerRows, columns }) => [
      sheet,
      headerRows,
      columns.map(({ letter, headerPath }) => [letter, ...headerPath]),
    ]),
    reading.cells.map(({ sheet, cell, label }) => [sheet, cell, label]),
  ];
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}
