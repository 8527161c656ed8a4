import { PlusOutlined } from "@ant-design/icons";
import { Button, Popover, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import type { ListCondition } from "#domain/reporting/form-binding";
import { useQuery } from "../../api/use-query";
import { groupFieldChoices } from "../../text/field-choices";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import type { Fields } from "./use-report";

/** Adds a condition to a list: a field, and what it is (加条件). */
export function ConditionEditor(props: {
  readonly kind: string;
  readonly fields: Fields;
  readonly onCondition: (condition: ListCondition) => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <ConditionForm
          {...props}
          onCondition={(condition) => {
            setOpen(false);
            props.onCondition(condition);
          }}
        />
      }
    >
      <Button size="small" type="dashed" icon={<PlusOutlined />}>
        {reportingText.addCondition}
      </Button>
    </Popover>
  );
}

function ConditionForm(props: Parameters<typeof ConditionEditor>[0]): ReactNode {
  const { fields } = props;
  const [id, setId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const field = fields.byId.get(id ?? "");
  const condition = field === undefined ? null : conditionOf(field, chosen);
  const filters = fields.list.filter((one) => one.kind !== "observation" && one.type !== "date");
  return (
    <div className="condition-form">
      <Select<string>
        aria-label={reportingText.conditionField}
        placeholder={reportingText.conditionField}
        showSearch={{ optionFilterProp: "search" }}
        value={id}
        autoFocus
        options={groupFieldChoices(filters).map((group) => ({ ...group, options: [...group.options] }))}
        onChange={(next) => {
          setId(next);
          setChosen([]);
        }}
      />
      {field !== undefined && <ValueSelect kind={props.kind} field={field} chosen={chosen} onChosen={setChosen} />}
      <Button
        size="small"
        type="primary"
        disabled={condition === null}
        onClick={() => {
          if (condition !== null) props.onCondition(condition);
        }}
      >
        {reportingText.conditionUse}
      </Button>
    </div>
  );
}

function ValueSelect(props: {
  readonly kind: string;
  readonly field: Field;
  readonly chosen: readonly string[];
  readonly onChosen: (values: readonly string[]) => void;
}): ReactNode {
  const { field } = props;
  const free = field.type !== "boolean" && field.type !== "choice" && field.type !== "code";
  const kind = props.kind === "enterprise" ? {} : { kind: props.kind };
  const known = useQuery("enterprises/value-list", { ...kind, key: field.id, search: "" }, { enabled: free });
  const words =
    field.type === "boolean"
      ? [labels.yes, labels.no]
      : field.type === "choice"
        ? field.choices.map(({ value }) => value)
        : (known.value ?? []).map(({ value }) => value).filter((value) => value !== "");
  const label = field.type === "code" ? reportingText.conditionStarts : reportingText.conditionValues;
  return (
    <Select<string[]>
      aria-label={label}
      placeholder={label}
      mode={field.type === "code" ? "tags" : "multiple"}
      value={[...props.chosen]}
      loading={free && known.loading}
      maxTagCount="responsive"
      options={words.map((word) => ({ value: word, label: word }))}
      onChange={props.onChosen}
    />
  );
}

function conditionOf(field: Field, chosen: readonly string[]): ListCondition | null {
  const [only] = chosen;
  if (only === undefined) return null;
  if (field.type === "code") return { field: field.id, startsWithAny: chosen };
  if (field.type === "boolean") {
    return chosen.length > 1 ? null : { field: field.id, equals: only === labels.yes };
  }
  return chosen.length === 1 ? { field: field.id, equals: only } : { field: field.id, equalsAny: chosen };
}
