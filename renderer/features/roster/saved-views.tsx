import { DeleteOutlined, StarOutlined } from "@ant-design/icons";
import { Button, Input, Popover, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { useNotice } from "../../ui/notice";
import type { FieldColumn } from "./roster-columns";
import { placeOf, type RosterKind } from "./roster-kind";
import type { RosterView } from "./roster-view";

interface Props {
  readonly kind: RosterKind;
  readonly view: RosterView;
  readonly columns: readonly FieldColumn[];
}

/** Kept ways of looking at a roster: search, conditions, order and columns (常用视图). */
export function SavedViews(props: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<ViewList {...props} onClose={() => setOpen(false)} />}
    >
      <Tooltip title={open ? "" : rosterText.views}>
        <Button icon={<StarOutlined />} aria-label={rosterText.views} />
      </Tooltip>
    </Popover>
  );
}

function ViewList(props: Props & { readonly onClose: () => void }): ReactNode {
  const { view } = props;
  const place = placeOf(props.kind);
  const views = useQuery("registers/views", { kind: place });
  const save = useCommand("registers/save-view");
  const remove = useCommand("registers/remove-view");
  const tell = useNotice();
  const [name, setName] = useState("");
  const keep = async (): Promise<void> => {
    const reply = await save.run({
      kind: place,
      name: name.trim(),
      search: view.search,
      filters: view.filters,
      sort: view.sort,
      columns: props.columns.map(({ field }) => field.id),
    });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    views.retry();
    setName("");
    tell({ kind: "done", text: rosterText.viewSaved(reply.value.name) });
  };
  const drop = async (id: number): Promise<void> => {
    const reply = await remove.run({ id });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    views.retry();
  };
  return (
    <div className="saved-views">
      {views.value?.length === 0 ? <p className="secondary">{rosterText.noViews}</p> : null}
      <ul>
        {(views.value ?? []).map((one) => (
          <li key={one.id}>
            <Button
              type="link"
              size="small"
              onClick={() => {
                view.show(one);
                props.onClose();
              }}
            >
              {one.name}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${rosterText.dropView} ${one.name}`}
              onClick={() => void drop(one.id)}
            />
          </li>
        ))}
      </ul>
      <div className="save-view">
        <Input
          size="small"
          aria-label={rosterText.viewName}
          placeholder={rosterText.viewName}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          size="small"
          type="primary"
          disabled={name.trim() === ""}
          loading={save.running}
          onClick={() => void keep()}
        >
          {labels.save}
        </Button>
      </div>
    </div>
  );
}
