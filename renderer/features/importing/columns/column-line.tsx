import { type ReactNode, useEffect, useRef } from "react";
import type { ReadTable } from "#contract/importing";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import { periodWords } from "../../../text/format-value";
import type { ImportFile } from "../import-state";
import { fieldWords, headingWords, surenessOf } from "../table-overlay";
import { isMappingAt, mappingPlace } from "../table-place";
import { useFields, useImport } from "../use-import";
import { ColumnEditor } from "./column-editor";

/** A column as the list shows it, with what its editor needs. */
export interface ColumnProps {
  readonly file: ImportFile;
  readonly sheet: string;
  readonly table: ReadTable;
  readonly column: ColumnMapping;
  /** What is written in it, distinct; null while it is being read. */
  readonly samples: readonly string[] | null;
}

/** How sure a proposal is, in a word. */
const surenessWords = { sure: "认准了", doubtful: "待确认", none: "不导入", fixed: "另一列为准" } as const;

/** One column: letter, header path, samples and field; opened it can be changed. */
export function ColumnLine(props: ColumnProps): ReactNode {
  const { file, table, column } = props;
  const samples = props.samples ?? [];
  const { session } = useImport();
  const fields = useFields();
  const on = file.sheet === props.sheet && isMappingAt(table, column, file.selected);
  const line = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (on) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [on]);
  const sureness = surenessOf(column);
  const headings = headingWords(column);
  const apart = [
    column.period == null ? null : periodWords(column.period),
    column.blank === "clear" ? "空白=清除" : null,
    column.hidden === true ? "隐藏列" : null,
  ].filter((part) => part !== null);
  return (
    <div className="list-line" data-on={on} ref={line}>
      <button
        type="button"
        className="line-button"
        aria-expanded={on}
        onClick={() =>
          session.look(file.token, {
            sheet: props.sheet,
            table: file.table,
            selected: mappingPlace(table, column, table.headerRows[1]),
          })
        }
      >
        <span className="line-row">
          <span className="cell-tag">{column.letter}</span>
          <span className="grow" title={headings}>
            {headings === "" ? "（没有列名）" : headings}
          </span>
          <span className="word-tag" data-tone={sureness}>
            {column.serial === true && sureness === "none" ? "序号" : surenessWords[sureness]}
          </span>
        </span>
        {!on && column.fields.length > 0 && (
          <span className="line-note column-target">→ {[fieldWords(column, fields.byId), ...apart].join(" · ")}</span>
        )}
        {(on || column.fields.length === 0) && samples.length > 0 && (
          <span className="line-note column-samples" title={samples.slice(0, 20).join("\n")}>
            {samples.slice(0, 3).join("　")}
            {samples.length > 3 ? " …" : ""}
          </span>
        )}
      </button>
      {on && <ColumnEditor {...props} />}
    </div>
  );
}
