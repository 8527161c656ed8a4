import { Tabs } from "antd";
import type { ReactNode } from "react";
import { formatCount } from "../../../text/labels";
import { LoadingLines } from "../../../ui/states";
import type { ImportFile } from "../import-state";
import { undecidedRows } from "../plan-choices";
import { heldChanges, type ReviewTab } from "../review-view";
import { useImport } from "../use-import";
import { AbsentList } from "./absent-list";
import { ChangeList } from "./change-list";
import { DecisionList } from "./decision-list";
import { HeldPanel } from "./held-panel";
import { IssueList } from "./issue-list";
import type { ReviewProps } from "./review-props";
import "./review.css";

/** 核对: rows waiting for a decision, problems, every change field by field, what is held back and who is absent, before anything is written. */
export function ReviewPanel({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const { plan, review } = file;
  if (plan === null || review === null) {
    return (
      <div style={{ padding: 16 }}>
        <LoadingLines lines={10} />
      </div>
    );
  }
  const waiting = undecidedRows(plan, file.choices, file.notes);
  const held = heldChanges(plan);
  const tabs: readonly { readonly key: ReviewTab; readonly label: string }[] = [
    { key: "decisions", label: `待定 ${formatCount(waiting)}` },
    { key: "issues", label: `问题 ${formatCount(plan.errors + plan.warnings)}` },
    { key: "changes", label: "逐条变更" },
    ...(held > 0 ? [{ key: "held" as const, label: `暂不写 ${formatCount(held)}` }] : []),
    ...(file.quarantined === null ? [{ key: "absent" as const, label: `未出现 ${formatCount(plan.absent)}` }] : []),
  ];
  return (
    <div className="review">
      <Tabs
        className="review-tabs"
        size="small"
        tabBarGutter={16}
        activeKey={review.tab}
        onChange={(key) => {
          const tab = tabs.find((one) => one.key === key)?.key;
          if (tab !== undefined) session.review(file.token, { tab });
        }}
        items={tabs.map(({ key, label }) => ({ key, label }))}
      />
      <ReviewBody file={file} plan={plan} review={review} />
    </div>
  );
}

function ReviewBody(props: ReviewProps): ReactNode {
  switch (props.review.tab) {
    case "decisions":
      return <DecisionList {...props} />;
    case "issues":
      return <IssueList {...props} />;
    case "changes":
      return <ChangeList {...props} />;
    case "held":
      return <HeldPanel {...props} />;
    case "absent":
      return <AbsentList {...props} />;
  }
}
