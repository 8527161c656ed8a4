import { Button } from "antd";
import type { ReactNode } from "react";
import type { CellIssue } from "#domain/importing/cell-issue";
import { formatCount } from "../../../text/labels";
import type { ImportFile } from "../import-state";
import { tableAt } from "../table-place";
import { useImport } from "../use-import";
import { useIssuePages } from "../use-plan-pages";
import { PlanList } from "./plan-list";
import type { ReviewProps } from "./review-props";
import { ReturnFileButton } from "./return-file-button";

// So few are seen at a glance; a filter would only take their room.
const fewIssues = 8;

/** Problems of the plan by kind; a click goes to the cell. What is wrong can be sent back to whom it came from. */
export function IssueList({ file, plan, review }: ReviewProps): ReactNode {
  const { session } = useImport();
  const kind = plan.issueKinds.find((one) => one.kind === review.issueKind) ?? null;
  const filter = {
    planId: plan.planId,
    severity: kind?.severity ?? null,
    ...(kind === null ? {} : { kind: kind.kind }),
  };
  const pages = useIssuePages(filter);
  return (
    <>
      <div className="review-filter">
        <div className="line-row">
          <span className="line-note grow">
            读不成 {formatCount(plan.errors)} · 请看一眼 {formatCount(plan.warnings)}
          </span>
          {file.reading !== null && plan.errors + plan.warnings > 0 && <ReturnFileButton file={file} />}
        </div>
        {plan.issueKinds.length > 1 && plan.errors + plan.warnings > fewIssues && (
          <KindFilter file={file} plan={plan} review={review} />
        )}
        {kind !== null && (
          <Button size="small" type="link" onClick={() => session.review(file.token, { issueKind: null })}>
            看全部问题
          </Button>
        )}
      </div>
      <PlanList
        label="问题"
        pages={pages}
        contentKey={JSON.stringify(filter)}
        estimate={84}
        empty="每个格子都读得懂，没有问题。"
      >
        {(issue) => <IssueLine file={file} issue={issue} />}
      </PlanList>
    </>
  );
}

function KindFilter({ file, plan, review }: ReviewProps): ReactNode {
  const { session } = useImport();
  return (
    <section className="issue-kinds" aria-label="按种类">
      {plan.issueKinds.map((one) => {
        const on = one.kind === review.issueKind;
        return (
          <button
            key={`${one.kind} ${one.severity}`}
            type="button"
            className="issue-kind"
            aria-pressed={on}
            onClick={() => session.review(file.token, { issueKind: on ? null : one.kind })}
          >
            <span className="word-tag" data-tone={one.severity}>
              {formatCount(one.count)}
            </span>
            <span className="issue-kind-words" title={one.sentence}>
              {one.sentence}
            </span>
          </button>
        );
      })}
    </section>
  );
}

function IssueLine({ file, issue }: { readonly file: ImportFile; readonly issue: CellIssue }): ReactNode {
  const { session } = useImport();
  const on = file.sheet === issue.sheet && file.selected?.row === issue.row && file.selected.column === issue.column;
  const table = tableAt(file.reading, issue.sheet, issue);
  return (
    <button
      type="button"
      className="list-line"
      data-on={on}
      onClick={() =>
        session.look(file.token, {
          sheet: issue.sheet,
          table: table === null ? file.table : { sheet: issue.sheet, index: table.index },
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
