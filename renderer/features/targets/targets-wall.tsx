import { PrinterOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { filterWords, targetsText } from "../../text/targets";
import { SearchInput } from "../../ui/search-input";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { concerns, isFound, passes, type WallFilter, wallFilters } from "./filter-verdicts";
import { type Grouping, groupVerdicts } from "./group-verdicts";
import { PrintedHead, PrintedNotes } from "./printed-wall";
import { VerdictTable } from "./verdict-table";
import "./targets.css";

/** All targets of the installed packs and where the zone stands (目标墙). */
export function TargetsWall(props: {
  readonly question: MeasureQuestion;
  /** `pack/id` of the target that is open. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  /** What opens beside the wall for one target. */
  readonly drawer: (verdict: TargetVerdict | null) => ReactNode;
}): ReactNode {
  const { question, opened, onOpen } = props;
  const [pack, setPack] = useState<string | null>(null);
  const [grouping, setGrouping] = useState<Grouping>("document");
  const [filter, setFilter] = useState<WallFilter>("all");
  const [search, setSearch] = useState("");
  const wall = useQuery("targets/wall", { ...question, pack }, { keepPrevious: true });
  const all = wall.value;
  const verdicts = useMemo(() => all?.filter((one) => concerns(one, question.zone)), [all, question.zone]);
  const groups = useMemo(() => {
    const found = (verdicts ?? []).filter((one) => isFound(one, search));
    // In sections of zones each row is of one zone: what passes is decided by the row.
    return groupVerdicts(found, grouping).flatMap((group) => {
      const members = group.verdicts.filter((one) => passes(one, filter));
      return members.length === 0 ? [] : [{ ...group, verdicts: members }];
    });
  }, [verdicts, search, grouping, filter]);
  const shown = useMemo(() => groups.flatMap((group) => group.verdicts), [groups]);
  const onSearch = useCallback((text: string) => setSearch(text.trim()), []);
  if (wall.error !== null) {
    return (
      <ErrorState sentence={describeError(wall.error)} reference={errorReference(wall.error)} onRetry={wall.retry} />
    );
  }
  if (all?.length === 0 && pack === null) return <NoTargets />;
  return (
    <>
      <div className="toolbar wall-toolbar">
        <FilterChooser verdicts={verdicts ?? []} filter={filter} onChoose={setFilter} />
        <span className="wall-search">
          <SearchInput large label={targetsText.search} value={search} onSearch={onSearch} />
        </span>
        <PackChooser pack={pack} onChoose={setPack} />
        <Select<Grouping>
          aria-label={targetsText.groupBy}
          value={grouping}
          popupMatchSelectWidth={false}
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
      {verdicts === undefined ? (
        <LoadingLines lines={12} />
      ) : groups.length === 0 ? (
        <EmptyState title={targetsText.noneFound} body={targetsText.noneFoundBody} />
      ) : (
        <div className="wall" data-outdated={wall.outdated}>
          <PrintedHead question={question} verdicts={shown} />
          <VerdictTable groups={groups} opened={opened} onOpen={(one) => onOpen(one === null ? null : keyOf(one))} />
          {all === undefined || all.length === verdicts.length ? null : (
            <p className="secondary">{targetsText.others(all.length - verdicts.length)}</p>
          )}
          <PrintedNotes verdicts={verdicts.filter((one) => shown.some((row) => keyOf(row) === keyOf(one)))} />
        </div>
      )}
      {props.drawer(verdicts?.find((one) => keyOf(one) === opened) ?? null)}
    </>
  );
}

function keyOf({ pack, definition }: TargetVerdict): string {
  return `${pack}/${definition.id}`;
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

function FilterChooser(props: {
  readonly verdicts: readonly TargetVerdict[];
  readonly filter: WallFilter;
  readonly onChoose: (filter: WallFilter) => void;
}): ReactNode {
  return (
    <Segmented<WallFilter>
      aria-label={targetsText.columnLight}
      value={props.filter}
      onChange={props.onChoose}
      options={wallFilters.map((one) => ({
        value: one,
        label: `${filterWords[one]} ${props.verdicts.filter((verdict) => passes(verdict, one)).length}`,
      }))}
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
      className="pack-chooser"
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
