import { Form, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../../api/use-command";
import type { NewField } from "#contract/recipes";
import type { Field, FieldType } from "#domain/catalogue/field";
import { describeError } from "../../../text/describe-error";
import { allUnits } from "../../../text/field-choices";
import { fieldTypeWords } from "../../../text/importing";
import { guessField } from "./guess-field";

/** 新建字段: makes an unknown column a field of the zone's own; prefilled from heading and samples. */
export function NewFieldWindow(props: {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly onMade: (field: Field) => void;
  readonly onClose: () => void;
}): ReactNode {
  const [field, setField] = useState<NewField>(() => guessField(props.heading, props.samples));
  const [error, setError] = useState<string | null>(null);
  const create = useCommand("fields/create");
  const numeric = field.type === "integer" || field.type === "decimal";
  const put = (part: Partial<NewField>): void => {
    setError(null);
    setField({ ...field, ...part });
  };
  const make = async (): Promise<void> => {
    const reply = await create.run({ ...field, label: field.label.trim(), unit: numeric ? field.unit : null });
    if (!reply.ok) return setError(describeError(reply.error));
    props.onMade(reply.value);
    props.onClose();
  };
  return (
    <Modal
      open
      title="新建字段"
      okText="新建并对应"
      cancelText="取消"
      confirmLoading={create.running}
      okButtonProps={{ disabled: field.label.trim() === "" }}
      onOk={() => void make()}
      onCancel={props.onClose}
    >
      <p className="panel-hint">建好以后，名册、导入、填报里都能用。</p>
      <Form layout="vertical" component="div">
        <Form.Item
          label="名称"
          htmlFor="new-field-label"
          {...(error === null ? {} : { validateStatus: "error", help: error })}
        >
          <Input
            id="new-field-label"
            value={field.label}
            maxLength={60}
            onChange={(event) => put({ label: event.target.value })}
            onPressEnter={() => void make()}
          />
        </Form.Item>
        <Form.Item label="类型" htmlFor="new-field-type">
          <Select<FieldType>
            id="new-field-type"
            value={field.type}
            options={typeOptions()}
            onChange={(type) => put({ type, ...kindOfType(type, field) })}
          />
        </Form.Item>
        {numeric && (
          <Form.Item label="单位" htmlFor="new-field-unit">
            <Select<string>
              id="new-field-unit"
              allowClear
              placeholder="没有单位"
              value={field.unit}
              options={allUnits.map((unit) => ({ value: unit, label: unit }))}
              onChange={(unit?: string) => put({ unit: unit ?? null })}
            />
          </Form.Item>
        )}
        {field.type === "choice" && (
          <Form.Item label="选项" htmlFor="new-field-choices" help="输入一个，按回车">
            <Select<string[]>
              id="new-field-choices"
              mode="tags"
              value={[...field.choices]}
              onChange={(choices) => put({ choices })}
            />
          </Form.Item>
        )}
        <Form.Item label="属于" htmlFor="new-field-kind">
          <Select<NewField["kind"]>
            id="new-field-kind"
            value={field.kind}
            options={[
              { value: "attribute", label: "属性：一家企业只有一个现值（联系人、产业）" },
              { value: "observation", label: "指标：每一期各有一个数（收入、人数）" },
            ]}
            onChange={(kind) => put({ kind })}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function typeOptions(): { value: FieldType; label: string }[] {
  const types: readonly FieldType[] = [
    "text",
    "integer",
    "decimal",
    "date",
    "boolean",
    "choice",
    "code",
    "phone",
    "person",
    "address",
  ];
  return types.map((type) => ({ value: type, label: fieldTypeWords[type] ?? "文字" }));
}

// Numbers are asked per period unless the person says otherwise afterwards.
function kindOfType(type: FieldType, field: NewField): Pick<NewField, "kind" | "unit"> {
  const numeric = type === "integer" || type === "decimal";
  return numeric ? { kind: "observation", unit: field.unit } : { kind: "attribute", unit: null };
}
