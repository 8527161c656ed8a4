import { Button, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { CellIssue } from "#domain/importing/cell-issue";
import { LoadingLines } from "../../ui/states";
import type { ImportFile } from "./import-state";
import { useImport } from "./use-import";
import type { PlanIssues } from "./use-plan-issues";

const step = 100;

/** Issues of the plan; a click goes to the cell. */
export function IssueList({ file, issues }: { readonly file: ImportFile; readonly issues: PlanIssues }): ReactNode {
  const [severity, setSeverity] = useState<"all" | CellIssue["severity"]>("all");
  const [shown, setShown] = useState(step);
  if (issues.loading) return <LoadingLines lines={8} />;
  if (issues.list.length === 0) return <p className="list-line secondary">每个格子都读得懂，没有要提醒的。</p>;
  const errors = issues.list.filter((issue) => issue.severity === "error").length;
  const list = issues.list.filter((issue) => severity === "all" || issue.severity === severity);
  return (
    <>
      <div className="review-filter">
        <Segmented<"all" | CellIssue["severity"]>
          size="small"
          value={severity}
          onChange={setSeverity}
          options={[
            { value: "all", label: `全部 ${issues.total}` },
            { value: "error", label: `读不成 ${errors}` },
            { value: "warning", label: `请看一眼 ${issues.list.length - errors}` },
          ]}
        />
      </div>
      {list.slice(0, shown).map((issue) => (
        <IssueLine key={`${issue.sheet}!${issue.cell} ${issue.kind}`} file={file} issue={issue} />
      ))}
      {list.length > shown && (
        <div className="list-line">
          <Button size="small" onClick={() => setShown(shown + step)}>
            再看 {Math.min(step, list.length - shown)} 条（还有 {list.length - shown} 条）
          </Button>
        </div>
      )}
    </>
  );
}

function IssueLine({ file, issue }: { readonly file: ImportFile; readonly issue: CellIssue }): ReactNode {
  const { session } = useImport();
  const on = file.sheet === issue.sheet && file.selected?.row === issue.row && file.selected.column === issue.column;
  const table = file.reading?.sheets
    .find((sheet) => sheet.name === issue.sheet)
    ?.tables.find((one) => issue.row >= one.headerRows[0] && issue.row <= one.lastDataRow);
  return (
    <button
      type="button"
      className="list-line"
      data-on={on}
      onClick={() =>
        session.look(file.token, {
          sheet: issue.sheet,
          table: table === undefined ? file.table : { sheet: issue.sheet, index: table.index },
          selected: { row: issue.row, column: issue.column },
        })
      }
    >
      <span className="line-row">
        <span className="cell-tag">{issue.cell}</span>
        <span className="word-tag" data-tone={issue.severity}>
          {issue.severity === "error" ? "读不成" : "请看一眼"}
        </span>
        <span className="grow line-note">{issue.raw === "" ? "（空白）" : issue.raw}</span>
      </span>
      <span className="issue-reason">{issue.reason}</span>
      {issue.suggestion !== null && (
        <span className="line-note issue-reason">可能是：{issue.suggestion}（不会自动改）</span>
      )}
    </button>
  );
}
