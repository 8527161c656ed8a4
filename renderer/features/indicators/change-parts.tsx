import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { InputOf } from "#contract/contract";
import type { ValueChange } from "#contract/indicators";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { indicatorsText } from "../../text/indicators";
import { DayPicker } from "../../ui/day-picker";
import { LoadingLines } from "../../ui/states";
import { dayYearBefore, lastYearEnd, showChange, showFigure } from "./show-figure";
import { Waterfall } from "./waterfall";

/** Why a value changed since a day; the parts add up (变化分解). */
export function ChangeParts(props: {
  readonly question: Omit<InputOf<"indicators/change">, "before">;
  readonly decimals: number;
  /** The value is of a period, so that a day means the period it closes. */
  readonly isPeriodic: boolean;
}): ReactNode {
  const { asOf } = props.question;
  const [before, setBefore] = useState<string | null>(null);
  const change = useQuery(
    "indicators/change",
    { ...props.question, before: before ?? asOf },
    { enabled: before !== null },
  );
  return (
    <section>
      <h3>{indicatorsText.change}</h3>
      <p className="change-choice">
        {indicatorsText.changeFrom}
        {[
          ...(props.isPeriodic ? [] : [{ day: lastYearEnd(asOf), label: indicatorsText.lastYearEnd }]),
          { day: dayYearBefore(asOf), label: indicatorsText.yearBefore },
        ].map(({ day, label }) => (
          <Button key={day} size="small" type={before === day ? "primary" : "default"} onClick={() => setBefore(day)}>
            {label}
          </Button>
        ))}
        <DayPicker clearable label={indicatorsText.changeLabel} value={before} onChange={setBefore} />
      </p>
      {before === null ? (
        <p className="secondary">{indicatorsText.changeHint}</p>
      ) : change.error !== null ? (
        <p className="opened-reason">{describeError(change.error)}</p>
      ) : change.value === undefined ? (
        <LoadingLines lines={4} />
      ) : (
        <ChangeTable change={change.value} decimals={props.decimals} />
      )}
    </section>
  );
}

function ChangeTable({ change, decimals }: { readonly change: ValueChange; readonly decimals: number }): ReactNode {
  return (
    <>
      {change.parts.length === 0 ? (
        <p className="figures">
          {indicatorsText.changed(
            showFigure(change.before, decimals),
            showFigure(change.after, decimals),
            change.unit,
            showChange(change.difference, decimals),
          )}
        </p>
      ) : (
        <>
          <Waterfall change={change} decimals={decimals} />
          <PartTable change={change} />
        </>
      )}
      {change.notes.map((note) => (
        <p key={note} className="secondary">
          {note}
        </p>
      ))}
    </>
  );
}

/** To the last digit: what is rounded would not add up. */
const EXACT = 20;

function PartTable({ change }: { readonly change: ValueChange }): ReactNode {
  return (
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
            <td>{part.label}</td>
            <td className="number figures">{part.count === 0 ? "" : part.count}</td>
            <td className="number figures">{showChange(part.amount, EXACT)}</td>
            <td>
              {part.movers.map(({ id, name, amount }) => (
                <span key={id} className="mover">
                  <Link to={`/entry/${id}`}>{name}</Link>
                  <span className="secondary figures">{showChange(amount, EXACT)}</span>
                </span>
              ))}
            </td>
          </tr>
        ))}
        <tr className="change-total">
          <td>{indicatorsText.total}</td>
          <td />
          <td className="number figures">{showChange(change.difference, EXACT)}</td>
          <td className="secondary">{indicatorsText.adds}</td>
        </tr>
      </tbody>
    </table>
  );
}
