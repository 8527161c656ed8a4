import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { MeasureQuestion } from "#contract/indicators";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { indicatorsText } from "../../text/indicators";
import { SearchInput } from "../../ui/search-input";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import type { IndicatorAddress } from "./indicator-address";
import { IndicatorEditor } from "./indicator-editor";
import { dayYearBefore } from "./show-figure";
import { ValueTable } from "./value-table";
import "./indicators.css";

/** All indicators with their values for the question, those of a pack together, beside those of a year before (指标). */
export function IndicatorList(props: {
  readonly question: MeasureQuestion;
  readonly onOpen: (address: IndicatorAddress) => void;
}): ReactNode {
  const { question } = props;
  const [search, setSearch] = useState("");
  const [withData, setWithData] = useState(false);
  const [edited, setEdited] = useState<IndicatorDefinition | "new" | null>(null);
  const list = useQuery("indicators/list", question, { keepPrevious: true });
  const before = useQuery("indicators/list", yearBefore(question), {
    enabled: list.value !== undefined && question.snapshot === null,
  });
  const shown = useMemo(
    () =>
      (list.value ?? []).filter(
        ({ definition, value, text }) =>
          (definition.name.includes(search) || definition.group.includes(search)) &&
          (!withData || value !== null || text !== null),
      ),
    [list.value, search, withData],
  );
  const onSearch = useCallback((text: string) => setSearch(text.trim()), []);
  return (
    <>
      <div className="toolbar">
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
      ) : shown.length === 0 ? (
        <EmptyState title={indicatorsText.noneFound} body={indicatorsText.noneFoundBody} />
      ) : (
        <ValueTable
          values={shown}
          before={question.snapshot === null ? (before.value ?? []) : []}
          onOpen={({ pack, definition }) => props.onOpen({ pack, code: definition.code, readAs: null, zone: null })}
          onEdit={setEdited}
        />
      )}
      <IndicatorEditor edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function yearBefore(question: MeasureQuestion): MeasureQuestion {
  const { period } = question;
  return {
    ...question,
    asOf: dayYearBefore(question.asOf),
    period: period === null ? null : `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`,
  };
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
