import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { columnTypes, ledgersText } from "../../text/ledgers";
import { useNotice } from "../../ui/notice";

interface ColumnForm {
  readonly label?: string;
  readonly type?: keyof typeof columnTypes;
  readonly unit?: string;
  readonly choices?: string;
}

interface ListForm {
  readonly label: string;
  readonly classifier?: string;
  readonly columns?: readonly ColumnForm[];
}

const types = Object.entries(columnTypes).map(([value, label]) => ({ value, label }));

/** Makes a list of the zone's own, column by column (自建清单). */
export function CreateList(props: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const create = useCommand("registers/create-list");
  const tell = useNotice();
  const navigate = useNavigate();
  const [form] = Form.useForm<ListForm>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async ({ label, classifier = "", columns = [] }: ListForm): Promise<void> => {
    const reply = await create.run({
      label: label.trim(),
      classifier: classifier.trim() === "" ? "条" : classifier.trim(),
      columns: columns.flatMap((column) => {
        const name = column.label?.trim() ?? "";
        if (name === "") return [];
        const unit = column.unit?.trim() ?? "";
        return [
          {
            label: name,
            type: column.type ?? ("text" as const),
            unit: unit === "" ? null : unit,
            choices: (column.choices ?? "")
              .split(/[、,，]/u)
              .flatMap((word) => (word.trim() === "" ? [] : [word.trim()])),
          },
        ];
      }),
    });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: ledgersText.made(label.trim()) });
    props.onClose();
    void navigate(`/register/${encodeURIComponent(reply.value.kind)}`);
  };
  return (
    <Modal
      open={props.open}
      width={760}
      title={ledgersText.create}
      okText={labels.save}
      confirmLoading={create.running}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <div className="list-head">
          <Form.Item
            name="label"
            label={ledgersText.label}
            rules={[{ required: true, whitespace: true, message: ledgersText.labelMissing }]}
          >
            <Input autoFocus autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="classifier" label={ledgersText.classifier}>
            <Input maxLength={4} placeholder="条" />
          </Form.Item>
        </div>
        <p className="secondary">{ledgersText.shared}</p>
        <Columns />
        {refusal === null ? null : <p className="refusal">{refusal}</p>}
      </Form>
    </Modal>
  );
}

function Columns(): ReactNode {
  return (
    <Form.List name="columns">
      {(fields, { add, remove }) => (
        <div className="list-columns">
          {fields.map(({ key, name }) => (
            <div key={key} className="list-column">
              <Form.Item name={[name, "label"]} noStyle>
                <Input aria-label={ledgersText.columnName} placeholder={ledgersText.columnName} maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, "type"]} noStyle initialValue="text">
                <Select aria-label={ledgersText.columnType} options={types} />
              </Form.Item>
              <Form.Item name={[name, "unit"]} noStyle>
                <Input aria-label={ledgersText.columnUnit} placeholder={ledgersText.columnUnit} maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, "choices"]} noStyle>
                <Input aria-label={ledgersText.columnChoices} placeholder={ledgersText.columnChoices} maxLength={400} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                {ledgersText.dropColumn}
              </Button>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {ledgersText.addColumn}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
