import { type ReactNode, useMemo } from "react";
import type { QuarantinedRow } from "#contract/quarantine";
import type { Field } from "#domain/catalogue/field";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { placeWords, quarantineText } from "../../text/quarantine";
import type { ImportFile } from "./import-state";
import { useFields, useImport } from "./use-import";

// More lines than anybody reads here; the review at the right holds all of them.
const mostShown = 500;

/** In the place of the sheet, of which only the rows set apart were kept: what those rows say, as it was written (隔离行的原文). */
export function SetAsideSheet({
  file,
  rows,
}: {
  readonly file: ImportFile;
  readonly rows: readonly QuarantinedRow[];
}): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  const columns = useMemo(() => columnsOf(rows, fields.list), [rows, fields]);
  const shown = rows.slice(0, mostShown);
  const groups = [...Map.groupBy(shown, ({ workbook, sheet }) => `${workbook} · ${sheet}`)];
  return (
    <section className="set-aside" aria-label={quarantineText.asWritten}>
      {rows.length > shown.length && <p className="line-note">{quarantineText.shownOf(shown.length, rows.length)}</p>}
      <table className="plain-table">
        <thead>
          <tr>
            <th>{quarantineText.place}</th>
            {columns.map(({ id, label }) => (
              <th key={id}>{label}</th>
            ))}
          </tr>
        </thead>
        {groups.map(([heading, members]) => (
          <tbody key={heading}>
            <tr className="set-aside-group">
              <th colSpan={columns.length + 1} scope="rowgroup">
                {heading}
              </th>
            </tr>
            {members.map((row) => (
              <tr
                key={row.id}
                data-on={file.sheet === row.sheet && file.selected?.row === row.row}
                onClick={() => session.look(file.token, { sheet: row.sheet, selected: { row: row.row, column: 1 } })}
              >
                <td title={row.reason}>{placeWords(row)}</td>
                {columns.map(({ id }) => (
                  <SetAsideCell key={id} file={file} row={row} field={id} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function SetAsideCell(props: {
  readonly file: ImportFile;
  readonly row: QuarantinedRow;
  readonly field: string;
}): ReactNode {
  const { file, row, field } = props;
  const cells = row.cells.filter((cell) => cell.field === field);
  const isOn = cells.some(({ cell }) => {
    const place = parseCellAddress(cell);
    return file.sheet === row.sheet && file.selected?.row === place?.row && file.selected?.column === place?.column;
  });
  return (
    <td title={cells.map(({ cell }) => cell).join("、")} data-cell-on={isOn}>
      {cells.map(({ raw }) => raw).join("；")}
    </td>
  );
}

// Fields the rows have, in the order of the catalogue.
function columnsOf(
  rows: readonly QuarantinedRow[],
  fields: readonly Field[],
): readonly { readonly id: string; readonly label: string }[] {
  const held = new Set(rows.flatMap(({ cells }) => cells.map(({ field }) => field)));
  const known = fields.filter(({ id }) => held.has(id));
  const others = [...held].filter((id) => !fields.some((field) => field.id === id));
  return [...known, ...others.map((id) => ({ id, label: quarantineText.otherField }))];
}
