import { CalendarOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { type ReactNode, useState } from "react";
import { useAsOf } from "../../api/as-of";
import { formatDay } from "../../text/format-value";
import { asOf, asOfText } from "../../text/labels";
import { DayPicker } from "../../ui/day-picker";

/** The day everything is counted for (截至某日), in the top bar of every page; amber while it is not today. */
export function AsOfDay(): ReactNode {
  const { day, chosen, choose } = useAsOf();
  const [open, setOpen] = useState(false);
  const pick = (next: string | null): void => {
    choose(next);
    setOpen(false);
  };
  const year = new Date().getFullYear();
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="as-of-choice">
          <p className="secondary">{asOfText.hint}</p>
          <DayPicker value={day} label={asOfText.label} onChange={pick} />
          <div className="as-of-quick">
            {[year - 1, year - 2, year - 3].map((past) => (
              <Button key={past} size="small" onClick={() => pick(`${past}-12-31`)}>
                {asOfText.yearEnd(past)}
              </Button>
            ))}
            <Button size="small" type="primary" disabled={chosen === null} onClick={() => pick(null)}>
              {asOfText.today}
            </Button>
          </div>
        </div>
      }
    >
      <button type="button" className="top-bar-day figures" data-other={chosen !== null} aria-label={asOfText.label}>
        <CalendarOutlined aria-hidden />
        {asOf(formatDay(new Date(`${day}T12:00:00`)))}
        {chosen === null ? null : <span className="top-bar-day-mark">{asOfText.past}</span>}
      </button>
    </Popover>
  );
}
