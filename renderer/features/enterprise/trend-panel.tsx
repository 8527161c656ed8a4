import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { fieldHeading, isNumeric, periodWords } from "../../text/format-value";
import { TrendChart } from "../../ui/trend-chart";
import { listTrends } from "./trends";

/** The trend of the indicator looked at (走势), beside the table; a sentence where there is none to draw. */
export function TrendPanel(props: { readonly detail: EnterpriseDetail; readonly field: Field }): ReactNode {
  const { detail, field } = props;
  const [wanted, setWanted] = useState("year");
  const trends = useMemo(() => listTrends(detail.observations, field), [detail.observations, field]);
  const shown = trends.find(({ key }) => key === wanted) ?? trends[0];
  return (
    <aside className="trend-panel" aria-label={enterpriseText.trendOf(field.label)}>
      <h2 className="section-title">{fieldHeading(field)}</h2>
      {trends.length > 1 && (
        <Segmented
          size="small"
          value={shown?.key ?? ""}
          options={trends.map(({ key, word }) => ({ value: key, label: word }))}
          onChange={setWanted}
        />
      )}
      {shown === undefined ? (
        <p className="trend-none secondary">{whyNone(detail, field)}</p>
      ) : (
        <TrendChart points={shown.points} unit={field.shownUnit ?? ""} summary={shown.summary} />
      )}
    </aside>
  );
}

function whyNone(detail: EnterpriseDetail, field: Field): string {
  if (!isNumeric(field)) return enterpriseText.noTrendOfWords;
  const periods = detail.observations.filter((entry) => entry.field === field.id).map((entry) => entry.period);
  const [only, another] = periods;
  return only === undefined || another !== undefined
    ? enterpriseText.noTrendOfMixed
    : enterpriseText.noTrendOfOne(periodWords(only));
}
