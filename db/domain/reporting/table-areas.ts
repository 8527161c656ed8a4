/** Cuts a table into the areas of its lists (表区拆分): groups from top to bottom, in each the halves from left to right. */
import { findGroups } from "#domain/reporting/find-groups";
import { findHalves } from "#domain/reporting/find-halves";
import type { TableArea } from "#domain/reporting/find-lists";
import { countRecordRows } from "#domain/reporting/find-records";
import type { ListArea } from "#domain/reporting/list-area";
import { readHeaderPath } from "#domain/reporting/list-columns";
import type { SheetMap } from "#domain/reporting/sheet-map";

/** The areas of a table. */
export function areasOf(map: SheetMap, table: TableArea): ListArea[] {
  const { headerRows, codeRows, body } = table;
  const exampleRows = body.flatMap(({ row, role }) => (role === "example" ? [row] : []));
  const headings = headerRows[1] - headerRows[0] + 1;
  const halves = findHalves(table, (column) => readHeaderPath(map, table, column).join("\n"));
  const groups = findGroups(map, table);
  return groups.flatMap(({ records, totalRows, heading }) =>
    halves.map((span, half) => ({
      ...span,
      headerRows,
      codeRows,
      records,
      recordRows: countRecordRows(map, { span, records, headings }),
      totalRows,
      exampleRows: exampleRows.filter((row) => row < (records[0] ?? 0)),
      group: heading,
      isGrouped: groups.length > 1,
      half,
    })),
  );
}
