import { Tabs } from "antd";
import { type ReactNode, useState } from "react";
import { LoadingLines } from "../../ui/states";
import { ChangeList } from "./change-list";
import { DecisionList } from "./decision-list";
import type { ImportFile } from "./import-state";
import { IssueList } from "./issue-list";
import { usePlanIssues } from "./use-plan-issues";

/** 核对: rows waiting for a decision, issues, and every change field by field, before anything is written. */
export function ReviewPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const plan = file.plan;
  const issues = usePlanIssues(plan?.planId ?? null);
  const [tab, setTab] = useState<string | null>(null);
  if (plan === null) {
    return (
      <div style={{ padding: 16 }}>
        <LoadingLines lines={10} />
      </div>
    );
  }
  const count = plan.errors + plan.warnings;
  const first = plan.counts.decision > 0 ? "decisions" : count > 0 ? "issues" : "changes";
  return (
    <Tabs
      className="review-tabs"
      size="small"
      activeKey={tab ?? first}
      onChange={setTab}
      items={[
        {
          key: "decisions",
          label: `待定 ${plan.counts.decision}`,
          children: <DecisionList file={file} planId={plan.planId} />,
        },
        { key: "issues", label: `提醒 ${count}`, children: <IssueList file={file} issues={issues} /> },
        { key: "changes", label: "逐条变更", children: <ChangeList file={file} plan={plan} /> },
      ]}
    />
  );
}
