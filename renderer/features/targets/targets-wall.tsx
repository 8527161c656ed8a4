import { PrinterOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { TargetStatus, TargetVerdict } from "#contract/targets";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { statusWords, targetCount, targetsText } from "../../text/targets";
import { SearchInput } from "../../ui/search-input";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { countStatuses, type Grouping, groupVerdicts, isFound } from "./group-verdicts";
import { VerdictTable } from "./verdict-table";
import "./targets.css";

const statuses: readonly TargetStatus[] = ["missed", "near", "nodata", "met"];

/** All targets of the installed packs and where the zone stands (目标墙). */
export function TargetsWall(props: {
  readonly zone: number | null;
  readonly onZone: (zone: number | null) => void;
  /** What opens beside the wall for one target. */
  readonly drawer: (verdict: TargetVerdict | null, onClose: () => void) => ReactNode;
}): ReactNode {
  const { day } = useAsOf();
  const [pack, setPack] = useState<string | null>(null);
  const [grouping, setGrouping] = useState<Grouping>("document");
  const [status, setStatus] = useState<TargetStatus | null>(null);
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const wall = useQuery(
    "targets/wall",
    { asOf: day, zone: props.zone, period: null, snapshot: null, pack },
    { keepPrevious: true },
  );
  const verdicts = wall.value;
  const shown = useMemo(
    () => (verdicts ?? []).filter((one) => (status === null || one.status === status) && isFound(one, search)),
    [verdicts, status, search],
  );
  const onSearch = useCallback((text: string) => setSearch(text.trim()), []);
  const openedVerdict = verdicts?.find((one) => keyOf(one) === opened) ?? null;
  return (
    <>
      <div className="toolbar wall-toolbar">
        <PackChooser pack={pack} onChoose={setPack} />
        <ZoneChooser zone={props.zone} onChoose={props.onZone} />
        <StatusChooser verdicts={verdicts ?? []} status={status} onChoose={setStatus} />
        <span className="wall-search">
          <SearchInput large label={targetsText.search} value={search} onSearch={onSearch} />
        </span>
        <span className="toolbar-space" />
        <Segmented<Grouping>
          aria-label={targetsText.groupBy}
          value={grouping}
          onChange={setGrouping}
          options={(["document", "status", "owner", "zone"] as const).map((one) => ({
            value: one,
            label: targetsText.groups[one],
          }))}
        />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {targetsText.print}
        </Button>
      </div>
      {wall.error !== null ? (
        <ErrorState sentence={describeError(wall.error)} reference={errorReference(wall.error)} onRetry={wall.retry} />
      ) : verdicts === undefined ? (
        <LoadingLines lines={12} />
      ) : verdicts.length === 0 ? (
        <NoTargets />
      ) : shown.length === 0 ? (
        <EmptyState title={targetsText.noneFound} body={targetsText.noneFoundBody} />
      ) : (
        <Sections day={day} verdicts={shown} grouping={grouping} onOpen={(one) => setOpened(keyOf(one))} />
      )}
      {props.drawer(openedVerdict, () => setOpened(null))}
    </>
  );
}

function keyOf({ pack, definition }: TargetVerdict): string {
  return `${pack}/${definition.id}`;
}

function Sections(props: {
  readonly day: string;
  readonly verdicts: readonly TargetVerdict[];
  readonly grouping: Grouping;
  readonly onOpen: (verdict: TargetVerdict) => void;
}): ReactNode {
  const groups = groupVerdicts(props.verdicts, props.grouping);
  return (
    <div className="wall">
      <p className="wall-printed secondary">{`${targetsText.printedAt} ${props.day}`}</p>
      {groups.map(({ title, note, verdicts }) => (
        <section key={title} className="wall-section">
          <h2>
            {title}
            {note === null ? null : <span className="secondary">{note}</span>}
            <span className="secondary figures">{targetCount(verdicts.length)}</span>
          </h2>
          <VerdictTable label={title} verdicts={verdicts} onOpen={props.onOpen} />
        </section>
      ))}
      <ReadingNotes verdicts={props.verdicts} />
    </div>
  );
}

/** The readings in force, as they belong under a printed report (口径说明). */
function ReadingNotes(props: { readonly verdicts: readonly TargetVerdict[] }): ReactNode {
  const lines = props.verdicts.flatMap(({ definition, indicatorName, readings }) =>
    readings.map(({ question, chosen }) => ({
      key: `${definition.id} ${question}`,
      text: `${definition.id} ${indicatorName}：${question} ${chosen}`,
    })),
  );
  if (lines.length === 0) return null;
  return (
    <section className="wall-notes">
      <h2>{targetsText.note}</h2>
      <ol>
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ol>
    </section>
  );
}

function NoTargets(): ReactNode {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={targetsText.emptyTitle}
      body={targetsText.emptyBody}
      actions={
        <>
          <Button type="primary" onClick={() => void navigate("/packs")}>
            {targetsText.toPacks}
          </Button>
          <Button onClick={() => void navigate("/extraction")}>{targetsText.toExtraction}</Button>
        </>
      }
    />
  );
}

function StatusChooser(props: {
  readonly verdicts: readonly TargetVerdict[];
  readonly status: TargetStatus | null;
  readonly onChoose: (status: TargetStatus | null) => void;
}): ReactNode {
  const counts = countStatuses(props.verdicts);
  return (
    <Segmented<TargetStatus | "all">
      aria-label={targetsText.columnLight}
      value={props.status ?? "all"}
      onChange={(value) => props.onChoose(value === "all" ? null : value)}
      options={[
        { value: "all", label: `${targetsText.all} ${props.verdicts.length}` },
        ...statuses.map((status) => ({ value: status, label: `${statusWords[status]} ${counts[status]}` })),
      ]}
    />
  );
}

function PackChooser(props: {
  readonly pack: string | null;
  readonly onChoose: (pack: string | null) => void;
}): ReactNode {
  const packs = useQuery("packs/list", null);
  const installed = (packs.value ?? []).filter(({ state, counts }) => state !== "available" && counts.targets > 0);
  return (
    <Select<string>
      aria-label={targetsText.pack}
      value={props.pack ?? ""}
      popupMatchSelectWidth={false}
      onChange={(value) => props.onChoose(value === "" ? null : value)}
      options={[
        { value: "", label: targetsText.allPacks },
        ...installed.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
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
