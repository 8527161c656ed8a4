import { InputNumber, Segmented, Select } from "antd";
import { type ReactNode, useRef } from "react";
import type { ReadSheet } from "#contract/importing";
import type { Orientation, RecognisedTable } from "#domain/importing/recognised-table";
import { columnLetters } from "#domain/workbook/cell-address";
import { orientationHints, orientationWords } from "../../text/importing";
import { labels } from "../../text/labels";
import { ClearIcon } from "../../ui/clear-icon";
import { PeriodPicker } from "../../ui/period-picker";
import type { ImportFile } from "./import-state";
import { type Listed, listedIn } from "./listed";
import { useImport, useKinds } from "./use-import";

/** How a table lies, where its header and data stand, its unit and period; each can be corrected. */
export function TableBounds(props: {
  readonly file: ImportFile;
  readonly sheet: ReadSheet;
  readonly table: RecognisedTable;
}): ReactNode {
  const { file, sheet, table } = props;
  const { session } = useImport();
  const correct = (part: Partial<Parameters<typeof session.correct>[1]>): void =>
    void session.correct(file.token, { sheet: sheet.name, table: table.index, ...part });
  const listed = listedIn(table.subject, useKinds());
  return (
    <>
      <KindField table={table} onChoose={(subject) => correct({ subject })} />
      <div className="panel-field">
        <span className="panel-label">方向</span>
        <Segmented<Orientation>
          size="small"
          value={table.orientation}
          options={(["rows", "columns", "form"] as const).map((value) => ({
            value,
            label: orientationWords[value],
            title: orientationHints[value](ofKind(listed)),
          }))}
          onChange={(orientation) => correct({ orientation })}
        />
      </div>
      <p className="panel-hint">{orientationHints[table.orientation](ofKind(listed))}。</p>
      {table.orientation !== "form" && <LineBounds table={table} correct={correct} />}
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
      {table.unitCell !== null && <p className="panel-hint">从 {table.unitCell} 读到。列名里另写了单位的，按列名。</p>}
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
      {table.periodCell !== null && <p className="panel-hint">从 {table.periodCell} 读到。</p>}
    </>
  );
}

function ofKind({ classifier, label }: Listed): string {
  return `${classifier}${label}`;
}

const kindGroups = [
  { group: "roster", label: "名册" },
  { group: "relation", label: "资质与关系" },
  { group: "indicator", label: "指标填报" },
  { group: "ledger", label: "清单台账" },
] as const;

/** What the table lists; a person knows better than its words. */
function KindField(props: {
  readonly table: RecognisedTable;
  readonly onChoose: (subject: string) => void;
}): ReactNode {
  const kinds = useKinds();
  const listed = listedIn(props.table.subject, kinds);
  if (kinds.length === 0) return null;
  return (
    <div className="panel-field">
      <label htmlFor="table-kind">表里列的是</label>
      <Select<string>
        id="table-kind"
        showSearch={{ optionFilterProp: "label" }}
        value={listed.kind}
        popupMatchSelectWidth={240}
        options={kindGroups.map(({ group, label }) => ({
          label,
          options: kinds.filter((kind) => kind.group === group).map((kind) => ({ value: kind.id, label: kind.label })),
        }))}
        onChange={props.onChoose}
      />
    </div>
  );
}

function LineBounds(props: {
  readonly table: RecognisedTable;
  readonly correct: (part: {
    headerRows?: readonly [number, number];
    firstDataRow?: number;
    lastDataRow?: number;
  }) => void;
}): ReactNode {
  const { table, correct } = props;
  const [first, last] = table.headerRows;
  const turned = table.orientation === "columns";
  const unit = turned ? "列" : "行";
  const input = (label: string, value: number, onChange: (line: number) => void): ReactNode => (
    <LineNumber label={label} value={value} turned={turned} onChange={onChange} />
  );
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">表头</span>
        <span className="row-bounds">
          第 {input(`表头第一${unit}`, first, (line) => correct({ headerRows: [line, Math.max(line, last)] }))} 到{" "}
          {input(`表头最后一${unit}`, last, (line) => correct({ headerRows: [Math.min(first, line), line] }))} {unit}
        </span>
      </div>
      <div className="panel-field">
        <span className="panel-label">数据</span>
        <span className="row-bounds">
          第 {input(`数据第一${unit}`, table.firstDataRow, (firstDataRow) => correct({ firstDataRow }))} 到{" "}
          {input(`数据最后一${unit}`, table.lastDataRow, (lastDataRow) => correct({ lastDataRow }))} {unit}
        </span>
      </div>
    </>
  );
}

function LineNumber(props: {
  readonly label: string;
  readonly value: number;
  /** Lines are columns: shown by their letters, typed as letters or numbers. */
  readonly turned: boolean;
  readonly onChange: (line: number) => void;
}): ReactNode {
  // Typed, and not yet taken by Enter or by leaving the field.
  const typed = useRef<number | null>(null);
  const take = (): void => {
    if (typed.current !== null && typed.current !== props.value) props.onChange(typed.current);
    typed.current = null;
  };
  const shown = props.turned
    ? {
        formatter: (value: number | undefined) => (value === undefined ? "" : columnLetters(value)),
        parser: (text: string | undefined) => columnNumber(text ?? ""),
      }
    : {};
  return (
    <InputNumber<number>
      key={props.value}
      size="small"
      min={1}
      precision={0}
      aria-label={props.label}
      defaultValue={props.value}
      {...shown}
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

/** A column by its letters (AB) or its number. */
function columnNumber(text: string): number {
  const letters = text.trim().toUpperCase();
  if (/^[A-Z]{1,3}$/u.test(letters))
    return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return Number.parseInt(letters, 10) || 1;
}
