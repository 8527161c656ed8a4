import { PlusOutlined } from "@ant-design/icons";
import { Button, Popover, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import type { ListCondition } from "#domain/reporting/form-binding";
import { useQuery } from "../../api/use-query";
import { groupFieldChoices } from "../../text/field-choices";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { boundCondition, ConditionBound, isBounded, startBound, type TypedBound } from "./condition-bounds";
import type { Fields } from "./use-report";

/** Adds a condition to a list: a field, and what it is (加条件). `bounds`: figures, dates and exceptions too (营业收入不低于 1 亿元，所属园区不是东园). */
export function ConditionEditor(props: {
  readonly kind: string;
  readonly fields: Fields;
  readonly bounds?: boolean;
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
  const [isNot, setNot] = useState(false);
  const [bound, setBound] = useState<TypedBound | null>(null);
  const field = fields.byId.get(id ?? "");
  const filters = fields.list.filter(
    (one) => props.bounds === true || (one.kind !== "observation" && one.type !== "date"),
  );
  const condition =
    field === undefined ? null : bound === null ? conditionOf(field, chosen, isNot) : boundCondition(field, bound);
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
          const asked = fields.byId.get(next);
          setId(next);
          setChosen([]);
          setNot(false);
          setBound(props.bounds === true && asked !== undefined && isBounded(asked) ? startBound(asked) : null);
        }}
      />
      {field !== undefined && bound !== null && <ConditionBound field={field} bound={bound} onBound={setBound} />}
      {field !== undefined && bound === null && props.bounds === true && mayExclude(field) && (
        <Segmented<"is" | "not">
          size="small"
          value={isNot ? "not" : "is"}
          options={[
            { value: "is", label: reportingText.conditionIs.is },
            { value: "not", label: reportingText.conditionIs.not },
          ]}
          onChange={(said) => setNot(said === "not")}
        />
      )}
      {field !== undefined && bound === null && (
        <ValueSelect kind={props.kind} field={field} chosen={chosen} onChosen={setChosen} />
      )}
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

/** Codes are asked by how they begin, and of yes and no the one is not the other. */
function mayExclude({ type }: Field): boolean {
  return type !== "code" && type !== "boolean";
}

function conditionOf(field: Field, chosen: readonly string[], isNot: boolean): ListCondition | null {
  const [only] = chosen;
  if (only === undefined) return null;
  if (isNot) return { field: field.id, not: chosen };
  if (field.type === "code") return { field: field.id, startsWithAny: chosen };
  if (field.type === "boolean") {
    return chosen.length > 1 ? null : { field: field.id, equals: only === labels.yes };
  }
  return chosen.length === 1 ? { field: field.id, equals: only } : { field: field.id, equalsAny: chosen };
}
