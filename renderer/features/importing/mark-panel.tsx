import { Button, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { Orientation } from "#domain/importing/recognised-table";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import { orientationWords } from "../../text/importing";
import { PanelPart } from "../../ui/workbench/workbench";
import { activeTable, type ImportFile } from "./import-state";
import { useImport } from "./use-import";

/** 手工框选: what the cells framed on the sheet are to be, the header of the table looked at, its data, or another table. */
export function MarkPanel({ file, sheet }: { readonly file: ImportFile; readonly sheet: string }): ReactNode {
  const { session } = useImport();
  const active = activeTable(file);
  const [orientation, setOrientation] = useState<Orientation>("rows");
  const { marked, token } = file;
  const table = active?.sheet.name === sheet && active.table.orientation !== "form" ? active.table : null;
  const lines = marked === null ? null : markedLines(marked, table?.orientation ?? "rows");
  const correct = (part: Partial<Parameters<typeof session.correct>[1]>): void => {
    if (table !== null) void session.correct(token, { sheet, table: table.index, ...part });
  };
  return (
    <PanelPart title="手工框选" note={marked === null ? "" : addressOf(marked)}>
      {marked === null && (
        <p className="panel-hint">
          认得不对？在左边的表上按住鼠标拖（或按住 Shift 用方向键）框出表头或数据，再到这里说它是什么。
        </p>
      )}
      {marked !== null && table !== null && lines !== null && (
        <div className="pick-rows">
          <Button size="small" type="primary" onClick={() => correct({ headerRows: lines })}>
            这是表头
          </Button>
          <Button size="small" onClick={() => correct({ firstDataRow: lines[0], lastDataRow: lines[1] })}>
            这是数据
          </Button>
        </div>
      )}
      {marked !== null && (
        <>
          <p className="line-note mark-new">
            {table === null ? "把框住的当作表头，手工框选一张表：" : "或者另作一张表，框住的是它的表头："}
          </p>
          <div className="pick-rows">
            <Segmented<Orientation>
              size="small"
              aria-label="新表的方向"
              value={orientation}
              options={(["rows", "columns", "form"] as const).map((value) => ({
                value,
                label: orientationWords[value],
              }))}
              onChange={setOrientation}
            />
            <Button
              size="small"
              {...(table === null ? { type: "primary" as const } : {})}
              onClick={() => void session.markTable(token, { sheet, orientation, ...newTable(marked, orientation) })}
            >
              手工框选一张表
            </Button>
          </div>
        </>
      )}
    </PanelPart>
  );
}

/** The lines a frame covers, in the numbering of the orientation. */
export function markedLines(marked: CellRange, orientation: Orientation): readonly [number, number] {
  return orientation === "columns" ? [marked.firstColumn, marked.lastColumn] : [marked.firstRow, marked.lastRow];
}

// A frame one cell wide says where the header is, not how far the table goes.
function newTable(
  marked: CellRange,
  orientation: Orientation,
): { readonly headerRows: readonly [number, number]; readonly columns: readonly [number, number] | null } {
  const across: readonly [number, number] =
    orientation === "columns" ? [marked.firstRow, marked.lastRow] : [marked.firstColumn, marked.lastColumn];
  return { headerRows: markedLines(marked, orientation), columns: across[0] === across[1] ? null : across };
}

function addressOf({ firstRow, firstColumn, lastRow, lastColumn }: CellRange): string {
  return `${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}`;
}
