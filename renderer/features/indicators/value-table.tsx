import { Button, Tag } from "antd";
import { type ReactNode, useMemo } from "react";
import type { IndicatorValue } from "#contract/indicators";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { useQuery } from "../../api/use-query";
import { periodWords } from "../../text/format-value";
import { indicatorsText, stateWords } from "../../text/indicators";
import { stepFocus } from "../../ui/step-focus";
import { changeSince, showChange, showFigure } from "./show-figure";

interface Acts {
  readonly onOpen: (value: IndicatorValue) => void;
  readonly onEdit: (definition: IndicatorDefinition) => void;
}

/** Values of indicators, those of a pack under its name, beside those of a year before; ↑ and ↓ go from one to the next. */
export function ValueTable(
  props: Acts & { readonly values: readonly IndicatorValue[]; readonly before: readonly IndicatorValue[] },
): ReactNode {
  const packs = useQuery("packs/list", null);
  const earlier = useMemo(() => new Map(props.before.map((one) => [keyOf(one), one])), [props.before]);
  const groups = useMemo(() => groupByPack(props.values), [props.values]);
  return (
    <>
      <table className="plain-table indicators" onKeyDown={(event) => stepFocus(event, ".indicator-name")}>
        <colgroup>
          <col />
          <col style={{ width: "13%" }} />
          <col style={{ width: 88 }} />
          <col style={{ width: 112 }} />
          <col style={{ width: "12%" }} />
          <col style={{ width: "11%" }} />
          <col style={{ width: 88 }} />
          <col style={{ width: "14%" }} />
        </colgroup>
        <thead>
          <tr>
            <th>{indicatorsText.columnName}</th>
            <th className="number">{indicatorsText.columnValue}</th>
            <th>{indicatorsText.columnUnit}</th>
            <th>{indicatorsText.columnPeriod}</th>
            <th className="number">{indicatorsText.columnBefore}</th>
            <th className="number">{indicatorsText.columnChange}</th>
            <th>{indicatorsText.columnState}</th>
            <th>{indicatorsText.columnGroup}</th>
          </tr>
        </thead>
        {groups.map(({ pack, values }) => (
          <tbody key={pack}>
            <tr className="indicator-group">
              <th colSpan={8} scope="rowgroup">
                {pack === OWN ? indicatorsText.own : (packs.value?.find(({ id }) => id === pack)?.name ?? pack)}
                <span className="secondary figures">{indicatorsText.groupCount(values.length)}</span>
              </th>
            </tr>
            {values.map((value) => (
              <ValueRow
                key={keyOf(value)}
                value={value}
                before={earlier.get(keyOf(value))}
                onOpen={props.onOpen}
                onEdit={props.onEdit}
              />
            ))}
          </tbody>
        ))}
      </table>
      {props.before.length === 0 ? null : <p className="secondary">{`* ${indicatorsText.notWhole}`}</p>}
    </>
  );
}

const OWN = "own";

function keyOf({ pack, definition }: IndicatorValue): string {
  return `${pack ?? ""}/${definition.code}`;
}

/** The zone's own first. */
function groupByPack(
  values: readonly IndicatorValue[],
): readonly { readonly pack: string; readonly values: readonly IndicatorValue[] }[] {
  const groups = new Map<string, IndicatorValue[]>([[OWN, []]]);
  for (const value of values) groups.set(value.pack ?? OWN, [...(groups.get(value.pack ?? OWN) ?? []), value]);
  return [...groups].flatMap(([pack, members]) => (members.length === 0 ? [] : [{ pack, values: members }]));
}

function ValueRow(
  props: Acts & { readonly value: IndicatorValue; readonly before: IndicatorValue | undefined },
): ReactNode {
  const { value, before } = props;
  const { definition, pack } = value;
  const { decimals } = definition;
  const isOwn = pack === null || pack === OWN;
  const change = changeSince(value, before);
  const isWhole = value.status === "value" && before?.status === "value";
  return (
    <tr className="indicator" onClick={() => props.onOpen(value)}>
      <td>
        <button type="button" className="indicator-name" title={definition.note}>
          {definition.name}
        </button>
        {definition.unconfirmed === null ? null : (
          <Tag color="warning" title={definition.unconfirmed}>
            {indicatorsText.unconfirmed}
          </Tag>
        )}
      </td>
      <td className="number figures" title={value.value ?? ""}>
        {value.value === null && value.text !== null ? value.text : showFigure(value.value, decimals)}
      </td>
      <td>{definition.unit}</td>
      <td className="figures">{periodOf(value)}</td>
      <td className="number figures secondary-cell">{showFigure(before?.value ?? null, decimals)}</td>
      <td className="number figures secondary-cell" title={change === null || isWhole ? "" : indicatorsText.notWhole}>
        {showChange(change, decimals)}
        {change === null || isWhole ? null : "*"}
      </td>
      <td className={value.status === "value" ? "secondary" : "indicator-state"} title={value.reason ?? ""}>
        {stateWords(value)}
      </td>
      <td className="secondary">
        {definition.group}
        {isOwn ? (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              props.onEdit(definition);
            }}
          >
            {indicatorsText.edit}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function periodOf({ period, definition }: IndicatorValue): string {
  if (period !== null) return periodWords(period);
  return definition.time === "point" ? indicatorsText.onDay : "";
}
