import { TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import type { ReactNode } from "react";
import type { Field } from "#domain/catalogue/field";
import { rosterText } from "../../text/roster";

interface Props {
  /** Fields that may be hidden, in the order of the catalogue. */
  readonly fields: readonly Field[];
  readonly hidden: readonly string[];
  readonly quiet: readonly string[];
  readonly onHide: (fields: readonly string[]) => void;
}

/** Chooses columns, group by group. */
export function ColumnChooser(props: Props): ReactNode {
  const shown = props.fields.filter((field) => !props.hidden.includes(field.id)).length;
  return (
    <Popover trigger="click" placement="bottomRight" content={<Chooser {...props} />}>
      <Button icon={<TableOutlined />}>
        {rosterText.columns}
        <span className="secondary figures">
          {shown}/{props.fields.length}
        </span>
      </Button>
    </Popover>
  );
}

function Chooser(props: Props): ReactNode {
  const groups = [...new Set(props.fields.map((field) => field.group))];
  return (
    <div className="chooser">
      <div className="chooser-head">
        <span className="secondary">{rosterText.columnsHint}</span>
        <Button type="link" size="small" onClick={() => props.onHide([])}>
          {rosterText.columnsAll}
        </Button>
        <Button type="link" size="small" onClick={() => props.onHide(props.quiet)}>
          {rosterText.columnsReset}
        </Button>
      </div>
      <div className="chooser-scroll">
        <div className="chooser-groups">
          {groups.map((group) => (
            <Group key={group} {...props} group={group} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Group(props: Props & { readonly group: string }): ReactNode {
  const { hidden, onHide } = props;
  const fields = props.fields.filter((field) => field.group === props.group);
  const shown = fields.filter((field) => !hidden.includes(field.id)).length;
  const others = hidden.filter((id) => !fields.some((field) => field.id === id));
  const toggle = (id: string): void =>
    onHide(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <fieldset className="chooser-group">
      <Checkbox
        checked={shown === fields.length}
        indeterminate={shown > 0 && shown < fields.length}
        onChange={() => onHide(shown === fields.length ? [...others, ...fields.map((field) => field.id)] : others)}
      >
        <strong>{props.group}</strong>
      </Checkbox>
      {fields.map((field) => (
        <Checkbox key={field.id} checked={!hidden.includes(field.id)} onChange={() => toggle(field.id)}>
          {field.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
