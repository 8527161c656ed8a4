import { Select } from "antd";
import type { RefSelectProps } from "antd/es/select";
import { type ReactNode, useRef } from "react";
import { periodWords } from "../text/format-value";

/** Chooses a reporting period (时期) from years, halves, quarters, months and cumulated months; typing finds it. */
export function PeriodPicker(props: {
  readonly id: string;
  readonly value: string | null;
  readonly thisYear: number;
  readonly placeholder: string;
  readonly attention?: boolean;
  readonly onChange: (period: string) => void;
}): ReactNode {
  const select = useRef<RefSelectProps>(null);
  return (
    <Select<string>
      ref={select}
      id={props.id}
      // Opened at the chosen period, the list would stay scrolled past the lines that typing leaves.
      showSearch={{ optionFilterProp: "label", onSearch: () => select.current?.scrollTo(0) }}
      value={props.value}
      placeholder={props.placeholder}
      options={periodOptions(props.thisYear, props.value)}
      status={props.attention === true && props.value === null ? "warning" : ""}
      style={{ width: "100%" }}
      onChange={props.onChange}
    />
  );
}

interface YearOfPeriods {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Periods to offer, this year first: the year, halves, quarters, cumulated months, months. A value from elsewhere is offered too. */
export function periodOptions(thisYear: number, value: string | null): YearOfPeriods[] {
  const years = Array.from({ length: 8 }, (_, back) => thisYear + 1 - back).map((year) => ({
    label: `${year}年`,
    options: periodsOf(year).map((period) => ({ value: period, label: periodWords(period) })),
  }));
  const known = value === null || years.some((year) => year.options.some((one) => one.value === value));
  return known ? years : [{ label: "表上写的", options: [{ value, label: periodWords(value) }] }, ...years];
}

// Cumulated months that are a month, a quarter, a half or the year under another name.
const spans: readonly string[] = ["01", "03", "06", "12"];

function periodsOf(year: number): readonly string[] {
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  return [
    `${year}`,
    `${year}H1`,
    `${year}H2`,
    ...[1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`),
    ...months.filter((month) => !spans.includes(month)).map((month) => `${year}-01..${month}`),
    ...months.map((month) => `${year}-${month}`),
  ];
}
