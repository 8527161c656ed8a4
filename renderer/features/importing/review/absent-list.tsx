import { type ReactNode, useCallback, useState } from "react";
import { formatCount } from "../../../text/labels";
import { ENTERPRISES } from "../listed";
import { useListed } from "../use-import";
import { useAbsentPages } from "../use-plan-pages";
import { PlanList } from "./plan-list";
import type { ReviewProps } from "./review-props";
import { SearchInput } from "../../../ui/search-input";

/** Enterprises of the book that the file does not name; nothing happens to them. */
export function AbsentList({ file, plan }: ReviewProps): ReactNode {
  const listed = useListed(file);
  const [search, setSearch] = useState("");
  const filter = { planId: plan.planId, search };
  const pages = useAbsentPages(filter);
  const onSearch = useCallback((text: string) => setSearch(text), []);
  return (
    <>
      <div className="review-filter">
        {plan.absent > 0 && (
          <p className="line-note">
            本次未出现 {formatCount(plan.absent)} {listed.classifier}，不会删除，也不改它们的数。
          </p>
        )}
        {plan.absent > 8 && <SearchInput label="按名称或代码找" value={search} onSearch={onSearch} />}
      </div>
      <PlanList
        label={`本次未出现的${listed.label}`}
        pages={pages}
        contentKey={JSON.stringify(filter)}
        estimate={36}
        empty={
          search === ""
            ? `没有要列的：账本里的${listed.label}都出现了，或者这份表只是一部分的名单，不比缺了谁。`
            : "没有找到。"
        }
      >
        {(one) => (
          <div className="list-line line-row">
            <span className="grow">{one.name}</span>
            <span className="line-note figures">
              {one.creditCode ?? (listed.kind === ENTERPRISES.kind ? "没有信用代码" : "")}
            </span>
          </div>
        )}
      </PlanList>
    </>
  );
}
