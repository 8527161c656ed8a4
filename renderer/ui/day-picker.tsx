import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";

dayjs.locale("zh-cn");

/** Picks a day, `YYYY-MM-DD` in and out (选日期). */
export function DayPicker(props: {
  readonly value: string | null;
  readonly label: string;
  readonly onChange: (day: string | null) => void;
  readonly clearable?: boolean;
}): ReactNode {
  return (
    <DatePicker
      aria-label={props.label}
      value={props.value === null ? null : dayjs(props.value)}
      allowClear={props.clearable ?? false}
      onChange={(_, text) => props.onChange(typeof text === "string" && text !== "" ? text : null)}
    />
  );
}
