import type { ReadSheet } from "#contract/importing";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { ImportFile } from "./import-state";

/** How a table is called: by its title, else by sheet and number; where several share a title (一企一表) the sheet is said too. */
export function tableTitle(
  file: Pick<ImportFile, "reading">,
  sheet: Pick<ReadSheet, "name" | "tables">,
  table: RecognisedTable,
): string {
  const title = titleOf(table);
  const name = sheet.name.trim();
  if (title === "") return sheet.tables.length > 1 ? `${name} 第 ${table.index + 1} 张表` : name;
  const alike = (file.reading?.sheets ?? []).flatMap((one) => one.tables).filter((one) => titleOf(one) === title);
  return alike.length > 1 ? `${name} · ${title}` : title;
}

function titleOf(table: RecognisedTable): string {
  return table.title?.replaceAll(/\s+/gu, "") ?? "";
}
