import { Drawer, Tag } from "antd";
import { type ReactNode, useState } from "react";
import type { MeasureQuestion, OpenedValue } from "#contract/indicators";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { periodWords } from "../../text/format-value";
import { indicatorsText, stateWords } from "../../text/indicators";
import { ErrorState, LoadingLines } from "../../ui/states";
import { TrendChart } from "../../ui/trend-chart";
import { Behind } from "./behind";
import { ChangeParts } from "./change-parts";
import type { IndicatorAddress } from "./indicator-address";
import { Lacking } from "./lacking";
import { showFigure } from "./show-figure";
import "./indicators.css";

/** Rows of the first look. */
const FIRST = 50;

/** One value opened down to the cells: how it is computed, of what, by whom, what is missing, and why it changed (指标展开). */
export function OpenedIndicator(props: {
  readonly address: IndicatorAddress | null;
  readonly question: MeasureQuestion;
  readonly onClose: () => void;
}): ReactNode {
  const { address, question } = props;
  const zones = useQuery("registers/link-choices", { field: "zone", search: "" }, { enabled: address !== null });
  const zone = zones.value?.find(({ id }) => id === (address?.zone ?? question.zone));
  return (
    <Drawer
      open={address !== null}
      onClose={props.onClose}
      size={720}
      mask={false}
      rootClassName="opened-drawer wide-drawer"
      title={indicatorsText.openedTitle}
      extra={
        <span className="secondary figures">
          {`${zone?.name ?? indicatorsText.allZones}　${indicatorsText.asOf} ${question.asOf}`}
        </span>
      }
      destroyOnHidden
    >
      {address === null ? null : <Opened key={JSON.stringify(address)} address={address} question={question} />}
    </Drawer>
  );
}

function Opened(props: { readonly address: IndicatorAddress; readonly question: MeasureQuestion }): ReactNode {
  const { pack, code, readAs, zone } = props.address;
  const [limit, setLimit] = useState(FIRST);
  const named = { ...props.question, zone: zone ?? props.question.zone, pack, code, readAs };
  const opened = useQuery("indicators/open", { ...named, offset: 0, limit }, { keepPrevious: true });
  if (opened.error !== null) {
    return (
      <ErrorState
        sentence={describeError(opened.error)}
        reference={errorReference(opened.error)}
        onRetry={opened.retry}
      />
    );
  }
  if (opened.value === undefined) return <LoadingLines lines={10} />;
  const { decimals } = opened.value.value.definition;
  return (
    <div className="opened">
      <Figure opened={opened.value} isReading={readAs !== null} />
      <Parts opened={opened.value} />
      <Behind opened={opened.value} onMore={() => setLimit((known) => Math.min(1000, known * 4))} />
      <Lacking opened={opened.value} />
      <Trend opened={opened.value} />
      <ChangeParts question={named} decimals={decimals} isPeriodic={opened.value.value.period !== null} />
    </div>
  );
}

function Figure({ opened, isReading }: { readonly opened: OpenedValue; readonly isReading: boolean }): ReactNode {
  const { value, words } = opened;
  const { definition, standing } = value;
  const notes = [
    ...value.missing.map(({ sentence }) => sentence),
    ...(standing.preliminary > 0 ? [indicatorsText.preliminary(standing.preliminary)] : []),
    ...(standing.corrected > 0 ? [indicatorsText.corrected(standing.corrected)] : []),
    ...value.notes,
  ];
  return (
    <section>
      <h2 className="opened-name">{definition.name}</h2>
      <p className="opened-figure">
        <strong className="figures" title={value.value ?? ""}>
          {value.value === null && value.text !== null ? value.text : showFigure(value.value, definition.decimals)}
        </strong>
        <span>{definition.unit}</span>
        {value.period === null ? null : <span className="secondary">{periodWords(value.period)}</span>}
        {value.status === "value" ? null : <Tag color="warning">{stateWords(value)}</Tag>}
        {isReading ? <Tag>{indicatorsText.asRead}</Tag> : null}
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
      {definition.note === "" ? null : <p className="secondary">{`${indicatorsText.note}：${definition.note}`}</p>}
      {definition.unconfirmed === null ? null : (
        <p className="secondary">{`${indicatorsText.unconfirmed}：${definition.unconfirmed}`}</p>
      )}
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
  const { parts, value } = opened;
  if (parts.length < 2) return null;
  return (
    <section>
      <h3>{indicatorsText.parts}</h3>
      <table className="plain-table parts">
        <thead>
          <tr>
            <th>{indicatorsText.part}</th>
            <th className="number">{indicatorsText.amount}</th>
            <th>{indicatorsText.columnUnit}</th>
            <th>{indicatorsText.partWords}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ label, value: amount, unit, words }) => (
            <tr key={`${label} ${words}`}>
              <td>{label}</td>
              <td className="number figures" title={amount ?? ""}>
                {showFigure(amount, Math.max(2, value.definition.decimals))}
              </td>
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
  const { unit, decimals } = opened.value.definition;
  const trend = opened.trend.map((point) => ({ ...point, value: plainFigure(point.value, decimals) }));
  const known = trend.filter((point) => point.value !== null);
  if (known.length < 2) return null;
  const words = (point: (typeof known)[number] | undefined): string =>
    point === undefined ? "" : `${periodWords(point.period)} ${showFigure(point.value, decimals)} ${unit}`;
  return (
    <section>
      <h3>{indicatorsText.trend}</h3>
      <TrendChart
        points={trend.map((point) => ({ label: periodWords(point.period), tick: point.period, value: point.value }))}
        unit={unit}
        summary={`${words(known[0])} → ${words(known.at(-1))}`}
      />
    </section>
  );
}

/** Rounded, without separators: the chart reads it as a number. */
function plainFigure(value: string | null, decimals: number): string | null {
  return value === null ? null : showFigure(value, decimals).replaceAll(",", "").replace("−", "-");
}
