import { Button, Dropdown, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { fieldHeading } from "../../text/format-value";
import { rosterText } from "../../text/roster";
import type { GridRange } from "../../ui/grid/grid-range";
import { useNotice } from "../../ui/notice";
import { FieldInput } from "./field-input";
import type { FieldColumn } from "./roster-columns";
import type { RosterKind } from "./roster-kind";
import type { RosterEdits } from "./use-roster-edits";
import type { RosterRows } from "./use-roster-rows";

interface Props {
  readonly kind: RosterKind;
  readonly columns: readonly FieldColumn[];
  readonly edits: RosterEdits;
  readonly rows: RosterRows;
  readonly range: GridRange;
}

/** What can be done with the selected rows: change one column of all, or remove them; both are taken back with Ctrl+Z. */
export function RowActions(props: Props): ReactNode {
  const { kind, rows, range } = props;
  const remove = useCommand("registers/remove");
  const [changing, setChanging] = useState(false);
  const tell = useNotice();
  const count = rows.total === 0 || rows.total === null ? 0 : range.lastRow - range.firstRow + 1;
  const drop = async (): Promise<void> => {
    const found = await rows.fetchRows(range.firstRow, range.lastRow);
    const reply = await remove.run({ ids: found.map(({ id }) => id) });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    tell({ kind: "done", text: rosterText.removedRows(reply.value.removed, kind.classifier) });
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        disabled={count === 0}
        menu={{
          items: [
            { key: "change", label: rosterText.bulkChange, onClick: () => setChanging(true) },
            {
              key: "remove",
              danger: true,
              label: rosterText.removeRows(count, kind.classifier),
              onClick: () => void drop(),
            },
          ],
        }}
      >
        <Button size="small" type="text" className="row-actions" disabled={count === 0}>
          {rosterText.rowActions(count)}
        </Button>
      </Dropdown>
      <BulkChange {...props} count={count} open={changing} onClose={() => setChanging(false)} />
    </>
  );
}

function BulkChange(
  props: Props & { readonly count: number; readonly open: boolean; readonly onClose: () => void },
): ReactNode {
  const { columns, edits, rows, range, kind } = props;
  const [key, setKey] = useState<string | null>(null);
  const [text, setText] = useState("");
  const choosable = columns.filter(({ role }) => role === null || (role === "name" && kind.nameFrom === null));
  const chosen = choosable.find((column) => column.key === key) ?? null;
  const run = async (): Promise<void> => {
    if (chosen === null) return;
    await rows.fetchRows(range.firstRow, range.lastRow);
    const changes = Array.from({ length: props.count }, (_, at) => ({
      row: range.firstRow + at,
      column: chosen.key,
      text: text.trim(),
    }));
    props.onClose();
    await edits.write(changes, rows);
  };
  return (
    <Modal
      open={props.open}
      title={rosterText.bulkChange}
      okText={rosterText.bulkRun(props.count)}
      okButtonProps={{ disabled: chosen === null }}
      onOk={() => void run()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <div className="bulk-change">
        <Select<string>
          aria-label={rosterText.bulkColumn}
          placeholder={rosterText.bulkColumn}
          showSearch={{ optionFilterProp: "label" }}
          value={key}
          onChange={(next) => {
            setKey(next);
            setText("");
          }}
          options={choosable.map((column) => ({ value: column.key, label: fieldHeading(column.field) }))}
        />
        {chosen === null ? null : (
          <FieldInput
            key={chosen.key}
            field={chosen.field}
            label={rosterText.bulkValue}
            placeholder={rosterText.bulkBlank}
            {...(text === "" ? {} : { value: text })}
            onChange={(next) => setText(next ?? "")}
          />
        )}
      </div>
    </Modal>
  );
}
