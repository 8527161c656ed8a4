import { ClearIcon } from "../../ui/clear-icon";
import { ColumnHeightOutlined, CopyOutlined, ExportOutlined, SearchOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, Select, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import type { BookSettings } from "#contract/book";
import type { OutputOf } from "#contract/contract";
import { useCommand } from "../../api/use-command";
import { periodWords } from "../../text/format-value";
import { rosterText } from "../../text/roster";
import type { GridRange } from "../../ui/grid/grid-range";
import { PageHeader } from "../../ui/page";
import { ColumnChooser } from "./column-chooser";
import { CreateEnterprise } from "./create-enterprise";
import { CreateEntry } from "./create-entry";
import type { FieldColumn } from "./roster-columns";
import { enterpriseKind, type RosterKind, rosterTitle } from "./roster-kind";
import { SavedViews } from "./saved-views";
import { useCopyTable } from "./use-copy-table";
import { useExportRoster } from "./use-export-roster";
import type { RosterView } from "./roster-view";
import type { RosterEdits } from "./use-roster-edits";
import type { RosterQuestion, RosterRows } from "./use-roster-rows";

interface Props {
  readonly kind: RosterKind;
  readonly catalogue: OutputOf<"enterprises/columns">;
  readonly settings: BookSettings;
  readonly period: string | null;
  readonly onPeriod: (period: string) => void;
  readonly view: RosterView;
  readonly all: readonly FieldColumn[];
  readonly quiet: readonly string[];
  readonly edits: RosterEdits;
  readonly columns: readonly FieldColumn[];
  readonly question: RosterQuestion;
  readonly rows: RosterRows;
  readonly range: GridRange;
}

/** Title, search, period, columns, row height, undo, and adding an enterprise: one line. */
export function RosterToolbar(props: Props): ReactNode {
  const { view, edits, catalogue } = props;
  const { kind } = props;
  const isEnterprise = kind.id === enterpriseKind.id;
  const choosable = props.all.filter(({ role }) => role === null).map(({ field }) => field);
  return (
    <PageHeader
      title={rosterTitle(kind)}
      note={
        <span className="roster-find">
          <Input
            className="roster-search"
            allowClear={{ clearIcon: <ClearIcon /> }}
            prefix={<SearchOutlined />}
            placeholder={isEnterprise ? rosterText.searchPlaceholder : rosterText.searchName}
            value={view.search}
            onChange={(event) => view.setSearch(event.target.value)}
          />
        </span>
      }
      actions={
        <>
          {isEnterprise || catalogue.periods.length > 0 ? (
            <Select
              aria-label={rosterText.period}
              className="roster-period"
              value={props.period}
              placeholder={rosterText.noPeriod}
              disabled={catalogue.periods.length === 0}
              onChange={props.onPeriod}
              options={catalogue.periods.map((period) => ({ value: period, label: periodWords(period) }))}
            />
          ) : null}
          <ColumnChooser fields={choosable} hidden={view.hidden} quiet={props.quiet} onHide={view.setHidden} />
          <DensityButton settings={props.settings} />
          <Tooltip title={`${rosterText.undo} Ctrl+Z`}>
            <Button icon={<StepIcon back />} aria-label={rosterText.undo} onClick={() => void edits.undo()} />
          </Tooltip>
          <Tooltip title={`${rosterText.redo} Ctrl+Y`}>
            <Button icon={<StepIcon />} aria-label={rosterText.redo} onClick={() => void edits.redo()} />
          </Tooltip>
          <TableButtons {...props} />
          <SavedViews kind={kind} view={view} columns={props.columns} />
          {isEnterprise ? <DuplicatesButton /> : null}
          {isEnterprise ? <CreateEnterprise /> : <CreateEntry kind={kind} fields={catalogue.fields} />}
        </>
      }
    />
  );
}

/** The bent arrow of every office program; the library's are circles that look alike. */
function StepIcon(props: { readonly back?: boolean }): ReactNode {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.400"
      aria-hidden="true"
      transform={props.back === true ? "" : "scale(-1 1)"}
    >
      <path
        d="M5.500 2.500 2 6l3.500 3.500M2.300 6H10a3.800 3.800 0 0 1 0 7.600H6.500"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Taking the roster elsewhere: onto the clipboard, or into a file. */
function TableButtons(props: Props): ReactNode {
  const copy = useCopyTable(props);
  const write = useExportRoster(props.question, props.kind);
  const empty = props.rows.total === null || props.rows.total === 0;
  return (
    <>
      <Tooltip title={rosterText.copyTableHint}>
        <Button icon={<CopyOutlined />} disabled={empty} onClick={() => void copy()}>
          {rosterText.copyTable}
        </Button>
      </Tooltip>
      <Tooltip title={rosterText.exportHint}>
        <Button icon={<ExportOutlined />} disabled={empty} loading={write.running} onClick={() => void write.run()}>
          {rosterText.export}
        </Button>
      </Tooltip>
    </>
  );
}

function DuplicatesButton(): ReactNode {
  const navigate = useNavigate();
  return (
    <Tooltip title={rosterText.duplicatesHint}>
      <Button icon={<TeamOutlined aria-hidden />} onClick={() => void navigate("/duplicates")}>
        {rosterText.duplicates}
      </Button>
    </Tooltip>
  );
}

function DensityButton(props: { readonly settings: BookSettings }): ReactNode {
  const save = useCommand("book/save-settings");
  const choose = (gridDensity: BookSettings["gridDensity"]): void => {
    void save.run({ ...props.settings, gridDensity });
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [props.settings.gridDensity],
        items: (["compact", "normal", "roomy"] as const).map((density) => ({
          key: density,
          label: rosterText.densities[density],
          onClick: () => choose(density),
        })),
      }}
    >
      <Tooltip title={rosterText.density}>
        <Button icon={<ColumnHeightOutlined />} aria-label={rosterText.density} />
      </Tooltip>
    </Dropdown>
  );
}
