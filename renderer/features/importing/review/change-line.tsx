import { CloseOutlined, UndoOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import type { PlanRow } from "#contract/importing";
import { cellKey, type PlannedChange } from "#domain/importing/import-plan";
import { cellAddress } from "#domain/workbook/cell-address";
import { fieldHeading, formatFieldValue, isNumeric, periodWords } from "../../../text/format-value";
import type { ImportFile } from "../import-state";
import { type ChangeStanding, refuseCell, refuseColumn, standingOf } from "../plan-choices";
import { columnKey } from "#domain/importing/import-plan";
import { useFields, useImport } from "../use-import";

/** Why a change is not written, in a word. */
const standingWords: Readonly<Record<ChangeStanding, string>> = {
  taken: "",
  cellRefused: "不要",
  columnRefused: "整列不要",
  rowRefused: "",
  kindRefused: "",
  held: "暂不写",
};

/** One change: field and period, old, new, the cell it comes from, and whether it is taken. */
export function ChangeLine(props: {
  readonly file: ImportFile;
  readonly row: PlanRow;
  readonly change: PlannedChange;
}): ReactNode {
  const { file, row, change } = props;
  const { session } = useImport();
  const fields = useFields();
  const field = fields.byId.get(change.field);
  const number = field !== undefined && isNumeric(field);
  const name = field === undefined ? "其他" : fieldHeading(field);
  const standing = standingOf(file.choices, row, change);
  // Of a new enterprise there is no old value to stand beside the new one.
  const fresh = row.kind === "add" || row.kind === "decision";
  const words = `${name}${change.period === null ? "" : ` ${periodWords(change.period)}`}`;
  const address = cellAddress(change.row, change.column);
  const issue = row.issues.find((one) => one.cell === address);
  return (
    <div className="change-line" data-standing={standing} data-fresh={fresh}>
      <span className="field">{words}</span>
      {!fresh && (
        <>
          <span className="before" data-number={number}>
            {formatFieldValue(change.before, field)}
          </span>
          <span aria-hidden="true">→</span>
        </>
      )}
      <span className="after" data-number={number} data-cleared={change.after === null}>
        {change.after === null ? "清空" : formatFieldValue(change.after, field)}
        {standingWords[standing] !== "" && <span className="standing">{standingWords[standing]}</span>}
        {standing === "held" && <span className="standing">{change.held === "filed" ? "已上报" : "已冻结"}</span>}
      </span>
      <button
        type="button"
        className="source-cell"
        data-issue={issue?.severity}
        title={`${row.sheet} ${address} 写的是“${change.raw}”${issue === undefined ? "" : `。${issue.reason}`}`}
        onClick={() =>
          session.look(file.token, {
            sheet: row.sheet,
            table: { sheet: row.sheet, index: row.table },
            selected: { row: change.row, column: change.column },
          })
        }
      >
        {address}
      </button>
      <TakeButton {...props} words={words} standing={standing} />
    </div>
  );
}

function TakeButton(props: {
  readonly file: ImportFile;
  readonly row: PlanRow;
  readonly change: PlannedChange;
  readonly words: string;
  readonly standing: ChangeStanding;
}): ReactNode {
  const { file, row, change, words, standing } = props;
  const { session } = useImport();
  if (standing === "rowRefused" || standing === "kindRefused") return <span />;
  const back = standing === "cellRefused" || standing === "columnRefused";
  const key = cellKey(row.key, change);
  const column = columnKey({ sheet: row.sheet, index: row.table }, change);
  return (
    <button
      type="button"
      className="take-cell"
      aria-label={back ? `还是要 ${words}` : `不要这一格 ${words}`}
      title={standing === "columnRefused" ? "整列还是要" : back ? "还是要这一格" : "不要这一格"}
      onClick={() =>
        session.decide(file.token, (choices) =>
          standing === "columnRefused" ? refuseColumn(choices, column, false) : refuseCell(choices, key, !back),
        )
      }
    >
      {back ? <UndoOutlined /> : <CloseOutlined />}
    </button>
  );
}
