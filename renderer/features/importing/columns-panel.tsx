import { Segmented, Select } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ReadSheet } from "#contract/importing";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { groupFieldChoices, unitChoices } from "../../text/field-choices";
import { PanelPart } from "../../ui/workbench/workbench";
import { activeTable, type ImportFile, tableKey, wantedTables } from "./import-state";
import { QuestionBox } from "./question-box";
import { carrierWords, fieldWords, surenessOf } from "./table-overlay";
import { tableTitle } from "./tables-panel";
import { useFields, useImport, useQuestions } from "./use-import";

type Shown = "all" | "doubtful" | "none";

/** 列对应: each column's header, the field proposed for it, and why; correctable. */
export function ColumnsPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const active = activeTable(file);
  const { session } = useImport();
  const questions = useQuestions(file, useFields());
  const [shown, setShown] = useState<Shown>("all");
  const tables = wantedTables(file);
  if (active === null) return null;
  const { columns } = active.table;
  const doubtful = columns.filter((column) => surenessOf(column) === "doubtful");
  const none = columns.filter((column) => column.fields.length === 0);
  const list = shown === "all" ? columns : shown === "doubtful" ? doubtful : none;
  return (
    <PanelPart title="每一列是什么" scrolls>
      {tables.length > 1 && (
        <Select
          aria-label="哪张表"
          style={{ marginBottom: 8 }}
          value={tableKey(active.sheet.name, active.table.index)}
          options={tables.map(({ sheet, table }) => ({
            value: tableKey(sheet.name, table.index),
            label: tableTitle(sheet, table),
          }))}
          onChange={(key) => {
            const next = tables.find(({ sheet, table }) => tableKey(sheet.name, table.index) === key);
            if (next === undefined) return;
            const table = { sheet: next.sheet.name, index: next.table.index };
            session.look(file.token, { sheet: next.sheet.name, table, selected: null });
          }}
        />
      )}
      {questions
        .filter((one) => one.sheet === active.sheet.name && one.table === active.table.index)
        .map((question) => (
          <QuestionBox key={question.kind} file={file} question={question} table={active.table} />
        ))}
      <Segmented<Shown>
        block
        size="small"
        style={{ margin: "8px 0" }}
        value={shown}
        onChange={setShown}
        options={[
          { value: "all", label: `全部 ${columns.length}` },
          { value: "doubtful", label: `请看一眼 ${doubtful.length}` },
          { value: "none", label: `不导入 ${none.length}` },
        ]}
      />
      <div className="panel-scroll">
        {list.map((column) => (
          <ColumnLine key={column.letter} file={file} sheet={active.sheet} table={active.table} column={column} />
        ))}
        {list.length === 0 && <p className="list-line secondary">没有这样的列。</p>}
      </div>
    </PanelPart>
  );
}

/** How sure a proposal is, in a word. */
const surenessWords = { sure: "认准了", doubtful: "请看一眼", none: "不导入", fixed: "另一列为准" } as const;

function ColumnLine(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: RecognisedTable;
  readonly column: ColumnMapping;
}): ReactNode {
  const { file, table, column } = props;
  const { session } = useImport();
  const fields = useFields();
  const on = file.selected?.column === column.column;
  const line = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (on) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [on]);
  const sureness = surenessOf(column);
  const headers = column.headerPath.join(" / ").replaceAll(/\s+/gu, " ");
  return (
    <div className="list-line" data-on={on} ref={line}>
      <button
        type="button"
        className="line-button"
        aria-expanded={on}
        onClick={() =>
          session.look(file.token, {
            sheet: props.sheet.name,
            table: file.table,
            selected: { row: table.headerRows[1], column: column.column },
          })
        }
      >
        <span className="line-row">
          <span className="cell-tag">{column.letter}</span>
          <span className="grow" title={headers}>
            {headers === "" ? "（没有列名）" : headers}
          </span>
          <span className="word-tag" data-tone={sureness}>
            {surenessWords[sureness]}
          </span>
        </span>
        {!on && column.fields.length > 0 && (
          <span className="line-note column-target">→ {fieldWords(column, fields.byId)}</span>
        )}
      </button>
      {on && <ColumnEditor {...props} />}
    </div>
  );
}

function ColumnEditor(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: RecognisedTable;
  readonly column: ColumnMapping;
}): ReactNode {
  const { file, sheet, table, column } = props;
  const { session } = useImport();
  const fields = useFields();
  const change = (chosen: readonly string[], unit: string | null): void =>
    void session.correct(file.token, {
      sheet: sheet.name,
      table: table.index,
      columns: { [column.letter]: { fields: chosen, unit } },
    });
  const units = unitChoices(fields.byId.get(column.fields[0] ?? ""));
  // Closed by a choice: in an open list the Tab that leaves the field would choose the next line too.
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="column-editor">
        <Select<string[]>
          mode="multiple"
          maxCount={2}
          aria-label={`${column.letter} 列是什么`}
          placeholder="不导入（原文照样留底）"
          showSearch={{ optionFilterProp: "search" }}
          value={[...column.fields]}
          options={groupFieldChoices(fields.list).map((group) => ({ ...group, options: [...group.options] }))}
          labelRender={({ label }) => label ?? carrierWords(column)}
          popupMatchSelectWidth={280}
          open={open}
          onOpenChange={setOpen}
          onChange={(chosen) => {
            setOpen(false);
            change(chosen, keptUnit(column, chosen, fields.byId.get(chosen[0] ?? "")));
          }}
        />
        {units.length > 0 && (
          <Select<string>
            aria-label={`${column.letter} 列的单位`}
            placeholder="单位"
            status={column.unit === null ? "warning" : ""}
            value={column.unit}
            options={units.map((unit) => ({ value: unit, label: unit }))}
            onChange={(unit) => change(column.fields, unit)}
          />
        )}
      </div>
      <p className="panel-hint">{column.reason}</p>
      {column.valueMap !== null && (
        <p className="panel-hint">
          表里的写法：
          {Object.entries(column.valueMap)
            .map(([raw, meaning]) => `${raw} 读作 ${meaning}`)
            .join("，")}
        </p>
      )}
    </>
  );
}

// The unit stays when the new field is measured alike; otherwise the person is asked.
function keptUnit(
  column: ColumnMapping,
  chosen: readonly string[],
  field: Parameters<typeof unitChoices>[0],
): string | null {
  const units = unitChoices(field);
  if (chosen.length === 0 || units.length === 0) return null;
  if (column.unit !== null && units.includes(column.unit)) return column.unit;
  return units.length === 1 ? (units[0] ?? null) : null;
}
