import type { ReactNode } from "react";
import { useQuery } from "../../api/use-query";
import { daysLeft, homeText } from "../../text/home";
import { formatDay } from "../../text/format-value";
import { DoubtMark } from "../../ui/doubt-mark";

/** How far ahead the calendar looks. */
const DAYS_AHEAD = 92;

/** What has to be reported in the coming weeks (今天要报什么), from the calendars of the installed packs. */
export function DueDays(): ReactNode {
  const today = new Date();
  const until = new Date(today);
  until.setDate(until.getDate() + DAYS_AHEAD);
  const from = formatDay(today);
  const calendar = useQuery("packs/calendar", { from, until: formatDay(until) });
  const entries = calendar.value ?? [];
  if (entries.length === 0) return null;
  return (
    <section className="home-due">
      <h2 className="section-title">{homeText.due}</h2>
      <table className="plain-table">
        <tbody>
          {entries.map(({ on, title, who, pack, unconfirmed }) => (
            <tr key={`${on} ${title} ${pack}`}>
              <td className="figures due-day">{on}</td>
              <td className="due-left">{daysLeft(from, on)}</td>
              <td>
                {title}
                <DoubtMark short reason={unconfirmed} />
              </td>
              <td className="secondary">{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
