import { FilterOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import type { ReactNode } from "react";
import type { FieldTally, PlanSummary } from "#contract/importing";
import { columnKey, type PlanChoices } from "#domain/importing/import-plan";
import { fieldHeading, periodWords } from "../../../text/format-value";
import { formatCount } from "../../../text/labels";
import { refuseColumn } from "../plan-choices";
import { useFields, useImport } from "../use-import";
import type { ReviewProps } from "./review-props";

/** What the plan does to each field, as a filter; a whole column can be left out here. */
export function FieldFilter(props: ReviewProps): ReactNode {
  const { plan, review, file } = props;
  const refused = file.choices.refusedColumns.length;
  return (
    <Popover trigger="click" placement="bottomRight" title={null} content={<FieldList {...props} />} destroyOnHidden>
      <Button size="small" icon={<FilterOutlined aria-hidden />} disabled={plan.fields.length === 0}>
        {review.fields.length > 0 ? `字段 ${review.fields.length}` : "按字段"}
        {refused > 0 ? ` · ${refused} 列不要` : ""}
      </Button>
    </Popover>
  );
}

/** One field of the list: several tables may carry it. */
interface FieldLine {
  readonly filter: string;
  readonly field: string;
  readonly period: string | null;
  readonly filled: number;
  readonly changed: number;
  readonly cleared: number;
  readonly columns: readonly string[];
}

function FieldList({ file, plan, review }: ReviewProps): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  return (
    <section className="field-list" aria-label="按字段">
      {fieldLines(plan).map((line) => {
        const field = fields.byId.get(line.field);
        const words = `${field === undefined ? "其他" : fieldHeading(field)}${line.period === null ? "" : ` ${periodWords(line.period)}`}`;
        const refused = isRefused(file.choices, line);
        const on = review.fields.includes(line.filter);
        return (
          <div key={line.filter} className="field-line" data-refused={refused}>
            <Checkbox
              checked={on}
              onChange={() => {
                const rest = review.fields.filter((one) => one !== line.filter);
                session.review(file.token, { fields: on ? rest : [...rest, line.filter] });
              }}
            >
              {words}
            </Checkbox>
            <span className="line-note figures">{tallyWords(line)}</span>
            <Button
              size="small"
              type="text"
              aria-label={refused ? `还是要 ${words} 整列` : `不要 ${words} 整列`}
              onClick={() =>
                session.decide(file.token, (choices) =>
                  line.columns.reduce((all, key) => refuseColumn(all, key, !refused), choices),
                )
              }
            >
              {refused ? "还是要" : "不要这列"}
            </Button>
          </div>
        );
      })}
    </section>
  );
}

/** Tallies of all tables together, by field and period, most changes first. */
export function fieldLines(plan: Pick<PlanSummary, "fields">): readonly FieldLine[] {
  const lines = new Map<string, FieldLine>();
  for (const tally of plan.fields) {
    const filter = `${tally.field}@${tally.period ?? ""}`;
    const old = lines.get(filter);
    lines.set(filter, {
      filter,
      field: tally.field,
      period: tally.period,
      filled: (old?.filled ?? 0) + tally.filled,
      changed: (old?.changed ?? 0) + tally.changed,
      cleared: (old?.cleared ?? 0) + tally.cleared,
      columns: [...(old?.columns ?? []), keyOf(tally)],
    });
  }
  return [...lines.values()].sort((a, b) => b.changed + b.cleared - a.changed - a.cleared || b.filled - a.filled);
}

function keyOf(tally: FieldTally): string {
  return columnKey({ sheet: tally.sheet, index: tally.table }, tally);
}

function isRefused(choices: PlanChoices, line: FieldLine): boolean {
  return line.columns.every((key) => choices.refusedColumns.includes(key));
}

function tallyWords(line: FieldLine): string {
  return [
    line.changed > 0 ? `变更 ${formatCount(line.changed)}` : "",
    line.filled > 0 ? `新填 ${formatCount(line.filled)}` : "",
    line.cleared > 0 ? `清空 ${formatCount(line.cleared)}` : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
