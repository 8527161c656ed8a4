import { Button, Segmented } from "antd";
import { type ReactNode, useCallback } from "react";
import type { CauseAnswer, DecisionCause } from "#domain/importing/import-plan";
import { causeWords } from "../../../text/importing";
import { formatCount } from "../../../text/labels";
import { decideCause } from "../plan-choices";
import { causesOfPlan } from "../review-view";
import { useImport } from "../use-import";
import { usePlanRows } from "../use-plan-pages";
import { DecisionCard } from "./decision-card";
import { DuplicateGroups } from "./duplicate-groups";
import { PlanList } from "./plan-list";
import type { ReviewProps } from "./review-props";
import { SearchInput } from "../../../ui/search-input";

/** Rows the program will not decide alone (待定), by cause; each has its own answer, or all of a cause have one. */
export function DecisionList(props: ReviewProps): ReactNode {
  const { file, plan, review } = props;
  const { session } = useImport();
  const causes = causesOfPlan(plan);
  const cause = review.cause !== null && causes.includes(review.cause) ? review.cause : (causes[0] ?? null);
  if (cause === null) return <p className="list-line secondary">没有要您拿主意的行。</p>;
  return (
    <>
      <div className="review-filter">
        <Segmented<DecisionCause>
          size="small"
          block
          value={cause}
          options={causes.map((one) => ({
            value: one,
            label: `${causeWords[one].name} ${formatCount(plan.causes[one] ?? 0)}`,
          }))}
          onChange={(next) => session.review(file.token, { cause: next })}
        />
        <p className="line-note">{causeWords[cause].about}</p>
        <CauseAnswers {...props} cause={cause} />
      </div>
      {cause === "duplicate" ? (
        <DuplicateGroups file={file} planId={plan.planId} />
      ) : (
        <DecisionRows key={cause} {...props} cause={cause} />
      )}
    </>
  );
}

function DecisionRows(props: ReviewProps & { readonly cause: DecisionCause }): ReactNode {
  const { file, plan, review, cause } = props;
  const { session } = useImport();
  const filter = {
    planId: plan.planId,
    kinds: ["decision"] as const,
    causes: [cause],
    ...(review.search === "" ? {} : { search: review.search }),
  };
  const pages = usePlanRows(filter);
  const onSearch = useCallback((search: string) => session.review(file.token, { search }), [session, file.token]);
  return (
    <>
      {(plan.causes[cause] ?? 0) > 8 && (
        <div className="review-filter">
          <SearchInput label="按名称或代码找" value={review.search} onSearch={onSearch} />
        </div>
      )}
      <PlanList
        label={causeWords[cause].name}
        pages={pages}
        contentKey={JSON.stringify(filter)}
        estimate={170}
        empty="没有合乎条件的行。"
      >
        {(row) => (row.kind === "decision" ? <DecisionCard file={file} row={row} /> : null)}
      </PlanList>
    </>
  );
}

// One answer for all rows of a cause that have none of their own.
function CauseAnswers(props: ReviewProps & { readonly cause: DecisionCause }): ReactNode {
  const { file, cause } = props;
  const { session } = useImport();
  const answer = file.choices.byCause[cause] ?? null;
  const { separate, same } = causeWords[cause];
  const say = (next: CauseAnswer | null): void =>
    session.decide(file.token, (choices) => decideCause(choices, cause, next));
  if (answer !== null) {
    return (
      <p className="cause-answer" role="status">
        没有单独回答的，{answerWords(answer, { separate, same })}
        <Button size="small" type="link" onClick={() => say(null)}>
          取消，逐行回答
        </Button>
      </p>
    );
  }
  return (
    <div className="pick-rows">
      {same !== null && (
        <Button size="small" onClick={() => say("same")}>
          {same}
        </Button>
      )}
      {separate !== null && (
        <Button size="small" onClick={() => say("separate")}>
          {separate}
        </Button>
      )}
      <Button size="small" onClick={() => say("skip")}>
        全部跳过
      </Button>
    </div>
  );
}

function answerWords(
  answer: CauseAnswer,
  { separate, same }: { readonly separate: string | null; readonly same: string | null },
): string {
  if (answer === "skip") return "都先放着，不导入。";
  return `${(answer === "same" ? same : separate) ?? "都照常导入"}。`;
}
