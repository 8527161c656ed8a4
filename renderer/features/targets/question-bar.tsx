import { Select } from "antd";
import type { ReactNode } from "react";
import type { MeasureQuestion } from "#contract/indicators";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { periodWords } from "../../text/format-value";
import { targetsText } from "../../text/targets";

/** What a person chose to count for; the day stands in the top bar. */
export type Choice = Pick<MeasureQuestion, "zone" | "period" | "snapshot">;

/** The question all three tabs ask: a frozen year answers as of its own day. */
export function useMeasureQuestion(choice: Choice): MeasureQuestion {
  const { day } = useAsOf();
  const snapshots = useQuery("registers/snapshots", null);
  const frozen = snapshots.value?.find(({ id }) => id === choice.snapshot) ?? null;
  return { ...choice, asOf: frozen?.day ?? day, snapshot: frozen?.id ?? null };
}

/** Chooses the zone, the period of the figures, and the living book or a frozen year (取数条件). */
export function QuestionBar(props: {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const { choice, onChoose } = props;
  const zones = useQuery("registers/link-choices", { field: "zone", search: "" });
  const snapshots = useQuery("registers/snapshots", null);
  const columns = useQuery("enterprises/columns", null);
  const periods = [...(columns.value?.periods ?? [])].sort().reverse();
  return (
    <div className="question-bar">
      <Select<number>
        aria-label={targetsText.zone}
        value={choice.zone ?? 0}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        onChange={(zone) => onChoose({ ...choice, zone: zone === 0 ? null : zone })}
        options={[
          { value: 0, label: targetsText.allZones },
          ...(zones.value ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select<string>
        aria-label={targetsText.period}
        value={choice.period ?? ""}
        popupMatchSelectWidth={false}
        onChange={(period) => onChoose({ ...choice, period: period === "" ? null : period })}
        options={[
          { value: "", label: targetsText.latestPeriod },
          ...periods.map((period) => ({ value: period, label: periodWords(period) })),
        ]}
      />
      {snapshots.value === undefined || snapshots.value.length === 0 ? null : (
        <Select<number>
          aria-label={targetsText.snapshot}
          value={choice.snapshot ?? 0}
          popupMatchSelectWidth={false}
          onChange={(snapshot) => onChoose({ ...choice, snapshot: snapshot === 0 ? null : snapshot })}
          options={[
            { value: 0, label: targetsText.livingBook },
            ...snapshots.value.map(({ id, name, day }) => ({ value: id, label: targetsText.frozen(name, day) })),
          ]}
        />
      )}
    </div>
  );
}
