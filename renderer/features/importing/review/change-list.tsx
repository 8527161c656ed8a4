import { Button, Segmented } from "antd";
import { type ReactNode, useCallback } from "react";
import { rowKindWords } from "../../../text/importing";
import { formatCount } from "../../../text/labels";
import { refuseKind } from "../plan-choices";
import type { ReviewView } from "../review-view";
import { useImport } from "../use-import";
import { usePlanRows } from "../use-plan-pages";
import { ChangeCard } from "./change-card";
import { FieldFilter } from "./field-filter";
import { PlanList } from "./plan-list";
import type { ReviewProps } from "./review-props";
import { SearchInput } from "../../../ui/search-input";

/** Every change, row by row and field by field, old and new side by side; filtered by kind, field and words. */
export function ChangeList(props: ReviewProps): ReactNode {
  const { file, plan, review } = props;
  const { session } = useImport();
  const filter = {
    planId: plan.planId,
    kinds: [review.kind],
    ...(review.fields.length === 0 ? {} : { fields: review.fields }),
    ...(review.search === "" ? {} : { search: review.search }),
  };
  const pages = usePlanRows(filter);
  const onSearch = useCallback((search: string) => session.review(file.token, { search }), [session, file.token]);
  return (
    <>
      <div className="review-filter">
        <Segmented<ReviewView["kind"]>
          size="small"
          block
          value={review.kind}
          onChange={(kind) => session.review(file.token, { kind })}
          options={(["update", "add", "unchanged", "rejected"] as const).map((kind) => ({
            value: kind,
            label: `${rowKindWords[kind]} ${formatCount(plan.counts[kind])}`,
          }))}
        />
        <div className="line-row">
          <SearchInput label="按名称或代码找" value={review.search} onSearch={onSearch} />
          <FieldFilter {...props} />
        </div>
        <FilterNote {...props} total={pages.total} />
      </div>
      <PlanList
        label={`${rowKindWords[review.kind]}的行`}
        pages={pages}
        contentKey={JSON.stringify(filter)}
        estimate={review.kind === "unchanged" || review.kind === "rejected" ? 60 : 120}
        empty={review.search === "" && review.fields.length === 0 ? "没有这样的行。" : "没有合乎条件的行。"}
      >
        {(row) => <ChangeCard file={file} row={row} />}
      </PlanList>
    </>
  );
}

function FilterNote(props: ReviewProps & { readonly total: number | null }): ReactNode {
  const { file, review, total } = props;
  const { session } = useImport();
  const { kind } = review;
  const filtered = review.search !== "" || review.fields.length > 0;
  const refused = (kind === "add" || kind === "update") && file.choices.refusedKinds.includes(kind);
  return (
    <div className="line-row filter-note">
      <span className="line-note grow">
        {total === null ? "" : filtered ? `找到 ${formatCount(total)} 行` : `共 ${formatCount(total)} 行`}
      </span>
      {filtered && (
        <Button size="small" type="link" onClick={() => session.review(file.token, { search: "", fields: [] })}>
          看全部
        </Button>
      )}
      {(kind === "add" || kind === "update") && props.plan.counts[kind] > 0 && (
        <Button
          size="small"
          type="text"
          aria-pressed={refused}
          onClick={() => session.decide(file.token, (choices) => refuseKind(choices, kind, !refused))}
        >
          {refused ? `还是要这些${rowKindWords[kind]}` : `${rowKindWords[kind]}都不要`}
        </Button>
      )}
    </div>
  );
}
