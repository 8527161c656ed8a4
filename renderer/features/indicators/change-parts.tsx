import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { InputOf } from "#contract/contract";
import type { ValueChange } from "#contract/indicators";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { groupThousands } from "../../text/format-value";
import { changeReasons, indicatorsText } from "../../text/indicators";
import { labels } from "../../text/labels";
import { DayPicker } from "../../ui/day-picker";
import { LoadingLines } from "../../ui/states";

/** Why a value changed since a day; the parts add up (变化分解). */
export function ChangeParts(props: { readonly question: Omit<InputOf<"indicators/change">, "before"> }): ReactNode {
  const [before, setBefore] = useState<string | null>(null);
  const change = useQuery(
    "indicators/change",
    { ...props.question, before: before ?? props.question.asOf },
    { enabled: before !== null },
  );
  return (
    <section>
      <h3>{indicatorsText.change}</h3>
      <p className="change-choice">
        {indicatorsText.changeFrom}
        <DayPicker clearable label={indicatorsText.changeLabel} value={before} onChange={setBefore} />
      </p>
      {before === null ? null : change.error !== null ? (
        <p className="opened-reason">{describeError(change.error)}</p>
      ) : change.value === undefined ? (
        <LoadingLines lines={4} />
      ) : (
        <ChangeTable change={change.value} />
      )}
    </section>
  );
}

function ChangeTable({ change }: { readonly change: ValueChange }): ReactNode {
  const shown = (amount: string | null): string => (amount === null ? labels.missing : groupThousands(amount));
  return (
    <>
      <p className="figures">
        {`${indicatorsText.before} ${shown(change.before)} → ${indicatorsText.after} ${shown(change.after)} ${change.unit}，${indicatorsText.difference} ${shown(change.difference)}`}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{indicatorsText.reason}</th>
            <th className="number">{indicatorsText.count}</th>
            <th className="number">{`${indicatorsText.difference}（${change.unit}）`}</th>
            <th>{indicatorsText.movers}</th>
          </tr>
        </thead>
        <tbody>
          {change.parts.map((part) => (
            <tr key={`${part.reason} ${part.label}`}>
              <td>{part.label === "" ? changeReasons[part.reason] : part.label}</td>
              <td className="number figures">{part.count}</td>
              <td className="number figures">{shown(part.amount)}</td>
              <td>
                {part.movers.map(({ id, name, amount }) => (
                  <span key={id} className="mover">
                    <Link to={`/entry/${id}`}>{name}</Link>
                    <span className="secondary figures">{shown(amount)}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
          <tr className="change-total">
            <td>{indicatorsText.difference}</td>
            <td />
            <td className="number figures">{shown(change.difference)}</td>
            <td className="secondary">{indicatorsText.adds}</td>
          </tr>
        </tbody>
      </table>
      {change.notes.map((note) => (
        <p key={note} className="secondary">
          {note}
        </p>
      ))}
    </>
  );
}
