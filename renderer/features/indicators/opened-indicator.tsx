import { Drawer, Tag } from "antd";
import { type ReactNode, useState } from "react";
import type { OpenedValue } from "#contract/indicators";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { groupThousands, periodWords } from "../../text/format-value";
import { indicatorsText, stateWords } from "../../text/indicators";
import { labels } from "../../text/labels";
import { ErrorState, LoadingLines } from "../../ui/states";
import { TrendChart } from "../../ui/trend-chart";
import { Behind } from "./behind";
import { ChangeParts } from "./change-parts";
import { Lacking } from "./lacking";
import "./indicators.css";

/** Rows of the first look. */
const FIRST = 50;

/** One value opened down to the cells: how it is computed, of what, by whom, what is missing, and why it changed (指标展开). `address`: `pack/code`. */
export function OpenedIndicator(props: {
  readonly address: string | null;
  readonly zone: number | null;
  readonly onClose: () => void;
}): ReactNode {
  const { day } = useAsOf();
  const [limit, setLimit] = useState(FIRST);
  const [pack = "", code = ""] = (props.address ?? "/").split("/");
  const named = {
    asOf: day,
    zone: props.zone,
    period: null,
    snapshot: null,
    pack: pack === "" ? null : pack,
    code,
    readAs: null,
  };
  const opened = useQuery(
    "indicators/open",
    { ...named, offset: 0, limit },
    { enabled: props.address !== null, keepPrevious: true },
  );
  return (
    <Drawer
      open={props.address !== null}
      onClose={props.onClose}
      size={760}
      mask={false}
      title={opened.value?.value.definition.name ?? " "}
    >
      {opened.error !== null ? (
        <ErrorState
          sentence={describeError(opened.error)}
          reference={errorReference(opened.error)}
          onRetry={opened.retry}
        />
      ) : opened.value === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <div className="opened">
          <Figure opened={opened.value} />
          <Parts opened={opened.value} />
          <Trend opened={opened.value} />
          <Behind opened={opened.value} onMore={() => setLimit((known) => Math.min(1000, known * 4))} />
          <Lacking opened={opened.value} />
          <ChangeParts key={props.address} question={named} />
        </div>
      )}
    </Drawer>
  );
}

function Figure({ opened }: { readonly opened: OpenedValue }): ReactNode {
  const { value, words } = opened;
  const { definition, standing } = value;
  const notes = [
    ...(standing.preliminary > 0 ? [indicatorsText.preliminary(standing.preliminary)] : []),
    ...(standing.corrected > 0 ? [indicatorsText.corrected(standing.corrected)] : []),
    ...value.notes,
    ...value.missing.map(({ sentence }) => sentence),
  ];
  return (
    <section>
      <p className="opened-figure">
        <strong className="figures">
          {value.value === null ? (value.text ?? labels.missing) : groupThousands(value.value)}
        </strong>
        <span>{definition.unit}</span>
        {value.period === null ? null : <span className="secondary">{periodWords(value.period)}</span>}
        {value.status === "value" ? null : <Tag color="warning">{stateWords(value)}</Tag>}
        {definition.unconfirmed === null ? null : (
          <Tag color="warning" title={definition.unconfirmed}>
            {indicatorsText.unconfirmed}
          </Tag>
        )}
      </p>
      {value.reason === null ? null : <p className="opened-reason">{value.reason}</p>}
      <h3>{indicatorsText.words}</h3>
      <p>{words}</p>
      <p className="secondary opened-formula">{`${indicatorsText.formula}：${definition.formula}`}</p>
      {definition.note === "" ? null : <p className="secondary">{definition.note}</p>}
      {notes.length === 0 ? null : (
        <ul className="secondary">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Parts({ opened }: { readonly opened: OpenedValue }): ReactNode {
  if (opened.parts.length === 0) return null;
  return (
    <section>
      <h3>{indicatorsText.parts}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{indicatorsText.part}</th>
            <th className="number">{indicatorsText.amount}</th>
            <th>{indicatorsText.columnUnit}</th>
            <th>{indicatorsText.partWords}</th>
          </tr>
        </thead>
        <tbody>
          {opened.parts.map(({ label, value, unit, words }) => (
            <tr key={`${label} ${words}`}>
              <td>{label}</td>
              <td className="number figures">{value === null ? labels.missing : groupThousands(value)}</td>
              <td>{unit}</td>
              <td className="secondary">{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Trend({ opened }: { readonly opened: OpenedValue }): ReactNode {
  const { trend, value } = opened;
  const known = trend.filter((point) => point.value !== null);
  if (known.length < 2) return null;
  const first = known[0];
  const last = known.at(-1);
  const { unit } = value.definition;
  const words = (point: (typeof known)[number] | undefined): string =>
    point === undefined ? "" : `${periodWords(point.period)} ${groupThousands(point.value ?? "")} ${unit}`;
  return (
    <section>
      <h3>{indicatorsText.trend}</h3>
      <TrendChart
        points={trend.map((point) => ({ label: periodWords(point.period), tick: point.period, value: point.value }))}
        unit={unit}
        summary={`${words(first)} → ${words(last)}`}
      />
    </section>
  );
}
