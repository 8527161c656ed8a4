import { Button, Segmented, Select } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { ReadTable } from "#contract/importing";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import { PanelPart } from "../../../ui/workbench/workbench";
import { FileFacts } from "../file-facts";
import { activeTable, type ImportFile, tableKey, wantedTables } from "../import-state";
import { QuestionBox } from "../question-box";
import { surenessOf } from "../table-overlay";
import { tableTitle } from "../table-title";
import { useFields, useImport, useQuestions } from "../use-import";
import { columnSamples, useTableCells } from "../use-sheet-cells";
import { ColumnLine } from "./column-line";

type Shown = "all" | "doubtful" | "none";

/** 列对应: each column's header and samples, the field proposed for it, and why; all of it correctable. */
export function ColumnsPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const active = activeTable(file);
  if (active === null) return null;
  return (
    <>
      <FileFacts file={file} />
      <TableColumns key={tableKey(active.sheet.name, active.table.index)} file={file} {...active} />
    </>
  );
}

function TableColumns(props: { readonly file: ImportFile } & NonNullable<ReturnType<typeof activeTable>>): ReactNode {
  const { file, sheet, table } = props;
  const questions = useQuestions(file, useFields());
  const { shown, show, list } = useShownColumns(table);
  const cells = useTableCells(file.reading?.readingId ?? "", sheet.name, table);
  const samples = useMemo(() => (cells === null ? null : columnSamples(table, cells)), [table, cells]);
  const count = (kind: Shown): number => table.columns.filter((column) => belongs(column, kind)).length;
  return (
    <PanelPart title={wordsOf(table).title} scrolls>
      <TableChoice file={file} />
      {questions
        .filter((one) => one.sheet === sheet.name && one.table === table.index)
        .map((question) => (
          <QuestionBox key={question.kind} file={file} question={question} table={table} />
        ))}
      <Segmented<Shown>
        block
        size="small"
        style={{ margin: "8px 0" }}
        value={shown}
        onChange={show}
        options={[
          { value: "all", label: `全部 ${count("all")}` },
          { value: "doubtful", label: `待确认 ${count("doubtful")}` },
          { value: "none", label: `未对应 ${count("none")}` },
        ]}
      />
      {shown === "doubtful" && <ConfirmAll file={file} sheet={sheet.name} table={table} />}
      <div className="panel-scroll">
        {list.map((column) => (
          <ColumnLine
            key={column.letter}
            file={file}
            sheet={sheet.name}
            table={table}
            column={column}
            samples={samples === null ? null : (samples.get(column.letter) ?? [])}
          />
        ))}
        {list.length === 0 && <p className="list-line secondary">没有这样的{wordsOf(table).one}。</p>}
      </div>
    </PanelPart>
  );
}

// What is doubtful and right is said to be right once; the recipe remembers it for the sender's next file.
function ConfirmAll(props: {
  readonly file: ImportFile;
  readonly sheet: string;
  readonly table: ReadTable;
}): ReactNode {
  const { file, sheet, table } = props;
  const { session } = useImport();
  const doubtful = table.columns.filter((column) => surenessOf(column) === "doubtful");
  if (doubtful.length === 0) return null;
  const columns = Object.fromEntries(doubtful.map(({ letter, fields, unit }) => [letter, { fields, unit }] as const));
  return (
    <Button
      size="small"
      style={{ alignSelf: "flex-start", marginBottom: 8 }}
      onClick={() => void session.correct(file.token, { sheet, table: table.index, columns })}
    >
      这 {doubtful.length} {wordsOf(table).one}都对
    </Button>
  );
}

function TableChoice({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const tables = wantedTables(file);
  if (tables.length < 2) return null;
  const active = file.table === null ? "" : tableKey(file.table.sheet, file.table.index);
  return (
    <Select
      aria-label="哪张表"
      style={{ marginBottom: 8 }}
      value={active}
      options={tables.map(({ sheet, table }) => ({
        value: tableKey(sheet.name, table.index),
        label: tableTitle(file, sheet, table),
      }))}
      onChange={(key) => {
        const next = tables.find(({ sheet, table }) => tableKey(sheet.name, table.index) === key);
        if (next === undefined) return;
        const table = { sheet: next.sheet.name, index: next.table.index };
        session.look(file.token, { sheet: next.sheet.name, table, selected: null });
      }}
    />
  );
}

// A filter keeps the columns it found when it was chosen: what is corrected does not jump away under the cursor.
function useShownColumns(table: ReadTable): {
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly list: readonly ColumnMapping[];
} {
  const [view, setView] = useState<{ readonly shown: Shown; readonly letters: ReadonlySet<string> }>({
    shown: "all",
    letters: new Set(),
  });
  const show = (shown: Shown): void =>
    setView({
      shown,
      letters: new Set(table.columns.filter((column) => belongs(column, shown)).map((column) => column.letter)),
    });
  const list = view.shown === "all" ? table.columns : table.columns.filter((column) => view.letters.has(column.letter));
  return { shown: view.shown, show, list };
}

function belongs(column: ColumnMapping, shown: Shown): boolean {
  if (shown === "all") return true;
  if (shown === "doubtful") return surenessOf(column) === "doubtful";
  // A serial number is nothing anybody misses.
  return column.fields.length === 0 && column.serial !== true;
}

function wordsOf(table: ReadTable): { readonly title: string; readonly one: string } {
  if (table.orientation === "form") return { title: "每一格是什么", one: "格" };
  return table.orientation === "columns"
    ? { title: "每个栏目是什么", one: "栏目" }
    : { title: "每一列是什么", one: "列" };
}
