import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { PlanRow } from "#contract/importing";
import type { PlannedChange } from "#domain/importing/import-plan";
import { lineWords, orientationWords } from "../../../text/importing";
import { refuseRow } from "../plan-choices";
import type { ImportFile } from "../import-state";
import { rowPlace, tableOf } from "../table-place";
import { useFields, useImport } from "../use-import";
import { ChangeLine } from "./change-line";

// How many changed fields are shown before a person asks for the rest; a new enterprise's are all new.
const shortList = { update: 8, add: 4 } as const;

/** A planned row: who, where it stands, and each change old beside new; row and cells can be left out. */
export function ChangeCard({ file, row }: { readonly file: ImportFile; readonly row: PlanRow }): ReactNode {
  const { session } = useImport();
  const changing = row.kind === "add" || row.kind === "update";
  const refused =
    file.choices.refusedRows.includes(row.key) || (changing && file.choices.refusedKinds.includes(row.kind));
  return (
    <article className="change-row" data-refused={refused}>
      <div className="line-row">
        <RowName file={file} row={row} />
        {changing && (
          <Button
            size="small"
            type="text"
            onClick={() => session.decide(file.token, (choices) => refuseRow(choices, row.key, !refused), [row])}
          >
            {refused ? "还是要" : "不要这一行"}
          </Button>
        )}
      </div>
      {row.kind === "update" && row.formerName !== null && (
        <div className="line-note">原名「{row.formerName}」，改名后记为曾用名</div>
      )}
      {row.kind === "rejected" && <div className="issue-reason">{row.reason}</div>}
      {row.kind === "unchanged" && <div className="line-note">和账本里的一样，不写</div>}
      {(row.kind === "add" || row.kind === "update") && (
        <ChangeTable file={file} row={row} changes={row.changes} most={shortList[row.kind]} />
      )}
    </article>
  );
}

/** Place and name of a row; a click shows it on the sheet. */
export function RowName({ file, row }: { readonly file: ImportFile; readonly row: PlanRow }): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  const orientation = tableOf(file, row)?.orientation ?? "rows";
  const several = (file.reading?.sheets.filter((sheet) => sheet.tables.length > 0).length ?? 0) > 1;
  const line = orientation === "form" ? orientationWords.form : lineWords(orientation, row.row);
  return (
    <>
      <span className="cell-tag" title={row.sheet}>
        {several && orientation === "form" ? row.sheet.trim().slice(0, 8) : line}
      </span>
      <button
        type="button"
        className="change-name grow"
        title={several ? `${row.sheet} ${line}` : undefined}
        onClick={() => session.look(file.token, rowPlace(file, row, fields.byId))}
      >
        {row.name === "" ? "（没有名称）" : row.name}
      </button>
    </>
  );
}

/** The changes of a row, the first few at once. */
export function ChangeTable(props: {
  readonly file: ImportFile;
  readonly row: PlanRow;
  readonly changes: readonly PlannedChange[];
  readonly most: number;
}): ReactNode {
  const [all, setAll] = useState(false);
  const { file, row, changes } = props;
  const shown = all ? changes : changes.slice(0, props.most);
  return (
    <>
      <div className="change-table">
        {shown.map((change) => (
          <ChangeLine key={`${change.field} ${change.period}`} file={file} row={row} change={change} />
        ))}
      </div>
      {changes.length > shown.length && (
        <Button size="small" type="link" style={{ padding: 0 }} onClick={() => setAll(true)}>
          还有 {changes.length - shown.length} 项
        </Button>
      )}
    </>
  );
}
