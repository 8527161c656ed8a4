import type { ReactNode } from "react";
import type { AliasRule, CalendarEntry, PackForm, QuarterConvention } from "#domain/packs/pack";
import { everyWords, packsText, quarterWords } from "../../../text/packs";
import { DoubtMark } from "../../../ui/doubt-mark";

/** Other spellings of one thing (别名). */
export function Aliases({ aliases }: { readonly aliases: readonly AliasRule[] }): ReactNode {
  return (
    <table className="plain-table pack-members">
      <thead>
        <tr>
          <th>{packsText.name}</th>
          <th>{packsText.also}</th>
        </tr>
      </thead>
      <tbody>
        {aliases.map(({ name, kind, aliases: others }) => (
          <tr key={`${kind ?? ""} ${name}`}>
            <td>{name}</td>
            <td>{others.join("、")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Days to report by, and quarters that are not those of the calendar (报送日历). */
export function Calendar(props: {
  readonly calendar: readonly CalendarEntry[];
  readonly quarters: readonly QuarterConvention[];
}): ReactNode {
  return (
    <>
      {props.calendar.length === 0 ? null : (
        <table className="plain-table pack-members">
          <thead>
            <tr>
              <th>{packsText.due}</th>
              <th>{packsText.every}</th>
              <th>{packsText.matter}</th>
              <th>{packsText.who}</th>
              <th>{packsText.source}</th>
            </tr>
          </thead>
          <tbody>
            {props.calendar.map((entry) => (
              <tr key={entry.id}>
                <td className="figures pack-short">{entry.due.join("、")}</td>
                <td className="pack-short">{everyWords[entry.every]}</td>
                <td>
                  {entry.title}
                  <span className="member-note">
                    <DoubtMark reason={entry.unconfirmed} />
                  </span>
                </td>
                <td>{entry.who === "" ? packsText.none : entry.who}</td>
                <td className="secondary">{entry.source.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {props.quarters.map((quarters) => (
        <p key={quarters.id}>
          {`${quarters.label}：${quarterWords(quarters)}`}
          <span className="secondary">{`　${quarters.source.place}`}</span>
        </p>
      ))}
    </>
  );
}

/** Forms the province uses (表式). */
export function Forms({ forms }: { readonly forms: readonly PackForm[] }): ReactNode {
  return (
    <table className="plain-table pack-members">
      <thead>
        <tr>
          <th>{packsText.form}</th>
          <th>{packsText.every}</th>
          <th>{packsText.explanation}</th>
          <th>{packsText.source}</th>
        </tr>
      </thead>
      <tbody>
        {forms.map(({ id, title, every, note, source }) => (
          <tr key={id}>
            <td>{title}</td>
            <td className="pack-short">{every === "" ? packsText.none : every}</td>
            <td>{note}</td>
            <td className="secondary">{source.place}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
