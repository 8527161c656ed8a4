import { Button, Switch } from "antd";
import type { ReactNode } from "react";
import type { ReadSheet, ReadTable } from "#contract/importing";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { columnLetters } from "#domain/workbook/cell-address";
import { linesWords, orientationWords } from "../../text/importing";
import { formatCount } from "../../text/labels";
import { PanelPart } from "../../ui/workbench/workbench";
import { FileFacts } from "./file-facts";
import { activeTable, type ImportFile, tableKey } from "./import-state";
import { ENTERPRISES, type Listed, listedIn } from "./listed";
import { MarkPanel } from "./mark-panel";
import { QuestionBox } from "./question-box";
import { TableBounds } from "./table-bounds";
import { tableTitle } from "./table-title";
import { dataStretches } from "./table-overlay";
import { mappingPlace } from "./table-place";
import { useFields, useImport, useKinds, useQuestions } from "./use-import";

/** 识别: the tables found, and for the one looked at how it lies, its bounds, unit and period, all correctable; where none was found it is framed by hand. */
export function TablesPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const questions = useQuestions(file, useFields());
  const active = activeTable(file);
  const sheets = file.reading?.sheets ?? [];
  const all = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  const without = sheets.filter((sheet) => sheet.tables.length === 0);
  return (
    <>
      <FileFacts file={file} />
      <PanelPart title="认出的表" note={`${all.length} 张`}>
        {all.length === 0 && (
          <p className="panel-hint">
            没有认出名册那样的表：没有带表头的成行数据。可能是填表说明或空白表；空白报表请到“报表”里填。确实是名册的，在左边的表上框出表头就行。
          </p>
        )}
        <div className="table-list">
          {all.map(({ sheet, table }) => (
            <TableLine
              key={tableKey(sheet.name, table.index)}
              file={file}
              sheet={sheet}
              table={table}
              questions={questions.filter((one) => one.sheet === sheet.name && one.table === table.index).length}
            />
          ))}
          {without.map((sheet) => (
            <EmptySheetLine key={sheet.name} file={file} sheet={sheet} />
          ))}
        </div>
      </PanelPart>
      {file.sheet !== null && file.marked !== null && <MarkPanel file={file} sheet={file.sheet} />}
      {active !== null && active.sheet.name === file.sheet && (
        <PanelPart title={tableTitle(file, active.sheet, active.table)}>
          {questions
            .filter((one) => one.sheet === active.sheet.name && one.table === active.table.index)
            .map((question) => (
              <QuestionBox key={question.kind} file={file} question={question} table={active.table} />
            ))}
          <TableBounds file={file} sheet={active.sheet} table={active.table} />
          <HiddenNote sheet={active.sheet} table={active.table} />
        </PanelPart>
      )}
      {file.sheet !== null && file.marked === null && <MarkPanel file={file} sheet={file.sheet} />}
    </>
  );
}

function TableLine(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: ReadTable;
  readonly questions: number;
}): ReactNode {
  const { file, sheet, table, questions } = props;
  const { session } = useImport();
  const listed = listedIn(table.subject, useKinds());
  const skipped = file.skipped.includes(tableKey(sheet.name, table.index));
  const on = file.table?.sheet === sheet.name && file.table.index === table.index;
  return (
    <div className="list-line" data-on={on}>
      <div className="line-row">
        <button
          type="button"
          className="change-name grow"
          onClick={() =>
            session.look(file.token, {
              sheet: sheet.name,
              table: { sheet: sheet.name, index: table.index },
              selected: firstPlace(table),
              marked: null,
            })
          }
        >
          {tableTitle(file, sheet, table)}
        </button>
        {questions > 0 && (
          <span className="word-tag" data-tone="warning">
            待答 {questions}
          </span>
        )}
        <Switch
          size="small"
          checked={!skipped}
          aria-label={`导入 ${tableTitle(file, sheet, table)}`}
          onChange={(wanted) =>
            void session.correct(file.token, { sheet: sheet.name, table: table.index, skip: !wanted })
          }
        />
      </div>
      <div className="line-note">
        {skipped
          ? "不导入"
          : `${listed.kind === ENTERPRISES.kind ? "" : `${listed.label} · `}${sizeWords(table, listed)}`}
        {sheet.visibility === "visible" ? "" : " · 隐藏的工作表"}
      </div>
    </div>
  );
}

// A sheet without a table is named too: nothing of a file is passed over in silence.
function EmptySheetLine({ file, sheet }: { readonly file: ImportFile; readonly sheet: ReadSheet }): ReactNode {
  const { session } = useImport();
  const on = file.sheet === sheet.name;
  return (
    <div className="list-line" data-on={on}>
      <div className="line-row">
        <span className="grow secondary">{sheet.name.trim() === "" ? "（空名）" : sheet.name}</span>
        <Button
          size="small"
          type="link"
          onClick={() => session.look(file.token, { sheet: sheet.name, table: null, selected: null, marked: null })}
        >
          {on ? "正在看" : "看看"}
        </Button>
      </div>
      <div className="line-note">
        {sheet.rowCount === 0 ? "空白工作表" : "没有成行的数据，不导入"}
        {sheet.visibility === "visible" ? "" : " · 隐藏的工作表"}
      </div>
    </div>
  );
}

/** Size and direction of a table in words. */
function sizeWords(table: RecognisedTable, { classifier }: Listed): string {
  const fields = table.columns.length;
  if (table.orientation === "form") return `${orientationWords.form} · ${fields} 项`;
  const lines = dataStretches(table).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return table.orientation === "columns"
    ? `${orientationWords.columns} · ${formatCount(lines)} ${classifier} · ${fields} 个栏目`
    : `${formatCount(lines)} 行 · ${fields} 列`;
}

function HiddenNote({ sheet, table }: { readonly sheet: ReadSheet; readonly table: RecognisedTable }): ReactNode {
  const rows = table.hiddenRows ?? [];
  const columns = sheet.hiddenColumns;
  if (rows.length === 0 && columns.length === 0) return null;
  return (
    <div className="hidden-note" role="note">
      {rows.length > 0 && <p>{linesWords(table.orientation, rows)}被隐藏，导入时会逐行问。</p>}
      {columns.length > 0 && (
        <p>
          {columns.slice(0, 8).map(columnLetters).join("、")}
          {columns.length > 8 ? ` 等 ${columns.length} ` : " "}列被隐藏，照样对应和导入；不要的在“列对应”里选“不导入”。
        </p>
      )}
    </div>
  );
}

function firstPlace(table: RecognisedTable): ImportFile["selected"] {
  const first = table.columns[0];
  return first === undefined ? null : mappingPlace(table, first, table.headerRows[0]);
}
