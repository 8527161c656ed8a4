import { ClearIcon } from "../../ui/clear-icon";
import { labels } from "../../text/labels";
import { Button, InputNumber, Select, Switch } from "antd";
import { type ReactNode, useRef } from "react";
import type { ReadSheet } from "#contract/importing";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { formatCount } from "../../text/labels";
import { PeriodPicker } from "../../ui/period-picker";
import { EmptyState } from "../../ui/states";
import { PanelPart } from "../../ui/workbench/workbench";
import { activeTable, type ImportFile, tableKey } from "./import-state";
import { QuestionBox } from "./question-box";
import { dataStretches } from "./table-overlay";
import { useFields, useImport, useQuestions } from "./use-import";

/** 识别: the tables found, and for the one looked at its bounds, unit and period, all correctable. */
export function TablesPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const questions = useQuestions(file, useFields());
  const active = activeTable(file);
  const all = (file.reading?.sheets ?? []).flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  if (all.length === 0) {
    return (
      <EmptyState
        title="没有认出名册那样的表"
        body="这个文件里没有带表头的成行数据。可能是填表说明或空白表；空白报表请到“报表”里填。"
      />
    );
  }
  return (
    <>
      <PanelPart title="认出的表" note={`${all.length} 张`}>
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
        </div>
      </PanelPart>
      {active !== null && (
        <PanelPart title={tableTitle(active.sheet, active.table)}>
          {questions
            .filter((one) => one.sheet === active.sheet.name && one.table === active.table.index)
            .map((question) => (
              <QuestionBox key={question.kind} file={file} question={question} table={active.table} />
            ))}
          <TableBounds file={file} sheet={active.sheet} table={active.table} />
        </PanelPart>
      )}
    </>
  );
}

function TableLine(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: RecognisedTable;
  readonly questions: number;
}): ReactNode {
  const { file, sheet, table, questions } = props;
  const { session } = useImport();
  const skipped = file.skipped.includes(tableKey(sheet.name, table.index));
  const on = file.table?.sheet === sheet.name && file.table.index === table.index;
  const rows = dataStretches(table).reduce((sum, [first, last]) => sum + last - first + 1, 0);
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
              selected: { row: table.headerRows[0], column: table.firstColumn },
            })
          }
        >
          {tableTitle(sheet, table)}
        </button>
        {questions > 0 && (
          <span className="word-tag" data-tone="warning">
            待答 {questions}
          </span>
        )}
        <Switch
          size="small"
          checked={!skipped}
          aria-label={`导入 ${tableTitle(sheet, table)}`}
          onChange={(wanted) =>
            void session.correct(file.token, { sheet: sheet.name, table: table.index, skip: !wanted })
          }
        />
      </div>
      <div className="line-note">
        {skipped ? "不导入" : `${formatCount(rows)} 行 · ${table.columns.length} 列`}
        {sheet.visibility === "visible" ? "" : " · 隐藏的工作表"}
      </div>
    </div>
  );
}

/** How a table is called: by its title, else by sheet and number. */
export function tableTitle(sheet: ReadSheet, table: RecognisedTable): string {
  const title = table.title?.replaceAll(/\s+/gu, "") ?? "";
  if (title !== "") return title;
  return sheet.tables.length > 1 ? `${sheet.name.trim()} 第 ${table.index + 1} 张表` : sheet.name.trim();
}

function TableBounds(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: RecognisedTable;
}): ReactNode {
  const { file, sheet, table } = props;
  const { session } = useImport();
  const about = { sheet: sheet.name, table: table.index };
  const correct = (part: Partial<Parameters<typeof session.correct>[1]>): void =>
    void session.correct(file.token, { ...about, ...part });
  const setHeader = (first: number, last: number): void => correct({ headerRows: [first, Math.max(first, last)] });
  const [first, last] = table.headerRows;
  const row = file.selected?.row ?? null;
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">表头</span>
        <span className="row-bounds">
          第 <RowNumber label="表头第一行" value={first} onChange={(value) => setHeader(value, last)} /> 到{" "}
          <RowNumber label="表头最后一行" value={last} onChange={(value) => setHeader(Math.min(first, value), value)} />{" "}
          行
        </span>
      </div>
      <div className="panel-field">
        <span className="panel-label">数据</span>
        <span className="row-bounds">
          第 <b className="figures">{table.firstDataRow}</b> 到{" "}
          <RowNumber
            label="数据最后一行"
            value={table.lastDataRow}
            onChange={(lastDataRow) => correct({ lastDataRow })}
          />{" "}
          行
        </span>
      </div>
      <div className="panel-field">
        <label htmlFor="table-unit">单位</label>
        <Select<string>
          id="table-unit"
          allowClear={{ clearIcon: <ClearIcon />, label: labels.clear }}
          value={table.unit}
          placeholder="表上没有统一写"
          options={["元", "千元", "万元", "亿元"].map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit?: string) => correct({ unit: unit ?? null })}
        />
      </div>
      <p className="panel-hint">
        {table.unitCell === null ? "" : `从 ${table.unitCell} 读到。列名里另写了单位的，按列名。`}
      </p>
      <div className="panel-field">
        <label htmlFor="table-period">时期</label>
        <PeriodPicker
          id="table-period"
          value={table.period}
          thisYear={new Date().getFullYear()}
          placeholder="请选是哪一期的数"
          onChange={(period) => correct({ period })}
        />
      </div>
      <p className="panel-hint">{table.periodCell === null ? "" : `从 ${table.periodCell} 读到。`}</p>
      {row !== null && file.sheet === sheet.name && (
        <>
          <span className="line-note">点中了第 {row} 行，把它当作：</span>
          <div className="pick-rows">
            <Button size="small" onClick={() => setHeader(row, Math.max(row, last))}>
              表头第一行
            </Button>
            <Button size="small" onClick={() => setHeader(Math.min(row, first), row)}>
              表头最后一行
            </Button>
            <Button size="small" disabled={row < table.firstDataRow} onClick={() => correct({ lastDataRow: row })}>
              数据最后一行
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function RowNumber(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (row: number) => void;
}): ReactNode {
  // Typed, and not yet taken by Enter or by leaving the field.
  const typed = useRef<number | null>(null);
  const take = (): void => {
    if (typed.current !== null && typed.current !== props.value) props.onChange(typed.current);
    typed.current = null;
  };
  return (
    <InputNumber<number>
      key={props.value}
      size="small"
      min={1}
      precision={0}
      aria-label={props.label}
      defaultValue={props.value}
      onChange={(value) => {
        typed.current = value;
      }}
      onStep={(value) => {
        typed.current = null;
        props.onChange(value);
      }}
      onPressEnter={take}
      onBlur={take}
    />
  );
}
