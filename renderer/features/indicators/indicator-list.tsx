import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Select, Tag } from "antd";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { IndicatorValue } from "#contract/indicators";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { groupThousands, periodWords } from "../../text/format-value";
import { indicatorsText, stateWords } from "../../text/indicators";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { SearchInput } from "../../ui/search-input";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { IndicatorEditor } from "./indicator-editor";
import "./indicators.css";

/** All indicators with their values on the day (指标). */
export function IndicatorList(props: {
  readonly zone: number | null;
  readonly onZone: (zone: number | null) => void;
  readonly onOpen: (pack: string | null, code: string) => void;
}): ReactNode {
  const { day } = useAsOf();
  const [search, setSearch] = useState("");
  const [withData, setWithData] = useState(false);
  const [edited, setEdited] = useState<IndicatorDefinition | "new" | null>(null);
  const list = useQuery(
    "indicators/list",
    { asOf: day, zone: props.zone, period: null, snapshot: null },
    { keepPrevious: true },
  );
  const shown = useMemo(
    () =>
      (list.value ?? []).filter(
        ({ definition, value, text }) =>
          definition.name.includes(search) && (!withData || value !== null || text !== null),
      ),
    [list.value, search, withData],
  );
  const onSearch = useCallback((text: string) => setSearch(text.trim()), []);
  return (
    <>
      <div className="toolbar">
        <ZoneChooser zone={props.zone} onChoose={props.onZone} />
        <span className="indicator-search">
          <SearchInput large label={indicatorsText.search} value={search} onSearch={onSearch} />
        </span>
        <Checkbox checked={withData} onChange={(event) => setWithData(event.target.checked)}>
          {indicatorsText.withData}
        </Checkbox>
        <span className="toolbar-space" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited("new")}>
          {indicatorsText.create}
        </Button>
      </div>
      {list.error !== null ? (
        <ErrorState sentence={describeError(list.error)} reference={errorReference(list.error)} onRetry={list.retry} />
      ) : list.value === undefined ? (
        <LoadingLines lines={12} />
      ) : list.value.length === 0 ? (
        <NoIndicators />
      ) : (
        <ValueTable values={shown} onOpen={props.onOpen} onEdit={setEdited} />
      )}
      <IndicatorEditor edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function NoIndicators(): ReactNode {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={indicatorsText.emptyTitle}
      body={indicatorsText.emptyBody}
      actions={
        <Button type="primary" onClick={() => void navigate("/packs")}>
          {indicatorsText.toPacks}
        </Button>
      }
    />
  );
}

function ValueTable(props: {
  readonly values: readonly IndicatorValue[];
  readonly onOpen: (pack: string | null, code: string) => void;
  readonly onEdit: (definition: IndicatorDefinition) => void;
}): ReactNode {
  return (
    <table className="plain-table indicators">
      <colgroup>
        <col />
        <col style={{ width: "18%" }} />
        <col style={{ width: 96 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: "22%" }} />
      </colgroup>
      <thead>
        <tr>
          <th>{indicatorsText.columnName}</th>
          <th className="number">{indicatorsText.columnValue}</th>
          <th>{indicatorsText.columnUnit}</th>
          <th>{indicatorsText.columnPeriod}</th>
          <th>{indicatorsText.columnState}</th>
          <th>{indicatorsText.columnPack}</th>
        </tr>
      </thead>
      <tbody>
        {props.values.map((value) => (
          <ValueRow key={`${value.pack ?? ""}/${value.definition.code}`} value={value} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function ValueRow(props: {
  readonly value: IndicatorValue;
  readonly onOpen: (pack: string | null, code: string) => void;
  readonly onEdit: (definition: IndicatorDefinition) => void;
}): ReactNode {
  const { value } = props;
  const { definition, pack } = value;
  const isOwn = pack === null || pack === "own";
  return (
    <tr className="indicator" onClick={() => props.onOpen(pack, definition.code)}>
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
      <td className="number figures">{shownValue(value)}</td>
      <td>{definition.unit}</td>
      <td className="figures">{value.period === null ? "" : periodWords(value.period)}</td>
      <td className={value.status === "value" ? "secondary" : "indicator-state"} title={value.reason ?? ""}>
        {stateWords(value)}
      </td>
      <td className="secondary">
        {isOwn ? indicatorsText.own : definition.group}
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

function shownValue({ value, text }: IndicatorValue): string {
  if (value !== null) return groupThousands(value);
  return text ?? labels.missing;
}

function ZoneChooser(props: {
  readonly zone: number | null;
  readonly onChoose: (zone: number | null) => void;
}): ReactNode {
  const zones = useQuery("registers/link-choices", { field: "zone", search: "" });
  return (
    <Select<number>
      aria-label={targetsText.zone}
      value={props.zone ?? 0}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      onChange={(value) => props.onChoose(value === 0 ? null : value)}
      options={[
        { value: 0, label: targetsText.allZones },
        ...(zones.value ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
